//! Mutexes that have a level.

use std::{
    fmt,
    marker::PhantomData,
    ops::{Deref, DerefMut},
};

use crate::{
    level::{Before, Key, LockKey, LockLevel, Unlocked},
    ordered::SameLock,
};

/// A mutex at level `L` of a lock hierarchy. Not poisoned by a panic. Size and code are those of
/// `parking_lot::Mutex`.
///
/// ```
/// use threadlint_runtime::{
///     level::{LevelMutex, ThreadKey},
///     lock_hierarchy,
/// };
///
/// lock_hierarchy! { Accounts }
///
/// struct Bank {
///     accounts: LevelMutex<Accounts, Vec<i64>>,
/// }
/// let bank = Bank { accounts: LevelMutex::new(vec![]) };
/// bank.accounts.lock(&mut ThreadKey::acquire()).0.push(100);
/// ```
#[repr(transparent)]
pub struct LevelMutex<L: LockLevel, T: ?Sized> {
    _level: PhantomData<fn() -> L>,
    inner: parking_lot::Mutex<T>,
}

const _: () =
    assert!(size_of::<LevelMutex<Unlocked, u64>>() == size_of::<parking_lot::Mutex<u64>>());

/// Access to the value of a [`LevelMutex`]; `H` is the level that was held when it was taken. Dropping
/// it releases the lock.
///
/// ```
/// use threadlint_runtime::{
///     level::{LevelGuard, LevelMutex, LockLevel, ThreadKey},
///     lock_hierarchy,
/// };
///
/// lock_hierarchy! { Accounts }
///
/// fn open<H: LockLevel>(accounts: &mut LevelGuard<'_, Vec<i64>, Accounts, H>) {
///     accounts.push(0);
/// }
/// open(&mut LevelMutex::new(vec![]).lock(&mut ThreadKey::acquire()).0);
/// ```
#[must_use = "the lock is released at once if the guard is not kept"]
pub struct LevelGuard<'a, T: ?Sized, L: LockLevel, H: LockLevel> {
    inner: parking_lot::MutexGuard<'a, T>,
    _levels: PhantomData<(&'a mut (), L, H)>,
}

/// The guards of [`lock_all`] in the order of its arguments, and the key for locks further in.
///
/// ```
/// use threadlint_runtime::{
///     level::{AllLocked, LevelMutex, SameLock, ThreadKey, Unlocked, lock_all},
///     lock_hierarchy,
/// };
///
/// lock_hierarchy! { Account }
///
/// fn lock_both<'a>(
///     key: &'a mut ThreadKey,
///     pair: [&'a LevelMutex<Account, i64>; 2],
/// ) -> Result<AllLocked<'a, i64, Account, Unlocked, 2>, SameLock> {
///     lock_all(key, pair)
/// }
/// # let (a, b) = (LevelMutex::new(0), LevelMutex::new(0));
/// # assert!(lock_both(&mut ThreadKey::acquire(), [&a, &b]).is_ok());
/// ```
pub type AllLocked<'a, T, L, H, const N: usize> = ([LevelGuard<'a, T, L, H>; N], LockKey<'a, L>);

impl<L: LockLevel, T> LevelMutex<L, T> {
    /// A free mutex.
    ///
    /// ```
    /// # use threadlint_runtime::{level::LevelMutex, lock_hierarchy};
    /// lock_hierarchy! { pub Journal }
    /// pub static JOURNAL: LevelMutex<Journal, Vec<String>> = LevelMutex::new(Vec::new());
    /// ```
    pub const fn new(value: T) -> Self {
        Self { _level: PhantomData, inner: parking_lot::Mutex::new(value) }
    }

    /// The value; nobody can hold the lock any more.
    ///
    /// ```
    /// # use threadlint_runtime::{level::LevelMutex, lock_hierarchy};
    /// # lock_hierarchy! { Journal }
    /// assert_eq!(LevelMutex::<Journal, _>::new(3).into_inner(), 3);
    /// ```
    pub fn into_inner(self) -> T {
        self.inner.into_inner()
    }
}

impl<L: LockLevel, T: ?Sized> LevelMutex<L, T> {
    /// Acquires the lock; blocks while another thread holds it. The guard and the key for locks further
    /// in both borrow `key`.
    ///
    /// ```
    /// # use threadlint_runtime::{level::{LevelMutex, ThreadKey}, lock_hierarchy};
    /// # lock_hierarchy! { Accounts => Journal }
    /// # let (accounts, journal) = (LevelMutex::<Accounts, _>::new(0), LevelMutex::<Journal, _>::new(0));
    /// let mut key = ThreadKey::acquire();
    /// let (mut accounts, mut key) = accounts.lock(&mut key);
    /// let (mut journal, _) = journal.lock(&mut key);
    /// *accounts += 1;
    /// *journal += 1;
    /// ```
    #[inline]
    pub fn lock<'a, K: Key>(
        &'a self,
        key: &'a mut K,
    ) -> (LevelGuard<'a, T, L, K::Level>, LockKey<'a, L>)
    where
        K::Level: Before<L>,
    {
        let _ = key;
        (LevelGuard { inner: self.inner.lock(), _levels: PhantomData }, LockKey::new())
    }

    /// Runs `f` with the lock held: the critical section is exactly its body.
    ///
    /// # Panics
    ///
    /// If `f` does.
    ///
    /// ```
    /// # use threadlint_runtime::{level::{LevelMutex, ThreadKey}, lock_hierarchy};
    /// # lock_hierarchy! { Journal }
    /// let journal = LevelMutex::<Journal, _>::new(vec!["opened"]);
    /// let last = journal.with(&mut ThreadKey::acquire(), |journal, _key| journal.pop());
    /// assert_eq!(last, Some("opened"));
    /// ```
    #[inline]
    pub fn with<K: Key, R>(
        &self,
        key: &mut K,
        f: impl FnOnce(&mut T, &mut LockKey<'_, L>) -> R,
    ) -> R
    where
        K::Level: Before<L>,
    {
        let (mut guard, mut key) = self.lock(key);
        f(&mut guard, &mut key)
    }

    /// The value, without locking: the `&mut` proves that nobody else can reach it.
    ///
    /// ```
    /// # use threadlint_runtime::{level::LevelMutex, lock_hierarchy};
    /// # lock_hierarchy! { Journal }
    /// let mut journal = LevelMutex::<Journal, _>::new(3);
    /// *journal.get_mut() += 1;
    /// assert_eq!(journal.into_inner(), 4);
    /// ```
    pub fn get_mut(&mut self) -> &mut T {
        self.inner.get_mut()
    }
}

/// Acquires several locks of one level in one order that is the same for all threads (by address),
/// whatever the order of the arguments; the guards come back in the order of the arguments. Blocks until
/// all are held.
///
/// # Errors
///
/// If one lock was given twice. Nothing is acquired then.
///
/// ```
/// use threadlint_runtime::{
///     level::{LevelMutex, SameLock, ThreadKey, lock_all},
///     lock_hierarchy,
/// };
///
/// lock_hierarchy! { Account }
///
/// let accounts = [100, 0].map(LevelMutex::<Account, i64>::new);
/// let mut key = ThreadKey::acquire();
/// let ([mut from, mut to], _) = lock_all(&mut key, [&accounts[0], &accounts[1]])?;
/// *from -= 30;
/// *to += 30;
/// # Ok::<(), SameLock>(())
/// ```
pub fn lock_all<'a, L: LockLevel, T, K: Key, const N: usize>(
    key: &'a mut K,
    locks: [&'a LevelMutex<L, T>; N],
) -> Result<AllLocked<'a, T, L, K::Level, N>, SameLock>
where
    K::Level: Before<L>,
{
    let _ = key;
    let address = |idx: usize| std::ptr::from_ref(locks[idx]).addr();
    let mut order: [usize; N] = std::array::from_fn(|idx| idx);
    order.sort_unstable_by_key(|&idx| (address(idx), idx));
    if let Some(same) = order.windows(2).find(|it| address(it[0]) == address(it[1])) {
        return Err(SameLock { first: same[0], second: same[1] });
    }
    let mut slots = [const { None }; N];
    for idx in order {
        slots[idx] = Some(LevelGuard { inner: locks[idx].inner.lock(), _levels: PhantomData });
    }
    let guards = slots.map(|it| it.expect("the order has every place once"));
    Ok((guards, LockKey::new()))
}

/// Waiting until a value under a [`LevelMutex`] has changed as wished; refuses, by type, to sleep with a
/// lock further out held. Otherwise like [`ordered::Condition`](crate::ordered::Condition).
///
/// ```
/// use threadlint_runtime::{
///     level::{Condition, LevelMutex, ThreadKey},
///     lock_hierarchy,
/// };
///
/// lock_hierarchy! { Balance }
///
/// let (balance, changed) = (LevelMutex::<Balance, _>::new(0), Condition::new());
/// std::thread::scope(|scope| {
///     scope.spawn(|| {
///         let mut key = ThreadKey::acquire();
///         let (mut balance, _) = balance.lock(&mut key);
///         changed.wait_while(&mut balance, |it| *it < 10);
///     });
///     *balance.lock(&mut ThreadKey::acquire()).0 += 10;
///     changed.notify_all();
/// });
/// ```
#[derive(Default)]
pub struct Condition {
    inner: parking_lot::Condvar,
}

impl Condition {
    /// A condition that nobody waits on.
    ///
    /// ```
    /// # use threadlint_runtime::level::Condition;
    /// static CHANGED: Condition = Condition::new();
    /// # CHANGED.notify_one();
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self { inner: parking_lot::Condvar::new() }
    }

    /// Blocks as long as `predicate` is true, with the mutex released while the thread sleeps.
    ///
    /// # Panics
    ///
    /// If `predicate` does, or if the condition is used with two mutexes at the same time.
    ///
    /// ```
    /// # use threadlint_runtime::{level::{Condition, LevelMutex, ThreadKey}, lock_hierarchy};
    /// # lock_hierarchy! { Jobs }
    /// let (jobs, changed) = (LevelMutex::<Jobs, _>::new(vec!["job"]), Condition::new());
    /// let mut key = ThreadKey::acquire();
    /// let (mut jobs, _) = jobs.lock(&mut key);
    /// changed.wait_while(&mut jobs, |jobs| jobs.is_empty());
    /// ```
    pub fn wait_while<T: ?Sized, L: LockLevel>(
        &self,
        guard: &mut LevelGuard<'_, T, L, Unlocked>,
        predicate: impl FnMut(&mut T) -> bool,
    ) {
        self.inner.wait_while(&mut guard.inner, predicate);
    }

    /// Wakes one of the threads that wait, if there is one.
    ///
    /// ```
    /// # use threadlint_runtime::level::Condition;
    /// Condition::new().notify_one();
    /// ```
    pub fn notify_one(&self) {
        self.inner.notify_one();
    }

    /// Wakes all threads that wait.
    ///
    /// ```
    /// # use threadlint_runtime::level::Condition;
    /// Condition::new().notify_all();
    /// ```
    pub fn notify_all(&self) {
        self.inner.notify_all();
    }
}

impl<T: ?Sized, L: LockLevel, H: LockLevel> Deref for LevelGuard<'_, T, L, H> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.inner
    }
}

impl<T: ?Sized, L: LockLevel, H: LockLevel> DerefMut for LevelGuard<'_, T, L, H> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.inner
    }
}

impl<L: LockLevel, T: ?Sized + fmt::Debug> fmt::Debug for LevelMutex<L, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug, L: LockLevel, H: LockLevel> fmt::Debug for LevelGuard<'_, T, L, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condition").finish_non_exhaustive()
    }
}
