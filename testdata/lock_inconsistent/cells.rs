//! A `RefCell` guards nothing against other threads, so nothing is touched without it.

use std::{
    cell::{Cell, RefCell},
    sync::Mutex,
};

struct Histogram {
    values: RefCell<Vec<u64>>,
    exceeds: Cell<u64>,
}

impl Histogram {
    fn record(&self, value: u64) {
        let mut values = self.values.borrow_mut();
        if value > 1000 {
            self.exceeds.set(self.exceeds.get() + 1);
        }
        values.push(value);
    }
    fn count(&self) -> u64 {
        let values = self.values.borrow();
        values.len() as u64 + self.exceeds.get()
    }
    fn reset(&self) {
        self.values.borrow_mut().clear();
        self.exceeds.set(0);
    }
}

/// The same with a lock, which two threads may take.
struct Shared {
    values: Mutex<Vec<u64>>,
    exceeds: Cell<u64>,
}

unsafe impl Sync for Shared {}

impl Shared {
    fn record(&self, value: u64) {
        let mut values = self.values.lock().unwrap();
        if value > 1000 {
            self.exceeds.set(self.exceeds.get() + 1);
        }
        values.push(value);
    }
    fn count(&self) -> u64 {
        let values = self.values.lock().unwrap();
        values.len() as u64 + self.exceeds.get()
    }
    fn reset(&self) {
        self.values.lock().unwrap().clear();
        self.exceeds.set(0); //~ lock_inconsistent(high): `Shared.exceeds` is touched without `Shared.values`
        //~ help: take `Shared.values` here too, or move the data into it
        //~ help: `// threadlint: guarded_by(values)` before the field has this
    }
}
