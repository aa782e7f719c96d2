//! How long a call may block, and the one place where it does.

use std::time::{Duration, Instant};

use crossbeam_utils::Backoff;

use crate::{
    blocked::Blocked,
    sync::{Condvar, MutexGuard},
};

/// How long a call may block.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wait {
    Never,
    Until(Instant),
    Forever,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parked {
    /// Notified, or woken for no reason: look again.
    Woken,
    /// The time is over; what is waited for may have happened all the same.
    TimedOut,
}

impl Wait {
    /// A time-out too long for the clock means "for ever".
    pub(crate) fn timeout(timeout: Duration) -> Self {
        Instant::now().checked_add(timeout).map_or(Wait::Forever, Wait::Until)
    }

    pub(crate) fn may_block(self) -> bool {
        !matches!(self, Wait::Never)
    }

    /// Sleeps once on `condvar`. The caller looks at its predicate again before it gives up.
    pub(crate) fn park<T>(
        self,
        condvar: &Condvar,
        guard: &mut MutexGuard<'_, T>,
        blocked: &Blocked,
    ) -> Parked {
        match self {
            Wait::Never => Parked::TimedOut,
            Wait::Forever => {
                let _shown = blocked.show();
                condvar.wait(guard);
                Parked::Woken
            }
            Wait::Until(deadline) => {
                let _shown = blocked.show();
                match condvar.wait_until(guard, deadline).timed_out() {
                    true => Parked::TimedOut,
                    false => Parked::Woken,
                }
            }
        }
    }
}

/// Looks for a few microseconds, yielding in between, whether `ready` has become true.
///
/// Parking and waking costs more than most waits between busy threads last. A hint only: the caller
/// looks again under its lock.
pub(crate) fn spin_until(ready: impl Fn() -> bool) {
    if cfg!(any(loom, shuttle)) {
        return;
    }
    let backoff = Backoff::new();
    while !ready() && !backoff.is_completed() {
        backoff.snooze();
    }
}
