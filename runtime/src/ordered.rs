//! Locks that report an order that can deadlock, before anybody blocks.
//!
//! Two threads that take two locks in opposite orders deadlock, but only when they meet. These locks
//! remember in which order they were taken, over all threads and the whole run, and report the second
//! order as soon as it is tried, even if the threads never meet:
//!
//! ```text
//! lock order inversion: this can deadlock
//!   thread 'debit'
//!     holds `Bank.journal` acquired at src/bank.rs:19:37
//!     wants `Bank.accounts` at src/bank.rs:20:38
//!   earlier, thread 'credit'
//!     held `Bank.accounts` acquired at src/bank.rs:12:39
//!     took `Bank.journal` acquired at src/bank.rs:13:37
//! ```
//!
//! # What is checked
//!
//! * *Inversion*: a cycle in the order of lock classes, of any length.
//! * *Self-deadlock*: a thread asks for a lock that it holds; or reads again what it reads already.
//! * *Two locks of one class*: only in the order in which the locks were first used, or together by
//!   [`lock_all`], or by [`Mutex::lock_nested`].
//! * A thread that ends with a lock held.
//!
//! A *lock class* is all locks of one [name](Mutex::named), or else all locks made at one place in the
//! program. A lock that a generic wrapper makes for others should therefore be named, or its
//! constructor be `#[track_caller]`; otherwise unrelated locks are taken for one class.
//!
//! `try_lock` and the acquisitions with a time-out come to an end by themselves, so they are not
//! checked and make no order. Channels, joins and events are not locks: what they can deadlock with is
//! not seen here; see [`assert_no_locks_held`].
//!
//! # What it costs
//!
//! Nothing in release builds: the locks are then those of parking_lot, in size and in code. In debug
//! builds of this crate, and with the feature `lock-checks`, an acquisition writes a few words that only
//! its own thread writes; a global lock is taken only when a thread sees a pair of classes for the
//! first time. The memory grows with the number of classes and of places that lock, which the size of
//! the program bounds.
//!
//! # For the linter
//!
//! With checks on and `THREADLINT_TRACE` set to a path, every order that was seen is written there; see
//! [`trace_format`](crate::trace_format).

mod checks;
mod condition;
mod lock_all;
mod mutex;
mod report;
mod rwlock;
mod timeout;

#[cfg(any(debug_assertions, feature = "lock-checks"))]
pub(crate) mod class;
#[cfg(any(debug_assertions, feature = "lock-checks"))]
mod graph;
#[cfg(any(debug_assertions, feature = "lock-checks"))]
mod held;
#[cfg(any(debug_assertions, feature = "lock-checks"))]
pub(crate) mod site;
#[cfg(any(debug_assertions, feature = "lock-checks"))]
mod trace;
#[cfg(any(debug_assertions, feature = "lock-checks"))]
mod violation;

#[cfg_attr(not(any(debug_assertions, feature = "lock-checks")), path = "ordered/no_tracker.rs")]
mod tracker;

pub use checks::{assert_no_locks_held, checks_enabled, held_locks, set_violation_handler};
pub use condition::{Condition, WaitTimeout};
pub use lock_all::{SameLock, lock_all, lock_slice};
pub use mutex::{Mutex, MutexGuard};
pub use report::{Acquisition, Edge, LockOrderViolation, ViolationKind};
pub use rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
pub use timeout::{LockHolder, LockTimeout};
