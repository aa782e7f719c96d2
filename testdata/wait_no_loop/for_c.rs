//! A condition variable over another one, as C sees it: its callers look.
//@ only

use parking_lot::{Condvar, Mutex};

struct CCondition {
    inner: Mutex<()>,
    woken: Condvar,
}

extern "C" fn c_wait(condition: *const CCondition, outer: *const Mutex<()>) {
    let condition = unsafe { &*condition };
    let mut guard = condition.inner.lock();
    unsafe { (*outer).force_unlock() };
    condition.woken.wait(&mut guard);
    drop(guard);
    std::mem::forget(unsafe { (*outer).lock() });
}

extern "C" fn c_wait_with_nothing(condition: *const CCondition) {
    let condition = unsafe { &*condition };
    let mut guard = condition.inner.lock();
    condition.woken.wait(&mut guard); //~ wait_no_loop: the wait is not repeated
}
