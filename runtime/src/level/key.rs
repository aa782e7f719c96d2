//! Keys: proof of which level a thread holds.

use std::{cell::Cell, fmt, marker::PhantomData};

use crate::level::{LockLevel, Unlocked};

mod sealed {
    pub trait Sealed {}
}

/// Proof of what this thread holds: a [`ThreadKey`] (nothing) or a [`LockKey`] (that level, and perhaps
/// others further out).
///
/// ```
/// use threadlint_runtime::{
///     level::{Before, Key, LevelMutex, ThreadKey},
///     lock_hierarchy,
/// };
///
/// lock_hierarchy! { Journal }
///
/// fn log(journal: &LevelMutex<Journal, u32>, key: &mut impl Key<Level: Before<Journal>>) {
///     *journal.lock(key).0 += 1;
/// }
/// log(&LevelMutex::new(0), &mut ThreadKey::acquire());
/// ```
pub trait Key: sealed::Sealed {
    /// The innermost level that is held.
    type Level: LockLevel;
}

thread_local!(static TAKEN: Cell<bool> = const { Cell::new(false) });

/// The one root key of a thread: while nobody borrows it, the thread holds no lock of a hierarchy. It
/// stays on its thread.
///
/// ```
/// use threadlint_runtime::level::ThreadKey;
///
/// let key = ThreadKey::acquire();
/// assert!(ThreadKey::try_acquire().is_none());
/// drop(key);
/// assert!(ThreadKey::try_acquire().is_some());
/// ```
#[must_use = "it is given back at once if it is not kept"]
pub struct ThreadKey {
    _not_send: PhantomData<*const ()>,
}

/// The key for locks further in, while one of level `L` is held. It has no size.
///
/// ```
/// use threadlint_runtime::{
///     level::{LevelMutex, LockKey, ThreadKey},
///     lock_hierarchy,
/// };
///
/// lock_hierarchy! { Accounts => Journal }
///
/// /// Only for whoever holds `Accounts`, as its innermost lock.
/// fn log(journal: &LevelMutex<Journal, u32>, key: &mut LockKey<'_, Accounts>) {
///     *journal.lock(key).0 += 1;
/// }
/// let (accounts, journal) = (LevelMutex::<Accounts, _>::new(0), LevelMutex::new(0));
/// let mut key = ThreadKey::acquire();
/// let (_accounts, mut key) = accounts.lock(&mut key);
/// log(&journal, &mut key);
/// ```
pub struct LockKey<'k, L: LockLevel> {
    _held: PhantomData<(&'k mut (), L, *const ())>,
}

impl ThreadKey {
    /// Takes the key of this thread. Never blocks.
    ///
    /// # Panics
    ///
    /// If it is taken: then a function that locks must be given the key as an argument. This also
    /// stops a task that rayon runs on a thread that waits with a lock held.
    ///
    /// ```
    /// # use threadlint_runtime::level::ThreadKey;
    /// let key = ThreadKey::acquire();
    /// # drop(key);
    /// ```
    #[track_caller]
    pub fn acquire() -> Self {
        match Self::try_acquire() {
            Some(key) => key,
            None => panic!("the lock key of this thread is in use: pass it down instead"),
        }
    }

    /// Takes the key of this thread, unless it is taken. Never blocks.
    ///
    /// ```
    /// # use threadlint_runtime::level::ThreadKey;
    /// match ThreadKey::try_acquire() {
    ///     Some(_key) => println!("no lock of a hierarchy is held"),
    ///     None => println!("the caller may hold some"),
    /// }
    /// ```
    #[must_use]
    pub fn try_acquire() -> Option<Self> {
        let was_taken = TAKEN.try_with(|it| it.replace(true)).unwrap_or(true);
        (!was_taken).then_some(Self { _not_send: PhantomData })
    }

    /// Runs what may block for long; the `&mut` proves that no lock of a hierarchy is held.
    ///
    /// ```
    /// # use threadlint_runtime::{Queue, level::ThreadKey};
    /// let jobs = Queue::bounded(1);
    /// jobs.put("compress").expect("there is room");
    /// let mut key = ThreadKey::acquire();
    /// assert_eq!(key.blocking(|| jobs.get()).as_deref(), Ok(&"compress"));
    /// ```
    pub fn blocking<R>(&mut self, f: impl FnOnce() -> R) -> R {
        f()
    }
}

impl<L: LockLevel> LockKey<'_, L> {
    #[inline]
    pub(super) fn new() -> Self {
        Self { _held: PhantomData }
    }
}

impl Drop for ThreadKey {
    fn drop(&mut self) {
        TAKEN.try_with(|it| it.set(false)).ok();
    }
}

impl sealed::Sealed for ThreadKey {}

impl Key for ThreadKey {
    type Level = Unlocked;
}

impl<L: LockLevel> sealed::Sealed for LockKey<'_, L> {}

impl<L: LockLevel> Key for LockKey<'_, L> {
    type Level = L;
}

impl fmt::Debug for ThreadKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ThreadKey")
    }
}

impl<L: LockLevel> fmt::Debug for LockKey<'_, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LockKey<{}>", L::NAME)
    }
}
