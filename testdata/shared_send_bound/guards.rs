//! Locks and their guards: what the compiler and their authors make of them.

use std::{
    cell::UnsafeCell,
    marker::PhantomData,
    ops::{Deref, DerefMut},
};

pub struct Latch<T> {
    value: UnsafeCell<T>,
}

unsafe impl<T: Send> Send for Latch<T> {}
unsafe impl<T: Send> Sync for Latch<T> {}

impl<T> Latch<T> {
    pub fn lock(&self) -> LatchGuard<'_, T> {
        LatchGuard { latch: self }
    }

    pub fn careful(&self) -> CarefulGuard<'_, T> {
        CarefulGuard { latch: self }
    }

    pub fn pinned(&self) -> PinnedGuard<'_, T> {
        PinnedGuard { latch: self, on_this_thread: PhantomData }
    }
}

/// `&Latch<T>` is `Sync` for every `T: Send`, so the compiler makes the guard so.
pub struct LatchGuard<'a, T> {
//         ---------- `Sync` by what it is made of
         //^^^^^^^^^^ shared_send_bound: `LatchGuard` is `Sync` even where `T` is not `Sync`, but it derefs to what a lock keeps
//~ help: write the impl of `Sync` by hand, with the bound `T: Sync`
    latch: &'a Latch<T>,
  //----- may be shared wherever `T` is `Send`
}

impl<T> Deref for LatchGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.latch.value.get() }
    }
}

impl<T> DerefMut for LatchGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.latch.value.get() }
    }
}

/// Its author has thought of that.
pub struct CarefulGuard<'a, T> {
    latch: &'a Latch<T>,
}

unsafe impl<T: Sync> Sync for CarefulGuard<'_, T> {}

impl<T> Deref for CarefulGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.latch.value.get() }
    }
}

impl<T> DerefMut for CarefulGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        unsafe { &mut *self.latch.value.get() }
    }
}

/// A marker keeps it where it is.
pub struct PinnedGuard<'a, T> {
    latch: &'a Latch<T>,
    on_this_thread: PhantomData<*const ()>,
}

impl<T> Deref for PinnedGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.latch.value.get() }
    }
}

impl<T> DerefMut for PinnedGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.latch.value.get() }
    }
}

/// A guard that only reads needs no more than a reference does.
pub struct ReadGuard<'a, T> {
    value: *const T,
    lock: PhantomData<&'a T>,
}

unsafe impl<T: Sync> Send for ReadGuard<'_, T> {}
unsafe impl<T: Sync> Sync for ReadGuard<'_, T> {}

impl<T> Deref for ReadGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.value }
    }
}

impl<T> Drop for ReadGuard<'_, T> {
    fn drop(&mut self) {}
}
