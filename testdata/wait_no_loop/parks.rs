//! A thread that parks looks again when it wakes.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, Thread},
};

struct Slot {
    is_full: AtomicBool,
    waiting: Mutex<Vec<Thread>>,
}

impl Slot {
    fn fill(&self) {
        self.is_full.store(true, Ordering::Release);
        for thread in self.waiting.lock().unwrap().drain(..) {
            thread.unpark();
        }
    }

    fn once(&self) {
        self.waiting.lock().unwrap().push(thread::current());
        if !self.is_full.load(Ordering::Acquire) {
            thread::park();
          //-------------- parks here
          //^^^^^^^^^^^^^^ wait_no_loop(medium): the wait is not repeated
            //~ help: `while !ready.load(Ordering::Acquire) { thread::park() }`
        }
    }

    fn until_full(&self) {
        self.waiting.lock().unwrap().push(thread::current());
        while !self.is_full.load(Ordering::Acquire) {
            thread::park();
        }
    }

    /// `until_seen` repeats it.
    fn enqueue_and_park(&self) {
        self.waiting.lock().unwrap().push(thread::current());
        thread::park();
    }

    fn until_seen(&self) {
        while !self.is_full.load(Ordering::Acquire) {
            self.enqueue_and_park();
        }
    }
}

trait Pause {
    fn pause(&self);
}

struct Parking;

/// Who calls it repeats it.
impl Pause for Parking {
    fn pause(&self) {
        thread::park();
    }
}
