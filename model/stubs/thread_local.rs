//! What the analysis knows of `thread_local` 1.

use std::panic::UnwindSafe;

pub struct ThreadLocal<T: Send>;
unsafe impl<T: Send> Sync for ThreadLocal<T> {}
impl<T: Send> Default for ThreadLocal<T> {}
impl<T: Send> Drop for ThreadLocal<T> {}
impl<T: Send> ThreadLocal<T> {
    pub fn new() -> ThreadLocal<T>;
    pub fn with_capacity(capacity: usize) -> ThreadLocal<T>;
    #[inner]
    pub fn get(&self) -> Option<&T>;
    #[inner]
    pub fn get_or<F: FnOnce() -> T>(&self, create: F) -> &T;
    #[inner]
    pub fn get_or_try<F: FnOnce() -> Result<T, E>, E>(&self, create: F) -> Result<&T, E>;
    #[element]
    pub fn iter(&self) -> Iter<'_, T>
    where
        T: Sync;
    #[element]
    pub fn iter_mut(&mut self) -> IterMut<'_, T>;
    pub fn clear(&mut self);
}
impl<T: Send> IntoIterator for ThreadLocal<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
}
impl<'a, T: Send + Sync> IntoIterator for &'a ThreadLocal<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
}
impl<'a, T: Send> IntoIterator for &'a mut ThreadLocal<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
}
impl<T: Send + Default> ThreadLocal<T> {
    #[inner]
    pub fn get_or_default(&self) -> &T;
}

pub struct Iter<'a, T: Send + Sync>;
impl<'a, T: Send + Sync> Iterator for Iter<'a, T> {
    type Item = &'a T;
}

pub struct IterMut<'a, T: Send>;
impl<'a, T: Send> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;
}

pub struct IntoIter<T: Send>;
impl<T: Send> Iterator for IntoIter<T> {
    type Item = T;
}
