//! The checked mutex.

use std::{
    fmt,
    marker::PhantomData,
    ops::{Deref, DerefMut},
    panic::Location,
    sync,
    time::Duration,
};

use crate::ordered::{
    checks_enabled,
    timeout::{LockHolder, LockTimeout},
    tracker::{Hold, Mode, Nesting, Tracker},
};

/// Mutual exclusion whose order of acquisition is checked in debug builds.
///
/// Unlike `std::sync::Mutex` it is not poisoned: a panic releases the lock, and the next thread finds the
/// value as the panicking one left it. In release builds it has the size and the code of
/// `parking_lot::Mutex`.
///
/// ```
/// use threadlint_runtime::ordered::Mutex;
///
/// struct Bank {
///     accounts: Mutex<Vec<i64>>,
///     journal: Mutex<Vec<String>>,
/// }
///
/// let bank = Bank {
///     accounts: Mutex::named("Bank.accounts", vec![100, 0]),
///     journal: Mutex::named("Bank.journal", vec![]),
/// };
/// let mut accounts = bank.accounts.lock();
/// let mut journal = bank.journal.lock();
/// accounts[1] += 5;
/// journal.push("deposit 5".into());
/// ```
pub struct Mutex<T: ?Sized> {
    tracker: Tracker,
    inner: parking_lot::Mutex<T>,
}

#[cfg(not(any(debug_assertions, feature = "lock-checks")))]
const _: () = {
    assert!(size_of::<Mutex<u64>>() == size_of::<parking_lot::Mutex<u64>>());
    assert!(size_of::<MutexGuard<'_, u64>>() == size_of::<parking_lot::MutexGuard<'_, u64>>());
};

/// Access to the value of a [`Mutex`]; dropping it releases the lock. It stays on its thread.
///
/// ```
/// use threadlint_runtime::ordered::{Mutex, MutexGuard};
///
/// fn top_up(account: &mut MutexGuard<'_, i64>) {
///     **account += 10;
/// }
///
/// let account = Mutex::new(0);
/// top_up(&mut account.lock());
/// assert_eq!(account.into_inner(), 10);
/// ```
#[must_use = "the lock is released at once if the guard is not kept"]
pub struct MutexGuard<'a, T: ?Sized> {
    // Dropped before `inner`: once the lock is free, the next holder writes its own name.
    pub(crate) hold: Hold<'a>,
    pub(crate) inner: parking_lot::MutexGuard<'a, T>,
    /// Not `Send`, whatever features of parking_lot are on: the stack of held locks is the thread's.
    _not_send: PhantomData<sync::MutexGuard<'a, ()>>,
}

impl<T> Mutex<T> {
    /// A free mutex; its class is the place of this call, so all locks that one constructor makes are
    /// of one class.
    ///
    /// ```
    /// use threadlint_runtime::ordered::Mutex;
    ///
    /// static VISITORS: Mutex<u64> = Mutex::new(0);
    /// *VISITORS.lock() += 1;
    /// ```
    #[track_caller]
    pub const fn new(value: T) -> Self {
        let tracker = Tracker::new(None, Location::caller());
        Self { tracker, inner: parking_lot::Mutex::new(value) }
    }

    /// A free mutex of the class `name`, which is best written as the linter writes it:
    /// `Type.field`, or the name of the static.
    ///
    /// ```
    /// use threadlint_runtime::ordered::Mutex;
    ///
    /// static VISITORS: Mutex<u64> = Mutex::named("VISITORS", 0);
    /// *VISITORS.lock() += 1;
    /// ```
    #[track_caller]
    pub const fn named(name: &'static str, value: T) -> Self {
        let tracker = Tracker::new(Some(name), Location::caller());
        Self { tracker, inner: parking_lot::Mutex::new(value) }
    }

    /// The value; nobody can hold the lock any more.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::Mutex;
    /// assert_eq!(Mutex::new(3).into_inner(), 3);
    /// ```
    pub fn into_inner(self) -> T {
        self.inner.into_inner()
    }
}

impl<T: ?Sized> Mutex<T> {
    /// Acquires the lock; blocks while another thread holds it.
    ///
    /// # Panics
    ///
    /// With checks on, unless a [handler](crate::ordered::set_violation_handler) is set: if this order
    /// of locks contradicts one seen before, or this thread holds the lock already. It panics before
    /// it blocks, and acquires nothing.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::Mutex;
    /// let visitors = Mutex::new(0);
    /// *visitors.lock() += 1;
    /// assert_eq!(*visitors.lock(), 1);
    /// ```
    #[track_caller]
    #[inline]
    pub fn lock(&self) -> MutexGuard<'_, T> {
        self.lock_as(Location::caller(), Nesting::Plain)
    }

    /// Like [`lock`](Self::lock), for a lock taken inside another one of its class: the caller vouches
    /// that every thread takes the two in the same order, such as parent before child.
    ///
    /// # Panics
    ///
    /// As [`lock`](Self::lock) does, except for two locks of one class.
    ///
    /// ```
    /// use threadlint_runtime::ordered::Mutex;
    ///
    /// struct Node {
    ///     children: Mutex<Vec<Node>>,
    /// }
    /// let node = |children| Node { children: Mutex::new(children) };
    /// let tree = node(vec![node(vec![]), node(vec![])]);
    ///
    /// let parent = tree.children.lock();
    /// let child = parent[1].children.lock_nested(); // always below its parent
    /// assert!(child.is_empty());
    /// ```
    #[track_caller]
    #[inline]
    pub fn lock_nested(&self) -> MutexGuard<'_, T> {
        self.lock_as(Location::caller(), Nesting::Vouched)
    }

    #[inline]
    pub(crate) fn lock_as(
        &self,
        at: &'static Location<'static>,
        nesting: Nesting,
    ) -> MutexGuard<'_, T> {
        self.tracker.check(at, Mode::Exclusive, nesting);
        self.guard(self.lock_inner(at), at, nesting)
    }

    #[inline]
    fn lock_inner(&self, at: &'static Location<'static>) -> parking_lot::MutexGuard<'_, T> {
        if checks_enabled() {
            if let Some(inner) = self.inner.try_lock() {
                return inner;
            }
            let _shown = self.tracker.waiting(at);
            return self.inner.lock();
        }
        self.inner.lock()
    }

    #[inline]
    fn guard<'a>(
        &'a self,
        inner: parking_lot::MutexGuard<'a, T>,
        at: &'static Location<'static>,
        nesting: Nesting,
    ) -> MutexGuard<'a, T> {
        let hold = self.tracker.acquired(at, Mode::Exclusive, nesting);
        MutexGuard { hold, inner, _not_send: PhantomData }
    }

    /// Acquires the lock if it is free. Never blocks, so it cannot deadlock and makes no order; locks
    /// taken while the guard lives are ordered after it as usual.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::Mutex;
    /// let visitors = Mutex::new(0);
    /// let guard = visitors.lock();
    /// assert!(visitors.try_lock().is_none());
    /// drop(guard);
    /// assert!(visitors.try_lock().is_some());
    /// ```
    #[track_caller]
    #[inline]
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {
        let at = Location::caller();
        self.inner.try_lock().map(|it| self.guard(it, at, Nesting::Plain))
    }

    /// Acquires the lock, or gives up after `timeout`. Since it ends by itself, it makes no order,
    /// like [`try_lock`](Self::try_lock).
    ///
    /// # Errors
    ///
    /// If the lock was not free in time: the error names the holder, with checks on.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::ordered::Mutex;
    /// let visitors = Mutex::new(0);
    /// *visitors.lock_within(Duration::from_secs(1))? += 1;
    /// # Ok::<(), threadlint_runtime::ordered::LockTimeout>(())
    /// ```
    #[track_caller]
    pub fn lock_within(&self, timeout: Duration) -> Result<MutexGuard<'_, T>, LockTimeout> {
        let at = Location::caller();
        if let Some(inner) = self.inner.try_lock() {
            return Ok(self.guard(inner, at, Nesting::Plain));
        }
        let _shown = self.tracker.waiting(at);
        match self.inner.try_lock_for(timeout) {
            Some(inner) => Ok(self.guard(inner, at, Nesting::Plain)),
            None => Err(LockTimeout { waited: timeout, holder: self.holder() }),
        }
    }

    fn holder(&self) -> Option<LockHolder> {
        self.tracker.holder().map(|(thread, since)| LockHolder { thread, since })
    }

    /// Runs `f` with the lock held: the critical section is exactly its body.
    ///
    /// # Panics
    ///
    /// As [`lock`](Self::lock) does, and if `f` does.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::Mutex;
    /// let queue = Mutex::new(vec!["first", "second"]);
    /// // No guard lives on while the job runs.
    /// let job = queue.with(|queue| queue.pop());
    /// assert_eq!(job, Some("second"));
    /// ```
    #[track_caller]
    #[inline]
    pub fn with<R>(&self, f: impl FnOnce(&mut T) -> R) -> R {
        f(&mut self.lock())
    }

    /// The value, without locking: the `&mut` proves that nobody else can reach it.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::Mutex;
    /// let mut visitors = Mutex::new(0);
    /// *visitors.get_mut() += 1;
    /// assert_eq!(visitors.into_inner(), 1);
    /// ```
    pub fn get_mut(&mut self) -> &mut T {
        self.inner.get_mut()
    }

    /// Where the lock stands in the one order in which several are taken.
    pub(crate) fn rank(&self) -> (u32, u64, usize) {
        let (class, instance) = self.tracker.rank();
        (class, instance, std::ptr::from_ref(self).addr())
    }
}

impl<T: Default> Default for Mutex<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.inner
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.inner
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
