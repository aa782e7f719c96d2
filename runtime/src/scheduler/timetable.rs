//! Which job is due when: all of it without a clock of its own.

use std::{
    cmp,
    collections::BinaryHeap,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    time::{Duration, Instant},
};

/// What becomes of the ticks of a periodic job that come while it still runs.
///
/// ```
/// # use std::time::Duration;
/// use threadlint_runtime::{Overrun, Scheduler};
///
/// let scheduler = Scheduler::new("timer")?;
/// // Old news is of no use: leave it out.
/// scheduler.every(Duration::from_secs(1), Overrun::Skip, || println!("progress"));
/// // Each hour is to be billed.
/// scheduler.every(Duration::from_secs(3600), Overrun::CatchUp, || println!("bill"));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overrun {
    /// They are left out: the next run is at the next tick.
    Skip,
    /// They are made up for: the job runs again at once, until it has caught up.
    CatchUp,
}

/// Jobs by the time when they are due, and of equals the one first that came first.
#[derive(Default)]
pub(crate) struct Timetable {
    heap: BinaryHeap<Entry>,
    next_number: u64,
}

struct Entry {
    due: Instant,
    number: u64,
    job: Job,
}

pub(crate) struct Job {
    state: Arc<JobState>,
    work: Work,
}

enum Work {
    Once(Box<dyn FnOnce() + Send>),
    Periodic {
        period: Duration,
        overrun: Overrun,
        work: Box<dyn FnMut() + Send>,
    },
    /// It has run once.
    Over,
}

/// Shared by a job and its handle.
pub(crate) struct JobState(AtomicU8);

const WAITING: u8 = 0;
const BEGUN: u8 = 1;
const CANCELLED: u8 = 2;

/// The next run of a periodic job.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tick {
    pub(crate) due: Instant,
    pub(crate) n_skipped: u64,
}

impl Timetable {
    pub(crate) fn add(&mut self, due: Instant, job: Job) {
        self.heap.push(Entry { due, number: self.next_number, job });
        self.next_number += 1;
    }

    pub(crate) fn take_due(&mut self, now: Instant) -> Option<(Instant, Job)> {
        let is_due = self.heap.peek().is_some_and(|it| it.due <= now);
        if !is_due {
            return None;
        }
        self.heap.pop().map(|it| (it.due, it.job))
    }

    pub(crate) fn next_due(&self) -> Option<Instant> {
        self.heap.peek().map(|it| it.due)
    }

    pub(crate) fn remove(&mut self, state: &Arc<JobState>) -> Option<Job> {
        let mut entries = std::mem::take(&mut self.heap).into_vec();
        let idx = entries.iter().position(|it| Arc::ptr_eq(&it.job.state, state));
        let removed = idx.map(|it| entries.swap_remove(it).job);
        self.heap = entries.into();
        removed
    }

    pub(crate) fn len(&self) -> usize {
        self.heap.len()
    }
}

impl Job {
    pub(crate) fn once(work: impl FnOnce() + Send + 'static) -> Self {
        Self::new(Work::Once(Box::new(work)))
    }

    pub(crate) fn periodic(
        period: Duration,
        overrun: Overrun,
        work: impl FnMut() + Send + 'static,
    ) -> Self {
        Self::new(Work::Periodic { period, overrun, work: Box::new(work) })
    }

    fn new(work: Work) -> Self {
        Self { state: Arc::new(JobState(AtomicU8::new(WAITING))), work }
    }

    pub(crate) fn state(&self) -> Arc<JobState> {
        Arc::clone(&self.state)
    }

    /// Whether it may run: it was not cancelled.
    pub(crate) fn begin(&self) -> bool {
        match self.work {
            Work::Periodic { .. } => self.state.0.load(Ordering::Acquire) != CANCELLED,
            Work::Once(_) | Work::Over => self.state.0.swap(BEGUN, Ordering::AcqRel) == WAITING,
        }
    }

    pub(crate) fn run(&mut self) {
        if let Work::Periodic { work, .. } = &mut self.work {
            return work();
        }
        if let Work::Once(work) = std::mem::replace(&mut self.work, Work::Over) {
            work();
        }
    }

    /// When it is to run again, if it is, after the run that was due at `due` and ended `now`.
    pub(crate) fn next_tick(&self, due: Instant, now: Instant) -> Option<Tick> {
        let Work::Periodic { period, overrun, .. } = self.work else { return None };
        let next = due.checked_add(period)?;
        if next > now || overrun == Overrun::CatchUp {
            return Some(Tick { due: next, n_skipped: 0 });
        }
        let late = (now - due).as_nanos();
        let period_nanos = period.as_nanos();
        let left = u64::try_from(period_nanos - late % period_nanos).ok()?;
        let due = now.checked_add(Duration::from_nanos(left))?;
        let n_skipped = u64::try_from(late / period_nanos).unwrap_or(u64::MAX);
        Some(Tick { due, n_skipped })
    }
}

impl JobState {
    /// Whether this call cancelled it.
    pub(crate) fn cancel(&self) -> bool {
        let (from, to) = (WAITING, CANCELLED);
        self.0.compare_exchange(from, to, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }
}

/// The greatest is the one that is due first.
impl Ord for Entry {
    fn cmp(&self, other: &Self) -> cmp::Ordering {
        (other.due, other.number).cmp(&(self.due, self.number))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Entry {}

#[cfg(test)]
mod tests {
    use super::{Job, Overrun, Tick, Timetable};
    use std::time::{Duration, Instant};

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn jobs_are_due_in_the_order_of_their_times() {
        let (begin, mut timetable) = (Instant::now(), Timetable::default());
        for delay in [3, 1, 2, 1] {
            timetable.add(begin + delay * SECOND, Job::once(|| ()));
        }
        assert_eq!(timetable.next_due(), Some(begin + SECOND));
        assert!(timetable.take_due(begin).is_none());
        let due = std::iter::from_fn(|| timetable.take_due(begin + 2 * SECOND));
        let due: Vec<_> = due.map(|it| (it.0 - begin).as_secs()).collect();
        assert_eq!((due, timetable.len()), (vec![1, 1, 2], 1));
    }

    #[test]
    fn cancelled_jobs_are_removed_and_do_not_begin() {
        let (begin, mut timetable) = (Instant::now(), Timetable::default());
        let (once, periodic) = (Job::once(|| ()), Job::periodic(SECOND, Overrun::Skip, || ()));
        let state = once.state();
        timetable.add(begin, once);
        assert!(state.cancel() && !state.cancel());
        let removed = timetable.remove(&state).expect("it was there");
        assert!(!removed.begin() && timetable.next_due().is_none());
        assert!(periodic.begin() && periodic.begin());
        assert!(periodic.state().cancel() && !periodic.begin());
    }

    #[test]
    fn job_that_has_begun_cannot_be_cancelled() {
        let once = Job::once(|| ());
        assert!(once.begin());
        assert!(!once.state().cancel());
    }

    #[test]
    fn ticks_stay_on_the_grid() {
        let due = Instant::now();
        let check = |overrun, late: f64, next: u32, n_skipped| {
            let tick =
                Job::periodic(SECOND, overrun, || ()).next_tick(due, due + SECOND.mul_f64(late));
            assert_eq!(tick, Some(Tick { due: due + next * SECOND, n_skipped }), "{late}");
        };
        for overrun in [Overrun::Skip, Overrun::CatchUp] {
            check(overrun, 0.0, 1, 0);
            check(overrun, 0.9, 1, 0);
        }
        check(Overrun::Skip, 1.0, 2, 1);
        check(Overrun::Skip, 3.5, 4, 3);
        check(Overrun::CatchUp, 3.5, 1, 0);
        assert_eq!(Job::once(|| ()).next_tick(due, due), None);
    }
}
