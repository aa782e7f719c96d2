//! Bounds that say it in other words, and what else keeps the wrong values out.

use std::{cell::UnsafeCell, fmt::Debug, io::Read};

pub trait Storage: Send + Sync {}

pub trait Backend: Storage {}

pub trait Codec {}

/// Traits above the trait of the bound say it.
pub struct Volume<B> {
    backend: *mut B,
}

unsafe impl<B: Backend> Send for Volume<B> {}

/// `Codec` says nothing, and neither do traits of the standard library.
pub struct Stream<C, R> {
    codec: *mut C,
    source: *mut R,
}

unsafe impl<C: Codec + Debug, R: Read> Send for Stream<C, R> {} //~ shared_send_bound: `Stream` is `Send` even where `C` is not `Send`
//~ help: demand `C: Send` and `R: Send` in this impl
//~ help: a type made of `threadlint_runtime::ordered::Mutex` needs no

/// `where &'a T: Send` means that `T` is `Sync`.
pub struct Borrowed<'a, T> {
    value: &'a T,
    raw: *const u8,
}

unsafe impl<'a, T> Send for Borrowed<'a, T> where &'a T: Send {}

/// Only a `Send` value gets in.
pub struct Job<F> {
    run: *mut F,
}

unsafe impl<F> Send for Job<F> {}

impl<F: FnOnce() + Send> Job<F> {
    pub fn new(_run: F) -> Job<F> {
        unimplemented!()
    }
}

/// A part of `Ring` alone, which has a bound of its own.
struct Buffer<T> {
    start: *mut T,
}

unsafe impl<T> Send for Buffer<T> {}

pub struct Ring<T> {
    buffer: UnsafeCell<Buffer<T>>,
}

unsafe impl<T: Send> Send for Ring<T> {}
unsafe impl<T: Send> Sync for Ring<T> {}

impl<T> Ring<T> {
    pub fn push(&self, _value: T) {}
}

/// Private, and nothing is known of those who use it.
struct Smuggled<T>(*mut T);

unsafe impl<T> Send for Smuggled<T> {} //~ shared_send_bound(low): `Smuggled` is `Send` even where `T` is not `Send`
//~ help: demand `T: Send` in this impl
