//! Dependable threading patterns: the cures for what `threadlint` finds.
//!
//! | for | there is |
//! |---|---|
//! | handing work over | [`Queue`]: bounded, three orders, closing, joining |
//! | running tasks | [`ThreadPool`], [`scope`], [`as_completed`], [`map_chunks`] |
//! | background work | [`Worker`], [`Service`], [`Scheduler`], [`StopToken`] |
//! | waiting | [`Event`], [`Barrier`], [`Semaphore`], [`ordered::Condition`] |
//! | locking | [`ordered`]: order checked at run time; [`level`]: order checked by the compiler |
//! | sharing | [`Frozen`], [`Counter`], `ThreadCache` (feature `thread-cache`) |
//! | promising | `attributes`: which lock guards what, for the linter to enforce |
//! | testing | [`testing`]: stress, chaos, deadlines that tell who holds what |
//!
//! The [`guide`] shows each anti-pattern beside its cure. What std does well is not wrapped.
//!
//! # What holds everywhere
//!
//! * Every call that may block says so, and has a twin with a time-out. A time-out too long for the
//!   clock means none.
//! * A panic of a caller's code is caught where it would take others along, and reported where
//!   somebody looks; no lock is poisoned.
//! * What a caller gives (closures, items, results) is never run or dropped while a lock of this crate
//!   is held, except the comparison of items in a priority queue and the predicates of conditions.
//! * Nothing polls, and nothing sleeps for another thread.
//! * There is no unsafe code.
//!
//! # Features
//!
//! * `attributes` (on by default): the module `attributes`, on the crate `threadlint-attributes`.
//! * `lock-checks`: lock orders are checked in release builds too. Debug builds always do.
//! * `thread-cache`: `ThreadCache`, on the crate `thread_local`.
//!
//! # Model checking
//!
//! Everything but the locks stands on one private facade, so that
//! `RUSTFLAGS="--cfg shuttle" cargo test -p threadlint-runtime --test model_shuttle` and the same with
//! `loom` check the code itself and not a copy.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![allow(unexpected_cfgs, reason = "loom and shuttle are set by whoever runs a model checker")]

/// What code promises about its locks, in words that `threadlint` enforces.
#[cfg(feature = "attributes")]
#[doc(inline)]
pub use attributes;

mod barrier;
mod blocked;
mod chan;
mod chunks;
mod counter;
mod event;
mod frozen;
pub mod guide;
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
