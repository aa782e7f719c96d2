//! What a pool and its workers share, and the workers' loop.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use crossbeam_utils::CachePadded;
use parking_lot::Mutex as PlainMutex;

use crate::{
    blocked::Blocked,
    chan::{Chan, PopError, PushError},
    panics,
    pool::{
        builder::Timing,
        current::{self, Counts},
        histogram::Histogram,
        shutdown::{RunningTask, ShutdownReport},
        stats::{PoolStats, WorkerState, WorkerStats},
        task::{Ran, Run, TaskName},
    },
    queue::FifoStore,
    stop::StopSource,
    sync::{Condvar, Mutex},
    wait::{Parked, Wait},
};

/// Shared by the handle of a pool and its workers; `'env` is what the tasks may borrow.
pub(crate) struct Core<'env> {
    pub(crate) id: usize,
    pub(crate) chan: Chan<FifoStore<Entry<'env>>>,
    pub(crate) stop: StopSource,
    workers: Vec<CachePadded<Worker>>,
    n_alive: Mutex<usize>,
    ended: Condvar,
    timing: Timing,
    /// What did not happen in a worker: tasks that the caller ran, and those that were cancelled.
    outside: Tally,
    started: Instant,
}

/// A task in the queue.
pub(crate) struct Entry<'env> {
    pub(crate) task: Arc<dyn Run + 'env>,
    /// When it came, if it is one of those that are measured.
    pub(crate) queued_at: Option<Instant>,
}

/// One worker; written by its thread alone.
struct Worker {
    name: String,
    tally: Tally,
    /// What it runs; kept after the end, and told apart by `phase`.
    task: PlainMutex<Option<TaskName>>,
    /// When the task began, in nanoseconds since the pool was made, if that is measured; or 0.
    task_since: AtomicU64,
    phase: AtomicU64,
    /// Nanoseconds in which it did not wait for a task.
    busy: AtomicU64,
    /// Since when it does not wait, in nanoseconds since the pool was made; 0 while it waits.
    busy_since: AtomicU64,
    wait: Histogram,
    run: Histogram,
}

#[derive(Default)]
struct Tally {
    completed: AtomicU64,
    panicked: AtomicU64,
    cancelled: AtomicU64,
}

const IDLE: u64 = 0;
const RUNNING: u64 = 1;
const STOPPED: u64 = 2;

impl<'env> Core<'env> {
    pub(crate) fn new(names: Vec<String>, capacity: usize, timing: Timing) -> Self {
        static NEXT_ID: AtomicU64 = AtomicU64::new(1);
        panics::watch_places();
        Self {
            id: NEXT_ID.fetch_add(1, Ordering::Relaxed) as usize,
            chan: Chan::new(FifoStore::default(), capacity),
            stop: StopSource::new(),
            n_alive: Mutex::new(names.len()),
            workers: names.into_iter().map(|it| CachePadded::new(Worker::new(it))).collect(),
            ended: Condvar::new(),
            timing,
            outside: Tally::default(),
            started: Instant::now(),
        }
    }

    pub(crate) fn push(
        &self,
        task: Arc<dyn Run + 'env>,
        wait: Wait,
        blocked: &Blocked,
    ) -> Result<(), PushError<()>> {
        self.chan.push(self.entry(task), wait, blocked).map_err(|it| match it {
            PushError::Full(_) => PushError::Full(()),
            PushError::Closed(_) => PushError::Closed(()),
        })
    }

    pub(crate) fn entry(&self, task: Arc<dyn Run + 'env>) -> Entry<'env> {
        Entry { task, queued_at: self.timing.is_due().then(Instant::now) }
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.workers.iter().map(|it| &*it.name)
    }

    /// The loop of one worker: until the queue is closed and empty.
    pub(crate) fn work(&self, worker_idx: usize) {
        let worker = &*self.workers[worker_idx];
        let _alive = Alive { core: self, worker };
        let _working = current::become_worker_of(self.id);
        worker.set_busy(self.nanos());
        while let Some(entry) = self.next_entry(worker) {
            self.run_entry(worker, entry);
        }
    }

    fn next_entry(&self, worker: &Worker) -> Option<Entry<'env>> {
        let blocked = Blocked::on("a task to run");
        match self.chan.pop(Wait::Never, &blocked) {
            Ok(entry) => return Some(entry),
            Err(PopError::Closed) => return None,
            Err(PopError::Empty) => {}
        }
        worker.set_idle(self.nanos());
        let entry = self.chan.pop(Wait::Forever, &blocked);
        worker.set_busy(self.nanos());
        entry.ok()
    }

    fn run_entry(&self, worker: &Worker, Entry { task, queued_at }: Entry<'env>) {
        *worker.task.lock() = Some(task.name().clone());
        let started = queued_at.map(|_| Instant::now());
        worker.task_since.store(started.map_or(0, |it| self.nanos_at(it)), Ordering::Relaxed);
        worker.phase.store(RUNNING, Ordering::Relaxed);
        let ran = task.run();
        if let (Some(queued_at), Some(started), Ran::Completed | Ran::Panicked) =
            (queued_at, started, ran)
        {
            worker.wait.record(started.saturating_duration_since(queued_at));
            worker.run.record(started.elapsed());
        }
        worker.tally.add_own(ran);
        worker.tally.add_own_counts(current::take_inline());
        // If nobody keeps the handle, this drops the result.
        panics::drop_caught(task);
        worker.phase.store(IDLE, Ordering::Relaxed);
    }

    /// Runs a task in the thread that submitted it.
    pub(crate) fn run_here(&self, task: &dyn Run) {
        let ran = task.run();
        if current::is_worker_of(self.id) {
            current::count_inline(ran);
        } else {
            self.outside.add(ran);
        }
    }

    /// Cancels a task that has left the queue without being run.
    pub(crate) fn cancel(&self, task: Arc<dyn Run + 'env>) {
        panics::drop_caught(panics::catch(|| task.cancel()));
        // Whoever cancelled it, here is where it is counted, unless it ran elsewhere.
        self.outside.add(task.run());
        panics::drop_caught(task);
    }

    pub(crate) fn cancel_pending(&self) {
        for entry in self.chan.close_and_drain() {
            self.cancel(entry.task);
        }
        self.stop.stop();
    }

    /// Blocks until so few workers are left.
    pub(crate) fn wait_until_left(&self, n_workers: usize, wait: Wait, blocked: Blocked) -> bool {
        let mut n_alive = self.n_alive.lock();
        while *n_alive > n_workers {
            if wait.park(&self.ended, &mut n_alive, &blocked) == Parked::TimedOut {
                return *n_alive <= n_workers;
            }
        }
        true
    }

    pub(crate) fn report(&self, elapsed: Duration) -> ShutdownReport {
        let Counts { completed, panicked, cancelled } = self.counts();
        ShutdownReport { completed, panicked, cancelled, elapsed }
    }

    fn counts(&self) -> Counts {
        let tallies = self.workers.iter().map(|it| &it.tally).chain([&self.outside]);
        tallies.fold(Counts::default(), |sum, it| Counts {
            completed: sum.completed + it.completed.load(Ordering::Relaxed),
            panicked: sum.panicked + it.panicked.load(Ordering::Relaxed),
            cancelled: sum.cancelled + it.cancelled.load(Ordering::Relaxed),
        })
    }

    pub(crate) fn still_running(&self) -> Vec<RunningTask> {
        let now = self.nanos();
        self.workers.iter().filter_map(|it| it.running_task(now)).collect()
    }

    pub(crate) fn stats(&self) -> PoolStats {
        let Counts { completed, panicked, cancelled } = self.counts();
        let (queue, now) = (self.chan.snapshot(), self.nanos());
        let capacity = self.chan.capacity();
        PoolStats {
            workers: self.workers.iter().map(|it| it.stats(now)).collect(),
            queue_depth: queue.depth,
            queue_high_water: queue.high_water,
            queue_capacity: (capacity != usize::MAX).then_some(capacity),
            waiting_submitters: queue.waiting_put,
            completed,
            panicked,
            cancelled,
            uptime: Duration::from_nanos(now),
            wait: Histogram::summarise(self.workers.iter().map(|it| &it.wait)),
            run: Histogram::summarise(self.workers.iter().map(|it| &it.run)),
        }
    }

    /// Nanoseconds since the pool was made; never 0.
    fn nanos(&self) -> u64 {
        self.nanos_at(Instant::now())
    }

    fn nanos_at(&self, at: Instant) -> u64 {
        let nanos = at.saturating_duration_since(self.started).as_nanos();
        u64::try_from(nanos).unwrap_or(u64::MAX).max(1)
    }
}

/// Tells, however the thread ends, that it is gone.
struct Alive<'a, 'env> {
    core: &'a Core<'env>,
    worker: &'a Worker,
}

impl Drop for Alive<'_, '_> {
    fn drop(&mut self) {
        self.worker.set_idle(self.core.nanos());
        self.worker.phase.store(STOPPED, Ordering::Relaxed);
        *self.core.n_alive.lock() -= 1;
        self.core.ended.notify_all();
    }
}

impl Worker {
    fn new(name: String) -> Self {
        Self {
            name,
            tally: Tally::default(),
            task: PlainMutex::new(None),
            task_since: AtomicU64::new(0),
            phase: AtomicU64::new(IDLE),
            busy: AtomicU64::new(0),
            busy_since: AtomicU64::new(0),
            wait: Histogram::new(),
            run: Histogram::new(),
        }
    }

    fn set_busy(&self, now: u64) {
        self.busy_since.store(now, Ordering::Relaxed);
    }

    fn set_idle(&self, now: u64) {
        let since = self.busy_since.swap(0, Ordering::Relaxed);
        if since > 0 {
            self.busy.fetch_add(now.saturating_sub(since), Ordering::Relaxed);
        }
    }

    fn state(&self) -> WorkerState {
        match self.phase.load(Ordering::Relaxed) {
            RUNNING => self.task.lock().clone().map_or(WorkerState::Idle, WorkerState::Running),
            STOPPED => WorkerState::Stopped,
            _ => WorkerState::Idle,
        }
    }

    fn running_task(&self, now: u64) -> Option<RunningTask> {
        let WorkerState::Running(task) = self.state() else { return None };
        let since = self.task_since.load(Ordering::Relaxed);
        let running_for = (since > 0).then(|| Duration::from_nanos(now.saturating_sub(since)));
        Some(RunningTask { worker: self.name.clone(), task, running_for })
    }

    fn stats(&self, now: u64) -> WorkerStats {
        let since = self.busy_since.load(Ordering::Relaxed);
        let busy_now = if since > 0 { now.saturating_sub(since) } else { 0 };
        WorkerStats {
            name: self.name.clone(),
            state: self.state(),
            completed: self.tally.completed.load(Ordering::Relaxed),
            panicked: self.tally.panicked.load(Ordering::Relaxed),
            busy: Duration::from_nanos(self.busy.load(Ordering::Relaxed) + busy_now),
        }
    }
}

impl Tally {
    fn add(&self, ran: Ran) {
        let mut counts = Counts::default();
        counts.add(ran);
        self.completed.fetch_add(counts.completed, Ordering::Relaxed);
        self.panicked.fetch_add(counts.panicked, Ordering::Relaxed);
        self.cancelled.fetch_add(counts.cancelled, Ordering::Relaxed);
    }

    /// Cheaper: only its own thread writes the tally of a worker.
    fn add_own(&self, ran: Ran) {
        let counter = match ran {
            Ran::Completed => &self.completed,
            Ran::Panicked => &self.panicked,
            Ran::Cancelled => &self.cancelled,
            Ran::Elsewhere => return,
        };
        counter.store(counter.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
    }

    fn add_own_counts(&self, counts: Counts) {
        if counts.completed + counts.panicked > 0 {
            self.completed.fetch_add(counts.completed, Ordering::Relaxed);
            self.panicked.fetch_add(counts.panicked, Ordering::Relaxed);
        }
    }
}
