//! A number of permits.

use std::{error, fmt, time::Duration};

use crate::{
    blocked::Blocked,
    sync::{AtomicUsize, Condvar, Mutex, Ordering},
    wait::{Parked, Wait},
};

/// Lets so many threads at a time into a section: connections, file handles, memory.
///
/// std has none. A permit is a guard, so it is returned on every way out of the section. Waiting threads
/// are served in no particular order.
///
/// ```
/// use std::thread;
///
/// use threadlint_runtime::Semaphore;
///
/// let connections = Semaphore::new(2);
/// thread::scope(|scope| {
///     for _ in 0..8 {
///         scope.spawn(|| {
///             let _permit = connections.acquire().expect("nobody closes it");
///             // at most two threads are here
///         });
///     }
/// });
/// assert_eq!(connections.available(), 2);
/// ```
pub struct Semaphore {
    /// The free permits, and `CLOSED`.
    permits: AtomicUsize,
    waiting: AtomicUsize,
    gate: Mutex<()>,
    freed: Condvar,
}

/// One permit of a [`Semaphore`]; dropping it returns it.
///
/// ```
/// # use threadlint_runtime::{Permit, Semaphore};
/// let connections = Semaphore::new(1);
/// let permit: Permit<'_> = connections.acquire().expect("nobody closes it");
/// assert_eq!(connections.available(), 0);
/// drop(permit);
/// assert_eq!(connections.available(), 1);
/// ```
#[must_use = "the permit is returned at once if it is not kept"]
pub struct Permit<'a> {
    semaphore: &'a Semaphore,
}

/// Why there is no permit.
///
/// ```
/// # use std::time::Duration;
/// use threadlint_runtime::{AcquireError, Semaphore};
///
/// let connections = Semaphore::new(0);
/// let error = connections.acquire_timeout(Duration::from_millis(1)).map(drop);
/// assert_eq!(error, Err(AcquireError::Timeout));
/// connections.close();
/// assert_eq!(connections.acquire().map(drop), Err(AcquireError::Closed));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcquireError {
    /// None was free in time.
    Timeout,
    /// The semaphore was closed.
    Closed,
}

const CLOSED: usize = 1 << (usize::BITS - 1);

impl Semaphore {
    /// The greatest number of permits.
    ///
    /// ```
    /// # use threadlint_runtime::Semaphore;
    /// assert_eq!(Semaphore::new(Semaphore::MAX_PERMITS).available(), Semaphore::MAX_PERMITS);
    /// ```
    pub const MAX_PERMITS: usize = CLOSED - 1;

    crate::sync::const_fn! {
        /// A semaphore with so many free permits. With none, `acquire` blocks until it is closed.
        ///
        /// # Panics
        ///
        /// With more than [`MAX_PERMITS`](Self::MAX_PERMITS).
        ///
        /// ```
        /// # use threadlint_runtime::Semaphore;
        /// static CONNECTIONS: Semaphore = Semaphore::new(10);
        /// assert_eq!(CONNECTIONS.available(), 10);
        /// ```
        #[must_use]
        pub const fn new(permits: usize) -> Self {
            assert!(permits <= Self::MAX_PERMITS, "too many permits");
            Self {
                permits: AtomicUsize::new(permits),
                waiting: AtomicUsize::new(0),
                gate: Mutex::new(()),
                freed: Condvar::new(),
            }
        }
    }

    /// Takes a permit; blocks until one is free.
    ///
    /// # Errors
    ///
    /// [`AcquireError::Closed`], also while it waits.
    ///
    /// ```
    /// # use threadlint_runtime::{AcquireError, Semaphore};
    /// let connections = Semaphore::new(1);
    /// let _permit = connections.acquire()?;
    /// # Ok::<(), AcquireError>(())
    /// ```
    #[track_caller]
    #[inline]
    pub fn acquire(&self) -> Result<Permit<'_>, AcquireError> {
        self.acquire_as(Wait::Forever, Blocked::on("a permit"))
    }

    /// Takes a permit if one is free. Never blocks.
    ///
    /// ```
    /// # use threadlint_runtime::Semaphore;
    /// let connections = Semaphore::new(1);
    /// let permit = connections.try_acquire();
    /// assert!(permit.is_some());
    /// assert!(connections.try_acquire().is_none());
    /// ```
    #[inline]
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        self.take().ok()
    }

    /// Takes a permit; blocks until one is free, for at most `timeout`.
    ///
    /// # Errors
    ///
    /// [`AcquireError::Timeout`] or [`AcquireError::Closed`].
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::{AcquireError, Semaphore};
    /// let connections = Semaphore::new(1);
    /// let _permit = connections.acquire_timeout(Duration::from_secs(1))?;
    /// # Ok::<(), AcquireError>(())
    /// ```
    #[track_caller]
    pub fn acquire_timeout(&self, timeout: Duration) -> Result<Permit<'_>, AcquireError> {
        self.acquire_as(Wait::timeout(timeout), Blocked::on("a permit"))
    }

    #[inline]
    fn acquire_as(&self, wait: Wait, blocked: Blocked) -> Result<Permit<'_>, AcquireError> {
        match self.take() {
            Err(AcquireError::Timeout) => self.acquire_slow(wait, blocked),
            res => res,
        }
    }

    /// `Timeout` means that none is free now.
    #[inline]
    fn take(&self) -> Result<Permit<'_>, AcquireError> {
        let mut permits = self.permits.load(Ordering::Acquire);
        loop {
            if permits & CLOSED != 0 {
                return Err(AcquireError::Closed);
            }
            if permits == 0 {
                return Err(AcquireError::Timeout);
            }
            let taken = self.permits.compare_exchange_weak(
                permits,
                permits - 1,
                Ordering::AcqRel,
                Ordering::Acquire,
            );
            match taken {
                Ok(_) => return Ok(Permit { semaphore: self }),
                Err(now) => permits = now,
            }
        }
    }

    /// Says that it waits, and then writes `permits` as a release does. Of the two writes one is the
    /// later, and its thread sees what the other did before: the permit, or that somebody waits.
    #[cold]
    fn acquire_slow(&self, wait: Wait, blocked: Blocked) -> Result<Permit<'_>, AcquireError> {
        let mut gate = self.gate.lock();
        self.waiting.fetch_add(1, Ordering::AcqRel);
        self.permits.fetch_add(0, Ordering::AcqRel);
        let res = loop {
            match self.take() {
                Err(AcquireError::Timeout) => {}
                res => break res,
            }
            if wait.park(&self.freed, &mut gate, &blocked) == Parked::TimedOut {
                break self.take();
            }
        };
        self.waiting.fetch_sub(1, Ordering::AcqRel);
        res
    }

    #[inline]
    fn release(&self) {
        self.permits.fetch_add(1, Ordering::AcqRel);
        if self.waiting.load(Ordering::Acquire) > 0 {
            self.wake_one();
        }
    }

    #[cold]
    fn wake_one(&self) {
        // Whoever waits has looked under this lock, and sleeps by now or has seen the permit.
        drop(self.gate.lock());
        self.freed.notify_one();
    }

    /// Refuses all acquisitions from now on, and wakes the threads that wait for one. Permits that are
    /// out stay valid.
    ///
    /// ```
    /// # use threadlint_runtime::Semaphore;
    /// let connections = Semaphore::new(1);
    /// connections.close();
    /// assert!(connections.acquire().is_err());
    /// ```
    pub fn close(&self) {
        self.permits.fetch_or(CLOSED, Ordering::AcqRel);
        drop(self.gate.lock());
        self.freed.notify_all();
    }

    /// The number of free permits at some moment: for statistics, not for decisions.
    ///
    /// ```
    /// # use threadlint_runtime::Semaphore;
    /// assert_eq!(Semaphore::new(3).available(), 3);
    /// ```
    #[must_use]
    pub fn available(&self) -> usize {
        self.permits.load(Ordering::Acquire) & !CLOSED
    }
}

impl Drop for Permit<'_> {
    #[inline]
    fn drop(&mut self) {
        self.semaphore.release();
    }
}

impl fmt::Debug for Semaphore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Semaphore").field("available", &self.available()).finish_non_exhaustive()
    }
}

impl fmt::Debug for Permit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Permit").finish_non_exhaustive()
    }
}

impl fmt::Display for AcquireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            AcquireError::Timeout => "no permit was free in time",
            AcquireError::Closed => "the semaphore is closed",
        })
    }
}

impl error::Error for AcquireError {}
