//! The error of an acquisition with a deadline.

use std::{error, fmt, panic::Location, time::Duration};

/// The lock was not free in time.
///
/// ```
/// use std::{thread, time::Duration};
///
/// use threadlint_runtime::ordered::Mutex;
///
/// let journal = Mutex::named("Journal", 0);
/// let _guard = journal.lock();
/// thread::scope(|scope| {
///     let waiting = scope.spawn(|| journal.lock_within(Duration::from_millis(5)).map(drop));
///     let error = waiting.join().expect("no panic").expect_err("the lock is held all the time");
///     assert_eq!(error.waited, Duration::from_millis(5));
///     println!("{error}"); // with checks on: "... held by thread 'main', acquired at src/main.rs:4:24"
/// });
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockTimeout {
    /// How long the call waited.
    pub waited: Duration,
    /// Who holds the lock, as far as that is known: only with
    /// [checks on](crate::ordered::checks_enabled), and of several readers only the last.
    pub holder: Option<LockHolder>,
}

/// Who holds a lock.
///
/// ```
/// # use std::{thread, time::Duration};
/// use threadlint_runtime::ordered::{LockHolder, Mutex};
///
/// let journal = Mutex::new(0);
/// let _guard = journal.lock();
/// let error = journal.lock_within(Duration::ZERO).map(drop).expect_err("it is held");
/// if let Some(LockHolder { thread, since, .. }) = error.holder {
///     println!("{thread} holds it since {since}");
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LockHolder {
    /// The thread's name, or its id.
    pub thread: String,
    /// Where it acquired the lock.
    pub since: &'static Location<'static>,
}

impl fmt::Display for LockTimeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "lock not acquired within {:?}", self.waited)?;
        match &self.holder {
            Some(LockHolder { thread, since }) => {
                write!(f, "; held by thread '{thread}', acquired at {since}")
            }
            None => Ok(()),
        }
    }
}

impl error::Error for LockTimeout {}
