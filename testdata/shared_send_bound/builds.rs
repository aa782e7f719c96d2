//! What only some builds have.

use std::cell::UnsafeCell;

pub struct Owned<T>(T);

/// On the web its value is left where it is, and only there it says that it may go anywhere.
pub struct Wrapped<T>(
    #[cfg(not(target_arch = "wasm32"))] T,
    #[cfg(target_arch = "wasm32")] Owned<T>,
);

#[cfg(target_arch = "wasm32")]
unsafe impl<T> Send for Wrapped<T> {}
#[cfg(target_arch = "wasm32")]
unsafe impl<T> Sync for Wrapped<T> {}

/// What is left out takes no number.
pub struct Numbered<T>(#[cfg(windows)] u32, T);

unsafe impl<T> Send for Numbered<T> {} //~ shared_send_bound: `Numbered` is `Send` even where `T` is not `Send`

impl<T> Numbered<T> {
    pub fn into_inner(self) -> T {
        self.0
    }
}

/// All builds have this value.
pub struct Elsewhere<T> {
    value: UnsafeCell<T>,
}

#[cfg(windows)]
unsafe impl<T> Send for Elsewhere<T> {} //~ shared_send_bound: `Elsewhere` is `Send` even where `T` is not `Send`

impl<T> Elsewhere<T> {
    pub fn new(value: T) -> Elsewhere<T> {
        Elsewhere { value: UnsafeCell::new(value) }
    }
}
