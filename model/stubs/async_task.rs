//! What the analysis knows of `async-task` 4.

use std::{
    fmt,
    future::Future,
    marker::PhantomData,
    pin::Pin,
    ptr::NonNull,
    task::{Context, Poll, Waker},
};

#[task_handle]
pub struct Task<T, M = ()>;
unsafe impl<T: Send, M: Send + Sync> Send for Task<T, M> {}
unsafe impl<T, M: Send + Sync> Sync for Task<T, M> {}
impl<T, M> Task<T, M> {
    pub fn detach(self);
    #[blocks(join, awaits)]
    pub async fn cancel(self) -> Option<T>;
    #[same]
    pub fn fallible(self) -> FallibleTask<T, M>;
    #[probe]
    pub fn is_finished(&self) -> bool;
    pub fn metadata(&self) -> &M;
}
impl<T, M> Drop for Task<T, M> {}
impl<T, M> Future for Task<T, M> {
    type Output = T;
    #[blocks(join, awaits)]
    #[cancel_unsafe]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>;
}

#[task_handle]
pub struct FallibleTask<T, M = ()>;
impl<T, M> FallibleTask<T, M> {
    pub fn detach(self);
    #[blocks(join, awaits)]
    pub async fn cancel(self) -> Option<T>;
    #[probe]
    pub fn is_finished(&self) -> bool;
}
impl<T, M> Future for FallibleTask<T, M> {
    type Output = Option<T>;
    #[blocks(join, awaits)]
    #[cancel_unsafe]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>;
}

pub trait Sealed<M> {}

pub struct Builder<M>;
impl<M: Default> Default for Builder<M> {}
impl Builder<()> {
    pub fn new() -> Builder<()>;
    pub fn metadata<M>(self, metadata: M) -> Builder<M>;
}
impl<M> Builder<M> {
    pub fn propagate_panic(self, propagate_panic: bool) -> Builder<M>;
    #[spawn(task, 1)]
    #[stores(2)]
    pub fn spawn<F: FnOnce(&M) -> Fut, Fut: Future + Send, S: Schedule<M> + Send + Sync>(
        self,
        future: F,
        schedule: S,
    ) -> (Runnable<M>, Task<Fut::Output, M>)
    where
        Fut::Output: Send;
    #[spawn(local_task, 1)]
    #[stores(2)]
    pub fn spawn_local<F: FnOnce(&M) -> Fut, Fut: Future, S: Schedule<M> + Send + Sync>(
        self,
        future: F,
        schedule: S,
    ) -> (Runnable<M>, Task<Fut::Output, M>);
    #[spawn(task, 1)]
    #[stores(2)]
    pub unsafe fn spawn_unchecked<'a, F: FnOnce(&'a M) -> Fut, Fut: Future, S: Schedule<M>>(
        self,
        future: F,
        schedule: S,
    ) -> (Runnable<M>, Task<Fut::Output, M>);
}
#[spawn(task, 0)]
#[stores(1)]
pub fn spawn<F: Future + Send, S: Schedule + Send + Sync>(
    future: F,
    schedule: S,
) -> (Runnable, Task<F::Output>)
where
    F::Output: Send;
#[spawn(local_task, 0)]
#[stores(1)]
pub fn spawn_local<F: Future, S: Schedule + Send + Sync>(
    future: F,
    schedule: S,
) -> (Runnable, Task<F::Output>);
#[spawn(task, 0)]
#[stores(1)]
pub unsafe fn spawn_unchecked<F: Future, S: Schedule>(
    future: F,
    schedule: S,
) -> (Runnable, Task<F::Output>);

pub struct Runnable<M = ()>;
unsafe impl<M: Send + Sync> Send for Runnable<M> {}
unsafe impl<M: Send + Sync> Sync for Runnable<M> {}
impl<M> Runnable<M> {
    pub fn metadata(&self) -> &M;
    pub fn schedule(self);
    pub fn run(self) -> bool;
    pub fn waker(&self) -> Waker;
    pub fn into_raw(self) -> NonNull<()>;
    pub unsafe fn from_raw(ptr: NonNull<()>) -> Self;
}
impl<M> Drop for Runnable<M> {}

pub struct ScheduleInfo;

pub trait Schedule<M = ()> {
    fn schedule(&self, runnable: Runnable<M>, info: ScheduleInfo);
}
