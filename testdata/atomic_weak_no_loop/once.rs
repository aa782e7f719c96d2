//! The weak exchange may fail for no reason.

use std::{
    sync::atomic::{AtomicBool, AtomicU32, Ordering},
    thread,
};

fn claim(taken: &AtomicBool) {
    if taken.compare_exchange_weak(false, true, Ordering::AcqRel, Ordering::Relaxed).is_err() {
    // ----------------------------------------------------------------------------- the weak form is made for loops
     //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ atomic_weak_no_loop: this can fail although `taken` has the expected value, and is not repeated
    //~ help: `compare_exchange` fails only if the value is another one
    //~ edit: use the strong form
    //~ edit: compare_exchange
        panic!("taken already");
    }
}

fn claim_strongly(taken: &AtomicBool) {
    if taken.compare_exchange(false, true, Ordering::AcqRel, Ordering::Relaxed).is_err() {
        panic!("taken already");
    }
}

/// The caller may try again.
fn try_claim(taken: &AtomicBool) -> bool {
    taken.compare_exchange_weak(false, true, Ordering::AcqRel, Ordering::Relaxed).is_ok() //~ atomic_weak_no_loop(medium): `taken`
}

fn double(count: &AtomicU32) {
    let mut seen = count.load(Ordering::Relaxed);
    while let Err(now) =
        count.compare_exchange_weak(seen, seen * 2, Ordering::Relaxed, Ordering::Relaxed)
    {
        seen = now;
    }
}

struct Lock {
    is_taken: AtomicBool,
}

impl Lock {
    fn lock(&self) {
        if self
            .is_taken
            .compare_exchange_weak(false, true, Ordering::Acquire, Ordering::Relaxed)
            .is_err()
        {
            self.lock_slowly();
        }
    }

    fn lock_slowly(&self) {
        loop {
            // Each round runs the closure.
            let is_mine = with_backoff(|| {
                self.is_taken
                    .compare_exchange_weak(false, true, Ordering::Acquire, Ordering::Relaxed)
                    .is_ok()
            });
            if is_mine {
                return;
            }
        }
    }

    /// Each thread tries once.
    fn race(&'static self) {
        for _ in 0..4 {
            thread::spawn(|| { //~ thread_detached: nobody can wait for the thread
                self.is_taken.compare_exchange_weak(false, true, Ordering::AcqRel, Ordering::Relaxed).is_ok() //~ atomic_weak_no_loop: `Lock.is_taken`
            });
        }
    }
}

fn with_backoff(attempt: impl FnOnce() -> bool) -> bool {
    attempt()
}
