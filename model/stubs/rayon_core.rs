//! What the analysis knows of `rayon-core` 1. A thread that waits for a job runs other jobs
//! meanwhile, with what it holds.

use std::{any::Any, fmt::Display, io};
pub fn max_num_threads() -> usize;
pub fn current_num_threads() -> usize;

pub struct ThreadPoolBuildError;

pub struct ThreadPoolBuilder<S = DefaultSpawn>;
impl Default for ThreadPoolBuilder {}
impl ThreadPoolBuilder {
    pub fn new() -> Self;
    #[stores(1)]
    #[calls(2)]
    pub fn build_scoped<W: Fn(ThreadBuilder) + Sync, F: FnOnce(&ThreadPool) -> R, R>(
        self,
        wrapper: W,
        with_pool: F,
    ) -> Result<R, ThreadPoolBuildError>;
}
impl<S> ThreadPoolBuilder<S> {
    pub fn build(self) -> Result<ThreadPool, ThreadPoolBuildError>;
    pub fn build_global(self) -> Result<(), ThreadPoolBuildError>;
}
impl<S> ThreadPoolBuilder<S> {
    #[stores(1)]
    pub fn spawn_handler<F: FnMut(ThreadBuilder) -> io::Result<()>>(
        self,
        spawn: F,
    ) -> ThreadPoolBuilder<CustomSpawn<F>>;
    #[stores(1)]
    pub fn thread_name<F: FnMut(usize) -> String>(self, closure: F) -> Self;
    pub fn num_threads(self, num_threads: usize) -> Self;
    pub fn use_current_thread(self) -> Self;
    #[stores(1)]
    pub fn panic_handler<H: Fn(Box<dyn Any + Send>) + Send + Sync>(self, panic_handler: H) -> Self;
    pub fn stack_size(self, stack_size: usize) -> Self;
    #[stores(1)]
    pub fn start_handler<H: Fn(usize) + Send + Sync>(self, start_handler: H) -> Self;
    #[stores(1)]
    pub fn exit_handler<H: Fn(usize) + Send + Sync>(self, exit_handler: H) -> Self;
}
impl Display for ThreadPoolBuildError {}

pub struct FnContext;
impl FnContext {
    pub fn migrated(&self) -> bool;
}

pub struct DefaultSpawn;

pub struct CustomSpawn<F>;

pub struct ThreadBuilder;
impl ThreadBuilder {
    pub fn index(&self) -> usize;
    pub fn name(&self) -> Option<&str>;
    pub fn stack_size(&self) -> Option<usize>;
    pub fn run(self);
}
#[spawn(compute, 0)]
#[blocks(compute)]
pub fn broadcast<OP: Fn(BroadcastContext<'_>) -> R + Sync, R: Send>(op: OP) -> Vec<R>;
#[spawn(compute, 0)]
pub fn spawn_broadcast<OP: Fn(BroadcastContext<'_>) + Send + Sync>(op: OP);

pub struct BroadcastContext<'a>;
impl<'a> BroadcastContext<'a> {
    pub fn index(&self) -> usize;
    pub fn num_threads(&self) -> usize;
}
#[spawn(compute, 0)]
#[spawn(compute, 1)]
#[blocks(compute)]
pub fn join<A: FnOnce() -> RA + Send, B: FnOnce() -> RB + Send, RA: Send, RB: Send>(
    oper_a: A,
    oper_b: B,
) -> (RA, RB);
#[spawn(compute, 0)]
#[spawn(compute, 1)]
#[blocks(compute)]
pub fn join_context<
    A: FnOnce(FnContext) -> RA + Send,
    B: FnOnce(FnContext) -> RB + Send,
    RA: Send,
    RB: Send,
>(
    oper_a: A,
    oper_b: B,
) -> (RA, RB);

#[scope]
pub struct Scope<'scope>;

#[scope]
pub struct ScopeFifo<'scope>;
#[spawn(compute, 0)]
#[blocks(compute)]
pub fn scope<'scope, OP: FnOnce(&Scope<'scope>) -> R + Send, R: Send>(op: OP) -> R;
#[spawn(compute, 0)]
#[blocks(compute)]
pub fn scope_fifo<'scope, OP: FnOnce(&ScopeFifo<'scope>) -> R + Send, R: Send>(op: OP) -> R;
#[calls(0)]
#[blocks(compute)]
pub fn in_place_scope<'scope, OP: FnOnce(&Scope<'scope>) -> R, R>(op: OP) -> R;
#[calls(0)]
#[blocks(compute)]
pub fn in_place_scope_fifo<'scope, OP: FnOnce(&ScopeFifo<'scope>) -> R, R>(op: OP) -> R;
impl<'scope> Scope<'scope> {
    #[spawn(compute, 1)]
    pub fn spawn<BODY: FnOnce(&Scope<'scope>) + Send>(&self, body: BODY);
    #[spawn(compute, 1)]
    pub fn spawn_broadcast<BODY: Fn(&Scope<'scope>, BroadcastContext<'_>) + Send + Sync>(
        &self,
        body: BODY,
    );
}
impl<'scope> ScopeFifo<'scope> {
    #[spawn(compute, 1)]
    pub fn spawn_fifo<BODY: FnOnce(&ScopeFifo<'scope>) + Send>(&self, body: BODY);
    #[spawn(compute, 1)]
    pub fn spawn_broadcast<BODY: Fn(&ScopeFifo<'scope>, BroadcastContext<'_>) + Send + Sync>(
        &self,
        body: BODY,
    );
}
#[spawn(compute, 0)]
pub fn spawn<F: FnOnce() + Send>(func: F);
#[spawn(compute, 0)]
pub fn spawn_fifo<F: FnOnce() + Send>(func: F);

#[pool]
pub struct ThreadPool;
impl ThreadPool {
    #[spawn(compute, 1)]
    #[blocks(compute)]
    pub fn install<OP: FnOnce() -> R + Send, R: Send>(&self, op: OP) -> R;
    #[spawn(compute, 1)]
    #[blocks(compute)]
    pub fn broadcast<OP: Fn(BroadcastContext<'_>) -> R + Sync, R: Send>(&self, op: OP) -> Vec<R>;
    pub fn current_num_threads(&self) -> usize;
    pub fn current_thread_index(&self) -> Option<usize>;
    pub fn current_thread_has_pending_tasks(&self) -> Option<bool>;
    #[spawn(compute, 1)]
    #[spawn(compute, 2)]
    #[blocks(compute)]
    pub fn join<A: FnOnce() -> RA + Send, B: FnOnce() -> RB + Send, RA: Send, RB: Send>(
        &self,
        oper_a: A,
        oper_b: B,
    ) -> (RA, RB);
    #[spawn(compute, 1)]
    #[blocks(compute)]
    pub fn scope<'scope, OP: FnOnce(&Scope<'scope>) -> R + Send, R: Send>(&self, op: OP) -> R;
    #[spawn(compute, 1)]
    #[blocks(compute)]
    pub fn scope_fifo<'scope, OP: FnOnce(&ScopeFifo<'scope>) -> R + Send, R: Send>(
        &self,
        op: OP,
    ) -> R;
    #[calls(1)]
    #[blocks(compute)]
    pub fn in_place_scope<'scope, OP: FnOnce(&Scope<'scope>) -> R, R>(&self, op: OP) -> R;
    #[calls(1)]
    #[blocks(compute)]
    pub fn in_place_scope_fifo<'scope, OP: FnOnce(&ScopeFifo<'scope>) -> R, R>(&self, op: OP) -> R;
    #[spawn(compute, 1)]
    pub fn spawn<OP: FnOnce() + Send>(&self, op: OP);
    #[spawn(compute, 1)]
    pub fn spawn_fifo<OP: FnOnce() + Send>(&self, op: OP);
    #[spawn(compute, 1)]
    pub fn spawn_broadcast<OP: Fn(BroadcastContext<'_>) + Send + Sync>(&self, op: OP);
    #[yields]
    pub fn yield_now(&self) -> Option<Yield>;
    #[yields]
    pub fn yield_local(&self) -> Option<Yield>;
}
impl Drop for ThreadPool {}
pub fn current_thread_index() -> Option<usize>;
pub fn current_thread_has_pending_tasks() -> Option<bool>;
#[yields]
pub fn yield_now() -> Option<Yield>;
#[yields]
pub fn yield_local() -> Option<Yield>;

#[derive(Clone, Copy)]
pub enum Yield {
    Executed,
    Idle,
}
