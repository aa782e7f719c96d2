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
        pub use std::sync::atomic::{Ordering, fence};

        #[atomic]
        pub struct Atomic<T>;
        unsafe impl<T> Send for Atomic<T> {}
        unsafe impl<T> Sync for Atomic<T> {}
        impl<T: Default> Default for Atomic<T> {}
        impl<T> From<T> for Atomic<T> {}
        impl<T> Atomic<T> {
            #[inner]
            pub fn with_mut<R>(&mut self, f: impl FnOnce(&mut T) -> R) -> R;
            #[inner]
            pub unsafe fn unsync_load(&self) -> T;
            pub fn new(v: T) -> Self;
            #[inner]
            pub fn get_mut(&mut self) -> &mut T;
            #[inner]
            pub fn into_inner(self) -> T;
            #[atomic(load)]
            pub fn load(&self, order: Ordering) -> T;
            #[atomic(store)]
            pub fn store(&self, val: T, order: Ordering);
            #[atomic(swap)]
            pub fn swap(&self, val: T, order: Ordering) -> T;
            #[atomic(cas)]
            pub fn compare_and_swap(&self, current: T, new: T, order: Ordering) -> T;
            #[atomic(cas)]
            pub fn compare_exchange(
                &self,
                current: T,
                new: T,
                success: Ordering,
                failure: Ordering,
            ) -> Result<T, T>;
            #[atomic(cas, weak)]
            pub fn compare_exchange_weak(
                &self,
                current: T,
                new: T,
                success: Ordering,
                failure: Ordering,
            ) -> Result<T, T>;
            #[atomic(rmw, update)]
            #[calls(3)]
            pub fn fetch_update<F: FnMut(T) -> Option<T>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<T, T>;
            #[atomic(rmw, add)]
            pub fn fetch_add(&self, val: T, order: Ordering) -> T;
            #[atomic(rmw, sub)]
            pub fn fetch_sub(&self, val: T, order: Ordering) -> T;
            #[atomic(rmw, and)]
            pub fn fetch_and(&self, val: T, order: Ordering) -> T;
            #[atomic(rmw)]
            pub fn fetch_nand(&self, val: T, order: Ordering) -> T;
            #[atomic(rmw, or)]
            pub fn fetch_or(&self, val: T, order: Ordering) -> T;
            #[atomic(rmw, xor)]
            pub fn fetch_xor(&self, val: T, order: Ordering) -> T;
            #[atomic(rmw)]
            pub fn fetch_max(&self, val: T, order: Ordering) -> T;
            #[atomic(rmw)]
            pub fn fetch_min(&self, val: T, order: Ordering) -> T;
        }
        pub type AtomicBool = Atomic<bool>;
        pub type AtomicPtr<T> = Atomic<*mut T>;
        pub type AtomicU8 = Atomic<u8>;
        pub type AtomicU16 = Atomic<u16>;
        pub type AtomicU32 = Atomic<u32>;
        pub type AtomicU64 = Atomic<u64>;
        pub type AtomicUsize = Atomic<usize>;
        pub type AtomicI8 = Atomic<i8>;
        pub type AtomicI16 = Atomic<i16>;
        pub type AtomicI32 = Atomic<i32>;
        pub type AtomicI64 = Atomic<i64>;
        pub type AtomicIsize = Atomic<isize>;
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
