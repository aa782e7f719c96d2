//! Queues between threads.

mod item;
mod order;
mod outcome;

use std::{fmt, sync::Arc, time::Duration};

use crate::{
    blocked::Blocked,
    chan::{Chan, PopError, PushError},
    wait::Wait,
};

pub use item::{Item, TaskDone};
pub(crate) use order::FifoStore;
pub use order::{Fifo, Lifo, Order, Priority};
pub use outcome::{GetError, PutError, QueueStats, Unfinished};

/// A queue between any number of producers and consumers; a clone is the same queue.
///
/// Compared with `std::sync::mpsc` it has many consumers, other orders than first in first out, an
/// explicit [`close`](Self::close) that needs no sentinel and no dropping of senders, items that tell
/// when they are done, and statistics. It is bounded unless asked otherwise: a producer that is faster
/// than its consumers is held back instead of filling the memory.
///
/// The semantics of closing are those of Python 3.13's `Queue.shutdown`.
///
/// ```
/// use std::thread;
///
/// use threadlint_runtime::Queue;
///
/// let jobs = Queue::bounded(100);
/// let sum: u32 = thread::scope(|scope| {
///     let consume = || jobs.iter().map(|job| *job).sum::<u32>();
///     let consumers = [scope.spawn(consume), scope.spawn(consume)];
///     for job in 1..=1000 {
///         jobs.put(job).expect("it is not closed yet");
///     }
///     jobs.close(); // ends the iteration of all consumers, once the queue is empty
///     consumers.into_iter().map(|it| it.join().expect("no panic")).sum()
/// });
/// assert_eq!(sum, 500_500);
/// ```
pub struct Queue<T, O: Order<T> = Fifo> {
    chan: Arc<Chan<O::Store>>,
}

impl<T> Queue<T> {
    /// A first-in first-out queue for at most so many items.
    ///
    /// # Panics
    ///
    /// If `capacity` is zero: nothing could ever be put.
    ///
    /// ```
    /// # use threadlint_runtime::Queue;
    /// let lines = Queue::bounded(100);
    /// lines.put("first")?;
    /// lines.put("second")?;
    /// assert_eq!(lines.get().as_deref(), Ok(&"first"));
    /// # Ok::<(), threadlint_runtime::PutError<&str>>(())
    /// ```
    #[must_use]
    pub fn bounded(capacity: usize) -> Self {
        Self::with_capacity(capacity)
    }

    /// A first-in first-out queue without a bound: `put` never blocks, and a slow consumer fills the
    /// memory. Only for producers that are bounded by something else.
    ///
    /// ```
    /// # use threadlint_runtime::Queue;
    /// // At most one answer for each of ten requests.
    /// let answers = Queue::unbounded();
    /// answers.put("ok")?;
    /// assert_eq!(answers.stats().capacity, None);
    /// # Ok::<(), threadlint_runtime::PutError<&str>>(())
    /// ```
    #[must_use]
    pub fn unbounded() -> Self {
        Self::with_capacity(usize::MAX)
    }
}

impl<T> Queue<T, Lifo> {
    /// A last-in first-out queue for at most so many items.
    ///
    /// # Panics
    ///
    /// If `capacity` is zero.
    ///
    /// ```
    /// # use threadlint_runtime::Queue;
    /// let open = Queue::lifo(100);
    /// open.put("root")?;
    /// open.put("child")?;
    /// assert_eq!(open.get().as_deref(), Ok(&"child"));
    /// # Ok::<(), threadlint_runtime::PutError<&str>>(())
    /// ```
    #[must_use]
    pub fn lifo(capacity: usize) -> Self {
        Self::with_capacity(capacity)
    }
}

impl<T: Ord> Queue<T, Priority> {
    /// A queue for at most so many items whose greatest item leaves first, and of equals the oldest.
    ///
    /// # Panics
    ///
    /// If `capacity` is zero. If the comparison of two items panics, so does the call that compares,
    /// and the order is unspecified from then on.
    ///
    /// ```
    /// # use threadlint_runtime::Queue;
    /// let mails = Queue::priority(100);
    /// mails.put((1, "newsletter"))?;
    /// mails.put((9, "alarm"))?;
    /// assert_eq!(mails.get().as_deref(), Ok(&(9, "alarm")));
    /// # Ok::<(), threadlint_runtime::PutError<(u32, &str)>>(())
    /// ```
    #[must_use]
    pub fn priority(capacity: usize) -> Self {
        Self::with_capacity(capacity)
    }
}

impl<T, O: Order<T>> Queue<T, O> {
    fn with_capacity(capacity: usize) -> Self {
        assert!(capacity > 0, "a queue needs room for one item");
        Self { chan: Arc::new(Chan::new(O::Store::default(), capacity)) }
    }

    /// Puts an item; blocks while the queue is full.
    ///
    /// # Errors
    ///
    /// [`PutError::Closed`], with the item, also if the queue is closed while the call waits.
    ///
    /// ```
    /// # use threadlint_runtime::Queue;
    /// let jobs = Queue::bounded(1);
    /// jobs.put("compress")?;
    /// # Ok::<(), threadlint_runtime::PutError<&str>>(())
    /// ```
    #[track_caller]
    pub fn put(&self, item: T) -> Result<(), PutError<T>> {
        self.put_as(item, Wait::Forever, Blocked::on("room in a queue"))
    }

    /// Puts an item; blocks while the queue is full, for at most `timeout`.
    ///
    /// # Errors
    ///
    /// [`PutError::Full`] or [`PutError::Closed`], with the item.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::{PutError, Queue};
    /// let jobs = Queue::bounded(1);
    /// jobs.put(1)?;
    /// assert_eq!(jobs.put_timeout(2, Duration::from_millis(1)), Err(PutError::Full(2)));
    /// # Ok::<(), PutError<u32>>(())
    /// ```
    #[track_caller]
    pub fn put_timeout(&self, item: T, timeout: Duration) -> Result<(), PutError<T>> {
        self.put_as(item, Wait::timeout(timeout), Blocked::on("room in a queue"))
    }

    /// Puts an item if there is room. Never blocks.
    ///
    /// # Errors
    ///
    /// [`PutError::Full`] or [`PutError::Closed`], with the item.
    ///
    /// ```
    /// # use threadlint_runtime::Queue;
    /// let samples = Queue::bounded(1);
    /// samples.put(0.5)?;
    /// if samples.try_put(0.7).is_err() {
    ///     // dropped on purpose
    /// }
    /// # Ok::<(), threadlint_runtime::PutError<f32>>(())
    /// ```
    #[track_caller]
    pub fn try_put(&self, item: T) -> Result<(), PutError<T>> {
        self.put_as(item, Wait::Never, Blocked::on("room in a queue"))
    }

    fn put_as(&self, item: T, wait: Wait, blocked: Blocked) -> Result<(), PutError<T>> {
        self.chan.push(item, wait, &blocked).map_err(|it| match it {
            PushError::Full(item) => PutError::Full(item),
            PushError::Closed(item) => PutError::Closed(item),
        })
    }

    /// Takes the next item; blocks while the queue is empty and not closed.
    ///
    /// # Errors
    ///
    /// [`GetError::Closed`] once the queue is closed and empty.
    ///
    /// ```
    /// # use threadlint_runtime::Queue;
    /// let jobs = Queue::bounded(1);
    /// jobs.put("compress")?;
    /// let job = jobs.get()?;
    /// assert_eq!(*job, "compress");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[track_caller]
    pub fn get(&self) -> Result<Item<'_, T>, GetError> {
        self.get_as(Wait::Forever, Blocked::on("an item of a queue"))
    }

    /// Takes the next item; blocks while the queue is empty, for at most `timeout`.
    ///
    /// # Errors
    ///
    /// [`GetError::Empty`] when the time is over, [`GetError::Closed`] once the queue is closed and empty.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::{GetError, Queue};
    /// let jobs = Queue::<u32>::bounded(1);
    /// assert_eq!(jobs.get_timeout(Duration::from_millis(1)).map(drop), Err(GetError::Empty));
    /// ```
    #[track_caller]
    pub fn get_timeout(&self, timeout: Duration) -> Result<Item<'_, T>, GetError> {
        self.get_as(Wait::timeout(timeout), Blocked::on("an item of a queue"))
    }

    /// Takes the next item if there is one. Never blocks. Not for a loop: [`get`](Self::get) wakes up
    /// sooner than any polling.
    ///
    /// # Errors
    ///
    /// [`GetError::Empty`], or [`GetError::Closed`] once the queue is closed and empty.
    ///
    /// ```
    /// # use threadlint_runtime::{GetError, Queue};
    /// let jobs = Queue::<u32>::bounded(1);
    /// assert_eq!(jobs.try_get().map(drop), Err(GetError::Empty));
    /// ```
    #[track_caller]
    pub fn try_get(&self) -> Result<Item<'_, T>, GetError> {
        self.get_as(Wait::Never, Blocked::on("an item of a queue"))
    }

    fn get_as(&self, wait: Wait, blocked: Blocked) -> Result<Item<'_, T>, GetError> {
        match self.chan.pop(wait, &blocked) {
            Ok(value) => Ok(Item::new(value, self.chan.tally())),
            Err(PopError::Empty) => Err(GetError::Empty),
            Err(PopError::Closed) => Err(GetError::Closed),
        }
    }

    /// Takes item after item, blocking for each, until the queue is closed and empty.
    ///
    /// ```
    /// # use threadlint_runtime::Queue;
    /// let jobs = Queue::bounded(3);
    /// for job in ["a", "b", "c"] {
    ///     jobs.put(job)?;
    /// }
    /// jobs.close();
    /// assert_eq!(jobs.iter().map(|it| *it).collect::<String>(), "abc");
    /// # Ok::<(), threadlint_runtime::PutError<&str>>(())
    /// ```
    #[track_caller]
    pub fn iter(&self) -> impl Iterator<Item = Item<'_, T>> {
        let blocked = Blocked::on("an item of a queue");
        std::iter::from_fn(move || self.get_as(Wait::Forever, blocked).ok())
    }

    /// Closes the queue: nothing more can be put, what is in it can still be taken. Threads that wait
    /// to put get their item back; threads that wait to get end once the queue is empty. Closing again
    /// does nothing. Does not block.
    ///
    /// ```
    /// # use threadlint_runtime::Queue;
    /// let jobs = Queue::bounded(2);
    /// jobs.put("last")?;
    /// jobs.close();
    /// assert!(jobs.put("too late").is_err());
    /// assert!(jobs.get().is_ok() && jobs.get().is_err());
    /// # Ok::<(), threadlint_runtime::PutError<&str>>(())
    /// ```
    pub fn close(&self) {
        self.chan.close();
    }

    /// Closes the queue and takes everything out of it, in its order: the threads that wait to get end
    /// at once. What was taken out counts as done; what consumers had taken before does not, so
    /// [`join`](Self::join) still waits for that.
    ///
    /// ```
    /// # use threadlint_runtime::Queue;
    /// let jobs = Queue::bounded(2);
    /// jobs.put("never run")?;
    /// assert_eq!(jobs.close_now(), ["never run"]);
    /// jobs.join();
    /// # Ok::<(), threadlint_runtime::PutError<&str>>(())
    /// ```
    pub fn close_now(&self) -> Vec<T> {
        let drained = self.chan.close_and_drain();
        self.chan.tally().add_done(drained.len());
        drained
    }

    /// Blocks until every item that was put is done. Items put meanwhile are waited for too.
    ///
    /// The queue need not be closed. A consumer that calls it while it holds an [`Item`] waits for
    /// itself.
    ///
    /// ```
    /// use std::thread;
    ///
    /// use threadlint_runtime::Queue;
    ///
    /// let jobs = Queue::bounded(10);
    /// thread::scope(|scope| {
    ///     scope.spawn(|| jobs.iter().for_each(|job| println!("{}", *job)));
    ///     for job in 0..5 {
    ///         jobs.put(job).expect("it is not closed yet");
    ///     }
    ///     jobs.join(); // all five were printed
    ///     jobs.close();
    /// });
    /// ```
    #[track_caller]
    pub fn join(&self) {
        let joined = self.chan.tally().join(Wait::Forever, Blocked::on("the items of a queue"));
        debug_assert!(joined.is_ok(), "without a deadline it ends when all is done");
    }

    /// Like [`join`](Self::join), for at most `timeout`.
    ///
    /// # Errors
    ///
    /// [`Unfinished`], with the number of items that are not done.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::Queue;
    /// let jobs = Queue::<u32>::bounded(1);
    /// jobs.join_timeout(Duration::from_secs(1))?;
    /// # Ok::<(), threadlint_runtime::Unfinished>(())
    /// ```
    #[track_caller]
    pub fn join_timeout(&self, timeout: Duration) -> Result<(), Unfinished> {
        let blocked = Blocked::on("the items of a queue");
        let joined = self.chan.tally().join(Wait::timeout(timeout), blocked);
        joined.map_err(|count| Unfinished { count })
    }

    /// One look at the queue. Takes its lock for a moment.
    ///
    /// ```
    /// # use threadlint_runtime::Queue;
    /// assert_eq!(Queue::<u32>::bounded(8).stats().capacity, Some(8));
    /// ```
    #[must_use]
    pub fn stats(&self) -> QueueStats {
        let snapshot = self.chan.snapshot();
        let capacity = self.chan.capacity();
        QueueStats {
            capacity: (capacity != usize::MAX).then_some(capacity),
            depth: snapshot.depth,
            high_water: snapshot.high_water,
            put: snapshot.put,
            got: snapshot.put.wrapping_sub(snapshot.depth),
            unfinished: self.chan.tally().unfinished(),
            waiting_put: snapshot.waiting_put,
            waiting_get: snapshot.waiting_get,
            closed: snapshot.closed,
        }
    }
}

impl<T, O: Order<T>> Clone for Queue<T, O> {
    fn clone(&self) -> Self {
        Self { chan: Arc::clone(&self.chan) }
    }
}

impl<T, O: Order<T>> fmt::Debug for Queue<T, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Queue").field(&self.stats()).finish()
    }
}
