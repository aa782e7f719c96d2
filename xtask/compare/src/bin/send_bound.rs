//! A type is `Sync` whatever is in it.

use std::cell::UnsafeCell;

pub struct Slot<T> {
    value: UnsafeCell<Option<T>>,
}

// SAFETY: wrong.
unsafe impl<T> Sync for Slot<T> {} //~ fault

impl<T> Slot<T> {
    pub fn get(&self) -> Option<&T> {
        // SAFETY: it is never changed.
        unsafe { (*self.value.get()).as_ref() }
    }
}

fn main() {
    let slot = Slot { value: UnsafeCell::new(Some(1)) };
    println!("{:?}", slot.get());
}
