//! Data that stand beside their lock are touched with it and without it.

use std::{cell::UnsafeCell, sync::Mutex};

use threadlint_attributes::{checked, excludes, requires};

#[checked]
struct Counter {
    lock: Mutex<()>,
    #[guarded_by(lock)]
  //------------------- the lock is named here
    count: UnsafeCell<u64>,
    // threadlint: guarded_by(self.lock)
    names: UnsafeCell<Vec<String>>,
    limit: u64,
}

unsafe impl Sync for Counter {}

impl Counter {
    fn new() -> Counter {
        let res = Counter {
            lock: Mutex::new(()),
            count: UnsafeCell::new(0),
            names: UnsafeCell::new(Vec::new()),
            limit: 3,
        };
        unsafe { *res.count.get() = 1 };
        res
    }

    fn add(&self) {
        let _guard = self.lock.lock().unwrap();
        unsafe { *self.count.get() += 1 };
        self.add_name("one");
    }

    fn add_bare(&self) {
        unsafe { *self.count.get() += self.limit };
        //       ------------------------------- and here
                //^^^^^^^^^^^^^^^^ lock_guarded_by(certain): `Counter.count` is touched without `Counter.lock`, which guards it
        //~ help: take `Counter.lock` first; if all callers of
    }

    fn add_after(&self) {
        drop(self.lock.lock().unwrap());
        unsafe { (*self.names.get()).clear() }; //~ lock_guarded_by(certain): `Counter.names` is touched without `Counter.lock`
    }

    fn add_sometimes(&self, locked: bool) {
        let guard = if locked { Some(self.lock.lock().unwrap()) } else { None };
        //                           ---------------- `self.lock` is locked here
        unsafe { *self.count.get() += 1 }; //~ lock_guarded_by(high): which guards it, is not held on every path
        drop(guard);
    }

    #[requires(self.lock)]
  //---------------------- promised here
    fn add_name(&self, name: &str) {
        unsafe { (*self.names.get()).push(name.to_owned()) };
    }

    fn calls_bare(&self) {
        self.add_name("two");
      //^^^^^^^^^^^^^^^^^^^^ lock_guarded_by(certain): `Counter::add_name` is called without `Counter.lock`, which it requires
        //~ help: take `Counter.lock` before the call; if all callers of
    }

    #[excludes(self.lock)]
    fn report(&self) {
        self.add();
    }

    fn reports_held(&self) {
        let _guard = self.lock.lock().unwrap();
        self.report(); //~ lock_guarded_by(certain): `Counter::report` is called while `Counter.lock` is held, which it excludes
        //~ lock_reentry: is held during this call
        //~ help: release `Counter.lock` before the call
    }

    fn reports(&self) {
        self.report();
    }

    /// Nobody else can be here.
    fn reset(&mut self) {
        unsafe { *self.count.get() = 0 };
        self.names.get_mut().clear();
    }

    /// All its callers hold the lock.
    fn helper(&self) {
        unsafe { *self.count.get() += 2 };
    }

    fn helped(&self) {
        let _guard = self.lock.lock().unwrap();
        self.helper();
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        unsafe { *self.count.get() = 0 };
    }
}

fn two(one: &Counter, other: &Counter) {
    let _guard = one.lock.lock().unwrap();
    unsafe { *one.count.get() += 1 };
    unsafe { *other.count.get() += 1 }; //~ lock_guarded_by(medium): `Counter.count` is touched under `Counter.lock` of another value
}
