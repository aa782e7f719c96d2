//! Calls that come to one lock on several ways, or in a circle.

use std::sync::{Mutex, MutexGuard};

struct Cache {
    entries: Mutex<Vec<String>>,
    depths: Mutex<Vec<u32>>,
    seen: Mutex<Vec<u32>>,
}

trait Policy {
    fn apply(&self, cache: &Cache);
}

struct Oldest;

impl Policy for Oldest {
    fn apply(&self, cache: &Cache) {
        cache.entries.lock().unwrap().remove(0);
    }
}

struct Keep;

impl Policy for Keep {
    fn apply(&self, _: &Cache) {}
}

impl Cache {
    fn len(&self) -> usize {
        self.entries.lock().unwrap().len()
    }

    fn has_room(&self) -> bool {
        self.len() < 100
    }

    // The shortest way is told.

    fn trim(&self) {
        if !self.has_room() {
            self.entries.lock().unwrap().clear();
          //------------------- `Cache.entries` is locked again here
        }
    }

    fn trim_under_the_lock(&self) {
        let entries = self.entries.lock().unwrap();
        self.trim(); //~ lock_reentry(high): `Cache::trim` locks `Cache.entries`
        drop(entries);
    }

    // A sure way rather than one through a trait, though it is longer.

    fn shrink(&self, policy: &dyn Policy) {
        policy.apply(self);
        if !self.has_room() {
            policy.apply(self);
        }
    }

    fn shrink_under_the_lock(&self, policy: &dyn Policy) {
        let entries = self.entries.lock().unwrap();
        self.shrink(policy); //~ lock_reentry(high): `Cache::len` locks `Cache.entries`
        drop(entries);
    }

    fn apply_under_the_lock(&self, policy: &dyn Policy) {
        let entries = self.entries.lock().unwrap();
        policy.apply(self); //~ lock_reentry(medium): `Oldest::apply` locks `Cache.entries`
        drop(entries);
    }

    // Each calls the other.

    fn walk(&self, depth: u32) {
        self.depths.lock().unwrap().push(depth);
        if depth > 0 {
            self.visit(depth);
        }
    }

    fn visit(&self, depth: u32) {
        self.seen.lock().unwrap().push(depth); //~ lock_order: `Cache.seen` is locked while `Cache.depths` is held
        self.walk(depth - 1);
    }

    fn walk_all(&self) {
        let seen = self.seen.lock().unwrap();
        self.walk(3); //~ lock_reentry: `Cache::visit` locks `Cache.seen`
        drop(seen);
    }

    fn visit_all(&self) {
        let depths = self.depths.lock().unwrap();
        self.visit(3); //~ lock_reentry: `Cache::walk` locks `Cache.depths`
        drop(depths);
    }

    fn walk_later(&self) {
        let n_seen = self.seen.lock().unwrap().len();
        self.walk(n_seen as u32);
    }
}

// Which lock it is, the second argument says.

fn append(depth: u32, to: &Mutex<Vec<u32>>) {
    to.lock().unwrap().push(depth);
}

fn append_to_both(cache: &Cache) {
    let seen = cache.seen.lock().unwrap();
    append(1, &cache.depths);
    append(1, &cache.seen); //~ lock_reentry: `append` locks `Cache.seen`
    drop(seen);
}

// One of the ways gives the guard away before.

struct Notes {
    pages: Mutex<Vec<u32>>,
    index: Mutex<Vec<u32>>,
}

impl Notes {
    fn note(&self, pages: MutexGuard<'_, Vec<u32>>, is_last: bool) {
        if is_last {
            drop(pages);
            self.index.lock().unwrap().clear();
            return;
        }
        self.index.lock().unwrap().push(pages.len() as u32);
    }

    fn note_all(&self) {
        self.note(self.pages.lock().unwrap(), false);
    }

    fn report(&self) -> usize {
        let index = self.index.lock().unwrap();
        index.len() + self.pages.lock().unwrap().len() //~ lock_order: `Notes.pages` is locked while `Notes.index` is held
    }
}
