//! Types that hold values of their parameters, and what their methods ask of them.

use std::{
    cell::UnsafeCell,
    marker::PhantomData,
    ptr::NonNull,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicPtr},
    },
};

/// A list that only grows.
pub struct Journal<T> {
    entries: NonNull<T>,
  //------- leads to a `T`
    len: usize,
}

unsafe impl<T> Send for Journal<T> {} //~ shared_send_bound(high): `Journal` is `Send` even where `T` is not `Send`, and points to a `T`
unsafe impl<T> Sync for Journal<T> {} //~ shared_send_bound: `Journal` is `Sync` even where `T` is not `Sync`, but `get` lends out a `&T`

impl<T> Journal<T> {
    pub fn get(&self, _idx: usize) -> Option<&T> {
        None
    }

    pub fn push(&self, _entry: T) {}
    //     ---- takes in a `T`
}

/// The same, as it should be.
pub struct Ledger<T> {
    entries: NonNull<T>,
    len: usize,
}

unsafe impl<T: Send> Send for Ledger<T> {}
unsafe impl<T: Send + Sync> Sync for Ledger<T> {}

impl<T> Ledger<T> {
    pub fn get(&self, _idx: usize) -> Option<&T> {
        None
    }

    pub fn push(&self, _entry: T) {}
}

/// Values only pass through it, so that `T: Send` is enough.
pub struct Mailbox<T> {
    letter: UnsafeCell<Option<T>>,
    is_full: AtomicBool,
}

unsafe impl<T: Send> Sync for Mailbox<T> {}

impl<T> Mailbox<T> {
    pub fn put(&self, _letter: T) {}

    pub fn take(&self) -> Option<T> {
        None
    }

    pub fn with<R>(&self, _read: impl FnOnce(&mut T) -> R) -> Option<R> {
        None
    }
}

/// With a closure that gets a shared reference it is not.
pub struct Noticeboard<T> {
    notice: UnsafeCell<Option<T>>,
}

unsafe impl<T: Send> Sync for Noticeboard<T> {} //~ shared_send_bound: even where `T` is not `Sync`, but `read` lends out a `&T`

impl<T> Noticeboard<T> {
    pub fn read<R>(&self, _read: impl FnOnce(&T) -> R) -> Option<R> {
        None
    }

    /// What only this crate calls, and what its callers must vouch for, does not count.
    fn peek(&self) -> Option<&T> {
        None
    }
}

pub struct Sealed<T> {
    notice: UnsafeCell<Option<T>>,
}

unsafe impl<T: Send> Sync for Sealed<T> {}

impl<T> Sealed<T> {
    fn peek(&self) -> Option<&T> {
        None
    }

    /// # Safety
    /// Nobody else uses the value.
    pub unsafe fn steal(&self) -> &T {
        unimplemented!()
    }

    pub fn set(&self, _value: T) {}

    /// Only there where `T` may be shared.
    pub fn shared(&self) -> Option<&T>
    where
        T: Sync,
    {
        None
    }
}

/// Only a name for what is kept somewhere else.
pub struct Handle<T> {
    slot: usize,
    of: PhantomData<T>,
}

unsafe impl<T> Send for Handle<T> {} //~ shared_send_bound(medium): `Handle` is `Send` even where `T` is not `Send`, but `load` hands out a `T`

impl<T> Handle<T> {
    pub fn load(&self) -> T {
    //     ---- hands out a `T`
        unimplemented!()
    }
}

/// A number with a type.
pub struct Id<T> {
    number: usize,
    of: PhantomData<*const T>,
}

unsafe impl<T> Send for Id<T> {}
unsafe impl<T> Sync for Id<T> {}

impl<T> Id<T> {
    pub fn number(&self) -> usize {
        self.number
    }
}

/// Clones share the value.
pub struct Shared<T> {
    value: *const T,
}

unsafe impl<T: Send> Send for Shared<T> {} //~ shared_send_bound(medium): `Shared` is `Send` even where `T` is not `Sync`, but `get` lends out a `&T`

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared { value: self.value }
    }
}

impl<T> Shared<T> {
    pub fn get(&self) -> &T {
         //--- lends out a `&T`
        unsafe { &*self.value }
    }
}

/// Each copy shows what all have to its owner: whoever shares one can copy it.
pub struct Focus<T> {
    target: *const T,
}

unsafe impl<T: Send + Sync> Send for Focus<T> {}
unsafe impl<T> Sync for Focus<T> {} //~ shared_send_bound(medium): `Focus` is `Sync` even where `T` is not `Sync`, but `get` lends out a `&T`

impl<T> Clone for Focus<T> {
    fn clone(&self) -> Self {
        Focus { target: self.target }
    }
}

impl<T> Focus<T> {
    pub fn get(&mut self) -> Option<&T> {
         //--- lends out a `&T`
        unsafe { self.target.as_ref() }
    }
}

/// Nobody who shares it can have one to himself.
pub struct Cursor<T> {
    target: *const T,
}

unsafe impl<T: Send + Sync> Send for Cursor<T> {}
unsafe impl<T> Sync for Cursor<T> {}

impl<T> Cursor<T> {
    pub fn get(&mut self) -> Option<&T> {
        unsafe { self.target.as_ref() }
    }
}

/// Deep copies share nothing.
pub struct Owned<T> {
    value: *mut T,
}

unsafe impl<T: Send> Send for Owned<T> {}

impl<T: Clone> Clone for Owned<T> {
    fn clone(&self) -> Self {
        unimplemented!()
    }
}

impl<T> Owned<T> {
    pub fn get(&self) -> &T {
        unsafe { &*self.value }
    }
}

/// `AtomicPtr` does not care what it points to.
pub struct Swap<T> {
    value: AtomicPtr<T>,
}

unsafe impl<T> Sync for Swap<T> {} //~ shared_send_bound: even where `T` is not `Send`, but `swap` hands out a `T`

impl<T> Swap<T> {
    pub fn swap(&self, _value: Box<T>) -> Option<Box<T>> {
        None
    }
}

/// Who has an `Arc` may be its last owner.
pub struct Member<T> {
    group: Arc<T>,
  //----- others may have the same `T`
}

unsafe impl<T: Sync> Send for Member<T> {} //~ shared_send_bound: `Member` is `Send` even where `T` is not `Send`, and shares a `T` with others

/// Nothing can be done with it through `&self`, but its `Debug` does.
#[derive(Debug)]
pub struct Exclusive<T>(T);
//         --------- derives `Debug`

unsafe impl<T> Sync for Exclusive<T> {} //~ shared_send_bound: `Exclusive` is `Sync` even where `T` is not `Sync`, but its `Debug` reads a `T`

/// Here nothing does.
pub struct Wrapper<T>(T);

unsafe impl<T> Sync for Wrapper<T> {} //~ shared_send_bound(low): which holds only as long as nothing reaches it

impl<T> Wrapper<T> {
    pub fn new(value: T) -> Self {
        Wrapper(value)
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

pub struct Bare<T> {
    pub value: T,
      //----- not private
}

unsafe impl<T> Sync for Bare<T> {} //~ shared_send_bound: but anybody can reach the `T` in `value`
