//! What the analysis knows of `tokio` 1.
//!
//! Of a future type, the words on `poll` say what awaiting it does.

pub use self::task::spawn;

pub mod sync {
    use std::{
        fmt::Display,
        future::Future,
        ops::{Deref, DerefMut},
        pin::Pin,
        sync::Arc,
        task::{Context, Poll},
        time::Duration,
    };

    pub mod futures {
        pub use super::{Notified, OwnedNotified};
    }

    #[lock(mutex, task)]
    pub struct Mutex<T: ?Sized>;

    #[guard(task)]
    pub struct MutexGuard<'a, T: ?Sized>;

    #[guard(task)]
    pub struct OwnedMutexGuard<T: ?Sized>;

    #[guard(task)]
    pub struct MappedMutexGuard<'a, T: ?Sized>;

    #[guard(task)]
    pub struct OwnedMappedMutexGuard<T: ?Sized, U: ?Sized = T>;
    unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
    unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}
    unsafe impl<T: ?Sized + Send + Sync> Sync for MutexGuard<'_, T> {}
    unsafe impl<T: ?Sized + Send + Sync> Sync for OwnedMutexGuard<T> {}
    unsafe impl<'a, T: ?Sized + Sync> Sync for MappedMutexGuard<'a, T> {}
    unsafe impl<'a, T: ?Sized + Send> Send for MappedMutexGuard<'a, T> {}
    unsafe impl<T: ?Sized + Send + Sync, U: ?Sized + Send + Sync> Sync for OwnedMappedMutexGuard<T, U> {}
    unsafe impl<T: ?Sized + Send, U: ?Sized + Send> Send for OwnedMappedMutexGuard<T, U> {}

    pub struct TryLockError;
    impl Display for TryLockError {}
    impl<T: ?Sized> Mutex<T> {
        pub fn new(t: T) -> Self
        where
            T: Sized;
        #[acquire(exclusive, awaits)]
        #[cancel_unsafe(queue)]
        pub async fn lock(&self) -> MutexGuard<'_, T>;
        #[acquire(exclusive, blocks)]
        #[blocks(runtime)]
        pub fn blocking_lock(&self) -> MutexGuard<'_, T>;
        #[acquire(exclusive, blocks, arc)]
        #[blocks(runtime)]
        pub fn blocking_lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T>;
        #[acquire(exclusive, awaits, arc)]
        #[cancel_unsafe(queue)]
        pub async fn lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T>;
        #[acquire(exclusive, try)]
        pub fn try_lock(&self) -> Result<MutexGuard<'_, T>, TryLockError>;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
        #[acquire(exclusive, try, arc)]
        pub fn try_lock_owned(self: Arc<Self>) -> Result<OwnedMutexGuard<T>, TryLockError>;
        #[inner]
        pub fn into_inner(self) -> T
        where
            T: Sized;
    }
    impl<T: Default> Default for Mutex<T> {}
    impl<'a, T: ?Sized> MutexGuard<'a, T> {
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(
            this: Self,
            f: F,
        ) -> MappedMutexGuard<'a, U>;
        #[maps_guard(0)]
        pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(
            this: Self,
            f: F,
        ) -> Result<MappedMutexGuard<'a, U>, Self>;
        #[same]
        pub fn mutex(this: &Self) -> &'a Mutex<T>;
    }
    impl<T: ?Sized> Drop for MutexGuard<'_, T> {}
    impl<T: ?Sized> Deref for MutexGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {}
    impl<T: ?Sized + Display> Display for MutexGuard<'_, T> {}
    impl<T: ?Sized> OwnedMutexGuard<T> {
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(
            this: Self,
            f: F,
        ) -> OwnedMappedMutexGuard<T, U>;
        #[maps_guard(0)]
        pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(
            this: Self,
            f: F,
        ) -> Result<OwnedMappedMutexGuard<T, U>, Self>;
        #[same]
        pub fn mutex(this: &Self) -> &Arc<Mutex<T>>;
    }
    impl<T: ?Sized> Drop for OwnedMutexGuard<T> {}
    impl<T: ?Sized> Deref for OwnedMutexGuard<T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for OwnedMutexGuard<T> {}
    impl<T: ?Sized + Display> Display for OwnedMutexGuard<T> {}
    impl<'a, T: ?Sized> MappedMutexGuard<'a, T> {
        #[maps_guard(0)]
        pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> MappedMutexGuard<'a, U>;
        #[maps_guard(0)]
        pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(
            this: Self,
            f: F,
        ) -> Result<MappedMutexGuard<'a, U>, Self>;
    }
    impl<'a, T: ?Sized> Drop for MappedMutexGuard<'a, T> {}
    impl<'a, T: ?Sized> Deref for MappedMutexGuard<'a, T> {
        type Target = T;
    }
    impl<'a, T: ?Sized> DerefMut for MappedMutexGuard<'a, T> {}
    impl<'a, T: ?Sized + Display> Display for MappedMutexGuard<'a, T> {}
    impl<T: ?Sized, U: ?Sized> OwnedMappedMutexGuard<T, U> {
        #[maps_guard(0)]
        pub fn map<S, F: FnOnce(&mut U) -> &mut S>(this: Self, f: F)
        -> OwnedMappedMutexGuard<T, S>;
        #[maps_guard(0)]
        pub fn try_map<S, F: FnOnce(&mut U) -> Option<&mut S>>(
            this: Self,
            f: F,
        ) -> Result<OwnedMappedMutexGuard<T, S>, Self>;
    }
    impl<T: ?Sized, U: ?Sized> Drop for OwnedMappedMutexGuard<T, U> {}
    impl<T: ?Sized, U: ?Sized> Deref for OwnedMappedMutexGuard<T, U> {
        type Target = U;
    }
    impl<T: ?Sized, U: ?Sized> DerefMut for OwnedMappedMutexGuard<T, U> {}
    impl<T: ?Sized, U: ?Sized + Display> Display for OwnedMappedMutexGuard<T, U> {}

    #[lock(rwlock, task)]
    pub struct RwLock<T: ?Sized>;
    unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
    unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}
    unsafe impl<T: ?Sized + Sync> Send for RwLockReadGuard<'_, T> {}
    unsafe impl<T: ?Sized + Send + Sync> Sync for RwLockReadGuard<'_, T> {}
    unsafe impl<T: ?Sized + Send + Sync, U: ?Sized + Sync> Send for OwnedRwLockReadGuard<T, U> {}
    unsafe impl<T: ?Sized + Send + Sync, U: ?Sized + Send + Sync> Sync for OwnedRwLockReadGuard<T, U> {}
    unsafe impl<T: ?Sized + Send + Sync> Sync for RwLockWriteGuard<'_, T> {}
    unsafe impl<T: ?Sized + Send + Sync> Sync for OwnedRwLockWriteGuard<T> {}
    unsafe impl<T: ?Sized + Send + Sync> Sync for RwLockMappedWriteGuard<'_, T> {}
    unsafe impl<T: ?Sized + Send + Sync, U: ?Sized + Send + Sync> Sync
        for OwnedRwLockMappedWriteGuard<T, U>
    {
    }
    unsafe impl<T: ?Sized + Send + Sync> Send for RwLockWriteGuard<'_, T> {}
    unsafe impl<T: ?Sized + Send + Sync> Send for OwnedRwLockWriteGuard<T> {}
    unsafe impl<T: ?Sized + Send + Sync> Send for RwLockMappedWriteGuard<'_, T> {}
    unsafe impl<T: ?Sized + Send + Sync, U: ?Sized + Send + Sync> Send
        for OwnedRwLockMappedWriteGuard<T, U>
    {
    }
    impl<T: ?Sized> RwLock<T> {
        pub fn new(value: T) -> RwLock<T>
        where
            T: Sized;
        pub fn with_max_readers(value: T, max_reads: u32) -> RwLock<T>
        where
            T: Sized;
        #[acquire(shared, awaits)]
        #[cancel_unsafe(queue)]
        pub async fn read(&self) -> RwLockReadGuard<'_, T>;
        #[acquire(shared, blocks)]
        #[blocks(runtime)]
        pub fn blocking_read(&self) -> RwLockReadGuard<'_, T>;
        #[acquire(shared, awaits, arc)]
        #[cancel_unsafe(queue)]
        pub async fn read_owned(self: Arc<Self>) -> OwnedRwLockReadGuard<T>;
        #[acquire(shared, try)]
        pub fn try_read(&self) -> Result<RwLockReadGuard<'_, T>, TryLockError>;
        #[acquire(shared, try, arc)]
        pub fn try_read_owned(self: Arc<Self>) -> Result<OwnedRwLockReadGuard<T>, TryLockError>;
        #[acquire(exclusive, awaits)]
        #[cancel_unsafe(queue)]
        pub async fn write(&self) -> RwLockWriteGuard<'_, T>;
        #[acquire(exclusive, blocks)]
        #[blocks(runtime)]
        pub fn blocking_write(&self) -> RwLockWriteGuard<'_, T>;
        #[acquire(exclusive, awaits, arc)]
        #[cancel_unsafe(queue)]
        pub async fn write_owned(self: Arc<Self>) -> OwnedRwLockWriteGuard<T>;
        #[acquire(exclusive, try)]
        pub fn try_write(&self) -> Result<RwLockWriteGuard<'_, T>, TryLockError>;
        #[acquire(exclusive, try, arc)]
        pub fn try_write_owned(self: Arc<Self>) -> Result<OwnedRwLockWriteGuard<T>, TryLockError>;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
        #[inner]
        pub fn into_inner(self) -> T
        where
            T: Sized;
    }
    impl<T: Default> Default for RwLock<T> {}

    #[guard(task)]
    pub struct RwLockReadGuard<'a, T: ?Sized>;
    impl<'a, T: ?Sized> RwLockReadGuard<'a, T> {
        #[maps_guard(0)]
        pub fn map<F: FnOnce(&T) -> &U, U: ?Sized>(this: Self, f: F) -> RwLockReadGuard<'a, U>;
        #[maps_guard(0)]
        pub fn try_map<F: FnOnce(&T) -> Option<&U>, U: ?Sized>(
            this: Self,
            f: F,
        ) -> Result<RwLockReadGuard<'a, U>, Self>;
    }
    impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
        type Target = T;
    }
    impl<'a, T: ?Sized + Display> Display for RwLockReadGuard<'a, T> {}
    impl<'a, T: ?Sized> Drop for RwLockReadGuard<'a, T> {}

    #[guard(task)]
    pub struct RwLockWriteGuard<'a, T: ?Sized>;
    impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
        #[maps_guard(0)]
        pub fn map<F: FnOnce(&mut T) -> &mut U, U: ?Sized>(
            this: Self,
            f: F,
        ) -> RwLockMappedWriteGuard<'a, U>;
        #[maps_guard(0, shared)]
        pub fn downgrade_map<F: FnOnce(&T) -> &U, U: ?Sized>(
            this: Self,
            f: F,
        ) -> RwLockReadGuard<'a, U>;
        #[maps_guard(0)]
        pub fn try_map<F: FnOnce(&mut T) -> Option<&mut U>, U: ?Sized>(
            this: Self,
            f: F,
        ) -> Result<RwLockMappedWriteGuard<'a, U>, Self>;
        #[maps_guard(0, shared)]
        pub fn try_downgrade_map<F: FnOnce(&T) -> Option<&U>, U: ?Sized>(
            this: Self,
            f: F,
        ) -> Result<RwLockReadGuard<'a, U>, Self>;
        #[maps_guard(0)]
        pub fn into_mapped(this: Self) -> RwLockMappedWriteGuard<'a, T>;
        #[maps_guard(0, shared)]
        pub fn downgrade(self) -> RwLockReadGuard<'a, T>;
    }
    impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {}
    impl<'a, T: ?Sized + Display> Display for RwLockWriteGuard<'a, T> {}
    impl<'a, T: ?Sized> Drop for RwLockWriteGuard<'a, T> {}

    #[guard(task)]
    pub struct RwLockMappedWriteGuard<'a, T: ?Sized>;
    impl<'a, T: ?Sized> RwLockMappedWriteGuard<'a, T> {
        #[maps_guard(0)]
        pub fn map<F: FnOnce(&mut T) -> &mut U, U: ?Sized>(
            this: Self,
            f: F,
        ) -> RwLockMappedWriteGuard<'a, U>;
        #[maps_guard(0)]
        pub fn try_map<F: FnOnce(&mut T) -> Option<&mut U>, U: ?Sized>(
            this: Self,
            f: F,
        ) -> Result<RwLockMappedWriteGuard<'a, U>, Self>;
    }
    impl<T: ?Sized> Deref for RwLockMappedWriteGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for RwLockMappedWriteGuard<'_, T> {}
    impl<'a, T: ?Sized + Display> Display for RwLockMappedWriteGuard<'a, T> {}
    impl<'a, T: ?Sized> Drop for RwLockMappedWriteGuard<'a, T> {}

    #[guard(task)]
    pub struct OwnedRwLockReadGuard<T: ?Sized, U: ?Sized = T>;
    impl<T: ?Sized, U: ?Sized> OwnedRwLockReadGuard<T, U> {
        #[maps_guard(0)]
        pub fn map<F: FnOnce(&U) -> &V, V: ?Sized>(this: Self, f: F) -> OwnedRwLockReadGuard<T, V>;
        #[maps_guard(0)]
        pub fn try_map<F: FnOnce(&U) -> Option<&V>, V: ?Sized>(
            this: Self,
            f: F,
        ) -> Result<OwnedRwLockReadGuard<T, V>, Self>;
        #[same]
        pub fn rwlock(this: &Self) -> &Arc<RwLock<T>>;
    }
    impl<T: ?Sized, U: ?Sized> Deref for OwnedRwLockReadGuard<T, U> {
        type Target = U;
    }
    impl<T: ?Sized, U: ?Sized + Display> Display for OwnedRwLockReadGuard<T, U> {}
    impl<T: ?Sized, U: ?Sized> Drop for OwnedRwLockReadGuard<T, U> {}

    #[guard(task)]
    pub struct OwnedRwLockWriteGuard<T: ?Sized>;
    impl<T: ?Sized> OwnedRwLockWriteGuard<T> {
        #[maps_guard(0)]
        pub fn map<F: FnOnce(&mut T) -> &mut U, U: ?Sized>(
            this: Self,
            f: F,
        ) -> OwnedRwLockMappedWriteGuard<T, U>;
        #[maps_guard(0, shared)]
        pub fn downgrade_map<F: FnOnce(&T) -> &U, U: ?Sized>(
            this: Self,
            f: F,
        ) -> OwnedRwLockReadGuard<T, U>;
        #[maps_guard(0)]
        pub fn try_map<F: FnOnce(&mut T) -> Option<&mut U>, U: ?Sized>(
            this: Self,
            f: F,
        ) -> Result<OwnedRwLockMappedWriteGuard<T, U>, Self>;
        #[maps_guard(0, shared)]
        pub fn try_downgrade_map<F: FnOnce(&T) -> Option<&U>, U: ?Sized>(
            this: Self,
            f: F,
        ) -> Result<OwnedRwLockReadGuard<T, U>, Self>;
        #[maps_guard(0)]
        pub fn into_mapped(this: Self) -> OwnedRwLockMappedWriteGuard<T>;
        #[maps_guard(0, shared)]
        pub fn downgrade(self) -> OwnedRwLockReadGuard<T>;
        #[same]
        pub fn rwlock(this: &Self) -> &Arc<RwLock<T>>;
    }
    impl<T: ?Sized> Deref for OwnedRwLockWriteGuard<T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for OwnedRwLockWriteGuard<T> {}
    impl<T: ?Sized + Display> Display for OwnedRwLockWriteGuard<T> {}
    impl<T: ?Sized> Drop for OwnedRwLockWriteGuard<T> {}

    #[guard(task)]
    pub struct OwnedRwLockMappedWriteGuard<T: ?Sized, U: ?Sized = T>;
    impl<T: ?Sized, U: ?Sized> OwnedRwLockMappedWriteGuard<T, U> {
        #[maps_guard(0)]
        pub fn map<F: FnOnce(&mut U) -> &mut V, V: ?Sized>(
            this: Self,
            f: F,
        ) -> OwnedRwLockMappedWriteGuard<T, V>;
        #[maps_guard(0)]
        pub fn try_map<F: FnOnce(&mut U) -> Option<&mut V>, V: ?Sized>(
            this: Self,
            f: F,
        ) -> Result<OwnedRwLockMappedWriteGuard<T, V>, Self>;
        pub fn rwlock(this: &Self) -> &Arc<RwLock<T>>;
    }
    impl<T: ?Sized, U: ?Sized> Deref for OwnedRwLockMappedWriteGuard<T, U> {
        type Target = U;
    }
    impl<T: ?Sized, U: ?Sized> DerefMut for OwnedRwLockMappedWriteGuard<T, U> {}
    impl<T: ?Sized, U: ?Sized + Display> Display for OwnedRwLockMappedWriteGuard<T, U> {}
    impl<T: ?Sized, U: ?Sized> Drop for OwnedRwLockMappedWriteGuard<T, U> {}

    #[lock(semaphore, task)]
    pub struct Semaphore;

    #[guard(permit)]
    pub struct SemaphorePermit<'a>;

    #[guard(permit)]
    pub struct OwnedSemaphorePermit;
    impl Semaphore {
        pub const MAX_PERMITS: usize;
        pub fn new(permits: usize) -> Self;
        #[probe]
        pub fn available_permits(&self) -> usize;
        #[release(raw)]
        pub fn add_permits(&self, n: usize);
        pub fn forget_permits(&self, n: usize) -> usize;
        #[acquire(shared, awaits)]
        #[cancel_unsafe(queue)]
        pub async fn acquire(&self) -> Result<SemaphorePermit<'_>, AcquireError>;
        #[acquire(shared, awaits)]
        #[cancel_unsafe(queue)]
        pub async fn acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, AcquireError>;
        #[acquire(shared, try)]
        pub fn try_acquire(&self) -> Result<SemaphorePermit<'_>, TryAcquireError>;
        #[acquire(shared, try)]
        pub fn try_acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, TryAcquireError>;
        #[acquire(shared, blocks)]
        #[blocks(runtime)]
        pub fn blocking_acquire(&self) -> Result<SemaphorePermit<'_>, AcquireError>;
        #[acquire(shared, blocks)]
        #[blocks(runtime)]
        pub fn blocking_acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, AcquireError>;
        #[acquire(shared, awaits, arc)]
        #[cancel_unsafe(queue)]
        pub async fn acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError>;
        #[acquire(shared, awaits, arc)]
        #[cancel_unsafe(queue)]
        pub async fn acquire_many_owned(
            self: Arc<Self>,
            n: u32,
        ) -> Result<OwnedSemaphorePermit, AcquireError>;
        #[acquire(shared, try, arc)]
        pub fn try_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, TryAcquireError>;
        #[acquire(shared, try, arc)]
        pub fn try_acquire_many_owned(
            self: Arc<Self>,
            n: u32,
        ) -> Result<OwnedSemaphorePermit, TryAcquireError>;
        #[acquire(shared, blocks, arc)]
        #[blocks(runtime)]
        pub fn blocking_acquire_owned(
            self: Arc<Self>,
        ) -> Result<OwnedSemaphorePermit, AcquireError>;
        #[acquire(shared, blocks, arc)]
        #[blocks(runtime)]
        pub fn blocking_acquire_many_owned(
            self: Arc<Self>,
            n: u32,
        ) -> Result<OwnedSemaphorePermit, AcquireError>;
        pub fn close(&self);
        #[probe]
        pub fn is_closed(&self) -> bool;
    }
    impl<'a> SemaphorePermit<'a> {
        #[forgets(0)]
        pub fn forget(self);
        #[releases(1)]
        pub fn merge(&mut self, other: Self);
        #[maps_guard(0)]
        pub fn split(&mut self, n: usize) -> Option<Self>;
        #[same]
        pub fn semaphore(&self) -> &Semaphore;
        pub fn num_permits(&self) -> usize;
    }
    impl OwnedSemaphorePermit {
        #[forgets(0)]
        pub fn forget(self);
        #[releases(1)]
        pub fn merge(&mut self, other: Self);
        #[maps_guard(0)]
        pub fn split(&mut self, n: usize) -> Option<Self>;
        #[same]
        pub fn semaphore(&self) -> &Arc<Semaphore>;
        pub fn num_permits(&self) -> usize;
    }
    impl Drop for SemaphorePermit<'_> {}
    impl Drop for OwnedSemaphorePermit {}

    pub struct AcquireError;
    impl Display for AcquireError {}

    #[derive(Clone, Copy)]
    pub enum TryAcquireError {
        Closed,
        NoPermits,
    }
    impl Display for TryAcquireError {}

    #[notifier]
    pub struct Notify;

    pub struct Notified<'a>;
    unsafe impl<'a> Send for Notified<'a> {}
    unsafe impl<'a> Sync for Notified<'a> {}

    pub struct OwnedNotified;
    unsafe impl Sync for OwnedNotified {}
    impl Notify {
        pub fn new() -> Notify;
        #[blocks(wait, awaits)]
        pub fn notified(&self) -> Notified<'_>;
        #[blocks(wait, awaits)]
        pub fn notified_owned(self: Arc<Self>) -> OwnedNotified;
        #[notify(one)]
        pub fn notify_one(&self);
        #[notify(one)]
        pub fn notify_last(&self);
        #[notify(all, passing)]
        pub fn notify_waiters(&self);
    }
    impl Default for Notify {}
    impl Notified<'_> {
        pub fn enable(self: Pin<&mut Self>) -> bool;
    }
    impl Future for Notified<'_> {
        type Output = ();
        #[blocks(wait, awaits)]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()>;
    }
    impl Drop for Notified<'_> {}
    impl OwnedNotified {
        pub fn enable(self: Pin<&mut Self>) -> bool;
    }
    impl Future for OwnedNotified {
        type Output = ();
        #[blocks(wait, awaits)]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()>;
    }
    impl Drop for OwnedNotified {}

    #[barrier]
    pub struct Barrier;
    impl Barrier {
        pub fn new(n: usize) -> Barrier;
        #[blocks(barrier, awaits)]
        #[cancel_unsafe]
        pub async fn wait(&self) -> BarrierWaitResult;
    }

    #[derive(Clone)]
    pub struct BarrierWaitResult;
    impl BarrierWaitResult {
        pub fn is_leader(&self) -> bool;
    }

    #[lock(once, task)]
    #[once_cell]
    pub struct OnceCell<T>;
    impl<T> Default for OnceCell<T> {}
    impl<T: Clone> Clone for OnceCell<T> {}
    impl<T> Drop for OnceCell<T> {}
    impl<T> OnceCell<T> {
        pub fn new() -> Self;
        pub fn new_with(value: Option<T>) -> Self;
        #[probe]
        pub fn initialized(&self) -> bool;
        #[inner]
        pub fn get(&self) -> Option<&T>;
        #[inner]
        pub fn get_mut(&mut self) -> Option<&mut T>;
        pub fn set(&self, value: T) -> Result<(), SetError<T>>;
        #[acquire(exclusive, awaits, temporary)]
        #[calls(1)]
        #[inner]
        pub async fn get_or_init<F: FnOnce() -> Fut, Fut: Future<Output = T>>(&self, f: F) -> &T;
        #[acquire(exclusive, awaits, temporary)]
        #[calls(1)]
        #[inner]
        pub async fn get_or_try_init<E, F: FnOnce() -> Fut, Fut: Future<Output = Result<T, E>>>(
            &self,
            f: F,
        ) -> Result<&T, E>;
        #[inner]
        pub fn into_inner(self) -> Option<T>;
        #[inner]
        pub fn take(&mut self) -> Option<T>;
    }
    unsafe impl<T: Sync + Send> Sync for OnceCell<T> {}
    unsafe impl<T: Send> Send for OnceCell<T> {}

    pub enum SetError<T> {
        AlreadyInitializedError(T),
        InitializingError(T),
    }
    impl<T> Display for SetError<T> {}
    impl<T> SetError<T> {
        pub fn is_already_init_err(&self) -> bool;
        pub fn is_initializing_err(&self) -> bool;
    }

    #[once_cell]
    pub struct SetOnce<T>;
    impl<T> Default for SetOnce<T> {}
    impl<T: Clone> Clone for SetOnce<T> {}
    impl<T> Drop for SetOnce<T> {}
    impl<T> SetOnce<T> {
        pub fn new() -> Self;
        pub fn new_with(value: Option<T>) -> Self;
        #[probe]
        pub fn initialized(&self) -> bool;
        #[inner]
        pub fn get(&self) -> Option<&T>;
        pub fn set(&self, value: T) -> Result<(), SetOnceError<T>>;
        #[inner]
        pub fn into_inner(self) -> Option<T>;
        #[blocks(wait, awaits)]
        #[inner]
        pub async fn wait(&self) -> &T;
    }
    unsafe impl<T: Sync + Send> Sync for SetOnce<T> {}
    unsafe impl<T: Send> Send for SetOnce<T> {}

    pub struct SetOnceError<T>(pub T);
    impl<T> Display for SetOnceError<T> {}

    pub mod mpsc {
        use std::{
            fmt::Display,
            task::{Context, Poll},
            time::Duration,
        };

        pub mod error {
            pub use super::{SendError, SendTimeoutError, TryRecvError, TrySendError};
        }

        #[channel(sender)]
        pub struct Sender<T>;

        #[channel(sender)]
        pub struct WeakSender<T>;

        pub struct Permit<'a, T>;

        pub struct PermitIterator<'a, T>;

        pub struct OwnedPermit<T>;

        #[channel(receiver)]
        pub struct Receiver<T>;
        #[channel(bounded)]
        pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>);
        impl<T> Receiver<T> {
            #[recv(awaits)]
            #[blocks(channel, awaits)]
            #[cancel_safe]
            pub async fn recv(&mut self) -> Option<T>;
            #[recv(awaits)]
            #[blocks(channel, awaits)]
            #[cancel_safe]
            pub async fn recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize;
            #[recv(try)]
            pub fn try_recv(&mut self) -> Result<T, TryRecvError>;
            #[recv(blocks)]
            #[blocks(runtime)]
            pub fn blocking_recv(&mut self) -> Option<T>;
            #[recv(blocks)]
            #[blocks(runtime)]
            pub fn blocking_recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize;
            pub fn close(&mut self);
            #[probe]
            pub fn is_closed(&self) -> bool;
            #[probe(empty)]
            pub fn is_empty(&self) -> bool;
            #[probe]
            pub fn len(&self) -> usize;
            pub fn capacity(&self) -> usize;
            pub fn max_capacity(&self) -> usize;
            pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<T>>;
            pub fn poll_recv_many(
                &mut self,
                cx: &mut Context<'_>,
                buffer: &mut Vec<T>,
                limit: usize,
            ) -> Poll<usize>;
            pub fn sender_strong_count(&self) -> usize;
            pub fn sender_weak_count(&self) -> usize;
        }
        impl<T> Sender<T> {
            #[send(awaits)]
            #[blocks(channel, awaits)]
            #[cancel_unsafe]
            pub async fn send(&self, value: T) -> Result<(), SendError<T>>;
            #[blocks(channel, awaits)]
            #[cancel_safe]
            pub async fn closed(&self);
            #[send(try)]
            pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>>;
            #[send(timed, awaits)]
            #[blocks(channel, timed, awaits)]
            pub async fn send_timeout(
                &self,
                value: T,
                timeout: Duration,
            ) -> Result<(), SendTimeoutError<T>>;
            #[send(blocks)]
            #[blocks(runtime)]
            pub fn blocking_send(&self, value: T) -> Result<(), SendError<T>>;
            #[probe]
            pub fn is_closed(&self) -> bool;
            #[blocks(channel, awaits)]
            #[cancel_unsafe(queue)]
            pub async fn reserve(&self) -> Result<Permit<'_, T>, SendError<()>>;
            #[blocks(channel, awaits)]
            #[cancel_unsafe(queue)]
            pub async fn reserve_many(
                &self,
                n: usize,
            ) -> Result<PermitIterator<'_, T>, SendError<()>>;
            #[blocks(channel, awaits)]
            #[cancel_unsafe(queue)]
            pub async fn reserve_owned(self) -> Result<OwnedPermit<T>, SendError<()>>;
            pub fn try_reserve(&self) -> Result<Permit<'_, T>, TrySendError<()>>;
            pub fn try_reserve_many(
                &self,
                n: usize,
            ) -> Result<PermitIterator<'_, T>, TrySendError<()>>;
            pub fn try_reserve_owned(self) -> Result<OwnedPermit<T>, TrySendError<Self>>;
            pub fn same_channel(&self, other: &Self) -> bool;
            #[probe]
            pub fn capacity(&self) -> usize;
            #[same]
            pub fn downgrade(&self) -> WeakSender<T>;
            pub fn max_capacity(&self) -> usize;
            pub fn strong_count(&self) -> usize;
            pub fn weak_count(&self) -> usize;
        }
        impl<T> Clone for Sender<T> {}
        impl<T> Clone for WeakSender<T> {}
        impl<T> Drop for WeakSender<T> {}
        impl<T> WeakSender<T> {
            #[same]
            pub fn upgrade(&self) -> Option<Sender<T>>;
            pub fn strong_count(&self) -> usize;
            pub fn weak_count(&self) -> usize;
        }
        impl<T> Permit<'_, T> {
            #[send]
            pub fn send(self, value: T);
        }
        impl<T> Drop for Permit<'_, T> {}
        impl<'a, T> Iterator for PermitIterator<'a, T> {
            type Item = Permit<'a, T>;
        }
        impl<T> OwnedPermit<T> {
            #[send]
            pub fn send(self, value: T) -> Sender<T>;
            pub fn release(self) -> Sender<T>;
            pub fn same_channel(&self, other: &Self) -> bool;
            pub fn same_channel_as_sender(&self, sender: &Sender<T>) -> bool;
        }
        impl<T> Drop for OwnedPermit<T> {}

        #[channel(sender)]
        pub struct UnboundedSender<T>;

        #[channel(sender)]
        pub struct WeakUnboundedSender<T>;
        impl<T> Clone for UnboundedSender<T> {}

        #[channel(receiver)]
        pub struct UnboundedReceiver<T>;
        #[channel(unbounded)]
        pub fn unbounded_channel<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>);
        impl<T> UnboundedReceiver<T> {
            #[recv(awaits)]
            #[blocks(channel, awaits)]
            #[cancel_safe]
            pub async fn recv(&mut self) -> Option<T>;
            #[recv(awaits)]
            #[blocks(channel, awaits)]
            #[cancel_safe]
            pub async fn recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize;
            #[recv(try)]
            pub fn try_recv(&mut self) -> Result<T, TryRecvError>;
            #[recv(blocks)]
            #[blocks(runtime)]
            pub fn blocking_recv(&mut self) -> Option<T>;
            #[recv(blocks)]
            #[blocks(runtime)]
            pub fn blocking_recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize;
            pub fn close(&mut self);
            #[probe]
            pub fn is_closed(&self) -> bool;
            #[probe(empty)]
            pub fn is_empty(&self) -> bool;
            #[probe]
            pub fn len(&self) -> usize;
            pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<T>>;
            pub fn poll_recv_many(
                &mut self,
                cx: &mut Context<'_>,
                buffer: &mut Vec<T>,
                limit: usize,
            ) -> Poll<usize>;
            pub fn sender_strong_count(&self) -> usize;
            pub fn sender_weak_count(&self) -> usize;
        }
        impl<T> UnboundedSender<T> {
            #[send]
            pub fn send(&self, message: T) -> Result<(), SendError<T>>;
            #[blocks(channel, awaits)]
            #[cancel_safe]
            pub async fn closed(&self);
            #[probe]
            pub fn is_closed(&self) -> bool;
            pub fn same_channel(&self, other: &Self) -> bool;
            #[same]
            pub fn downgrade(&self) -> WeakUnboundedSender<T>;
            pub fn strong_count(&self) -> usize;
            pub fn weak_count(&self) -> usize;
        }
        impl<T> Clone for WeakUnboundedSender<T> {}
        impl<T> Drop for WeakUnboundedSender<T> {}
        impl<T> WeakUnboundedSender<T> {
            #[same]
            pub fn upgrade(&self) -> Option<UnboundedSender<T>>;
            pub fn strong_count(&self) -> usize;
            pub fn weak_count(&self) -> usize;
        }

        #[derive(Clone, Copy)]
        pub struct SendError<T>(pub T);
        impl<T> Display for SendError<T> {}

        #[derive(Clone, Copy)]
        pub enum TrySendError<T> {
            Full(T),
            Closed(T),
        }
        impl<T> TrySendError<T> {
            pub fn into_inner(self) -> T;
        }
        impl<T> Display for TrySendError<T> {}

        #[derive(Clone, Copy)]
        pub enum TryRecvError {
            Empty,
            Disconnected,
        }
        impl Display for TryRecvError {}

        #[derive(Clone, Copy)]
        pub enum SendTimeoutError<T> {
            Timeout(T),
            Closed(T),
        }
        impl<T> SendTimeoutError<T> {
            pub fn into_inner(self) -> T;
        }
        impl<T> Display for SendTimeoutError<T> {}
    }

    pub mod oneshot {
        use std::{
            fmt::Display,
            future::Future,
            pin::Pin,
            task::{Context, Poll},
        };

        pub mod error {
            pub use super::{RecvError, TryRecvError};
        }

        #[channel(sender)]
        pub struct Sender<T>;

        #[channel(receiver)]
        pub struct Receiver<T>;

        #[derive(Clone)]
        pub struct RecvError;

        #[derive(Clone)]
        pub enum TryRecvError {
            Empty,
            Closed,
        }
        impl Display for RecvError {}
        impl Display for TryRecvError {}
        #[channel(oneshot)]
        pub fn channel<T>() -> (Sender<T>, Receiver<T>);
        impl<T> Sender<T> {
            #[send]
            pub fn send(self, t: T) -> Result<(), T>;
            #[blocks(channel, awaits)]
            #[cancel_safe]
            pub async fn closed(&mut self);
            #[probe]
            pub fn is_closed(&self) -> bool;
            pub fn poll_closed(&mut self, cx: &mut Context<'_>) -> Poll<()>;
        }
        impl<T> Drop for Sender<T> {}
        impl<T> Receiver<T> {
            pub fn close(&mut self);
            #[probe]
            pub fn is_terminated(&self) -> bool;
            #[probe(empty)]
            pub fn is_empty(&self) -> bool;
            #[recv(try)]
            pub fn try_recv(&mut self) -> Result<T, TryRecvError>;
            #[recv(blocks)]
            #[blocks(runtime)]
            pub fn blocking_recv(self) -> Result<T, RecvError>;
        }
        impl<T> Drop for Receiver<T> {}
        impl<T> Future for Receiver<T> {
            type Output = Result<T, RecvError>;
            #[recv(awaits)]
            #[blocks(channel, awaits)]
            #[cancel_safe]
            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>;
        }
    }

    pub mod broadcast {
        use std::fmt::Display;

        pub mod error {
            pub use super::{RecvError, SendError, TryRecvError};
        }

        #[channel(sender)]
        pub struct Sender<T>;

        #[channel(sender)]
        pub struct WeakSender<T>;

        #[channel(receiver)]
        pub struct Receiver<T>;

        pub struct SendError<T>(pub T);
        impl<T> Display for SendError<T> {}

        #[derive(Clone)]
        pub enum RecvError {
            Closed,
            Lagged(u64),
        }
        impl Display for RecvError {}

        #[derive(Clone)]
        pub enum TryRecvError {
            Empty,
            Closed,
            Lagged(u64),
        }
        impl Display for TryRecvError {}
        #[channel(broadcast)]
        pub fn channel<T: Clone>(capacity: usize) -> (Sender<T>, Receiver<T>);
        impl<T> Sender<T> {
            pub fn new(capacity: usize) -> Self;
            #[send]
            pub fn send(&self, value: T) -> Result<usize, SendError<T>>;
            pub fn subscribe(&self) -> Receiver<T>;
            #[same]
            pub fn downgrade(&self) -> WeakSender<T>;
            #[probe]
            pub fn len(&self) -> usize;
            #[probe(empty)]
            pub fn is_empty(&self) -> bool;
            #[probe]
            pub fn receiver_count(&self) -> usize;
            pub fn same_channel(&self, other: &Self) -> bool;
            #[blocks(channel, awaits)]
            #[cancel_safe]
            pub async fn closed(&self);
            pub fn strong_count(&self) -> usize;
            pub fn weak_count(&self) -> usize;
        }
        impl<T> Clone for Sender<T> {}
        impl<T> Drop for Sender<T> {}
        impl<T> WeakSender<T> {
            #[same]
            pub fn upgrade(&self) -> Option<Sender<T>>;
            pub fn strong_count(&self) -> usize;
            pub fn weak_count(&self) -> usize;
        }
        impl<T> Clone for WeakSender<T> {}
        impl<T> Drop for WeakSender<T> {}
        impl<T> Receiver<T> {
            #[probe]
            pub fn len(&self) -> usize;
            #[probe(empty)]
            pub fn is_empty(&self) -> bool;
            pub fn same_channel(&self, other: &Self) -> bool;
            pub fn sender_strong_count(&self) -> usize;
            pub fn sender_weak_count(&self) -> usize;
            #[probe]
            pub fn is_closed(&self) -> bool;
        }
        impl<T: Clone> Receiver<T> {
            pub fn resubscribe(&self) -> Self;
            #[recv(awaits)]
            #[blocks(channel, awaits)]
            #[cancel_safe]
            pub async fn recv(&mut self) -> Result<T, RecvError>;
            #[recv(try)]
            pub fn try_recv(&mut self) -> Result<T, TryRecvError>;
            #[recv(blocks)]
            #[blocks(runtime)]
            pub fn blocking_recv(&mut self) -> Result<T, RecvError>;
        }
        impl<T> Drop for Receiver<T> {}
    }

    pub mod watch {
        use std::{fmt::Display, ops::Deref};

        pub mod error {
            pub use super::{RecvError, SendError};
        }

        #[channel(receiver)]
        #[lock(watch)]
        pub struct Receiver<T>;

        #[channel(sender)]
        #[lock(watch)]
        pub struct Sender<T>;
        impl<T> Clone for Sender<T> {}
        impl<T: Default> Default for Sender<T> {}

        #[guard(sync)]
        pub struct Ref<'a, T>;
        impl<'a, T> Ref<'a, T> {
            pub fn has_changed(&self) -> bool;
        }

        #[derive(Clone, Copy)]
        pub struct SendError<T>(pub T);
        impl<T> Display for SendError<T> {}

        #[derive(Clone)]
        pub struct RecvError;
        impl Display for RecvError {}
        #[channel(watch)]
        pub fn channel<T>(init: T) -> (Sender<T>, Receiver<T>);
        impl<T> Receiver<T> {
            #[acquire(shared, blocks)]
            pub fn borrow(&self) -> Ref<'_, T>;
            #[acquire(shared, blocks)]
            pub fn borrow_and_update(&mut self) -> Ref<'_, T>;
            #[probe]
            pub fn has_changed(&self) -> Result<bool, error::RecvError>;
            pub fn is_closed(&self) -> bool;
            pub fn mark_changed(&mut self);
            pub fn mark_unchanged(&mut self);
            #[recv(awaits)]
            #[blocks(channel, awaits)]
            #[cancel_safe]
            pub async fn changed(&mut self) -> Result<(), error::RecvError>;
            #[acquire(shared, awaits)]
            #[blocks(channel, awaits)]
            #[cancel_safe]
            pub async fn wait_for(
                &mut self,
                f: impl FnMut(&T) -> bool,
            ) -> Result<Ref<'_, T>, error::RecvError>;
            pub fn same_channel(&self, other: &Self) -> bool;
        }
        impl<T> Clone for Receiver<T> {}
        impl<T> Drop for Receiver<T> {}
        impl<T> Sender<T> {
            pub fn new(init: T) -> Self;
            #[acquire(exclusive, blocks, temporary)]
            #[send]
            pub fn send(&self, value: T) -> Result<(), error::SendError<T>>;
            #[acquire(exclusive, blocks, temporary)]
            #[calls(1)]
            #[send]
            pub fn send_modify<F: FnOnce(&mut T)>(&self, modify: F);
            #[acquire(exclusive, blocks, temporary)]
            #[calls(1)]
            #[send]
            pub fn send_if_modified<F: FnOnce(&mut T) -> bool>(&self, modify: F) -> bool;
            #[acquire(exclusive, blocks, temporary)]
            #[send]
            pub fn send_replace(&self, value: T) -> T;
            #[acquire(shared, blocks)]
            pub fn borrow(&self) -> Ref<'_, T>;
            #[probe]
            pub fn is_closed(&self) -> bool;
            #[blocks(channel, awaits)]
            #[cancel_safe]
            pub async fn closed(&self);
            pub fn subscribe(&self) -> Receiver<T>;
            #[probe]
            pub fn receiver_count(&self) -> usize;
            pub fn sender_count(&self) -> usize;
            pub fn same_channel(&self, other: &Self) -> bool;
        }
        impl<T> Drop for Sender<T> {}
        impl<T> Deref for Ref<'_, T> {
            type Target = T;
        }
    }
}

pub mod task {
    use crate::runtime::{Handle, Runtime};
    use std::{
        any::Any,
        cell::RefCell,
        fmt::Display,
        future::Future,
        io,
        ops::{Deref, DerefMut},
        pin::Pin,
        task::{Context, Poll},
    };

    #[task_handle]
    pub struct JoinHandle<T>;
    unsafe impl<T: Send> Send for JoinHandle<T> {}
    unsafe impl<T: Send> Sync for JoinHandle<T> {}
    impl<T> JoinHandle<T> {
        pub fn abort(&self);
        #[probe]
        pub fn is_finished(&self) -> bool;
        pub fn abort_handle(&self) -> AbortHandle;
        pub fn id(&self) -> Id;
    }
    impl<T> Future for JoinHandle<T> {
        type Output = Result<T, JoinError>;
        #[blocks(join, awaits)]
        #[cancel_safe]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>;
    }
    impl<T> Drop for JoinHandle<T> {}

    pub struct AbortHandle;
    impl AbortHandle {
        pub fn abort(&self);
        #[probe]
        pub fn is_finished(&self) -> bool;
        pub fn id(&self) -> Id;
    }
    unsafe impl Send for AbortHandle {}
    unsafe impl Sync for AbortHandle {}
    impl Drop for AbortHandle {}
    impl Clone for AbortHandle {}

    pub struct JoinError;
    impl JoinError {
        pub fn is_cancelled(&self) -> bool;
        pub fn is_panic(&self) -> bool;
        pub fn into_panic(self) -> Box<dyn Any + Send + 'static>;
        pub fn try_into_panic(self) -> Result<Box<dyn Any + Send + 'static>, JoinError>;
        pub fn id(&self) -> Id;
    }
    impl Display for JoinError {}

    #[derive(Clone, Copy)]
    pub struct Id;
    impl Display for Id {}
    pub fn id() -> Id;
    pub fn try_id() -> Option<Id>;
    #[spawn(task, 0)]
    pub fn spawn<F: Future + Send>(future: F) -> JoinHandle<F::Output>
    where
        F::Output: Send;
    #[block_in_place(0)]
    pub fn block_in_place<F: FnOnce() -> R, R>(f: F) -> R;
    #[spawn(blocking, 0)]
    pub fn spawn_blocking<F: FnOnce() -> R + Send, R: Send>(f: F) -> JoinHandle<R>;
    #[yields]
    pub async fn yield_now();
    impl !Send for LocalSet {}

    #[runtime]
    pub struct LocalSet;
    #[spawn(local_task, 0)]
    pub fn spawn_local<F: Future>(future: F) -> JoinHandle<F::Output>;

    pub struct LocalEnterGuard;
    impl Drop for LocalEnterGuard {}
    impl LocalSet {
        pub fn new() -> LocalSet;
        pub fn enter(&self) -> LocalEnterGuard;
        #[spawn(local_task, 1)]
        pub fn spawn_local<F: Future>(&self, future: F) -> JoinHandle<F::Output>;
        #[block_on(2)]
        pub fn block_on<F: Future>(&self, rt: &crate::runtime::Runtime, future: F) -> F::Output;
        #[awaits(1)]
        pub async fn run_until<F: Future>(&self, future: F) -> F::Output;
        pub fn id(&self) -> Id;
    }
    impl Future for LocalSet {
        type Output = ();
    }
    impl Default for LocalSet {}
    impl Drop for LocalSet {}

    pub struct LocalKey<T> {
        pub inner: std::thread::LocalKey<RefCell<Option<T>>>,
    }
    impl<T> LocalKey<T> {
        #[awaits(2)]
        pub fn scope<F: Future>(&'static self, value: T, f: F) -> TaskLocalFuture<T, F>;
        #[calls(2)]
        pub fn sync_scope<F: FnOnce() -> R, R>(&'static self, value: T, f: F) -> R;
        #[calls(1)]
        #[inner]
        pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R;
        #[calls(1)]
        #[inner]
        pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> Result<R, AccessError>;
    }
    impl<T: Clone> LocalKey<T> {
        #[inner]
        pub fn get(&'static self) -> T;
        pub fn try_get(&'static self) -> Result<T, AccessError>;
    }

    pub struct TaskLocalFuture<T, F>;
    impl<T, F> TaskLocalFuture<T, F> {
        pub fn take_value(self: Pin<&mut Self>) -> Option<T>;
    }
    impl<T, F: Future> Future for TaskLocalFuture<T, F> {
        type Output = F::Output;
    }

    #[derive(Clone, Copy)]
    pub struct AccessError;
    impl Display for AccessError {}
    pub use self::coop::{Unconstrained, consume_budget, unconstrained};

    pub mod coop {
        use std::future::Future;
        #[yields]
        pub async fn consume_budget();
        pub fn has_budget_remaining() -> bool;
        #[same]
        pub fn unconstrained<F: Future>(inner: F) -> Unconstrained<F>;

        pub struct Unconstrained<F>;
        impl<F: Future> Future for Unconstrained<F> {
            type Output = F::Output;
        }
    }

    pub mod futures {
        pub use super::TaskLocalFuture;
    }
    pub use self::join_set::JoinSet;

    pub mod join_set {
        use crate::{
            runtime::Handle,
            task::{AbortHandle, Id, JoinError, LocalSet},
        };
        use std::{
            future::Future,
            task::{Context, Poll},
        };

        #[task_handle(set)]
        pub struct JoinSet<T>;
        impl<T> JoinSet<T> {
            pub fn new() -> Self;
            #[probe]
            pub fn len(&self) -> usize;
            #[probe(empty)]
            pub fn is_empty(&self) -> bool;
            #[spawn(task, 1)]
            pub fn spawn<F: Future<Output = T> + Send>(&mut self, task: F) -> AbortHandle
            where
                T: Send;
            #[spawn(task, 1)]
            pub fn spawn_on<F: Future<Output = T> + Send>(
                &mut self,
                task: F,
                handle: &Handle,
            ) -> AbortHandle
            where
                T: Send;
            #[spawn(local_task, 1)]
            pub fn spawn_local<F: Future<Output = T>>(&mut self, task: F) -> AbortHandle;
            #[spawn(local_task, 1)]
            pub fn spawn_local_on<F: Future<Output = T>>(
                &mut self,
                task: F,
                local_set: &LocalSet,
            ) -> AbortHandle;
            #[spawn(blocking, 1)]
            pub fn spawn_blocking<F: FnOnce() -> T + Send>(&mut self, f: F) -> AbortHandle
            where
                T: Send;
            #[spawn(blocking, 1)]
            pub fn spawn_blocking_on<F: FnOnce() -> T + Send>(
                &mut self,
                f: F,
                handle: &Handle,
            ) -> AbortHandle
            where
                T: Send;
            #[blocks(join, awaits)]
            #[cancel_safe]
            pub async fn join_next(&mut self) -> Option<Result<T, JoinError>>;
            #[blocks(join, awaits)]
            #[cancel_safe]
            pub async fn join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>>;
            pub fn try_join_next(&mut self) -> Option<Result<T, JoinError>>;
            pub fn try_join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>>;
            #[blocks(join, awaits)]
            pub async fn shutdown(&mut self);
            #[blocks(join, awaits)]
            pub async fn join_all(self) -> Vec<T>;
            pub fn abort_all(&mut self);
            pub fn detach_all(&mut self);
            pub fn poll_join_next(
                &mut self,
                cx: &mut Context<'_>,
            ) -> Poll<Option<Result<T, JoinError>>>;
            pub fn poll_join_next_with_id(
                &mut self,
                cx: &mut Context<'_>,
            ) -> Poll<Option<Result<(Id, T), JoinError>>>;
        }
        impl<T> Drop for JoinSet<T> {}
        impl<T> Default for JoinSet<T> {}
        impl<T: Send, F: Future<Output = T> + Send> std::iter::FromIterator<F> for JoinSet<T> {}
    }
}

pub mod runtime {
    pub use crate::task::Id;
    use crate::task::JoinHandle;
    use std::{fmt::Display, future::Future, io, thread, time::Duration};

    pub struct Builder;
    impl Builder {
        pub fn new_current_thread() -> Builder;
        pub fn new_multi_thread() -> Builder;
        pub fn enable_all(&mut self) -> &mut Self;
        pub fn worker_threads(&mut self, val: usize) -> &mut Self;
        pub fn max_blocking_threads(&mut self, val: usize) -> &mut Self;
        pub fn thread_name(&mut self, val: impl Into<String>) -> &mut Self;
        pub fn name(&mut self, val: impl Into<String>) -> &mut Self;
        #[stores(1)]
        pub fn thread_name_fn<F: Fn() -> String + Send + Sync>(&mut self, f: F) -> &mut Self;
        pub fn thread_stack_size(&mut self, val: usize) -> &mut Self;
        #[stores(1)]
        pub fn on_thread_start<F: Fn() + Send + Sync>(&mut self, f: F) -> &mut Self;
        #[stores(1)]
        pub fn on_thread_stop<F: Fn() + Send + Sync>(&mut self, f: F) -> &mut Self;
        #[stores(1)]
        pub fn on_thread_park<F: Fn() + Send + Sync>(&mut self, f: F) -> &mut Self;
        #[stores(1)]
        pub fn on_thread_unpark<F: Fn() + Send + Sync>(&mut self, f: F) -> &mut Self;
        pub fn build(&mut self) -> io::Result<Runtime>;
        pub fn thread_keep_alive(&mut self, duration: Duration) -> &mut Self;
        pub fn global_queue_interval(&mut self, val: u32) -> &mut Self;
        pub fn event_interval(&mut self, val: u32) -> &mut Self;
        pub fn enable_io(&mut self) -> &mut Self;
        pub fn max_io_events_per_tick(&mut self, capacity: usize) -> &mut Self;
        pub fn max_io_events_per_busy_tick(&mut self, capacity: usize) -> &mut Self;
        pub fn enable_time(&mut self) -> &mut Self;
        pub fn enable_io_uring(&mut self) -> &mut Self;
        pub fn track_task_schedule_latency(&mut self) -> &mut Self;
        pub fn enable_metrics_schedule_latency_histogram(&mut self) -> &mut Self;
    }

    #[runtime]
    pub struct Runtime;

    pub enum RuntimeFlavor {
        CurrentThread,
        MultiThread,
    }
    impl Runtime {
        pub fn new() -> std::io::Result<Runtime>;
        #[same]
        pub fn handle(&self) -> &Handle;
        #[spawn(task, 1)]
        pub fn spawn<F: Future + Send>(&self, future: F) -> JoinHandle<F::Output>
        where
            F::Output: Send;
        #[spawn(blocking, 1)]
        pub fn spawn_blocking<F: FnOnce() -> R + Send, R: Send>(&self, func: F) -> JoinHandle<R>;
        #[block_on(1)]
        pub fn block_on<F: Future>(&self, future: F) -> F::Output;
        pub fn enter(&self) -> EnterGuard<'_>;
        #[blocks(join, timed)]
        pub fn shutdown_timeout(self, duration: Duration);
        pub fn shutdown_background(self);
    }
    impl Drop for Runtime {}

    #[runtime]
    #[derive(Clone)]
    pub struct Handle;

    pub struct EnterGuard<'a>;
    impl Handle {
        pub fn enter(&self) -> EnterGuard<'_>;
        pub fn current() -> Self;
        #[on_runtime]
        pub fn try_current() -> Result<Self, TryCurrentError>;
        #[spawn(task, 1)]
        pub fn spawn<F: Future + Send>(&self, future: F) -> JoinHandle<F::Output>
        where
            F::Output: Send;
        #[spawn(blocking, 1)]
        pub fn spawn_blocking<F: FnOnce() -> R + Send, R: Send>(&self, func: F) -> JoinHandle<R>;
        #[block_on(1)]
        pub fn block_on<F: Future>(&self, future: F) -> F::Output;
        pub fn runtime_flavor(&self) -> RuntimeFlavor;
        pub fn id(&self) -> Id;
        pub fn name(&self) -> Option<&str>;
    }

    pub struct TryCurrentError;
    impl TryCurrentError {
        pub fn is_missing_context(&self) -> bool;
        pub fn is_thread_local_destroyed(&self) -> bool;
    }
    impl Display for TryCurrentError {}
}

pub mod time {
    pub use std::time::Duration;
    use std::{
        fmt::Display,
        future::{Future, IntoFuture},
        io,
        ops::{Add, AddAssign, Sub, SubAssign},
        pin::Pin,
        task::{Context, Poll},
    };

    pub mod error {
        use std::fmt::Display;

        pub struct Elapsed;
        impl Display for Elapsed {}

        pub struct Error;
        impl Display for Error {}
    }
    use error::Elapsed;

    #[derive(Clone, Copy, PartialOrd, Ord)]
    pub struct Instant;
    impl Instant {
        pub fn now() -> Instant;
        pub fn from_std(std: std::time::Instant) -> Instant;
        pub fn into_std(self) -> std::time::Instant;
        pub fn duration_since(&self, earlier: Instant) -> Duration;
        pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration>;
        pub fn saturating_duration_since(&self, earlier: Instant) -> Duration;
        pub fn elapsed(&self) -> Duration;
        pub fn checked_add(&self, duration: Duration) -> Option<Instant>;
        pub fn checked_sub(&self, duration: Duration) -> Option<Instant>;
    }
    impl Add<Duration> for Instant {
        type Output = Instant;
    }
    impl AddAssign<Duration> for Instant {}
    impl Sub for Instant {
        type Output = Duration;
    }
    impl Sub<Duration> for Instant {
        type Output = Instant;
    }
    impl SubAssign<Duration> for Instant {}
    #[blocks(sleep, awaits)]
    #[cancel_safe]
    pub fn sleep_until(deadline: Instant) -> Sleep;
    #[blocks(sleep, awaits)]
    #[cancel_safe]
    pub fn sleep(duration: Duration) -> Sleep;

    pub struct Sleep;
    impl Sleep {
        pub fn deadline(&self) -> Instant;
        pub fn is_elapsed(&self) -> bool;
        pub fn reset(self: Pin<&mut Self>, deadline: Instant);
    }
    impl Future for Sleep {
        type Output = ();
        #[blocks(sleep, awaits)]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>;
    }
    #[awaits(1, timed)]
    pub fn timeout<F: IntoFuture>(duration: Duration, future: F) -> Timeout<F::IntoFuture>;
    #[awaits(1, timed)]
    pub fn timeout_at<F: IntoFuture>(deadline: Instant, future: F) -> Timeout<F::IntoFuture>;

    pub struct Timeout<T>;
    impl<T> Timeout<T> {
        pub fn get_ref(&self) -> &T;
        pub fn get_mut(&mut self) -> &mut T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Future> Future for Timeout<T> {
        type Output = Result<T::Output, Elapsed>;
    }
    pub fn interval(period: Duration) -> Interval;
    pub fn interval_at(start: Instant, period: Duration) -> Interval;

    #[derive(Clone, Copy)]
    pub enum MissedTickBehavior {
        Burst,
        Delay,
        Skip,
    }
    impl Default for MissedTickBehavior {}

    pub struct Interval;
    impl Interval {
        #[blocks(sleep, awaits)]
        #[cancel_safe]
        pub async fn tick(&mut self) -> Instant;
        pub fn poll_tick(&mut self, cx: &mut Context<'_>) -> Poll<Instant>;
        pub fn reset(&mut self);
        pub fn reset_immediately(&mut self);
        pub fn reset_after(&mut self, after: Duration);
        pub fn reset_at(&mut self, deadline: Instant);
        pub fn missed_tick_behavior(&self) -> MissedTickBehavior;
        pub fn set_missed_tick_behavior(&mut self, behavior: MissedTickBehavior);
        pub fn period(&self) -> Duration;
    }
}

pub mod io {
    pub use std::io::{Error, ErrorKind, Result, SeekFrom};
    use std::{
        future::Future,
        io::IoSlice,
        ops::DerefMut,
        pin::Pin,
        task::{Context, Poll},
    };

    pub trait AsyncRead {
        fn poll_read(
            self: Pin<&mut Self>,
            cx: &mut Context<'_>,
            buf: &mut ReadBuf<'_>,
        ) -> Poll<Result<()>>;
    }
    impl<T: ?Sized + AsyncRead + Unpin> AsyncRead for Box<T> {}
    impl<T: ?Sized + AsyncRead + Unpin> AsyncRead for &mut T {}
    impl<P: DerefMut> AsyncRead for Pin<P> where P::Target: AsyncRead {}
    impl AsyncRead for &[u8] {}
    impl<T: AsRef<[u8]> + Unpin> AsyncRead for std::io::Cursor<T> {}

    pub trait AsyncWrite {
        fn poll_write(
            self: Pin<&mut Self>,
            cx: &mut Context<'_>,
            buf: &[u8],
        ) -> Poll<Result<usize>>;
        fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>>;
        fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>>;
        fn poll_write_vectored(
            self: Pin<&mut Self>,
            cx: &mut Context<'_>,
            bufs: &[IoSlice<'_>],
        ) -> Poll<Result<usize>>;
        fn is_write_vectored(&self) -> bool;
    }
    impl<T: ?Sized + AsyncWrite + Unpin> AsyncWrite for Box<T> {}
    impl<T: ?Sized + AsyncWrite + Unpin> AsyncWrite for &mut T {}
    impl<P: DerefMut> AsyncWrite for Pin<P> where P::Target: AsyncWrite {}
    impl AsyncWrite for Vec<u8> {}
    impl AsyncWrite for std::io::Cursor<&mut [u8]> {}
    impl AsyncWrite for std::io::Cursor<&mut Vec<u8>> {}
    impl AsyncWrite for std::io::Cursor<Vec<u8>> {}
    impl AsyncWrite for std::io::Cursor<Box<[u8]>> {}

    pub trait AsyncBufRead: AsyncRead {
        fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>>;
        fn consume(self: Pin<&mut Self>, amt: usize);
    }
    impl<T: ?Sized + AsyncBufRead + Unpin> AsyncBufRead for Box<T> {}
    impl<T: ?Sized + AsyncBufRead + Unpin> AsyncBufRead for &mut T {}
    impl<P: DerefMut> AsyncBufRead for Pin<P> where P::Target: AsyncBufRead {}
    impl AsyncBufRead for &[u8] {}
    impl<T: AsRef<[u8]> + Unpin> AsyncBufRead for std::io::Cursor<T> {}

    pub trait AsyncSeek {
        fn start_seek(self: Pin<&mut Self>, position: SeekFrom) -> Result<()>;
        fn poll_complete(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<u64>>;
    }
    impl<T: ?Sized + AsyncSeek + Unpin> AsyncSeek for Box<T> {}
    impl<T: ?Sized + AsyncSeek + Unpin> AsyncSeek for &mut T {}
    impl<P: DerefMut> AsyncSeek for Pin<P> where P::Target: AsyncSeek {}
    impl<T: AsRef<[u8]> + Unpin> AsyncSeek for std::io::Cursor<T> {}

    pub struct ReadBuf<'a>;
    impl<'a> ReadBuf<'a> {
        pub fn new(buf: &'a mut [u8]) -> ReadBuf<'a>;
        pub fn filled(&self) -> &[u8];
        pub fn filled_mut(&mut self) -> &mut [u8];
        pub fn initialized(&self) -> &[u8];
        pub fn capacity(&self) -> usize;
        pub fn remaining(&self) -> usize;
        pub fn clear(&mut self);
        pub fn advance(&mut self, n: usize);
        pub fn put_slice(&mut self, buf: &[u8]);
        pub fn initialize_unfilled(&mut self) -> &mut [u8];
    }

    #[derive(Clone, Copy)]
    pub struct Interest;

    #[derive(Clone, Copy)]
    pub struct Ready;
    impl<T: AsyncRead + Unpin + ?Sized> AsyncRead for &mut T {}
    impl<T: AsyncRead + Unpin + ?Sized> AsyncRead for Box<T> {}
    impl<T: AsyncWrite + Unpin + ?Sized> AsyncWrite for &mut T {}
    impl<T: AsyncWrite + Unpin + ?Sized> AsyncWrite for Box<T> {}
    impl<T: AsyncBufRead + Unpin + ?Sized> AsyncBufRead for &mut T {}

    /// The crate returns future types of its own, which give what these yield.
    pub trait AsyncReadExt: AsyncRead {
        #[blocks(io, awaits)]
        #[cancel_safe]
        async fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        async fn read_buf<B: ?Sized>(&mut self, buf: &mut B) -> Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_exact(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_to_string(&mut self, dst: &mut String) -> Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_u8(&mut self) -> Result<u8>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_i8(&mut self) -> Result<i8>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_u16(&mut self) -> Result<u16>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_u16_le(&mut self) -> Result<u16>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_i16(&mut self) -> Result<i16>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_i16_le(&mut self) -> Result<i16>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_u32(&mut self) -> Result<u32>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_u32_le(&mut self) -> Result<u32>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_i32(&mut self) -> Result<i32>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_i32_le(&mut self) -> Result<i32>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_u64(&mut self) -> Result<u64>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_u64_le(&mut self) -> Result<u64>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_i64(&mut self) -> Result<i64>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_i64_le(&mut self) -> Result<i64>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_u128(&mut self) -> Result<u128>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_u128_le(&mut self) -> Result<u128>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_i128(&mut self) -> Result<i128>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_i128_le(&mut self) -> Result<i128>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_f32(&mut self) -> Result<f32>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_f32_le(&mut self) -> Result<f32>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_f64(&mut self) -> Result<f64>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_f64_le(&mut self) -> Result<f64>;
        #[same]
        fn by_ref(&mut self) -> &mut Self;
        fn chain<R: AsyncRead>(self, next: R) -> Chain<Self, R>;
        #[same]
        fn take(self, limit: u64) -> Take<Self>;
    }
    impl<R: AsyncRead + ?Sized> AsyncReadExt for R {}

    pub trait AsyncWriteExt: AsyncWrite {
        #[blocks(io, awaits)]
        #[cancel_safe]
        async fn write(&mut self, src: &[u8]) -> Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        async fn write_vectored(&mut self, bufs: &[std::io::IoSlice<'_>]) -> Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        async fn write_buf<B>(&mut self, src: &mut B) -> Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        async fn write_all_buf<B>(&mut self, src: &mut B) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_all(&mut self, src: &[u8]) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_u8(&mut self, n: u8) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_i8(&mut self, n: i8) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_u16(&mut self, n: u16) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_u16_le(&mut self, n: u16) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_i16(&mut self, n: i16) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_i16_le(&mut self, n: i16) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_u32(&mut self, n: u32) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_u32_le(&mut self, n: u32) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_i32(&mut self, n: i32) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_i32_le(&mut self, n: i32) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_u64(&mut self, n: u64) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_u64_le(&mut self, n: u64) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_i64(&mut self, n: i64) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_i64_le(&mut self, n: i64) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_u128(&mut self, n: u128) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_u128_le(&mut self, n: u128) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_i128(&mut self, n: i128) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_i128_le(&mut self, n: i128) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_f32(&mut self, n: f32) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_f32_le(&mut self, n: f32) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_f64(&mut self, n: f64) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_f64_le(&mut self, n: f64) -> Result<()>;
        #[blocks(io, awaits)]
        async fn flush(&mut self) -> Result<()>;
        #[blocks(io, awaits)]
        async fn shutdown(&mut self) -> Result<()>;
    }
    impl<W: AsyncWrite + ?Sized> AsyncWriteExt for W {}

    pub trait AsyncBufReadExt: AsyncBufRead {
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_line(&mut self, buf: &mut String) -> Result<usize>;
        #[blocks(io, awaits)]
        async fn fill_buf(&mut self) -> Result<&[u8]>;
        fn consume(&mut self, amt: usize);
        fn split(self, byte: u8) -> Split<Self>;
        fn lines(self) -> Lines<Self>;
    }
    impl<R: AsyncBufRead + ?Sized> AsyncBufReadExt for R {}

    pub trait AsyncSeekExt: AsyncSeek {
        #[blocks(io, awaits)]
        async fn seek(&mut self, pos: SeekFrom) -> Result<u64>;
        #[blocks(io, awaits)]
        async fn rewind(&mut self) -> Result<()>;
        #[blocks(io, awaits)]
        async fn stream_position(&mut self) -> Result<u64>;
    }
    impl<S: AsyncSeek + ?Sized> AsyncSeekExt for S {}

    pub struct Lines<R>;
    impl<R: AsyncBufRead> Lines<R> {
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn next_line(&mut self) -> Result<Option<String>>;
        #[inner]
        pub fn get_ref(&self) -> &R;
        #[inner]
        pub fn get_mut(&mut self) -> &mut R;
        #[inner]
        pub fn into_inner(self) -> R;
    }

    pub struct Split<R>;
    impl<R: AsyncBufRead> Split<R> {
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn next_segment(&mut self) -> Result<Option<Vec<u8>>>;
    }

    pub struct BufReader<RW>;
    impl<RW: AsyncRead> BufReader<RW> {
        pub fn new(inner: RW) -> Self;
        pub fn with_capacity(capacity: usize, inner: RW) -> Self;
        #[inner]
        pub fn get_ref(&self) -> &RW;
        #[inner]
        pub fn get_mut(&mut self) -> &mut RW;
        #[inner]
        pub fn into_inner(self) -> RW;
    }
    impl<RW: AsyncRead> AsyncRead for BufReader<RW> {}
    impl<RW: AsyncWrite> AsyncWrite for BufReader<RW> {}
    impl<RW: AsyncRead> AsyncBufRead for BufReader<RW> {}
    impl<RW: AsyncSeek> AsyncSeek for BufReader<RW> {}

    pub struct BufWriter<RW>;
    impl<RW: AsyncWrite> BufWriter<RW> {
        pub fn new(inner: RW) -> Self;
        pub fn with_capacity(capacity: usize, inner: RW) -> Self;
        #[inner]
        pub fn get_ref(&self) -> &RW;
        #[inner]
        pub fn get_mut(&mut self) -> &mut RW;
        #[inner]
        pub fn into_inner(self) -> RW;
    }
    impl<RW: AsyncRead> AsyncRead for BufWriter<RW> {}
    impl<RW: AsyncWrite> AsyncWrite for BufWriter<RW> {}
    impl<RW: AsyncRead> AsyncBufRead for BufWriter<RW> {}
    impl<RW: AsyncSeek> AsyncSeek for BufWriter<RW> {}

    pub struct BufStream<RW>;
    impl<RW: AsyncRead + AsyncWrite> BufStream<RW> {
        pub fn new(stream: RW) -> Self;
        #[inner]
        pub fn get_ref(&self) -> &RW;
        #[inner]
        pub fn get_mut(&mut self) -> &mut RW;
        #[inner]
        pub fn into_inner(self) -> RW;
    }
    impl<RW: AsyncRead> AsyncRead for BufStream<RW> {}
    impl<RW: AsyncWrite> AsyncWrite for BufStream<RW> {}
    impl<RW: AsyncRead> AsyncBufRead for BufStream<RW> {}
    impl<RW: AsyncSeek> AsyncSeek for BufStream<RW> {}

    pub struct Take<RW>;
    impl<RW: AsyncRead> Take<RW> {
        #[inner]
        pub fn get_ref(&self) -> &RW;
        #[inner]
        pub fn get_mut(&mut self) -> &mut RW;
        #[inner]
        pub fn into_inner(self) -> RW;
    }
    impl<RW: AsyncRead> AsyncRead for Take<RW> {}
    impl<RW: AsyncWrite> AsyncWrite for Take<RW> {}
    impl<RW: AsyncRead> AsyncBufRead for Take<RW> {}
    impl<RW: AsyncSeek> AsyncSeek for Take<RW> {}

    pub struct Chain<T, U>;
    impl<T: AsyncRead, U: AsyncRead> AsyncRead for Chain<T, U> {}

    pub struct ReadHalf<T>;

    pub struct WriteHalf<T>;
    impl<T: AsyncRead> AsyncRead for ReadHalf<T> {}
    impl<T: AsyncWrite> AsyncWrite for WriteHalf<T> {}
    impl<T> ReadHalf<T> {
        pub fn is_pair_of(&self, other: &WriteHalf<T>) -> bool;
        pub fn unsplit(self, wr: WriteHalf<T>) -> T;
    }
    pub fn split<T: AsyncRead + AsyncWrite>(stream: T) -> (ReadHalf<T>, WriteHalf<T>);

    pub struct Join<R, W>;
    impl<R: AsyncRead, W> AsyncRead for Join<R, W> {}
    impl<R, W: AsyncWrite> AsyncWrite for Join<R, W> {}
    pub fn join<R, W>(reader: R, writer: W) -> Join<R, W>;

    pub struct DuplexStream;
    impl AsyncRead for DuplexStream {}
    impl AsyncWrite for DuplexStream {}
    pub fn duplex(max_buf_size: usize) -> (DuplexStream, DuplexStream);

    pub struct Empty;
    impl AsyncRead for Empty {}
    pub fn empty() -> Empty;

    pub struct Sink;
    impl AsyncWrite for Sink {}
    pub fn sink() -> Sink;

    pub struct Stdin;
    impl AsyncRead for Stdin {}
    pub fn stdin() -> Stdin;

    pub struct Stdout;
    impl AsyncWrite for Stdout {}
    pub fn stdout() -> Stdout;

    pub struct Stderr;
    impl AsyncWrite for Stderr {}
    pub fn stderr() -> Stderr;
    #[blocks(io, awaits)]
    #[cancel_unsafe]
    pub async fn copy<R: ?Sized, W: ?Sized>(reader: &mut R, writer: &mut W) -> Result<u64>;
    #[blocks(io, awaits)]
    #[cancel_unsafe]
    pub async fn copy_buf<R: ?Sized, W: ?Sized>(reader: &mut R, writer: &mut W) -> Result<u64>;
    #[blocks(io, awaits)]
    #[cancel_unsafe]
    pub async fn copy_bidirectional<A: ?Sized, B: ?Sized>(
        a: &mut A,
        b: &mut B,
    ) -> Result<(u64, u64)>;

    pub mod unix {
        use super::{Interest, Ready, Result};

        pub struct AsyncFd<T>;
        impl<T> AsyncFd<T> {
            pub fn new(inner: T) -> Result<Self>;
            pub fn with_interest(inner: T, interest: Interest) -> Result<Self>;
            #[inner]
            pub fn get_ref(&self) -> &T;
            #[inner]
            pub fn get_mut(&mut self) -> &mut T;
            #[inner]
            pub fn into_inner(self) -> T;
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn readable(&self) -> Result<AsyncFdReadyGuard<'_, T>>;
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn writable(&self) -> Result<AsyncFdReadyGuard<'_, T>>;
        }

        pub struct AsyncFdReadyGuard<'a, T>;
        impl<'a, T> AsyncFdReadyGuard<'a, T> {
            pub fn clear_ready(&mut self);
            pub fn retain_ready(&mut self);
            pub fn get_ref(&self) -> &'a AsyncFd<T>;
            #[inner]
            pub fn get_inner(&self) -> &'a T;
            pub fn ready(&self) -> Ready;
        }
    }
}

pub mod fs {
    use crate::io::{AsyncRead, AsyncSeek, AsyncWrite};
    use std::{
        ffi::OsString,
        fs::{File as StdFile, FileTimes, FileType, Metadata, Permissions},
        io,
        path::{Path, PathBuf},
        task::{Context, Poll},
        time::SystemTime,
    };

    #[lock(file)]
    pub struct File;
    impl File {
        #[blocks(io, awaits)]
        pub async fn open(path: impl AsRef<Path>) -> io::Result<File>;
        #[blocks(io, awaits)]
        pub async fn create(path: impl AsRef<Path>) -> io::Result<File>;
        #[blocks(io, awaits)]
        pub async fn create_new<P: AsRef<Path>>(path: P) -> std::io::Result<File>;
        pub fn options() -> OpenOptions;
        pub fn from_std(std: StdFile) -> File;
        #[blocks(io, awaits)]
        pub async fn sync_all(&self) -> io::Result<()>;
        #[blocks(io, awaits)]
        pub async fn sync_data(&self) -> io::Result<()>;
        #[blocks(io, awaits)]
        pub async fn set_len(&self, size: u64) -> io::Result<()>;
        #[blocks(io, awaits)]
        pub async fn metadata(&self) -> io::Result<Metadata>;
        #[blocks(io, awaits)]
        pub async fn try_clone(&self) -> io::Result<File>;
        pub async fn into_std(self) -> StdFile;
        pub fn try_into_std(self) -> Result<StdFile, Self>;
        #[blocks(io, awaits)]
        pub async fn set_permissions(&self, perm: Permissions) -> io::Result<()>;
        pub async fn set_times(&self, times: FileTimes) -> io::Result<()>;
        pub async fn set_modified(&self, time: std::time::SystemTime) -> io::Result<()>;
    }
    impl AsyncRead for File {}
    impl AsyncSeek for File {}
    impl AsyncWrite for File {}

    #[derive(Clone)]
    pub struct OpenOptions;
    impl OpenOptions {
        pub fn new() -> OpenOptions;
        pub fn read(&mut self, read: bool) -> &mut OpenOptions;
        pub fn write(&mut self, write: bool) -> &mut OpenOptions;
        pub fn append(&mut self, append: bool) -> &mut OpenOptions;
        pub fn truncate(&mut self, truncate: bool) -> &mut OpenOptions;
        pub fn create(&mut self, create: bool) -> &mut OpenOptions;
        pub fn create_new(&mut self, create_new: bool) -> &mut OpenOptions;
        #[blocks(io, awaits)]
        pub async fn open(&self, path: impl AsRef<Path>) -> io::Result<File>;
        pub fn mode(&mut self, mode: u32) -> &mut OpenOptions;
        pub fn custom_flags(&mut self, flags: i32) -> &mut OpenOptions;
    }
    impl Default for OpenOptions {}

    #[derive(Default)]
    pub struct DirBuilder;
    impl DirBuilder {
        pub fn new() -> Self;
        pub fn recursive(&mut self, recursive: bool) -> &mut Self;
        #[blocks(io, awaits)]
        pub async fn create(&self, path: impl AsRef<Path>) -> io::Result<()>;
        pub fn mode(&mut self, mode: u32) -> &mut Self;
    }
    #[blocks(io, awaits)]
    pub async fn read_dir(path: impl AsRef<Path>) -> io::Result<ReadDir>;

    pub struct ReadDir;
    impl ReadDir {
        #[blocks(io, awaits)]
        pub async fn next_entry(&mut self) -> io::Result<Option<DirEntry>>;
        pub fn poll_next_entry(
            &mut self,
            cx: &mut Context<'_>,
        ) -> Poll<io::Result<Option<DirEntry>>>;
    }
    impl DirEntry {
        pub fn ino(&self) -> u64;
        pub fn path(&self) -> PathBuf;
        pub fn file_name(&self) -> OsString;
        #[blocks(io, awaits)]
        pub async fn metadata(&self) -> io::Result<Metadata>;
        #[blocks(io, awaits)]
        pub async fn file_type(&self) -> io::Result<FileType>;
    }

    pub struct DirEntry;
    #[blocks(io, awaits)]
    pub async fn read(path: impl AsRef<Path>) -> io::Result<Vec<u8>>;
    #[blocks(io, awaits)]
    pub async fn read_to_string(path: impl AsRef<Path>) -> io::Result<String>;
    #[blocks(io, awaits)]
    pub async fn write(path: impl AsRef<Path>, contents: impl AsRef<[u8]>) -> io::Result<()>;
    #[blocks(io, awaits)]
    pub async fn remove_file(path: impl AsRef<Path>) -> io::Result<()>;
    #[blocks(io, awaits)]
    pub async fn metadata(path: impl AsRef<Path>) -> io::Result<Metadata>;
    #[blocks(io, awaits)]
    pub async fn symlink_metadata(path: impl AsRef<Path>) -> io::Result<Metadata>;
    #[blocks(io, awaits)]
    pub async fn rename(from: impl AsRef<Path>, to: impl AsRef<Path>) -> io::Result<()>;
    #[blocks(io, awaits)]
    pub async fn copy(from: impl AsRef<Path>, to: impl AsRef<Path>) -> Result<u64, std::io::Error>;
    #[blocks(io, awaits)]
    pub async fn hard_link(original: impl AsRef<Path>, link: impl AsRef<Path>) -> io::Result<()>;
    #[blocks(io, awaits)]
    pub async fn symlink(original: impl AsRef<Path>, link: impl AsRef<Path>) -> io::Result<()>;
    #[blocks(io, awaits)]
    pub async fn read_link(path: impl AsRef<Path>) -> io::Result<PathBuf>;
    #[blocks(io, awaits)]
    pub async fn canonicalize(path: impl AsRef<Path>) -> io::Result<PathBuf>;
    #[blocks(io, awaits)]
    pub async fn create_dir(path: impl AsRef<Path>) -> io::Result<()>;
    #[blocks(io, awaits)]
    pub async fn create_dir_all(path: impl AsRef<Path>) -> io::Result<()>;
    #[blocks(io, awaits)]
    pub async fn remove_dir(path: impl AsRef<Path>) -> io::Result<()>;
    #[blocks(io, awaits)]
    pub async fn remove_dir_all(path: impl AsRef<Path>) -> io::Result<()>;
    #[blocks(io, awaits)]
    pub async fn set_permissions(path: impl AsRef<Path>, perm: Permissions) -> io::Result<()>;
    #[blocks(io, awaits)]
    pub async fn try_exists(path: impl AsRef<Path>) -> io::Result<bool>;
}

pub mod net {
    use crate::io::{AsyncRead, AsyncWrite, Interest, ReadBuf, Ready};
    use std::{
        fmt::Display,
        io,
        net::{self, Ipv4Addr, Ipv6Addr, SocketAddr},
        task::{Context, Poll},
        time::Duration,
    };

    pub trait ToSocketAddrs {}
    impl<T> ToSocketAddrs for T {}

    pub struct TcpListener;
    impl TcpListener {
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<TcpListener>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)>;
        pub fn poll_accept(
            &self,
            cx: &mut Context<'_>,
        ) -> Poll<io::Result<(TcpStream, SocketAddr)>>;
        pub fn from_std(listener: net::TcpListener) -> io::Result<TcpListener>;
        pub fn into_std(self) -> io::Result<std::net::TcpListener>;
        pub fn local_addr(&self) -> io::Result<SocketAddr>;
        pub fn ttl(&self) -> io::Result<u32>;
        pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
    }

    pub struct TcpStream;
    impl TcpStream {
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn connect<A: ToSocketAddrs>(addr: A) -> io::Result<TcpStream>;
        pub fn from_std(stream: std::net::TcpStream) -> io::Result<TcpStream>;
        pub fn into_std(self) -> io::Result<std::net::TcpStream>;
        pub fn local_addr(&self) -> io::Result<SocketAddr>;
        pub fn take_error(&self) -> io::Result<Option<io::Error>>;
        pub fn peer_addr(&self) -> io::Result<SocketAddr>;
        pub fn poll_peek(
            &self,
            cx: &mut Context<'_>,
            buf: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<usize>>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn readable(&self) -> io::Result<()>;
        pub fn poll_read_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>>;
        pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
        pub fn try_read_vectored(&self, bufs: &mut [io::IoSliceMut<'_>]) -> io::Result<usize>;
        pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn writable(&self) -> io::Result<()>;
        pub fn poll_write_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>>;
        pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
        pub fn try_write_vectored(&self, bufs: &[io::IoSlice<'_>]) -> io::Result<usize>;
        pub fn try_io<R>(
            &self,
            interest: Interest,
            f: impl FnOnce() -> io::Result<R>,
        ) -> io::Result<R>;
        pub async fn async_io<R>(
            &self,
            interest: Interest,
            f: impl FnMut() -> io::Result<R>,
        ) -> io::Result<R>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
        pub fn nodelay(&self) -> io::Result<bool>;
        pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()>;
        pub fn linger(&self) -> io::Result<Option<Duration>>;
        pub fn set_zero_linger(&self) -> io::Result<()>;
        pub fn ttl(&self) -> io::Result<u32>;
        pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
        pub fn split<'a>(&'a mut self) -> (ReadHalf<'a>, WriteHalf<'a>);
        pub fn into_split(self) -> (OwnedReadHalf, OwnedWriteHalf);
    }
    impl AsyncRead for TcpStream {}
    impl AsyncWrite for TcpStream {}
    impl AsRef<Self> for TcpStream {}

    pub struct TcpSocket;
    impl TcpSocket {
        pub fn new_v4() -> io::Result<TcpSocket>;
        pub fn new_v6() -> io::Result<TcpSocket>;
        pub fn set_keepalive(&self, keepalive: bool) -> io::Result<()>;
        pub fn keepalive(&self) -> io::Result<bool>;
        pub fn set_reuseaddr(&self, reuseaddr: bool) -> io::Result<()>;
        pub fn reuseaddr(&self) -> io::Result<bool>;
        pub fn set_reuseport(&self, reuseport: bool) -> io::Result<()>;
        pub fn reuseport(&self) -> io::Result<bool>;
        pub fn set_send_buffer_size(&self, size: u32) -> io::Result<()>;
        pub fn send_buffer_size(&self) -> io::Result<u32>;
        pub fn set_recv_buffer_size(&self, size: u32) -> io::Result<()>;
        pub fn recv_buffer_size(&self) -> io::Result<u32>;
        pub fn set_zero_linger(&self) -> io::Result<()>;
        pub fn linger(&self) -> io::Result<Option<Duration>>;
        pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()>;
        pub fn nodelay(&self) -> io::Result<bool>;
        pub fn local_addr(&self) -> io::Result<SocketAddr>;
        pub fn take_error(&self) -> io::Result<Option<io::Error>>;
        pub fn bind(&self, addr: SocketAddr) -> io::Result<()>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn connect(self, addr: SocketAddr) -> io::Result<TcpStream>;
        pub fn listen(self, backlog: u32) -> io::Result<TcpListener>;
        pub fn from_std_stream(std_stream: std::net::TcpStream) -> TcpSocket;
    }

    pub struct UdpSocket;
    impl UdpSocket {
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<UdpSocket>;
        pub fn from_std(socket: net::UdpSocket) -> io::Result<UdpSocket>;
        pub fn into_std(self) -> io::Result<std::net::UdpSocket>;
        pub fn local_addr(&self) -> io::Result<SocketAddr>;
        pub fn peer_addr(&self) -> io::Result<SocketAddr>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn connect<A: ToSocketAddrs>(&self, addr: A) -> io::Result<()>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn writable(&self) -> io::Result<()>;
        pub fn poll_send_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn send(&self, buf: &[u8]) -> io::Result<usize>;
        pub fn poll_send(&self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>>;
        pub fn try_send(&self, buf: &[u8]) -> io::Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn readable(&self) -> io::Result<()>;
        pub fn poll_recv_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
        pub fn poll_recv(
            &self,
            cx: &mut Context<'_>,
            buf: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<()>>;
        pub fn try_recv(&self, buf: &mut [u8]) -> io::Result<usize>;
        pub fn try_recv_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn recv_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
        pub fn try_recv_buf_from<B>(&self, buf: &mut B) -> io::Result<(usize, SocketAddr)>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn recv_buf_from<B>(&self, buf: &mut B) -> io::Result<(usize, SocketAddr)>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], addr: A) -> io::Result<usize>;
        pub fn poll_send_to(
            &self,
            cx: &mut Context<'_>,
            buf: &[u8],
            target: SocketAddr,
        ) -> Poll<io::Result<usize>>;
        pub fn try_send_to(&self, buf: &[u8], target: SocketAddr) -> io::Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
        pub fn poll_recv_from(
            &self,
            cx: &mut Context<'_>,
            buf: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<SocketAddr>>;
        pub fn try_recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
        pub fn try_io<R>(
            &self,
            interest: Interest,
            f: impl FnOnce() -> io::Result<R>,
        ) -> io::Result<R>;
        pub async fn async_io<R>(
            &self,
            interest: Interest,
            f: impl FnMut() -> io::Result<R>,
        ) -> io::Result<R>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
        pub fn poll_peek(
            &self,
            cx: &mut Context<'_>,
            buf: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<()>>;
        pub fn try_peek(&self, buf: &mut [u8]) -> io::Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
        pub fn poll_peek_from(
            &self,
            cx: &mut Context<'_>,
            buf: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<SocketAddr>>;
        pub fn try_peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
        pub async fn peek_sender(&self) -> io::Result<SocketAddr>;
        pub fn poll_peek_sender(&self, cx: &mut Context<'_>) -> Poll<io::Result<SocketAddr>>;
        pub fn try_peek_sender(&self) -> io::Result<SocketAddr>;
        pub fn broadcast(&self) -> io::Result<bool>;
        pub fn set_broadcast(&self, on: bool) -> io::Result<()>;
        pub fn ttl(&self) -> io::Result<u32>;
        pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
        pub fn take_error(&self) -> io::Result<Option<io::Error>>;
    }
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn lookup_host<T: ToSocketAddrs>(
        host: T,
    ) -> io::Result<impl Iterator<Item = SocketAddr>>;
    pub use self::unix::{UnixDatagram, UnixListener, UnixStream};

    pub mod tcp {
        pub use super::{OwnedReadHalf, OwnedWriteHalf, ReadHalf, ReuniteError, WriteHalf};
    }

    pub struct ReadHalf<'a>;

    pub struct WriteHalf<'a>;
    impl ReadHalf<'_> {
        pub fn poll_peek(
            &mut self,
            cx: &mut Context<'_>,
            buf: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<usize>>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn peek(&mut self, buf: &mut [u8]) -> io::Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn readable(&self) -> io::Result<()>;
        pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
        pub fn try_read_vectored(&self, bufs: &mut [io::IoSliceMut<'_>]) -> io::Result<usize>;
        pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
        pub fn peer_addr(&self) -> io::Result<SocketAddr>;
        pub fn local_addr(&self) -> io::Result<SocketAddr>;
    }
    impl WriteHalf<'_> {
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn writable(&self) -> io::Result<()>;
        pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
        pub fn try_write_vectored(&self, bufs: &[io::IoSlice<'_>]) -> io::Result<usize>;
        pub fn peer_addr(&self) -> io::Result<SocketAddr>;
        pub fn local_addr(&self) -> io::Result<SocketAddr>;
    }
    impl AsyncRead for ReadHalf<'_> {}
    impl AsyncWrite for WriteHalf<'_> {}
    impl AsRef<TcpStream> for ReadHalf<'_> {}
    impl AsRef<TcpStream> for WriteHalf<'_> {}

    pub struct OwnedReadHalf;

    pub struct OwnedWriteHalf;

    pub struct ReuniteError(pub OwnedReadHalf, pub OwnedWriteHalf);
    impl Display for ReuniteError {}
    impl OwnedReadHalf {
        pub fn reunite(self, other: OwnedWriteHalf) -> Result<TcpStream, ReuniteError>;
        pub fn poll_peek(
            &mut self,
            cx: &mut Context<'_>,
            buf: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<usize>>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn peek(&mut self, buf: &mut [u8]) -> io::Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn readable(&self) -> io::Result<()>;
        pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
        pub fn try_read_vectored(&self, bufs: &mut [io::IoSliceMut<'_>]) -> io::Result<usize>;
        pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
        pub fn peer_addr(&self) -> io::Result<SocketAddr>;
        pub fn local_addr(&self) -> io::Result<SocketAddr>;
    }
    impl AsyncRead for OwnedReadHalf {}
    impl OwnedWriteHalf {
        pub fn reunite(self, other: OwnedReadHalf) -> Result<TcpStream, ReuniteError>;
        pub fn forget(self);
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn writable(&self) -> io::Result<()>;
        pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
        pub fn try_write_vectored(&self, bufs: &[io::IoSlice<'_>]) -> io::Result<usize>;
        pub fn peer_addr(&self) -> io::Result<SocketAddr>;
        pub fn local_addr(&self) -> io::Result<SocketAddr>;
    }
    impl Drop for OwnedWriteHalf {}
    impl AsyncWrite for OwnedWriteHalf {}
    impl AsRef<TcpStream> for OwnedReadHalf {}
    impl AsRef<TcpStream> for OwnedWriteHalf {}

    pub mod unix {
        use crate::io::{AsyncRead, AsyncWrite, Interest, ReadBuf, Ready};
        use std::{
            fmt::Display,
            io,
            net::Shutdown,
            os::unix::{self},
            path::Path,
            task::{Context, Poll},
        };

        pub struct SocketAddr;

        pub struct UCred;

        pub struct UnixListener;
        impl UnixListener {
            pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixListener>;
            pub fn bind_addr(socket_addr: &SocketAddr) -> io::Result<UnixListener>;
            pub fn from_std(listener: std::os::unix::net::UnixListener)
            -> io::Result<UnixListener>;
            pub fn into_std(self) -> io::Result<std::os::unix::net::UnixListener>;
            pub fn local_addr(&self) -> io::Result<SocketAddr>;
            pub fn take_error(&self) -> io::Result<Option<io::Error>>;
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn accept(&self) -> io::Result<(UnixStream, SocketAddr)>;
            pub fn poll_accept(
                &self,
                cx: &mut Context<'_>,
            ) -> Poll<io::Result<(UnixStream, SocketAddr)>>;
        }

        pub struct UnixStream;
        impl UnixStream {
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn connect<P: AsRef<Path>>(path: P) -> io::Result<UnixStream>;
            pub async fn connect_addr(socket_addr: &SocketAddr) -> io::Result<UnixStream>;
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn readable(&self) -> io::Result<()>;
            pub fn poll_read_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>>;
            pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
            pub fn try_read_vectored(&self, bufs: &mut [io::IoSliceMut<'_>]) -> io::Result<usize>;
            pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn writable(&self) -> io::Result<()>;
            pub fn poll_write_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>>;
            pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
            pub fn try_write_vectored(&self, buf: &[io::IoSlice<'_>]) -> io::Result<usize>;
            pub fn try_io<R>(
                &self,
                interest: Interest,
                f: impl FnOnce() -> io::Result<R>,
            ) -> io::Result<R>;
            pub async fn async_io<R>(
                &self,
                interest: Interest,
                f: impl FnMut() -> io::Result<R>,
            ) -> io::Result<R>;
            pub fn from_std(stream: std::os::unix::net::UnixStream) -> io::Result<UnixStream>;
            pub fn into_std(self) -> io::Result<std::os::unix::net::UnixStream>;
            pub fn pair() -> io::Result<(UnixStream, UnixStream)>;
            pub fn local_addr(&self) -> io::Result<SocketAddr>;
            pub fn peer_addr(&self) -> io::Result<SocketAddr>;
            pub fn peer_cred(&self) -> io::Result<UCred>;
            pub fn take_error(&self) -> io::Result<Option<io::Error>>;
            pub fn split<'a>(&'a mut self) -> (ReadHalf<'a>, WriteHalf<'a>);
            pub fn into_split(self) -> (OwnedReadHalf, OwnedWriteHalf);
        }
        impl AsyncRead for UnixStream {}
        impl AsyncWrite for UnixStream {}
        impl AsRef<Self> for UnixStream {}

        pub struct UnixDatagram;
        impl UnixDatagram {
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn writable(&self) -> io::Result<()>;
            pub fn poll_send_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>>;
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn readable(&self) -> io::Result<()>;
            pub fn poll_recv_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>>;
            pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixDatagram>;
            pub fn pair() -> io::Result<(UnixDatagram, UnixDatagram)>;
            pub fn from_std(datagram: std::os::unix::net::UnixDatagram)
            -> io::Result<UnixDatagram>;
            pub fn into_std(self) -> io::Result<std::os::unix::net::UnixDatagram>;
            pub fn unbound() -> io::Result<UnixDatagram>;
            pub fn connect<P: AsRef<Path>>(&self, path: P) -> io::Result<()>;
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn send(&self, buf: &[u8]) -> io::Result<usize>;
            pub fn try_send(&self, buf: &[u8]) -> io::Result<usize>;
            pub fn try_send_to<P: AsRef<Path>>(&self, buf: &[u8], target: P) -> io::Result<usize>;
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
            pub fn try_recv(&self, buf: &mut [u8]) -> io::Result<usize>;
            pub fn try_recv_buf_from<B>(&self, buf: &mut B) -> io::Result<(usize, SocketAddr)>;
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn recv_buf_from<B>(&self, buf: &mut B) -> io::Result<(usize, SocketAddr)>;
            pub fn try_recv_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn recv_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn send_to<P: AsRef<Path>>(&self, buf: &[u8], target: P)
            -> io::Result<usize>;
            #[blocks(io, awaits)]
            #[cancel_safe]
            pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
            pub fn poll_recv_from(
                &self,
                cx: &mut Context<'_>,
                buf: &mut ReadBuf<'_>,
            ) -> Poll<io::Result<SocketAddr>>;
            pub fn poll_send_to<P: AsRef<Path>>(
                &self,
                cx: &mut Context<'_>,
                buf: &[u8],
                target: P,
            ) -> Poll<io::Result<usize>>;
            pub fn poll_send(&self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>>;
            pub fn poll_recv(
                &self,
                cx: &mut Context<'_>,
                buf: &mut ReadBuf<'_>,
            ) -> Poll<io::Result<()>>;
            pub fn try_recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
            pub fn try_io<R>(
                &self,
                interest: Interest,
                f: impl FnOnce() -> io::Result<R>,
            ) -> io::Result<R>;
            pub async fn async_io<R>(
                &self,
                interest: Interest,
                f: impl FnMut() -> io::Result<R>,
            ) -> io::Result<R>;
            pub fn local_addr(&self) -> io::Result<SocketAddr>;
            pub fn peer_addr(&self) -> io::Result<SocketAddr>;
            pub fn take_error(&self) -> io::Result<Option<io::Error>>;
            pub fn shutdown(&self, how: Shutdown) -> io::Result<()>;
        }

        pub struct ReadHalf<'a>;

        pub struct WriteHalf<'a>;
        impl ReadHalf<'_> {
            pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
            pub async fn readable(&self) -> io::Result<()>;
            pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
            pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
            pub fn try_read_vectored(&self, bufs: &mut [io::IoSliceMut<'_>]) -> io::Result<usize>;
            pub fn peer_addr(&self) -> io::Result<SocketAddr>;
            pub fn local_addr(&self) -> io::Result<SocketAddr>;
        }
        impl WriteHalf<'_> {
            pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
            pub async fn writable(&self) -> io::Result<()>;
            pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
            pub fn try_write_vectored(&self, buf: &[io::IoSlice<'_>]) -> io::Result<usize>;
            pub fn peer_addr(&self) -> io::Result<SocketAddr>;
            pub fn local_addr(&self) -> io::Result<SocketAddr>;
        }
        impl AsyncRead for ReadHalf<'_> {}
        impl AsyncWrite for WriteHalf<'_> {}
        impl AsRef<UnixStream> for ReadHalf<'_> {}
        impl AsRef<UnixStream> for WriteHalf<'_> {}

        pub struct OwnedReadHalf;

        pub struct OwnedWriteHalf;

        pub struct ReuniteError(pub OwnedReadHalf, pub OwnedWriteHalf);
        impl Display for ReuniteError {}
        impl OwnedReadHalf {
            pub fn reunite(self, other: OwnedWriteHalf) -> Result<UnixStream, ReuniteError>;
            pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
            pub async fn readable(&self) -> io::Result<()>;
            pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
            pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
            pub fn try_read_vectored(&self, bufs: &mut [io::IoSliceMut<'_>]) -> io::Result<usize>;
            pub fn peer_addr(&self) -> io::Result<SocketAddr>;
            pub fn local_addr(&self) -> io::Result<SocketAddr>;
        }
        impl AsyncRead for OwnedReadHalf {}
        impl OwnedWriteHalf {
            pub fn reunite(self, other: OwnedReadHalf) -> Result<UnixStream, ReuniteError>;
            pub fn forget(self);
            pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
            pub async fn writable(&self) -> io::Result<()>;
            pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
            pub fn try_write_vectored(&self, buf: &[io::IoSlice<'_>]) -> io::Result<usize>;
            pub fn peer_addr(&self) -> io::Result<SocketAddr>;
            pub fn local_addr(&self) -> io::Result<SocketAddr>;
        }
        impl Drop for OwnedWriteHalf {}
        impl AsyncWrite for OwnedWriteHalf {}
        impl AsRef<UnixStream> for OwnedReadHalf {}
        impl AsRef<UnixStream> for OwnedWriteHalf {}
    }
}

pub mod process {
    use crate::io::{AsyncRead, AsyncWrite};
    use std::{
        ffi::OsStr,
        future::Future,
        io,
        path::Path,
        pin::Pin,
        process::{self, Command as StdCommand, ExitStatus, Output, Stdio},
        task::{Context, Poll},
    };

    pub struct Command;
    impl Command {
        pub fn new<S: AsRef<OsStr>>(program: S) -> Command;
        pub fn as_std(&self) -> &StdCommand;
        pub fn as_std_mut(&mut self) -> &mut StdCommand;
        pub fn into_std(self) -> StdCommand;
        pub fn arg<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command;
        pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&mut self, args: I)
        -> &mut Command;
        pub fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(&mut self, key: K, val: V) -> &mut Command;
        pub fn envs<I: IntoIterator<Item = (K, V)>, K: AsRef<OsStr>, V: AsRef<OsStr>>(
            &mut self,
            vars: I,
        ) -> &mut Command;
        pub fn env_remove<K: AsRef<OsStr>>(&mut self, key: K) -> &mut Command;
        pub fn env_clear(&mut self) -> &mut Command;
        pub fn current_dir<P: AsRef<Path>>(&mut self, dir: P) -> &mut Command;
        pub fn stdin<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command;
        pub fn stdout<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command;
        pub fn stderr<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command;
        pub fn kill_on_drop(&mut self, kill_on_drop: bool) -> &mut Command;
        pub fn uid(&mut self, id: u32) -> &mut Command;
        pub fn gid(&mut self, id: u32) -> &mut Command;
        pub fn arg0<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command;
        #[forks(1)]
        pub unsafe fn pre_exec<F: FnMut() -> io::Result<()> + Send + Sync>(
            &mut self,
            f: F,
        ) -> &mut Command;
        pub fn process_group(&mut self, pgroup: i32) -> &mut Command;
        #[spawn(process)]
        pub fn spawn(&mut self) -> io::Result<Child>;
        #[blocks(process, awaits)]
        #[cancel_safe]
        pub fn status(&mut self) -> impl Future<Output = io::Result<ExitStatus>>;
        #[blocks(process, awaits)]
        #[cancel_safe]
        pub fn output(&mut self) -> impl Future<Output = io::Result<Output>>;
        pub fn get_kill_on_drop(&self) -> bool;
    }

    pub struct Child {
        pub stdin: Option<ChildStdin>,
        pub stdout: Option<ChildStdout>,
        pub stderr: Option<ChildStderr>,
    }
    impl Child {
        pub fn id(&self) -> Option<u32>;
        pub fn start_kill(&mut self) -> io::Result<()>;
        #[blocks(process, awaits)]
        #[cancel_safe]
        pub async fn kill(&mut self) -> io::Result<()>;
        #[blocks(process, awaits)]
        #[cancel_safe]
        pub async fn wait(&mut self) -> io::Result<ExitStatus>;
        #[probe]
        pub fn try_wait(&mut self) -> io::Result<Option<ExitStatus>>;
        #[blocks(process, awaits)]
        #[cancel_safe]
        pub async fn wait_with_output(self) -> io::Result<Output>;
    }

    pub struct ChildStdin;

    pub struct ChildStdout;

    pub struct ChildStderr;
    impl ChildStdin {
        pub fn from_std(inner: std::process::ChildStdin) -> io::Result<Self>;
    }
    impl ChildStdout {
        pub fn from_std(inner: std::process::ChildStdout) -> io::Result<Self>;
    }
    impl ChildStderr {
        pub fn from_std(inner: std::process::ChildStderr) -> io::Result<Self>;
    }
    impl AsyncWrite for ChildStdin {}
    impl AsyncRead for ChildStdout {}
    impl AsyncRead for ChildStderr {}
}

pub mod signal {
    use std::io;
    #[blocks(wait, awaits)]
    #[cancel_safe]
    pub async fn ctrl_c() -> io::Result<()>;

    pub mod unix {
        use std::io;

        #[derive(Clone, Copy)]
        pub struct SignalKind;
        impl SignalKind {
            pub fn from_raw(signum: i32) -> SignalKind;
            pub fn interrupt() -> Self;
            pub fn terminate() -> Self;
            pub fn hangup() -> Self;
            pub fn quit() -> Self;
            pub fn user_defined1() -> Self;
            pub fn user_defined2() -> Self;
            pub fn child() -> Self;
        }

        pub struct Signal;
        impl Signal {
            #[blocks(wait, awaits)]
            #[cancel_safe]
            pub async fn recv(&mut self) -> Option<()>;
        }
        pub fn signal(kind: SignalKind) -> io::Result<Signal>;
    }
}
