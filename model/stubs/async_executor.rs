//! What the analysis knows of `async-executor` 1.

pub use async_task::{FallibleTask, Task};
use std::future::Future;

#[runtime]
pub struct Executor<'a>;
unsafe impl Send for Executor<'_> {}
unsafe impl Sync for Executor<'_> {}
impl<'a> Executor<'a> {
    pub fn new() -> Self;
    pub fn is_empty(&self) -> bool;
    #[spawn(task, 1)]
    pub fn spawn<T: Send>(&self, future: impl Future<Output = T> + Send) -> Task<T>;
    #[spawn(task, 1)]
    pub fn spawn_many<T: Send, F: Future<Output = T> + Send>(
        &self,
        futures: impl IntoIterator<Item = F>,
        handles: &mut impl Extend<Task<F::Output>>,
    );
    pub fn try_tick(&self) -> bool;
    #[blocks(wait, awaits)]
    pub async fn tick(&self);
    #[awaits(1)]
    pub async fn run<T>(&self, future: impl Future<Output = T>) -> T;
}
impl Drop for Executor<'_> {}
impl<'a> Default for Executor<'a> {}

#[runtime]
pub struct LocalExecutor<'a>;
impl<'a> LocalExecutor<'a> {
    pub fn new() -> Self;
    pub fn is_empty(&self) -> bool;
    #[spawn(local_task, 1)]
    pub fn spawn<T>(&self, future: impl Future<Output = T>) -> Task<T>;
    #[spawn(task, 1)]
    pub fn spawn_many<T, F: Future<Output = T>>(
        &self,
        futures: impl IntoIterator<Item = F>,
        handles: &mut impl Extend<Task<F::Output>>,
    );
    pub fn try_tick(&self) -> bool;
    #[blocks(wait, awaits)]
    pub async fn tick(&self);
    #[awaits(1)]
    pub async fn run<T>(&self, future: impl Future<Output = T>) -> T;
}
impl<'a> Default for LocalExecutor<'a> {}
