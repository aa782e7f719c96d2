//! What the analysis knows of `lazy_static` 1. Lowering gives each static of `lazy_static!` the type
//! `LazyStatic<T>`; the crate makes a type for each, and `LazyStatic` is its trait.

use std::ops::Deref;

#[lock(once)]
#[once_cell]
pub struct LazyStatic<T>;
impl<T> Deref for LazyStatic<T> {
    type Target = T;
    #[acquire(exclusive, blocks, temporary)]
    #[inner]
    fn deref(&self) -> &T;
}
#[acquire(exclusive, blocks, temporary)]
pub fn initialize<T>(lazy: &LazyStatic<T>);
