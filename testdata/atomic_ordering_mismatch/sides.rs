//! An ordering on one side only orders nothing.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

struct Job {
    done: AtomicBool,
    failed: AtomicBool,
    stopped: AtomicBool,
    steps: AtomicU32,
    taken: AtomicBool,
}

impl Job {
    fn finish(&self) {
        self.done.store(true, Ordering::Release);
      //---------------------------------------- stored with `Release`
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ atomic_ordering_mismatch(medium): `Job.done` is stored with `Release`, and never loaded with `Acquire`
        //~ help: load it with `Acquire`, or store it with `Relaxed` if nothing
        self.failed.store(true, Ordering::Relaxed); //~ atomic_ordering_mismatch(medium): `Job.failed` is loaded with `Acquire`, and only ever stored with `Relaxed`
        //~ help: store it with `Release`, or load it with `Relaxed` if nothing
        self.stopped.store(true, Ordering::Release);
        self.steps.store(3, Ordering::Relaxed);
        self.taken.store(false, Ordering::Release);
    }

    fn look(&self) -> bool {
        self.done.load(Ordering::Relaxed)
      //--------------------------------- loaded with `Relaxed`
            | self.failed.load(Ordering::Acquire)
            | self.stopped.load(Ordering::Acquire)
            | (self.steps.load(Ordering::Relaxed) > 0)
            | self.taken.load(Ordering::Relaxed)
    }

    /// The exchange acquires.
    fn take(&self) -> bool {
        self.taken.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok()
    }
}
