//! One task: its closure, its state and its result in one allocation.

use std::{fmt, panic::Location, sync::Arc};

use crate::{
    blocked::Blocked,
    panics::{self, TaskError},
    pool::{completed::Ready, current},
    sync::{AtomicBool, Condvar, Mutex, Ordering},
    wait::{Parked, Wait, spin_until},
};

/// How far a task has come.
///
/// ```
/// use threadlint_runtime::{Event, TaskState, ThreadPool};
///
/// let pool = ThreadPool::builder().max_workers(1).build()?;
/// let task = pool.submit(|| 7).expect("it is not shut down");
/// while task.state() != TaskState::Completed {
///     std::thread::yield_now(); // only to show the state: `join` waits
/// }
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// It is in the queue.
    Pending,
    /// A thread runs it.
    Running,
    /// It has returned.
    Completed,
    /// It has panicked.
    Panicked,
    /// It was cancelled before it began.
    Cancelled,
}

/// What a task is called in reports: its name if it was given one, and where it was submitted.
///
/// ```
/// use std::time::Duration;
///
/// use threadlint_runtime::{Event, Shutdown, ThreadPool};
///
/// let pool = ThreadPool::builder().max_workers(1).build()?;
/// let done = std::sync::Arc::new(Event::new());
/// let waiting = std::sync::Arc::clone(&done);
/// pool.submit_named("index", move || waiting.wait()).expect("it is not shut down").detach();
/// while pool.stats().running() == 0 {
///     std::thread::yield_now(); // only to have something to report
/// }
/// let timeout = pool.shutdown(Shutdown::Drain, Duration::from_millis(1)).expect_err("it runs on");
/// assert_eq!(timeout.still_running[0].task.name(), Some("index"));
/// done.set();
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskName {
    name: Option<Arc<str>>,
    at: &'static Location<'static>,
}

impl TaskName {
    pub(crate) fn new(name: Option<&str>, at: &'static Location<'static>) -> Self {
        Self { name: name.map(Arc::from), at }
    }

    /// The name, if it was given one.
    ///
    /// ```
    /// # use threadlint_runtime::TaskName;
    /// fn label(task: &TaskName) -> String {
    ///     task.name().map_or_else(|| task.submitted_at().to_string(), str::to_owned)
    /// }
    /// # let _ = label;
    /// ```
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Where it was submitted.
    ///
    /// ```
    /// # use threadlint_runtime::TaskName;
    /// fn line(task: &TaskName) -> u32 {
    ///     task.submitted_at().line()
    /// }
    /// # let _ = line;
    /// ```
    #[must_use]
    pub fn submitted_at(&self) -> &'static Location<'static> {
        self.at
    }
}

impl fmt::Display for TaskName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "'{name}', submitted at {}", self.at),
            None => write!(f, "submitted at {}", self.at),
        }
    }
}

/// A task as its worker sees it.
pub(crate) trait Run: Send + Sync {
    fn run(&self) -> Ran;
    /// Whether this call cancelled it.
    fn cancel(&self) -> bool;
    fn name(&self) -> &TaskName;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ran {
    Completed,
    Panicked,
    /// It was cancelled while it was in the queue.
    Cancelled,
    /// Whoever joined it has run it.
    Elsewhere,
}

/// A task as its handle sees it.
pub(crate) trait Slot<T>: Send + Sync {
    fn wait(&self, wait: Wait, blocked: Blocked) -> bool;
    /// Invariant: called once, when the task is finished.
    fn take(&self) -> Result<T, TaskError>;
    fn state(&self) -> TaskState;
    fn cancel(&self) -> bool;
    /// Tells `ready` when the task is finished, or at once if it is.
    fn watch(&self, ready: Arc<Ready>, idx: usize);
    /// Runs the task here if it is pending and this thread is a worker of its pool, which would
    /// otherwise wait for itself; an error if this thread is inside of the task already.
    fn help(&self) -> Result<(), TaskError>;
}

pub(crate) struct Task<F, T> {
    inner: Mutex<Inner<F, T>>,
    finished: Condvar,
    /// A hint for spinning threads; the state says it for sure.
    is_finished: AtomicBool,
    name: TaskName,
    pool_id: usize,
}

struct Inner<F, T> {
    progress: Progress<F, T>,
    watcher: Option<(Arc<Ready>, usize)>,
}

enum Progress<F, T> {
    Pending(F),
    Running,
    Finished(Result<T, TaskError>),
    /// The result is in the hands of whoever joined.
    Taken,
}

impl<F, T> Task<F, T> {
    pub(crate) fn new(f: F, name: TaskName, pool_id: usize) -> Self {
        Self {
            inner: Mutex::new(Inner { progress: Progress::Pending(f), watcher: None }),
            finished: Condvar::new(),
            is_finished: AtomicBool::new(false),
            name,
            pool_id,
        }
    }

    /// The closure, if nobody was faster; the task is running from then on.
    pub(crate) fn start(&self) -> Result<F, Ran> {
        let mut inner = self.inner.lock();
        match std::mem::replace(&mut inner.progress, Progress::Running) {
            Progress::Pending(f) => Ok(f),
            other => {
                let cancelled = matches!(other, Progress::Finished(Err(TaskError::Cancelled)));
                inner.progress = other;
                Err(if cancelled { Ran::Cancelled } else { Ran::Elsewhere })
            }
        }
    }

    fn finish(&self, res: Result<T, TaskError>) {
        let mut inner = self.inner.lock();
        inner.progress = Progress::Finished(res);
        let watcher = inner.watcher.take();
        self.is_finished.store(true, Ordering::Release);
        drop(inner);
        self.finished.notify_all();
        if let Some((ready, idx)) = watcher {
            ready.push(idx);
        }
    }

    fn cancel_pending(&self) -> bool {
        let Ok(f) = self.start() else { return false };
        self.finish(Err(TaskError::Cancelled));
        // What the closure owns is the user's, and is dropped with no lock held.
        drop(f);
        true
    }

    /// Identifies the task while it runs: it is not moved, since it is in an `Arc`.
    fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }
}

impl<F, T> Run for Task<F, T>
where
    F: FnOnce() -> T + Send,
    T: Send,
{
    fn run(&self) -> Ran {
        let f = match self.start() {
            Ok(f) => f,
            Err(ran) => return ran,
        };
        let running = current::enter(self.address());
        let res = panics::catch(f);
        drop(running);
        let ran = if res.is_ok() { Ran::Completed } else { Ran::Panicked };
        self.finish(res.map_err(TaskError::Panicked));
        ran
    }

    fn cancel(&self) -> bool {
        self.cancel_pending()
    }

    fn name(&self) -> &TaskName {
        &self.name
    }
}

impl<F, T> Slot<T> for Task<F, T>
where
    F: FnOnce() -> T + Send,
    T: Send,
{
    fn wait(&self, wait: Wait, blocked: Blocked) -> bool {
        if wait.may_block() {
            spin_until(|| self.is_finished.load(Ordering::Relaxed));
        }
        let mut inner = self.inner.lock();
        while !matches!(inner.progress, Progress::Finished(_)) {
            if wait.park(&self.finished, &mut inner, &blocked) == Parked::TimedOut {
                return matches!(inner.progress, Progress::Finished(_));
            }
        }
        true
    }

    fn take(&self) -> Result<T, TaskError> {
        let mut inner = self.inner.lock();
        let progress = std::mem::replace(&mut inner.progress, Progress::Taken);
        drop(inner);
        match progress {
            Progress::Finished(res) => res,
            _ => unreachable!("a result is taken once, when it is there"),
        }
    }

    fn state(&self) -> TaskState {
        match &self.inner.lock().progress {
            Progress::Pending(_) => TaskState::Pending,
            Progress::Running => TaskState::Running,
            Progress::Finished(Err(TaskError::Panicked(_))) => TaskState::Panicked,
            Progress::Finished(Err(_)) => TaskState::Cancelled,
            Progress::Finished(Ok(_)) | Progress::Taken => TaskState::Completed,
        }
    }

    fn cancel(&self) -> bool {
        self.cancel_pending()
    }

    fn watch(&self, ready: Arc<Ready>, idx: usize) {
        let mut inner = self.inner.lock();
        if matches!(inner.progress, Progress::Finished(_)) {
            drop(inner);
            ready.push(idx);
        } else {
            inner.watcher = Some((ready, idx));
        }
    }

    fn help(&self) -> Result<(), TaskError> {
        if current::is_inside(self.address()) {
            return Err(TaskError::WouldDeadlock);
        }
        if current::is_worker_of(self.pool_id) {
            current::count_inline(self.run());
        }
        Ok(())
    }
}
