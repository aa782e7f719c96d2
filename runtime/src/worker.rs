//! A background thread that can be stopped.

use std::{error, fmt, io, sync::Arc, time::Duration};

use crate::{
    blocked::Blocked,
    panics::{self, TaskError},
    stop::{StopSource, StopToken},
    sync::{Builder, Condvar, JoinHandle, Mutex},
    wait::{Parked, Wait},
};

/// A background thread that can be asked to stop, and waited for with a time-out.
///
/// Like C++'s `std::jthread`, and unlike `std::thread::JoinHandle`, dropping it stops the thread and
/// waits for it: no thread outlives what it works for. The closure gets a [`StopToken`] and ends when
/// that is stopped. For a worker that is started and stopped again and again, see
/// [`Service`](crate::Service).
///
/// ```
/// use std::time::Duration;
///
/// use threadlint_runtime::Worker;
///
/// let heartbeat = Worker::spawn("heartbeat", |stop| {
///     let mut n_beats = 0;
///     while !stop.wait_timeout(Duration::from_millis(1)) {
///         n_beats += 1;
///     }
///     n_beats
/// })?;
/// let n_beats = heartbeat.stop_and_join(Duration::from_secs(10)).expect("it listens");
/// println!("{n_beats}");
/// # Ok::<(), std::io::Error>(())
/// ```
#[must_use = "dropping a worker stops it, and waits until it has ended"]
pub struct Worker<T> {
    name: String,
    source: StopSource,
    outcome: Arc<Outcome<T>>,
    thread: Option<JoinHandle<()>>,
}

/// Why a stopped worker gave no result.
///
/// ```
/// # use std::{sync::Arc, time::Duration};
/// use threadlint_runtime::{Event, StopError, Worker};
///
/// let release = Arc::new(Event::new());
/// let waiting = Arc::clone(&release);
/// let deaf = Worker::spawn("deaf", move |_| waiting.wait())?;
/// match deaf.stop_and_join(Duration::from_millis(1)) {
///     Err(StopError::TimedOut(deaf)) => {
///         println!("{} does not listen", deaf.name());
///         deaf.detach(); // dropping it would wait
///     }
///     other => unreachable!("{other:?}"),
/// }
/// # release.set();
/// # Ok::<(), std::io::Error>(())
/// ```
#[non_exhaustive]
pub enum StopError<T> {
    /// It did not end in time. Dropping the worker waits for it without a time-out;
    /// [`Worker::detach`] does not.
    TimedOut(Worker<T>),
    /// It panicked.
    Failed(TaskError),
}

/// Where a thread leaves what it comes to.
struct Outcome<T> {
    res: Mutex<Option<Result<T, TaskError>>>,
    ended: Condvar,
}

impl<T> Outcome<T> {
    fn set(&self, res: Result<T, TaskError>) {
        *self.res.lock() = Some(res);
        self.ended.notify_all();
    }

    fn take(&self, wait: Wait, blocked: Blocked) -> Option<Result<T, TaskError>> {
        let mut res = self.res.lock();
        while res.is_none() {
            if wait.park(&self.ended, &mut res, &blocked) == Parked::TimedOut {
                break;
            }
        }
        res.take()
    }
}

impl<T: Send + 'static> Worker<T> {
    /// Starts a thread of this name.
    ///
    /// # Errors
    ///
    /// If the system gives no thread.
    ///
    /// ```
    /// # use threadlint_runtime::Worker;
    /// let loader = Worker::spawn("loader", |_stop| 7)?;
    /// assert_eq!(loader.join().expect("no panic"), 7);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn spawn(
        name: &str,
        run: impl FnOnce(&StopToken) -> T + Send + 'static,
    ) -> io::Result<Self> {
        Self::spawn_below(name, StopSource::new(), run)
    }

    /// Starts a thread that also stops with `parent`.
    ///
    /// # Errors
    ///
    /// If the system gives no thread.
    ///
    /// ```
    /// # use threadlint_runtime::{StopSource, Worker};
    /// let service = StopSource::new();
    /// let watcher = Worker::spawn_with("watcher", &service.token(), |stop| stop.wait())?;
    /// service.stop();
    /// watcher.join().expect("no panic");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn spawn_with(
        name: &str,
        parent: &StopToken,
        run: impl FnOnce(&StopToken) -> T + Send + 'static,
    ) -> io::Result<Self> {
        Self::spawn_below(name, parent.child(), run)
    }

    fn spawn_below(
        name: &str,
        source: StopSource,
        run: impl FnOnce(&StopToken) -> T + Send + 'static,
    ) -> io::Result<Self> {
        panics::watch_places();
        let outcome = Arc::new(Outcome { res: Mutex::new(None), ended: Condvar::new() });
        let (token, result) = (source.token(), Arc::clone(&outcome));
        let thread = Builder::new().name(name.to_owned()).spawn(move || {
            result.set(panics::catch(|| run(&token)).map_err(TaskError::Panicked));
        })?;
        Ok(Self { name: name.to_owned(), source, outcome, thread: Some(thread) })
    }
}

impl<T> Worker<T> {
    /// The name of the thread.
    ///
    /// ```
    /// # use threadlint_runtime::Worker;
    /// assert_eq!(Worker::spawn("loader", |_| ())?.name(), "loader");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Asks the thread to stop. Does not block.
    ///
    /// ```
    /// # use threadlint_runtime::Worker;
    /// let watcher = Worker::spawn("watcher", |stop| stop.wait())?;
    /// watcher.stop();
    /// watcher.join().expect("no panic");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn stop(&self) {
        self.source.stop();
    }

    /// Whether the closure has returned or panicked, at some moment.
    ///
    /// ```
    /// # use threadlint_runtime::Worker;
    /// let watcher = Worker::spawn("watcher", |stop| stop.wait())?;
    /// assert!(!watcher.is_finished());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.outcome.res.lock().is_some()
    }

    /// Blocks until the thread ends by itself; it is not asked to stop.
    ///
    /// # Errors
    ///
    /// If it panicked.
    ///
    /// ```
    /// # use threadlint_runtime::Worker;
    /// let loader = Worker::spawn("loader", |_| 7)?;
    /// assert_eq!(loader.join().expect("no panic"), 7);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[track_caller]
    pub fn join(mut self) -> Result<T, TaskError> {
        let res = self.outcome.take(Wait::Forever, Blocked::on("a worker"));
        self.reap();
        res.expect("without a deadline it waits until the thread has ended")
    }

    /// Asks the thread to stop, and blocks until it has, for at most `timeout`.
    ///
    /// # Errors
    ///
    /// [`StopError::TimedOut`], with the worker, or [`StopError::Failed`] if it panicked.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::Worker;
    /// let watcher = Worker::spawn("watcher", |stop| stop.wait())?;
    /// watcher.stop_and_join(Duration::from_secs(10)).expect("it listens");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[track_caller]
    pub fn stop_and_join(mut self, timeout: Duration) -> Result<T, StopError<T>> {
        self.stop();
        match self.outcome.take(Wait::timeout(timeout), Blocked::on("a worker")) {
            Some(res) => {
                self.reap();
                res.map_err(StopError::Failed)
            }
            None => Err(StopError::TimedOut(self)),
        }
    }

    /// Asks the thread to stop, and lets it go its own way: nobody waits for it any more.
    ///
    /// ```
    /// # use threadlint_runtime::Worker;
    /// Worker::spawn("watcher", |stop| stop.wait())?.detach();
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn detach(mut self) {
        self.stop();
        self.thread = None;
    }

    /// Waits for what little is left of the thread once its closure has returned.
    fn reap(&mut self) {
        if let Some(thread) = self.thread.take() {
            // The closure's panic was caught and is reported elsewhere.
            thread.join().ok();
        }
    }

    /// Dropped by its own closure, a worker must not wait for itself.
    fn is_this_thread(&self) -> bool {
        #[cfg(not(any(loom, shuttle)))]
        return self
            .thread
            .as_ref()
            .is_some_and(|it| it.thread().id() == std::thread::current().id());
        #[cfg(any(loom, shuttle))]
        return false;
    }
}

impl<T> Drop for Worker<T> {
    fn drop(&mut self) {
        if self.thread.is_some() && !self.is_this_thread() {
            self.stop();
            // Through the outcome first, so that the wait is shown to whoever looks for a hang.
            self.outcome.take(Wait::Forever, Blocked::on("a worker"));
            self.reap();
        }
    }
}

impl<T> fmt::Debug for Worker<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Worker");
        debug.field("name", &self.name).field("stop", &self.source).finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for StopError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StopError::TimedOut(worker) => f.debug_tuple("TimedOut").field(worker).finish(),
            StopError::Failed(error) => f.debug_tuple("Failed").field(error).finish(),
        }
    }
}

impl<T> fmt::Display for StopError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StopError::TimedOut(worker) => {
                write!(f, "the worker '{}' did not stop in time", worker.name)
            }
            StopError::Failed(error) => error.fmt(f),
        }
    }
}

impl<T> error::Error for StopError<T> {}
