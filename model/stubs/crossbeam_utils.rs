//! What the analysis knows of `crossbeam-utils` 0.8.

pub use self::{
    backoff::Backoff,
    cache_padded::CachePadded,
    sync::{ShardedLock, ShardedLockReadGuard, ShardedLockWriteGuard},
};
mod backoff {
    pub struct Backoff;
    impl Backoff {
        pub fn new() -> Self;
        pub fn reset(&self);
        #[spin_hint]
        pub fn spin(&self);
        #[spin_hint]
        pub fn snooze(&self);
        pub fn is_completed(&self) -> bool;
    }
    impl Default for Backoff {}
}
mod cache_padded {
    use std::{
        fmt::Display,
        ops::{Deref, DerefMut},
    };

    #[derive(Clone, Copy, Default)]
    pub struct CachePadded<T>;
    unsafe impl<T: Send> Send for CachePadded<T> {}
    unsafe impl<T: Sync> Sync for CachePadded<T> {}
    impl<T> CachePadded<T> {
        pub fn new(t: T) -> CachePadded<T>;
        #[inner]
        pub fn into_inner(self) -> T;
    }
    impl<T> Deref for CachePadded<T> {
        type Target = T;
    }
    impl<T> DerefMut for CachePadded<T> {}
    impl<T: Display> Display for CachePadded<T> {}
}

pub mod atomic {
    use std::panic::RefUnwindSafe;

    #[atomic]
    pub struct AtomicCell<T>;
    unsafe impl<T: Send> Send for AtomicCell<T> {}
    unsafe impl<T: Send> Sync for AtomicCell<T> {}
    impl<T> AtomicCell<T> {
        pub fn new(val: T) -> AtomicCell<T>;
        #[inner]
        pub fn into_inner(self) -> T;
        pub fn is_lock_free() -> bool;
        #[atomic(store)]
        pub fn store(&self, val: T);
        #[atomic(swap)]
        pub fn swap(&self, val: T) -> T;
        #[inner]
        pub fn as_ptr(&self) -> *mut T;
    }
    impl<T: Default> AtomicCell<T> {
        #[atomic(swap)]
        pub fn take(&self) -> T;
    }
    impl<T: Copy> AtomicCell<T> {
        #[atomic(load)]
        pub fn load(&self) -> T;
    }
    impl<T: Copy + Eq> AtomicCell<T> {
        #[atomic(cas)]
        pub fn compare_exchange(&self, current: T, new: T) -> Result<T, T>;
        #[atomic(rmw, update)]
        #[calls(1)]
        pub fn fetch_update<F: FnMut(T) -> Option<T>>(&self, f: F) -> Result<T, T>;
    }
    impl<T> Drop for AtomicCell<T> {}
    impl AtomicCell<bool> {
        pub fn fetch_and(&self, val: bool) -> bool;
        pub fn fetch_nand(&self, val: bool) -> bool;
        pub fn fetch_or(&self, val: bool) -> bool;
        pub fn fetch_xor(&self, val: bool) -> bool;
    }
    impl<T: Default> Default for AtomicCell<T> {}

    pub trait AtomicConsume {
        type Val;
        #[atomic(load)]
        fn load_consume(&self) -> Self::Val;
    }
    impl AtomicCell<u8> {
        #[atomic(rmw, add)]
        pub fn fetch_add(&self, val: u8) -> u8;
        #[atomic(rmw, sub)]
        pub fn fetch_sub(&self, val: u8) -> u8;
        #[atomic(rmw, and)]
        pub fn fetch_and(&self, val: u8) -> u8;
        #[atomic(rmw)]
        pub fn fetch_nand(&self, val: u8) -> u8;
        #[atomic(rmw, or)]
        pub fn fetch_or(&self, val: u8) -> u8;
        #[atomic(rmw, xor)]
        pub fn fetch_xor(&self, val: u8) -> u8;
        #[atomic(rmw)]
        pub fn fetch_max(&self, val: u8) -> u8;
        #[atomic(rmw)]
        pub fn fetch_min(&self, val: u8) -> u8;
    }
    impl AtomicCell<u16> {
        #[atomic(rmw, add)]
        pub fn fetch_add(&self, val: u16) -> u16;
        #[atomic(rmw, sub)]
        pub fn fetch_sub(&self, val: u16) -> u16;
        #[atomic(rmw, and)]
        pub fn fetch_and(&self, val: u16) -> u16;
        #[atomic(rmw)]
        pub fn fetch_nand(&self, val: u16) -> u16;
        #[atomic(rmw, or)]
        pub fn fetch_or(&self, val: u16) -> u16;
        #[atomic(rmw, xor)]
        pub fn fetch_xor(&self, val: u16) -> u16;
        #[atomic(rmw)]
        pub fn fetch_max(&self, val: u16) -> u16;
        #[atomic(rmw)]
        pub fn fetch_min(&self, val: u16) -> u16;
    }
    impl AtomicCell<u32> {
        #[atomic(rmw, add)]
        pub fn fetch_add(&self, val: u32) -> u32;
        #[atomic(rmw, sub)]
        pub fn fetch_sub(&self, val: u32) -> u32;
        #[atomic(rmw, and)]
        pub fn fetch_and(&self, val: u32) -> u32;
        #[atomic(rmw)]
        pub fn fetch_nand(&self, val: u32) -> u32;
        #[atomic(rmw, or)]
        pub fn fetch_or(&self, val: u32) -> u32;
        #[atomic(rmw, xor)]
        pub fn fetch_xor(&self, val: u32) -> u32;
        #[atomic(rmw)]
        pub fn fetch_max(&self, val: u32) -> u32;
        #[atomic(rmw)]
        pub fn fetch_min(&self, val: u32) -> u32;
    }
    impl AtomicCell<u64> {
        #[atomic(rmw, add)]
        pub fn fetch_add(&self, val: u64) -> u64;
        #[atomic(rmw, sub)]
        pub fn fetch_sub(&self, val: u64) -> u64;
        #[atomic(rmw, and)]
        pub fn fetch_and(&self, val: u64) -> u64;
        #[atomic(rmw)]
        pub fn fetch_nand(&self, val: u64) -> u64;
        #[atomic(rmw, or)]
        pub fn fetch_or(&self, val: u64) -> u64;
        #[atomic(rmw, xor)]
        pub fn fetch_xor(&self, val: u64) -> u64;
        #[atomic(rmw)]
        pub fn fetch_max(&self, val: u64) -> u64;
        #[atomic(rmw)]
        pub fn fetch_min(&self, val: u64) -> u64;
    }
    impl AtomicCell<u128> {
        #[atomic(rmw, add)]
        pub fn fetch_add(&self, val: u128) -> u128;
        #[atomic(rmw, sub)]
        pub fn fetch_sub(&self, val: u128) -> u128;
        #[atomic(rmw, and)]
        pub fn fetch_and(&self, val: u128) -> u128;
        #[atomic(rmw)]
        pub fn fetch_nand(&self, val: u128) -> u128;
        #[atomic(rmw, or)]
        pub fn fetch_or(&self, val: u128) -> u128;
        #[atomic(rmw, xor)]
        pub fn fetch_xor(&self, val: u128) -> u128;
        #[atomic(rmw)]
        pub fn fetch_max(&self, val: u128) -> u128;
        #[atomic(rmw)]
        pub fn fetch_min(&self, val: u128) -> u128;
    }
    impl AtomicCell<usize> {
        #[atomic(rmw, add)]
        pub fn fetch_add(&self, val: usize) -> usize;
        #[atomic(rmw, sub)]
        pub fn fetch_sub(&self, val: usize) -> usize;
        #[atomic(rmw, and)]
        pub fn fetch_and(&self, val: usize) -> usize;
        #[atomic(rmw)]
        pub fn fetch_nand(&self, val: usize) -> usize;
        #[atomic(rmw, or)]
        pub fn fetch_or(&self, val: usize) -> usize;
        #[atomic(rmw, xor)]
        pub fn fetch_xor(&self, val: usize) -> usize;
        #[atomic(rmw)]
        pub fn fetch_max(&self, val: usize) -> usize;
        #[atomic(rmw)]
        pub fn fetch_min(&self, val: usize) -> usize;
    }
    impl AtomicCell<i8> {
        #[atomic(rmw, add)]
        pub fn fetch_add(&self, val: i8) -> i8;
        #[atomic(rmw, sub)]
        pub fn fetch_sub(&self, val: i8) -> i8;
        #[atomic(rmw, and)]
        pub fn fetch_and(&self, val: i8) -> i8;
        #[atomic(rmw)]
        pub fn fetch_nand(&self, val: i8) -> i8;
        #[atomic(rmw, or)]
        pub fn fetch_or(&self, val: i8) -> i8;
        #[atomic(rmw, xor)]
        pub fn fetch_xor(&self, val: i8) -> i8;
        #[atomic(rmw)]
        pub fn fetch_max(&self, val: i8) -> i8;
        #[atomic(rmw)]
        pub fn fetch_min(&self, val: i8) -> i8;
    }
    impl AtomicCell<i16> {
        #[atomic(rmw, add)]
        pub fn fetch_add(&self, val: i16) -> i16;
        #[atomic(rmw, sub)]
        pub fn fetch_sub(&self, val: i16) -> i16;
        #[atomic(rmw, and)]
        pub fn fetch_and(&self, val: i16) -> i16;
        #[atomic(rmw)]
        pub fn fetch_nand(&self, val: i16) -> i16;
        #[atomic(rmw, or)]
        pub fn fetch_or(&self, val: i16) -> i16;
        #[atomic(rmw, xor)]
        pub fn fetch_xor(&self, val: i16) -> i16;
        #[atomic(rmw)]
        pub fn fetch_max(&self, val: i16) -> i16;
        #[atomic(rmw)]
        pub fn fetch_min(&self, val: i16) -> i16;
    }
    impl AtomicCell<i32> {
        #[atomic(rmw, add)]
        pub fn fetch_add(&self, val: i32) -> i32;
        #[atomic(rmw, sub)]
        pub fn fetch_sub(&self, val: i32) -> i32;
        #[atomic(rmw, and)]
        pub fn fetch_and(&self, val: i32) -> i32;
        #[atomic(rmw)]
        pub fn fetch_nand(&self, val: i32) -> i32;
        #[atomic(rmw, or)]
        pub fn fetch_or(&self, val: i32) -> i32;
        #[atomic(rmw, xor)]
        pub fn fetch_xor(&self, val: i32) -> i32;
        #[atomic(rmw)]
        pub fn fetch_max(&self, val: i32) -> i32;
        #[atomic(rmw)]
        pub fn fetch_min(&self, val: i32) -> i32;
    }
    impl AtomicCell<i64> {
        #[atomic(rmw, add)]
        pub fn fetch_add(&self, val: i64) -> i64;
        #[atomic(rmw, sub)]
        pub fn fetch_sub(&self, val: i64) -> i64;
        #[atomic(rmw, and)]
        pub fn fetch_and(&self, val: i64) -> i64;
        #[atomic(rmw)]
        pub fn fetch_nand(&self, val: i64) -> i64;
        #[atomic(rmw, or)]
        pub fn fetch_or(&self, val: i64) -> i64;
        #[atomic(rmw, xor)]
        pub fn fetch_xor(&self, val: i64) -> i64;
        #[atomic(rmw)]
        pub fn fetch_max(&self, val: i64) -> i64;
        #[atomic(rmw)]
        pub fn fetch_min(&self, val: i64) -> i64;
    }
    impl AtomicCell<i128> {
        #[atomic(rmw, add)]
        pub fn fetch_add(&self, val: i128) -> i128;
        #[atomic(rmw, sub)]
        pub fn fetch_sub(&self, val: i128) -> i128;
        #[atomic(rmw, and)]
        pub fn fetch_and(&self, val: i128) -> i128;
        #[atomic(rmw)]
        pub fn fetch_nand(&self, val: i128) -> i128;
        #[atomic(rmw, or)]
        pub fn fetch_or(&self, val: i128) -> i128;
        #[atomic(rmw, xor)]
        pub fn fetch_xor(&self, val: i128) -> i128;
        #[atomic(rmw)]
        pub fn fetch_max(&self, val: i128) -> i128;
        #[atomic(rmw)]
        pub fn fetch_min(&self, val: i128) -> i128;
    }
    impl AtomicCell<isize> {
        #[atomic(rmw, add)]
        pub fn fetch_add(&self, val: isize) -> isize;
        #[atomic(rmw, sub)]
        pub fn fetch_sub(&self, val: isize) -> isize;
        #[atomic(rmw, and)]
        pub fn fetch_and(&self, val: isize) -> isize;
        #[atomic(rmw)]
        pub fn fetch_nand(&self, val: isize) -> isize;
        #[atomic(rmw, or)]
        pub fn fetch_or(&self, val: isize) -> isize;
        #[atomic(rmw, xor)]
        pub fn fetch_xor(&self, val: isize) -> isize;
        #[atomic(rmw)]
        pub fn fetch_max(&self, val: isize) -> isize;
        #[atomic(rmw)]
        pub fn fetch_min(&self, val: isize) -> isize;
    }
    impl AtomicCell<bool> {
        #[atomic(rmw, and)]
        pub fn fetch_and(&self, val: bool) -> bool;
        #[atomic(rmw)]
        pub fn fetch_nand(&self, val: bool) -> bool;
        #[atomic(rmw, or)]
        pub fn fetch_or(&self, val: bool) -> bool;
        #[atomic(rmw, xor)]
        pub fn fetch_xor(&self, val: bool) -> bool;
    }
}

pub mod sync {
    use std::{
        fmt::Display,
        ops::{Deref, DerefMut},
        sync::{LockResult, TryLockResult},
        time::{Duration, Instant},
    };

    pub struct Parker;
    unsafe impl Send for Parker {}
    impl Default for Parker {}
    impl Parker {
        pub fn new() -> Parker;
        #[blocks(park)]
        pub fn park(&self);
        #[blocks(park, timed)]
        pub fn park_timeout(&self, timeout: Duration);
        #[blocks(park, timed)]
        pub fn park_deadline(&self, deadline: Instant);
        #[same]
        pub fn unparker(&self) -> &Unparker;
        pub fn into_raw(this: Parker) -> *const ();
        pub unsafe fn from_raw(ptr: *const ()) -> Parker;
    }

    pub struct Unparker;
    unsafe impl Send for Unparker {}
    unsafe impl Sync for Unparker {}
    impl Unparker {
        #[notify(one)]
        pub fn unpark(&self);
        pub fn into_raw(this: Unparker) -> *const ();
        pub unsafe fn from_raw(ptr: *const ()) -> Unparker;
    }
    impl Clone for Unparker {}

    #[barrier]
    pub struct WaitGroup;
    impl Default for WaitGroup {}
    impl WaitGroup {
        pub fn new() -> Self;
        #[blocks(barrier)]
        pub fn wait(self);
    }
    impl Drop for WaitGroup {}
    impl Clone for WaitGroup {}

    #[lock(rwlock, poisons)]
    pub struct ShardedLock<T: ?Sized>;
    unsafe impl<T: ?Sized + Send> Send for ShardedLock<T> {}
    unsafe impl<T: ?Sized + Send + Sync> Sync for ShardedLock<T> {}
    impl<T> ShardedLock<T> {
        pub fn new(value: T) -> ShardedLock<T>;
        #[inner]
        pub fn into_inner(self) -> LockResult<T>;
    }
    impl<T: ?Sized> ShardedLock<T> {
        #[probe]
        pub fn is_poisoned(&self) -> bool;
        #[inner]
        pub fn get_mut(&mut self) -> LockResult<&mut T>;
        #[acquire(shared, try)]
        pub fn try_read(&self) -> TryLockResult<ShardedLockReadGuard<'_, T>>;
        #[acquire(shared, blocks)]
        pub fn read(&self) -> LockResult<ShardedLockReadGuard<'_, T>>;
        #[acquire(exclusive, try)]
        pub fn try_write(&self) -> TryLockResult<ShardedLockWriteGuard<'_, T>>;
        #[acquire(exclusive, blocks)]
        pub fn write(&self) -> LockResult<ShardedLockWriteGuard<'_, T>>;
    }
    impl<T: Default> Default for ShardedLock<T> {}

    #[guard(sync)]
    pub struct ShardedLockReadGuard<'a, T: ?Sized>;
    unsafe impl<T: ?Sized + Sync> Sync for ShardedLockReadGuard<'_, T> {}
    impl<T: ?Sized> Deref for ShardedLockReadGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized + Display> Display for ShardedLockReadGuard<'_, T> {}

    #[guard(sync)]
    pub struct ShardedLockWriteGuard<'a, T: ?Sized>;
    unsafe impl<T: ?Sized + Sync> Sync for ShardedLockWriteGuard<'_, T> {}
    impl<T: ?Sized> Drop for ShardedLockWriteGuard<'_, T> {}
    impl<T: ?Sized + Display> Display for ShardedLockWriteGuard<'_, T> {}
    impl<T: ?Sized> Deref for ShardedLockWriteGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for ShardedLockWriteGuard<'_, T> {}
}

pub mod thread {
    use std::{io, thread};
    #[calls(0)]
    #[blocks(join)]
    pub fn scope<'env, F: FnOnce(&Scope<'env>) -> R, R>(f: F) -> thread::Result<R>;

    #[scope]
    pub struct Scope<'env>;
    unsafe impl Sync for Scope<'_> {}
    impl<'env> Scope<'env> {
        #[spawn(scoped, 1)]
        pub fn spawn<'scope, F: FnOnce(&Scope<'env>) -> T + Send, T: Send>(
            &'scope self,
            f: F,
        ) -> ScopedJoinHandle<'scope, T>;
        pub fn builder<'scope>(&'scope self) -> ScopedThreadBuilder<'scope, 'env>;
    }

    pub struct ScopedThreadBuilder<'scope, 'env>;
    impl<'scope, 'env> ScopedThreadBuilder<'scope, 'env> {
        pub fn name(self, name: String) -> ScopedThreadBuilder<'scope, 'env>;
        pub fn stack_size(self, size: usize) -> ScopedThreadBuilder<'scope, 'env>;
        #[spawn(scoped, 1)]
        pub fn spawn<F: FnOnce(&Scope<'env>) -> T + Send, T: Send>(
            self,
            f: F,
        ) -> io::Result<ScopedJoinHandle<'scope, T>>;
    }
    unsafe impl<T> Send for ScopedJoinHandle<'_, T> {}
    unsafe impl<T> Sync for ScopedJoinHandle<'_, T> {}

    #[thread_handle]
    pub struct ScopedJoinHandle<'scope, T>;
    impl<T> ScopedJoinHandle<'_, T> {
        #[blocks(join)]
        pub fn join(self) -> thread::Result<T>;
        pub fn thread(&self) -> &thread::Thread;
    }
}
