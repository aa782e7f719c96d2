//! Work that is due later, or again and again.

mod timetable;

use std::{
    fmt, io,
    sync::{
        Arc, Weak,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use crate::{
    blocked::Blocked,
    panics,
    pool::ThreadPool,
    scheduler::timetable::{Job, JobState, Timetable},
    sync::{Condvar, Mutex},
    wait::Wait,
    worker::Worker,
};

pub use timetable::Overrun;

/// Runs jobs at their time, on one thread of its own or on a pool.
///
/// Instead of a thread with a loop and a `sleep`: that drifts by the length of the job, cannot be stopped
/// in its sleep, and takes a thread for each job. Times are those of the monotonic clock, so setting
/// the clock of the system does not matter. A panic of a job is counted, and periodic jobs go on.
///
/// Dropping the scheduler ends it: what is due later is not run any more, and a job that runs on its own
/// thread is waited for.
///
/// ```
/// use std::{sync::Arc, time::Duration};
///
/// use threadlint_runtime::{Event, Overrun, Scheduler};
///
/// let scheduler = Scheduler::new("timer")?;
/// let beaten = Arc::new(Event::new());
/// let beat = Arc::clone(&beaten);
/// let heartbeat = scheduler.every(Duration::from_millis(1), Overrun::Skip, move || beat.set());
/// beaten.wait();
/// heartbeat.cancel();
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Scheduler {
    shared: Arc<Shared>,
    /// Ended by the drop of the scheduler.
    thread: Option<Worker<()>>,
}

/// A job of a [`Scheduler`]. Dropping the handle leaves the job alone.
///
/// ```
/// # use std::time::Duration;
/// # use threadlint_runtime::Scheduler;
/// let scheduler = Scheduler::new("timer")?;
/// let reminder = scheduler.after(Duration::from_secs(3600), || println!("an hour is over"));
/// assert!(reminder.cancel());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone)]
pub struct TimerHandle {
    state: Arc<JobState>,
    shared: Weak<Shared>,
}

/// What a [`Scheduler`] has done so far.
///
/// ```
/// # use threadlint_runtime::Scheduler;
/// let stats = Scheduler::new("timer")?.stats();
/// assert_eq!((stats.pending, stats.runs), (0, 0));
/// println!("{stats:?}");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SchedulerStats {
    /// How many jobs are due later; a periodic one that runs at this moment is not among them.
    pub pending: usize,
    /// How often a job was run.
    pub runs: u64,
    /// How often one panicked.
    pub panicked: u64,
    /// How many ticks of periodic jobs were left out, since the job had not ended.
    pub skipped: u64,
    /// How often the pool did not accept a job.
    pub rejected: u64,
}

pub(crate) struct Shared {
    table: Mutex<Table>,
    changed: Condvar,
    pool: Option<Arc<ThreadPool>>,
    runs: AtomicU64,
    panicked: AtomicU64,
    skipped: AtomicU64,
    rejected: AtomicU64,
}

struct Table {
    timetable: Timetable,
    closed: bool,
}

impl Scheduler {
    /// A scheduler that runs its jobs one after another on a thread of this name. A long job delays
    /// the others.
    ///
    /// # Errors
    ///
    /// If the system gives no thread.
    ///
    /// ```
    /// # use threadlint_runtime::Scheduler;
    /// let scheduler = Scheduler::new("timer")?;
    /// # drop(scheduler);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn new(name: &str) -> io::Result<Self> {
        Self::start(name, None)
    }

    /// A scheduler that gives its jobs to a pool when they are due. Its own thread, of this name, only
    /// keeps the time. If the queue of the pool is full, the policy of the pool decides; a run that is
    /// rejected is counted and left out.
    ///
    /// # Errors
    ///
    /// If the system gives no thread.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use threadlint_runtime::{OnFull, Scheduler, ThreadPool};
    /// let pool = ThreadPool::builder().max_workers(2).on_full(OnFull::Reject).build()?;
    /// let scheduler = Scheduler::with_pool("timer", Arc::new(pool))?;
    /// # drop(scheduler);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn with_pool(name: &str, pool: Arc<ThreadPool>) -> io::Result<Self> {
        Self::start(name, Some(pool))
    }

    fn start(name: &str, pool: Option<Arc<ThreadPool>>) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            table: Mutex::new(Table { timetable: Timetable::default(), closed: false }),
            changed: Condvar::new(),
            pool,
            runs: AtomicU64::new(0),
            panicked: AtomicU64::new(0),
            skipped: AtomicU64::new(0),
            rejected: AtomicU64::new(0),
        });
        let keeping = Arc::clone(&shared);
        let thread = Worker::spawn(name, move |_| keeping.keep_time())?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Runs a job once, `delay` from now. A delay too long for the clock means never.
    ///
    /// ```
    /// # use std::{sync::Arc, time::Duration};
    /// # use threadlint_runtime::{Event, Scheduler};
    /// let scheduler = Scheduler::new("timer")?;
    /// let over = Arc::new(Event::new());
    /// let ending = Arc::clone(&over);
    /// scheduler.after(Duration::from_millis(1), move || ending.set());
    /// over.wait();
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn after(&self, delay: Duration, job: impl FnOnce() + Send + 'static) -> TimerHandle {
        self.add(Instant::now().checked_add(delay), Job::once(job))
    }

    /// Runs a job every `period`, the first time one period from now. Its ticks are at multiples of
    /// the period, however long it runs; `overrun` tells what becomes of the ticks that come while it
    /// runs. It never runs twice at the same time.
    ///
    /// # Panics
    ///
    /// If the period is zero.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::{Overrun, Scheduler};
    /// let scheduler = Scheduler::new("timer")?;
    /// let report = scheduler.every(Duration::from_secs(60), Overrun::Skip, || println!("a minute"));
    /// report.cancel();
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn every(
        &self,
        period: Duration,
        overrun: Overrun,
        job: impl FnMut() + Send + 'static,
    ) -> TimerHandle {
        assert!(!period.is_zero(), "a period of zero is a busy loop");
        self.add(Instant::now().checked_add(period), Job::periodic(period, overrun, job))
    }

    fn add(&self, due: Option<Instant>, job: Job) -> TimerHandle {
        let state = job.state();
        if let Some(due) = due {
            self.shared.add(due, job);
        }
        TimerHandle { state, shared: Arc::downgrade(&self.shared) }
    }

    /// What was done so far.
    ///
    /// ```
    /// # use threadlint_runtime::Scheduler;
    /// assert_eq!(Scheduler::new("timer")?.stats().panicked, 0);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn stats(&self) -> SchedulerStats {
        let shared = &*self.shared;
        SchedulerStats {
            pending: shared.table.lock().timetable.len(),
            runs: shared.runs.load(Ordering::Relaxed),
            panicked: shared.panicked.load(Ordering::Relaxed),
            skipped: shared.skipped.load(Ordering::Relaxed),
            rejected: shared.rejected.load(Ordering::Relaxed),
        }
    }
}

impl TimerHandle {
    /// Cancels the job; whether it will not begin again for that reason. A run that has begun goes on.
    /// Does not block.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::Scheduler;
    /// let scheduler = Scheduler::new("timer")?;
    /// let reminder = scheduler.after(Duration::from_secs(3600), || ());
    /// assert!(reminder.cancel());
    /// assert!(!reminder.cancel(), "only once");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn cancel(&self) -> bool {
        let cancelled = self.state.cancel();
        if let (true, Some(shared)) = (cancelled, self.shared.upgrade()) {
            let removed = shared.table.lock().timetable.remove(&self.state);
            // What the job owns is the user's, and is dropped with no lock held.
            drop(removed);
        }
        cancelled
    }
}

impl Shared {
    fn add(&self, due: Instant, job: Job) {
        let mut table = self.table.lock();
        let refused = if table.closed {
            Some(job)
        } else {
            table.timetable.add(due, job);
            None
        };
        drop(table);
        self.changed.notify_one();
        drop(refused);
    }

    /// The loop of the thread.
    fn keep_time(self: &Arc<Self>) {
        let blocked = Blocked::on("the next job of a scheduler");
        let mut table = self.table.lock();
        while !table.closed {
            if let Some((due, job)) = table.timetable.take_due(Instant::now()) {
                drop(table);
                self.start(due, job);
                table = self.table.lock();
                continue;
            }
            let wait = table.timetable.next_due().map_or(Wait::Forever, Wait::Until);
            wait.park(&self.changed, &mut table, &blocked);
        }
    }

    fn start(self: &Arc<Self>, due: Instant, job: Job) {
        let run = DueRun { shared: Arc::clone(self), due, job: Some(job) };
        match &self.pool {
            // A panic of the job is caught inside, so the handle would tell nothing; and whether the
            // pool rejects the run or drops it later is seen by the run itself.
            Some(pool) => drop(pool.submit(move || run.run())),
            None => run.run(),
        }
    }

    fn add_next_tick(&self, due: Instant, job: Job) {
        if let Some(next) = job.next_tick(due, Instant::now()) {
            self.skipped.fetch_add(next.n_skipped, Ordering::Relaxed);
            self.add(next.due, job);
        }
    }
}

/// A run that is due. If it is dropped instead of run, it is left out, and the next one comes.
struct DueRun {
    shared: Arc<Shared>,
    due: Instant,
    job: Option<Job>,
}

impl DueRun {
    fn run(mut self) {
        let Some(mut job) = self.job.take() else { return };
        if !job.begin() {
            return;
        }
        self.shared.runs.fetch_add(1, Ordering::Relaxed);
        if let Err(panic) = panics::catch(|| job.run()) {
            self.shared.panicked.fetch_add(1, Ordering::Relaxed);
            panics::drop_caught(panic);
        }
        self.shared.add_next_tick(self.due, job);
    }
}

impl Drop for DueRun {
    fn drop(&mut self) {
        if let Some(job) = self.job.take() {
            self.shared.rejected.fetch_add(1, Ordering::Relaxed);
            self.shared.add_next_tick(self.due, job);
        }
    }
}

impl Drop for Scheduler {
    fn drop(&mut self) {
        let mut table = self.shared.table.lock();
        table.closed = true;
        let left = std::mem::take(&mut table.timetable);
        drop(table);
        self.shared.changed.notify_all();
        drop(self.thread.take());
        drop(left);
    }
}

impl fmt::Debug for Scheduler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scheduler").field("stats", &self.stats()).finish_non_exhaustive()
    }
}

impl fmt::Debug for TimerHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TimerHandle").finish_non_exhaustive()
    }
}
