//! What the analysis knows of `async-lock` 3, which `smol` and `async-std` hand on.

pub mod futures {
    pub use crate::{
        Acquire, AcquireArc, BarrierWait, Lock, LockArc, Read, ReadArc, UpgradableRead,
        UpgradableReadArc, Upgrade, UpgradeArc, Write, WriteArc,
    };
}
use std::{
    borrow::Borrow,
    fmt::Display,
    future::Future,
    ops::{Deref, DerefMut},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

#[lock(mutex, task)]
pub struct Mutex<T: ?Sized>;
unsafe impl<T: Send + ?Sized> Send for Mutex<T> {}
unsafe impl<T: Send + ?Sized> Sync for Mutex<T> {}
impl<T> Mutex<T> {
    pub fn new(data: T) -> Mutex<T>;
    #[inner]
    pub fn into_inner(self) -> T;
}
impl<T: ?Sized> Mutex<T> {
    #[acquire(exclusive, awaits)]
    #[cancel_unsafe(queue)]
    pub fn lock(&self) -> Lock<'_, T>;
    #[acquire(exclusive, blocks)]
    pub fn lock_blocking(&self) -> MutexGuard<'_, T>;
    #[acquire(exclusive, try)]
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>>;
    #[inner]
    pub fn get_mut(&mut self) -> &mut T;
    #[acquire(exclusive, awaits, arc)]
    #[cancel_unsafe(queue)]
    pub fn lock_arc(self: &Arc<Self>) -> LockArc<T>;
    #[acquire(exclusive, blocks, arc)]
    pub fn lock_arc_blocking(self: &Arc<Self>) -> MutexGuardArc<T>;
    #[acquire(exclusive, try, arc)]
    pub fn try_lock_arc(self: &Arc<Self>) -> Option<MutexGuardArc<T>>;
}
impl<T: Default> Default for Mutex<T> {}

pub struct Lock<'a, T: ?Sized>;
impl<'a, T: ?Sized> Future for Lock<'a, T> {
    type Output = MutexGuard<'a, T>;
}
unsafe impl<T: Send + ?Sized> Send for Lock<'_, T> {}
unsafe impl<T: Sync + ?Sized> Sync for Lock<'_, T> {}

pub struct LockArc<T: ?Sized>;
impl<T: ?Sized> Future for LockArc<T> {
    type Output = MutexGuardArc<T>;
}
unsafe impl<T: Send + ?Sized> Send for LockArc<T> {}
unsafe impl<T: Sync + ?Sized> Sync for LockArc<T> {}

#[guard(task)]
pub struct MutexGuard<'a, T: ?Sized>;
unsafe impl<T: Send + ?Sized> Send for MutexGuard<'_, T> {}
unsafe impl<T: Sync + ?Sized> Sync for MutexGuard<'_, T> {}
impl<'a, T: ?Sized> MutexGuard<'a, T> {
    #[same]
    pub fn source(guard: &MutexGuard<'a, T>) -> &'a Mutex<T>;
}
impl<T: ?Sized> Drop for MutexGuard<'_, T> {}
impl<T: Display + ?Sized> Display for MutexGuard<'_, T> {}
impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;
}
impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {}

#[guard(task)]
pub struct MutexGuardArc<T: ?Sized>;
unsafe impl<T: Send + ?Sized> Send for MutexGuardArc<T> {}
unsafe impl<T: Sync + ?Sized> Sync for MutexGuardArc<T> {}
impl<T: ?Sized> MutexGuardArc<T> {
    #[same]
    pub fn source(guard: &Self) -> &Arc<Mutex<T>>
    where
        T: Send;
}
impl<T: ?Sized> Drop for MutexGuardArc<T> {}
impl<T: Display + ?Sized> Display for MutexGuardArc<T> {}
impl<T: ?Sized> Deref for MutexGuardArc<T> {
    type Target = T;
}
impl<T: ?Sized> DerefMut for MutexGuardArc<T> {}

#[lock(rwlock, task)]
pub struct RwLock<T: ?Sized>;
unsafe impl<T: Send + ?Sized> Send for RwLock<T> {}
unsafe impl<T: Send + Sync + ?Sized> Sync for RwLock<T> {}
impl<T> RwLock<T> {
    pub fn new(t: T) -> RwLock<T>;
    #[inner]
    pub fn into_inner(self) -> T;
    #[acquire(shared, try, arc)]
    pub fn try_read_arc(self: &Arc<Self>) -> Option<RwLockReadGuardArc<T>>;
    #[acquire(shared, awaits, arc)]
    #[cancel_unsafe(queue)]
    pub fn read_arc<'a>(self: &'a Arc<Self>) -> ReadArc<'a, T>;
    #[acquire(shared, blocks, arc)]
    pub fn read_arc_blocking(self: &Arc<Self>) -> RwLockReadGuardArc<T>;
}
impl<T: ?Sized> RwLock<T> {
    #[acquire(shared, try)]
    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>>;
    #[acquire(shared, awaits)]
    #[cancel_unsafe(queue)]
    pub fn read(&self) -> Read<'_, T>;
    #[acquire(shared, blocks)]
    pub fn read_blocking(&self) -> RwLockReadGuard<'_, T>;
    #[acquire(upgradable, try)]
    pub fn try_upgradable_read(&self) -> Option<RwLockUpgradableReadGuard<'_, T>>;
    #[acquire(upgradable, awaits)]
    #[cancel_unsafe(queue)]
    pub fn upgradable_read(&self) -> UpgradableRead<'_, T>;
    #[acquire(upgradable, blocks)]
    pub fn upgradable_read_blocking(&self) -> RwLockUpgradableReadGuard<'_, T>;
    #[acquire(upgradable, blocks, arc)]
    pub fn upgradable_read_arc_blocking(self: &Arc<Self>) -> RwLockUpgradableReadGuardArc<T>;
    #[acquire(upgradable, try, arc)]
    pub fn try_upgradable_read_arc(self: &Arc<Self>) -> Option<RwLockUpgradableReadGuardArc<T>>;
    #[acquire(upgradable, awaits, arc)]
    #[cancel_unsafe(queue)]
    pub fn upgradable_read_arc<'a>(self: &'a Arc<Self>) -> UpgradableReadArc<'a, T>;
    #[acquire(exclusive, try)]
    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>>;
    #[acquire(exclusive, awaits)]
    #[cancel_unsafe(queue)]
    pub fn write(&self) -> Write<'_, T>;
    #[acquire(exclusive, blocks)]
    pub fn write_blocking(&self) -> RwLockWriteGuard<'_, T>;
    #[acquire(exclusive, try, arc)]
    pub fn try_write_arc(self: &Arc<Self>) -> Option<RwLockWriteGuardArc<T>>;
    #[acquire(exclusive, awaits, arc)]
    #[cancel_unsafe(queue)]
    pub fn write_arc<'a>(self: &'a Arc<Self>) -> WriteArc<'a, T>;
    #[acquire(exclusive, blocks, arc)]
    pub fn write_arc_blocking(self: &Arc<Self>) -> RwLockWriteGuardArc<T>;
    #[inner]
    pub fn get_mut(&mut self) -> &mut T;
}
impl<T: Default> Default for RwLock<T> {}

#[guard(task)]
pub struct RwLockReadGuard<'a, T: ?Sized>;
unsafe impl<T: Sync + ?Sized> Send for RwLockReadGuard<'_, T> {}
unsafe impl<T: Sync + ?Sized> Sync for RwLockReadGuard<'_, T> {}
impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {}
impl<T: Display + ?Sized> Display for RwLockReadGuard<'_, T> {}
impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;
}

#[guard(task)]
pub struct RwLockReadGuardArc<T>;
unsafe impl<T: Send + Sync> Send for RwLockReadGuardArc<T> {}
unsafe impl<T: Send + Sync> Sync for RwLockReadGuardArc<T> {}
impl<T> Drop for RwLockReadGuardArc<T> {}
impl<T: Display> Display for RwLockReadGuardArc<T> {}
impl<T> Deref for RwLockReadGuardArc<T> {
    type Target = T;
}

#[guard(task)]
pub struct RwLockUpgradableReadGuard<'a, T: ?Sized>;
impl<T: ?Sized> Drop for RwLockUpgradableReadGuard<'_, T> {}
unsafe impl<T: Send + Sync + ?Sized> Send for RwLockUpgradableReadGuard<'_, T> {}
unsafe impl<T: Sync + ?Sized> Sync for RwLockUpgradableReadGuard<'_, T> {}
impl<'a, T: ?Sized> RwLockUpgradableReadGuard<'a, T> {
    #[maps_guard(0, shared)]
    pub fn downgrade(guard: Self) -> RwLockReadGuard<'a, T>;
    #[maps_guard(0, exclusive)]
    pub fn try_upgrade(guard: Self) -> Result<RwLockWriteGuard<'a, T>, Self>;
    #[maps_guard(0, exclusive)]
    #[blocks(lock, awaits)]
    pub fn upgrade(guard: Self) -> Upgrade<'a, T>;
    #[maps_guard(0, exclusive)]
    #[blocks(lock)]
    pub fn upgrade_blocking(guard: Self) -> RwLockWriteGuard<'a, T>;
}
impl<T: Display + ?Sized> Display for RwLockUpgradableReadGuard<'_, T> {}
impl<T: ?Sized> Deref for RwLockUpgradableReadGuard<'_, T> {
    type Target = T;
}

#[guard(task)]
pub struct RwLockUpgradableReadGuardArc<T: ?Sized>;
impl<T: ?Sized> Drop for RwLockUpgradableReadGuardArc<T> {}
unsafe impl<T: Send + Sync + ?Sized> Send for RwLockUpgradableReadGuardArc<T> {}
unsafe impl<T: Send + Sync + ?Sized> Sync for RwLockUpgradableReadGuardArc<T> {}
impl<T: Display + ?Sized> Display for RwLockUpgradableReadGuardArc<T> {}
impl<T: ?Sized> Deref for RwLockUpgradableReadGuardArc<T> {
    type Target = T;
}
impl<T> RwLockUpgradableReadGuardArc<T> {
    #[maps_guard(0, shared)]
    pub fn downgrade(guard: Self) -> RwLockReadGuardArc<T>;
}
impl<T: ?Sized> RwLockUpgradableReadGuardArc<T> {
    #[maps_guard(0, exclusive)]
    pub fn try_upgrade(guard: Self) -> Result<RwLockWriteGuardArc<T>, Self>;
    #[maps_guard(0, exclusive)]
    #[blocks(lock, awaits)]
    pub fn upgrade(guard: Self) -> UpgradeArc<T>;
    #[maps_guard(0, exclusive)]
    #[blocks(lock)]
    pub fn upgrade_blocking(guard: Self) -> RwLockWriteGuardArc<T>;
}

#[guard(task)]
pub struct RwLockWriteGuard<'a, T: ?Sized>;
unsafe impl<T: Send + ?Sized> Send for RwLockWriteGuard<'_, T> {}
unsafe impl<T: Sync + ?Sized> Sync for RwLockWriteGuard<'_, T> {}
impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {}
impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    #[maps_guard(0, shared)]
    pub fn downgrade(guard: Self) -> RwLockReadGuard<'a, T>;
    #[maps_guard(0, upgradable)]
    pub fn downgrade_to_upgradable(guard: Self) -> RwLockUpgradableReadGuard<'a, T>;
}
impl<T: Display + ?Sized> Display for RwLockWriteGuard<'_, T> {}
impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;
}
impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {}

#[guard(task)]
pub struct RwLockWriteGuardArc<T: ?Sized>;
unsafe impl<T: Send + Sync + ?Sized> Send for RwLockWriteGuardArc<T> {}
unsafe impl<T: Send + Sync + ?Sized> Sync for RwLockWriteGuardArc<T> {}
impl<T: ?Sized> Drop for RwLockWriteGuardArc<T> {}
impl<T> RwLockWriteGuardArc<T> {
    #[maps_guard(0, shared)]
    pub fn downgrade(guard: Self) -> RwLockReadGuardArc<T>;
}
impl<T: ?Sized> RwLockWriteGuardArc<T> {
    #[maps_guard(0, upgradable)]
    pub fn downgrade_to_upgradable(guard: Self) -> RwLockUpgradableReadGuardArc<T>;
}
impl<T: Display + ?Sized> Display for RwLockWriteGuardArc<T> {}
impl<T: ?Sized> Deref for RwLockWriteGuardArc<T> {
    type Target = T;
}
impl<T: ?Sized> DerefMut for RwLockWriteGuardArc<T> {}

pub struct Read<'a, T: ?Sized>;
impl<'a, T: ?Sized> Future for Read<'a, T> {
    type Output = RwLockReadGuard<'a, T>;
}

pub struct ReadArc<'a, T>;
impl<'a, T> Future for ReadArc<'a, T> {
    type Output = RwLockReadGuardArc<T>;
}

pub struct UpgradableRead<'a, T: ?Sized>;
impl<'a, T: ?Sized> Future for UpgradableRead<'a, T> {
    type Output = RwLockUpgradableReadGuard<'a, T>;
}

pub struct UpgradableReadArc<'a, T: ?Sized>;
impl<'a, T: ?Sized> Future for UpgradableReadArc<'a, T> {
    type Output = RwLockUpgradableReadGuardArc<T>;
}

pub struct Write<'a, T: ?Sized>;
impl<'a, T: ?Sized> Future for Write<'a, T> {
    type Output = RwLockWriteGuard<'a, T>;
}

pub struct WriteArc<'a, T: ?Sized>;
impl<'a, T: ?Sized> Future for WriteArc<'a, T> {
    type Output = RwLockWriteGuardArc<T>;
}

pub struct Upgrade<'a, T: ?Sized>;
impl<'a, T: ?Sized> Future for Upgrade<'a, T> {
    type Output = RwLockWriteGuard<'a, T>;
}

pub struct UpgradeArc<T: ?Sized>;
impl<T: ?Sized> Future for UpgradeArc<T> {
    type Output = RwLockWriteGuardArc<T>;
}

#[lock(semaphore, task)]
pub struct Semaphore;
impl Semaphore {
    pub fn new(n: usize) -> Semaphore;
    #[acquire(shared, try)]
    pub fn try_acquire(&self) -> Option<SemaphoreGuard<'_>>;
    #[acquire(shared, awaits)]
    #[cancel_unsafe(queue)]
    pub fn acquire(&self) -> Acquire<'_>;
    #[acquire(shared, blocks)]
    pub fn acquire_blocking(&self) -> SemaphoreGuard<'_>;
    #[acquire(shared, try, arc)]
    pub fn try_acquire_arc(self: &Arc<Self>) -> Option<SemaphoreGuardArc>;
    #[acquire(shared, awaits, arc)]
    #[cancel_unsafe(queue)]
    pub fn acquire_arc(self: &Arc<Self>) -> AcquireArc;
    #[acquire(shared, blocks, arc)]
    pub fn acquire_arc_blocking(self: &Arc<Self>) -> SemaphoreGuardArc;
    #[release(raw)]
    pub fn add_permits(&self, n: usize);
    pub fn available_permits(&self) -> usize;
}

pub struct Acquire<'a>;
impl<'a> Future for Acquire<'a> {
    type Output = SemaphoreGuard<'a>;
}

pub struct AcquireArc;
impl Future for AcquireArc {
    type Output = SemaphoreGuardArc;
}

#[guard(permit)]
pub struct SemaphoreGuard<'a>;
impl SemaphoreGuard<'_> {
    #[forgets(0)]
    pub fn forget(self);
}
impl Drop for SemaphoreGuard<'_> {}

#[guard(permit)]
pub struct SemaphoreGuardArc;
impl SemaphoreGuardArc {
    #[forgets(0)]
    pub fn forget(self);
}
impl Drop for SemaphoreGuardArc {}

#[barrier]
pub struct Barrier;
impl Barrier {
    pub fn new(n: usize) -> Barrier;
    #[blocks(barrier, awaits)]
    #[cancel_unsafe]
    pub fn wait(&self) -> BarrierWait<'_>;
    #[blocks(barrier)]
    pub fn wait_blocking(&self) -> BarrierWaitResult;
}

pub struct BarrierWait<'a>;
impl<'a> Future for BarrierWait<'a> {
    type Output = BarrierWaitResult;
}

#[derive(Clone)]
pub struct BarrierWaitResult;
impl BarrierWaitResult {
    pub fn is_leader(&self) -> bool;
}

#[lock(once, task)]
#[once_cell]
pub struct OnceCell<T>;
unsafe impl<T: Send> Send for OnceCell<T> {}
unsafe impl<T: Send + Sync> Sync for OnceCell<T> {}
impl<T> OnceCell<T> {
    pub fn new() -> Self;
    #[probe]
    pub fn is_initialized(&self) -> bool;
    #[inner]
    pub fn get(&self) -> Option<&T>;
    #[inner]
    pub fn get_mut(&mut self) -> Option<&mut T>;
    #[inner]
    pub fn take(&mut self) -> Option<T>;
    #[inner]
    pub fn into_inner(self) -> Option<T>;
    #[blocks(wait, awaits)]
    #[inner]
    pub async fn wait(&self) -> &T;
    #[blocks(wait)]
    #[inner]
    pub fn wait_blocking(&self) -> &T;
    #[acquire(exclusive, awaits, temporary)]
    #[calls(1)]
    #[inner]
    pub async fn get_or_try_init<E, Fut: Future<Output = Result<T, E>>>(
        &self,
        closure: impl FnOnce() -> Fut,
    ) -> Result<&T, E>;
    #[acquire(exclusive, blocks, temporary)]
    #[calls(1)]
    #[inner]
    pub fn get_or_try_init_blocking<E>(
        &self,
        closure: impl FnOnce() -> Result<T, E>,
    ) -> Result<&T, E>;
    #[acquire(exclusive, awaits, temporary)]
    #[calls(1)]
    #[inner]
    pub async fn get_or_init<Fut: Future<Output = T>>(&self, closure: impl FnOnce() -> Fut) -> &T;
    #[acquire(exclusive, blocks, temporary)]
    #[calls(1)]
    #[inner]
    pub fn get_or_init_blocking(&self, closure: impl FnOnce() -> T + Unpin) -> &T;
    #[acquire(exclusive, awaits, temporary)]
    #[inner]
    pub async fn set(&self, value: T) -> Result<&T, T>;
    pub fn try_set(&self, value: T) -> Result<(), T>;
    #[acquire(exclusive, blocks, temporary)]
    #[inner]
    pub fn set_blocking(&self, value: T) -> Result<&T, T>;
    #[inner]
    pub unsafe fn get_unchecked(&self) -> &T;
}
impl<T> Drop for OnceCell<T> {}
impl<T> Default for OnceCell<T> {}
