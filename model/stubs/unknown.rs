//! Locks of libraries that nobody described.
//!
//! A type that is named `Mutex` and comes from a crate that is not known is taken for a lock all the
//! same: projects hand on `parking_lot`'s through crates of their own. Whether its methods give a
//! guard or a `Result` around one is not known either, so the guard answers to both; and whether it
//! may be held across an await is left open.

// Other names that mean one thing wherever they come from.
pub use std::cell::{Cell, RefCell};
pub use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
pub use std::rc::Rc;
pub use std::sync::atomic::{
    AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicPtr, AtomicU8, AtomicU16,
    AtomicU32, AtomicU64, AtomicUsize,
};
pub use std::sync::{Arc, Weak};

#[lock(mutex)]
pub struct Mutex<T: ?Sized>;
impl<T: ?Sized> Mutex<T> {
    pub fn new(value: T) -> Mutex<T>;
    #[acquire(exclusive, blocks)]
    pub fn lock(&self) -> MutexGuard<'_, T>;
    #[acquire(exclusive, try)]
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>>;
    #[inner]
    pub fn get_mut(&mut self) -> &mut T;
    pub fn into_inner(self) -> T;
}

#[lock(rwlock)]
pub struct RwLock<T: ?Sized>;
impl<T: ?Sized> RwLock<T> {
    pub fn new(value: T) -> RwLock<T>;
    #[acquire(shared, blocks)]
    pub fn read(&self) -> RwLockReadGuard<'_, T>;
    #[acquire(exclusive, blocks)]
    pub fn write(&self) -> RwLockWriteGuard<'_, T>;
    #[acquire(shared, try)]
    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>>;
    #[acquire(exclusive, try)]
    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>>;
    #[inner]
    pub fn get_mut(&mut self) -> &mut T;
    pub fn into_inner(self) -> T;
}

#[guard(task)]
pub struct MutexGuard<'a, T: ?Sized>;
impl<'a, T: ?Sized> MutexGuard<'a, T> {
    #[same]
    pub fn unwrap(self) -> MutexGuard<'a, T>;
    #[same]
    pub fn expect(self, message: &str) -> MutexGuard<'a, T>;
}
impl<T: ?Sized> std::ops::Deref for MutexGuard<'_, T> {
    type Target = T;
}
impl<'a, T: ?Sized> std::future::Future for MutexGuard<'a, T> {
    type Output = MutexGuard<'a, T>;
}

#[guard(task)]
pub struct RwLockReadGuard<'a, T: ?Sized>;
impl<'a, T: ?Sized> RwLockReadGuard<'a, T> {
    #[same]
    pub fn unwrap(self) -> RwLockReadGuard<'a, T>;
    #[same]
    pub fn expect(self, message: &str) -> RwLockReadGuard<'a, T>;
}
impl<T: ?Sized> std::ops::Deref for RwLockReadGuard<'_, T> {
    type Target = T;
}
impl<'a, T: ?Sized> std::future::Future for RwLockReadGuard<'a, T> {
    type Output = RwLockReadGuard<'a, T>;
}

#[guard(task)]
pub struct RwLockWriteGuard<'a, T: ?Sized>;
impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    #[same]
    pub fn unwrap(self) -> RwLockWriteGuard<'a, T>;
    #[same]
    pub fn expect(self, message: &str) -> RwLockWriteGuard<'a, T>;
}
impl<T: ?Sized> std::ops::Deref for RwLockWriteGuard<'_, T> {
    type Target = T;
}
impl<'a, T: ?Sized> std::future::Future for RwLockWriteGuard<'a, T> {
    type Output = RwLockWriteGuard<'a, T>;
}
