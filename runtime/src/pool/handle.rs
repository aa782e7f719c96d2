//! The result that is to come.

use std::{fmt, sync::Arc, time::Duration};

use crate::{
    blocked::Blocked,
    panics::TaskError,
    pool::task::{Slot, TaskState},
    stop::StopSource,
    wait::Wait,
};

/// The result of a task that was given to a [`ThreadPool`](crate::ThreadPool).
///
/// Dropping the handle lets the task run and forgets its result, and its panic too, as dropping a
/// `std::thread::JoinHandle` does; [`detach`](Self::detach) says so on purpose. Unlike there, waiting
/// can be limited, and a task that has not begun can be cancelled.
///
/// ```
/// use threadlint_runtime::ThreadPool;
///
/// let pool = ThreadPool::builder().max_workers(2).build()?;
/// let sum = pool.submit(|| (1..=100).sum::<u32>()).expect("it is not shut down");
/// assert_eq!(sum.join().expect("no panic"), 5050);
/// # Ok::<(), std::io::Error>(())
/// ```
#[must_use = "dropping the handle loses the result of the task, and its panic; `detach` says so"]
pub struct TaskHandle<T> {
    pub(crate) slot: Arc<dyn Slot<T>>,
    pub(crate) stop: Option<StopSource>,
}

impl<T> TaskHandle<T> {
    /// Blocks until the task is finished.
    ///
    /// A task that joins a task of its own pool runs it at once in its own place if it has not begun,
    /// so that the pool cannot wait for itself. It then runs under the locks that its caller holds.
    ///
    /// # Errors
    ///
    /// If the task panicked, was cancelled, or is the one that calls.
    ///
    /// ```
    /// # use threadlint_runtime::{TaskError, ThreadPool};
    /// # let pool = ThreadPool::builder().max_workers(2).build()?;
    /// let task = pool.submit(|| panic!("no such file")).expect("it is not shut down");
    /// assert!(matches!(task.join(), Err(TaskError::Panicked(it)) if it.message() == "no such file"));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[track_caller]
    pub fn join(self) -> Result<T, TaskError> {
        self.slot.help()?;
        self.slot.wait(Wait::Forever, Blocked::on("a task"));
        self.slot.take()
    }

    /// Like [`join`](Self::join), for at most `timeout`.
    ///
    /// # Errors
    ///
    /// The handle, if the task is not finished in time. What the task itself comes to is inside.
    ///
    /// ```
    /// # use std::{sync::Arc, time::Duration};
    /// # use threadlint_runtime::{Event, ThreadPool};
    /// # let pool = ThreadPool::builder().max_workers(2).build()?;
    /// let ready = Arc::new(Event::new());
    /// let waiting = Arc::clone(&ready);
    /// let task = pool.submit(move || waiting.wait()).expect("it is not shut down");
    /// let task = task.join_timeout(Duration::from_millis(1)).expect_err("it waits");
    /// ready.set();
    /// task.join().expect("no panic");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[track_caller]
    pub fn join_timeout(self, timeout: Duration) -> Result<Result<T, TaskError>, Self> {
        let wait = Wait::timeout(timeout);
        if let Err(error) = self.slot.help() {
            return Ok(Err(error));
        }
        if self.slot.wait(wait, Blocked::on("a task")) { Ok(self.slot.take()) } else { Err(self) }
    }

    /// Cancels the task if it has not begun; whether it will never begin for that reason. A task that
    /// runs already is asked to stop, if it was given to
    /// [`submit_with_stop`](crate::ThreadPool::submit_with_stop). Does not block.
    ///
    /// The task keeps its place in the queue until a worker comes by it.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use threadlint_runtime::{Event, TaskError, ThreadPool};
    /// # let pool = ThreadPool::builder().max_workers(1).build()?;
    /// # let busy = Arc::new(Event::new());
    /// # let waiting = Arc::clone(&busy);
    /// # pool.submit(move || waiting.wait()).expect("it is not shut down").detach();
    /// let task = pool.submit(|| unreachable!()).expect("it is not shut down");
    /// if task.cancel() {
    ///     assert!(matches!(task.join().map(|()| ()), Err(TaskError::Cancelled)));
    /// }
    /// # busy.set();
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn cancel(&self) -> bool {
        if let Some(stop) = &self.stop {
            stop.stop();
        }
        self.slot.cancel()
    }

    /// Whether the task has returned, panicked, or been cancelled: `join` would not block.
    ///
    /// ```
    /// # use threadlint_runtime::ThreadPool;
    /// # let pool = ThreadPool::builder().max_workers(1).build()?;
    /// let first = pool.submit(|| 1).expect("it is not shut down");
    /// let second = pool.submit(|| 2).expect("it is not shut down");
    /// second.join().expect("no panic");
    /// assert!(first.is_finished()); // there is one worker, and the queue keeps the order
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn is_finished(&self) -> bool {
        !matches!(self.state(), TaskState::Pending | TaskState::Running)
    }

    /// How far the task has come, at some moment.
    ///
    /// ```
    /// # use threadlint_runtime::{TaskState, ThreadPool};
    /// # let pool = ThreadPool::builder().max_workers(1).build()?;
    /// let task = pool.submit(|| 1).expect("it is not shut down");
    /// assert_ne!(task.state(), TaskState::Panicked);
    /// # task.detach();
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn state(&self) -> TaskState {
        self.slot.state()
    }

    /// Lets the task run by itself. Its result is dropped; a panic is still counted in
    /// [`PoolStats`](crate::PoolStats).
    ///
    /// ```
    /// # use threadlint_runtime::ThreadPool;
    /// # let pool = ThreadPool::builder().max_workers(1).build()?;
    /// pool.submit(|| println!("by the way")).expect("it is not shut down").detach();
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn detach(self) {}
}

impl<T> fmt::Debug for TaskHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TaskHandle").field("state", &self.state()).finish_non_exhaustive()
    }
}
