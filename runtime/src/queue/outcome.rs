//! What the calls of a queue give back: errors and statistics.

use std::{error, fmt};

/// The item could not be put; it is given back.
///
/// ```
/// use threadlint_runtime::{PutError, Queue};
///
/// let jobs = Queue::bounded(1);
/// jobs.put("first")?;
/// assert_eq!(jobs.try_put("second"), Err(PutError::Full("second")));
/// jobs.close();
/// assert_eq!(jobs.try_put("third"), Err(PutError::Closed("third")));
/// # Ok::<(), PutError<&str>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PutError<T> {
    /// There was no room, at once or in time.
    Full(T),
    /// The queue was closed.
    Closed(T),
}

impl<T> PutError<T> {
    /// The item.
    ///
    /// ```
    /// # use threadlint_runtime::PutError;
    /// assert_eq!(PutError::Closed("job").into_inner(), "job");
    /// ```
    pub fn into_inner(self) -> T {
        match self {
            PutError::Full(item) | PutError::Closed(item) => item,
        }
    }
}

/// There is no item.
///
/// ```
/// use threadlint_runtime::{GetError, Queue};
///
/// let jobs = Queue::<u32>::bounded(1);
/// assert_eq!(jobs.try_get().map(drop), Err(GetError::Empty));
/// jobs.close();
/// assert_eq!(jobs.get().map(drop), Err(GetError::Closed));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GetError {
    /// None was there, at once or in time.
    Empty,
    /// None is there and none will come: the queue is closed and empty.
    Closed,
}

/// Some items were not done in time.
///
/// ```
/// # use std::time::Duration;
/// use threadlint_runtime::{Queue, Unfinished};
///
/// let jobs = Queue::bounded(1);
/// jobs.put("nobody takes it")?;
/// assert_eq!(jobs.join_timeout(Duration::from_millis(1)), Err(Unfinished { count: 1 }));
/// # Ok::<(), threadlint_runtime::PutError<&str>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// So many items were still in the queue or in the hands of consumers.
    pub count: usize,
}

/// One look at a [`Queue`](crate::Queue).
///
/// The numbers are consistent among themselves, except for `unfinished`, which consumers lower meanwhile.
///
/// ```
/// use threadlint_runtime::Queue;
///
/// let jobs = Queue::bounded(100);
/// for job in 0..5 {
///     jobs.put(job)?;
/// }
/// let first = jobs.get();
/// let stats = jobs.stats();
/// assert_eq!((stats.depth, stats.high_water, stats.unfinished), (4, 5, 5));
/// assert_eq!((stats.put, stats.got), (5, 1));
/// println!("{stats}");
/// # drop(first);
/// # Ok::<(), threadlint_runtime::PutError<u32>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct QueueStats {
    /// How many items fit; `None` if the queue is unbounded.
    pub capacity: Option<usize>,
    /// How many items are in the queue.
    pub depth: usize,
    /// How many have been in it at most. At the capacity, the producers were held back.
    pub high_water: usize,
    /// How many were put, so far.
    pub put: usize,
    /// How many have left, so far: taken, or drained when it was closed.
    pub got: usize,
    /// How many were put and are not done.
    pub unfinished: usize,
    /// How many threads wait for room.
    pub waiting_put: usize,
    /// How many threads wait for an item.
    pub waiting_get: usize,
    /// Whether the queue is closed.
    pub closed: bool,
}

impl<T> fmt::Debug for PutError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PutError::Full(_) => "Full(..)",
            PutError::Closed(_) => "Closed(..)",
        })
    }
}

impl<T> fmt::Display for PutError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PutError::Full(_) => "the queue is full",
            PutError::Closed(_) => "the queue is closed",
        })
    }
}

impl fmt::Display for GetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            GetError::Empty => "the queue is empty",
            GetError::Closed => "the queue is closed and empty",
        })
    }
}

impl fmt::Display for Unfinished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} items of the queue are not done", self.count)
    }
}

impl fmt::Display for QueueStats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            depth,
            high_water,
            unfinished,
            put,
            got,
            waiting_put,
            waiting_get,
            ..
        } = self;
        write!(f, "depth {depth}")?;
        if let Some(capacity) = self.capacity {
            write!(f, " of {capacity}")?;
        }
        write!(f, ", at most {high_water}; {put} put, {got} taken, {unfinished} unfinished; ")?;
        write!(f, "waiting: {waiting_put} to put, {waiting_get} to get")?;
        if self.closed { f.write_str("; closed") } else { Ok(()) }
    }
}

impl<T> error::Error for PutError<T> {}
impl error::Error for GetError {}
impl error::Error for Unfinished {}
