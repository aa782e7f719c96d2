//! What the analysis knows of `crossbeam-deque` 0.8.

#[collection]
pub struct Worker<T>;
unsafe impl<T: Send> Send for Worker<T> {}
impl<T> Worker<T> {
    pub fn new_fifo() -> Worker<T>;
    pub fn new_lifo() -> Worker<T>;
    #[same]
    pub fn stealer(&self) -> Stealer<T>;
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
    pub fn push(&self, task: T);
    #[element]
    pub fn pop(&self) -> Option<T>;
}

#[collection]
pub struct Stealer<T>;
unsafe impl<T: Send> Send for Stealer<T> {}
unsafe impl<T: Send> Sync for Stealer<T> {}
impl<T> Stealer<T> {
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
    #[element]
    pub fn steal(&self) -> Steal<T>;
    pub fn steal_batch(&self, dest: &Worker<T>) -> Steal<()>;
    pub fn steal_batch_with_limit(&self, dest: &Worker<T>, limit: usize) -> Steal<()>;
    #[element]
    pub fn steal_batch_and_pop(&self, dest: &Worker<T>) -> Steal<T>;
    #[element]
    pub fn steal_batch_with_limit_and_pop(&self, dest: &Worker<T>, limit: usize) -> Steal<T>;
}
impl<T> Clone for Stealer<T> {}

#[collection]
pub struct Injector<T>;
unsafe impl<T: Send> Send for Injector<T> {}
unsafe impl<T: Send> Sync for Injector<T> {}
impl<T> Default for Injector<T> {}
impl<T> Injector<T> {
    pub fn new() -> Injector<T>;
    pub fn push(&self, task: T);
    #[element]
    pub fn steal(&self) -> Steal<T>;
    pub fn steal_batch(&self, dest: &Worker<T>) -> Steal<()>;
    pub fn steal_batch_with_limit(&self, dest: &Worker<T>, limit: usize) -> Steal<()>;
    #[element]
    pub fn steal_batch_and_pop(&self, dest: &Worker<T>) -> Steal<T>;
    #[element]
    pub fn steal_batch_with_limit_and_pop(&self, dest: &Worker<T>, limit: usize) -> Steal<T>;
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
}
impl<T> Drop for Injector<T> {}

#[derive(Copy, Clone)]
pub enum Steal<T> {
    Empty,
    Success(T),
    Retry,
}
impl<T> Steal<T> {
    pub fn is_empty(&self) -> bool;
    pub fn is_success(&self) -> bool;
    pub fn is_retry(&self) -> bool;
    #[same]
    pub fn success(self) -> Option<T>;
    #[same]
    pub fn or_else<F: FnOnce() -> Steal<T>>(self, f: F) -> Steal<T>;
}
impl<T> FromIterator<Steal<T>> for Steal<T> {}
