//! What the analysis knows of `actix-rt` 2: tokio, with tasks that stay on their thread.

use std::{future::Future, io, thread};
use tokio::task::JoinHandle;

pub mod net {
    pub use tokio::net::{
        TcpListener, TcpSocket, TcpStream, UdpSocket, UnixDatagram, UnixListener, UnixStream,
    };
}

pub mod signal {
    pub use tokio::signal::ctrl_c;
}

pub mod task {
    pub use tokio::task::{JoinError, JoinHandle, spawn_blocking, yield_now};
}

pub mod time {
    pub use tokio::time::{
        Instant, Interval, Sleep, Timeout, interval, interval_at, sleep, sleep_until, timeout,
    };
}

#[spawn(local_task, 0)]
pub fn spawn<F: Future>(f: F) -> JoinHandle<F::Output>;

pub struct ArbiterHandle;
impl ArbiterHandle {
    #[spawn(local_task, 1)]
    pub fn spawn<F: Future + Send>(&self, future: F) -> bool;
    #[spawn(local_task, 1)]
    pub fn spawn_fn<F: FnOnce() + Send>(&self, f: F) -> bool;
    pub fn alive(&self) -> bool;
    pub fn stop(&self) -> bool;
}
impl Clone for ArbiterHandle {}

pub struct Arbiter;
impl Arbiter {
    pub fn new() -> Arbiter;
    pub fn try_new() -> io::Result<Arbiter>;
    pub fn handle(&self) -> ArbiterHandle;
    pub fn current() -> ArbiterHandle;
    pub fn try_current() -> Option<ArbiterHandle>;
    pub fn stop(&self) -> bool;
    #[spawn(local_task, 1)]
    pub fn spawn<F: Future + Send>(&self, future: F) -> bool;
    #[spawn(local_task, 1)]
    pub fn spawn_fn<F: FnOnce() + Send>(&self, f: F) -> bool;
    pub fn alive(&self) -> bool;
    #[blocks(join)]
    pub fn join(self) -> thread::Result<()>;
}

pub struct System;
impl System {
    pub fn new() -> SystemRunner;
    pub fn current() -> System;
    pub fn try_current() -> Option<System>;
    pub fn arbiter(&self) -> &ArbiterHandle;
    pub fn stop(&self);
    pub fn stop_with_code(&self, code: i32);
}
impl Clone for System {}

#[runtime]
pub struct SystemRunner;
impl SystemRunner {
    #[blocks(runtime)]
    pub fn run(self) -> io::Result<()>;
    #[blocks(runtime)]
    pub fn run_with_code(self) -> io::Result<i32>;
    pub fn runtime(&self) -> &Runtime;
    #[block_on(1)]
    pub fn block_on<F: Future>(&self, fut: F) -> F::Output;
}

#[runtime]
pub struct Runtime;
impl Runtime {
    pub fn new() -> io::Result<Self>;
    #[spawn(local_task, 1)]
    pub fn spawn<F: Future>(&self, future: F) -> JoinHandle<F::Output>;
    pub fn tokio_runtime(&self) -> &tokio::runtime::Runtime;
    #[block_on(1)]
    pub fn block_on<F: Future>(&self, f: F) -> F::Output;
}
