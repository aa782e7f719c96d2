//! A condition variable whose guards are wrapped: the wait takes the guard out of the wrapper, and
//! puts it back.

use std::{
    ops::{Deref, DerefMut},
    sync,
};

struct Mutex<T>(sync::Mutex<T>);

impl<T> Mutex<T> {
    fn lock(&self) -> MutexGuard<'_, T> {
        MutexGuard(Some(self.0.lock().unwrap()))
    }
}

/// Empty only while its thread waits.
struct MutexGuard<'a, T>(Option<sync::MutexGuard<'a, T>>);

impl<T> Deref for MutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.0.as_ref().unwrap()
    }
}

impl<T> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.as_mut().unwrap()
    }
}

struct Condvar(sync::Condvar);

impl Condvar {
    fn wait<T>(&self, guard: &mut MutexGuard<'_, T>) {
        let inner = guard.0.take().unwrap();
        guard.0 = Some(self.0.wait(inner).unwrap());
        //             ------------------ waits here
    }

    fn notify_all(&self) {
        self.0.notify_all();
    }
}

struct Gate {
    is_open: Mutex<bool>,
    guests: Mutex<u32>,
    changed: Condvar,
}

impl Gate {
    fn open(&self) {
        *self.is_open.lock() = true;
        self.changed.notify_all();
    }

    fn pass(&self) {
        let mut is_open = self.is_open.lock();
        while !*is_open {
            self.changed.wait(&mut is_open);
        }
    }

    fn pass_counting(&self) {
        let guests = self.guests.lock();
        let mut is_open = self.is_open.lock();
        while !*is_open {
            self.changed.wait(&mut is_open); //~ guard_across_wait: `Gate.guests` is held across `wait`
          //------------------------------- calls `Condvar::wait`
            //~ help: end the life of `guests` before the wait: `drop(guests)`, or a
            //~ help: whoever ends the wait must never need `Gate.guests` to get there
            //~ help: `threadlint_runtime::Queue` waits without a lock of its caller
        }
        drop(guests);
    }
}
