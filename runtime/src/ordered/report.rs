//! What is reported when locks are taken in an order that can deadlock.

use std::{error, fmt, panic::Location};

/// One acquisition of a lock.
///
/// ```
/// use threadlint_runtime::ordered::{Mutex, held_locks};
///
/// let accounts = Mutex::named("Bank.accounts", 0);
/// let _guard = accounts.lock();
/// for acquisition in held_locks() {
///     assert_eq!(acquisition.lock, "Bank.accounts");
///     assert_eq!(acquisition.to_string(), format!("`Bank.accounts` acquired at {}", acquisition.at));
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acquisition {
    /// The name of the lock's class, or `lock made at` and the place.
    pub lock: String,
    /// Where the lock was acquired.
    pub at: &'static Location<'static>,
}

/// An order that was seen: a thread held one lock when it acquired another.
///
/// Part of a [`LockOrderViolation`], where an example is.
///
/// ```
/// # use threadlint_runtime::ordered::Edge;
/// fn threads(edges: &[Edge]) -> Vec<&str> {
///     edges.iter().map(|edge| &*edge.thread).collect()
/// }
/// # assert!(threads(&[]).is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The lock that was held.
    pub held: Acquisition,
    /// The lock that was acquired next.
    pub acquired: Acquisition,
    /// The thread that did it first.
    pub thread: String,
}

/// What is wrong about an acquisition.
///
/// ```
/// use threadlint_runtime::ordered::ViolationKind;
///
/// assert_ne!(ViolationKind::Inversion, ViolationKind::SelfDeadlock);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ViolationKind {
    /// The opposite order was seen before: some interleaving of the two deadlocks.
    Inversion,
    /// The thread holds this very lock already: it would wait for itself, for ever.
    SelfDeadlock,
    /// The thread holds this very lock for reading already: if another thread asked for writing in
    /// between, the second read waits for the writer and the writer for the first.
    ReadRecursion,
    /// Two locks of one class in no canonical order: another thread may take them the other way round.
    SameClass,
    /// The thread ended while it held the lock: the guard was leaked, and nobody can take the lock again.
    HeldAtThreadEnd,
}

/// A violation of the lock order, found before the thread blocks.
///
/// ```
/// use std::sync::{Arc, Mutex as Collected};
///
/// use threadlint_runtime::ordered::{Mutex, ViolationKind, checks_enabled, set_violation_handler};
///
/// let seen = Arc::new(Collected::new(Vec::new()));
/// let sink = Arc::clone(&seen);
/// set_violation_handler(move |violation| sink.lock().expect("no panic").push(violation.clone()));
///
/// let accounts = Mutex::named("Bank.accounts", 0);
/// let journal = Mutex::named("Bank.journal", 0);
/// {
///     let _accounts = accounts.lock();
///     let _journal = journal.lock();
/// }
/// {
///     let _journal = journal.lock();
///     let _accounts = accounts.lock(); // the other way round
/// }
/// let seen = seen.lock().expect("no panic");
/// if checks_enabled() {
///     assert_eq!(seen[0].kind, ViolationKind::Inversion);
///     assert_eq!(seen[0].wanted.lock, "Bank.accounts");
///     assert_eq!(seen[0].earlier[0].held.lock, "Bank.accounts");
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockOrderViolation {
    /// What is wrong.
    pub kind: ViolationKind,
    /// The thread at fault now.
    pub thread: String,
    /// The lock it holds.
    pub held: Acquisition,
    /// The lock it asks for (the same as `held` for [`ViolationKind::HeldAtThreadEnd`]).
    pub wanted: Acquisition,
    /// The earlier acquisitions that lead from `wanted` back to `held`; empty unless it is an inversion.
    pub earlier: Vec<Edge>,
}

impl fmt::Display for Acquisition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` acquired at {}", self.lock, self.at)
    }
}

impl fmt::Display for Edge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  earlier, thread '{}'", self.thread)?;
        writeln!(f, "    held {}", self.held)?;
        write!(f, "    took {}", self.acquired)
    }
}

impl fmt::Display for ViolationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ViolationKind::Inversion => "lock order inversion: this can deadlock",
            ViolationKind::SelfDeadlock => "self-deadlock: this thread holds the lock already",
            ViolationKind::ReadRecursion => {
                "read recursion: a writer that asks in between deadlocks with this thread"
            }
            ViolationKind::SameClass => {
                "two locks of one class in no canonical order: take them with `lock_all`"
            }
            ViolationKind::HeldAtThreadEnd => "the thread ended with the lock held",
        })
    }
}

impl fmt::Display for LockOrderViolation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.kind)?;
        writeln!(f, "  thread '{}'", self.thread)?;
        write!(f, "    holds {}", self.held)?;
        if self.kind != ViolationKind::HeldAtThreadEnd {
            write!(f, "\n    wants `{}` at {}", self.wanted.lock, self.wanted.at)?;
        }
        self.earlier.iter().try_for_each(|it| write!(f, "\n{it}"))
    }
}

impl error::Error for LockOrderViolation {}
