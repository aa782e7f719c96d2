//! Many threads at once, again and again.

use std::{
    any::Any,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use crate::{
    barrier::Barrier,
    queue::Queue,
    testing::{Random, thread_report},
};

/// Runs a piece of code on several threads, which start together from a barrier.
///
/// The whole run has a deadline. When that passes, the test fails, and the report says what each thread
/// holds and waits for; the threads that hang are left behind. So the code owns what it uses, most often
/// through an `Arc`.
///
/// ```
/// use std::sync::Arc;
///
/// use threadlint_runtime::{
///     ordered::{Mutex, lock_all},
///     testing::Stress,
/// };
///
/// let accounts: Arc<Vec<Mutex<i64>>> = Arc::new((0..4).map(|_| Mutex::new(100)).collect());
/// let shared = Arc::clone(&accounts);
/// Stress::new().threads(4).iterations(200).run(move |cx| {
///     let (from, to) = (cx.random.below(4), cx.random.below(4));
///     if let Ok([mut from, mut to]) = lock_all([&shared[from], &shared[to]]) {
///         *from -= 1;
///         *to += 1;
///     }
/// });
/// assert_eq!(accounts.iter().map(|it| *it.lock()).sum::<i64>(), 400);
/// ```
#[derive(Clone, Debug)]
#[must_use = "nothing is run before `run`"]
pub struct Stress {
    n_threads: usize,
    n_iterations: usize,
    seed: u64,
    deadline: Duration,
}

/// What one call of the stressed code gets.
///
/// ```
/// # use threadlint_runtime::testing::Stress;
/// Stress::new().threads(2).iterations(3).run(|cx| {
///     assert!(cx.thread < 2 && cx.iteration < 3);
///     let _coin = cx.random.chance(0.5);
/// });
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct StressContext {
    /// The number of the thread, from 0.
    pub thread: usize,
    /// The number of the call in this thread, from 0.
    pub iteration: usize,
    /// This thread's generator: it follows from the seed and the number of the thread.
    pub random: Random,
}

/// What a run has done.
///
/// ```
/// # use threadlint_runtime::testing::Stress;
/// let report = Stress::new().threads(2).iterations(100).run(|_| ());
/// assert_eq!(report.calls, 200);
/// println!("{report}");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StressReport {
    /// How often the code was called, over all threads.
    pub calls: usize,
    /// How long the whole run took.
    pub elapsed: Duration,
}

impl Stress {
    /// Four threads, a thousand iterations each, seed 0, and a deadline of 30 seconds.
    ///
    /// ```
    /// # use threadlint_runtime::testing::Stress;
    /// Stress::new().run(|_| ());
    /// ```
    pub fn new() -> Self {
        Self {
            n_threads: 4,
            n_iterations: 1000,
            seed: 0,
            deadline: Duration::from_secs(30),
        }
    }

    /// The number of threads.
    ///
    /// ```
    /// # use threadlint_runtime::testing::Stress;
    /// assert_eq!(Stress::new().threads(8).iterations(1).run(|_| ()).calls, 8);
    /// ```
    pub fn threads(mut self, n_threads: usize) -> Self {
        self.n_threads = n_threads;
        self
    }

    /// The number of calls in each thread.
    ///
    /// ```
    /// # use threadlint_runtime::testing::Stress;
    /// assert_eq!(Stress::new().threads(1).iterations(5).run(|_| ()).calls, 5);
    /// ```
    pub fn iterations(mut self, n_iterations: usize) -> Self {
        self.n_iterations = n_iterations;
        self
    }

    /// The seed of the generators.
    ///
    /// ```
    /// # use threadlint_runtime::testing::Stress;
    /// Stress::new().seed(7).iterations(1).run(|cx| println!("{}", cx.random.bits()));
    /// ```
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// How long the whole run may take.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::testing::Stress;
    /// Stress::new().deadline(Duration::from_secs(60)).run(|_| ());
    /// ```
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Runs it, and blocks until all threads have ended.
    ///
    /// # Panics
    ///
    /// With the first panic of a thread, when the others have ended too; or with the
    /// [report](thread_report) if the deadline passes.
    ///
    /// ```
    /// # use std::sync::{Arc, atomic::{AtomicUsize, Ordering}};
    /// # use threadlint_runtime::testing::Stress;
    /// let calls = Arc::new(AtomicUsize::new(0));
    /// let counting = Arc::clone(&calls);
    /// Stress::new().threads(3).iterations(10).run(move |_| {
    ///     counting.fetch_add(1, Ordering::Relaxed);
    /// });
    /// assert_eq!(calls.load(Ordering::Relaxed), 30);
    /// ```
    #[track_caller]
    pub fn run(&self, f: impl Fn(&mut StressContext) + Send + Sync + 'static) -> StressReport {
        let begun = Instant::now();
        let (start, f) = (Arc::new(Barrier::new(self.n_threads)), Arc::new(f));
        // This crate's own queue, for ThreadSanitizer cannot see into the one of std.
        let results = Queue::unbounded();
        for thread in 0..self.n_threads {
            let (start, f, results) = (Arc::clone(&start), Arc::clone(&f), results.clone());
            let plan = self.clone();
            let name = format!("stress-{thread}");
            let started = thread::Builder::new().name(name).spawn(move || {
                let run = AssertUnwindSafe(|| plan.run_thread(thread, &start, &*f));
                let res = catch_unwind(run);
                // The test may look at what the closure owns as soon as the last thread has ended.
                drop((f, start));
                results.put(res).expect("nobody closes it");
            });
            started.expect("the system gives another thread");
        }
        self.collect(begun, &results)
    }

    fn run_thread(
        &self,
        thread: usize,
        start: &Barrier,
        f: &(impl Fn(&mut StressContext) + Send + Sync),
    ) {
        let random = Random::part(self.seed, thread as u64);
        let mut context = StressContext { thread, iteration: 0, random };
        start.wait().expect("nobody breaks the barrier");
        while context.iteration < self.n_iterations {
            f(&mut context);
            context.iteration += 1;
        }
    }

    #[track_caller]
    fn collect(&self, begun: Instant, results: &Queue<ThreadResult>) -> StressReport {
        let mut panic = None;
        for n_ended in 0..self.n_threads {
            let left = self.deadline.saturating_sub(begun.elapsed());
            match results.get_timeout(left) {
                Ok(res) => panic = panic.or(res.into_inner().0.err()),
                Err(_) => self.give_up(n_ended),
            }
        }
        if let Some(payload) = panic {
            resume_unwind(payload);
        }
        let calls = self.n_threads * self.n_iterations;
        StressReport { calls, elapsed: begun.elapsed() }
    }

    #[track_caller]
    fn give_up(&self, n_ended: usize) -> ! {
        let Self { n_threads, seed, deadline, .. } = self;
        let report = thread_report();
        panic!("{n_ended} of {n_threads} threads ended within {deadline:?}, seed {seed}\n{report}")
    }
}

type ThreadResult = Result<(), Box<dyn Any + Send>>;

impl Default for Stress {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for StressReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} calls in {:.1?}", self.calls, self.elapsed)
    }
}

/// Runs a test with one thread, with two, with three, with as many as the machine runs at once, and
/// with four times as many: most bugs need two threads, some need three, some need them to wait for a
/// processor.
///
/// # Panics
///
/// If `f` does.
///
/// ```
/// use threadlint_runtime::testing::{Stress, vary_threads};
///
/// vary_threads(|n_threads| {
///     let report = Stress::new().threads(n_threads).iterations(10).run(|_| ());
///     assert_eq!(report.calls, n_threads * 10);
/// });
/// ```
pub fn vary_threads(mut f: impl FnMut(usize)) {
    let n_parallel = thread::available_parallelism().map_or(1, Into::into);
    let mut numbers = vec![1, 2, 3, n_parallel, 4 * n_parallel];
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into_iter().for_each(&mut f);
}
