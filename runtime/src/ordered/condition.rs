//! A condition that can only be waited on with a predicate.

use std::{
    error, fmt,
    panic::Location,
    time::{Duration, Instant},
};

use crate::ordered::mutex::MutexGuard;

/// Waiting until a value under an [ordered mutex](crate::ordered::Mutex) has changed as wished.
///
/// Unlike `std::sync::Condvar` it has no bare `wait`: a wake-up without a look at the value is how
/// wake-ups get lost and spurious ones believed. Whoever changes the value notifies, while holding the
/// lock or after.
///
/// With checks on, waiting while another lock is held is reported if that makes an order contrary to
/// one seen before, since the mutex is taken again at the end, below the other lock.
///
/// ```
/// use std::thread;
///
/// use threadlint_runtime::ordered::{Condition, Mutex};
///
/// let balance = Mutex::new(0);
/// let changed = Condition::new();
/// thread::scope(|scope| {
///     scope.spawn(|| {
///         let mut balance = balance.lock();
///         changed.wait_while(&mut balance, |balance| *balance < 10);
///         *balance -= 10;
///     });
///     *balance.lock() += 15;
///     changed.notify_all();
/// });
/// assert_eq!(balance.into_inner(), 5);
/// ```
#[derive(Default)]
pub struct Condition {
    inner: parking_lot::Condvar,
}

/// The predicate still held when the time was over.
///
/// ```
/// # use std::time::Duration;
/// use threadlint_runtime::ordered::{Condition, Mutex, WaitTimeout};
///
/// let balance = Mutex::new(0);
/// let changed = Condition::new();
/// let waited =
///     changed.wait_while_timeout(&mut balance.lock(), Duration::from_millis(1), |it| *it < 10);
/// assert_eq!(waited, Err(WaitTimeout { waited: Duration::from_millis(1) }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitTimeout {
    /// How long the call was to wait.
    pub waited: Duration,
}

impl Condition {
    /// A condition that nobody waits on.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::Condition;
    /// static CHANGED: Condition = Condition::new();
    /// CHANGED.notify_all();
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self { inner: parking_lot::Condvar::new() }
    }

    /// Blocks as long as `predicate` is true, with the mutex released while the thread sleeps. Returns
    /// at once if it is false to begin with.
    ///
    /// # Panics
    ///
    /// If `predicate` does; if the condition is used with two mutexes at the same time; with checks on
    /// if the wait contradicts an order of locks.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::{Condition, Mutex};
    /// let (jobs, changed) = (Mutex::new(vec!["job"]), Condition::new());
    /// let mut jobs = jobs.lock();
    /// changed.wait_while(&mut jobs, |jobs| jobs.is_empty());
    /// assert_eq!(jobs.pop(), Some("job"));
    /// ```
    #[track_caller]
    pub fn wait_while<T: ?Sized>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        mut predicate: impl FnMut(&mut T) -> bool,
    ) {
        let at = Location::caller();
        while predicate(guard) {
            let inner = &mut guard.inner;
            guard.hold.suspend(at, || self.inner.wait(inner));
        }
    }

    /// Like [`wait_while`](Self::wait_while), for at most `timeout` of sleep. The time-out says how
    /// long to wait for a change, not how soon the mutex can be had again.
    ///
    /// # Errors
    ///
    /// If `predicate` is still true when the time is over.
    ///
    /// # Panics
    ///
    /// As [`wait_while`](Self::wait_while) does.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::ordered::{Condition, Mutex, WaitTimeout};
    /// let (jobs, changed) = (Mutex::new(vec!["job"]), Condition::new());
    /// let mut jobs = jobs.lock();
    /// changed.wait_while_timeout(&mut jobs, Duration::from_secs(1), |jobs| jobs.is_empty())?;
    /// assert_eq!(jobs.pop(), Some("job"));
    /// # Ok::<(), WaitTimeout>(())
    /// ```
    #[track_caller]
    pub fn wait_while_timeout<T: ?Sized>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        timeout: Duration,
        mut predicate: impl FnMut(&mut T) -> bool,
    ) -> Result<(), WaitTimeout> {
        let at = Location::caller();
        let Some(deadline) = Instant::now().checked_add(timeout) else {
            self.wait_while(guard, predicate);
            return Ok(());
        };
        let mut over = false;
        while predicate(guard) {
            if over {
                return Err(WaitTimeout { waited: timeout });
            }
            let inner = &mut guard.inner;
            over = guard.hold.suspend(at, || self.inner.wait_until(inner, deadline).timed_out());
        }
        Ok(())
    }

    /// Wakes one of the threads that wait, if there is one. Only right if any of them can make use of
    /// the change; otherwise [`notify_all`](Self::notify_all).
    ///
    /// ```
    /// # use threadlint_runtime::ordered::{Condition, Mutex};
    /// let (jobs, changed) = (Mutex::new(vec![]), Condition::new());
    /// jobs.lock().push("job");
    /// changed.notify_one(); // one job, one worker
    /// ```
    pub fn notify_one(&self) {
        self.inner.notify_one();
    }

    /// Wakes all threads that wait; each looks at its predicate.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::{Condition, Mutex};
    /// let (closed, changed) = (Mutex::new(false), Condition::new());
    /// *closed.lock() = true;
    /// changed.notify_all();
    /// ```
    pub fn notify_all(&self) {
        self.inner.notify_all();
    }
}

impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condition").finish_non_exhaustive()
    }
}

impl fmt::Display for WaitTimeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the condition did not come true within {:?}", self.waited)
    }
}

impl error::Error for WaitTimeout {}
