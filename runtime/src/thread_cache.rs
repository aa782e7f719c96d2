//! One value for each thread, made by a factory.

use std::fmt;

use thread_local::ThreadLocal;

/// A value for each thread that asks, made when it first asks: connections, buffers, parsers.
///
/// The `thread_local!` of std belongs to the program; this belongs to its owner, can be many, and its
/// values can be looked over or [cleared](Self::clear).
///
/// A value does *not* end with its thread: it stays until the cache is cleared or dropped, and since
/// the slots of ended threads are given to new ones, *a new thread may find the value of an old one*.
/// That is what a cache wants, and what an identity must not have: nothing that must belong to one thread
/// alone, such as a transaction, goes in here.
///
/// ```
/// use std::{cell::RefCell, thread};
///
/// use threadlint_runtime::ThreadCache;
///
/// let buffers = ThreadCache::new(|| RefCell::new(String::with_capacity(4096)));
/// thread::scope(|scope| {
///     for _ in 0..4 {
///         scope.spawn(|| {
///             buffers.with(|buffer| {
///                 let mut buffer = buffer.borrow_mut();
///                 buffer.clear();
///                 buffer.push_str("no allocation the second time");
///             });
///         });
///     }
/// });
/// ```
pub struct ThreadCache<T: Send, F = fn() -> T> {
    values: ThreadLocal<T>,
    factory: F,
}

impl<T: Send, F: Fn() -> T> ThreadCache<T, F> {
    /// An empty cache.
    ///
    /// ```
    /// # use threadlint_runtime::ThreadCache;
    /// let buffers = ThreadCache::new(Vec::<u8>::new);
    /// assert_eq!(buffers.with(Vec::len), 0);
    /// ```
    pub const fn new(factory: F) -> Self {
        Self { values: ThreadLocal::new(), factory }
    }

    /// Runs `f` with the value of this thread, which is made if there is none. It is shared, since `f`
    /// may come back here; a `Cell` or `RefCell` inside makes it changeable. Blocks only if the factory
    /// or `f` do.
    ///
    /// # Panics
    ///
    /// If the factory or `f` do.
    ///
    /// ```
    /// # use std::cell::Cell;
    /// # use threadlint_runtime::ThreadCache;
    /// let calls = ThreadCache::new(|| Cell::new(0));
    /// calls.with(|it| it.set(it.get() + 1));
    /// assert_eq!(calls.with(Cell::get), 1);
    /// ```
    pub fn with<R>(&self, f: impl FnOnce(&T) -> R) -> R {
        f(self.values.get_or(&self.factory))
    }

    /// Drops all values, of all threads; the `&mut` proves that nobody uses one.
    ///
    /// ```
    /// # use threadlint_runtime::ThreadCache;
    /// let mut buffers = ThreadCache::new(Vec::<u8>::new);
    /// buffers.with(Vec::len);
    /// buffers.clear();
    /// assert_eq!(buffers.values_mut().count(), 0);
    /// ```
    pub fn clear(&mut self) {
        self.values.clear();
    }

    /// The values of all threads, to be merged at the end.
    ///
    /// ```
    /// # use std::cell::Cell;
    /// # use threadlint_runtime::ThreadCache;
    /// let mut hits = ThreadCache::new(|| Cell::new(0));
    /// std::thread::scope(|scope| {
    ///     for _ in 0..4 {
    ///         scope.spawn(|| hits.with(|it| it.set(it.get() + 1)));
    ///     }
    /// });
    /// assert_eq!(hits.values_mut().map(|it| it.get()).sum::<i32>(), 4);
    /// ```
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.values.iter_mut()
    }
}

impl<T: Send, F> fmt::Debug for ThreadCache<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ThreadCache").finish_non_exhaustive()
    }
}
