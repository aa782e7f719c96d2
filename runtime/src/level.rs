//! Locks whose order the compiler checks.
//!
//! The order is declared once, each mutex names its level, and a key is passed on to whoever locks:
//!
//! ```
//! use threadlint_runtime::{level::{LevelMutex, ThreadKey}, lock_hierarchy};
//!
//! // outermost first
//! lock_hierarchy! { pub Registry => Accounts => Journal }
//!
//! static ACCOUNTS: LevelMutex<Accounts, Vec<u64>> = LevelMutex::new(Vec::new());
//! static JOURNAL: LevelMutex<Journal, Vec<String>> = LevelMutex::new(Vec::new());
//!
//! let mut key = ThreadKey::acquire();
//! {
//!     let (mut accounts, mut key) = ACCOUNTS.lock(&mut key);
//!     let (mut journal, _) = JOURNAL.lock(&mut key);
//!     accounts.push(10);
//!     journal.push("opened".into());
//! }
//! // All are released: the key can be used again, also for a lock further out.
//! assert_eq!(ACCOUNTS.lock(&mut key).0.len(), 1);
//! ```
//!
//! In return for the key in the signatures there is no run-time check and no report to wait for: a wrong
//! order does not compile. That is worth it for a core with several nested locks. The default is
//! [`ordered`](crate::ordered), which changes no signature. Keys do not pass through `Drop`, `Display`
//! and callbacks; there, [`ThreadKey::try_acquire`] is a check at run time. Two hierarchies cannot be
//! nested in one another. In size and code a `LevelMutex` is a `parking_lot::Mutex`.
//!
//! # What the types refuse
//!
//! The opposite order is a type error (E0277) that names both levels:
//!
//! ```compile_fail,E0277
//! use threadlint_runtime::{level::{LevelMutex, ThreadKey}, lock_hierarchy};
//! lock_hierarchy! { pub Accounts => Journal }
//! let accounts = LevelMutex::<Accounts, _>::new(0);
//! let journal = LevelMutex::<Journal, _>::new(0);
//! let mut key = ThreadKey::acquire();
//! let (j, mut key) = journal.lock(&mut key);
//! let (a, _) = accounts.lock(&mut key); // Journal is not before Accounts
//! drop((j, a));
//! ```
//!
//! So is a second lock of the same level (use [`lock_all`] for that):
//!
//! ```compile_fail,E0277
//! use threadlint_runtime::{level::{LevelMutex, ThreadKey}, lock_hierarchy};
//! lock_hierarchy! { pub Accounts => Journal }
//! let (x, y) = (LevelMutex::<Accounts, _>::new(0), LevelMutex::<Accounts, _>::new(0));
//! let mut key = ThreadKey::acquire();
//! let (gx, mut key) = x.lock(&mut key);
//! let (gy, _) = y.lock(&mut key);
//! drop((gx, gy));
//! ```
//!
//! Going round the hierarchy with the outer key does not borrow-check (E0499):
//!
//! ```compile_fail,E0499
//! use threadlint_runtime::{level::{LevelMutex, ThreadKey}, lock_hierarchy};
//! lock_hierarchy! { pub Accounts => Journal }
//! let accounts = LevelMutex::<Accounts, _>::new(0);
//! let journal = LevelMutex::<Journal, _>::new(0);
//! let mut root = ThreadKey::acquire();
//! let (j, _) = journal.lock(&mut root);
//! let (a, _) = accounts.lock(&mut root); // root is still borrowed by `j`
//! drop((j, a));
//! ```
//!
//! A helper states in its signature what it may lock; the caller must hold
//! something before that level (or nothing):
//!
//! ```
//! use threadlint_runtime::{lock_hierarchy, level::{Before, Key, LevelMutex, ThreadKey}};
//! lock_hierarchy! { pub Accounts => Journal }
//! struct Bank { accounts: LevelMutex<Accounts, i64>, journal: LevelMutex<Journal, Vec<i64>> }
//! impl Bank {
//!     fn log(&self, key: &mut impl Key<Level: Before<Journal>>, v: i64) {
//!         self.journal.lock(key).0.push(v);
//!     }
//!     fn deposit(&self, key: &mut impl Key<Level: Before<Accounts>>, v: i64) {
//!         let (mut a, mut key) = self.accounts.lock(key);
//!         *a += v;
//!         self.log(&mut key, v);
//!     }
//! }
//! let b = Bank { accounts: LevelMutex::new(0), journal: LevelMutex::new(vec![]) };
//! let mut key = ThreadKey::acquire();
//! b.deposit(&mut key, 5);
//! b.log(&mut key, 1);
//! assert_eq!(*b.journal.lock(&mut key).0, [5, 1]);
//! ```
//!
//! Calling such a helper with too low a key is refused too:
//!
//! ```compile_fail,E0277
//! use threadlint_runtime::{lock_hierarchy, level::{Before, Key, LevelMutex, ThreadKey}};
//! lock_hierarchy! { pub Accounts => Journal }
//! fn needs_accounts(_: &mut impl Key<Level: Before<Accounts>>) {}
//! let journal = LevelMutex::<Journal, _>::new(0);
//! let mut key = ThreadKey::acquire();
//! let (_j, mut key) = journal.lock(&mut key);
//! needs_accounts(&mut key);
//! ```
//!
//! Blocking (queue get, join, event wait) with a lock held does not compile when
//! the blocking call asks for the thread's root key:
//!
//! ```compile_fail,E0499
//! use threadlint_runtime::{level::{LevelMutex, ThreadKey}, lock_hierarchy};
//! lock_hierarchy! { pub Accounts }
//! let accounts = LevelMutex::<Accounts, _>::new(0);
//! let (_tx, rx) = std::sync::mpsc::channel::<i32>();
//! let mut root = ThreadKey::acquire();
//! let (a, _) = accounts.lock(&mut root);
//! let _ = root.blocking(|| rx.recv()); // a lock is held
//! drop(a);
//! ```
//!
//! A key cannot be sent to another thread (E0277):
//!
//! ```compile_fail,E0277
//! use threadlint_runtime::level::ThreadKey;
//! let key = ThreadKey::acquire();
//! std::thread::spawn(move || drop(key));
//! ```
//!
//! A condition can only be waited for with no outer lock held; the guard's type
//! remembers it:
//!
//! ```compile_fail,E0308
//! use threadlint_runtime::{lock_hierarchy, level::{Condition, LevelMutex, ThreadKey}};
//! lock_hierarchy! { pub Accounts => Journal }
//! let accounts = LevelMutex::<Accounts, _>::new(0);
//! let journal = LevelMutex::<Journal, _>::new(0);
//! let ready = Condition::new();
//! let mut key = ThreadKey::acquire();
//! let (_a, mut key) = accounts.lock(&mut key);
//! let (mut j, _) = journal.lock(&mut key);
//! ready.wait_while(&mut j, |j| *j == 0); // would sleep with `accounts` held
//! ```
mod key;
mod mutex;

pub use crate::ordered::SameLock;
pub use key::{Key, LockKey, ThreadKey};
pub use mutex::{AllLocked, Condition, LevelGuard, LevelMutex, lock_all};

/// A level of a lock hierarchy: a marker type made by [`lock_hierarchy!`](crate::lock_hierarchy).
///
/// ```
/// use threadlint_runtime::{level::LockLevel, lock_hierarchy};
///
/// lock_hierarchy! { Accounts => Journal }
/// assert_eq!(Journal::NAME, "Journal");
/// # let _ = Accounts::NAME;
/// ```
pub trait LockLevel: 'static {
    /// The name, for reports.
    const NAME: &'static str;
}

/// `Self` is further out than `L`: a lock of level `L` may be taken while one of level `Self` is held.
///
/// ```
/// use threadlint_runtime::{
///     level::{Before, Key, LevelMutex},
///     lock_hierarchy,
/// };
///
/// lock_hierarchy! { Accounts => Journal }
///
/// /// May be called with nothing held, or with `Accounts`.
/// fn log(journal: &LevelMutex<Journal, Vec<i64>>, key: &mut impl Key<Level: Before<Journal>>) {
///     journal.lock(key).0.push(1);
/// }
/// # let accounts = LevelMutex::<Accounts, _>::new(());
/// # let mut key = threadlint_runtime::level::ThreadKey::acquire();
/// # let (_accounts, mut key) = accounts.lock(&mut key);
/// # let journal = LevelMutex::new(vec![]);
/// # log(&journal, &mut key);
/// ```
#[diagnostic::on_unimplemented(
    message = "lock order inversion: a lock of level `{L}` may not be acquired while level `{Self}` is held",
    label = "level `{Self}` is not before `{L}` in the lock hierarchy",
    note = "acquire `{L}` first, release the `{Self}` lock first, or take locks of one level together with `lock_all`",
    note = "the order is declared by `lock_hierarchy! {{ outermost => ... => innermost }}`"
)]
pub trait Before<L: LockLevel>: LockLevel {}

/// The level of a thread that holds no lock of a hierarchy: before all others.
///
/// ```
/// use threadlint_runtime::level::{LockLevel, Unlocked};
///
/// assert_eq!(Unlocked::NAME, "Unlocked");
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Unlocked {}

impl LockLevel for Unlocked {
    const NAME: &'static str = "Unlocked";
}

impl<L: LockLevel> Before<L> for Unlocked {}

/// Declares lock levels and their order, outermost first. It is a total order, so it has no cycle.
///
/// Each level becomes a type without values, with the visibility given before the first. It may carry
/// several locks, which are then taken together by [`lock_all`](crate::level::lock_all).
///
/// ```
/// use threadlint_runtime::{
///     level::{LevelMutex, ThreadKey},
///     lock_hierarchy,
/// };
///
/// lock_hierarchy! { pub(crate) Registry => Accounts => Journal }
///
/// let journal = LevelMutex::<Journal, _>::new(Vec::new());
/// journal.lock(&mut ThreadKey::acquire()).0.push("opened");
/// # let _: [Option<(Registry, Accounts)>; 0] = [];
/// ```
#[macro_export]
macro_rules! lock_hierarchy {
    (@order) => {};
    (@order $outer:ident $($inner:ident)*) => {
        $(impl $crate::level::Before<$inner> for $outer {})*
        $crate::lock_hierarchy!(@order $($inner)*);
    };
    (@declare $vis:vis $($level:ident)*) => {
        $(
            #[doc = concat!("Lock level `", stringify!($level), "`.")]
            $vis enum $level {}
            impl $crate::level::LockLevel for $level {
                const NAME: &'static str = stringify!($level);
            }
        )*
    };
    ($vis:vis $first:ident $(=> $rest:ident)* $(;)?) => {
        $crate::lock_hierarchy!(@declare $vis $first $($rest)*);
        $crate::lock_hierarchy!(@order $first $($rest)*);
    };
}
