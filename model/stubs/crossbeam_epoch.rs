//! What the analysis knows of `crossbeam-epoch` 0.9. A pinned guard excludes nobody: it is no lock
//! guard.

use std::{
    borrow::{Borrow, BorrowMut},
    fmt,
    mem::MaybeUninit,
    ops::{Deref, DerefMut},
    sync::atomic::Ordering,
};

pub struct CompareExchangeError<'g, T: ?Sized + Pointable, P: Pointer<T>> {
    pub current: Shared<'g, T>,
    pub new: P,
}

pub trait Pointable {
    const ALIGN: usize;
    type Init;
    unsafe fn init(init: Self::Init) -> usize;
    unsafe fn deref<'a>(ptr: usize) -> &'a Self;
    unsafe fn deref_mut<'a>(ptr: usize) -> &'a mut Self;
    unsafe fn drop(ptr: usize);
}

#[atomic]
pub struct Atomic<T: ?Sized + Pointable>;
unsafe impl<T: ?Sized + Pointable + Send + Sync> Send for Atomic<T> {}
unsafe impl<T: ?Sized + Pointable + Send + Sync> Sync for Atomic<T> {}
impl<T> Atomic<T> {
    pub fn new(init: T) -> Atomic<T>;
}
impl<T: ?Sized + Pointable> Atomic<T> {
    pub fn init(init: T::Init) -> Atomic<T>;
    pub fn null() -> Atomic<T>;
    #[atomic(load)]
    pub fn load<'g>(&self, ord: Ordering, it: &'g Guard) -> Shared<'g, T>;
    #[atomic(load)]
    pub fn load_consume<'g>(&self, it: &'g Guard) -> Shared<'g, T>;
    #[atomic(store)]
    pub fn store<P: Pointer<T>>(&self, new: P, ord: Ordering);
    #[atomic(swap)]
    pub fn swap<'g, P: Pointer<T>>(&self, new: P, ord: Ordering, it: &'g Guard) -> Shared<'g, T>;
    #[atomic(cas)]
    pub fn compare_exchange<'g, P: Pointer<T>>(
        &self,
        current: Shared<'_, T>,
        new: P,
        success: Ordering,
        failure: Ordering,
        it: &'g Guard,
    ) -> Result<Shared<'g, T>, CompareExchangeError<'g, T, P>>;
    #[atomic(cas, weak)]
    pub fn compare_exchange_weak<'g, P: Pointer<T>>(
        &self,
        current: Shared<'_, T>,
        new: P,
        success: Ordering,
        failure: Ordering,
        it: &'g Guard,
    ) -> Result<Shared<'g, T>, CompareExchangeError<'g, T, P>>;
    #[atomic(rmw, update)]
    #[calls(4)]
    pub fn fetch_update<'g, F: FnMut(Shared<'g, T>) -> Option<Shared<'g, T>>>(
        &self,
        set_order: Ordering,
        fail_order: Ordering,
        guard: &'g Guard,
        func: F,
    ) -> Result<Shared<'g, T>, Shared<'g, T>>;
    #[atomic(rmw, and)]
    pub fn fetch_and<'g>(&self, val: usize, ord: Ordering, it: &'g Guard) -> Shared<'g, T>;
    #[atomic(rmw, or)]
    pub fn fetch_or<'g>(&self, val: usize, ord: Ordering, it: &'g Guard) -> Shared<'g, T>;
    #[atomic(rmw, xor)]
    pub fn fetch_xor<'g>(&self, val: usize, ord: Ordering, it: &'g Guard) -> Shared<'g, T>;
    pub unsafe fn into_owned(self) -> Owned<T>;
    pub unsafe fn try_into_owned(self) -> Option<Owned<T>>;
}
impl<T: ?Sized + Pointable> Clone for Atomic<T> {}
impl<T: ?Sized + Pointable> Default for Atomic<T> {}

pub trait Pointer<T: ?Sized + Pointable> {
    fn into_usize(self) -> usize;
    unsafe fn from_usize(data: usize) -> Self;
}

#[pointer]
pub struct Owned<T: ?Sized + Pointable>;
impl<T> Owned<T> {
    pub unsafe fn from_raw(raw: *mut T) -> Owned<T>;
    pub fn into_box(self) -> Box<T>;
    pub fn new(init: T) -> Owned<T>;
}
impl<T: ?Sized + Pointable> Owned<T> {
    pub fn init(init: T::Init) -> Owned<T>;
    pub fn into_shared<'g>(self, it: &'g Guard) -> Shared<'g, T>;
    pub fn tag(&self) -> usize;
    pub fn with_tag(self, tag: usize) -> Owned<T>;
}
impl<T: ?Sized + Pointable> Drop for Owned<T> {}
impl<T: Clone> Clone for Owned<T> {}
impl<T: ?Sized + Pointable> Deref for Owned<T> {
    type Target = T;
}
impl<T: ?Sized + Pointable> DerefMut for Owned<T> {}
impl<T: ?Sized + Pointable> Borrow<T> for Owned<T> {}
impl<T: ?Sized + Pointable> BorrowMut<T> for Owned<T> {}
impl<T: ?Sized + Pointable> AsRef<T> for Owned<T> {}
impl<T: ?Sized + Pointable> AsMut<T> for Owned<T> {}

#[pointer]
pub struct Shared<'g, T: ?Sized + Pointable>;
impl<T: ?Sized + Pointable> Clone for Shared<'_, T> {}
impl<T: ?Sized + Pointable> Copy for Shared<'_, T> {}
impl<'g, T> Shared<'g, T> {
    pub fn as_raw(&self) -> *const T;
}
impl<'g, T: ?Sized + Pointable> Shared<'g, T> {
    pub fn null() -> Shared<'g, T>;
    pub fn is_null(&self) -> bool;
    pub unsafe fn deref(&self) -> &'g T;
    pub unsafe fn deref_mut(&mut self) -> &'g mut T;
    pub unsafe fn as_ref(&self) -> Option<&'g T>;
    pub unsafe fn into_owned(self) -> Owned<T>;
    pub unsafe fn try_into_owned(self) -> Option<Owned<T>>;
    pub fn tag(&self) -> usize;
    pub fn with_tag(&self, tag: usize) -> Shared<'g, T>;
}
impl<'g, T: ?Sized + Pointable> PartialOrd<Shared<'g, T>> for Shared<'g, T> {}
impl<T: ?Sized + Pointable> Ord for Shared<'_, T> {}
impl<T: ?Sized + Pointable> Default for Shared<'_, T> {}

pub struct Guard;
impl Guard {
    #[stores(1)]
    pub fn defer<F: FnOnce() -> R + Send, R>(&self, f: F);
    #[stores(1)]
    pub unsafe fn defer_unchecked<F: FnOnce() -> R, R>(&self, f: F);
    pub unsafe fn defer_destroy<T: ?Sized + Pointable>(&self, ptr: Shared<'_, T>);
    pub fn flush(&self);
    pub fn repin(&mut self);
    #[calls(1)]
    pub fn repin_after<F: FnOnce() -> R, R>(&mut self, f: F) -> R;
    pub fn collector(&self) -> Option<&Collector>;
}
impl Drop for Guard {}
pub unsafe fn unprotected() -> &'static Guard;
pub fn pin() -> Guard;
pub fn is_pinned() -> bool;
pub fn default_collector() -> &'static Collector;

pub struct Collector;
unsafe impl Send for Collector {}
unsafe impl Sync for Collector {}
impl Default for Collector {}
impl Collector {
    pub fn new() -> Self;
    pub fn register(&self) -> LocalHandle;
}
impl Clone for Collector {}

pub struct LocalHandle;
impl LocalHandle {
    pub fn pin(&self) -> Guard;
    pub fn is_pinned(&self) -> bool;
    pub fn collector(&self) -> &Collector;
}
impl Drop for LocalHandle {}
