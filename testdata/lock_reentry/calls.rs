//! A function that is called takes the lock that the caller holds: one call down, or three.

use std::sync::{Mutex, MutexGuard};

struct Cache {
    entries: Mutex<Vec<String>>,
    hits: Mutex<u64>,
}

impl Cache {
    fn len(&self) -> usize {
        self.entries.lock().unwrap().len()
    }

    fn is_full(&self) -> bool {
        self.len() > 100
    }

    fn has_room(&self) -> bool {
        !self.is_full()
    }

    fn insert(&self, entry: String) {
        let mut entries = self.entries.lock().unwrap();
                        //------------------- `Cache.entries` is locked here, and held by `entries`
        if self.len() < 100 {
        // ---------- calls `Cache::len`
         //^^^^^^^^^^ lock_reentry: `Cache::len` locks `Cache.entries`, which is held during this call
        //~ help: end the life of `entries` before this call: `drop(entries)`, or
        //~ help: or let the callee work on what the guard protects, passed as a
        //~ help: `threadlint_runtime::ordered::Mutex` reports this at run time
            entries.push(entry);
        }
    }

    fn insert_if_room(&self, entry: String) {
        let mut entries = self.entries.lock().unwrap();
        if self.has_room() { //~ lock_reentry(high): `Cache::len` locks `Cache.entries`
            entries.push(entry);
        }
    }

    fn insert_in_a_head(&self) {
        match self.entries.lock().unwrap().pop() {
        //    ------------------- `Cache.entries` is locked here, and held to the end of the `match`
            Some(entry) => self.insert(entry), //~ lock_reentry: `Cache::insert` locks `Cache.entries`
            //~ help: take the value into a variable before the `match`: its guard
            //~ edit: let the guard end before the `match`
            //~[2021] edit: { let value =
            None => {}
        }
    }

    fn as_an_argument(&self) {
        // The receiver's guard lives when the argument is evaluated.
        self.entries.lock().unwrap().truncate(self.len()); //~ lock_reentry: `Cache::len`
      //------------------- `Cache.entries` is locked here, and held to the end of the statement
        //~ help: take the value into a variable in a statement of its own: its
    }

    fn recursive(&self, depth: u32) {
        let _entries = self.entries.lock().unwrap();
        if depth > 0 {
            self.recursive(depth - 1); //~ lock_reentry: `Cache::recursive`
        }
    }

    fn by_a_free_function(&self) {
        let _entries = self.entries.lock().unwrap();
        clear(self); //~ lock_reentry: `clear` locks `Cache.entries`
    }

    // What is fine.

    fn insert_after(&self, entry: String) {
        if self.len() < 100 {
            self.entries.lock().unwrap().push(entry);
        }
    }

    fn insert_under_the_guard(&self, entry: String) {
        let mut entries = self.entries.lock().unwrap();
        push(&mut entries, entry);
    }

    fn insert_and_count(&self, entry: String) {
        let mut entries = self.entries.lock().unwrap();
        entries.push(entry);
        self.count();
    }

    fn count(&self) {
        *self.hits.lock().unwrap() += 1;
    }

    fn hand_over(&self) {
        let entries = self.entries.lock().unwrap();
        let len = self.finish(entries);
        assert_eq!(len, self.len());
    }

    fn finish(&self, mut entries: MutexGuard<'_, Vec<String>>) -> usize {
        entries.clear();
        drop(entries);
        self.len()
    }

    fn hand_over_and_lock(&self) {
        let entries = self.entries.lock().unwrap();
        self.keep(entries); //~ lock_reentry: `Cache::len` locks `Cache.entries`
    }

    fn keep(&self, entries: MutexGuard<'_, Vec<String>>) -> usize {
        self.len() + entries.len()
    }

    fn copy_to(&self, other: &Cache) {
        let entries = self.entries.lock().unwrap();
        other.replace(entries.clone()); //~ lock_order_instances(medium): two `Cache.entries`
    }

    fn replace(&self, entries: Vec<String>) {
        *self.entries.lock().unwrap() = entries;
    }
}

fn clear(cache: &Cache) {
    cache.entries.lock().unwrap().clear();
}

fn push(entries: &mut Vec<String>, entry: String) {
    entries.push(entry);
}

// Two parameters, one object: only the caller knows.

fn copy(from: &Mutex<Vec<String>>, to: &Mutex<Vec<String>>) {
    let from = from.lock().unwrap();
    //         ----------- `Cache.entries` is locked here, and still held below
    to.lock().unwrap().extend(from.iter().cloned());
}

fn copy_to_itself(cache: &Cache) {
    copy(&cache.entries, &cache.entries); //~ lock_reentry: `copy` locks `Cache.entries` twice here
    //~ help: pass two different locks, or take the lock once around both uses
}

fn copy_to_another(names: &Mutex<Vec<String>>, cache: &Cache) {
    copy(names, &cache.entries);
}
