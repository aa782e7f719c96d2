//! What the analysis knows of `futures` 0.3: it hands on its parts.

pub use futures_core::{
    future::{Future, TryFuture},
    stream::{Stream, TryStream},
};
pub use futures_io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};
pub use futures_sink::Sink;
pub use futures_util::{
    AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, AsyncWriteExt, FutureExt, SinkExt, StreamExt,
    TryFutureExt, TryStreamExt, future, io, lock, sink, stream,
};

pub mod channel {
    pub use futures_channel::{mpsc, oneshot};
}

pub mod executor {
    pub use futures_executor::{
        BlockingStream, Enter, EnterError, LocalPool, LocalSpawner, ThreadPool, ThreadPoolBuilder,
        block_on, block_on_stream, enter,
    };
}

pub mod task {
    pub use futures_task::{
        ArcWake, FutureObj, LocalFutureObj, LocalSpawn, Spawn, SpawnError, noop_waker,
        noop_waker_ref, waker,
    };
    pub use futures_util::task::{AtomicWaker, LocalSpawnExt, SpawnExt};
    pub use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};
}

pub mod prelude {
    pub use crate::{
        FutureExt, SinkExt, StreamExt, TryFutureExt, TryStreamExt,
        future::{self, Future, TryFuture},
        io::{
            AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt,
            AsyncWrite, AsyncWriteExt,
        },
        sink::{self, Sink},
        stream::{self, Stream, TryStream},
    };
}
