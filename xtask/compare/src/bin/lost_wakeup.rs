//! What is waited for changes without the lock of those who wait: they may miss it.

use std::{
    sync::{
        Condvar, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

struct Gate {
    is_open: AtomicBool,
    lock: Mutex<()>,
    changed: Condvar,
}

impl Gate {
    fn pass(&self) {
        let mut guard = self.lock.lock().unwrap();
        while !self.is_open.load(Ordering::SeqCst) {
            guard = self.changed.wait(guard).unwrap();
        }
    }

    fn open(&self) {
        self.is_open.store(true, Ordering::SeqCst);
        self.changed.notify_all(); //~ fault
    }
}

fn main() {
    let gate = Gate {
        is_open: AtomicBool::new(false),
        lock: Mutex::new(()),
        changed: Condvar::new(),
    };
    thread::scope(|scope| {
        scope.spawn(|| gate.pass());
        scope.spawn(|| gate.open());
    });
}
