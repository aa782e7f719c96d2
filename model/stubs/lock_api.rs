//! What the analysis knows of `lock_api` 0.4: the locks that `parking_lot`, `spin` and others make
//! out of a raw lock.
//!
//! The words of the raw lock `R` (`recursive_read`) hold for `RwLock<R, T>` as well.

pub use self::{mutex::*, remutex::*, rwlock::*};

pub struct GuardSend;

pub struct GuardNoSend;

pub mod mutex {
    use std::{
        fmt::Display,
        ops::{Deref, DerefMut},
        sync::Arc,
    };

    pub unsafe trait RawMutex {
        const INIT: Self;
        type GuardMarker;
        #[acquire(exclusive, blocks, raw)]
        fn lock(&self);
        #[acquire(exclusive, try, raw)]
        fn try_lock(&self) -> bool;
        #[release(raw)]
        unsafe fn unlock(&self);
        #[probe]
        fn is_locked(&self) -> bool;
    }

    pub unsafe trait RawMutexFair: RawMutex {
        #[release(raw)]
        unsafe fn unlock_fair(&self);
        unsafe fn bump(&self);
    }

    pub unsafe trait RawMutexTimed: RawMutex {
        type Duration;
        type Instant;
        #[acquire(exclusive, timed, raw)]
        fn try_lock_for(&self, timeout: Self::Duration) -> bool;
        #[acquire(exclusive, timed, raw)]
        fn try_lock_until(&self, timeout: Self::Instant) -> bool;
    }

    #[lock(mutex)]
    pub struct Mutex<R, T: ?Sized>;
    unsafe impl<R: RawMutex + Send, T: ?Sized + Send> Send for Mutex<R, T> {}
    unsafe impl<R: RawMutex + Sync, T: ?Sized + Send> Sync for Mutex<R, T> {}
    impl<R: RawMutex, T> Mutex<R, T> {
        pub fn new(val: T) -> Mutex<R, T>;
        #[inner]
        pub fn into_inner(self) -> T;
    }
    impl<R, T> Mutex<R, T> {
        pub fn from_raw(raw_mutex: R, val: T) -> Mutex<R, T>;
        pub fn const_new(raw_mutex: R, val: T) -> Mutex<R, T>;
    }
    impl<R: RawMutex, T: ?Sized> Mutex<R, T> {
        pub unsafe fn make_guard_unchecked(&self) -> MutexGuard<'_, R, T>;
        #[acquire(exclusive, blocks)]
        pub fn lock(&self) -> MutexGuard<'_, R, T>;
        #[acquire(exclusive, try)]
        pub fn try_lock(&self) -> Option<MutexGuard<'_, R, T>>;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
        #[probe]
        pub fn is_locked(&self) -> bool;
        #[release(raw)]
        pub unsafe fn force_unlock(&self);
        #[same]
        pub unsafe fn raw(&self) -> &R;
        #[inner]
        pub fn data_ptr(&self) -> *mut T;
        #[acquire(exclusive, blocks, arc)]
        pub fn lock_arc(self: &Arc<Self>) -> ArcMutexGuard<R, T>;
        #[acquire(exclusive, try, arc)]
        pub fn try_lock_arc(self: &Arc<Self>) -> Option<ArcMutexGuard<R, T>>;
    }
    impl<R: RawMutexFair, T: ?Sized> Mutex<R, T> {
        #[release(raw)]
        pub unsafe fn force_unlock_fair(&self);
    }
    impl<R: RawMutexTimed, T: ?Sized> Mutex<R, T> {
        #[acquire(exclusive, timed)]
        pub fn try_lock_for(&self, timeout: R::Duration) -> Option<MutexGuard<'_, R, T>>;
        #[acquire(exclusive, timed)]
        pub fn try_lock_until(&self, timeout: R::Instant) -> Option<MutexGuard<'_, R, T>>;
        #[acquire(exclusive, timed, arc)]
        pub fn try_lock_arc_for(
            self: &Arc<Self>,
            timeout: R::Duration,
        ) -> Option<ArcMutexGuard<R, T>>;
        #[acquire(exclusive, timed, arc)]
        pub fn try_lock_arc_until(
            self: &Arc<Self>,
            timeout: R::Instant,
        ) -> Option<ArcMutexGuard<R, T>>;
    }
    impl<R: RawMutex, T: ?Sized + Default> Default for Mutex<R, T> {}

    #[guard(sync)]
    pub struct MutexGuard<'a, R: RawMutex, T: ?Sized>;
    unsafe impl<'a, R: RawMutex + Sync, T: ?Sized + Sync> Sync for MutexGuard<'a, R, T> {}
    impl<'a, R: RawMutex, T: ?Sized> MutexGuard<'a, R, T> {
        #[same]
        pub fn mutex(s: &Self) -> &'a Mutex<R, T>;
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(
            s: Self,
            f: F,
        ) -> MappedMutexGuard<'a, R, U>;
        #[maps_guard(0)]
        pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(
            s: Self,
            f: F,
        ) -> Result<MappedMutexGuard<'a, R, U>, Self>;
        #[maps_guard(0)]
        pub fn try_map_or_err<U: ?Sized, F: FnOnce(&mut T) -> Result<&mut U, E>, E>(
            s: Self,
            f: F,
        ) -> Result<MappedMutexGuard<'a, R, U>, (Self, E)>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
        #[forgets(0)]
        pub fn leak(s: Self) -> &'a mut T;
    }
    impl<'a, R: RawMutexFair, T: ?Sized> MutexGuard<'a, R, T> {
        #[releases(0)]
        pub fn unlock_fair(s: Self);
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
        #[unlocked(0)]
        pub fn bump(s: &mut Self);
    }
    impl<'a, R: RawMutex, T: ?Sized> Deref for MutexGuard<'a, R, T> {
        type Target = T;
    }
    impl<'a, R: RawMutex, T: ?Sized> DerefMut for MutexGuard<'a, R, T> {}
    impl<'a, R: RawMutex, T: ?Sized> Drop for MutexGuard<'a, R, T> {}
    impl<'a, R: RawMutex, T: Display + ?Sized> Display for MutexGuard<'a, R, T> {}

    #[guard(sync)]
    pub struct ArcMutexGuard<R: RawMutex, T: ?Sized>;
    unsafe impl<R: RawMutex + Send + Sync, T: Send + ?Sized> Send for ArcMutexGuard<R, T> where
        R::GuardMarker: Send
    {
    }
    unsafe impl<R: RawMutex + Sync, T: Sync + ?Sized> Sync for ArcMutexGuard<R, T> where
        R::GuardMarker: Sync
    {
    }
    impl<R: RawMutex, T: ?Sized> ArcMutexGuard<R, T> {
        #[same]
        pub fn mutex(s: &Self) -> &Arc<Mutex<R, T>>;
        #[releases(0)]
        pub fn into_arc(s: Self) -> Arc<Mutex<R, T>>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
    }
    impl<R: RawMutexFair, T: ?Sized> ArcMutexGuard<R, T> {
        #[releases(0)]
        pub fn unlock_fair(s: Self);
        #[releases(0)]
        pub fn into_arc_fair(s: Self) -> Arc<Mutex<R, T>>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
        #[unlocked(0)]
        pub fn bump(s: &mut Self);
    }
    impl<R: RawMutex, T: ?Sized> Deref for ArcMutexGuard<R, T> {
        type Target = T;
    }
    impl<R: RawMutex, T: ?Sized> DerefMut for ArcMutexGuard<R, T> {}
    impl<R: RawMutex, T: ?Sized> Drop for ArcMutexGuard<R, T> {}

    #[guard(sync)]
    pub struct MappedMutexGuard<'a, R: RawMutex, T: ?Sized>;
    unsafe impl<'a, R: RawMutex + Sync, T: ?Sized + Sync> Sync for MappedMutexGuard<'a, R, T> {}
    unsafe impl<'a, R: RawMutex, T: ?Sized + Send> Send for MappedMutexGuard<'a, R, T> where
        R::GuardMarker: Send
    {
    }
    impl<'a, R: RawMutex, T: ?Sized> MappedMutexGuard<'a, R, T> {
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(
            s: Self,
            f: F,
        ) -> MappedMutexGuard<'a, R, U>;
        #[maps_guard(0)]
        pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(
            s: Self,
            f: F,
        ) -> Result<MappedMutexGuard<'a, R, U>, Self>;
        #[maps_guard(0)]
        pub fn try_map_or_err<U: ?Sized, F: FnOnce(&mut T) -> Result<&mut U, E>, E>(
            s: Self,
            f: F,
        ) -> Result<MappedMutexGuard<'a, R, U>, (Self, E)>;
    }
    impl<'a, R: RawMutexFair, T: ?Sized> MappedMutexGuard<'a, R, T> {
        #[releases(0)]
        pub fn unlock_fair(s: Self);
    }
    impl<'a, R: RawMutex, T: ?Sized> Deref for MappedMutexGuard<'a, R, T> {
        type Target = T;
    }
    impl<'a, R: RawMutex, T: ?Sized> DerefMut for MappedMutexGuard<'a, R, T> {}
    impl<'a, R: RawMutex, T: ?Sized> Drop for MappedMutexGuard<'a, R, T> {}
    impl<'a, R: RawMutex, T: Display + ?Sized> Display for MappedMutexGuard<'a, R, T> {}
    impl<R: RawMutex, T: ?Sized> !Send for MutexGuard<'_, R, T> {}
    impl<R: RawMutex, T: ?Sized> !Send for MappedMutexGuard<'_, R, T> {}
}

pub mod rwlock {
    use std::{
        fmt::Display,
        ops::{Deref, DerefMut},
        sync::Arc,
    };

    pub unsafe trait RawRwLock {
        const INIT: Self;
        type GuardMarker;
        #[acquire(shared, blocks, raw)]
        fn lock_shared(&self);
        #[acquire(shared, try, raw)]
        fn try_lock_shared(&self) -> bool;
        #[release(raw)]
        unsafe fn unlock_shared(&self);
        #[acquire(exclusive, blocks, raw)]
        fn lock_exclusive(&self);
        #[acquire(exclusive, try, raw)]
        fn try_lock_exclusive(&self) -> bool;
        #[release(raw)]
        unsafe fn unlock_exclusive(&self);
        #[probe]
        fn is_locked(&self) -> bool;
        #[probe]
        fn is_locked_exclusive(&self) -> bool;
    }

    pub unsafe trait RawRwLockFair: RawRwLock {
        #[release(raw)]
        unsafe fn unlock_shared_fair(&self);
        #[release(raw)]
        unsafe fn unlock_exclusive_fair(&self);
        unsafe fn bump_shared(&self);
        unsafe fn bump_exclusive(&self);
    }

    pub unsafe trait RawRwLockDowngrade: RawRwLock {
        unsafe fn downgrade(&self);
    }

    pub unsafe trait RawRwLockTimed: RawRwLock {
        type Duration;
        type Instant;
        #[acquire(shared, timed, raw)]
        fn try_lock_shared_for(&self, timeout: Self::Duration) -> bool;
        #[acquire(shared, timed, raw)]
        fn try_lock_shared_until(&self, timeout: Self::Instant) -> bool;
        #[acquire(exclusive, timed, raw)]
        fn try_lock_exclusive_for(&self, timeout: Self::Duration) -> bool;
        #[acquire(exclusive, timed, raw)]
        fn try_lock_exclusive_until(&self, timeout: Self::Instant) -> bool;
    }

    pub unsafe trait RawRwLockRecursive: RawRwLock {
        #[acquire(shared, blocks, raw, recursive)]
        fn lock_shared_recursive(&self);
        #[acquire(shared, try, raw, recursive)]
        fn try_lock_shared_recursive(&self) -> bool;
    }

    pub unsafe trait RawRwLockRecursiveTimed: RawRwLockRecursive + RawRwLockTimed {
        #[acquire(shared, timed, raw, recursive)]
        fn try_lock_shared_recursive_for(&self, timeout: Self::Duration) -> bool;
        #[acquire(shared, timed, raw, recursive)]
        fn try_lock_shared_recursive_until(&self, timeout: Self::Instant) -> bool;
    }

    pub unsafe trait RawRwLockUpgrade: RawRwLock {
        #[acquire(upgradable, blocks, raw)]
        fn lock_upgradable(&self);
        #[acquire(upgradable, try, raw)]
        fn try_lock_upgradable(&self) -> bool;
        #[release(raw)]
        unsafe fn unlock_upgradable(&self);
        #[blocks(lock)]
        unsafe fn upgrade(&self);
        unsafe fn try_upgrade(&self) -> bool;
    }

    pub unsafe trait RawRwLockUpgradeFair: RawRwLockUpgrade + RawRwLockFair {
        #[release(raw)]
        unsafe fn unlock_upgradable_fair(&self);
        unsafe fn bump_upgradable(&self);
    }

    pub unsafe trait RawRwLockUpgradeDowngrade:
        RawRwLockUpgrade + RawRwLockDowngrade
    {
        unsafe fn downgrade_upgradable(&self);
        unsafe fn downgrade_to_upgradable(&self);
    }

    pub unsafe trait RawRwLockUpgradeTimed: RawRwLockUpgrade + RawRwLockTimed {
        #[acquire(upgradable, timed, raw)]
        fn try_lock_upgradable_for(&self, timeout: Self::Duration) -> bool;
        #[acquire(upgradable, timed, raw)]
        fn try_lock_upgradable_until(&self, timeout: Self::Instant) -> bool;
        unsafe fn try_upgrade_for(&self, timeout: Self::Duration) -> bool;
        unsafe fn try_upgrade_until(&self, timeout: Self::Instant) -> bool;
    }

    #[lock(rwlock)]
    pub struct RwLock<R, T: ?Sized>;
    unsafe impl<R: RawRwLock + Send, T: ?Sized + Send> Send for RwLock<R, T> {}
    unsafe impl<R: RawRwLock + Sync, T: ?Sized + Send + Sync> Sync for RwLock<R, T> {}
    impl<R: RawRwLock, T> RwLock<R, T> {
        pub fn new(val: T) -> RwLock<R, T>;
        #[inner]
        pub fn into_inner(self) -> T;
    }
    impl<R, T> RwLock<R, T> {
        pub fn from_raw(raw_rwlock: R, val: T) -> RwLock<R, T>;
        pub fn const_new(raw_rwlock: R, val: T) -> RwLock<R, T>;
    }
    impl<R: RawRwLock, T: ?Sized> RwLock<R, T> {
        pub unsafe fn make_read_guard_unchecked(&self) -> RwLockReadGuard<'_, R, T>;
        pub unsafe fn make_write_guard_unchecked(&self) -> RwLockWriteGuard<'_, R, T>;
        #[acquire(shared, blocks)]
        pub fn read(&self) -> RwLockReadGuard<'_, R, T>;
        #[acquire(shared, try)]
        pub fn try_read(&self) -> Option<RwLockReadGuard<'_, R, T>>;
        #[acquire(exclusive, blocks)]
        pub fn write(&self) -> RwLockWriteGuard<'_, R, T>;
        #[acquire(exclusive, try)]
        pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, R, T>>;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
        #[probe]
        pub fn is_locked(&self) -> bool;
        #[probe]
        pub fn is_locked_exclusive(&self) -> bool;
        #[release(raw)]
        pub unsafe fn force_unlock_read(&self);
        #[release(raw)]
        pub unsafe fn force_unlock_write(&self);
        #[same]
        pub unsafe fn raw(&self) -> &R;
        #[inner]
        pub fn data_ptr(&self) -> *mut T;
        pub unsafe fn make_arc_read_guard_unchecked(self: &Arc<Self>) -> ArcRwLockReadGuard<R, T>;
        pub unsafe fn make_arc_write_guard_unchecked(self: &Arc<Self>)
        -> ArcRwLockWriteGuard<R, T>;
        #[acquire(shared, blocks, arc)]
        pub fn read_arc(self: &Arc<Self>) -> ArcRwLockReadGuard<R, T>;
        #[acquire(shared, try, arc)]
        pub fn try_read_arc(self: &Arc<Self>) -> Option<ArcRwLockReadGuard<R, T>>;
        #[acquire(exclusive, blocks, arc)]
        pub fn write_arc(self: &Arc<Self>) -> ArcRwLockWriteGuard<R, T>;
        #[acquire(exclusive, try, arc)]
        pub fn try_write_arc(self: &Arc<Self>) -> Option<ArcRwLockWriteGuard<R, T>>;
    }
    impl<R: RawRwLockFair, T: ?Sized> RwLock<R, T> {
        #[release(raw)]
        pub unsafe fn force_unlock_read_fair(&self);
        #[release(raw)]
        pub unsafe fn force_unlock_write_fair(&self);
    }
    impl<R: RawRwLockTimed, T: ?Sized> RwLock<R, T> {
        #[acquire(shared, timed)]
        pub fn try_read_for(&self, timeout: R::Duration) -> Option<RwLockReadGuard<'_, R, T>>;
        #[acquire(shared, timed)]
        pub fn try_read_until(&self, timeout: R::Instant) -> Option<RwLockReadGuard<'_, R, T>>;
        #[acquire(exclusive, timed)]
        pub fn try_write_for(&self, timeout: R::Duration) -> Option<RwLockWriteGuard<'_, R, T>>;
        #[acquire(exclusive, timed)]
        pub fn try_write_until(&self, timeout: R::Instant) -> Option<RwLockWriteGuard<'_, R, T>>;
        #[acquire(shared, timed, arc)]
        pub fn try_read_arc_for(
            self: &Arc<Self>,
            timeout: R::Duration,
        ) -> Option<ArcRwLockReadGuard<R, T>>;
        #[acquire(shared, timed, arc)]
        pub fn try_read_arc_until(
            self: &Arc<Self>,
            timeout: R::Instant,
        ) -> Option<ArcRwLockReadGuard<R, T>>;
        #[acquire(exclusive, timed, arc)]
        pub fn try_write_arc_for(
            self: &Arc<Self>,
            timeout: R::Duration,
        ) -> Option<ArcRwLockWriteGuard<R, T>>;
        #[acquire(exclusive, timed, arc)]
        pub fn try_write_arc_until(
            self: &Arc<Self>,
            timeout: R::Instant,
        ) -> Option<ArcRwLockWriteGuard<R, T>>;
    }
    impl<R: RawRwLockRecursive, T: ?Sized> RwLock<R, T> {
        #[acquire(shared, blocks, recursive)]
        pub fn read_recursive(&self) -> RwLockReadGuard<'_, R, T>;
        #[acquire(shared, try, recursive)]
        pub fn try_read_recursive(&self) -> Option<RwLockReadGuard<'_, R, T>>;
        #[acquire(shared, blocks, recursive, arc)]
        pub fn read_arc_recursive(self: &Arc<Self>) -> ArcRwLockReadGuard<R, T>;
        #[acquire(shared, try, recursive, arc)]
        pub fn try_read_recursive_arc(self: &Arc<Self>) -> Option<ArcRwLockReadGuard<R, T>>;
    }
    impl<R: RawRwLockRecursiveTimed, T: ?Sized> RwLock<R, T> {
        #[acquire(shared, timed, recursive)]
        pub fn try_read_recursive_for(
            &self,
            timeout: R::Duration,
        ) -> Option<RwLockReadGuard<'_, R, T>>;
        #[acquire(shared, timed, recursive)]
        pub fn try_read_recursive_until(
            &self,
            timeout: R::Instant,
        ) -> Option<RwLockReadGuard<'_, R, T>>;
        #[acquire(shared, timed, recursive, arc)]
        pub fn try_read_arc_recursive_for(
            self: &Arc<Self>,
            timeout: R::Duration,
        ) -> Option<ArcRwLockReadGuard<R, T>>;
        #[acquire(shared, timed, recursive, arc)]
        pub fn try_read_arc_recursive_until(
            self: &Arc<Self>,
            timeout: R::Instant,
        ) -> Option<ArcRwLockReadGuard<R, T>>;
    }
    impl<R: RawRwLockUpgrade, T: ?Sized> RwLock<R, T> {
        pub unsafe fn make_upgradable_guard_unchecked(&self)
        -> RwLockUpgradableReadGuard<'_, R, T>;
        #[acquire(upgradable, blocks)]
        pub fn upgradable_read(&self) -> RwLockUpgradableReadGuard<'_, R, T>;
        #[acquire(upgradable, try)]
        pub fn try_upgradable_read(&self) -> Option<RwLockUpgradableReadGuard<'_, R, T>>;
        pub unsafe fn make_upgradable_arc_guard_unchecked(
            self: &Arc<Self>,
        ) -> ArcRwLockUpgradableReadGuard<R, T>;
        #[acquire(upgradable, blocks, arc)]
        pub fn upgradable_read_arc(self: &Arc<Self>) -> ArcRwLockUpgradableReadGuard<R, T>;
        #[acquire(upgradable, try, arc)]
        pub fn try_upgradable_read_arc(
            self: &Arc<Self>,
        ) -> Option<ArcRwLockUpgradableReadGuard<R, T>>;
    }
    impl<R: RawRwLockUpgradeTimed, T: ?Sized> RwLock<R, T> {
        #[acquire(upgradable, timed)]
        pub fn try_upgradable_read_for(
            &self,
            timeout: R::Duration,
        ) -> Option<RwLockUpgradableReadGuard<'_, R, T>>;
        #[acquire(upgradable, timed)]
        pub fn try_upgradable_read_until(
            &self,
            timeout: R::Instant,
        ) -> Option<RwLockUpgradableReadGuard<'_, R, T>>;
        #[acquire(upgradable, timed, arc)]
        pub fn try_upgradable_read_arc_for(
            self: &Arc<Self>,
            timeout: R::Duration,
        ) -> Option<ArcRwLockUpgradableReadGuard<R, T>>;
        #[acquire(upgradable, timed, arc)]
        pub fn try_upgradable_read_arc_until(
            self: &Arc<Self>,
            timeout: R::Instant,
        ) -> Option<ArcRwLockUpgradableReadGuard<R, T>>;
    }
    impl<R: RawRwLock, T: ?Sized + Default> Default for RwLock<R, T> {}

    #[guard(sync)]
    pub struct RwLockReadGuard<'a, R: RawRwLock, T: ?Sized>;
    unsafe impl<R: RawRwLock + Sync, T: Sync + ?Sized> Sync for RwLockReadGuard<'_, R, T> {}
    impl<'a, R: RawRwLock, T: ?Sized> RwLockReadGuard<'a, R, T> {
        #[same]
        pub fn rwlock(s: &Self) -> &'a RwLock<R, T>;
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(
            s: Self,
            f: F,
        ) -> MappedRwLockReadGuard<'a, R, U>;
        #[maps_guard(0)]
        pub fn try_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(
            s: Self,
            f: F,
        ) -> Result<MappedRwLockReadGuard<'a, R, U>, Self>;
        #[maps_guard(0)]
        pub fn try_map_or_err<U: ?Sized, F: FnOnce(&T) -> Result<&U, E>, E>(
            s: Self,
            f: F,
        ) -> Result<MappedRwLockReadGuard<'a, R, U>, (Self, E)>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
    }
    impl<'a, R: RawRwLockFair, T: ?Sized> RwLockReadGuard<'a, R, T> {
        #[releases(0)]
        pub fn unlock_fair(s: Self);
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
        #[unlocked(0)]
        pub fn bump(s: &mut Self);
    }
    impl<'a, R: RawRwLock, T: ?Sized> Deref for RwLockReadGuard<'a, R, T> {
        type Target = T;
    }
    impl<'a, R: RawRwLock, T: ?Sized> Drop for RwLockReadGuard<'a, R, T> {}
    impl<'a, R: RawRwLock, T: Display + ?Sized> Display for RwLockReadGuard<'a, R, T> {}

    #[guard(sync)]
    pub struct ArcRwLockReadGuard<R: RawRwLock, T: ?Sized>;
    impl<R: RawRwLock, T: ?Sized> ArcRwLockReadGuard<R, T> {
        #[same]
        pub fn rwlock(s: &Self) -> &Arc<RwLock<R, T>>;
        #[releases(0)]
        pub fn into_arc(s: Self) -> Arc<RwLock<R, T>>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
    }
    impl<R: RawRwLockFair, T: ?Sized> ArcRwLockReadGuard<R, T> {
        #[releases(0)]
        pub fn unlock_fair(s: Self);
        #[releases(0)]
        pub fn into_arc_fair(s: Self) -> Arc<RwLock<R, T>>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
        #[unlocked(0)]
        pub fn bump(s: &mut Self);
    }
    impl<R: RawRwLock, T: ?Sized> Deref for ArcRwLockReadGuard<R, T> {
        type Target = T;
    }
    impl<R: RawRwLock, T: ?Sized> Drop for ArcRwLockReadGuard<R, T> {}
    impl<R: RawRwLock, T: Display + ?Sized> Display for ArcRwLockReadGuard<R, T> {}

    #[guard(sync)]
    pub struct RwLockWriteGuard<'a, R: RawRwLock, T: ?Sized>;
    unsafe impl<R: RawRwLock + Sync, T: Sync + ?Sized> Sync for RwLockWriteGuard<'_, R, T> {}
    impl<'a, R: RawRwLock, T: ?Sized> RwLockWriteGuard<'a, R, T> {
        #[same]
        pub fn rwlock(s: &Self) -> &'a RwLock<R, T>;
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(
            s: Self,
            f: F,
        ) -> MappedRwLockWriteGuard<'a, R, U>;
        #[maps_guard(0)]
        pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(
            s: Self,
            f: F,
        ) -> Result<MappedRwLockWriteGuard<'a, R, U>, Self>;
        #[maps_guard(0)]
        pub fn try_map_or_err<U: ?Sized, F: FnOnce(&mut T) -> Result<&mut U, E>, E>(
            s: Self,
            f: F,
        ) -> Result<MappedRwLockWriteGuard<'a, R, U>, (Self, E)>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
    }
    impl<'a, R: RawRwLockDowngrade, T: ?Sized> RwLockWriteGuard<'a, R, T> {
        #[maps_guard(0, shared)]
        pub fn downgrade(s: Self) -> RwLockReadGuard<'a, R, T>;
    }
    impl<'a, R: RawRwLockUpgradeDowngrade, T: ?Sized> RwLockWriteGuard<'a, R, T> {
        #[maps_guard(0, upgradable)]
        pub fn downgrade_to_upgradable(s: Self) -> RwLockUpgradableReadGuard<'a, R, T>;
    }
    impl<'a, R: RawRwLockFair, T: ?Sized> RwLockWriteGuard<'a, R, T> {
        #[releases(0)]
        pub fn unlock_fair(s: Self);
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
        #[unlocked(0)]
        pub fn bump(s: &mut Self);
    }
    impl<'a, R: RawRwLock, T: ?Sized> Deref for RwLockWriteGuard<'a, R, T> {
        type Target = T;
    }
    impl<'a, R: RawRwLock, T: ?Sized> DerefMut for RwLockWriteGuard<'a, R, T> {}
    impl<'a, R: RawRwLock, T: ?Sized> Drop for RwLockWriteGuard<'a, R, T> {}
    impl<'a, R: RawRwLock, T: Display + ?Sized> Display for RwLockWriteGuard<'a, R, T> {}

    #[guard(sync)]
    pub struct ArcRwLockWriteGuard<R: RawRwLock, T: ?Sized>;
    impl<R: RawRwLock, T: ?Sized> ArcRwLockWriteGuard<R, T> {
        #[same]
        pub fn rwlock(s: &Self) -> &Arc<RwLock<R, T>>;
        #[releases(0)]
        pub fn into_arc(s: Self) -> Arc<RwLock<R, T>>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
    }
    impl<R: RawRwLockDowngrade, T: ?Sized> ArcRwLockWriteGuard<R, T> {
        #[maps_guard(0, shared)]
        pub fn downgrade(s: Self) -> ArcRwLockReadGuard<R, T>;
    }
    impl<R: RawRwLockUpgradeDowngrade, T: ?Sized> ArcRwLockWriteGuard<R, T> {
        #[maps_guard(0, upgradable)]
        pub fn downgrade_to_upgradable(s: Self) -> ArcRwLockUpgradableReadGuard<R, T>;
    }
    impl<R: RawRwLockFair, T: ?Sized> ArcRwLockWriteGuard<R, T> {
        #[releases(0)]
        pub fn unlock_fair(s: Self);
        #[releases(0)]
        pub fn into_arc_fair(s: Self) -> Arc<RwLock<R, T>>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
        #[unlocked(0)]
        pub fn bump(s: &mut Self);
    }
    impl<R: RawRwLock, T: ?Sized> Deref for ArcRwLockWriteGuard<R, T> {
        type Target = T;
    }
    impl<R: RawRwLock, T: ?Sized> DerefMut for ArcRwLockWriteGuard<R, T> {}
    impl<R: RawRwLock, T: ?Sized> Drop for ArcRwLockWriteGuard<R, T> {}
    impl<R: RawRwLock, T: Display + ?Sized> Display for ArcRwLockWriteGuard<R, T> {}

    #[guard(sync)]
    pub struct RwLockUpgradableReadGuard<'a, R: RawRwLockUpgrade, T: ?Sized>;
    unsafe impl<'a, R: RawRwLockUpgrade, T: ?Sized + Sync> Sync
        for RwLockUpgradableReadGuard<'a, R, T>
    {
    }
    impl<'a, R: RawRwLockUpgrade, T: ?Sized> RwLockUpgradableReadGuard<'a, R, T> {
        #[same]
        pub fn rwlock(s: &Self) -> &'a RwLock<R, T>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
        #[maps_guard(0, exclusive)]
        #[blocks(lock)]
        pub fn upgrade(s: Self) -> RwLockWriteGuard<'a, R, T>;
        #[maps_guard(0, exclusive)]
        pub fn try_upgrade(s: Self) -> Result<RwLockWriteGuard<'a, R, T>, Self>;
    }
    impl<'a, R: RawRwLockUpgradeFair, T: ?Sized> RwLockUpgradableReadGuard<'a, R, T> {
        #[releases(0)]
        pub fn unlock_fair(s: Self);
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
        #[unlocked(0)]
        pub fn bump(s: &mut Self);
    }
    impl<'a, R: RawRwLockUpgradeDowngrade, T: ?Sized> RwLockUpgradableReadGuard<'a, R, T> {
        #[maps_guard(0, shared)]
        pub fn downgrade(s: Self) -> RwLockReadGuard<'a, R, T>;
        #[calls(1)]
        #[blocks(lock)]
        pub fn with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Ret;
        pub fn try_with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Option<Ret>;
    }
    impl<'a, R: RawRwLockUpgradeTimed, T: ?Sized> RwLockUpgradableReadGuard<'a, R, T> {
        #[maps_guard(0, exclusive)]
        #[blocks(lock, timed)]
        pub fn try_upgrade_for(
            s: Self,
            timeout: R::Duration,
        ) -> Result<RwLockWriteGuard<'a, R, T>, Self>;
        #[maps_guard(0, exclusive)]
        #[blocks(lock, timed)]
        pub fn try_upgrade_until(
            s: Self,
            timeout: R::Instant,
        ) -> Result<RwLockWriteGuard<'a, R, T>, Self>;
    }
    impl<'a, R: RawRwLockUpgradeTimed + RawRwLockUpgradeDowngrade, T: ?Sized>
        RwLockUpgradableReadGuard<'a, R, T>
    {
        #[calls(2)]
        #[blocks(lock, timed)]
        pub fn try_with_upgraded_for<Ret, F: FnOnce(&mut T) -> Ret>(
            &mut self,
            timeout: R::Duration,
            f: F,
        ) -> Option<Ret>;
        #[calls(2)]
        #[blocks(lock, timed)]
        pub fn try_with_upgraded_until<Ret, F: FnOnce(&mut T) -> Ret>(
            &mut self,
            timeout: R::Instant,
            f: F,
        ) -> Option<Ret>;
    }
    impl<'a, R: RawRwLockUpgrade, T: ?Sized> Deref for RwLockUpgradableReadGuard<'a, R, T> {
        type Target = T;
    }
    impl<'a, R: RawRwLockUpgrade, T: ?Sized> Drop for RwLockUpgradableReadGuard<'a, R, T> {}
    impl<'a, R: RawRwLockUpgrade, T: Display + ?Sized> Display for RwLockUpgradableReadGuard<'a, R, T> {}

    #[guard(sync)]
    pub struct ArcRwLockUpgradableReadGuard<R: RawRwLockUpgrade, T: ?Sized>;
    impl<R: RawRwLockUpgrade, T: ?Sized> ArcRwLockUpgradableReadGuard<R, T> {
        #[same]
        pub fn rwlock(s: &Self) -> &Arc<RwLock<R, T>>;
        #[releases(0)]
        pub fn into_arc(s: Self) -> Arc<RwLock<R, T>>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
        #[maps_guard(0, exclusive)]
        #[blocks(lock)]
        pub fn upgrade(s: Self) -> ArcRwLockWriteGuard<R, T>;
        #[maps_guard(0, exclusive)]
        pub fn try_upgrade(s: Self) -> Result<ArcRwLockWriteGuard<R, T>, Self>;
    }
    impl<R: RawRwLockUpgradeFair, T: ?Sized> ArcRwLockUpgradableReadGuard<R, T> {
        #[releases(0)]
        pub fn unlock_fair(s: Self);
        #[releases(0)]
        pub fn into_arc_fair(s: Self) -> Arc<RwLock<R, T>>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
        #[unlocked(0)]
        pub fn bump(s: &mut Self);
    }
    impl<R: RawRwLockUpgradeDowngrade, T: ?Sized> ArcRwLockUpgradableReadGuard<R, T> {
        #[maps_guard(0, shared)]
        pub fn downgrade(s: Self) -> ArcRwLockReadGuard<R, T>;
        #[calls(1)]
        #[blocks(lock)]
        pub fn with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Ret;
        pub fn try_with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Option<Ret>;
    }
    impl<R: RawRwLockUpgradeTimed, T: ?Sized> ArcRwLockUpgradableReadGuard<R, T> {
        #[maps_guard(0, exclusive)]
        #[blocks(lock, timed)]
        pub fn try_upgrade_for(
            s: Self,
            timeout: R::Duration,
        ) -> Result<ArcRwLockWriteGuard<R, T>, Self>;
        #[maps_guard(0, exclusive)]
        #[blocks(lock, timed)]
        pub fn try_upgrade_until(
            s: Self,
            timeout: R::Instant,
        ) -> Result<ArcRwLockWriteGuard<R, T>, Self>;
    }
    impl<R: RawRwLockUpgradeTimed + RawRwLockUpgradeDowngrade, T: ?Sized>
        ArcRwLockUpgradableReadGuard<R, T>
    {
        #[calls(2)]
        #[blocks(lock, timed)]
        pub fn try_with_upgraded_for<Ret, F: FnOnce(&mut T) -> Ret>(
            &mut self,
            timeout: R::Duration,
            f: F,
        ) -> Option<Ret>;
        #[calls(2)]
        #[blocks(lock, timed)]
        pub fn try_with_upgraded_until<Ret, F: FnOnce(&mut T) -> Ret>(
            &mut self,
            timeout: R::Instant,
            f: F,
        ) -> Option<Ret>;
    }
    impl<R: RawRwLockUpgrade, T: ?Sized> Deref for ArcRwLockUpgradableReadGuard<R, T> {
        type Target = T;
    }
    impl<R: RawRwLockUpgrade, T: ?Sized> Drop for ArcRwLockUpgradableReadGuard<R, T> {}
    impl<R: RawRwLockUpgrade, T: Display + ?Sized> Display for ArcRwLockUpgradableReadGuard<R, T> {}

    #[guard(sync)]
    pub struct MappedRwLockReadGuard<'a, R: RawRwLock, T: ?Sized>;
    unsafe impl<'a, R: RawRwLock, T: ?Sized + Sync> Sync for MappedRwLockReadGuard<'a, R, T> {}
    unsafe impl<'a, R: RawRwLock, T: ?Sized + Sync> Send for MappedRwLockReadGuard<'a, R, T> where
        R::GuardMarker: Send
    {
    }
    impl<'a, R: RawRwLock, T: ?Sized> MappedRwLockReadGuard<'a, R, T> {
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(
            s: Self,
            f: F,
        ) -> MappedRwLockReadGuard<'a, R, U>;
        #[maps_guard(0)]
        pub fn try_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(
            s: Self,
            f: F,
        ) -> Result<MappedRwLockReadGuard<'a, R, U>, Self>;
        pub fn try_map_or_else<U: ?Sized, F: FnOnce(&T) -> Result<&U, E>, E>(
            s: Self,
            f: F,
        ) -> Result<MappedRwLockReadGuard<'a, R, U>, (Self, E)>;
    }
    impl<'a, R: RawRwLockFair, T: ?Sized> MappedRwLockReadGuard<'a, R, T> {
        #[releases(0)]
        pub fn unlock_fair(s: Self);
    }
    impl<'a, R: RawRwLock, T: ?Sized> Deref for MappedRwLockReadGuard<'a, R, T> {
        type Target = T;
    }
    impl<'a, R: RawRwLock, T: ?Sized> Drop for MappedRwLockReadGuard<'a, R, T> {}
    impl<'a, R: RawRwLock, T: Display + ?Sized> Display for MappedRwLockReadGuard<'a, R, T> {}

    #[guard(sync)]
    pub struct MappedRwLockWriteGuard<'a, R: RawRwLock, T: ?Sized>;
    unsafe impl<'a, R: RawRwLock, T: ?Sized + Sync> Sync for MappedRwLockWriteGuard<'a, R, T> {}
    unsafe impl<'a, R: RawRwLock, T: ?Sized + Send> Send for MappedRwLockWriteGuard<'a, R, T> where
        R::GuardMarker: Send
    {
    }
    impl<'a, R: RawRwLock, T: ?Sized> MappedRwLockWriteGuard<'a, R, T> {
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(
            s: Self,
            f: F,
        ) -> MappedRwLockWriteGuard<'a, R, U>;
        #[maps_guard(0)]
        pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(
            s: Self,
            f: F,
        ) -> Result<MappedRwLockWriteGuard<'a, R, U>, Self>;
        #[maps_guard(0)]
        pub fn try_map_or_err<U: ?Sized, F: FnOnce(&mut T) -> Result<&mut U, E>, E>(
            s: Self,
            f: F,
        ) -> Result<MappedRwLockWriteGuard<'a, R, U>, (Self, E)>;
    }
    impl<'a, R: RawRwLockFair, T: ?Sized> MappedRwLockWriteGuard<'a, R, T> {
        #[releases(0)]
        pub fn unlock_fair(s: Self);
    }
    impl<'a, R: RawRwLock, T: ?Sized> Deref for MappedRwLockWriteGuard<'a, R, T> {
        type Target = T;
    }
    impl<'a, R: RawRwLock, T: ?Sized> DerefMut for MappedRwLockWriteGuard<'a, R, T> {}
    impl<'a, R: RawRwLock, T: ?Sized> Drop for MappedRwLockWriteGuard<'a, R, T> {}
    impl<'a, R: RawRwLock, T: Display + ?Sized> Display for MappedRwLockWriteGuard<'a, R, T> {}
    impl<R: RawRwLock, T: ?Sized> !Send for RwLockReadGuard<'_, R, T> {}
    impl<R: RawRwLock, T: ?Sized> !Send for RwLockWriteGuard<'_, R, T> {}
    impl<R: RawRwLock, T: ?Sized> !Send for RwLockUpgradableReadGuard<'_, R, T> {}
    impl<R: RawRwLock, T: ?Sized> !Send for MappedRwLockReadGuard<'_, R, T> {}
    impl<R: RawRwLock, T: ?Sized> !Send for MappedRwLockWriteGuard<'_, R, T> {}
}

pub mod remutex {
    use crate::mutex::{RawMutex, RawMutexFair, RawMutexTimed};
    use std::{fmt::Display, num::NonZeroUsize, ops::Deref, sync::Arc};

    pub unsafe trait GetThreadId {
        const INIT: Self;
        fn nonzero_thread_id(&self) -> NonZeroUsize;
    }

    #[lock(mutex, reentrant, raw)]
    pub struct RawReentrantMutex<R, G>;
    unsafe impl<R: RawMutex + Send, G: GetThreadId + Send> Send for RawReentrantMutex<R, G> {}
    unsafe impl<R: RawMutex + Sync, G: GetThreadId + Sync> Sync for RawReentrantMutex<R, G> {}
    impl<R: RawMutex, G: GetThreadId> RawReentrantMutex<R, G> {
        pub const INIT: Self;
        #[acquire(exclusive, blocks, raw)]
        pub fn lock(&self);
        #[acquire(exclusive, try, raw)]
        pub fn try_lock(&self) -> bool;
        #[release(raw)]
        pub unsafe fn unlock(&self);
        #[probe]
        pub fn is_locked(&self) -> bool;
        #[probe]
        pub fn is_owned_by_current_thread(&self) -> bool;
    }
    impl<R: RawMutexFair, G: GetThreadId> RawReentrantMutex<R, G> {
        #[release(raw)]
        pub unsafe fn unlock_fair(&self);
        pub unsafe fn bump(&self);
    }
    impl<R: RawMutexTimed, G: GetThreadId> RawReentrantMutex<R, G> {
        #[acquire(exclusive, timed, raw)]
        pub fn try_lock_until(&self, timeout: R::Instant) -> bool;
        #[acquire(exclusive, timed, raw)]
        pub fn try_lock_for(&self, timeout: R::Duration) -> bool;
    }

    #[lock(mutex, reentrant)]
    pub struct ReentrantMutex<R, G, T: ?Sized>;
    unsafe impl<R: RawMutex + Send, G: GetThreadId + Send, T: ?Sized + Send> Send
        for ReentrantMutex<R, G, T>
    {
    }
    unsafe impl<R: RawMutex + Sync, G: GetThreadId + Sync, T: ?Sized + Send> Sync
        for ReentrantMutex<R, G, T>
    {
    }
    impl<R: RawMutex, G: GetThreadId, T> ReentrantMutex<R, G, T> {
        pub fn new(val: T) -> ReentrantMutex<R, G, T>;
        #[inner]
        pub fn into_inner(self) -> T;
    }
    impl<R, G, T> ReentrantMutex<R, G, T> {
        pub fn from_raw(raw_mutex: R, get_thread_id: G, val: T) -> ReentrantMutex<R, G, T>;
        pub fn const_new(raw_mutex: R, get_thread_id: G, val: T) -> ReentrantMutex<R, G, T>;
    }
    impl<R: RawMutex, G: GetThreadId, T: ?Sized> ReentrantMutex<R, G, T> {
        pub unsafe fn make_guard_unchecked(&self) -> ReentrantMutexGuard<'_, R, G, T>;
        #[acquire(exclusive, blocks)]
        pub fn lock(&self) -> ReentrantMutexGuard<'_, R, G, T>;
        #[acquire(exclusive, try)]
        pub fn try_lock(&self) -> Option<ReentrantMutexGuard<'_, R, G, T>>;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
        #[probe]
        pub fn is_locked(&self) -> bool;
        #[probe]
        pub fn is_owned_by_current_thread(&self) -> bool;
        #[release(raw)]
        pub unsafe fn force_unlock(&self);
        #[same]
        pub unsafe fn raw(&self) -> &R;
        #[inner]
        pub fn data_ptr(&self) -> *mut T;
        pub unsafe fn make_arc_guard_unchecked(self: &Arc<Self>)
        -> ArcReentrantMutexGuard<R, G, T>;
        #[acquire(exclusive, blocks, arc)]
        pub fn lock_arc(self: &Arc<Self>) -> ArcReentrantMutexGuard<R, G, T>;
        #[acquire(exclusive, try, arc)]
        pub fn try_lock_arc(self: &Arc<Self>) -> Option<ArcReentrantMutexGuard<R, G, T>>;
    }
    impl<R: RawMutexFair, G: GetThreadId, T: ?Sized> ReentrantMutex<R, G, T> {
        #[release(raw)]
        pub unsafe fn force_unlock_fair(&self);
    }
    impl<R: RawMutexTimed, G: GetThreadId, T: ?Sized> ReentrantMutex<R, G, T> {
        #[acquire(exclusive, timed)]
        pub fn try_lock_for(
            &self,
            timeout: R::Duration,
        ) -> Option<ReentrantMutexGuard<'_, R, G, T>>;
        #[acquire(exclusive, timed)]
        pub fn try_lock_until(
            &self,
            timeout: R::Instant,
        ) -> Option<ReentrantMutexGuard<'_, R, G, T>>;
        #[acquire(exclusive, timed, arc)]
        pub fn try_lock_arc_for(
            self: &Arc<Self>,
            timeout: R::Duration,
        ) -> Option<ArcReentrantMutexGuard<R, G, T>>;
        #[acquire(exclusive, timed, arc)]
        pub fn try_lock_arc_until(
            self: &Arc<Self>,
            timeout: R::Instant,
        ) -> Option<ArcReentrantMutexGuard<R, G, T>>;
    }
    impl<R: RawMutex, G: GetThreadId, T: ?Sized + Default> Default for ReentrantMutex<R, G, T> {}

    #[guard(sync)]
    pub struct ReentrantMutexGuard<'a, R: RawMutex, G: GetThreadId, T: ?Sized>;
    unsafe impl<'a, R: RawMutex + Sync, G: GetThreadId + Sync, T: ?Sized + Sync> Sync
        for ReentrantMutexGuard<'a, R, G, T>
    {
    }
    impl<'a, R: RawMutex, G: GetThreadId, T: ?Sized> ReentrantMutexGuard<'a, R, G, T> {
        #[same]
        pub fn remutex(s: &Self) -> &'a ReentrantMutex<R, G, T>;
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(
            s: Self,
            f: F,
        ) -> MappedReentrantMutexGuard<'a, R, G, U>;
        #[maps_guard(0)]
        pub fn try_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(
            s: Self,
            f: F,
        ) -> Result<MappedReentrantMutexGuard<'a, R, G, U>, Self>;
        #[maps_guard(0)]
        pub fn try_map_or_err<U: ?Sized, F: FnOnce(&T) -> Result<&U, E>, E>(
            s: Self,
            f: F,
        ) -> Result<MappedReentrantMutexGuard<'a, R, G, U>, (Self, E)>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
    }
    impl<'a, R: RawMutexFair, G: GetThreadId, T: ?Sized> ReentrantMutexGuard<'a, R, G, T> {
        #[releases(0)]
        pub fn unlock_fair(s: Self);
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
        #[unlocked(0)]
        pub fn bump(s: &mut Self);
    }
    impl<'a, R: RawMutex, G: GetThreadId, T: ?Sized> Deref for ReentrantMutexGuard<'a, R, G, T> {
        type Target = T;
    }
    impl<'a, R: RawMutex, G: GetThreadId, T: ?Sized> Drop for ReentrantMutexGuard<'a, R, G, T> {}
    impl<'a, R: RawMutex, G: GetThreadId, T: Display + ?Sized> Display
        for ReentrantMutexGuard<'a, R, G, T>
    {
    }

    #[guard(sync)]
    pub struct ArcReentrantMutexGuard<R: RawMutex, G: GetThreadId, T: ?Sized>;
    impl<R: RawMutex, G: GetThreadId, T: ?Sized> ArcReentrantMutexGuard<R, G, T> {
        #[same]
        pub fn remutex(s: &Self) -> &Arc<ReentrantMutex<R, G, T>>;
        #[releases(0)]
        pub fn into_arc(s: Self) -> Arc<ReentrantMutex<R, G, T>>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
    }
    impl<R: RawMutexFair, G: GetThreadId, T: ?Sized> ArcReentrantMutexGuard<R, G, T> {
        #[releases(0)]
        pub fn unlock_fair(s: Self);
        #[releases(0)]
        pub fn into_arc_fair(s: Self) -> Arc<ReentrantMutex<R, G, T>>;
        #[unlocked(0)]
        #[calls(1)]
        pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U;
        #[unlocked(0)]
        pub fn bump(s: &mut Self);
    }
    impl<R: RawMutex, G: GetThreadId, T: ?Sized> Deref for ArcReentrantMutexGuard<R, G, T> {
        type Target = T;
    }
    impl<R: RawMutex, G: GetThreadId, T: ?Sized> Drop for ArcReentrantMutexGuard<R, G, T> {}

    #[guard(sync)]
    pub struct MappedReentrantMutexGuard<'a, R: RawMutex, G: GetThreadId, T: ?Sized>;
    unsafe impl<'a, R: RawMutex + Sync, G: GetThreadId + Sync, T: ?Sized + Sync> Sync
        for MappedReentrantMutexGuard<'a, R, G, T>
    {
    }
    impl<'a, R: RawMutex, G: GetThreadId, T: ?Sized> MappedReentrantMutexGuard<'a, R, G, T> {
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(
            s: Self,
            f: F,
        ) -> MappedReentrantMutexGuard<'a, R, G, U>;
        #[maps_guard(0)]
        pub fn try_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(
            s: Self,
            f: F,
        ) -> Result<MappedReentrantMutexGuard<'a, R, G, U>, Self>;
        #[maps_guard(0)]
        pub fn try_map_or_err<U: ?Sized, F: FnOnce(&T) -> Result<&U, E>, E>(
            s: Self,
            f: F,
        ) -> Result<MappedReentrantMutexGuard<'a, R, G, U>, (Self, E)>;
    }
    impl<'a, R: RawMutexFair, G: GetThreadId, T: ?Sized> MappedReentrantMutexGuard<'a, R, G, T> {
        #[releases(0)]
        pub fn unlock_fair(s: Self);
    }
    impl<'a, R: RawMutex, G: GetThreadId, T: ?Sized> Deref for MappedReentrantMutexGuard<'a, R, G, T> {
        type Target = T;
    }
    impl<'a, R: RawMutex, G: GetThreadId, T: ?Sized> Drop for MappedReentrantMutexGuard<'a, R, G, T> {}
    impl<'a, R: RawMutex, G: GetThreadId, T: Display + ?Sized> Display
        for MappedReentrantMutexGuard<'a, R, G, T>
    {
    }
    impl<R: RawMutex, G: GetThreadId, T: ?Sized> !Send for ReentrantMutexGuard<'_, R, G, T> {}
}
