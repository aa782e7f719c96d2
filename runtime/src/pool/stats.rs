//! What a pool tells about itself.

use std::{fmt, time::Duration};

use crate::pool::{histogram::Latency, task::TaskName};

/// One look at a [`ThreadPool`](crate::ThreadPool). The numbers are read while the workers go on, so
/// they may be a task apart.
///
/// ```
/// use threadlint_runtime::ThreadPool;
///
/// let pool = ThreadPool::builder().max_workers(2).queue_capacity(100).build()?;
/// let tasks = [1, 2, 3].map(|it| pool.submit(move || it * it).expect("it is not shut down"));
/// tasks.map(|it| it.join().expect("no panic"));
/// let stats = pool.stats();
/// assert_eq!(stats.workers.len(), 2);
/// assert_eq!(stats.queue_capacity, Some(100));
/// println!("{stats}");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PoolStats {
    /// The workers, in the order of their numbers.
    pub workers: Vec<WorkerStats>,
    /// How many tasks are in the queue, cancelled ones that no worker has come by yet included.
    pub queue_depth: usize,
    /// How many have been in it at most.
    pub queue_high_water: usize,
    /// How many fit; `None` if it is unbounded.
    pub queue_capacity: Option<usize>,
    /// How many threads wait for room in the queue.
    pub waiting_submitters: usize,
    /// How many tasks have returned, in workers and in callers.
    pub completed: u64,
    /// How many have panicked.
    pub panicked: u64,
    /// How many were cancelled; counted when they leave the queue.
    pub cancelled: u64,
    /// How long the pool exists.
    pub uptime: Duration,
    /// How long tasks were in the queue, of those measured; see [`Timing`](crate::Timing).
    pub wait: Latency,
    /// How long tasks ran, of those measured.
    pub run: Latency,
}

/// One look at one worker.
///
/// ```
/// # use threadlint_runtime::{ThreadPool, WorkerState};
/// let pool = ThreadPool::builder().max_workers(1).name("io").build()?;
/// let worker = &pool.stats().workers[0];
/// assert_eq!(worker.name, "io-0");
/// assert_eq!((worker.completed, worker.panicked), (0, 0));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct WorkerStats {
    /// The name of its thread.
    pub name: String,
    /// What it does.
    pub state: WorkerState,
    /// How many tasks have returned in it.
    pub completed: u64,
    /// How many have panicked in it.
    pub panicked: u64,
    /// How long it has not been waiting for a task, in all.
    pub busy: Duration,
}

/// What a worker does.
///
/// ```
/// # use threadlint_runtime::{ThreadPool, WorkerState};
/// let pool = ThreadPool::builder().max_workers(1).build()?;
/// match &pool.stats().workers[0].state {
///     WorkerState::Idle => println!("waits for a task"),
///     WorkerState::Running(task) => println!("runs the task {task}"),
///     WorkerState::Stopped => println!("has ended"),
/// }
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkerState {
    /// It waits for a task.
    Idle,
    /// It runs this task.
    Running(TaskName),
    /// Its thread has ended, or is about to.
    Stopped,
}

impl PoolStats {
    /// How many workers run a task.
    ///
    /// ```
    /// # use threadlint_runtime::ThreadPool;
    /// let pool = ThreadPool::builder().max_workers(2).build()?;
    /// assert_eq!(pool.stats().running(), 0);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn running(&self) -> usize {
        let running = |it: &&WorkerStats| matches!(it.state, WorkerState::Running(_));
        self.workers.iter().filter(running).count()
    }

    /// The share of the workers' time since the pool was made in which they were not waiting for a
    /// task, from 0 to 1. Near 1 the pool may be too small; near 0, too large.
    ///
    /// ```
    /// # use threadlint_runtime::ThreadPool;
    /// let pool = ThreadPool::builder().max_workers(2).build()?;
    /// assert!((0.0..=1.0).contains(&pool.stats().utilisation()));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn utilisation(&self) -> f64 {
        let busy: Duration = self.workers.iter().map(|it| it.busy).sum();
        let available = self.uptime.as_secs_f64() * self.workers.len() as f64;
        if available == 0.0 { 0.0 } else { (busy.as_secs_f64() / available).min(1.0) }
    }
}

impl fmt::Display for PoolStats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            completed,
            panicked,
            cancelled,
            queue_depth,
            queue_high_water,
            ..
        } = self;
        let (n_workers, percent) = (self.workers.len(), 100.0 * self.utilisation());
        writeln!(f, "tasks: {completed} completed, {panicked} panicked, {cancelled} cancelled")?;
        writeln!(f, "queue: {queue_depth} now, {queue_high_water} at most")?;
        writeln!(f, "workers: {n_workers}, {} running, {percent:.0} % busy", self.running())?;
        for worker in &self.workers {
            writeln!(f, "  {worker}")?;
        }
        writeln!(f, "wait: {}", self.wait)?;
        write!(f, "run:  {}", self.run)
    }
}

impl fmt::Display for WorkerStats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, state, completed, panicked, busy } = self;
        write!(f, "{name}: {completed} completed, {panicked} panicked, busy {busy:.1?}, {state}")
    }
}

impl fmt::Display for WorkerState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WorkerState::Idle => f.write_str("idle"),
            WorkerState::Running(task) => write!(f, "runs the task {task}"),
            WorkerState::Stopped => f.write_str("stopped"),
        }
    }
}

impl fmt::Display for Latency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { count, p50, p90, p99, p999, max } = self;
        write!(f, "p50 {p50:.1?}, p90 {p90:.1?}, p99 {p99:.1?}, p99.9 {p999:.1?}, max {max:.1?}")?;
        write!(f, " of {count} measured")
    }
}
