//! Both orders, and still no deadlock.

use std::sync::{Arc, Mutex, RwLock};

/// Both ways under one outer lock.
struct Gated {
    gate: Mutex<()>,
    left: Mutex<u32>,
    right: Mutex<u32>,
}

impl Gated {
    fn forth(&self) {
        let _gate = self.gate.lock().unwrap();
        let left = self.left.lock().unwrap();
        *self.right.lock().unwrap() += *left;
    }

    fn back(&self) {
        let _gate = self.gate.lock().unwrap();
        let right = self.right.lock().unwrap();
        self.add(*right);
    }

    fn add(&self, n: u32) {
        *self.left.lock().unwrap() += n;
    }
}

/// The outer lock lets several in at once.
struct Shared {
    gate: RwLock<()>,
    left: Mutex<u32>,
    right: Mutex<u32>,
}

impl Shared {
    fn forth(&self) {
        let _gate = self.gate.read().unwrap();
        let left = self.left.lock().unwrap();
        *self.right.lock().unwrap() += *left; //~ lock_order(high): `Shared.right` is locked while `Shared.left` is held
    }

    fn back(&self) {
        let _gate = self.gate.read().unwrap();
        let right = self.right.lock().unwrap();
        *self.left.lock().unwrap() += *right;
    }
}

/// The outer lock is not always taken.
struct Ajar {
    gate: Mutex<()>,
    left: Mutex<u32>,
    right: Mutex<u32>,
}

impl Ajar {
    fn forth(&self, is_alone: bool) {
        let gate = self.gate.lock().unwrap();
        if is_alone {
            drop(gate);
        }
        let left = self.left.lock().unwrap();
        *self.right.lock().unwrap() += *left; //~ lock_order(high): `Ajar.right` is locked while `Ajar.left` is held
    }

    fn back(&self) {
        let _gate = self.gate.lock().unwrap();
        let right = self.right.lock().unwrap();
        *self.left.lock().unwrap() += *right;
    }
}

/// One way only tries.
struct Polite {
    left: Mutex<u32>,
    right: Mutex<u32>,
}

impl Polite {
    fn forth(&self) {
        let left = self.left.lock().unwrap();
        *self.right.lock().unwrap() += *left;
    }

    fn back(&self) {
        let right = self.right.lock().unwrap();
        if let Ok(mut left) = self.left.try_lock() {
            *left += *right;
        }
    }
}

/// Nobody writes one of them, and readers do not keep readers out.
struct Read {
    left: RwLock<u32>,
    right: RwLock<u32>,
}

impl Read {
    fn forth(&self) -> u32 {
        let left = self.left.read().unwrap();
        *left + *self.right.read().unwrap()
    }

    fn back(&self) -> u32 {
        let right = self.right.read().unwrap();
        *right + *self.left.read().unwrap()
    }
}

/// Somebody writes, so that readers may have to queue.
struct Written {
    left: RwLock<u32>,
    right: RwLock<u32>,
}

impl Written {
    fn forth(&self) -> u32 {
        let left = self.left.read().unwrap();
        *left + *self.right.read().unwrap() //~ lock_order(high): `Written.right`
    }

    fn back(&self) -> u32 {
        let right = self.right.read().unwrap();
        *right + *self.left.read().unwrap()
    }

    fn write(&self) {
        *self.left.write().unwrap() += 1;
        *self.right.write().unwrap() += 1;
    }
}

/// The first lock is gone before the second one is taken.
struct Dropped {
    left: Mutex<u32>,
    right: Mutex<u32>,
}

impl Dropped {
    fn forth(&self) {
        let left = self.left.lock().unwrap();
        let n = *left;
        drop(left);
        *self.right.lock().unwrap() += n;
    }

    fn back(&self) {
        let right = self.right.lock().unwrap();
        *self.left.lock().unwrap() += *right;
    }

    /// Nobody else can have `self`.
    fn alone(&mut self) {
        let left = self.left.get_mut().unwrap();
        *self.right.get_mut().unwrap() += *left;
    }
}

/// Whoever has `&mut self` is alone with the locks in it, but not with those behind a pointer.
struct Exclusive {
    tables: Mutex<u32>,
    system: Mutex<u32>,
    shared: Arc<Behind>,
}

struct Behind {
    left: Mutex<u32>,
    right: Mutex<u32>,
}

impl Exclusive {
    fn open(&self) {
        let tables = self.tables.lock().unwrap();
        *self.system.lock().unwrap() += *tables;
        let left = self.shared.left.lock().unwrap();
        *self.shared.right.lock().unwrap() += *left; //~ lock_order(high): `Behind.right`
    }

    fn commit(&mut self) {
        let system = self.system.lock().unwrap();
        *self.tables.lock().unwrap() += *system;
    }

    fn turn(&mut self) {
        let right = self.shared.right.lock().unwrap();
        *self.shared.left.lock().unwrap() += *right;
    }
}
