//! What real projects do, and was once taken for a lock within the same lock.

use std::sync::{Mutex, MutexGuard, RwLock};

struct Head {
    number: u64,
    hash: String,
}

struct Chain {
    best: RwLock<Head>,
    waiters: Mutex<Vec<u32>>,
}

struct Report {
    number: u64,
    hash: String,
}

impl Chain {
    /// A value that is copied or cloned out of a guard does not keep it alive.
    fn report(&self) -> Report {
        let best = self.best.read().unwrap();
        Report { number: best.number, hash: best.hash.clone() }
    }

    fn advance(&self) {
        let report = self.report();
        self.best.write().unwrap().number = report.number + 1;
    }

    /// The closure runs only if no guard was given.
    fn add_permits(&self, given: Option<MutexGuard<'_, Vec<u32>>>) {
        let mut given = given;
        let mut waiters = given.take().unwrap_or_else(|| self.waiters.lock().unwrap());
        waiters.push(1);
    }

    fn release(&self) {
        let waiters = self.waiters.lock().unwrap();
        self.add_permits(Some(waiters));
    }

    /// The guard comes on one of the ways only, and here on the other.
    fn perhaps_locked(&self, is_shared: bool) -> Option<MutexGuard<'_, Vec<u32>>> {
        if is_shared { Some(self.waiters.lock().unwrap()) } else { None }
    }

    fn alone(&self) {
        let _guard = self.perhaps_locked(false);
        self.waiters.lock().unwrap().clear(); //~ lock_double(medium): `Chain.waiters` is locked again
    }
}

static INTERPRETER: Mutex<()> = Mutex::new(());

/// The library's function of the same name: a private `use super::*` does not bring this one in.
fn instantiate() {
    let _lock = INTERPRETER.lock().unwrap();
    bindings::instantiate();
}

mod bindings {
    use super::*;

    foreign::import! {
        pub fn instantiate();
    }
}
