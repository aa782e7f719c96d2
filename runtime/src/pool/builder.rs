//! Choices to be made before a pool starts.

use std::{cell::Cell, io, num::NonZeroU32, sync::Arc, thread};

use crate::{
    pool::{ThreadPool, core::Core},
    sync::Builder,
};

/// What `submit` does when the queue of the pool is full.
///
/// A task that submits to its own pool never waits for room, which only its own pool could make: it
/// runs the new task itself, under all policies but [`Reject`](Self::Reject) and
/// [`DropOldest`](Self::DropOldest).
///
/// ```
/// use threadlint_runtime::{OnFull, ThreadPool};
///
/// let pool = ThreadPool::builder()
///     .max_workers(2)
///     .queue_capacity(100)
///     .on_full(OnFull::CallerRuns)
///     .build()?;
/// # drop(pool);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnFull {
    /// The caller waits for room, and so goes at the pace of the workers.
    #[default]
    Block,
    /// The caller runs the task itself, which slows it down usefully. Not for tasks that wait for
    /// something that the caller does next, such as stopping them.
    CallerRuns,
    /// The task is given back: [`Rejected`](crate::Rejected).
    Reject,
    /// The task that has waited longest is cancelled. For work that becomes worthless with time.
    DropOldest,
}

/// Which tasks have their waiting and running measured. A measured task costs three looks at the clock.
///
/// ```
/// use threadlint_runtime::{ThreadPool, Timing};
///
/// let pool = ThreadPool::builder().max_workers(1).timing(Timing::All).build()?;
/// pool.submit(|| ()).expect("it is not shut down").join().expect("no panic");
/// # drop(pool);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// None.
    Off,
    /// One of so many that a thread submits.
    Sampled(NonZeroU32),
    /// All.
    All,
}

impl Default for Timing {
    /// One in sixteen.
    fn default() -> Self {
        Timing::Sampled(const { NonZeroU32::new(16).expect("16 is not zero") })
    }
}

impl Timing {
    /// Whether to measure the next task of this thread.
    pub(crate) fn is_due(self) -> bool {
        thread_local! {
            static TICK: Cell<u32> = const { Cell::new(0) };
        }
        match self {
            Timing::Off => false,
            Timing::All => true,
            Timing::Sampled(period) => {
                let tick = TICK.try_with(|it| it.replace(it.get().wrapping_add(1)));
                tick.is_ok_and(|it| it.is_multiple_of(period.get()))
            }
        }
    }
}

/// Makes a [`ThreadPool`].
///
/// ```
/// use threadlint_runtime::{ThreadPool, Timing};
///
/// let pool = ThreadPool::builder()
///     .name("io")
///     .max_workers(4)
///     .queue_capacity(100)
///     .timing(Timing::All)
///     .build()?;
/// assert_eq!(pool.stats().workers[3].name, "io-3");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "the pool is made by `build`"]
pub struct ThreadPoolBuilder {
    name: String,
    max_workers: Option<usize>,
    stack_size: Option<usize>,
    queue_capacity: usize,
    on_full: OnFull,
    timing: Timing,
}

impl ThreadPoolBuilder {
    pub(crate) fn new() -> Self {
        Self {
            name: "pool".to_owned(),
            max_workers: None,
            stack_size: None,
            queue_capacity: 1024,
            on_full: OnFull::default(),
            timing: Timing::default(),
        }
    }

    /// The name of the threads, with a number after it. By default `pool`.
    ///
    /// ```
    /// # use threadlint_runtime::ThreadPool;
    /// let pool = ThreadPool::builder().name("io").max_workers(1).build()?;
    /// # drop(pool);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn name(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }

    /// The number of threads; all are started by [`build`](Self::build). By default as many as the
    /// machine runs at once, which is right for computing; tasks that wait can do with more.
    ///
    /// ```
    /// # use threadlint_runtime::ThreadPool;
    /// let pool = ThreadPool::builder().max_workers(32).build()?;
    /// assert_eq!(pool.stats().workers.len(), 32);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn max_workers(mut self, n_workers: usize) -> Self {
        self.max_workers = Some(n_workers);
        self
    }

    /// The size of the threads' stacks in bytes, as for [`std::thread::Builder::stack_size`].
    ///
    /// ```
    /// # use threadlint_runtime::ThreadPool;
    /// let pool = ThreadPool::builder().max_workers(1).stack_size(256 * 1024).build()?;
    /// # drop(pool);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn stack_size(mut self, bytes: usize) -> Self {
        self.stack_size = Some(bytes);
        self
    }

    /// How many tasks can wait in the queue; more are treated as [`on_full`](Self::on_full) says. By
    /// default 1024. `usize::MAX` is no bound at all: a caller that is faster than the workers then
    /// fills the memory.
    ///
    /// ```
    /// # use threadlint_runtime::ThreadPool;
    /// let pool = ThreadPool::builder().max_workers(1).queue_capacity(10).build()?;
    /// assert_eq!(pool.stats().queue_capacity, Some(10));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn queue_capacity(mut self, n_tasks: usize) -> Self {
        self.queue_capacity = n_tasks;
        self
    }

    /// What happens when the queue is full. By default the caller waits.
    ///
    /// ```
    /// # use threadlint_runtime::{OnFull, ThreadPool};
    /// let pool = ThreadPool::builder().max_workers(1).on_full(OnFull::Reject).build()?;
    /// # drop(pool);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn on_full(mut self, on_full: OnFull) -> Self {
        self.on_full = on_full;
        self
    }

    /// Which tasks are measured for [`PoolStats`](crate::PoolStats). By default one in sixteen.
    ///
    /// ```
    /// # use threadlint_runtime::{ThreadPool, Timing};
    /// let pool = ThreadPool::builder().max_workers(1).timing(Timing::Off).build()?;
    /// # drop(pool);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn timing(mut self, timing: Timing) -> Self {
        self.timing = timing;
        self
    }

    /// Starts the threads.
    ///
    /// # Errors
    ///
    /// If the system gives no more threads; those that were started end again. With no workers or no
    /// room in the queue, [`io::ErrorKind::InvalidInput`]: no task could ever run.
    ///
    /// ```
    /// # use threadlint_runtime::ThreadPool;
    /// assert!(ThreadPool::builder().max_workers(0).build().is_err());
    /// ```
    pub fn build(self) -> io::Result<ThreadPool> {
        let n_workers = self.max_workers.unwrap_or_else(parallelism);
        if n_workers == 0 || self.queue_capacity == 0 {
            let message = "a pool needs a worker, and room in its queue for a task";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        let names = (0..n_workers).map(|idx| format!("{}-{idx}", self.name)).collect();
        let core = Arc::new(Core::new(names, self.queue_capacity, self.timing));
        let started: io::Result<Vec<_>> =
            core.names().enumerate().map(|(idx, name)| self.start(&core, idx, name)).collect();
        match started {
            Ok(threads) => Ok(ThreadPool::new(core, threads, self.on_full)),
            Err(error) => {
                core.chan.close();
                Err(error)
            }
        }
    }

    fn start(
        &self,
        core: &Arc<Core<'static>>,
        idx: usize,
        name: &str,
    ) -> io::Result<crate::sync::JoinHandle<()>> {
        let mut thread = Builder::new().name(name.to_owned());
        if let Some(bytes) = self.stack_size {
            thread = thread.stack_size(bytes);
        }
        let core = Arc::clone(core);
        thread.spawn(move || core.work(idx))
    }
}

pub(crate) fn parallelism() -> usize {
    thread::available_parallelism().map_or(1, Into::into)
}
