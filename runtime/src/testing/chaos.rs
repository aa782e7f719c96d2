//! Delays and failures from a seed.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    error, fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

use crate::testing::Random;

thread_local! {
    /// The generators of this thread, by the number of the [`Chaos`].
    static RANDOM: RefCell<BTreeMap<u64, Random>> = const { RefCell::new(BTreeMap::new()) };
}

/// Delays, failures and panics at named points of the tested code, decided by a seed.
///
/// The code under test takes a `Chaos` and names its points; in production it gets
/// [`Chaos::off`], which does nothing. What happens at the n-th point of a thread depends on the seed and
/// on the order in which the threads first come to a point, so a seed that has found something is a good
/// start to find it again, but no proof: the system still decides who runs.
///
/// ```
/// use std::time::Duration;
///
/// use threadlint_runtime::testing::{Chaos, Injected};
///
/// fn save(chaos: &Chaos) -> Result<(), Injected> {
///     chaos.point("before write");
///     chaos.fail("write")?;
///     Ok(())
/// }
///
/// assert!(save(&Chaos::off()).is_ok());
/// let chaos = Chaos::seed(7).delays(0.5, Duration::from_micros(50)).failures(1.0);
/// assert_eq!(save(&chaos).map_err(|it| it.point), Err("write"));
/// ```
#[derive(Clone, Debug)]
pub struct Chaos {
    plan: Option<Arc<Plan>>,
}

#[derive(Debug)]
struct Plan {
    /// Tells the generators of different plans apart.
    number: u64,
    seed: u64,
    next_thread: AtomicU64,
    delays: (f64, Duration),
    failures: f64,
    panics: f64,
}

/// A failure that [`Chaos::fail`] has made up.
///
/// ```
/// use threadlint_runtime::testing::Chaos;
///
/// let error = Chaos::seed(7).failures(1.0).fail("write").expect_err("always");
/// assert_eq!(error.to_string(), "injected failure at `write`");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Injected {
    /// The name of the point.
    pub point: &'static str,
}

impl Chaos {
    /// Nothing happens.
    ///
    /// ```
    /// # use threadlint_runtime::testing::Chaos;
    /// Chaos::off().point("anywhere");
    /// ```
    #[must_use]
    pub const fn off() -> Self {
        Self { plan: None }
    }

    /// Nothing happens yet: [`delays`](Self::delays), [`failures`](Self::failures) and
    /// [`panics`](Self::panics) say what does.
    ///
    /// ```
    /// # use threadlint_runtime::testing::Chaos;
    /// let chaos = Chaos::seed(7).panics(0.01);
    /// # let _ = chaos;
    /// ```
    #[must_use]
    pub fn seed(seed: u64) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self::planned(Plan {
            number: NEXT.fetch_add(1, Ordering::Relaxed),
            seed,
            next_thread: AtomicU64::new(0),
            delays: (0.0, Duration::ZERO),
            failures: 0.0,
            panics: 0.0,
        })
    }

    fn planned(plan: Plan) -> Self {
        Self { plan: Some(Arc::new(plan)) }
    }

    fn change(self, change: impl FnOnce(&mut Plan)) -> Self {
        let Some(plan) = self.plan else { return self };
        let mut plan = match Arc::try_unwrap(plan) {
            Ok(plan) => plan,
            Err(shared) => Plan {
                number: shared.number,
                seed: shared.seed,
                next_thread: AtomicU64::new(0),
                delays: shared.delays,
                failures: shared.failures,
                panics: shared.panics,
            },
        };
        change(&mut plan);
        Self::planned(plan)
    }

    /// With this probability a point takes up to `longest`: the thread yields, spins or sleeps.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::testing::Chaos;
    /// Chaos::seed(7).delays(1.0, Duration::from_micros(10)).point("anywhere");
    /// ```
    #[must_use]
    pub fn delays(self, probability: f64, longest: Duration) -> Self {
        self.change(|it| it.delays = (probability, longest))
    }

    /// With this probability [`fail`](Self::fail) fails.
    ///
    /// ```
    /// # use threadlint_runtime::testing::Chaos;
    /// assert!(Chaos::seed(7).failures(1.0).fail("write").is_err());
    /// ```
    #[must_use]
    pub fn failures(self, probability: f64) -> Self {
        self.change(|it| it.failures = probability)
    }

    /// With this probability a point panics.
    ///
    /// ```should_panic
    /// # use threadlint_runtime::testing::Chaos;
    /// Chaos::seed(7).panics(1.0).point("anywhere");
    /// ```
    #[must_use]
    pub fn panics(self, probability: f64) -> Self {
        self.change(|it| it.panics = probability)
    }

    /// A point of the tested code at which the thread may be delayed.
    ///
    /// # Panics
    ///
    /// With the probability given by [`panics`](Self::panics).
    ///
    /// ```
    /// # use threadlint_runtime::testing::Chaos;
    /// Chaos::off().point("after the look, before the act");
    /// ```
    #[track_caller]
    pub fn point(&self, name: &'static str) {
        let Some(plan) = self.plan.as_deref() else { return };
        let (delayed, length, panics) = plan.with_random(|it| {
            (it.chance(plan.delays.0), it.chance(0.5).then(|| it.bits()), it.chance(plan.panics))
        });
        match length {
            _ if !delayed => {}
            None => thread::yield_now(),
            Some(bits) => thread::sleep(plan.delays.1.mul_f64(bits as f64 / u64::MAX as f64)),
        }
        assert!(!panics, "injected panic at `{name}`");
    }

    /// A point of the tested code that may fail, as its call of the network or the disk may.
    ///
    /// # Errors
    ///
    /// With the probability given by [`failures`](Self::failures).
    ///
    /// ```
    /// # use threadlint_runtime::testing::Chaos;
    /// assert!(Chaos::off().fail("write").is_ok());
    /// ```
    pub fn fail(&self, name: &'static str) -> Result<(), Injected> {
        let Some(plan) = self.plan.as_deref() else { return Ok(()) };
        let fails = plan.with_random(|it| it.chance(plan.failures));
        if fails { Err(Injected { point: name }) } else { Ok(()) }
    }
}

impl Plan {
    fn with_random<R>(&self, f: impl FnOnce(&mut Random) -> R) -> R {
        RANDOM.with_borrow_mut(|randoms| {
            let random = randoms.entry(self.number).or_insert_with(|| {
                Random::part(self.seed, self.next_thread.fetch_add(1, Ordering::Relaxed))
            });
            f(random)
        })
    }
}

impl fmt::Display for Injected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "injected failure at `{}`", self.point)
    }
}

impl error::Error for Injected {}
