//! What the analysis knows of `smol` 2: it hands on its parts.

pub use async_channel as channel;
pub use async_executor::{Executor, LocalExecutor, Task};
pub use async_fs as fs;
pub use async_io::{Async, Timer, block_on};
pub use async_lock as lock;
pub use async_net as net;
pub use async_process as process;
pub use blocking::{Unblock, unblock};
pub use futures_lite::{future, io, prelude, stream};
use std::future::Future;
#[spawn(task, 0)]
pub fn spawn<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> Task<T>;
