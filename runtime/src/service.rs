//! A worker that can be started again.

use std::{error, fmt, io, sync::Arc, time::Duration};

use parking_lot::Mutex;

use crate::{
    panics::TaskError,
    stop::StopToken,
    worker::{StopError, Worker},
};

/// A background worker with a start, a stop and another start.
///
/// Each start is a new thread with a new [`StopToken`], so nothing of the last run, not even its request
/// to stop, reaches into the next. Two runs never overlap. A [`Worker`] is the better choice for a
/// thread that runs once, or that has a result.
///
/// ```
/// use std::time::Duration;
///
/// use threadlint_runtime::Service;
///
/// let heartbeat = Service::new("heartbeat", |stop| {
///     while !stop.wait_timeout(Duration::from_millis(1)) {
///         // beat
///     }
/// });
/// for _ in 0..2 {
///     heartbeat.start()?;
///     heartbeat.stop(Duration::from_secs(10))?;
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Service {
    name: String,
    run: Arc<dyn Fn(&StopToken) + Send + Sync>,
    worker: Mutex<Option<Worker<()>>>,
}

/// Why a [`Service`] does not start or stop.
///
/// ```
/// use threadlint_runtime::{Service, ServiceError};
///
/// let watcher = Service::new("watcher", |stop| stop.wait());
/// watcher.start()?;
/// assert!(matches!(watcher.start(), Err(ServiceError::Running)));
/// # Ok::<(), ServiceError>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum ServiceError {
    /// It runs already, or still.
    Running,
    /// The system gives no thread.
    Spawn(io::Error),
    /// The last run panicked.
    Failed(TaskError),
}

impl Service {
    /// A service that does not run yet. Its thread will have this name.
    ///
    /// ```
    /// # use threadlint_runtime::Service;
    /// assert!(!Service::new("watcher", |stop| stop.wait()).is_running());
    /// ```
    pub fn new(name: &str, run: impl Fn(&StopToken) + Send + Sync + 'static) -> Self {
        Self {
            name: name.to_owned(),
            run: Arc::new(run),
            worker: Mutex::new(None),
        }
    }

    /// Starts it. Does not wait for anything.
    ///
    /// # Errors
    ///
    /// [`ServiceError::Running`] if it runs, [`ServiceError::Spawn`] if the system gives no thread, and
    /// [`ServiceError::Failed`] if the last run panicked and nobody was told; the next call starts it.
    ///
    /// ```
    /// # use threadlint_runtime::{Service, ServiceError};
    /// let watcher = Service::new("watcher", |stop| stop.wait());
    /// watcher.start()?;
    /// assert!(watcher.is_running());
    /// # Ok::<(), ServiceError>(())
    /// ```
    pub fn start(&self) -> Result<(), ServiceError> {
        let mut worker = self.worker.lock();
        // threadlint: allow(guard_across_blocking, reason = "what is joined has ended")
        match worker.take() {
            Some(running) if !running.is_finished() => {
                *worker = Some(running);
                return Err(ServiceError::Running);
            }
            Some(ended) => ended.join().map_err(ServiceError::Failed)?,
            None => {}
        }
        let run = Arc::clone(&self.run);
        let started = Worker::spawn(&self.name, move |stop| run(stop));
        *worker = Some(started.map_err(ServiceError::Spawn)?);
        Ok(())
    }

    /// Asks it to stop and blocks until it has, for at most `timeout`. Does nothing if it does not run.
    ///
    /// # Errors
    ///
    /// [`ServiceError::Running`] if it does not end in time; it can be called again.
    /// [`ServiceError::Failed`] if it panicked.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::{Service, ServiceError};
    /// let watcher = Service::new("watcher", |stop| stop.wait());
    /// watcher.start()?;
    /// watcher.stop(Duration::from_secs(10))?;
    /// assert!(!watcher.is_running());
    /// # Ok::<(), ServiceError>(())
    /// ```
    #[track_caller]
    pub fn stop(&self, timeout: Duration) -> Result<(), ServiceError> {
        // Held while it waits, so that nobody starts a second run beside the one that is ending.
        let mut worker = self.worker.lock();
        let Some(running) = worker.take() else { return Ok(()) };
        // threadlint: allow(guard_across_blocking, reason = "nobody may start it meanwhile")
        match running.stop_and_join(timeout) {
            Ok(()) => Ok(()),
            Err(StopError::Failed(error)) => Err(ServiceError::Failed(error)),
            Err(StopError::TimedOut(running)) => {
                *worker = Some(running);
                Err(ServiceError::Running)
            }
        }
    }

    /// Whether a run has begun and not ended, at some moment. Blocks while another thread is in
    /// [`stop`](Self::stop).
    ///
    /// ```
    /// # use threadlint_runtime::Service;
    /// assert!(!Service::new("watcher", |stop| stop.wait()).is_running());
    /// ```
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.worker.lock().as_ref().is_some_and(|it| !it.is_finished())
    }
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service").field("name", &self.name).finish_non_exhaustive()
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ServiceError::Running => f.write_str("the service is running"),
            ServiceError::Spawn(error) => write!(f, "no thread for the service: {error}"),
            ServiceError::Failed(error) => error.fmt(f),
        }
    }
}

impl error::Error for ServiceError {}
