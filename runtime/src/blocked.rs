//! Who waits for what: shown by the testing kit when a deadline passes.
//!
//! Empty in release builds, and under a model checker, whose threads share one thread of the system.

#[cfg(all(any(debug_assertions, feature = "lock-checks"), not(any(loom, shuttle))))]
pub(crate) use shown::Blocked;
#[cfg(not(all(any(debug_assertions, feature = "lock-checks"), not(any(loom, shuttle)))))]
pub(crate) use unseen::Blocked;

#[cfg(all(any(debug_assertions, feature = "lock-checks"), not(any(loom, shuttle))))]
mod shown {
    use std::panic::Location;

    use crate::threads::{Waiting, WaitingGuard};

    /// What a thread may have to wait for, and where it asked; shown only while it sleeps.
    #[derive(Clone, Copy)]
    pub(crate) struct Blocked {
        what: &'static str,
        at: &'static Location<'static>,
    }

    impl Blocked {
        #[track_caller]
        #[inline]
        pub(crate) fn on(what: &'static str) -> Self {
            Self { what, at: Location::caller() }
        }

        pub(crate) fn show(&self) -> WaitingGuard {
            WaitingGuard::new(Waiting::On { what: self.what, at: self.at })
        }
    }
}

#[cfg(not(all(any(debug_assertions, feature = "lock-checks"), not(any(loom, shuttle)))))]
mod unseen {
    /// Nothing, since nobody looks.
    #[derive(Clone, Copy)]
    pub(crate) struct Blocked;

    /// In the place of the guard that shows a waiting thread.
    pub(crate) struct NotShown;

    impl Blocked {
        #[inline(always)]
        pub(crate) fn on(_: &'static str) -> Self {
            Blocked
        }

        #[inline(always)]
        pub(crate) fn show(&self) -> NotShown {
            NotShown
        }
    }
}
