//! How a pool ends, and what it reports then.

use std::{error, fmt, time::Duration};

use crate::pool::task::TaskName;

/// What happens to the tasks that have not begun.
///
/// ```
/// # use std::time::Duration;
/// use threadlint_runtime::{Shutdown, ThreadPool};
///
/// let pool = ThreadPool::builder().max_workers(2).build()?;
/// let report = pool.shutdown(Shutdown::Drain, Duration::from_secs(10)).expect("nothing runs");
/// assert_eq!(report.cancelled, 0);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shutdown {
    /// They are run.
    Drain,
    /// They are cancelled, and the running ones are asked to stop, if they have a
    /// [`StopToken`](crate::StopToken). No thread is ever killed.
    CancelPending,
}

/// What became of the tasks of a pool.
///
/// ```
/// # use std::time::Duration;
/// use threadlint_runtime::{Shutdown, ThreadPool};
///
/// let pool = ThreadPool::builder().max_workers(1).build()?;
/// pool.submit(|| ()).expect("it is not shut down").detach();
/// pool.submit(|| panic!("no such file")).expect("it is not shut down").detach();
/// let report = pool.shutdown(Shutdown::Drain, Duration::from_secs(10)).expect("they are short");
/// assert_eq!((report.completed, report.panicked), (1, 1));
/// println!("{report}");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ShutdownReport {
    /// How many tasks have returned since the pool was made.
    pub completed: u64,
    /// How many have panicked.
    pub panicked: u64,
    /// How many were cancelled.
    pub cancelled: u64,
    /// How long the shutdown took.
    pub elapsed: Duration,
}

/// Some tasks were still running when the time was over. Their threads go on by themselves; another
/// call of [`shutdown`](crate::ThreadPool::shutdown) waits for them again.
///
/// ```
/// # use std::{sync::Arc, time::Duration};
/// # use threadlint_runtime::{Event, Shutdown, ThreadPool};
/// # let pool = ThreadPool::builder().max_workers(1).build()?;
/// # let done = Arc::new(Event::new());
/// # let waiting = Arc::clone(&done);
/// # pool.submit_named("index", move || waiting.wait()).expect("it is not shut down").detach();
/// if let Err(timeout) = pool.shutdown(Shutdown::Drain, Duration::from_millis(1)) {
///     for task in &timeout.still_running {
///         println!("{} still runs {}", task.worker, task.task);
///     }
/// }
/// # done.set();
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ShutdownTimeout {
    /// What became of the others.
    pub report: ShutdownReport,
    /// The tasks that run on.
    pub still_running: Vec<RunningTask>,
    /// How many tasks have not begun, and will when a worker is free.
    pub still_pending: usize,
}

/// A task that runs on after the end of a shutdown.
///
/// ```
/// # use threadlint_runtime::RunningTask;
/// fn log(task: &RunningTask) {
///     eprintln!("{}: {}", task.worker, task.task);
/// }
/// # let _ = log;
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RunningTask {
    /// The name of the worker's thread.
    pub worker: String,
    /// The task.
    pub task: TaskName,
    /// How long it has been running, if it is one of those that are measured; see
    /// [`Timing`](crate::Timing).
    pub running_for: Option<Duration>,
}

impl fmt::Display for ShutdownReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { completed, panicked, cancelled, elapsed } = self;
        write!(f, "{completed} tasks completed, {panicked} panicked, {cancelled} cancelled; ")?;
        write!(f, "shut down in {elapsed:.1?}")
    }
}

impl fmt::Display for ShutdownTimeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the pool did not end within {:.1?}", self.report.elapsed)?;
        if self.still_pending > 0 {
            write!(f, "; {} tasks have not begun", self.still_pending)?;
        }
        self.still_running.iter().try_for_each(|it| write!(f, "\n  {it}"))
    }
}

impl fmt::Display for RunningTask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} still runs the task {}", self.worker, self.task)?;
        self.running_for.map_or(Ok(()), |it| write!(f, ", for {it:.1?}"))
    }
}

impl error::Error for ShutdownTimeout {}
