//! Tests of threaded code that end, and say why.
//!
//! A race shows when threads meet, and a deadlock when they meet in the wrong order; a test that starts
//! two threads and looks at the result sees neither. These are the tools to make them meet:
//!
//! * [`Stress`] starts threads together from a barrier, gives each a seeded random generator, repeats,
//!   and ends a hang with a report.
//! * [`vary_threads`] runs a test with one thread, with a few, with more than the machine has.
//! * [`Chaos`] delays, fails and panics at the points that the tested code names, from a seed.
//! * [`assert_within`] ends a test that hangs and prints what each thread holds and waits for.
//!
//! A time-out here is a guard against hanging, never a way to order threads: for that there are
//! [`Event`](crate::Event), [`Barrier`](crate::Barrier) and [`Queue`](crate::Queue). Exhaustive checks of
//! small primitives are the business of loom, random schedules that of shuttle, and data races that of
//! ThreadSanitizer; the tests made here are good food for the last.

mod chaos;
mod deadline;
mod random;
mod stress;

#[cfg(any(debug_assertions, feature = "lock-checks"))]
use crate::threads;

pub use chaos::{Chaos, Injected};
pub use deadline::assert_within;
pub use random::Random;
pub use stress::{Stress, StressContext, StressReport, vary_threads};

/// What each thread holds and waits for at this moment: the [ordered locks](crate::ordered), with the
/// places where they were acquired, and the blocking calls of this crate. With
/// [checks off](crate::ordered::checks_enabled) it says that it does not know.
///
/// The other threads run on meanwhile, so that one of them may be shown with one lock too many or too
/// few.
///
/// ```
/// use threadlint_runtime::{
///     ordered::{Mutex, checks_enabled},
///     testing::thread_report,
/// };
///
/// let accounts = Mutex::named("Bank.accounts", 0);
/// let _guard = accounts.lock();
/// let report = thread_report();
/// assert_eq!(report.contains("holds `Bank.accounts` acquired at "), checks_enabled());
/// ```
#[must_use]
pub fn thread_report() -> String {
    #[cfg(any(debug_assertions, feature = "lock-checks"))]
    return threads::describe_all();
    #[cfg(not(any(debug_assertions, feature = "lock-checks")))]
    return "what the threads hold is known in debug builds, or with `lock-checks`\n".to_owned();
}
