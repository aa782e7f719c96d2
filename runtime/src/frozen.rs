//! Data that is set once and never changes again.

use std::{error, fmt, sync::OnceLock};

/// Data that is made at the start and then shared freely, without a lock: configuration, tables.
///
/// A `std::sync::OnceLock` whose second setting is an error that somebody has to look at, and whose
/// reading before the first is a clear panic. For a value that the program computes when it is first
/// needed, `std::sync::LazyLock` is simpler; for one that is reloaded, `arc_swap::ArcSwap`.
///
/// ```
/// use threadlint_runtime::Frozen;
///
/// struct Config {
///     verbose: bool,
/// }
/// static CONFIG: Frozen<Config> = Frozen::new();
///
/// CONFIG.freeze(Config { verbose: true })?;
/// std::thread::spawn(|| assert!(CONFIG.read().verbose)).join().expect("no panic");
/// # Ok::<(), threadlint_runtime::AlreadyFrozen<Config>>(())
/// ```
#[derive(Debug, Default)]
pub struct Frozen<T> {
    value: OnceLock<T>,
}

/// The data was set before; the new value is given back.
///
/// ```
/// use threadlint_runtime::{AlreadyFrozen, Frozen};
///
/// let limit = Frozen::new();
/// limit.freeze(10)?;
/// assert_eq!(limit.freeze(20), Err(AlreadyFrozen(20)));
/// # Ok::<(), AlreadyFrozen<i32>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AlreadyFrozen<T>(pub T);

impl<T> Frozen<T> {
    /// Data that is to be set.
    ///
    /// ```
    /// # use threadlint_runtime::Frozen;
    /// static LIMIT: Frozen<u32> = Frozen::new();
    /// assert_eq!(LIMIT.get(), None);
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self { value: OnceLock::new() }
    }

    /// Sets the data, for good. If another thread is doing so, it is waited for.
    ///
    /// # Errors
    ///
    /// [`AlreadyFrozen`], with the new value, if it is set.
    ///
    /// ```
    /// # use threadlint_runtime::Frozen;
    /// let limit = Frozen::new();
    /// limit.freeze(10)?;
    /// assert_eq!(limit.get(), Some(&10));
    /// # Ok::<(), threadlint_runtime::AlreadyFrozen<i32>>(())
    /// ```
    pub fn freeze(&self, value: T) -> Result<(), AlreadyFrozen<T>> {
        self.value.set(value).map_err(AlreadyFrozen)
    }

    /// The data, if it is set. Never blocks.
    ///
    /// ```
    /// # use threadlint_runtime::Frozen;
    /// assert_eq!(Frozen::<u32>::new().get(), None);
    /// ```
    #[must_use]
    #[inline]
    pub fn get(&self) -> Option<&T> {
        self.value.get()
    }

    /// The data. Never blocks.
    ///
    /// # Panics
    ///
    /// If it is not set: a thread was started before the configuration was read.
    ///
    /// ```
    /// # use threadlint_runtime::Frozen;
    /// let limit = Frozen::new();
    /// limit.freeze(10).expect("the first time");
    /// assert_eq!(*limit.read(), 10);
    /// ```
    #[must_use]
    #[track_caller]
    #[inline]
    pub fn read(&self) -> &T {
        match self.get() {
            Some(value) => value,
            None => panic!("read before it was frozen"),
        }
    }
}

impl<T> fmt::Debug for AlreadyFrozen<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AlreadyFrozen(..)")
    }
}

impl<T> fmt::Display for AlreadyFrozen<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the data was frozen before")
    }
}

impl<T> error::Error for AlreadyFrozen<T> {}
