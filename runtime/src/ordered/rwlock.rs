//! The checked reader-writer lock.

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

/// Many readers or one writer, with the order of acquisition checked in debug builds.
///
/// Like `parking_lot::RwLock`, which it is in release builds, it makes new readers wait while a writer
/// waits. So reading counts as much as writing for the order of locks, and a thread that reads the same
/// lock twice can deadlock; both are reported. (Where a thread must read again what it reads already,
/// parking_lot 0.13 has `RecursiveRwLock`.) There is no poisoning.
///
/// ```
/// use threadlint_runtime::ordered::RwLock;
///
/// let routes = RwLock::named("ROUTES", vec!["/", "/about"]);
/// assert!(routes.read().contains(&"/about"));
/// routes.write().push("/help");
/// ```
pub struct RwLock<T: ?Sized> {
    tracker: Tracker,
    inner: parking_lot::RwLock<T>,
}

/// Shared access to the value of an [`RwLock`]; dropping it releases the lock. It stays on its thread.
///
/// ```
/// # use threadlint_runtime::ordered::{RwLock, RwLockReadGuard};
/// fn first<'a>(routes: &'a RwLockReadGuard<'_, Vec<&'static str>>) -> Option<&'a str> {
///     routes.first().copied()
/// }
///
/// let routes = RwLock::new(vec!["/"]);
/// assert_eq!(first(&routes.read()), Some("/"));
/// ```
#[must_use = "the lock is released at once if the guard is not kept"]
pub struct RwLockReadGuard<'a, T: ?Sized> {
    _hold: Hold<'a>,
    inner: parking_lot::RwLockReadGuard<'a, T>,
    _not_send: PhantomData<sync::MutexGuard<'a, ()>>,
}

/// Exclusive access to the value of an [`RwLock`]; dropping it releases the lock. It stays on its thread.
///
/// ```
/// # use threadlint_runtime::ordered::{RwLock, RwLockWriteGuard};
/// fn add(routes: &mut RwLockWriteGuard<'_, Vec<&'static str>>) {
///     routes.push("/help");
/// }
///
/// let routes = RwLock::new(vec!["/"]);
/// add(&mut routes.write());
/// assert_eq!(routes.read().len(), 2);
/// ```
#[must_use = "the lock is released at once if the guard is not kept"]
pub struct RwLockWriteGuard<'a, T: ?Sized> {
    _hold: Hold<'a>,
    inner: parking_lot::RwLockWriteGuard<'a, T>,
    _not_send: PhantomData<sync::MutexGuard<'a, ()>>,
}

impl<T> RwLock<T> {
    /// A free lock; its class is the place of this call.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::RwLock;
    /// static ROUTES: RwLock<Vec<String>> = RwLock::new(Vec::new());
    /// assert!(ROUTES.read().is_empty());
    /// ```
    #[track_caller]
    pub const fn new(value: T) -> Self {
        let tracker = Tracker::new(None, Location::caller());
        Self { tracker, inner: parking_lot::RwLock::new(value) }
    }

    /// A free lock of the class `name`; see [`Mutex::named`](crate::ordered::Mutex::named).
    ///
    /// ```
    /// # use threadlint_runtime::ordered::RwLock;
    /// static ROUTES: RwLock<Vec<String>> = RwLock::named("ROUTES", Vec::new());
    /// assert!(ROUTES.read().is_empty());
    /// ```
    #[track_caller]
    pub const fn named(name: &'static str, value: T) -> Self {
        let tracker = Tracker::new(Some(name), Location::caller());
        Self { tracker, inner: parking_lot::RwLock::new(value) }
    }

    /// The value; nobody can hold the lock any more.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::RwLock;
    /// assert_eq!(RwLock::new(3).into_inner(), 3);
    /// ```
    pub fn into_inner(self) -> T {
        self.inner.into_inner()
    }
}

impl<T: ?Sized> RwLock<T> {
    /// Acquires the lock for reading; blocks while a writer holds it or waits for it.
    ///
    /// # Panics
    ///
    /// With checks on, as [`Mutex::lock`](crate::ordered::Mutex::lock) does; also if this thread reads
    /// the lock already.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::RwLock;
    /// let routes = RwLock::new(vec!["/"]);
    /// assert_eq!(routes.read().len(), 1);
    /// ```
    #[track_caller]
    #[inline]
    pub fn read(&self) -> RwLockReadGuard<'_, T> {
        let at = Location::caller();
        self.tracker.check(at, Mode::Shared, Nesting::Plain);
        if checks_enabled() {
            if let Some(inner) = self.inner.try_read() {
                return self.read_guard(inner, at);
            }
            let _shown = self.tracker.waiting(at);
            return self.read_guard(self.inner.read(), at);
        }
        self.read_guard(self.inner.read(), at)
    }

    /// Acquires the lock for writing; blocks while anybody holds it.
    ///
    /// # Panics
    ///
    /// With checks on, as [`Mutex::lock`](crate::ordered::Mutex::lock) does.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::RwLock;
    /// let routes = RwLock::new(vec!["/"]);
    /// routes.write().push("/about");
    /// ```
    #[track_caller]
    #[inline]
    pub fn write(&self) -> RwLockWriteGuard<'_, T> {
        let at = Location::caller();
        self.tracker.check(at, Mode::Exclusive, Nesting::Plain);
        if checks_enabled() {
            if let Some(inner) = self.inner.try_write() {
                return self.write_guard(inner, at);
            }
            let _shown = self.tracker.waiting(at);
            return self.write_guard(self.inner.write(), at);
        }
        self.write_guard(self.inner.write(), at)
    }

    /// Acquires the lock for reading if that needs no waiting; makes no order.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::RwLock;
    /// let routes = RwLock::new(vec!["/"]);
    /// let writing = routes.write();
    /// assert!(routes.try_read().is_none());
    /// # drop(writing);
    /// ```
    #[track_caller]
    #[inline]
    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>> {
        let at = Location::caller();
        self.inner.try_read().map(|it| self.read_guard(it, at))
    }

    /// Acquires the lock for writing if it is free; makes no order.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::RwLock;
    /// let routes = RwLock::new(vec!["/"]);
    /// let reading = routes.read();
    /// assert!(routes.try_write().is_none());
    /// # drop(reading);
    /// ```
    #[track_caller]
    #[inline]
    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>> {
        let at = Location::caller();
        self.inner.try_write().map(|it| self.write_guard(it, at))
    }

    /// Acquires the lock for reading, or gives up after `timeout`; makes no order.
    ///
    /// # Errors
    ///
    /// If a writer held the lock, or waited for it, all the time.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::ordered::RwLock;
    /// let routes = RwLock::new(vec!["/"]);
    /// assert_eq!(routes.read_within(Duration::from_secs(1))?.len(), 1);
    /// # Ok::<(), threadlint_runtime::ordered::LockTimeout>(())
    /// ```
    #[track_caller]
    pub fn read_within(&self, timeout: Duration) -> Result<RwLockReadGuard<'_, T>, LockTimeout> {
        let at = Location::caller();
        let _shown = self.tracker.waiting(at);
        match self.inner.try_read_for(timeout) {
            Some(inner) => Ok(self.read_guard(inner, at)),
            None => Err(LockTimeout { waited: timeout, holder: self.holder() }),
        }
    }

    /// Acquires the lock for writing, or gives up after `timeout`; makes no order.
    ///
    /// # Errors
    ///
    /// If somebody held the lock all the time.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::ordered::RwLock;
    /// let routes = RwLock::new(vec!["/"]);
    /// routes.write_within(Duration::from_secs(1))?.push("/about");
    /// # Ok::<(), threadlint_runtime::ordered::LockTimeout>(())
    /// ```
    #[track_caller]
    pub fn write_within(&self, timeout: Duration) -> Result<RwLockWriteGuard<'_, T>, LockTimeout> {
        let at = Location::caller();
        let _shown = self.tracker.waiting(at);
        match self.inner.try_write_for(timeout) {
            Some(inner) => Ok(self.write_guard(inner, at)),
            None => Err(LockTimeout { waited: timeout, holder: self.holder() }),
        }
    }

    fn holder(&self) -> Option<LockHolder> {
        self.tracker.holder().map(|(thread, since)| LockHolder { thread, since })
    }

    #[inline]
    fn read_guard<'a>(
        &'a self,
        inner: parking_lot::RwLockReadGuard<'a, T>,
        at: &'static Location<'static>,
    ) -> RwLockReadGuard<'a, T> {
        let hold = self.tracker.acquired(at, Mode::Shared, Nesting::Plain);
        RwLockReadGuard { _hold: hold, inner, _not_send: PhantomData }
    }

    #[inline]
    fn write_guard<'a>(
        &'a self,
        inner: parking_lot::RwLockWriteGuard<'a, T>,
        at: &'static Location<'static>,
    ) -> RwLockWriteGuard<'a, T> {
        let hold = self.tracker.acquired(at, Mode::Exclusive, Nesting::Plain);
        RwLockWriteGuard { _hold: hold, inner, _not_send: PhantomData }
    }

    /// The value, without locking: the `&mut` proves that nobody else can reach it.
    ///
    /// ```
    /// # use threadlint_runtime::ordered::RwLock;
    /// let mut routes = RwLock::new(vec!["/"]);
    /// routes.get_mut().push("/about");
    /// ```
    pub fn get_mut(&mut self) -> &mut T {
        self.inner.get_mut()
    }
}

impl<T: Default> Default for RwLock<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.inner
    }
}

impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.inner
    }
}

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.inner
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
