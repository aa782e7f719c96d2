//! What changes without the lock, changes between look and wait.

use std::sync::{
    Condvar, Mutex,
    atomic::{AtomicBool, Ordering},
};

struct Latch {
    is_set: AtomicBool,
    lock: Mutex<()>,
    changed: Condvar,
}

impl Latch {
    fn set(&self) {
        self.is_set.store(true, Ordering::Release);
      //------------------------------------------ changed here, without the lock
        self.changed.notify_all();
      //^^^^^^^^^^^^^^^^^^^^^^^^^ wait_lost_wakeup: a thread that has looked at `Latch.is_set` and is about to wait misses this notification
    }

    fn set_under_lock(&self) {
        let _guard = self.lock.lock().unwrap();
        self.is_set.store(true, Ordering::Release);
        self.changed.notify_all();
    }

    /// Whoever has looked waits by now.
    fn set_then_lock(&self) {
        self.is_set.store(true, Ordering::Release);
        drop(self.lock.lock().unwrap());
        self.changed.notify_all();
    }

    /// The lock was over before the change.
    fn lock_then_set(&self) {
        drop(self.lock.lock().unwrap());
        self.is_set.store(true, Ordering::Release);
        self.changed.notify_all(); //~ wait_lost_wakeup: `Latch.is_set`
    }

    fn wait(&self) {
        let mut guard = self.lock.lock().unwrap();
        while !self.is_set.load(Ordering::Acquire) {
            guard = self.changed.wait(guard).unwrap();
        }
    }
}

struct Gate {
    open: Mutex<bool>,
    other: Mutex<u32>,
    changed: Condvar,
}

impl Gate {
    fn open(&self) {
        *self.open.lock().unwrap() = true;
        self.changed.notify_all();
    }

    fn announce(&self) {
        println!("open");
        self.changed.notify_all(); //~ wait_lost_wakeup: made without `Gate.open`
    }

    /// Not the lock under which the others look.
    fn open_under_another(&self) {
        *self.other.lock().unwrap() += 1;
        self.changed.notify_all(); //~ wait_lost_wakeup: made without `Gate.open`
    }

    fn pass(&self) {
        let mut open = self.open.lock().unwrap();
        while !*open {
            open = self.changed.wait(open).unwrap();
        }
    }
}

/// A condition variable that goes with any lock.
struct Signal(Condvar);

impl Signal {
    fn wait(&self, lock: &Mutex<bool>) {
        let mut is_set = lock.lock().unwrap();
        while !*is_set {
            is_set = self.0.wait(is_set).unwrap();
        }
    }

    fn notify(&self) {
        self.0.notify_all();
    }
}
