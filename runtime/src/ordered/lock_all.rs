//! Several locks at once, in one canonical order.

use std::{error, fmt, panic::Location};

use crate::ordered::{
    mutex::{Mutex, MutexGuard},
    tracker::{Nesting, SetId},
};

/// The same lock was given twice.
///
/// ```
/// use threadlint_runtime::ordered::{Mutex, SameLock, lock_all};
///
/// let account = Mutex::new(100);
/// let error = lock_all([&account, &account]).map(drop).expect_err("one lock, twice");
/// assert_eq!(error, SameLock { first: 0, second: 1 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SameLock {
    /// Where the lock stands in the arguments first.
    pub first: usize,
    /// Where it stands again.
    pub second: usize,
}

impl fmt::Display for SameLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "locks {} and {} are the same lock", self.first, self.second)
    }
}

impl error::Error for SameLock {}

/// Acquires several locks in one order that is the same for all threads, whatever the order of the
/// arguments; the guards come back in the order of the arguments. Blocks until all are held.
///
/// This is the way to lock two accounts of one bank. Locks taken before the call are still held outside
/// of it, and are checked as usual.
///
/// # Errors
///
/// If one lock was given twice. Nothing is acquired then.
///
/// # Panics
///
/// With checks on, as [`Mutex::lock`] does.
///
/// ```
/// use threadlint_runtime::ordered::{Mutex, SameLock, lock_all};
///
/// fn transfer(from: &Mutex<i64>, to: &Mutex<i64>, amount: i64) -> Result<(), SameLock> {
///     let [mut from, mut to] = lock_all([from, to])?;
///     *from -= amount;
///     *to += amount;
///     Ok(())
/// }
///
/// let accounts = [Mutex::new(100), Mutex::new(0)];
/// transfer(&accounts[0], &accounts[1], 30)?;
/// transfer(&accounts[1], &accounts[0], 10)?; // the other way round, and no deadlock
/// assert_eq!(*accounts[1].lock(), 20);
/// # Ok::<(), SameLock>(())
/// ```
#[track_caller]
pub fn lock_all<'a, T: ?Sized, const N: usize>(
    locks: [&'a Mutex<T>; N],
) -> Result<[MutexGuard<'a, T>; N], SameLock> {
    let mut order: [usize; N] = std::array::from_fn(|idx| idx);
    let mut slots = [const { None }; N];
    fill(&locks, &mut order, &mut slots, Location::caller())?;
    Ok(slots.map(|it| it.expect("`fill` fills every slot")))
}

/// [`lock_all`] for as many locks as there happen to be.
///
/// # Errors
///
/// If one lock was given twice. Nothing is acquired then.
///
/// # Panics
///
/// With checks on, as [`Mutex::lock`] does.
///
/// ```
/// use threadlint_runtime::ordered::{Mutex, lock_slice};
///
/// let accounts: Vec<Mutex<i64>> = (1..=4).map(Mutex::new).collect();
/// let chosen: Vec<_> = accounts.iter().filter(|it| *it.lock() % 2 == 0).collect();
/// let sum: i64 = lock_slice(&chosen)?.iter().map(|it| **it).sum();
/// assert_eq!(sum, 6);
/// # Ok::<(), threadlint_runtime::ordered::SameLock>(())
/// ```
#[track_caller]
pub fn lock_slice<'a, T: ?Sized>(
    locks: &[&'a Mutex<T>],
) -> Result<Vec<MutexGuard<'a, T>>, SameLock> {
    let mut order: Vec<usize> = (0..locks.len()).collect();
    let mut slots: Vec<_> = locks.iter().map(|_| None).collect();
    fill(locks, &mut order, &mut slots, Location::caller())?;
    Ok(slots.into_iter().flatten().collect())
}

/// Sorts `order`, the places in the arguments, and takes the locks in it.
#[inline]
fn fill<'a, T: ?Sized>(
    locks: &[&'a Mutex<T>],
    order: &mut [usize],
    slots: &mut [Option<MutexGuard<'a, T>>],
    at: &'static Location<'static>,
) -> Result<(), SameLock> {
    let rank = |idx: usize| locks[idx].rank();
    match order {
        // By far the most frequent number, at a third of the price.
        [first, second] if rank(*first) <= rank(*second) => {}
        [_, _] => order.reverse(),
        _ => order.sort_unstable_by_key(|&idx| (rank(idx), idx)),
    }
    if let Some(same) = order.windows(2).find(|it| rank(it[0]) == rank(it[1])) {
        return Err(SameLock { first: same[0], second: same[1] });
    }
    let set = Nesting::Set(SetId::next());
    for &idx in &*order {
        slots[idx] = Some(locks[idx].lock_as(at, set));
    }
    Ok(())
}
