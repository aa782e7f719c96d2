//! Locks inside of a concurrent map, and its entries.

use std::sync::{Arc, Mutex};

use dashmap::{DashMap, mapref::entry::Entry};

type Queries = Arc<Mutex<Vec<u32>>>;

pub struct Registry {
    queries: DashMap<u32, Queries>,
}

impl Registry {
    /// The map's closures get what is in it: another lock.
    pub fn forget(&self, id: &u32, expected: &Queries) {
        self.queries.remove_if(id, |_, it| {
            Arc::ptr_eq(it, expected) && it.lock().unwrap().is_empty()
        });
    }

    pub fn forget_empty(&self) {
        self.queries.retain(|_, it| !it.lock().unwrap().is_empty());
    }

    pub fn forget_all_but(&self, id: u32) {
        self.queries.retain(|it, _| *it == id || self.queries.len() > 1); //~ lock_double: `Registry.queries` is read-locked again
    }

    /// An entry that is there is still locked after something was put into it; one that was not there is gone.
    pub fn renew(&self, id: u32) -> usize {
        match self.queries.entry(id) {
            Entry::Occupied(mut entry) => {
                entry.insert(Queries::default());
                self.queries.len() //~ lock_double: `Registry.queries` is read-locked again
            }
            Entry::Vacant(entry) => {
                entry.insert(Queries::default());
                self.queries.len()
            }
        }
    }

    pub fn renew_by_name(&self, id: u32) -> usize {
        let entry = self.queries.entry(id);
        match entry {
            Entry::Occupied(entry) => {
                entry.remove();
                self.queries.len()
            }
            Entry::Vacant(entry) => {
                let _new = entry.insert(Queries::default());
                self.queries.len() //~ lock_double: `Registry.queries` is read-locked again
            }
        }
    }

    /// Where nothing was found nothing is locked.
    pub fn add(&self, id: u32) {
        let found = self.queries.get(&id);
        assert!(found.is_none());
        self.queries.insert(id, Queries::default());
    }

    pub fn add_if_new(&self, id: u32) {
        let found = self.queries.get(&id);
        if !found.is_some() {
            self.queries.insert(id, Queries::default()); //~ shared_check_then_act: another thread can put in the same key of `Registry.queries`
        }
    }

    pub fn replace(&self, id: u32) {
        let found = self.queries.get(&id);
        if found.is_some() {
            self.queries.insert(id, Queries::default()); //~ lock_upgrade: `Registry.queries` is write-locked while this thread reads it
        }
    }

    /// What was asked before is of another value.
    pub fn ask_too_early(&self, id: u32) {
        let mut found = None;
        let is_gone = found.is_none();
        found = self.queries.get(&id);
        if is_gone {
            self.queries.insert(id, Queries::default()); //~ lock_upgrade: `Registry.queries` is write-locked
        }
        drop(found);
    }

    /// A guard of something that may be empty is there all the same.
    pub fn start_once(&self, slot: &Mutex<Option<u32>>) {
        let mut task = slot.lock().unwrap();
        if task.is_some() {
            return;
        }
        *task = *slot.lock().unwrap(); //~ lock_double: `slot` is locked again
    }
}

/// What is in the map has a guard of its own in it: what comes out is that.
pub struct Worker<'a> {
    turn: std::sync::MutexGuard<'a, ()>,
}

pub fn change<'a>(workers: &DashMap<u32, Worker<'a>>, new: Worker<'a>) -> usize {
    match workers.entry(1) {
        Entry::Occupied(mut entry) => {
            let _old = entry.insert(new);
            workers.len() //~ lock_double: `workers` is read-locked again
        }
        Entry::Vacant(_) => 0,
    }
}
