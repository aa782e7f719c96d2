//! A counter that many threads write.

use std::{
    cell::Cell,
    fmt,
    sync::atomic::{AtomicU64, AtomicUsize, Ordering},
    thread,
};

use crossbeam_utils::CachePadded;

/// A counter that many threads write often and somebody reads now and then.
///
/// Each thread adds to a part of its own cache line, so threads do not slow one another down. It takes
/// 128 bytes for each thread that the machine runs at once; below two contending threads, or where it
/// is read as often as it is written, `AtomicU64::fetch_add` is better. Reading adds up the parts: what
/// is added meanwhile may be in the sum or not. It orders nothing else between threads, like
/// `Ordering::Relaxed`.
///
/// ```
/// use std::thread;
///
/// use threadlint_runtime::Counter;
///
/// let requests = Counter::new();
/// thread::scope(|scope| {
///     for _ in 0..4 {
///         scope.spawn(|| (0..1000).for_each(|_| requests.increment()));
///     }
/// });
/// assert_eq!(requests.sum(), 4000);
/// ```
pub struct Counter {
    /// Invariant: their number is a power of two.
    parts: Box<[CachePadded<AtomicU64>]>,
}

impl Counter {
    /// A counter at 0.
    ///
    /// ```
    /// # use threadlint_runtime::Counter;
    /// assert_eq!(Counter::new().sum(), 0);
    /// ```
    #[must_use]
    pub fn new() -> Self {
        let n_parts = thread::available_parallelism().map_or(1, usize::from).next_power_of_two();
        Self {
            parts: (0..n_parts).map(|_| CachePadded::default()).collect(),
        }
    }

    /// Adds one. Never blocks. Wraps around at 2⁶⁴.
    ///
    /// ```
    /// # use threadlint_runtime::Counter;
    /// let requests = Counter::new();
    /// requests.increment();
    /// assert_eq!(requests.sum(), 1);
    /// ```
    #[inline]
    pub fn increment(&self) {
        self.add(1);
    }

    /// Adds `amount`. Never blocks. Wraps around at 2⁶⁴.
    ///
    /// ```
    /// # use threadlint_runtime::Counter;
    /// let bytes = Counter::new();
    /// bytes.add(512);
    /// assert_eq!(bytes.sum(), 512);
    /// ```
    #[inline]
    pub fn add(&self, amount: u64) {
        self.parts[thread_number() & (self.parts.len() - 1)].fetch_add(amount, Ordering::Relaxed);
    }

    /// What was added so far.
    ///
    /// ```
    /// # use threadlint_runtime::Counter;
    /// let bytes = Counter::new();
    /// bytes.add(1);
    /// bytes.add(2);
    /// assert_eq!(bytes.sum(), 3);
    /// ```
    #[must_use]
    pub fn sum(&self) -> u64 {
        let parts = self.parts.iter().map(|it| it.load(Ordering::Relaxed));
        parts.fold(0, u64::wrapping_add)
    }

    /// What was added since the last call; nothing is counted twice or lost, whoever adds meanwhile.
    ///
    /// ```
    /// # use threadlint_runtime::Counter;
    /// let requests = Counter::new();
    /// requests.add(3);
    /// assert_eq!((requests.take(), requests.take()), (3, 0));
    /// ```
    pub fn take(&self) -> u64 {
        let parts = self.parts.iter().map(|it| it.swap(0, Ordering::Relaxed));
        parts.fold(0, u64::wrapping_add)
    }
}

/// Numbers the threads in the order in which they first count.
#[inline]
fn thread_number() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    thread_local! {
        static NUMBER: Cell<usize> = const { Cell::new(usize::MAX) };
    }
    let number = NUMBER.get();
    if number != usize::MAX {
        return number;
    }
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    NUMBER.set(number);
    number
}

impl Default for Counter {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Counter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Counter").field(&self.sum()).finish()
    }
}
