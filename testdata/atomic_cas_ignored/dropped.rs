//! An exchange may fail, and then nothing has changed.

use std::sync::atomic::{AtomicU32, Ordering};

const IDLE: u32 = 0;
const BUSY: u32 = 1;

fn count(requests: &AtomicU32) {
    let seen = requests.load(Ordering::Relaxed);
             //-------------------------------- what is expected was loaded here
    let _ = requests.compare_exchange(seen, seen + 1, Ordering::Relaxed, Ordering::Relaxed);
    //      ------------------------------------------------------------------------------- does nothing if another thread was faster
          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ atomic_cas_ignored(medium): whether `requests` was changed is not looked at
    //~ help: `fetch_update` repeats until it has succeeded
}

fn count_and_forget(requests: &AtomicU32) {
    let seen = requests.load(Ordering::Relaxed);
    requests.compare_exchange(seen, seen + 1, Ordering::Relaxed, Ordering::Relaxed).ok(); //~ atomic_cas_ignored(medium): `requests`
}

/// Whoever does it.
fn wake(state: &AtomicU32) {
    let _ = state.compare_exchange(IDLE, BUSY, Ordering::AcqRel, Ordering::Relaxed); //~ atomic_cas_ignored(medium): `state`
    //~ help: look at the `Result`, or `store` if the old value does not
}

fn wake_now_and_then(state: &AtomicU32) {
    let _ = state.compare_exchange_weak(IDLE, BUSY, Ordering::AcqRel, Ordering::Relaxed); //~ atomic_cas_ignored: `state`
    //~ atomic_weak_no_loop: `state`
}

fn wake_or_tell(state: &AtomicU32) {
    if state.compare_exchange(IDLE, BUSY, Ordering::AcqRel, Ordering::Relaxed).is_err() {
        println!("not idle");
    }
}

fn count_safely(requests: &AtomicU32) {
    let _ = requests.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |it| Some(it + 1));
}
