//! A meeting point that breaks instead of hanging.

use std::{error, fmt, thread, time::Duration};

use crate::{
    blocked::Blocked,
    sync::{Condvar, Mutex},
    wait::{Parked, Wait},
};

/// Where so many threads wait for one another.
///
/// With `std::sync::Barrier`, one thread that does not come leaves all others hanging. This one has a
/// time-out, and *breaks*, as Java's `CyclicBarrier` does: when a thread gives up, or one that holds a
/// [`BreakOnPanic`] panics, all that wait and all that come later get an error.
///
/// ```
/// use std::{thread, time::Duration};
///
/// use threadlint_runtime::Barrier;
///
/// let loaded = Barrier::new(3);
/// let leaders = thread::scope(|scope| {
///     let wait = || loaded.wait_timeout(Duration::from_secs(10)).expect("all come in time");
///     let threads = [(); 3].map(|()| scope.spawn(wait));
///     threads.map(|it| it.join().expect("no panic")).iter().filter(|it| it.is_leader).count()
/// });
/// assert_eq!(leaders, 1);
/// ```
pub struct Barrier {
    parties: usize,
    round: Mutex<Round>,
    changed: Condvar,
}

struct Round {
    number: u64,
    arrived: usize,
    broken: bool,
}

/// All threads have come.
///
/// ```
/// # use threadlint_runtime::Barrier;
/// let alone = Barrier::new(1).wait().expect("nobody else is waited for");
/// assert!(alone.is_leader);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BarrierWait {
    /// True for one of the threads of each round: the one that came last.
    pub is_leader: bool,
}

/// Not all threads have come, and the barrier is broken.
///
/// ```
/// # use std::time::Duration;
/// use threadlint_runtime::{Barrier, BrokenBarrier};
///
/// let barrier = Barrier::new(2);
/// assert_eq!(barrier.wait_timeout(Duration::from_millis(1)), Err(BrokenBarrier));
/// assert_eq!(barrier.wait(), Err(BrokenBarrier));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrokenBarrier;

/// Breaks its [`Barrier`] if it is dropped by a panic.
///
/// ```
/// use std::thread;
///
/// use threadlint_runtime::Barrier;
///
/// let barrier = Barrier::new(2);
/// thread::scope(|scope| {
///     let failing = scope.spawn(|| {
///         let _breaking = barrier.break_on_panic();
///         panic!("before it came to the barrier");
///     });
///     assert!(barrier.wait().is_err());
///     failing.join().expect_err("it panicked");
/// });
/// ```
#[must_use = "it guards the section in which it lives"]
pub struct BreakOnPanic<'a> {
    barrier: &'a Barrier,
}

impl Barrier {
    crate::sync::const_fn! {
        /// A barrier for so many threads. As with std's, none means one: it lets everybody pass.
        ///
        /// ```
        /// # use threadlint_runtime::Barrier;
        /// static LOADED: Barrier = Barrier::new(4);
        /// assert!(!LOADED.is_broken());
        /// ```
        #[must_use]
        pub const fn new(parties: usize) -> Self {
            let round = Round { number: 0, arrived: 0, broken: false };
            Self { parties, round: Mutex::new(round), changed: Condvar::new() }
        }
    }

    /// Blocks until all threads have come. Then the barrier is ready for the next round.
    ///
    /// # Errors
    ///
    /// If the barrier is broken, or breaks meanwhile.
    ///
    /// ```
    /// # use threadlint_runtime::Barrier;
    /// assert!(Barrier::new(1).wait().is_ok());
    /// ```
    #[track_caller]
    pub fn wait(&self) -> Result<BarrierWait, BrokenBarrier> {
        self.wait_as(Wait::Forever, Blocked::on("a barrier"))
    }

    /// Like [`wait`](Self::wait), for at most `timeout`; then it breaks the barrier.
    ///
    /// # Errors
    ///
    /// If the time is over, or the barrier is broken, or breaks meanwhile.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::Barrier;
    /// let barrier = Barrier::new(2);
    /// assert!(barrier.wait_timeout(Duration::from_millis(1)).is_err());
    /// assert!(barrier.is_broken());
    /// ```
    #[track_caller]
    pub fn wait_timeout(&self, timeout: Duration) -> Result<BarrierWait, BrokenBarrier> {
        self.wait_as(Wait::timeout(timeout), Blocked::on("a barrier"))
    }

    fn wait_as(&self, wait: Wait, blocked: Blocked) -> Result<BarrierWait, BrokenBarrier> {
        let mut round = self.round.lock();
        if round.broken {
            return Err(BrokenBarrier);
        }
        round.arrived += 1;
        if round.arrived >= self.parties {
            round.number += 1;
            round.arrived = 0;
            drop(round);
            self.changed.notify_all();
            return Ok(BarrierWait { is_leader: true });
        }
        let number = round.number;
        while round.number == number && !round.broken {
            let parked = wait.park(&self.changed, &mut round, &blocked);
            if parked == Parked::TimedOut && round.number == number {
                round.broken = true;
                self.changed.notify_all();
            }
        }
        // A round that was complete before the barrier broke is complete.
        if round.number == number {
            Err(BrokenBarrier)
        } else {
            Ok(BarrierWait { is_leader: false })
        }
    }

    /// Breaks the barrier if this thread panics before the result is dropped: nobody waits for it then.
    ///
    /// ```
    /// # use threadlint_runtime::Barrier;
    /// let barrier = Barrier::new(1);
    /// let _breaking = barrier.break_on_panic();
    /// assert!(barrier.wait().is_ok());
    /// ```
    pub fn break_on_panic(&self) -> BreakOnPanic<'_> {
        BreakOnPanic { barrier: self }
    }

    /// Breaks the barrier: all threads that wait, and all that come, get an error.
    ///
    /// ```
    /// # use threadlint_runtime::Barrier;
    /// let barrier = Barrier::new(2);
    /// barrier.break_now();
    /// assert!(barrier.wait().is_err());
    /// ```
    pub fn break_now(&self) {
        self.round.lock().broken = true;
        self.changed.notify_all();
    }

    ///
    /// ```
    /// # use threadlint_runtime::Barrier;
    /// let mut barrier = Barrier::new(1);
    /// barrier.break_now();
    /// barrier.reset();
    /// assert!(barrier.wait().is_ok());
    /// ```
    pub fn reset(&mut self) {
        *self.round.lock() = Round { number: 0, arrived: 0, broken: false };
    }

    /// Whether the barrier is broken.
    ///
    /// ```
    /// # use threadlint_runtime::Barrier;
    /// assert!(!Barrier::new(2).is_broken());
    /// ```
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.round.lock().broken
    }
}

impl Drop for BreakOnPanic<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.barrier.break_now();
        }
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Barrier");
        debug.field("parties", &self.parties).field("broken", &self.is_broken());
        debug.finish_non_exhaustive()
    }
}

impl fmt::Debug for BreakOnPanic<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BreakOnPanic").finish_non_exhaustive()
    }
}

impl fmt::Display for BrokenBarrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the barrier is broken: not all threads came to it")
    }
}

impl error::Error for BrokenBarrier {}
