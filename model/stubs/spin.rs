//! What the analysis knows of `spin`, 0.5 to 0.12. A reader does not wait for a waiting writer, so
//! that a second read on one thread cannot deadlock.

pub use self::{
    lazylock::LazyLock as Lazy,
    mutex::MutexGuard,
    relax::{RelaxStrategy, Spin, Yield},
    rwlock::RwLockReadGuard,
};
pub type Barrier = crate::barrier::Barrier;
pub type LazyLock<T, F = fn() -> T> = crate::lazylock::LazyLock<T, F>;
pub type Mutex<T> = crate::mutex::Mutex<T>;
pub type Once<T = ()> = crate::once::Once<T>;
pub type RwLock<T> = crate::rwlock::RwLock<T>;
pub type RwLockUpgradableGuard<'a, T> = crate::rwlock::RwLockUpgradableGuard<'a, T>;
pub type RwLockWriteGuard<'a, T> = crate::rwlock::RwLockWriteGuard<'a, T>;

/// Of 0.9 and before.
pub mod lazy {
    pub use crate::lazylock::LazyLock as Lazy;
}

pub mod lock_api {
    pub type Mutex<T> = lock_api::Mutex<crate::Mutex<()>, T>;
    pub type MutexGuard<'a, T> = lock_api::MutexGuard<'a, crate::Mutex<()>, T>;
    pub type RwLock<T> = lock_api::RwLock<crate::RwLock<()>, T>;
    pub type RwLockReadGuard<'a, T> = lock_api::RwLockReadGuard<'a, crate::RwLock<()>, T>;
    pub type RwLockWriteGuard<'a, T> = lock_api::RwLockWriteGuard<'a, crate::RwLock<()>, T>;
    pub type RwLockUpgradableReadGuard<'a, T> =
        lock_api::RwLockUpgradableReadGuard<'a, crate::RwLock<()>, T>;
}

pub mod barrier {
    use crate::relax::{RelaxStrategy, Spin};

    #[barrier]
    pub struct Barrier<R = Spin>;

    pub struct BarrierWaitResult;
    impl<R: RelaxStrategy> Barrier<R> {
        #[blocks(barrier)]
        pub fn wait(&self) -> BarrierWaitResult;
    }
    impl<R> Barrier<R> {
        pub fn new(n: usize) -> Self;
    }
    impl BarrierWaitResult {
        pub fn is_leader(&self) -> bool;
    }
}

pub mod lazylock {
    use crate::relax::{RelaxStrategy, Spin};
    use std::ops::{Deref, DerefMut};

    #[lock(once)]
    #[once_cell]
    pub struct LazyLock<T, F = fn() -> T, R = Spin>;
    unsafe impl<T: Sync + Send, F: Send, R> Sync for LazyLock<T, F, R> {}
    impl<T, F, R> LazyLock<T, F, R> {
        #[stores(0)]
        pub fn new(f: F) -> Self;
        #[inner]
        pub fn as_mut_ptr(&self) -> *mut T;
    }
    impl<T, F: FnOnce() -> T, R: RelaxStrategy> LazyLock<T, F, R> {
        #[acquire(exclusive, blocks, temporary)]
        #[inner]
        pub fn force(this: &Self) -> &T;
    }
    impl<T, F: FnOnce() -> T, R: RelaxStrategy> Deref for LazyLock<T, F, R> {
        type Target = T;
        #[acquire(exclusive, blocks, temporary)]
        #[inner]
        fn deref(&self) -> &T;
    }
    impl<T: Default, R> Default for LazyLock<T, fn() -> T, R> {}
}

pub mod mutex {
    pub use self::{
        fair::{FairMutex, FairMutexGuard},
        spin::{SpinMutex, SpinMutexGuard},
        ticket::{TicketMutex, TicketMutexGuard},
    };
    use crate::relax::{RelaxStrategy, Spin};
    use std::{
        fmt::Display,
        ops::{Deref, DerefMut},
    };

    #[lock(mutex)]
    pub struct Mutex<T: ?Sized, R = Spin>;

    #[guard(sync)]
    pub struct MutexGuard<'a, T: ?Sized, R = Spin>;
    unsafe impl<T: ?Sized + Send, R> Sync for Mutex<T, R> {}
    unsafe impl<T: ?Sized + Send, R> Send for Mutex<T, R> {}
    unsafe impl<T: ?Sized, R> Sync for MutexGuard<'_, T, R> where for<'a> &'a mut T: Sync {}
    unsafe impl<T: ?Sized, R> Send for MutexGuard<'_, T, R> where for<'a> &'a mut T: Send {}
    impl<T, R> Mutex<T, R> {
        pub fn new(value: T) -> Self;
        #[inner]
        pub fn into_inner(self) -> T;
    }
    impl<T: ?Sized, R: RelaxStrategy> Mutex<T, R> {
        #[acquire(exclusive, blocks)]
        pub fn lock(&self) -> MutexGuard<'_, T, R>;
    }
    impl<T: ?Sized, R> Mutex<T, R> {
        #[probe]
        pub fn is_locked(&self) -> bool;
        #[release(raw)]
        pub unsafe fn force_unlock(&self);
        #[acquire(exclusive, try)]
        pub fn try_lock(&self) -> Option<MutexGuard<'_, T, R>>;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
    }
    impl<T: Default, R> Default for Mutex<T, R> {}
    impl<'a, T: ?Sized, R> MutexGuard<'a, T, R> {
        #[forgets(0)]
        pub fn leak(this: Self) -> &'a mut T;
    }
    impl<'a, T: ?Sized + Display, R> Display for MutexGuard<'a, T, R> {}
    impl<'a, T: ?Sized, R> Deref for MutexGuard<'a, T, R> {
        type Target = T;
    }
    impl<'a, T: ?Sized, R> DerefMut for MutexGuard<'a, T, R> {}
    unsafe impl<R: RelaxStrategy> lock_api::RawMutex for Mutex<(), R> {
        type GuardMarker = lock_api::GuardSend;
    }

    pub mod spin {
        use crate::relax::{RelaxStrategy, Spin};
        use std::{
            fmt::Display,
            ops::{Deref, DerefMut},
        };

        #[lock(mutex)]
        pub struct SpinMutex<T: ?Sized, R = Spin>;

        #[guard(sync)]
        pub struct SpinMutexGuard<'a, T: ?Sized, R = Spin>;
        unsafe impl<T: ?Sized + Send, R> Sync for SpinMutex<T, R> {}
        unsafe impl<T: ?Sized + Send, R> Send for SpinMutex<T, R> {}
        unsafe impl<T: ?Sized, R> Sync for SpinMutexGuard<'_, T, R> where for<'a> &'a mut T: Sync {}
        unsafe impl<T: ?Sized, R> Send for SpinMutexGuard<'_, T, R> where for<'a> &'a mut T: Send {}
        impl<T, R> SpinMutex<T, R> {
            pub fn new(data: T) -> Self;
            #[inner]
            pub fn into_inner(self) -> T;
            #[inner]
            pub fn as_mut_ptr(&self) -> *mut T;
        }
        impl<T: ?Sized, R: RelaxStrategy> SpinMutex<T, R> {
            #[acquire(exclusive, blocks)]
            pub fn lock(&self) -> SpinMutexGuard<'_, T, R>;
        }
        impl<T: ?Sized, R> SpinMutex<T, R> {
            #[probe]
            pub fn is_locked(&self) -> bool;
            #[release(raw)]
            pub unsafe fn force_unlock(&self);
            #[acquire(exclusive, try)]
            pub fn try_lock(&self) -> Option<SpinMutexGuard<'_, T, R>>;
            #[acquire(exclusive, try)]
            pub fn try_lock_weak(&self) -> Option<SpinMutexGuard<'_, T, R>>;
            #[inner]
            pub fn get_mut(&mut self) -> &mut T;
        }
        impl<T: Default, R> Default for SpinMutex<T, R> {}
        impl<'a, T: ?Sized, R> SpinMutexGuard<'a, T, R> {
            #[forgets(0)]
            pub fn leak(this: Self) -> &'a mut T;
        }
        impl<'a, T: ?Sized + Display, R> Display for SpinMutexGuard<'a, T, R> {}
        impl<'a, T: ?Sized, R> Deref for SpinMutexGuard<'a, T, R> {
            type Target = T;
        }
        impl<'a, T: ?Sized, R> DerefMut for SpinMutexGuard<'a, T, R> {}
        impl<'a, T: ?Sized, R> Drop for SpinMutexGuard<'a, T, R> {}
    }

    pub mod ticket {
        use crate::relax::{RelaxStrategy, Spin};
        use std::{
            fmt::Display,
            ops::{Deref, DerefMut},
        };

        #[lock(mutex)]
        pub struct TicketMutex<T: ?Sized, R = Spin>;

        #[guard(sync)]
        pub struct TicketMutexGuard<'a, T: ?Sized, R = Spin>;
        unsafe impl<T: ?Sized + Send, R> Sync for TicketMutex<T, R> {}
        unsafe impl<T: ?Sized + Send, R> Send for TicketMutex<T, R> {}
        unsafe impl<T: ?Sized, R> Sync for TicketMutexGuard<'_, T, R> where for<'a> &'a mut T: Sync {}
        unsafe impl<T: ?Sized, R> Send for TicketMutexGuard<'_, T, R> where for<'a> &'a mut T: Send {}
        impl<T, R> TicketMutex<T, R> {
            pub fn new(data: T) -> Self;
            #[inner]
            pub fn into_inner(self) -> T;
            #[inner]
            pub fn as_mut_ptr(&self) -> *mut T;
        }
        impl<T: ?Sized, R: RelaxStrategy> TicketMutex<T, R> {
            #[acquire(exclusive, blocks)]
            pub fn lock(&self) -> TicketMutexGuard<'_, T, R>;
        }
        impl<T: ?Sized, R> TicketMutex<T, R> {
            #[probe]
            pub fn is_locked(&self) -> bool;
            #[release(raw)]
            pub unsafe fn force_unlock(&self);
            #[acquire(exclusive, try)]
            pub fn try_lock(&self) -> Option<TicketMutexGuard<'_, T, R>>;
            #[inner]
            pub fn get_mut(&mut self) -> &mut T;
        }
        impl<T: Default, R> Default for TicketMutex<T, R> {}
        impl<'a, T: ?Sized, R> TicketMutexGuard<'a, T, R> {
            #[forgets(0)]
            pub fn leak(this: Self) -> &'a mut T;
        }
        impl<'a, T: ?Sized + Display, R> Display for TicketMutexGuard<'a, T, R> {}
        impl<'a, T: ?Sized, R> Deref for TicketMutexGuard<'a, T, R> {
            type Target = T;
        }
        impl<'a, T: ?Sized, R> DerefMut for TicketMutexGuard<'a, T, R> {}
        impl<'a, T: ?Sized, R> Drop for TicketMutexGuard<'a, T, R> {}
    }

    pub mod fair {
        use crate::relax::{RelaxStrategy, Spin};
        use std::{
            fmt::Display,
            ops::{Deref, DerefMut},
        };

        #[lock(mutex)]
        pub struct FairMutex<T: ?Sized, R = Spin>;

        #[guard(sync)]
        pub struct FairMutexGuard<'a, T: ?Sized, R = Spin>;
        unsafe impl<T: ?Sized + Send, R> Sync for FairMutex<T, R> {}
        unsafe impl<T: ?Sized + Send, R> Send for FairMutex<T, R> {}
        unsafe impl<T: ?Sized, R> Sync for FairMutexGuard<'_, T, R> where for<'a> &'a mut T: Sync {}
        unsafe impl<T: ?Sized, R> Send for FairMutexGuard<'_, T, R> where for<'a> &'a mut T: Send {}

        pub struct Starvation<'a, T: ?Sized, R = Spin>;

        pub enum LockRejectReason {
            Locked,
            Starved,
        }
        impl<T, R> FairMutex<T, R> {
            pub fn new(data: T) -> Self;
            #[inner]
            pub fn into_inner(self) -> T;
            #[inner]
            pub fn as_mut_ptr(&self) -> *mut T;
        }
        impl<T: ?Sized, R: RelaxStrategy> FairMutex<T, R> {
            #[acquire(exclusive, blocks)]
            pub fn lock(&self) -> FairMutexGuard<'_, T, R>;
        }
        impl<T: ?Sized, R> FairMutex<T, R> {
            #[probe]
            pub fn is_locked(&self) -> bool;
            #[release(raw)]
            pub unsafe fn force_unlock(&self);
            #[acquire(exclusive, try)]
            pub fn try_lock(&self) -> Option<FairMutexGuard<'_, T, R>>;
            #[acquire(exclusive, try)]
            pub fn try_lock_starver(&self) -> Result<FairMutexGuard<'_, T, R>, LockRejectReason>;
            pub fn starve(&self) -> Starvation<'_, T, R>;
            #[inner]
            pub fn get_mut(&mut self) -> &mut T;
        }
        impl<T: Default, R> Default for FairMutex<T, R> {}
        impl<'a, T: ?Sized, R> FairMutexGuard<'a, T, R> {
            #[forgets(0)]
            pub fn leak(this: Self) -> &'a mut T;
        }
        impl<'a, T: ?Sized + Display, R> Display for FairMutexGuard<'a, T, R> {}
        impl<'a, T: ?Sized, R> Deref for FairMutexGuard<'a, T, R> {
            type Target = T;
        }
        impl<'a, T: ?Sized, R> DerefMut for FairMutexGuard<'a, T, R> {}
        impl<'a, T: ?Sized, R> Drop for FairMutexGuard<'a, T, R> {}
        impl<'a, T: ?Sized, R> Starvation<'a, T, R> {
            pub fn try_lock_fair(self) -> Result<FairMutexGuard<'a, T, R>, Self>;
            pub fn try_lock(self) -> Result<FairMutexGuard<'a, T, R>, Self>;
        }
        impl<'a, T: ?Sized, R: RelaxStrategy> Starvation<'a, T, R> {
            pub fn lock(self) -> FairMutexGuard<'a, T, R>;
        }
        impl<'a, T: ?Sized, R> Drop for Starvation<'a, T, R> {}
        impl Display for LockRejectReason {}
        impl std::error::Error for LockRejectReason {}
    }
}

pub mod once {
    use crate::relax::{RelaxStrategy, Spin};

    #[lock(once)]
    #[once_cell]
    pub struct Once<T = (), R = Spin>;
    impl<T, R> Default for Once<T, R> {}
    unsafe impl<T: Send + Sync, R> Sync for Once<T, R> {}
    unsafe impl<T: Send, R> Send for Once<T, R> {}

    #[derive(Clone, Copy)]
    pub enum Status {
        Incomplete,
        Running,
        Complete,
        Panicked,
    }
    impl<T, R: RelaxStrategy> Once<T, R> {
        #[acquire(exclusive, blocks, temporary)]
        #[calls(1)]
        #[inner]
        pub fn call_once<F: FnOnce() -> T>(&self, f: F) -> &T;
        #[acquire(exclusive, blocks, temporary)]
        #[calls(1)]
        #[inner]
        pub fn try_call_once<F: FnOnce() -> Result<T, E>, E>(&self, f: F) -> Result<&T, E>;
        pub fn init_from_ref(&self, value: &T) -> &T
        where
            T: Copy;
        #[blocks(spin)]
        #[inner]
        pub fn wait(&self) -> &T;
        #[inner]
        pub fn poll(&self) -> Option<&T>;
    }
    impl<T, R> Once<T, R> {
        pub const INIT: Self;
        pub fn new() -> Self;
        pub fn initialized(data: T) -> Self;
        #[inner]
        pub fn as_mut_ptr(&self) -> *mut T;
        #[inner]
        pub fn get(&self) -> Option<&T>;
        #[inner]
        pub unsafe fn get_unchecked(&self) -> &T;
        #[inner]
        pub fn get_mut(&mut self) -> Option<&mut T>;
        #[inner]
        pub unsafe fn get_mut_unchecked(&mut self) -> &mut T;
        #[inner]
        pub fn try_into_inner(self) -> Option<T>;
        #[inner]
        pub unsafe fn into_inner_unchecked(self) -> T;
        #[probe]
        pub fn is_completed(&self) -> bool;
    }
    impl<T, R> Drop for Once<T, R> {}
}

pub mod relax {
    pub trait RelaxStrategy {
        fn relax();
    }

    pub struct Spin;

    pub struct Yield;

    pub struct Loop;
}

pub mod rwlock {
    use crate::relax::{RelaxStrategy, Spin};
    use std::{
        fmt::Display,
        ops::{Deref, DerefMut},
    };

    #[lock(rwlock, recursive_read)]
    pub struct RwLock<T: ?Sized, R = Spin>;

    #[guard(sync)]
    pub struct RwLockReadGuard<'a, T: ?Sized, R = Spin>;

    #[guard(sync)]
    pub struct RwLockWriteGuard<'a, T: ?Sized, R = Spin>;

    #[guard(sync)]
    pub struct RwLockUpgradableGuard<'a, T: ?Sized, R = Spin>;
    unsafe impl<T: ?Sized + Send, R> Send for RwLock<T, R> {}
    unsafe impl<T: ?Sized + Send + Sync, R> Sync for RwLock<T, R> {}
    unsafe impl<T: ?Sized, R> Sync for RwLockWriteGuard<'_, T, R> where for<'a> &'a mut T: Sync {}
    unsafe impl<T: ?Sized, R> Send for RwLockWriteGuard<'_, T, R> where for<'a> &'a mut T: Send {}
    unsafe impl<T: ?Sized, R> Sync for RwLockReadGuard<'_, T, R> where for<'a> &'a T: Sync {}
    unsafe impl<T: ?Sized, R> Send for RwLockReadGuard<'_, T, R> where for<'a> &'a T: Send {}
    unsafe impl<T: ?Sized> Sync for RwLockUpgradableGuard<'_, T> where for<'a> &'a T: Sync {}
    unsafe impl<T: ?Sized> Send for RwLockUpgradableGuard<'_, T> where for<'a> &'a T: Send {}
    impl<T, R> RwLock<T, R> {
        pub fn new(data: T) -> Self;
        #[inner]
        pub fn into_inner(self) -> T;
        #[inner]
        pub fn as_mut_ptr(&self) -> *mut T;
    }
    impl<T: ?Sized, R: RelaxStrategy> RwLock<T, R> {
        #[acquire(shared, blocks)]
        pub fn read(&self) -> RwLockReadGuard<'_, T, R>;
        #[acquire(exclusive, blocks)]
        pub fn write(&self) -> RwLockWriteGuard<'_, T, R>;
        #[acquire(upgradable, blocks)]
        pub fn upgradeable_read(&self) -> RwLockUpgradableGuard<'_, T, R>;
    }
    impl<T: ?Sized, R> RwLock<T, R> {
        #[acquire(shared, try)]
        pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T, R>>;
        #[probe]
        pub fn reader_count(&self) -> usize;
        #[probe]
        pub fn writer_count(&self) -> usize;
        #[release(raw)]
        pub unsafe fn force_read_decrement(&self);
        #[release(raw)]
        pub unsafe fn force_write_unlock(&self);
        #[acquire(exclusive, try)]
        pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T, R>>;
        #[acquire(exclusive, try)]
        pub fn try_write_weak(&self) -> Option<RwLockWriteGuard<'_, T, R>>;
        #[acquire(upgradable, try)]
        pub fn try_upgradeable_read(&self) -> Option<RwLockUpgradableGuard<'_, T, R>>;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
    }
    impl<T: Default, R> Default for RwLock<T, R> {}
    impl<'rwlock, T: ?Sized, R> RwLockReadGuard<'rwlock, T, R> {
        #[forgets(0)]
        pub fn leak(this: Self) -> &'rwlock T;
    }
    impl<'rwlock, T: ?Sized + Display, R> Display for RwLockReadGuard<'rwlock, T, R> {}
    impl<'rwlock, T: ?Sized, R: RelaxStrategy> RwLockUpgradableGuard<'rwlock, T, R> {
        #[maps_guard(0, exclusive)]
        #[blocks(lock)]
        pub fn upgrade(self) -> RwLockWriteGuard<'rwlock, T, R>;
    }
    impl<'rwlock, T: ?Sized, R> RwLockUpgradableGuard<'rwlock, T, R> {
        #[maps_guard(0, exclusive)]
        pub fn try_upgrade(self) -> Result<RwLockWriteGuard<'rwlock, T, R>, Self>;
        #[maps_guard(0, exclusive)]
        pub fn try_upgrade_weak(self) -> Result<RwLockWriteGuard<'rwlock, T, R>, Self>;
        #[maps_guard(0, shared)]
        pub fn downgrade(self) -> RwLockReadGuard<'rwlock, T, R>;
        #[forgets(0)]
        pub fn leak(this: Self) -> &'rwlock T;
    }
    impl<'rwlock, T: ?Sized + Display, R> Display for RwLockUpgradableGuard<'rwlock, T, R> {}
    impl<'rwlock, T: ?Sized, R> RwLockWriteGuard<'rwlock, T, R> {
        #[maps_guard(0, shared)]
        pub fn downgrade(self) -> RwLockReadGuard<'rwlock, T, R>;
        #[maps_guard(0, upgradable)]
        pub fn downgrade_to_upgradeable(self) -> RwLockUpgradableGuard<'rwlock, T, R>;
        #[forgets(0)]
        pub fn leak(this: Self) -> &'rwlock mut T;
    }
    impl<'rwlock, T: ?Sized + Display, R> Display for RwLockWriteGuard<'rwlock, T, R> {}
    impl<'rwlock, T: ?Sized, R> Deref for RwLockReadGuard<'rwlock, T, R> {
        type Target = T;
    }
    impl<'rwlock, T: ?Sized, R> Deref for RwLockUpgradableGuard<'rwlock, T, R> {
        type Target = T;
    }
    impl<'rwlock, T: ?Sized, R> Deref for RwLockWriteGuard<'rwlock, T, R> {
        type Target = T;
    }
    impl<'rwlock, T: ?Sized, R> DerefMut for RwLockWriteGuard<'rwlock, T, R> {}
    impl<'rwlock, T: ?Sized, R> Drop for RwLockReadGuard<'rwlock, T, R> {}
    impl<'rwlock, T: ?Sized, R> Drop for RwLockUpgradableGuard<'rwlock, T, R> {}
    impl<'rwlock, T: ?Sized, R> Drop for RwLockWriteGuard<'rwlock, T, R> {}
    unsafe impl<R: RelaxStrategy> lock_api::RawRwLock for RwLock<(), R> {
        type GuardMarker = lock_api::GuardSend;
    }
    unsafe impl<R: RelaxStrategy> lock_api::RawRwLockUpgrade for RwLock<(), R> {}
    unsafe impl<R: RelaxStrategy> lock_api::RawRwLockDowngrade for RwLock<(), R> {}
    unsafe impl<R: RelaxStrategy> lock_api::RawRwLockUpgradeDowngrade for RwLock<(), R> {}
}
