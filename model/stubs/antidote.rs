//! What the analysis knows of `antidote` 1: the standard library's locks without poisoning.

use std::{
    fmt::Display,
    ops::{Deref, DerefMut},
    sync::WaitTimeoutResult,
    time::Duration,
};

#[lock(mutex)]
pub struct Mutex<T: ?Sized>;
impl<T> Mutex<T> {
    pub fn new(t: T) -> Mutex<T>;
    #[inner]
    pub fn into_inner(self) -> T;
}
impl<T: ?Sized> Mutex<T> {
    #[acquire(exclusive, blocks)]
    pub fn lock<'a>(&'a self) -> MutexGuard<'a, T>;
    #[acquire(exclusive, try)]
    pub fn try_lock<'a>(&'a self) -> TryLockResult<MutexGuard<'a, T>>;
    #[inner]
    pub fn get_mut(&mut self) -> &mut T;
}

#[guard(sync)]
pub struct MutexGuard<'a, T: ?Sized>;
impl<'a, T: ?Sized> Deref for MutexGuard<'a, T> {
    type Target = T;
}
impl<'a, T: ?Sized> DerefMut for MutexGuard<'a, T> {}
impl<T: Default> Default for Mutex<T> {}

#[condvar]
pub struct Condvar;
impl Condvar {
    pub fn new() -> Condvar;
    #[wait(1)]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T>;
    #[wait(1, timed)]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        dur: Duration,
    ) -> (MutexGuard<'a, T>, WaitTimeoutResult);
    #[notify(one)]
    pub fn notify_one(&self);
    #[notify(all)]
    pub fn notify_all(&self);
}
pub type TryLockResult<T> = Result<T, TryLockError>;

pub struct TryLockError;
impl Display for TryLockError {}

#[lock(rwlock)]
pub struct RwLock<T: ?Sized>;
impl<T> RwLock<T> {
    pub fn new(t: T) -> RwLock<T>;
    #[inner]
    pub fn into_inner(self) -> T
    where
        T: Sized;
}
impl<T: ?Sized> RwLock<T> {
    #[acquire(shared, blocks)]
    pub fn read<'a>(&'a self) -> RwLockReadGuard<'a, T>;
    #[acquire(shared, try)]
    pub fn try_read<'a>(&'a self) -> TryLockResult<RwLockReadGuard<'a, T>>;
    #[acquire(exclusive, blocks)]
    pub fn write<'a>(&'a self) -> RwLockWriteGuard<'a, T>;
    #[acquire(exclusive, try)]
    pub fn try_write<'a>(&'a self) -> TryLockResult<RwLockWriteGuard<'a, T>>;
    #[inner]
    pub fn get_mut(&mut self) -> &mut T;
}

#[guard(sync)]
pub struct RwLockReadGuard<'a, T: ?Sized>;
impl<'a, T: ?Sized> Deref for RwLockReadGuard<'a, T> {
    type Target = T;
}

#[guard(sync)]
pub struct RwLockWriteGuard<'a, T: ?Sized>;
impl<'a, T: ?Sized> Deref for RwLockWriteGuard<'a, T> {
    type Target = T;
}
impl<'a, T: ?Sized> DerefMut for RwLockWriteGuard<'a, T> {}
