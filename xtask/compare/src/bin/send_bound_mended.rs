//! A type is `Sync` whatever is in it. Mended.

use std::cell::UnsafeCell;

pub struct Slot<T> {
    value: UnsafeCell<Option<T>>,
}

// SAFETY: it gives out shared references only.
unsafe impl<T: Sync> Sync for Slot<T> {}

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
