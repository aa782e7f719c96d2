//! Deadlines for tests.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    thread,
    time::Duration,
};

use crate::{queue::Queue, testing::thread_report};

/// Runs `f` on a thread of its own and gives its result; if that takes longer than `timeout`, the test
/// fails with a report of what each thread holds and waits for.
///
/// The thread that hangs is left behind; it ends with the process. What it borrows must therefore be
/// its own.
///
/// # Panics
///
/// If the time is over, with the [report](thread_report); if `f` panics, with its panic.
///
/// ```
/// use std::time::Duration;
///
/// use threadlint_runtime::{Queue, testing::assert_within};
///
/// let sum = assert_within(Duration::from_secs(10), || {
///     let numbers = Queue::bounded(10);
///     numbers.put(7).expect("there is room");
///     numbers.close();
///     numbers.iter().map(|it| *it).sum::<u32>()
/// });
/// assert_eq!(sum, 7);
/// ```
#[track_caller]
pub fn assert_within<T: Send + 'static>(
    timeout: Duration,
    f: impl FnOnce() -> T + Send + 'static,
) -> T {
    // This crate's own queue, for ThreadSanitizer cannot see into the one of std.
    let result = Queue::bounded(1);
    let ended = result.clone();
    let name = thread::current().name().unwrap_or("test").to_owned();
    let started = thread::Builder::new().name(format!("{name} (in time)")).spawn(move || {
        ended.put(catch_unwind(AssertUnwindSafe(f))).expect("nobody closes it");
    });
    let thread = started.expect("the system gives another thread");
    match result.get_timeout(timeout) {
        Ok(res) => {
            thread.join().expect("its panic was caught");
            res.into_inner().0.unwrap_or_else(|payload| resume_unwind(payload))
        }
        Err(_) => panic!("it has not ended within {timeout:?}\n{}", thread_report()),
    }
}
