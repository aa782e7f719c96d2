//! What the analysis knows of `futures-executor` 0.3.

use futures_core::stream::Stream;
use futures_task::{FutureObj, LocalSpawn, Spawn};
use std::{
    fmt::Display,
    future::Future,
    io,
    ops::{Deref, DerefMut},
};

#[runtime]
pub struct LocalPool;

#[derive(Clone)]
pub struct LocalSpawner;
impl LocalPool {
    pub fn new() -> Self;
    pub fn spawner(&self) -> LocalSpawner;
    #[blocks(runtime)]
    pub fn run(&mut self);
    #[block_on(1)]
    pub fn run_until<F: Future>(&mut self, future: F) -> F::Output;
    pub fn try_run_one(&mut self) -> bool;
    pub fn run_until_stalled(&mut self);
}
impl Default for LocalPool {}
#[block_on(0, nests)]
pub fn block_on<F: Future>(f: F) -> F::Output;
pub fn block_on_stream<S: Stream + Unpin>(stream: S) -> BlockingStream<S>;

pub struct BlockingStream<S: Stream + Unpin>;
impl<S: Stream + Unpin> Deref for BlockingStream<S> {
    type Target = S;
}
impl<S: Stream + Unpin> DerefMut for BlockingStream<S> {}
impl<S: Stream + Unpin> BlockingStream<S> {
    #[inner]
    pub fn into_inner(self) -> S;
}
impl<S: Stream + Unpin> Iterator for BlockingStream<S> {
    type Item = S::Item;
    #[blocks(runtime)]
    fn next(&mut self) -> Option<Self::Item>;
}
impl Spawn for LocalSpawner {}
impl LocalSpawn for LocalSpawner {}

#[pool]
pub struct ThreadPool;

pub struct ThreadPoolBuilder;
impl ThreadPool {
    pub fn new() -> Result<Self, io::Error>;
    pub fn builder() -> ThreadPoolBuilder;
    #[spawn(task, 1)]
    pub fn spawn_obj_ok(&self, future: FutureObj<'static, ()>);
    #[spawn(task, 1)]
    pub fn spawn_ok<Fut: Future<Output = ()> + Send>(&self, future: Fut);
}
impl Spawn for ThreadPool {}
impl Clone for ThreadPool {}
impl Drop for ThreadPool {}
impl ThreadPoolBuilder {
    pub fn new() -> Self;
    pub fn pool_size(&mut self, size: usize) -> &mut Self;
    pub fn stack_size(&mut self, stack_size: usize) -> &mut Self;
    pub fn name_prefix<S: Into<String>>(&mut self, name_prefix: S) -> &mut Self;
    #[stores(1)]
    pub fn after_start<F: Fn(usize) + Send + Sync>(&mut self, f: F) -> &mut Self;
    #[stores(1)]
    pub fn before_stop<F: Fn(usize) + Send + Sync>(&mut self, f: F) -> &mut Self;
    pub fn create(&mut self) -> Result<ThreadPool, io::Error>;
}
impl Default for ThreadPoolBuilder {}

pub struct Enter;

pub struct EnterError;
pub fn enter() -> Result<Enter, EnterError>;
