//! Threads that run tasks.

mod builder;
mod completed;
mod core;
mod current;
mod handle;
mod histogram;
mod map;
mod scope;
mod shutdown;
mod stats;
mod task;

use std::{
    error, fmt, mem,
    panic::Location,
    sync::Arc,
    time::{Duration, Instant},
};

use crate::{
    blocked::Blocked,
    chan::PushError,
    pool::{
        core::Core,
        task::{Run, Task},
    },
    stop::StopToken,
    sync::{AtomicBool, JoinHandle, Mutex, Ordering},
    wait::Wait,
};

pub use builder::{OnFull, ThreadPoolBuilder, Timing};
pub use completed::{AsCompleted, as_completed};
pub use handle::TaskHandle;
pub use histogram::Latency;
pub use map::Map;
pub use scope::{Scope, ScopedHandle, scope};
pub use shutdown::{RunningTask, Shutdown, ShutdownReport, ShutdownTimeout};
pub use stats::{PoolStats, WorkerState, WorkerStats};
pub use task::{TaskName, TaskState};

/// A fixed number of threads that run tasks from one bounded queue, first in first out.
///
/// std has only threads, which cost some tens of microseconds each and know no limit. The model is
/// Java's `ThreadPoolExecutor` and Python's `concurrent.futures`. A panic of a task stays in its
/// handle, and the worker lives on. A thread never runs another task while one is in the middle, except
/// the task that it joins; so a lock held across a call of the pool is not met by strangers.
///
/// It is meant for tasks that wait, and for computing in pieces of more than some microseconds. Finer
/// computing belongs to rayon; thousands of connections to an async runtime. A task that waits for
/// another one otherwise than by `join` or [`as_completed`] can still starve a pool that is too small.
///
/// Dropping the pool runs what is queued and waits for it, as the end of a `std::thread::scope` does;
/// [`shutdown`](Self::shutdown) can do better. Dropped by one of its own tasks, it does not wait.
///
/// ```
/// use std::time::Duration;
///
/// use threadlint_runtime::{Shutdown, ThreadPool, as_completed};
///
/// let pool = ThreadPool::builder().name("fetch").max_workers(4).build()?;
/// let urls = ["a.example", "b.example", "c.example"];
/// let fetches = urls.map(|url| pool.submit(move || format!("page of {url}")).expect("it is open"));
/// for (idx, page) in as_completed(fetches) {
///     match page {
///         Ok(page) => println!("{}: {} bytes", urls[idx], page.len()),
///         Err(error) => println!("{}: {error}", urls[idx]),
///     }
/// }
/// match pool.shutdown(Shutdown::Drain, Duration::from_secs(10)) {
///     Ok(report) => println!("{report}"),
///     Err(timeout) => println!("{timeout}"),
/// }
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct ThreadPool {
    core: Arc<Core<'static>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    on_full: OnFull,
    /// A shutdown has timed out: nobody wants to wait for the threads any more.
    abandoned: AtomicBool,
}

/// The task was not accepted; it is given back.
///
/// ```
/// # use std::time::Duration;
/// use threadlint_runtime::{RejectReason, Shutdown, ThreadPool};
///
/// let pool = ThreadPool::builder().max_workers(1).build()?;
/// pool.shutdown(Shutdown::Drain, Duration::from_secs(10)).expect("nothing runs");
/// let rejected = pool.submit(|| 7).map(drop).expect_err("it is shut down");
/// assert_eq!(rejected.reason, RejectReason::ShutDown);
/// assert_eq!((rejected.task)(), 7); // then here
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Rejected<F> {
    /// Why.
    pub reason: RejectReason,
    /// The task.
    pub task: F,
}

/// Why a task was not accepted.
///
/// ```
/// # use threadlint_runtime::RejectReason;
/// assert_eq!(RejectReason::Full.to_string(), "the queue of the pool is full");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RejectReason {
    /// The queue is full, and the policy is [`OnFull::Reject`].
    Full,
    /// The pool is shut down.
    ShutDown,
}

impl ThreadPool {
    /// The choices for a new pool.
    ///
    /// ```
    /// # use threadlint_runtime::ThreadPool;
    /// let pool = ThreadPool::builder().max_workers(2).build()?;
    /// # drop(pool);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn builder() -> ThreadPoolBuilder {
        ThreadPoolBuilder::new()
    }

    fn new(core: Arc<Core<'static>>, threads: Vec<JoinHandle<()>>, on_full: OnFull) -> Self {
        let abandoned = AtomicBool::new(false);
        Self { core, threads: Mutex::new(threads), on_full, abandoned }
    }

    /// Gives a task to the pool. Blocks while the queue is full, unless the pool was made with another
    /// [policy](ThreadPoolBuilder::on_full).
    ///
    /// # Errors
    ///
    /// [`Rejected`], with the task, if the pool is shut down, or full and told to reject.
    ///
    /// ```
    /// # use threadlint_runtime::ThreadPool;
    /// let pool = ThreadPool::builder().max_workers(2).build()?;
    /// let answer = pool.submit(|| 6 * 7).expect("it is not shut down");
    /// assert_eq!(answer.join().expect("no panic"), 42);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[track_caller]
    pub fn submit<T, F>(&self, task: F) -> Result<TaskHandle<T>, Rejected<F>>
    where
        T: Send + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        self.submit_as(task, TaskName::new(None, Location::caller()), self.on_full)
    }

    /// Like [`submit`](Self::submit), with a name for [`stats`](Self::stats) and for the report of a
    /// shutdown.
    ///
    /// # Errors
    ///
    /// As [`submit`](Self::submit) does.
    ///
    /// ```
    /// # use threadlint_runtime::ThreadPool;
    /// let pool = ThreadPool::builder().max_workers(2).build()?;
    /// let index = pool.submit_named("index", || 7).expect("it is not shut down");
    /// assert_eq!(index.join().expect("no panic"), 7);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[track_caller]
    pub fn submit_named<T, F>(&self, name: &str, task: F) -> Result<TaskHandle<T>, Rejected<F>>
    where
        T: Send + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        self.submit_as(task, TaskName::new(Some(name), Location::caller()), self.on_full)
    }

    /// Like [`submit`](Self::submit), for a task that can be asked to stop while it runs: by
    /// [`TaskHandle::cancel`], and by a shutdown with [`Shutdown::CancelPending`].
    ///
    /// # Errors
    ///
    /// [`RejectReason`]; the task is dropped.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::{Shutdown, ThreadPool};
    /// let pool = ThreadPool::builder().max_workers(1).build()?;
    /// let watching = pool.submit_with_stop(|stop| {
    ///     let mut n_looks = 0;
    ///     while !stop.wait_timeout(Duration::from_millis(1)) {
    ///         n_looks += 1;
    ///     }
    ///     n_looks
    /// });
    /// pool.shutdown(Shutdown::CancelPending, Duration::from_secs(10)).expect("it listens");
    /// # drop(watching);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[track_caller]
    pub fn submit_with_stop<T, F>(&self, task: F) -> Result<TaskHandle<T>, RejectReason>
    where
        T: Send + 'static,
        F: FnOnce(&StopToken) -> T + Send + 'static,
    {
        let source = self.core.stop.token().child();
        let token = source.token();
        let task = move || task(&token);
        let name = TaskName::new(None, Location::caller());
        let handle = self.submit_as(task, name, self.on_full).map_err(|it| it.reason)?;
        Ok(TaskHandle { stop: Some(source), ..handle })
    }

    /// Runs `f` on each item, on the workers, and gives the results in the order of the items. Each
    /// result is alone: a panic is the error of its item, and the others go on.
    ///
    /// Submits all items before it returns, and waits for room in the queue whatever the policy. If
    /// the pool is shut down meanwhile, the remaining items are cancelled.
    ///
    /// ```
    /// # use threadlint_runtime::ThreadPool;
    /// let pool = ThreadPool::builder().max_workers(2).build()?;
    /// let squares: Vec<u32> = pool.map(1..=4, |it| it * it).map(|it| it.expect("no panic")).collect();
    /// assert_eq!(squares, [1, 4, 9, 16]);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[track_caller]
    pub fn map<I, T, F>(&self, items: I, f: F) -> Map<T>
    where
        I: IntoIterator,
        I::Item: Send + 'static,
        T: Send + 'static,
        F: Fn(I::Item) -> T + Send + Sync + 'static,
    {
        let (f, at) = (Arc::new(f), Location::caller());
        let mut n_refused = 0;
        let tasks = items.into_iter().filter_map(|item| {
            let f = Arc::clone(&f);
            let task = self.submit_as(move || f(item), TaskName::new(None, at), OnFull::Block);
            n_refused += usize::from(task.is_err());
            task.ok()
        });
        let tasks = tasks.collect();
        Map::new(tasks, n_refused)
    }

    #[track_caller]
    fn submit_as<T, F>(
        &self,
        f: F,
        name: TaskName,
        on_full: OnFull,
    ) -> Result<TaskHandle<T>, Rejected<F>>
    where
        T: Send + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        let task = Arc::new(Task::new(f, name, self.core.id));
        match self.place(Arc::clone(&task) as _, on_full, &Blocked::on("room in a pool's queue")) {
            Ok(()) => Ok(TaskHandle { slot: task, stop: None }),
            Err(reason) => {
                let f = task.start().unwrap_or_else(|_| unreachable!("nobody else has seen it"));
                Err(Rejected { reason, task: f })
            }
        }
    }

    fn place(
        &self,
        task: Arc<dyn Run>,
        on_full: OnFull,
        blocked: &Blocked,
    ) -> Result<(), RejectReason> {
        let core = &self.core;
        if on_full == OnFull::DropOldest {
            let entry = core.entry(task);
            let evicted = core.chan.push_evicting(entry).map_err(|_| RejectReason::ShutDown)?;
            evicted.into_iter().for_each(|it| core.cancel(it.task));
            return Ok(());
        }
        // Room that only this very pool can make is not waited for.
        let may_wait = on_full == OnFull::Block && !current::is_worker_of(core.id);
        let wait = if may_wait { Wait::Forever } else { Wait::Never };
        match core.push(Arc::clone(&task), wait, blocked) {
            Ok(()) => {}
            Err(PushError::Closed(())) => return Err(RejectReason::ShutDown),
            Err(PushError::Full(())) if on_full == OnFull::Reject => {
                return Err(RejectReason::Full);
            }
            Err(PushError::Full(())) => core.run_here(&*task),
        }
        Ok(())
    }

    /// Accepts no more tasks, and waits until the workers have ended, for at most `timeout`. No thread
    /// is killed: what does not end in time is reported by name, and goes on by itself.
    ///
    /// It can be called again, to wait longer, or to cancel what was to be drained. Called by a task of
    /// this pool, it waits for the other workers only, and reports the task itself as running.
    ///
    /// # Errors
    ///
    /// [`ShutdownTimeout`], which names the tasks that run on.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::{Shutdown, ThreadPool};
    /// let pool = ThreadPool::builder().max_workers(1).build()?;
    /// for _ in 0..1000 {
    ///     pool.submit(|| ()).expect("it is not shut down").detach();
    /// }
    /// let report = pool.shutdown(Shutdown::CancelPending, Duration::from_secs(10)).expect("short");
    /// assert_eq!(report.completed + report.cancelled, 1000);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[track_caller]
    pub fn shutdown(
        &self,
        how: Shutdown,
        timeout: Duration,
    ) -> Result<ShutdownReport, ShutdownTimeout> {
        let (begun, wait) = (Instant::now(), Wait::timeout(timeout));
        match how {
            Shutdown::Drain => self.core.chan.close(),
            Shutdown::CancelPending => self.core.cancel_pending(),
        }
        let is_inside = current::is_worker_of(self.core.id);
        let blocked = Blocked::on("the workers of a pool");
        let ended = self.core.wait_until_left(usize::from(is_inside), wait, blocked);
        let report = self.core.report(begun.elapsed());
        if ended && !is_inside {
            return Ok(report);
        }
        self.abandoned.store(true, Ordering::Relaxed);
        let still_pending = self.core.chan.snapshot().depth;
        Err(ShutdownTimeout {
            report,
            still_running: self.core.still_running(),
            still_pending,
        })
    }

    /// One look at the pool.
    ///
    /// ```
    /// # use threadlint_runtime::ThreadPool;
    /// let pool = ThreadPool::builder().max_workers(2).build()?;
    /// println!("{}", pool.stats());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn stats(&self) -> PoolStats {
        self.core.stats()
    }
}

impl Drop for ThreadPool {
    fn drop(&mut self) {
        self.core.chan.close();
        if self.abandoned.load(Ordering::Relaxed) || current::is_worker_of(self.core.id) {
            return;
        }
        self.core.wait_until_left(0, Wait::Forever, Blocked::on("the workers of a pool"));
        let threads = mem::take(&mut *self.threads.lock());
        for thread in threads {
            // A worker catches the panics of its tasks, and so does not panic itself; should a
            // destructor of a thread-local, this is no place to report it.
            thread.join().ok();
        }
    }
}

impl fmt::Debug for ThreadPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ThreadPool").field("stats", &self.stats()).finish_non_exhaustive()
    }
}

impl<F> fmt::Debug for Rejected<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rejected").field("reason", &self.reason).finish_non_exhaustive()
    }
}

impl<F> fmt::Display for Rejected<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

impl fmt::Display for RejectReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RejectReason::Full => "the queue of the pool is full",
            RejectReason::ShutDown => "the pool is shut down",
        })
    }
}

impl<F> error::Error for Rejected<F> {}
impl error::Error for RejectReason {}
