//! The primitives that the crate is built on: parking_lot's, or those of a model checker.
//!
//! Under `--cfg loom` or `--cfg shuttle` the same code runs on a checker's primitives. Neither models
//! time, so a wait with a deadline never times out there.

#[cfg(not(any(loom, shuttle)))]
mod real {
    pub(crate) use parking_lot::{Condvar, Mutex, MutexGuard};
    pub(crate) use std::{
        sync::atomic::{AtomicBool, AtomicUsize, Ordering},
        thread::{Builder, JoinHandle},
        thread_local,
    };
}

#[cfg(any(loom, shuttle))]
mod model {
    use std::{
        ops::{Deref, DerefMut},
        time::Instant,
    };

    #[cfg(loom)]
    use loom as checker;
    #[cfg(shuttle)]
    use shuttle as checker;

    pub(crate) use checker::{
        sync::atomic::{AtomicBool, AtomicUsize, Ordering},
        thread::{Builder, JoinHandle},
        thread_local,
    };

    pub(crate) struct Mutex<T>(checker::sync::Mutex<T>);

    impl<T> Mutex<T> {
        pub(crate) fn new(value: T) -> Self {
            Self(checker::sync::Mutex::new(value))
        }

        pub(crate) fn lock(&self) -> MutexGuard<'_, T> {
            // A panic of a task is caught before it reaches a guard of this crate.
            MutexGuard(Some(self.0.lock().expect("no guard of this crate is dropped by a panic")))
        }
    }

    /// Empty only while its thread waits on a condition.
    pub(crate) struct MutexGuard<'a, T>(Option<checker::sync::MutexGuard<'a, T>>);

    impl<T> Deref for MutexGuard<'_, T> {
        type Target = T;
        fn deref(&self) -> &T {
            self.0.as_ref().expect("full unless its thread waits")
        }
    }

    impl<T> DerefMut for MutexGuard<'_, T> {
        fn deref_mut(&mut self) -> &mut T {
            self.0.as_mut().expect("full unless its thread waits")
        }
    }

    pub(crate) struct WaitTimeoutResult;

    impl WaitTimeoutResult {
        pub(crate) fn timed_out(&self) -> bool {
            false
        }
    }

    pub(crate) struct Condvar(checker::sync::Condvar);

    impl Condvar {
        pub(crate) fn new() -> Self {
            Self(checker::sync::Condvar::new())
        }

        pub(crate) fn wait<T>(&self, guard: &mut MutexGuard<'_, T>) {
            let inner = guard.0.take().expect("full unless its thread waits");
            guard.0 =
                Some(self.0.wait(inner).expect("no guard of this crate is dropped by a panic"));
        }

        pub(crate) fn wait_until<T>(
            &self,
            guard: &mut MutexGuard<'_, T>,
            _: Instant,
        ) -> WaitTimeoutResult {
            self.wait(guard);
            WaitTimeoutResult
        }

        pub(crate) fn notify_one(&self) {
            self.0.notify_one();
        }

        pub(crate) fn notify_all(&self) {
            self.0.notify_all();
        }
    }
}

#[cfg(any(loom, shuttle))]
pub(crate) use model::*;
#[cfg(not(any(loom, shuttle)))]
pub(crate) use real::*;

/// A `const fn`, except under a model checker, whose primitives are made at run time.
macro_rules! const_fn {
    ($(#[$meta:meta])* $vis:vis const fn $($rest:tt)*) => {
        #[cfg(not(any(loom, shuttle)))]
        $(#[$meta])* $vis const fn $($rest)*
        #[cfg(any(loom, shuttle))]
        $(#[$meta])* $vis fn $($rest)*
    };
}

pub(crate) use const_fn;
