//! What the analysis knows of `futures-core` 0.3.

pub use self::{
    future::{FusedFuture, Future, TryFuture},
    stream::{FusedStream, Stream, TryStream},
};

pub mod future {
    pub use std::future::Future;
    use std::{
        pin::Pin,
        task::{Context, Poll},
    };
    pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
    pub type LocalBoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

    pub trait FusedFuture: Future {
        #[probe]
        fn is_terminated(&self) -> bool;
    }

    pub trait TryFuture: Future {
        type Ok;
        type Error;
        fn try_poll(
            self: Pin<&mut Self>,
            cx: &mut Context<'_>,
        ) -> Poll<Result<Self::Ok, Self::Error>>;
    }
    impl<F: Future<Output = Result<T, E>> + ?Sized, T, E> TryFuture for F {
        type Ok = T;
        type Error = E;
    }
}

pub mod stream {
    use std::{
        ops::DerefMut,
        pin::Pin,
        task::{Context, Poll},
    };
    pub type BoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + Send + 'a>>;
    pub type LocalBoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + 'a>>;

    pub trait Stream {
        type Item;
        fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>>;
        fn size_hint(&self) -> (usize, Option<usize>);
    }
    impl<S: Stream + Unpin + ?Sized> Stream for &mut S {
        type Item = S::Item;
    }
    impl<S: Stream + Unpin + ?Sized> Stream for Box<S> {
        type Item = S::Item;
    }
    impl<P: DerefMut<Target: Stream>> Stream for Pin<P> {
        type Item = <P::Target as Stream>::Item;
    }

    pub trait FusedStream: Stream {
        #[probe]
        fn is_terminated(&self) -> bool;
    }

    pub trait TryStream: Stream {
        type Ok;
        type Error;
    }
    impl<S: Stream<Item = Result<T, E>> + ?Sized, T, E> TryStream for S {
        type Ok = T;
        type Error = E;
    }
}

pub mod task {
    pub use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};
}
