//! What the analysis knows of `once_cell` 1.

pub mod sync {
    use std::ops::{Deref, DerefMut};

    #[lock(once)]
    #[once_cell]
    pub struct OnceCell<T>;
    impl<T> Default for OnceCell<T> {}
    impl<T: Clone> Clone for OnceCell<T> {}
    unsafe impl<T: Sync + Send> Sync for OnceCell<T> {}
    unsafe impl<T: Send> Send for OnceCell<T> {}
    impl<T> OnceCell<T> {
        pub fn new() -> OnceCell<T>;
        pub fn with_value(value: T) -> OnceCell<T>;
        #[inner]
        pub fn get(&self) -> Option<&T>;
        #[blocks(wait)]
        #[inner]
        pub fn wait(&self) -> &T;
        #[inner]
        pub fn get_mut(&mut self) -> Option<&mut T>;
        #[inner]
        pub unsafe fn get_unchecked(&self) -> &T;
        #[acquire(exclusive, blocks, temporary)]
        pub fn set(&self, value: T) -> Result<(), T>;
        #[acquire(exclusive, blocks, temporary)]
        pub fn try_insert(&self, value: T) -> Result<&T, (&T, T)>;
        #[acquire(exclusive, blocks, temporary)]
        #[calls(1)]
        #[inner]
        pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T;
        #[acquire(exclusive, blocks, temporary)]
        #[calls(1)]
        #[inner]
        pub fn get_or_try_init<F: FnOnce() -> Result<T, E>, E>(&self, f: F) -> Result<&T, E>;
        #[inner]
        pub fn take(&mut self) -> Option<T>;
        #[inner]
        pub fn into_inner(self) -> Option<T>;
    }

    #[lock(once)]
    #[once_cell]
    pub struct Lazy<T, F = fn() -> T>;
    unsafe impl<T, F: Send> Sync for Lazy<T, F> {}
    impl<T, F> Lazy<T, F> {
        #[stores(0)]
        pub fn new(f: F) -> Lazy<T, F>;
        #[inner]
        pub fn into_value(this: Lazy<T, F>) -> Result<T, F>;
        #[inner]
        pub fn get(this: &Lazy<T, F>) -> Option<&T>;
        #[inner]
        pub fn get_mut(this: &mut Lazy<T, F>) -> Option<&mut T>;
    }
    impl<T, F: FnOnce() -> T> Lazy<T, F> {
        #[acquire(exclusive, blocks, temporary)]
        #[inner]
        pub fn force(this: &Lazy<T, F>) -> &T;
        #[inner]
        pub fn force_mut(this: &mut Lazy<T, F>) -> &mut T;
    }
    impl<T, F: FnOnce() -> T> Deref for Lazy<T, F> {
        type Target = T;
        #[acquire(exclusive, blocks, temporary)]
        #[inner]
        fn deref(&self) -> &T;
    }
    impl<T, F: FnOnce() -> T> DerefMut for Lazy<T, F> {}
    impl<T: Default> Default for Lazy<T> {}
}

pub mod unsync {
    use std::ops::{Deref, DerefMut};

    #[once_cell]
    pub struct OnceCell<T>;
    impl<T> Default for OnceCell<T> {}
    impl<T: Clone> Clone for OnceCell<T> {}
    impl<T> !Sync for OnceCell<T> {}
    impl<T> OnceCell<T> {
        pub fn new() -> OnceCell<T>;
        pub fn with_value(value: T) -> OnceCell<T>;
        #[inner]
        pub fn get(&self) -> Option<&T>;
        #[inner]
        pub fn get_mut(&mut self) -> Option<&mut T>;
        pub fn set(&self, value: T) -> Result<(), T>;
        pub fn try_insert(&self, value: T) -> Result<&T, (&T, T)>;
        #[inner]
        pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T;
        #[inner]
        pub fn get_or_try_init<F: FnOnce() -> Result<T, E>, E>(&self, f: F) -> Result<&T, E>;
        #[inner]
        pub fn take(&mut self) -> Option<T>;
        #[inner]
        pub fn into_inner(self) -> Option<T>;
    }

    #[once_cell]
    pub struct Lazy<T, F = fn() -> T>;
    impl<T, F> Lazy<T, F> {
        #[stores(0)]
        pub fn new(f: F) -> Lazy<T, F>;
        #[inner]
        pub fn into_value(this: Lazy<T, F>) -> Result<T, F>;
        #[inner]
        pub fn get(this: &Lazy<T, F>) -> Option<&T>;
        #[inner]
        pub fn get_mut(this: &mut Lazy<T, F>) -> Option<&mut T>;
    }
    impl<T, F: FnOnce() -> T> Lazy<T, F> {
        #[inner]
        pub fn force(this: &Lazy<T, F>) -> &T;
        #[inner]
        pub fn force_mut(this: &mut Lazy<T, F>) -> &mut T;
    }
    impl<T, F: FnOnce() -> T> Deref for Lazy<T, F> {
        type Target = T;
    }
    impl<T, F: FnOnce() -> T> DerefMut for Lazy<T, F> {}
    impl<T: Default> Default for Lazy<T> {}
}

pub mod race {
    use std::num::NonZeroUsize;

    #[once_cell]
    #[derive(Default)]
    pub struct OnceNonZeroUsize;
    impl OnceNonZeroUsize {
        pub fn new() -> Self;
        #[inner]
        pub fn get(&self) -> Option<NonZeroUsize>;
        #[inner]
        pub unsafe fn get_unchecked(&self) -> NonZeroUsize;
        pub fn set(&self, value: NonZeroUsize) -> Result<(), ()>;
        #[inner]
        pub fn get_or_init<F: FnOnce() -> NonZeroUsize>(&self, f: F) -> NonZeroUsize;
        #[inner]
        pub fn get_or_try_init<F: FnOnce() -> Result<NonZeroUsize, E>, E>(
            &self,
            f: F,
        ) -> Result<NonZeroUsize, E>;
    }

    #[once_cell]
    #[derive(Default)]
    pub struct OnceBool;
    impl OnceBool {
        pub fn new() -> Self;
        #[inner]
        pub fn get(&self) -> Option<bool>;
        pub fn set(&self, value: bool) -> Result<(), ()>;
        #[inner]
        pub fn get_or_init<F: FnOnce() -> bool>(&self, f: F) -> bool;
        #[inner]
        pub fn get_or_try_init<F: FnOnce() -> Result<bool, E>, E>(&self, f: F) -> Result<bool, E>;
    }

    #[once_cell]
    pub struct OnceRef<'a, T>;
    unsafe impl<'a, T: Sync> Sync for OnceRef<'a, T> {}
    impl<'a, T> Default for OnceRef<'a, T> {}
    impl<'a, T> OnceRef<'a, T> {
        pub fn new() -> Self;
        #[inner]
        pub fn get(&self) -> Option<&'a T>;
        pub fn set(&self, value: &'a T) -> Result<(), ()>;
        #[inner]
        pub fn get_or_init<F: FnOnce() -> &'a T>(&self, f: F) -> &'a T;
        #[inner]
        pub fn get_or_try_init<F: FnOnce() -> Result<&'a T, E>, E>(&self, f: F)
        -> Result<&'a T, E>;
    }

    #[once_cell]
    pub struct OnceBox<T>;
    impl<T> Default for OnceBox<T> {}
    impl<T> Drop for OnceBox<T> {}
    impl<T> OnceBox<T> {
        pub fn new() -> Self;
        pub fn with_value(value: Box<T>) -> Self;
        #[inner]
        pub fn get(&self) -> Option<&T>;
        pub fn set(&self, value: Box<T>) -> Result<(), Box<T>>;
        #[inner]
        pub fn get_or_init<F: FnOnce() -> Box<T>>(&self, f: F) -> &T;
        #[inner]
        pub fn get_or_try_init<F: FnOnce() -> Result<Box<T>, E>, E>(&self, f: F) -> Result<&T, E>;
    }
    unsafe impl<T: Sync + Send> Sync for OnceBox<T> {}
    impl<T: Clone> Clone for OnceBox<T> {}
}
