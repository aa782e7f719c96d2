//! What the analysis knows of `crossbeam-queue` 0.3.

#[collection]
pub struct ArrayQueue<T>;
unsafe impl<T: Send> Sync for ArrayQueue<T> {}
unsafe impl<T: Send> Send for ArrayQueue<T> {}
impl<T> ArrayQueue<T> {
    pub fn new(cap: usize) -> ArrayQueue<T>;
    pub fn push(&self, value: T) -> Result<(), T>;
    pub fn push_mut(&mut self, value: T) -> Result<(), T>;
    pub fn force_push(&self, value: T) -> Option<T>;
    #[element]
    pub fn pop(&self) -> Option<T>;
    #[element]
    pub fn pop_mut(&mut self) -> Option<T>;
    pub fn capacity(&self) -> usize;
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn is_full(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
}
impl<T> Drop for ArrayQueue<T> {}
impl<T> IntoIterator for ArrayQueue<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
}

pub struct IntoIter<T>;
impl<T> Iterator for IntoIter<T> {
    type Item = T;
}

#[collection]
pub struct SegQueue<T>;
unsafe impl<T: Send> Send for SegQueue<T> {}
unsafe impl<T: Send> Sync for SegQueue<T> {}
impl<T> SegQueue<T> {
    pub fn new() -> SegQueue<T>;
    pub fn push(&self, value: T);
    pub fn push_mut(&mut self, value: T);
    #[element]
    pub fn pop(&self) -> Option<T>;
    #[element]
    pub fn pop_mut(&mut self) -> Option<T>;
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
}
impl<T> Drop for SegQueue<T> {}
impl<T> Default for SegQueue<T> {}
impl<T> IntoIterator for SegQueue<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
}
