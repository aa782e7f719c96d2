//! What the analysis knows of `futures-lite` 2.

pub use self::{
    future::FutureExt,
    io::{AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, AsyncWriteExt},
    stream::StreamExt,
};
pub use futures_core::stream::Stream;
pub use futures_io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};
pub use std::future::Future;

pub mod prelude {
    pub use crate::{
        future::{Future, FutureExt as _},
        io::{
            AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncSeek,
            AsyncSeekExt as _, AsyncWrite, AsyncWriteExt as _,
        },
        stream::{Stream, StreamExt as _},
    };
}

pub mod future {
    pub use std::future::{Future, Pending, Ready, pending, poll_fn, ready};
    use std::{
        any::Any,
        pin::Pin,
        task::{Context, Poll},
    };
    pub type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send + 'static>>;
    pub type BoxedLocal<T> = Pin<Box<dyn Future<Output = T> + 'static>>;
    #[block_on(0, nests)]
    pub fn block_on<T>(future: impl Future<Output = T>) -> T;
    #[awaits(0)]
    pub async fn poll_once<T, F: Future<Output = T>>(f: F) -> Option<T>;
    #[yields]
    pub async fn yield_now();
    #[awaits(0)]
    #[awaits(1)]
    pub async fn zip<F1: Future, F2: Future>(future1: F1, future2: F2) -> (F1::Output, F2::Output);
    #[awaits(0)]
    #[awaits(1)]
    pub async fn try_zip<
        T1,
        T2,
        E,
        F1: Future<Output = Result<T1, E>>,
        F2: Future<Output = Result<T2, E>>,
    >(
        future1: F1,
        future2: F2,
    ) -> Result<(T1, T2), E>;
    #[awaits(0)]
    #[awaits(1)]
    pub async fn or<T, F1: Future<Output = T>, F2: Future<Output = T>>(
        future1: F1,
        future2: F2,
    ) -> T;
    #[awaits(0)]
    #[awaits(1)]
    pub async fn race<T, F1: Future<Output = T>, F2: Future<Output = T>>(
        future1: F1,
        future2: F2,
    ) -> T;

    pub trait FutureExt: Future {
        fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Self::Output>;
        #[awaits(0)]
        #[awaits(1)]
        async fn or<F: Future<Output = Self::Output>>(self, other: F) -> Self::Output;
        #[awaits(0)]
        #[awaits(1)]
        async fn race<F: Future<Output = Self::Output>>(self, other: F) -> Self::Output;
        #[awaits(0)]
        async fn catch_unwind(self) -> Result<Self::Output, Box<dyn Any + Send>>;
        #[same]
        fn boxed<'a>(self) -> Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
        #[same]
        fn boxed_local<'a>(self) -> Pin<Box<dyn Future<Output = Self::Output> + 'a>>;
    }
    impl<F: Future + ?Sized> FutureExt for F {}
}

pub mod io {
    pub use futures_util::io::*;
}

pub mod stream {
    pub use futures_util::stream::{
        BoxStream as Boxed, Iter, LocalBoxStream as BoxedLocal, Stream, StreamExt, TryStreamExt,
        empty, iter, once, pending, poll_fn, repeat, repeat_with, try_unfold, unfold,
    };
    /// Waits for each item on this thread.
    pub fn block_on<S: Stream + Unpin>(stream: S) -> BlockOn<S>;

    pub struct BlockOn<S>;
    impl<S: Stream> Iterator for BlockOn<S> {
        type Item = S::Item;
        #[blocks(runtime)]
        fn next(&mut self) -> Option<S::Item>;
    }
}
