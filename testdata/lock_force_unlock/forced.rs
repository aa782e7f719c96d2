//! A lock that has guards is released without one.

use std::mem;

use parking_lot::{Mutex, RwLock};

struct Recorder {
    frames: Mutex<Vec<u32>>,
    title: RwLock<String>,
}

impl Recorder {
    fn begin(&self) {
        mem::forget(self.frames.lock());
    }

    fn end(&self) {
        // SAFETY: `begin` came first.
        unsafe { self.frames.force_unlock() };
               //^^^^^^^^^^^^^^^^^^^^^^^^^^ lock_force_unlock(certain): `Recorder.frames` is unlocked by force
        //~ help: keep the guard where the critical section is to end, and drop
        //~ help: `threadlint_runtime::ordered::Mutex::with` holds a lock for a
    }

    fn stop_reading(&self) {
        // SAFETY: nobody knows.
        unsafe { self.title.force_unlock_read() }; //~ lock_force_unlock: `Recorder.title`
    }

    fn by_guard(&self) {
        let frames = self.frames.lock();
        drop(frames);
        let title = self.title.read();
        parking_lot::RwLockReadGuard::unlock_fair(title);
    }
}

/// A file's lock has no guard.
fn release(file: &std::sync::Mutex<std::fs::File>) -> std::io::Result<()> {
    file.lock().unwrap().unlock()
}
