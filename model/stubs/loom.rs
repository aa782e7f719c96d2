//! What the analysis knows of `loom` 0.7: the standard library's primitives, to be run by a model
//! checker.

pub fn model<F: Fn() + Sync + Send + 'static>(f: F);
pub fn stop_exploring();
pub fn explore();
pub fn skip_branch();

pub mod alloc {
    pub use std::alloc::{Layout, alloc, dealloc};
}

pub mod hint {
    #[spin_hint]
    pub fn spin_loop();
    pub fn unreachable_unchecked() -> !;
}

pub mod model {
    use std::{path::PathBuf, time::Duration};

    pub struct Builder {
        pub max_threads: usize,
        pub max_branches: usize,
        pub max_permutations: Option<usize>,
        pub max_duration: Option<Duration>,
        pub preemption_bound: Option<usize>,
        pub checkpoint_file: Option<PathBuf>,
        pub checkpoint_interval: usize,
        pub expect_explicit_explore: bool,
        pub location: bool,
        pub log: bool,
    }
    impl Builder {
        pub fn new() -> Builder;
        pub fn checkpoint_file(&mut self, file: &str) -> &mut Self;
        pub fn check<F: Fn() + Sync + Send>(&self, f: F);
    }
    impl Default for Builder {}
}

pub mod cell {
    #[cell]
    pub struct Cell<T>;
    impl<T> Cell<T> {
        pub fn new(v: T) -> Self;
        pub fn set(&self, val: T);
        pub fn swap(&self, other: &Self);
        pub fn replace(&self, val: T) -> T;
        pub fn get(&self) -> T
        where
            T: Copy;
        pub fn take(&self) -> T
        where
            T: Default;
        pub fn into_inner(self) -> T;
    }
    impl<T: Default> Default for Cell<T> {}
    impl<T: Copy> Clone for Cell<T> {}
    impl<T: PartialOrd + Copy> PartialOrd for Cell<T> {}
    impl<T: Ord + Copy> Ord for Cell<T> {}

    #[cell]
    pub struct UnsafeCell<T: ?Sized>;

    pub struct ConstPtr<T: ?Sized>;

    pub struct MutPtr<T: ?Sized>;
    impl<T> UnsafeCell<T> {
        pub fn new(data: T) -> UnsafeCell<T>;
        #[inner]
        pub fn into_inner(self) -> T;
    }
    impl<T: ?Sized> UnsafeCell<T> {
        #[calls(1)]
        #[inner]
        pub fn with<F: FnOnce(*const T) -> R, R>(&self, f: F) -> R;
        #[calls(1)]
        #[inner]
        pub fn with_mut<F: FnOnce(*mut T) -> R, R>(&self, f: F) -> R;
        #[inner]
        pub fn get(&self) -> ConstPtr<T>;
        #[inner]
        pub fn get_mut(&self) -> MutPtr<T>;
    }
    impl<T: Default> Default for UnsafeCell<T> {}
    impl<T: ?Sized> ConstPtr<T> {
        #[inner]
        pub unsafe fn deref(&self) -> &T;
        #[inner]
        pub fn with<F: FnOnce(*const T) -> R, R>(&self, f: F) -> R;
    }
    impl<T: ?Sized> MutPtr<T> {
        #[inner]
        pub unsafe fn deref(&self) -> &mut T;
        #[inner]
        pub fn with<F: FnOnce(*mut T) -> R, R>(&self, f: F) -> R;
    }
}

pub mod future {
    use std::{future::Future, task::Waker};
    #[block_on(0)]
    pub fn block_on<F: Future>(f: F) -> F::Output;

    #[notifier]
    #[derive(Default)]
    pub struct AtomicWaker;
    impl AtomicWaker {
        pub fn new() -> AtomicWaker;
        pub fn register(&self, waker: Waker);
        pub fn register_by_ref(&self, waker: &Waker);
        #[notify(one)]
        pub fn wake(&self);
        pub fn take_waker(&self) -> Option<Waker>;
    }
}

pub mod lazy_static {
    use std::ops::Deref;

    #[lock(once)]
    #[once_cell]
    pub struct Lazy<T>;
    impl<T> Lazy<T> {
        #[acquire(exclusive, blocks, temporary)]
        #[inner]
        pub fn get(&'static self) -> &'static T;
    }
}

pub mod sync {
    pub use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult, Weak};
    use std::{
        borrow::Borrow,
        fmt::Display,
        ops::{Deref, DerefMut},
        pin::Pin,
        time::Duration,
    };

    #[pointer]
    pub struct Arc<T: ?Sized>;
    impl<T> Arc<T> {
        pub fn new(value: T) -> Arc<T>;
        pub fn pin(data: T) -> Pin<Arc<T>>;
        #[same]
        pub fn try_unwrap(this: Arc<T>) -> Result<T, Arc<T>>;
    }
    impl<T: ?Sized> Arc<T> {
        #[probe]
        pub fn strong_count(this: &Self) -> usize;
        pub unsafe fn increment_strong_count(ptr: *const T);
        pub unsafe fn decrement_strong_count(ptr: *const T);
        #[same]
        pub fn get_mut(this: &mut Self) -> Option<&mut T>;
        pub fn ptr_eq(this: &Self, other: &Self) -> bool;
        #[forgets(0)]
        #[same]
        pub fn into_raw(this: Self) -> *const T;
        #[same]
        pub fn as_ptr(this: &Self) -> *const T;
        #[same]
        pub unsafe fn from_raw(ptr: *const T) -> Self;
    }
    impl<T: ?Sized> Deref for Arc<T> {
        type Target = T;
    }
    impl<T: ?Sized> Clone for Arc<T> {
        #[same]
        fn clone(&self) -> Arc<T>;
    }
    impl<T: ?Sized> Drop for Arc<T> {}
    impl<T: Default> Default for Arc<T> {}
    impl<T: ?Sized> AsRef<T> for Arc<T> {}
    impl<T: ?Sized> Borrow<T> for Arc<T> {}

    #[lock(mutex, poisons)]
    pub struct Mutex<T: ?Sized>;

    #[guard(sync)]
    pub struct MutexGuard<'a, T: ?Sized>;
    impl<T> Mutex<T> {
        pub fn new(data: T) -> Mutex<T>;
        #[inner]
        pub fn into_inner(self) -> LockResult<T>;
    }
    impl<T: ?Sized> Mutex<T> {
        #[acquire(exclusive, blocks)]
        pub fn lock(&self) -> LockResult<MutexGuard<'_, T>>;
        #[acquire(exclusive, try)]
        pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>>;
        #[inner]
        pub fn get_mut(&mut self) -> LockResult<&mut T>;
    }
    impl<T: ?Sized + Default> Default for Mutex<T> {}
    impl<'a, T: ?Sized> Deref for MutexGuard<'a, T> {
        type Target = T;
    }
    impl<'a, T: ?Sized> DerefMut for MutexGuard<'a, T> {}
    impl<'a, T: ?Sized> Drop for MutexGuard<'a, T> {}

    #[lock(rwlock, poisons)]
    pub struct RwLock<T>;

    #[guard(sync)]
    pub struct RwLockReadGuard<'a, T>;

    #[guard(sync)]
    pub struct RwLockWriteGuard<'a, T>;
    impl<T> RwLock<T> {
        pub fn new(data: T) -> RwLock<T>;
        #[acquire(shared, blocks)]
        pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>>;
        #[acquire(shared, try)]
        pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>>;
        #[acquire(exclusive, blocks)]
        pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>>;
        #[acquire(exclusive, try)]
        pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>>;
        #[inner]
        pub fn get_mut(&mut self) -> LockResult<&mut T>;
        #[inner]
        pub fn into_inner(self) -> LockResult<T>;
    }
    impl<T: Default> Default for RwLock<T> {}
    impl<'a, T> Deref for RwLockReadGuard<'a, T> {
        type Target = T;
    }
    impl<'a, T> Drop for RwLockReadGuard<'a, T> {}
    impl<'a, T> Deref for RwLockWriteGuard<'a, T> {
        type Target = T;
    }
    impl<'a, T> DerefMut for RwLockWriteGuard<'a, T> {}
    impl<'a, T> Drop for RwLockWriteGuard<'a, T> {}

    #[condvar]
    pub struct Condvar;

    pub struct WaitTimeoutResult;
    impl Condvar {
        pub fn new() -> Condvar;
        #[wait(1)]
        pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>>;
        #[wait(1, timed)]
        pub fn wait_timeout<'a, T>(
            &self,
            guard: MutexGuard<'a, T>,
            _dur: Duration,
        ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>;
        #[notify(one)]
        pub fn notify_one(&self);
        #[notify(all)]
        pub fn notify_all(&self);
    }
    impl WaitTimeoutResult {
        pub fn timed_out(&self) -> bool;
    }
    impl Default for Condvar {}

    #[notifier]
    pub struct Notify;
    impl Notify {
        pub fn new() -> Notify;
        #[notify(one)]
        pub fn notify(&self);
        #[blocks(wait)]
        pub fn wait(&self);
    }
    impl Default for Notify {}

    pub mod mpsc {
        use std::sync::mpsc::{RecvError, SendError, TryRecvError};
        #[channel(unbounded)]
        pub fn channel<T>() -> (Sender<T>, Receiver<T>);

        #[channel(sender)]
        pub struct Sender<T>;
        impl<T> Sender<T> {
            #[send]
            pub fn send(&self, msg: T) -> Result<(), std::sync::mpsc::SendError<T>>;
        }
        impl<T> Clone for Sender<T> {}

        #[channel(receiver)]
        pub struct Receiver<T>;
        impl<T> Receiver<T> {
            #[recv(blocks)]
            #[blocks(channel)]
            pub fn recv(&self) -> Result<T, std::sync::mpsc::RecvError>;
            pub fn recv_timeout(
                &self,
                _timeout: std::time::Duration,
            ) -> Result<T, std::sync::mpsc::RecvTimeoutError>;
            #[recv(try)]
            pub fn try_recv(&self) -> Result<T, std::sync::mpsc::TryRecvError>;
        }
        impl<T> Drop for Receiver<T> {}
    }

    pub mod atomic {
        pub use std::sync::atomic::Ordering;

        #[atomic]
        pub struct AtomicBool;
        unsafe impl Send for AtomicBool {}
        unsafe impl Sync for AtomicBool {}
        impl Default for AtomicBool {}
        impl From<bool> for AtomicBool {}
        impl AtomicBool {
            #[inner]
            pub fn with_mut<R>(&mut self, f: impl FnOnce(&mut bool) -> R) -> R;
            #[inner]
            pub unsafe fn unsync_load(&self) -> bool;
            pub fn new(v: bool) -> Self;
            #[inner]
            pub fn get_mut(&mut self) -> &mut bool;
            #[inner]
            pub fn into_inner(self) -> bool;
            #[atomic(load)]
            pub fn load(&self, order: Ordering) -> bool;
            #[atomic(store)]
            pub fn store(&self, val: bool, order: Ordering);
            #[atomic(swap)]
            pub fn swap(&self, val: bool, order: Ordering) -> bool;
            #[atomic(cas)]
            pub fn compare_and_swap(&self, current: bool, new: bool, order: Ordering) -> bool;
            #[atomic(cas)]
            pub fn compare_exchange(
                &self,
                current: bool,
                new: bool,
                success: Ordering,
                failure: Ordering,
            ) -> Result<bool, bool>;
            #[atomic(cas, weak)]
            pub fn compare_exchange_weak(
                &self,
                current: bool,
                new: bool,
                success: Ordering,
                failure: Ordering,
            ) -> Result<bool, bool>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn fetch_update<F: FnMut(bool) -> Option<bool>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<bool, bool>;
            #[atomic(rmw)]
            pub fn fetch_and(&self, val: bool, order: Ordering) -> bool;
            #[atomic(rmw)]
            pub fn fetch_nand(&self, val: bool, order: Ordering) -> bool;
            #[atomic(rmw)]
            pub fn fetch_or(&self, val: bool, order: Ordering) -> bool;
            #[atomic(rmw)]
            pub fn fetch_xor(&self, val: bool, order: Ordering) -> bool;
        }

        #[atomic]
        pub struct AtomicU8;
        unsafe impl Send for AtomicU8 {}
        unsafe impl Sync for AtomicU8 {}
        impl Default for AtomicU8 {}
        impl From<u8> for AtomicU8 {}
        impl AtomicU8 {
            #[inner]
            pub fn with_mut<R>(&mut self, f: impl FnOnce(&mut u8) -> R) -> R;
            #[inner]
            pub unsafe fn unsync_load(&self) -> u8;
            pub fn new(v: u8) -> Self;
            #[inner]
            pub fn get_mut(&mut self) -> &mut u8;
            #[inner]
            pub fn into_inner(self) -> u8;
            #[atomic(load)]
            pub fn load(&self, order: Ordering) -> u8;
            #[atomic(store)]
            pub fn store(&self, val: u8, order: Ordering);
            #[atomic(swap)]
            pub fn swap(&self, val: u8, order: Ordering) -> u8;
            #[atomic(cas)]
            pub fn compare_and_swap(&self, current: u8, new: u8, order: Ordering) -> u8;
            #[atomic(cas)]
            pub fn compare_exchange(
                &self,
                current: u8,
                new: u8,
                success: Ordering,
                failure: Ordering,
            ) -> Result<u8, u8>;
            #[atomic(cas, weak)]
            pub fn compare_exchange_weak(
                &self,
                current: u8,
                new: u8,
                success: Ordering,
                failure: Ordering,
            ) -> Result<u8, u8>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn fetch_update<F: FnMut(u8) -> Option<u8>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<u8, u8>;
            #[atomic(rmw)]
            pub fn fetch_add(&self, val: u8, order: Ordering) -> u8;
            #[atomic(rmw)]
            pub fn fetch_sub(&self, val: u8, order: Ordering) -> u8;
            #[atomic(rmw)]
            pub fn fetch_and(&self, val: u8, order: Ordering) -> u8;
            #[atomic(rmw)]
            pub fn fetch_nand(&self, val: u8, order: Ordering) -> u8;
            #[atomic(rmw)]
            pub fn fetch_or(&self, val: u8, order: Ordering) -> u8;
            #[atomic(rmw)]
            pub fn fetch_xor(&self, val: u8, order: Ordering) -> u8;
            #[atomic(rmw)]
            pub fn fetch_max(&self, val: u8, order: Ordering) -> u8;
            #[atomic(rmw)]
            pub fn fetch_min(&self, val: u8, order: Ordering) -> u8;
        }

        #[atomic]
        pub struct AtomicU16;
        unsafe impl Send for AtomicU16 {}
        unsafe impl Sync for AtomicU16 {}
        impl Default for AtomicU16 {}
        impl From<u16> for AtomicU16 {}
        impl AtomicU16 {
            #[inner]
            pub fn with_mut<R>(&mut self, f: impl FnOnce(&mut u16) -> R) -> R;
            #[inner]
            pub unsafe fn unsync_load(&self) -> u16;
            pub fn new(v: u16) -> Self;
            #[inner]
            pub fn get_mut(&mut self) -> &mut u16;
            #[inner]
            pub fn into_inner(self) -> u16;
            #[atomic(load)]
            pub fn load(&self, order: Ordering) -> u16;
            #[atomic(store)]
            pub fn store(&self, val: u16, order: Ordering);
            #[atomic(swap)]
            pub fn swap(&self, val: u16, order: Ordering) -> u16;
            #[atomic(cas)]
            pub fn compare_and_swap(&self, current: u16, new: u16, order: Ordering) -> u16;
            #[atomic(cas)]
            pub fn compare_exchange(
                &self,
                current: u16,
                new: u16,
                success: Ordering,
                failure: Ordering,
            ) -> Result<u16, u16>;
            #[atomic(cas, weak)]
            pub fn compare_exchange_weak(
                &self,
                current: u16,
                new: u16,
                success: Ordering,
                failure: Ordering,
            ) -> Result<u16, u16>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn fetch_update<F: FnMut(u16) -> Option<u16>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<u16, u16>;
            #[atomic(rmw)]
            pub fn fetch_add(&self, val: u16, order: Ordering) -> u16;
            #[atomic(rmw)]
            pub fn fetch_sub(&self, val: u16, order: Ordering) -> u16;
            #[atomic(rmw)]
            pub fn fetch_and(&self, val: u16, order: Ordering) -> u16;
            #[atomic(rmw)]
            pub fn fetch_nand(&self, val: u16, order: Ordering) -> u16;
            #[atomic(rmw)]
            pub fn fetch_or(&self, val: u16, order: Ordering) -> u16;
            #[atomic(rmw)]
            pub fn fetch_xor(&self, val: u16, order: Ordering) -> u16;
            #[atomic(rmw)]
            pub fn fetch_max(&self, val: u16, order: Ordering) -> u16;
            #[atomic(rmw)]
            pub fn fetch_min(&self, val: u16, order: Ordering) -> u16;
        }

        #[atomic]
        pub struct AtomicU32;
        unsafe impl Send for AtomicU32 {}
        unsafe impl Sync for AtomicU32 {}
        impl Default for AtomicU32 {}
        impl From<u32> for AtomicU32 {}
        impl AtomicU32 {
            #[inner]
            pub fn with_mut<R>(&mut self, f: impl FnOnce(&mut u32) -> R) -> R;
            #[inner]
            pub unsafe fn unsync_load(&self) -> u32;
            pub fn new(v: u32) -> Self;
            #[inner]
            pub fn get_mut(&mut self) -> &mut u32;
            #[inner]
            pub fn into_inner(self) -> u32;
            #[atomic(load)]
            pub fn load(&self, order: Ordering) -> u32;
            #[atomic(store)]
            pub fn store(&self, val: u32, order: Ordering);
            #[atomic(swap)]
            pub fn swap(&self, val: u32, order: Ordering) -> u32;
            #[atomic(cas)]
            pub fn compare_and_swap(&self, current: u32, new: u32, order: Ordering) -> u32;
            #[atomic(cas)]
            pub fn compare_exchange(
                &self,
                current: u32,
                new: u32,
                success: Ordering,
                failure: Ordering,
            ) -> Result<u32, u32>;
            #[atomic(cas, weak)]
            pub fn compare_exchange_weak(
                &self,
                current: u32,
                new: u32,
                success: Ordering,
                failure: Ordering,
            ) -> Result<u32, u32>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn fetch_update<F: FnMut(u32) -> Option<u32>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<u32, u32>;
            #[atomic(rmw)]
            pub fn fetch_add(&self, val: u32, order: Ordering) -> u32;
            #[atomic(rmw)]
            pub fn fetch_sub(&self, val: u32, order: Ordering) -> u32;
            #[atomic(rmw)]
            pub fn fetch_and(&self, val: u32, order: Ordering) -> u32;
            #[atomic(rmw)]
            pub fn fetch_nand(&self, val: u32, order: Ordering) -> u32;
            #[atomic(rmw)]
            pub fn fetch_or(&self, val: u32, order: Ordering) -> u32;
            #[atomic(rmw)]
            pub fn fetch_xor(&self, val: u32, order: Ordering) -> u32;
            #[atomic(rmw)]
            pub fn fetch_max(&self, val: u32, order: Ordering) -> u32;
            #[atomic(rmw)]
            pub fn fetch_min(&self, val: u32, order: Ordering) -> u32;
        }

        #[atomic]
        pub struct AtomicU64;
        unsafe impl Send for AtomicU64 {}
        unsafe impl Sync for AtomicU64 {}
        impl Default for AtomicU64 {}
        impl From<u64> for AtomicU64 {}
        impl AtomicU64 {
            #[inner]
            pub fn with_mut<R>(&mut self, f: impl FnOnce(&mut u64) -> R) -> R;
            #[inner]
            pub unsafe fn unsync_load(&self) -> u64;
            pub fn new(v: u64) -> Self;
            #[inner]
            pub fn get_mut(&mut self) -> &mut u64;
            #[inner]
            pub fn into_inner(self) -> u64;
            #[atomic(load)]
            pub fn load(&self, order: Ordering) -> u64;
            #[atomic(store)]
            pub fn store(&self, val: u64, order: Ordering);
            #[atomic(swap)]
            pub fn swap(&self, val: u64, order: Ordering) -> u64;
            #[atomic(cas)]
            pub fn compare_and_swap(&self, current: u64, new: u64, order: Ordering) -> u64;
            #[atomic(cas)]
            pub fn compare_exchange(
                &self,
                current: u64,
                new: u64,
                success: Ordering,
                failure: Ordering,
            ) -> Result<u64, u64>;
            #[atomic(cas, weak)]
            pub fn compare_exchange_weak(
                &self,
                current: u64,
                new: u64,
                success: Ordering,
                failure: Ordering,
            ) -> Result<u64, u64>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn fetch_update<F: FnMut(u64) -> Option<u64>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<u64, u64>;
            #[atomic(rmw)]
            pub fn fetch_add(&self, val: u64, order: Ordering) -> u64;
            #[atomic(rmw)]
            pub fn fetch_sub(&self, val: u64, order: Ordering) -> u64;
            #[atomic(rmw)]
            pub fn fetch_and(&self, val: u64, order: Ordering) -> u64;
            #[atomic(rmw)]
            pub fn fetch_nand(&self, val: u64, order: Ordering) -> u64;
            #[atomic(rmw)]
            pub fn fetch_or(&self, val: u64, order: Ordering) -> u64;
            #[atomic(rmw)]
            pub fn fetch_xor(&self, val: u64, order: Ordering) -> u64;
            #[atomic(rmw)]
            pub fn fetch_max(&self, val: u64, order: Ordering) -> u64;
            #[atomic(rmw)]
            pub fn fetch_min(&self, val: u64, order: Ordering) -> u64;
        }

        #[atomic]
        pub struct AtomicUsize;
        unsafe impl Send for AtomicUsize {}
        unsafe impl Sync for AtomicUsize {}
        impl Default for AtomicUsize {}
        impl From<usize> for AtomicUsize {}
        impl AtomicUsize {
            #[inner]
            pub fn with_mut<R>(&mut self, f: impl FnOnce(&mut usize) -> R) -> R;
            #[inner]
            pub unsafe fn unsync_load(&self) -> usize;
            pub fn new(v: usize) -> Self;
            #[inner]
            pub fn get_mut(&mut self) -> &mut usize;
            #[inner]
            pub fn into_inner(self) -> usize;
            #[atomic(load)]
            pub fn load(&self, order: Ordering) -> usize;
            #[atomic(store)]
            pub fn store(&self, val: usize, order: Ordering);
            #[atomic(swap)]
            pub fn swap(&self, val: usize, order: Ordering) -> usize;
            #[atomic(cas)]
            pub fn compare_and_swap(&self, current: usize, new: usize, order: Ordering) -> usize;
            #[atomic(cas)]
            pub fn compare_exchange(
                &self,
                current: usize,
                new: usize,
                success: Ordering,
                failure: Ordering,
            ) -> Result<usize, usize>;
            #[atomic(cas, weak)]
            pub fn compare_exchange_weak(
                &self,
                current: usize,
                new: usize,
                success: Ordering,
                failure: Ordering,
            ) -> Result<usize, usize>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn fetch_update<F: FnMut(usize) -> Option<usize>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<usize, usize>;
            #[atomic(rmw)]
            pub fn fetch_add(&self, val: usize, order: Ordering) -> usize;
            #[atomic(rmw)]
            pub fn fetch_sub(&self, val: usize, order: Ordering) -> usize;
            #[atomic(rmw)]
            pub fn fetch_and(&self, val: usize, order: Ordering) -> usize;
            #[atomic(rmw)]
            pub fn fetch_nand(&self, val: usize, order: Ordering) -> usize;
            #[atomic(rmw)]
            pub fn fetch_or(&self, val: usize, order: Ordering) -> usize;
            #[atomic(rmw)]
            pub fn fetch_xor(&self, val: usize, order: Ordering) -> usize;
            #[atomic(rmw)]
            pub fn fetch_max(&self, val: usize, order: Ordering) -> usize;
            #[atomic(rmw)]
            pub fn fetch_min(&self, val: usize, order: Ordering) -> usize;
        }

        #[atomic]
        pub struct AtomicI8;
        unsafe impl Send for AtomicI8 {}
        unsafe impl Sync for AtomicI8 {}
        impl Default for AtomicI8 {}
        impl From<i8> for AtomicI8 {}
        impl AtomicI8 {
            #[inner]
            pub fn with_mut<R>(&mut self, f: impl FnOnce(&mut i8) -> R) -> R;
            #[inner]
            pub unsafe fn unsync_load(&self) -> i8;
            pub fn new(v: i8) -> Self;
            #[inner]
            pub fn get_mut(&mut self) -> &mut i8;
            #[inner]
            pub fn into_inner(self) -> i8;
            #[atomic(load)]
            pub fn load(&self, order: Ordering) -> i8;
            #[atomic(store)]
            pub fn store(&self, val: i8, order: Ordering);
            #[atomic(swap)]
            pub fn swap(&self, val: i8, order: Ordering) -> i8;
            #[atomic(cas)]
            pub fn compare_and_swap(&self, current: i8, new: i8, order: Ordering) -> i8;
            #[atomic(cas)]
            pub fn compare_exchange(
                &self,
                current: i8,
                new: i8,
                success: Ordering,
                failure: Ordering,
            ) -> Result<i8, i8>;
            #[atomic(cas, weak)]
            pub fn compare_exchange_weak(
                &self,
                current: i8,
                new: i8,
                success: Ordering,
                failure: Ordering,
            ) -> Result<i8, i8>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn fetch_update<F: FnMut(i8) -> Option<i8>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<i8, i8>;
            #[atomic(rmw)]
            pub fn fetch_add(&self, val: i8, order: Ordering) -> i8;
            #[atomic(rmw)]
            pub fn fetch_sub(&self, val: i8, order: Ordering) -> i8;
            #[atomic(rmw)]
            pub fn fetch_and(&self, val: i8, order: Ordering) -> i8;
            #[atomic(rmw)]
            pub fn fetch_nand(&self, val: i8, order: Ordering) -> i8;
            #[atomic(rmw)]
            pub fn fetch_or(&self, val: i8, order: Ordering) -> i8;
            #[atomic(rmw)]
            pub fn fetch_xor(&self, val: i8, order: Ordering) -> i8;
            #[atomic(rmw)]
            pub fn fetch_max(&self, val: i8, order: Ordering) -> i8;
            #[atomic(rmw)]
            pub fn fetch_min(&self, val: i8, order: Ordering) -> i8;
        }

        #[atomic]
        pub struct AtomicI16;
        unsafe impl Send for AtomicI16 {}
        unsafe impl Sync for AtomicI16 {}
        impl Default for AtomicI16 {}
        impl From<i16> for AtomicI16 {}
        impl AtomicI16 {
            #[inner]
            pub fn with_mut<R>(&mut self, f: impl FnOnce(&mut i16) -> R) -> R;
            #[inner]
            pub unsafe fn unsync_load(&self) -> i16;
            pub fn new(v: i16) -> Self;
            #[inner]
            pub fn get_mut(&mut self) -> &mut i16;
            #[inner]
            pub fn into_inner(self) -> i16;
            #[atomic(load)]
            pub fn load(&self, order: Ordering) -> i16;
            #[atomic(store)]
            pub fn store(&self, val: i16, order: Ordering);
            #[atomic(swap)]
            pub fn swap(&self, val: i16, order: Ordering) -> i16;
            #[atomic(cas)]
            pub fn compare_and_swap(&self, current: i16, new: i16, order: Ordering) -> i16;
            #[atomic(cas)]
            pub fn compare_exchange(
                &self,
                current: i16,
                new: i16,
                success: Ordering,
                failure: Ordering,
            ) -> Result<i16, i16>;
            #[atomic(cas, weak)]
            pub fn compare_exchange_weak(
                &self,
                current: i16,
                new: i16,
                success: Ordering,
                failure: Ordering,
            ) -> Result<i16, i16>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn fetch_update<F: FnMut(i16) -> Option<i16>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<i16, i16>;
            #[atomic(rmw)]
            pub fn fetch_add(&self, val: i16, order: Ordering) -> i16;
            #[atomic(rmw)]
            pub fn fetch_sub(&self, val: i16, order: Ordering) -> i16;
            #[atomic(rmw)]
            pub fn fetch_and(&self, val: i16, order: Ordering) -> i16;
            #[atomic(rmw)]
            pub fn fetch_nand(&self, val: i16, order: Ordering) -> i16;
            #[atomic(rmw)]
            pub fn fetch_or(&self, val: i16, order: Ordering) -> i16;
            #[atomic(rmw)]
            pub fn fetch_xor(&self, val: i16, order: Ordering) -> i16;
            #[atomic(rmw)]
            pub fn fetch_max(&self, val: i16, order: Ordering) -> i16;
            #[atomic(rmw)]
            pub fn fetch_min(&self, val: i16, order: Ordering) -> i16;
        }

        #[atomic]
        pub struct AtomicI32;
        unsafe impl Send for AtomicI32 {}
        unsafe impl Sync for AtomicI32 {}
        impl Default for AtomicI32 {}
        impl From<i32> for AtomicI32 {}
        impl AtomicI32 {
            #[inner]
            pub fn with_mut<R>(&mut self, f: impl FnOnce(&mut i32) -> R) -> R;
            #[inner]
            pub unsafe fn unsync_load(&self) -> i32;
            pub fn new(v: i32) -> Self;
            #[inner]
            pub fn get_mut(&mut self) -> &mut i32;
            #[inner]
            pub fn into_inner(self) -> i32;
            #[atomic(load)]
            pub fn load(&self, order: Ordering) -> i32;
            #[atomic(store)]
            pub fn store(&self, val: i32, order: Ordering);
            #[atomic(swap)]
            pub fn swap(&self, val: i32, order: Ordering) -> i32;
            #[atomic(cas)]
            pub fn compare_and_swap(&self, current: i32, new: i32, order: Ordering) -> i32;
            #[atomic(cas)]
            pub fn compare_exchange(
                &self,
                current: i32,
                new: i32,
                success: Ordering,
                failure: Ordering,
            ) -> Result<i32, i32>;
            #[atomic(cas, weak)]
            pub fn compare_exchange_weak(
                &self,
                current: i32,
                new: i32,
                success: Ordering,
                failure: Ordering,
            ) -> Result<i32, i32>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn fetch_update<F: FnMut(i32) -> Option<i32>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<i32, i32>;
            #[atomic(rmw)]
            pub fn fetch_add(&self, val: i32, order: Ordering) -> i32;
            #[atomic(rmw)]
            pub fn fetch_sub(&self, val: i32, order: Ordering) -> i32;
            #[atomic(rmw)]
            pub fn fetch_and(&self, val: i32, order: Ordering) -> i32;
            #[atomic(rmw)]
            pub fn fetch_nand(&self, val: i32, order: Ordering) -> i32;
            #[atomic(rmw)]
            pub fn fetch_or(&self, val: i32, order: Ordering) -> i32;
            #[atomic(rmw)]
            pub fn fetch_xor(&self, val: i32, order: Ordering) -> i32;
            #[atomic(rmw)]
            pub fn fetch_max(&self, val: i32, order: Ordering) -> i32;
            #[atomic(rmw)]
            pub fn fetch_min(&self, val: i32, order: Ordering) -> i32;
        }

        #[atomic]
        pub struct AtomicI64;
        unsafe impl Send for AtomicI64 {}
        unsafe impl Sync for AtomicI64 {}
        impl Default for AtomicI64 {}
        impl From<i64> for AtomicI64 {}
        impl AtomicI64 {
            #[inner]
            pub fn with_mut<R>(&mut self, f: impl FnOnce(&mut i64) -> R) -> R;
            #[inner]
            pub unsafe fn unsync_load(&self) -> i64;
            pub fn new(v: i64) -> Self;
            #[inner]
            pub fn get_mut(&mut self) -> &mut i64;
            #[inner]
            pub fn into_inner(self) -> i64;
            #[atomic(load)]
            pub fn load(&self, order: Ordering) -> i64;
            #[atomic(store)]
            pub fn store(&self, val: i64, order: Ordering);
            #[atomic(swap)]
            pub fn swap(&self, val: i64, order: Ordering) -> i64;
            #[atomic(cas)]
            pub fn compare_and_swap(&self, current: i64, new: i64, order: Ordering) -> i64;
            #[atomic(cas)]
            pub fn compare_exchange(
                &self,
                current: i64,
                new: i64,
                success: Ordering,
                failure: Ordering,
            ) -> Result<i64, i64>;
            #[atomic(cas, weak)]
            pub fn compare_exchange_weak(
                &self,
                current: i64,
                new: i64,
                success: Ordering,
                failure: Ordering,
            ) -> Result<i64, i64>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn fetch_update<F: FnMut(i64) -> Option<i64>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<i64, i64>;
            #[atomic(rmw)]
            pub fn fetch_add(&self, val: i64, order: Ordering) -> i64;
            #[atomic(rmw)]
            pub fn fetch_sub(&self, val: i64, order: Ordering) -> i64;
            #[atomic(rmw)]
            pub fn fetch_and(&self, val: i64, order: Ordering) -> i64;
            #[atomic(rmw)]
            pub fn fetch_nand(&self, val: i64, order: Ordering) -> i64;
            #[atomic(rmw)]
            pub fn fetch_or(&self, val: i64, order: Ordering) -> i64;
            #[atomic(rmw)]
            pub fn fetch_xor(&self, val: i64, order: Ordering) -> i64;
            #[atomic(rmw)]
            pub fn fetch_max(&self, val: i64, order: Ordering) -> i64;
            #[atomic(rmw)]
            pub fn fetch_min(&self, val: i64, order: Ordering) -> i64;
        }

        #[atomic]
        pub struct AtomicIsize;
        unsafe impl Send for AtomicIsize {}
        unsafe impl Sync for AtomicIsize {}
        impl Default for AtomicIsize {}
        impl From<isize> for AtomicIsize {}
        impl AtomicIsize {
            #[inner]
            pub fn with_mut<R>(&mut self, f: impl FnOnce(&mut isize) -> R) -> R;
            #[inner]
            pub unsafe fn unsync_load(&self) -> isize;
            pub fn new(v: isize) -> Self;
            #[inner]
            pub fn get_mut(&mut self) -> &mut isize;
            #[inner]
            pub fn into_inner(self) -> isize;
            #[atomic(load)]
            pub fn load(&self, order: Ordering) -> isize;
            #[atomic(store)]
            pub fn store(&self, val: isize, order: Ordering);
            #[atomic(swap)]
            pub fn swap(&self, val: isize, order: Ordering) -> isize;
            #[atomic(cas)]
            pub fn compare_and_swap(&self, current: isize, new: isize, order: Ordering) -> isize;
            #[atomic(cas)]
            pub fn compare_exchange(
                &self,
                current: isize,
                new: isize,
                success: Ordering,
                failure: Ordering,
            ) -> Result<isize, isize>;
            #[atomic(cas, weak)]
            pub fn compare_exchange_weak(
                &self,
                current: isize,
                new: isize,
                success: Ordering,
                failure: Ordering,
            ) -> Result<isize, isize>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn fetch_update<F: FnMut(isize) -> Option<isize>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<isize, isize>;
            #[atomic(rmw)]
            pub fn fetch_add(&self, val: isize, order: Ordering) -> isize;
            #[atomic(rmw)]
            pub fn fetch_sub(&self, val: isize, order: Ordering) -> isize;
            #[atomic(rmw)]
            pub fn fetch_and(&self, val: isize, order: Ordering) -> isize;
            #[atomic(rmw)]
            pub fn fetch_nand(&self, val: isize, order: Ordering) -> isize;
            #[atomic(rmw)]
            pub fn fetch_or(&self, val: isize, order: Ordering) -> isize;
            #[atomic(rmw)]
            pub fn fetch_xor(&self, val: isize, order: Ordering) -> isize;
            #[atomic(rmw)]
            pub fn fetch_max(&self, val: isize, order: Ordering) -> isize;
            #[atomic(rmw)]
            pub fn fetch_min(&self, val: isize, order: Ordering) -> isize;
        }

        #[atomic]
        pub struct AtomicPtr<T>;
        unsafe impl<T> Send for AtomicPtr<T> {}
        unsafe impl<T> Sync for AtomicPtr<T> {}
        impl<T> Default for AtomicPtr<T> {}
        impl<T> From<*mut T> for AtomicPtr<T> {}
        impl<T> AtomicPtr<T> {
            #[inner]
            pub fn with_mut<R>(&mut self, f: impl FnOnce(&mut *mut T) -> R) -> R;
            #[inner]
            pub unsafe fn unsync_load(&self) -> *mut T;
            pub fn new(v: *mut T) -> Self;
            #[inner]
            pub fn get_mut(&mut self) -> &mut *mut T;
            #[inner]
            pub fn into_inner(self) -> *mut T;
            #[atomic(load)]
            pub fn load(&self, order: Ordering) -> *mut T;
            #[atomic(store)]
            pub fn store(&self, val: *mut T, order: Ordering);
            #[atomic(swap)]
            pub fn swap(&self, val: *mut T, order: Ordering) -> *mut T;
            #[atomic(cas)]
            pub fn compare_and_swap(&self, current: *mut T, new: *mut T, order: Ordering)
            -> *mut T;
            #[atomic(cas)]
            pub fn compare_exchange(
                &self,
                current: *mut T,
                new: *mut T,
                success: Ordering,
                failure: Ordering,
            ) -> Result<*mut T, *mut T>;
            #[atomic(cas, weak)]
            pub fn compare_exchange_weak(
                &self,
                current: *mut T,
                new: *mut T,
                success: Ordering,
                failure: Ordering,
            ) -> Result<*mut T, *mut T>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn fetch_update<F: FnMut(*mut T) -> Option<*mut T>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<*mut T, *mut T>;
            #[atomic(rmw)]
            pub fn fetch_or(&self, val: usize, order: Ordering) -> *mut T;
            #[atomic(rmw)]
            pub fn fetch_and(&self, val: usize, order: Ordering) -> *mut T;
            #[atomic(rmw)]
            pub fn fetch_xor(&self, val: usize, order: Ordering) -> *mut T;
        }
        pub fn fence(order: Ordering);
        pub fn compiler_fence(order: Ordering);
    }
}

pub mod thread {
    use std::{any::Any, io, marker::PhantomData};

    pub struct AccessError;

    #[thread_handle]
    pub struct JoinHandle<T>;

    #[derive(Clone)]
    pub struct Thread;
    impl Thread {
        pub fn id(&self) -> ThreadId;
        pub fn name(&self) -> Option<&str>;
        #[notify(one)]
        pub fn unpark(&self);
    }

    #[derive(Clone, Copy)]
    pub struct ThreadId;

    pub struct LocalKey<T> {
        pub init: fn() -> T,
        pub _p: PhantomData<fn(T)>,
    }

    pub struct Builder;
    pub fn current() -> Thread;
    #[spawn(thread, 0)]
    pub fn spawn<F: FnOnce() -> T, T>(f: F) -> JoinHandle<T>;
    #[blocks(park)]
    pub fn park();
    impl Builder {
        pub fn new() -> Builder;
        pub fn name(self, name: String) -> Builder;
        pub fn stack_size(self, size: usize) -> Builder;
        #[spawn(thread, 1)]
        pub fn spawn<F: FnOnce() -> T + Send, T: Send>(self, f: F) -> io::Result<JoinHandle<T>>;
    }
    impl<T> JoinHandle<T> {
        #[blocks(join)]
        pub fn join(self) -> std::thread::Result<T>;
        pub fn thread(&self) -> &Thread;
    }
    impl<T> LocalKey<T> {
        #[calls(1)]
        #[inner]
        pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R;
        #[calls(1)]
        #[inner]
        pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> Result<R, AccessError>;
    }
}
