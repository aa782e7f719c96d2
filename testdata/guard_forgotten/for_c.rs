//! A lock that is given to C as two functions.
//@ only

use parking_lot::{Condvar, Mutex};

struct CMutex {
    mutex: Mutex<()>,
    never: Mutex<()>,
    woken: Condvar,
    inner: Mutex<()>,
}

extern "C" fn c_lock(lock: *const CMutex) {
    std::mem::forget(unsafe { (*lock).mutex.lock() });
}

extern "C" fn c_unlock(lock: *const CMutex) {
    unsafe { (*lock).mutex.force_unlock() };
}

extern "C" fn c_wait(lock: *const CMutex) {
    let lock = unsafe { &*lock };
    let mut guard = lock.inner.lock();
    unsafe { lock.mutex.force_unlock() };
    lock.woken.wait(&mut guard);
    drop(guard);
    std::mem::forget(lock.mutex.lock());
}

extern "C" fn c_close(lock: *const CMutex) {
    std::mem::forget(unsafe { (*lock).never.lock() }); //~ guard_forgotten(certain): `CMutex.never` is never released
  //------------------------------------------------- the guard is forgotten here
    //~ help: return the guard or store it where it is to be held; dropping
    //~ help: `threadlint_runtime::ordered::Mutex::with` holds a lock for a
}
