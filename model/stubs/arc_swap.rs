//! What the analysis knows of `arc-swap` 1. Loading takes no lock; a `Guard` is a debt that is paid
//! back, and excludes nobody.

pub use self::{access::Access, cache::Cache, ref_cnt::RefCnt, strategy::DefaultStrategy};
use access::Map;
use as_raw::AsRaw;
use std::{
    borrow::Borrow,
    fmt::Display,
    marker::PhantomData,
    ops::Deref,
    ptr,
    rc::Rc,
    sync::{Arc, Weak},
};
use strategy::{CaS, Strategy};

pub mod strategy {
    pub trait Strategy<T> {}

    pub trait CaS<T>: Strategy<T> {}

    pub struct DefaultStrategy;

    pub struct IndependentStrategy;
}
mod as_raw {
    pub trait AsRaw<T> {}
}
mod ref_cnt {
    use std::{pin::Pin, rc::Rc, sync::Arc};

    pub unsafe trait RefCnt: Clone {
        type Base;
        fn into_ptr(me: Self) -> *mut Self::Base;
        fn as_ptr(me: &Self) -> *mut Self::Base;
        unsafe fn from_ptr(ptr: *const Self::Base) -> Self;
        fn inc(me: &Self) -> *mut Self::Base;
        unsafe fn dec(ptr: *const Self::Base);
    }
    unsafe impl<T> RefCnt for Arc<T> {
        type Base = T;
    }
    unsafe impl<T> RefCnt for Rc<T> {
        type Base = T;
    }
    unsafe impl<T: RefCnt> RefCnt for Option<T> {
        type Base = T::Base;
    }
    unsafe impl<T> RefCnt for Pin<Arc<T>> {
        type Base = T;
    }
    unsafe impl<T> RefCnt for Pin<Rc<T>> {
        type Base = T;
    }
}

#[pointer]
pub struct Guard<T: RefCnt, S: Strategy<T> = DefaultStrategy>;
impl<T: RefCnt, S: Strategy<T>> Guard<T, S> {
    #[same]
    pub fn into_inner(lease: Self) -> T;
    #[same]
    pub fn from_inner(inner: T) -> Self;
}
impl<T: RefCnt, S: Strategy<T>> Deref for Guard<T, S> {
    type Target = T;
}
impl<T: Default + RefCnt, S: Strategy<T>> Default for Guard<T, S> {}
impl<T: Display + RefCnt, S: Strategy<T>> Display for Guard<T, S> {}

#[atomic]
pub struct ArcSwapAny<T: RefCnt, S: Strategy<T> = DefaultStrategy>;
impl<T: RefCnt, S: Strategy<T>> Drop for ArcSwapAny<T, S> {}
impl<T: Display + RefCnt, S: Strategy<T>> Display for ArcSwapAny<T, S> {}
impl<T: RefCnt + Default, S: Default + Strategy<T>> Default for ArcSwapAny<T, S> {}
impl<T: RefCnt, S: Strategy<T>> ArcSwapAny<T, S> {
    pub fn new(val: T) -> Self
    where
        S: Default;
    pub fn with_strategy(val: T, strategy: S) -> Self;
    #[inner]
    pub fn into_inner(self) -> T;
    #[atomic(load)]
    pub fn load_full(&self) -> T;
    #[atomic(load)]
    pub fn load(&self) -> Guard<T, S>;
    #[atomic(store)]
    pub fn store(&self, val: T);
    #[atomic(swap)]
    pub fn swap(&self, new: T) -> T;
    #[atomic(cas)]
    pub fn compare_and_swap<C: AsRaw<T::Base>>(&self, current: C, new: T) -> Guard<T, S>
    where
        S: CaS<T>;
    #[atomic(rmw, update)]
    #[calls(1)]
    pub fn rcu<R: Into<T>, F: FnMut(&T) -> R>(&self, f: F) -> T
    where
        S: CaS<T>;
    pub fn map<I, R, F: Fn(&I) -> &R + Clone>(&self, f: F) -> Map<&Self, I, F>
    where
        Self: Access<I>;
}
pub type ArcSwap<T> = ArcSwapAny<Arc<T>>;
impl<T, S: Strategy<Arc<T>>> ArcSwapAny<Arc<T>, S> {
    pub fn from_pointee(val: T) -> Self
    where
        S: Default;
}
pub type ArcSwapOption<T> = ArcSwapAny<Option<Arc<T>>>;
impl<T, S: Strategy<Option<Arc<T>>>> ArcSwapAny<Option<Arc<T>>, S> {
    pub fn from_pointee<V: Into<Option<T>>>(val: V) -> Self
    where
        S: Default;
    pub fn empty() -> Self
    where
        S: Default;
}
impl<T> ArcSwapOption<T> {
    pub fn const_empty() -> Self;
}
pub type ArcSwapWeak<T> = ArcSwapAny<alloc::sync::Weak<T>>;

pub mod access {
    use crate::{ArcSwapAny, Guard, RefCnt, strategy::Strategy};
    use std::{marker::PhantomData, ops::Deref, rc::Rc, sync::Arc};

    pub struct ConstantDeref<T>;

    pub struct DirectDeref<T, S>;

    pub struct DynGuard<T: ?Sized>;

    pub struct MapGuard<G, F, T, R>;

    pub trait Access<T> {
        type Guard: Deref<Target = T>;
        #[atomic(load)]
        fn load(&self) -> Self::Guard;
    }
    impl<T, S: Strategy<Arc<T>>> Deref for DirectDeref<Arc<T>, S> {
        type Target = T;
    }
    impl<T, S: Strategy<Rc<T>>> Deref for DirectDeref<Rc<T>, S> {
        type Target = T;
    }
    impl<T: ?Sized> Deref for DynGuard<T> {
        type Target = T;
    }

    pub trait DynAccess<T> {
        #[atomic(load)]
        fn load(&self) -> DynGuard<T>;
    }

    pub struct AccessConvert<D>(pub D);
    impl<G: Deref<Target = T>, F: Fn(&T) -> &R, T, R> Deref for MapGuard<G, F, T, R> {
        type Target = R;
    }

    #[derive(Copy, Clone)]
    pub struct Map<A, T, F>;
    impl<A, T, F> Map<A, T, F> {
        pub fn new<R>(access: A, projection: F) -> Self
        where
            F: Fn(&T) -> &R + Clone;
    }
    impl<T> Deref for ConstantDeref<T> {
        type Target = T;
    }

    #[derive(Copy, Clone, Ord, PartialOrd)]
    pub struct Constant<T>(pub T);
}

pub mod cache {
    use crate::{ArcSwapAny, RefCnt, strategy::Strategy};
    use std::{ops::Deref, sync::atomic::Ordering};

    pub trait Access<T> {
        #[atomic(load)]
        fn load(&mut self) -> &T;
    }

    #[derive(Clone)]
    pub struct Cache<A, T>;
    impl<A: Deref<Target = ArcSwapAny<T, S>>, T: RefCnt, S: Strategy<T>> Cache<A, T> {
        pub fn new(arc_swap: A) -> Self;
        pub fn arc_swap(&self) -> &A::Target;
        #[atomic(load)]
        pub fn load(&mut self) -> &T;
        pub fn map<F: FnMut(&T) -> &U, U>(self, f: F) -> MapCache<A, T, F>;
    }

    #[derive(Clone)]
    pub struct MapCache<A, T, F>;
}
