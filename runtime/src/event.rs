//! A flag that threads can wait for.

use std::{
    fmt,
    time::{Duration, Instant},
};

use crate::{
    blocked::Blocked,
    sync::{AtomicBool, Condvar, Mutex, Ordering, const_fn},
    wait::{Parked, Wait},
};

/// A flag that threads can wait for, instead of sleeping and looking.
///
/// std has none; the next thing to it is a `Mutex<bool>` with a `Condvar`. Whoever is waiting when
/// [`set`](Self::set) is called returns, even if [`clear`](Self::clear) follows at once. What a thread
/// did before `set` is visible to the threads that have seen the flag.
///
/// ```
/// use std::thread;
///
/// use threadlint_runtime::Event;
///
/// let ready = Event::new();
/// thread::scope(|scope| {
///     scope.spawn(|| ready.set());
///     ready.wait(); // no loop with a sleep
/// });
/// ```
pub struct Event {
    /// Written under the lock, so that no waiter misses a change; read without it.
    set: AtomicBool,
    /// How often it was set: a waiter that sees a new number was woken on purpose.
    times_set: Mutex<u64>,
    changed: Condvar,
}

impl Event {
    const_fn! {
        /// An event that is not set.
        ///
        /// ```
        /// # use threadlint_runtime::Event;
        /// static READY: Event = Event::new();
        /// assert!(!READY.is_set());
        /// ```
        #[must_use]
        pub const fn new() -> Self {
            Self { set: AtomicBool::new(false), times_set: Mutex::new(0), changed: Condvar::new() }
        }
    }

    /// Sets the flag and wakes all threads that wait. Does not block.
    ///
    /// ```
    /// # use threadlint_runtime::Event;
    /// let ready = Event::new();
    /// ready.set();
    /// assert!(ready.is_set());
    /// ```
    pub fn set(&self) {
        let mut times_set = self.times_set.lock();
        *times_set += 1;
        self.set.store(true, Ordering::Release);
        drop(times_set);
        self.changed.notify_all();
    }

    /// Clears the flag: later waits block again. Threads that wait already are not affected.
    ///
    /// ```
    /// # use threadlint_runtime::Event;
    /// let ready = Event::new();
    /// ready.set();
    /// ready.clear();
    /// assert!(!ready.is_set());
    /// ```
    pub fn clear(&self) {
        let times_set = self.times_set.lock();
        self.set.store(false, Ordering::Release);
        drop(times_set);
    }

    /// Whether the flag is set. Does not block. To act on "not set" is a race; wait instead.
    ///
    /// ```
    /// # use threadlint_runtime::Event;
    /// assert!(!Event::new().is_set());
    /// ```
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.set.load(Ordering::Acquire)
    }

    /// Blocks until the flag is set.
    ///
    /// ```
    /// # use threadlint_runtime::Event;
    /// let ready = Event::new();
    /// ready.set();
    /// ready.wait();
    /// ```
    #[track_caller]
    pub fn wait(&self) {
        self.wait_as(Wait::Forever, Blocked::on("an event"));
    }

    /// Blocks until the flag is set, for at most `timeout`; whether it was set. A time-out too long for
    /// the clock means no time-out.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::Event;
    /// assert!(!Event::new().wait_timeout(Duration::from_millis(1)));
    /// ```
    #[track_caller]
    #[must_use = "it tells whether the event came or the time was over"]
    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        self.is_set() || self.wait_as(Wait::timeout(timeout), Blocked::on("an event"))
    }

    /// Like [`wait_timeout`](Self::wait_timeout), with the end of the wait instead of its length: for
    /// several waits that share one deadline.
    ///
    /// ```
    /// # use std::time::{Duration, Instant};
    /// # use threadlint_runtime::Event;
    /// let deadline = Instant::now() + Duration::from_millis(1);
    /// assert!(![Event::new(), Event::new()].iter().all(|it| it.wait_deadline(deadline)));
    /// ```
    #[track_caller]
    #[must_use = "it tells whether the event came or the time was over"]
    pub fn wait_deadline(&self, deadline: Instant) -> bool {
        self.wait_as(Wait::Until(deadline), Blocked::on("an event"))
    }

    pub(crate) fn wait_as(&self, wait: Wait, blocked: Blocked) -> bool {
        if self.is_set() {
            return true;
        }
        let mut times_set = self.times_set.lock();
        let before = *times_set;
        while !self.is_set() && *times_set == before {
            let parked = wait.park(&self.changed, &mut times_set, &blocked);
            if parked == Parked::TimedOut {
                return self.is_set() || *times_set != before;
            }
        }
        true
    }
}

impl Default for Event {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event").field("set", &self.is_set()).finish_non_exhaustive()
    }
}
