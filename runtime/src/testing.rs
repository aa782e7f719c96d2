//! Tests of threaded code that end, and say why.

#[cfg(any(debug_assertions, feature = "lock-checks"))]
use crate::threads;

/// What each thread holds and waits for at this moment: the [ordered locks](crate::ordered), with the
/// places where they were acquired, and the blocking calls of this crate. With
/// [checks off](crate::ordered::checks_enabled) it says that it does not know.
///
/// The other threads run on meanwhile, so that one of them may be shown with one lock too many or too few.
///
/// ```
/// use threadlint_runtime::{ordered::{Mutex, checks_enabled}, testing::thread_report};
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
