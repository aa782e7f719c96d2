//! Dependable threading patterns.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![allow(unexpected_cfgs, reason = "loom and shuttle are set by whoever runs a model checker")]

mod barrier;
mod blocked;
mod chan;
mod chunks;
mod counter;
mod event;
mod frozen;
pub mod level;
pub mod ordered;
mod panics;
mod pool;
mod queue;
mod scheduler;
mod semaphore;
mod service;
mod stop;
mod sync;
mod tally;
pub mod testing;
#[cfg(feature = "thread-cache")]
mod thread_cache;
#[cfg(any(debug_assertions, feature = "lock-checks"))]
mod threads;
pub mod trace_format;
mod wait;
mod worker;

pub use barrier::{Barrier, BarrierWait, BreakOnPanic, BrokenBarrier};
pub use chunks::{map_chunks, map_chunks_mut};
pub use counter::Counter;
pub use event::Event;
pub use frozen::{AlreadyFrozen, Frozen};
pub use panics::{Panic, TaskError};
pub use pool::{
    AsCompleted, Latency, Map, OnFull, PoolStats, RejectReason, Rejected, RunningTask, Scope,
    ScopedHandle, Shutdown, ShutdownReport, ShutdownTimeout, TaskHandle, TaskName, TaskState,
    ThreadPool, ThreadPoolBuilder, Timing, WorkerState, WorkerStats, as_completed, scope,
};
pub use queue::{
    Fifo, GetError, Item, Lifo, Order, Priority, PutError, Queue, QueueStats, TaskDone, Unfinished,
};
pub use scheduler::{Overrun, Scheduler, SchedulerStats, TimerHandle};
pub use semaphore::{AcquireError, Permit, Semaphore};
pub use service::{Service, ServiceError};
pub use stop::{StopCallback, StopSource, StopToken};
#[cfg(feature = "thread-cache")]
pub use thread_cache::ThreadCache;
pub use worker::{StopError, Worker};
