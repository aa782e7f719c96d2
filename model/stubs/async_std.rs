//! What the analysis knows of `async-std` 1.

pub use self::{
    future::Future,
    io::{BufRead, Read, Write},
    stream::Stream,
};

pub mod prelude {
    pub use crate::{
        future::Future,
        io::{BufRead, Read, Seek, Write},
        stream::Stream,
    };
    pub use futures_util::{FutureExt as _, StreamExt as _};
}

pub mod sync {
    pub use async_lock::{
        Barrier, BarrierWaitResult, Mutex, MutexGuard, MutexGuardArc, RwLock, RwLockReadGuard,
        RwLockUpgradableReadGuard, RwLockWriteGuard,
    };
    pub use std::sync::{Arc, Weak};
    use std::{future::Future, time::Duration};

    #[derive(Clone, Copy)]
    pub struct WaitTimeoutResult;
    impl WaitTimeoutResult {
        pub fn timed_out(self) -> bool;
    }

    #[condvar]
    #[derive(Default)]
    pub struct Condvar;
    impl Condvar {
        pub fn new() -> Self;
        #[wait(1, awaits)]
        pub async fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T>;
        #[wait(1, predicate, awaits)]
        pub async fn wait_until<'a, T, F: FnMut(&mut T) -> bool>(
            &self,
            guard: MutexGuard<'a, T>,
            condition: F,
        ) -> MutexGuard<'a, T>;
        #[wait(1, timed, awaits)]
        pub async fn wait_timeout<'a, T>(
            &self,
            guard: MutexGuard<'a, T>,
            dur: Duration,
        ) -> (MutexGuard<'a, T>, WaitTimeoutResult);
        #[wait(1, predicate, timed, awaits)]
        pub async fn wait_timeout_until<'a, T, F: FnMut(&mut T) -> bool>(
            &self,
            guard: MutexGuard<'a, T>,
            dur: Duration,
            condition: F,
        ) -> (MutexGuard<'a, T>, WaitTimeoutResult);
        #[notify(one)]
        pub fn notify_one(&self);
        #[notify(all)]
        pub fn notify_all(&self);
    }
}

pub mod channel {
    pub use async_channel::*;
}

pub mod future {
    pub use std::future::{Future, IntoFuture, pending, poll_fn, ready};
    use std::time::Duration;

    pub struct TimeoutError;
    #[awaits(1, timed)]
    pub async fn timeout<F: Future<Output = T>, T>(dur: Duration, f: F) -> Result<T, TimeoutError>;
}

pub mod stream {
    pub use futures_util::stream::{
        Stream, StreamExt, empty, iter as from_iter, once, pending, repeat, repeat_with,
    };
    use std::time::Duration;

    pub struct Interval;
    impl Stream for Interval {
        type Item = ();
    }
    pub fn interval(dur: Duration) -> Interval;
}

pub mod task {
    pub use std::task::{Context, Poll, Waker};
    use std::{future::Future, io, pin::Pin, time::Duration};

    #[task_handle]
    pub struct JoinHandle<T>;
    impl<T> JoinHandle<T> {
        pub fn task(&self) -> &Task;
        #[blocks(join, awaits)]
        pub async fn cancel(self) -> Option<T>;
    }
    impl<T> Future for JoinHandle<T> {
        type Output = T;
        #[blocks(join, awaits)]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T>;
    }

    #[derive(Clone)]
    pub struct Task;
    impl Task {
        pub fn id(&self) -> TaskId;
        pub fn name(&self) -> Option<&str>;
    }

    #[derive(Clone, Copy)]
    pub struct TaskId;

    pub struct Builder;
    impl Builder {
        pub fn new() -> Builder;
        pub fn name(self, name: String) -> Builder;
        #[spawn(task, 1)]
        pub fn spawn<F: Future<Output = T> + Send + 'static, T: Send + 'static>(
            self,
            future: F,
        ) -> io::Result<JoinHandle<T>>;
        #[spawn(local_task, 1)]
        pub fn local<F: Future<Output = T> + 'static, T: 'static>(
            self,
            future: F,
        ) -> io::Result<JoinHandle<T>>;
        #[block_on(1)]
        pub fn blocking<F: Future<Output = T>, T>(self, future: F) -> T;
    }
    #[spawn(task, 0)]
    pub fn spawn<F: Future<Output = T> + Send + 'static, T: Send + 'static>(
        future: F,
    ) -> JoinHandle<T>;
    #[spawn(local_task, 0)]
    pub fn spawn_local<F: Future<Output = T> + 'static, T: 'static>(future: F) -> JoinHandle<T>;
    #[spawn(blocking, 0)]
    pub fn spawn_blocking<F: FnOnce() -> T + Send + 'static, T: Send + 'static>(
        f: F,
    ) -> JoinHandle<T>;
    #[block_on(0, nests)]
    pub fn block_on<F: Future<Output = T>, T>(future: F) -> T;
    #[blocks(sleep, awaits)]
    #[cancel_safe]
    pub async fn sleep(dur: Duration);
    #[yields]
    pub async fn yield_now();
    pub fn current() -> Task;
    pub fn try_current() -> Option<Task>;

    pub struct LocalKey<T>;
    impl<T> LocalKey<T> {
        #[calls(1)]
        #[inner]
        pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R;
    }
}

pub mod io {
    pub use futures_util::io::{
        AsyncBufRead, AsyncBufReadExt as BufReadExt, AsyncRead, AsyncReadExt as ReadExt,
        AsyncSeekExt as SeekExt, AsyncWrite, AsyncWriteExt as WriteExt, BufReader, BufWriter,
        Cursor, Lines, copy,
    };
    pub use futures_util::io::{
        AsyncBufReadExt as BufRead, AsyncReadExt as Read, AsyncSeekExt as Seek,
        AsyncWriteExt as Write,
    };
    pub use std::io::{Error, ErrorKind, Result, SeekFrom};

    pub mod prelude {
        pub use super::{BufRead, BufReadExt, Read, ReadExt, Seek, SeekExt, Write, WriteExt};
    }

    pub struct Stdin;
    impl AsyncRead for Stdin {}
    impl Stdin {
        #[blocks(io, awaits)]
        pub async fn read_line(&self, buf: &mut String) -> Result<usize>;
    }
    pub fn stdin() -> Stdin;

    pub struct Stdout;
    impl AsyncWrite for Stdout {}
    pub fn stdout() -> Stdout;

    pub struct Stderr;
    impl AsyncWrite for Stderr {}
    pub fn stderr() -> Stderr;
    #[awaits(1, timed)]
    pub async fn timeout<F: std::future::Future<Output = Result<T>>, T>(
        dur: std::time::Duration,
        f: F,
    ) -> Result<T>;
}

pub mod fs {
    pub use async_fs::*;
}

pub mod net {
    pub use async_net::{AsyncToSocketAddrs as ToSocketAddrs, TcpListener, TcpStream, UdpSocket};
    pub use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr};
}

pub mod path {
    pub use std::path::{Path, PathBuf};
}

pub mod process {
    pub use async_process::*;
}
