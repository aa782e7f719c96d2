//! What the analysis knows of `parking_lot` 0.12, and of what 0.13 adds. Its locks are those of
//! `lock_api` over the raw locks declared here.

use std::time::{Duration, Instant};

pub use lock_api::{
    self, ArcMutexGuard, ArcReentrantMutexGuard, ArcRwLockReadGuard, ArcRwLockUpgradableReadGuard,
    ArcRwLockWriteGuard,
};

#[derive(Copy, Clone)]
pub struct WaitTimeoutResult;
impl WaitTimeoutResult {
    pub fn timed_out(self) -> bool;
}

#[condvar]
pub struct Condvar;
impl Condvar {
    pub fn new() -> Condvar;
    #[notify(one)]
    pub fn notify_one(&self) -> bool;
    #[notify(all)]
    pub fn notify_all(&self) -> usize;
    #[wait(1, exact)]
    pub fn wait<T: ?Sized>(&self, mutex_guard: &mut MutexGuard<'_, T>);
    #[wait(1, timed, exact)]
    pub fn wait_until<T: ?Sized>(
        &self,
        mutex_guard: &mut MutexGuard<'_, T>,
        timeout: Instant,
    ) -> WaitTimeoutResult;
    #[wait(1, timed, exact)]
    pub fn wait_for<T: ?Sized>(
        &self,
        mutex_guard: &mut MutexGuard<'_, T>,
        timeout: Duration,
    ) -> WaitTimeoutResult;
    #[wait(1, predicate)]
    pub fn wait_while<T: ?Sized, F: FnMut(&mut T) -> bool>(
        &self,
        mutex_guard: &mut MutexGuard<'_, T>,
        condition: F,
    );
    #[wait(1, predicate, timed)]
    pub fn wait_while_until<T: ?Sized, F: FnMut(&mut T) -> bool>(
        &self,
        mutex_guard: &mut MutexGuard<'_, T>,
        condition: F,
        timeout: Instant,
    ) -> WaitTimeoutResult;
    #[wait(1, predicate, timed)]
    pub fn wait_while_for<T: ?Sized, F: FnMut(&mut T) -> bool>(
        &self,
        mutex_guard: &mut MutexGuard<'_, T>,
        condition: F,
        timeout: Duration,
    ) -> WaitTimeoutResult;
}
impl Default for Condvar {}

#[derive(Copy, Clone)]
pub enum OnceState {
    New,
    Poisoned,
    InProgress,
    Done,
}
impl OnceState {
    #[probe]
    pub fn poisoned(self) -> bool;
    #[probe]
    pub fn done(self) -> bool;
}

#[lock(once)]
pub struct Once;
impl Once {
    pub fn new() -> Once;
    #[probe]
    pub fn state(&self) -> OnceState;
    #[acquire(exclusive, blocks, temporary)]
    #[calls(1)]
    pub fn call_once<F: FnOnce()>(&self, f: F);
    #[acquire(exclusive, blocks, temporary)]
    #[calls(1)]
    pub fn call_once_force<F: FnOnce(OnceState)>(&self, f: F);
}
impl Default for Once {}
pub type FairMutex<T> = lock_api::Mutex<RawFairMutex, T>;
pub fn const_fair_mutex<T>(val: T) -> FairMutex<T>;
pub type FairMutexGuard<'a, T> = lock_api::MutexGuard<'a, RawFairMutex, T>;
pub type MappedFairMutexGuard<'a, T> = lock_api::MappedMutexGuard<'a, RawFairMutex, T>;
pub type Mutex<T> = lock_api::Mutex<RawMutex, T>;
pub fn const_mutex<T>(val: T) -> Mutex<T>;
pub type MutexGuard<'a, T> = lock_api::MutexGuard<'a, RawMutex, T>;
pub type MappedMutexGuard<'a, T> = lock_api::MappedMutexGuard<'a, RawMutex, T>;
pub type RwLock<T> = lock_api::RwLock<RawRwLock, T>;
pub fn const_rwlock<T>(val: T) -> RwLock<T>;
pub type RwLockReadGuard<'a, T> = lock_api::RwLockReadGuard<'a, RawRwLock, T>;
pub type RwLockWriteGuard<'a, T> = lock_api::RwLockWriteGuard<'a, RawRwLock, T>;
pub type MappedRwLockReadGuard<'a, T> = lock_api::MappedRwLockReadGuard<'a, RawRwLock, T>;
pub type MappedRwLockWriteGuard<'a, T> = lock_api::MappedRwLockWriteGuard<'a, RawRwLock, T>;
pub type RwLockUpgradableReadGuard<'a, T> = lock_api::RwLockUpgradableReadGuard<'a, RawRwLock, T>;

pub struct RawThreadId;
pub type ReentrantMutex<T> = lock_api::ReentrantMutex<RawMutex, RawThreadId, T>;
pub fn const_reentrant_mutex<T>(val: T) -> ReentrantMutex<T>;
pub type ReentrantMutexGuard<'a, T> = lock_api::ReentrantMutexGuard<'a, RawMutex, RawThreadId, T>;
pub type MappedReentrantMutexGuard<'a, T> =
    lock_api::MappedReentrantMutexGuard<'a, RawMutex, RawThreadId, T>;

#[lock(mutex, raw)]
pub struct RawMutex;

#[lock(rwlock, raw)]
pub struct RawRwLock;

#[lock(mutex, raw)]
pub struct RawFairMutex;

unsafe impl lock_api::RawMutex for RawMutex {
    type GuardMarker = lock_api::GuardNoSend;
}
unsafe impl lock_api::RawMutexFair for RawMutex {}
unsafe impl lock_api::RawMutexTimed for RawMutex {
    type Duration = Duration;
    type Instant = Instant;
}
unsafe impl lock_api::RawMutex for RawFairMutex {
    type GuardMarker = lock_api::GuardNoSend;
}
unsafe impl lock_api::RawMutexFair for RawFairMutex {}
unsafe impl lock_api::RawMutexTimed for RawFairMutex {
    type Duration = Duration;
    type Instant = Instant;
}
unsafe impl lock_api::GetThreadId for RawThreadId {}
unsafe impl lock_api::RawRwLock for RawRwLock {
    type GuardMarker = lock_api::GuardNoSend;
}
unsafe impl lock_api::RawRwLockFair for RawRwLock {}
unsafe impl lock_api::RawRwLockDowngrade for RawRwLock {}
unsafe impl lock_api::RawRwLockRecursive for RawRwLock {}
unsafe impl lock_api::RawRwLockRecursiveTimed for RawRwLock {}
unsafe impl lock_api::RawRwLockUpgrade for RawRwLock {}
unsafe impl lock_api::RawRwLockUpgradeFair for RawRwLock {}
unsafe impl lock_api::RawRwLockUpgradeDowngrade for RawRwLock {}
unsafe impl lock_api::RawRwLockUpgradeTimed for RawRwLock {}
unsafe impl lock_api::RawRwLockTimed for RawRwLock {
    type Duration = Duration;
    type Instant = Instant;
}
unsafe impl lock_api::RawRwLock for RawRwLockRecursive {
    type GuardMarker = lock_api::GuardNoSend;
}
unsafe impl lock_api::RawRwLockFair for RawRwLockRecursive {}
unsafe impl lock_api::RawRwLockDowngrade for RawRwLockRecursive {}
unsafe impl lock_api::RawRwLockRecursive for RawRwLockRecursive {}
unsafe impl lock_api::RawRwLockRecursiveTimed for RawRwLockRecursive {}
unsafe impl lock_api::RawRwLockUpgrade for RawRwLockRecursive {}
unsafe impl lock_api::RawRwLockUpgradeFair for RawRwLockRecursive {}
unsafe impl lock_api::RawRwLockUpgradeDowngrade for RawRwLockRecursive {}
unsafe impl lock_api::RawRwLockUpgradeTimed for RawRwLockRecursive {}
unsafe impl lock_api::RawRwLockTimed for RawRwLockRecursive {
    type Duration = Duration;
    type Instant = Instant;
}

pub use self::recursive_rwlock::{
    MappedRecursiveRwLockReadGuard, MappedRecursiveRwLockWriteGuard, RecursiveRwLock,
    RecursiveRwLockReadGuard, RecursiveRwLockUpgradableReadGuard, RecursiveRwLockWriteGuard,
};

/// Of 0.13.
#[lock(rwlock, raw, recursive_read)]
pub struct RawRwLockRecursive;
mod recursive_rwlock {
    use crate::RawRwLockRecursive;
    pub type RecursiveRwLock<T> = lock_api::RwLock<RawRwLockRecursive, T>;
    pub type RecursiveRwLockReadGuard<'a, T> = lock_api::RwLockReadGuard<'a, RawRwLockRecursive, T>;
    pub type RecursiveRwLockWriteGuard<'a, T> =
        lock_api::RwLockWriteGuard<'a, RawRwLockRecursive, T>;
    pub type RecursiveRwLockUpgradableReadGuard<'a, T> =
        lock_api::RwLockUpgradableReadGuard<'a, RawRwLockRecursive, T>;
    pub type MappedRecursiveRwLockReadGuard<'a, T> =
        lock_api::MappedRwLockReadGuard<'a, RawRwLockRecursive, T>;
    pub type MappedRecursiveRwLockWriteGuard<'a, T> =
        lock_api::MappedRwLockWriteGuard<'a, RawRwLockRecursive, T>;
}
