//! Switches and questions around the checks, the same whether they are compiled in or not.

use crate::ordered::{
    report::{Acquisition, LockOrderViolation},
    tracker,
};

/// Whether lock orders are checked: in debug builds of this crate, and with the feature `lock-checks`.
///
/// ```
/// use threadlint_runtime::ordered::checks_enabled;
///
/// if !checks_enabled() {
///     eprintln!("run the tests in a debug build to have lock orders checked");
/// }
/// ```
#[must_use]
pub const fn checks_enabled() -> bool {
    cfg!(any(debug_assertions, feature = "lock-checks"))
}

/// The ordered locks that this thread holds, in the order of acquisition; always empty with checks off.
///
/// ```
/// use threadlint_runtime::ordered::{Mutex, checks_enabled, held_locks};
///
/// let journal = Mutex::named("Journal", 0);
/// assert!(held_locks().is_empty());
/// let _guard = journal.lock();
/// assert_eq!(held_locks().len(), usize::from(checks_enabled()));
/// ```
#[must_use]
pub fn held_locks() -> Vec<Acquisition> {
    tracker::held_locks()
}

/// Call before anything that may block for long: a join, a request over the network, a queue.
///
/// # Panics
///
/// If this thread holds an ordered lock. With checks off it does nothing.
///
/// ```
/// use threadlint_runtime::ordered::{Mutex, assert_no_locks_held};
///
/// let journal = Mutex::new(vec!["opened"]);
/// let lines = journal.lock().clone(); // the guard ends here
/// assert_no_locks_held();
/// std::thread::spawn(move || drop(lines)).join().expect("it does not panic");
/// ```
#[track_caller]
#[inline]
pub fn assert_no_locks_held() {
    if checks_enabled()
        && let Some(acquisition) = held_locks().last()
    {
        panic!("about to block while a lock is held: {acquisition}");
    }
}

/// Replaces what is done with a violation. By default the thread panics before it blocks, so that a test
/// fails; while it is panicking already, the violation is printed to standard error instead.
///
/// A handler that returns lets the thread go on, into the deadlock if it comes to that. It must not take
/// ordered locks itself. With checks off it is never called. It holds for the whole process.
///
/// ```
/// use threadlint_runtime::ordered::set_violation_handler;
///
/// set_violation_handler(|violation| eprintln!("{violation}"));
/// ```
pub fn set_violation_handler(handler: impl Fn(&LockOrderViolation) + Send + Sync + 'static) {
    tracker::set_violation_handler(handler);
}
