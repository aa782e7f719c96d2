//! The weak exchange may fail for no reason.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

fn claim(taken: &AtomicBool) {
    if taken.compare_exchange_weak(false, true, Ordering::AcqRel, Ordering::Relaxed).is_err() {
     //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ atomic_weak_no_loop: this can fail although `taken` has the expected value, and is not repeated
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
