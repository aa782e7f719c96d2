//! What the analysis knows of `futures-util` 0.3.
//!
//! Most combinators have a type of their own in the crate; here they say what they yield.

pub use self::{
    future::{Future, FutureExt, TryFuture, TryFutureExt},
    io::{AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, AsyncWriteExt},
    sink::{Sink, SinkExt},
    stream::{Stream, StreamExt, TryStream, TryStreamExt},
};

pub mod lock {
    use futures_core::future::FusedFuture;
    use std::{
        future::Future,
        ops::{Deref, DerefMut},
        pin::Pin,
        sync::Arc,
        task::{Context, Poll},
    };

    #[lock(mutex, task)]
    pub struct Mutex<T: ?Sized>;
    impl<T: Default> Default for Mutex<T> {}
    impl<T> Mutex<T> {
        pub fn new(t: T) -> Self;
        #[inner]
        pub fn into_inner(self) -> T;
    }
    impl<T: ?Sized> Mutex<T> {
        #[acquire(exclusive, try)]
        pub fn try_lock(&self) -> Option<MutexGuard<'_, T>>;
        #[acquire(exclusive, try, arc)]
        pub fn try_lock_owned(self: &Arc<Self>) -> Option<OwnedMutexGuard<T>>;
        #[acquire(exclusive, awaits)]
        #[cancel_unsafe(queue)]
        pub fn lock(&self) -> MutexLockFuture<'_, T>;
        #[acquire(exclusive, awaits, arc)]
        #[cancel_unsafe(queue)]
        pub fn lock_owned(self: Arc<Self>) -> OwnedMutexLockFuture<T>;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
    }

    pub struct OwnedMutexLockFuture<T: ?Sized>;
    impl<T: ?Sized> FusedFuture for OwnedMutexLockFuture<T> {}
    impl<T: ?Sized> Future for OwnedMutexLockFuture<T> {
        type Output = OwnedMutexGuard<T>;
    }
    impl<T: ?Sized> Drop for OwnedMutexLockFuture<T> {}

    #[guard(task)]
    pub struct OwnedMutexGuard<T: ?Sized>;
    impl<T: ?Sized> Drop for OwnedMutexGuard<T> {}
    impl<T: ?Sized> Deref for OwnedMutexGuard<T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for OwnedMutexGuard<T> {}

    pub struct MutexLockFuture<'a, T: ?Sized>;
    impl<T: ?Sized> FusedFuture for MutexLockFuture<'_, T> {}
    impl<'a, T: ?Sized> Future for MutexLockFuture<'a, T> {
        type Output = MutexGuard<'a, T>;
    }
    impl<T: ?Sized> Drop for MutexLockFuture<'_, T> {}

    #[guard(task)]
    pub struct MutexGuard<'a, T: ?Sized>;
    impl<'a, T: ?Sized> MutexGuard<'a, T> {
        #[maps_guard(0)]
        pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(
            this: Self,
            f: F,
        ) -> MappedMutexGuard<'a, T, U>;
    }
    impl<T: ?Sized> Drop for MutexGuard<'_, T> {}
    impl<T: ?Sized> Deref for MutexGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {}

    #[guard(task)]
    pub struct MappedMutexGuard<'a, T: ?Sized, U: ?Sized>;
    impl<'a, T: ?Sized, U: ?Sized> MappedMutexGuard<'a, T, U> {
        #[maps_guard(0)]
        pub fn map<V: ?Sized, F: FnOnce(&mut U) -> &mut V>(
            this: Self,
            f: F,
        ) -> MappedMutexGuard<'a, T, V>;
    }
    impl<T: ?Sized, U: ?Sized> Drop for MappedMutexGuard<'_, T, U> {}
    impl<T: ?Sized, U: ?Sized> Deref for MappedMutexGuard<'_, T, U> {
        type Target = U;
    }
    impl<T: ?Sized, U: ?Sized> DerefMut for MappedMutexGuard<'_, T, U> {}
    unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
    unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}
    unsafe impl<T: ?Sized + Send> Send for MutexLockFuture<'_, T> {}
    unsafe impl<T: ?Sized> Sync for MutexLockFuture<'_, T> {}
    unsafe impl<T: ?Sized + Send> Send for OwnedMutexLockFuture<T> {}
    unsafe impl<T: ?Sized> Sync for OwnedMutexLockFuture<T> {}
    unsafe impl<T: ?Sized + Send> Send for MutexGuard<'_, T> {}
    unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}
    unsafe impl<T: ?Sized + Send> Send for OwnedMutexGuard<T> {}
    unsafe impl<T: ?Sized + Sync> Sync for OwnedMutexGuard<T> {}
    unsafe impl<T: ?Sized + Send, U: ?Sized + Send> Send for MappedMutexGuard<'_, T, U> {}
    unsafe impl<T: ?Sized + Sync, U: ?Sized + Sync> Sync for MappedMutexGuard<'_, T, U> {}

    #[lock(mutex, task)]
    pub struct BiLock<T>;

    #[guard(task)]
    pub struct BiLockGuard<'a, T>;

    pub struct BiLockAcquire<'a, T>;
    impl<T> BiLock<T> {
        pub fn new(t: T) -> (BiLock<T>, BiLock<T>);
        #[acquire(exclusive, awaits)]
        pub fn lock(&self) -> BiLockAcquire<'_, T>;
    }
    impl<'a, T> Future for BiLockAcquire<'a, T> {
        type Output = BiLockGuard<'a, T>;
    }
    impl<T> Deref for BiLockGuard<'_, T> {
        type Target = T;
    }
}

pub mod future {
    pub use self::Either::{Left, Right};
    use crate::stream::Stream;
    pub use futures_core::future::{BoxFuture, FusedFuture, Future, LocalBoxFuture, TryFuture};
    use std::{
        any::Any,
        fmt::Display,
        pin::Pin,
        task::{Context, Poll},
        thread,
    };

    pub trait FutureExt: Future {
        #[awaits(0)]
        fn map<U, F: FnOnce(Self::Output) -> U>(self, f: F) -> impl Future<Output = U>;
        #[awaits(0)]
        fn map_into<U>(self) -> impl Future<Output = U>
        where
            Self::Output: Into<U>;
        #[awaits(0)]
        fn then<Fut: Future, F: FnOnce(Self::Output) -> Fut>(
            self,
            f: F,
        ) -> impl Future<Output = Fut::Output>;
        #[same]
        fn left_future<B>(self) -> Either<Self, B>;
        #[same]
        fn right_future<A>(self) -> Either<A, Self>;
        #[awaits(0)]
        fn into_stream(self) -> impl Stream<Item = Self::Output>;
        #[awaits(0)]
        fn flatten(self) -> impl Future<Output = <Self::Output as Future>::Output>
        where
            Self::Output: Future;
        #[awaits(0)]
        fn flatten_stream(self) -> impl Stream<Item = <Self::Output as Stream>::Item>
        where
            Self::Output: Stream;
        #[awaits(0)]
        fn fuse(self) -> Fuse<Self>;
        #[awaits(0)]
        fn inspect<F: FnOnce(&Self::Output)>(self, f: F) -> impl Future<Output = Self::Output>;
        #[awaits(0)]
        fn catch_unwind(self) -> impl Future<Output = Result<Self::Output, Box<dyn Any + Send>>>;
        #[awaits(0)]
        fn shared(self) -> Shared<Self>;
        #[spawn(task, 0)]
        fn remote_handle(self) -> (Remote<Self>, RemoteHandle<Self::Output>);
        #[same]
        fn boxed<'a>(self) -> BoxFuture<'a, Self::Output>;
        #[same]
        fn boxed_local<'a>(self) -> LocalBoxFuture<'a, Self::Output>;
        #[awaits(0)]
        fn unit_error(self) -> impl Future<Output = Result<Self::Output, ()>>;
        #[awaits(0)]
        fn never_error(
            self,
        ) -> impl Future<Output = Result<Self::Output, std::convert::Infallible>>;
        fn poll_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Self::Output>;
        fn now_or_never(self) -> Option<Self::Output>;
    }
    impl<T: Future + ?Sized> FutureExt for T {}

    pub trait TryFutureExt: TryFuture {
        #[awaits(0)]
        fn and_then<Fut: TryFuture<Error = Self::Error>, F: FnOnce(Self::Ok) -> Fut>(
            self,
            f: F,
        ) -> impl Future<Output = Result<Fut::Ok, Self::Error>>;
        #[awaits(0)]
        fn or_else<Fut: TryFuture<Ok = Self::Ok>, F: FnOnce(Self::Error) -> Fut>(
            self,
            f: F,
        ) -> impl Future<Output = Result<Self::Ok, Fut::Error>>;
        #[awaits(0)]
        fn map_ok<T, F: FnOnce(Self::Ok) -> T>(
            self,
            f: F,
        ) -> impl Future<Output = Result<T, Self::Error>>;
        #[awaits(0)]
        fn map_ok_or_else<T, E: FnOnce(Self::Error) -> T, F: FnOnce(Self::Ok) -> T>(
            self,
            e: E,
            f: F,
        ) -> impl Future<Output = T>;
        #[awaits(0)]
        fn map_err<E, F: FnOnce(Self::Error) -> E>(
            self,
            f: F,
        ) -> impl Future<Output = Result<Self::Ok, E>>;
        #[awaits(0)]
        fn err_into<E>(self) -> impl Future<Output = Result<Self::Ok, E>>;
        #[awaits(0)]
        fn ok_into<U>(self) -> impl Future<Output = Result<U, Self::Error>>;
        #[awaits(0)]
        fn inspect_ok<F: FnOnce(&Self::Ok)>(
            self,
            f: F,
        ) -> impl Future<Output = Result<Self::Ok, Self::Error>>;
        #[awaits(0)]
        fn inspect_err<F: FnOnce(&Self::Error)>(
            self,
            f: F,
        ) -> impl Future<Output = Result<Self::Ok, Self::Error>>;
        #[awaits(0)]
        fn unwrap_or_else<F: FnOnce(Self::Error) -> Self::Ok>(
            self,
            f: F,
        ) -> impl Future<Output = Self::Ok>;
        #[awaits(0)]
        fn into_future(self) -> impl Future<Output = Result<Self::Ok, Self::Error>>;
    }
    impl<T: TryFuture + ?Sized> TryFutureExt for T {}

    pub enum Either<A, B> {
        Left(A),
        Right(B),
    }
    impl<A: Future, B: Future<Output = A::Output>> Future for Either<A, B> {
        type Output = A::Output;
    }
    impl<A: Stream, B: Stream<Item = A::Item>> Stream for Either<A, B> {
        type Item = A::Item;
    }
    impl<A, B, T> Either<(T, A), (T, B)> {
        pub fn factor_first(self) -> (T, Either<A, B>);
    }
    impl<A, B, T> Either<(A, T), (B, T)> {
        pub fn factor_second(self) -> (Either<A, B>, T);
    }
    impl<T> Either<T, T> {
        pub fn into_inner(self) -> T;
    }

    #[derive(Clone)]
    pub struct Shared<Fut: Future>;
    impl<Fut: Future> Future for Shared<Fut> {
        type Output = Fut::Output;
    }

    pub struct Fuse<Fut>;
    impl<Fut: Future> Future for Fuse<Fut> {
        type Output = Fut::Output;
    }
    impl<Fut: Future> Fuse<Fut> {
        pub fn terminated() -> Self;
    }
    impl<Fut: Future> FusedFuture for Fuse<Fut> {}

    pub struct Remote<Fut>;
    impl<Fut: Future> Future for Remote<Fut> {
        type Output = ();
    }

    #[task_handle]
    pub struct RemoteHandle<T>;
    impl<T> RemoteHandle<T> {
        pub fn forget(self);
    }
    impl<T> Future for RemoteHandle<T> {
        type Output = T;
        #[blocks(join, awaits)]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T>;
    }

    pub struct Ready<T>;
    impl<T> Future for Ready<T> {
        type Output = T;
    }
    impl<T> Ready<T> {
        pub fn into_inner(self) -> T;
    }
    pub fn ready<T>(t: T) -> Ready<T>;
    pub fn ok<T, E>(t: T) -> Ready<Result<T, E>>;
    pub fn err<T, E>(err: E) -> Ready<Result<T, E>>;
    pub fn lazy<F: FnOnce(&mut Context<'_>) -> R, R>(f: F) -> impl Future<Output = R>;
    pub fn pending<T>() -> impl Future<Output = T>;
    pub fn poll_fn<T, F: FnMut(&mut Context<'_>) -> Poll<T>>(f: F) -> impl Future<Output = T>;
    pub fn maybe_done<Fut: Future>(future: Fut) -> MaybeDone<Fut>;

    pub enum MaybeDone<Fut: Future> {
        Future(Fut),
        Done(Fut::Output),
        Gone,
    }
    impl<Fut: Future> Future for MaybeDone<Fut> {
        type Output = ();
    }

    #[derive(Clone)]
    pub struct AbortHandle;
    impl AbortHandle {
        pub fn new_pair() -> (Self, AbortRegistration);
        pub fn abort(&self);
        #[probe]
        pub fn is_aborted(&self) -> bool;
    }

    pub struct AbortRegistration;

    pub struct Aborted;
    impl Display for Aborted {}

    pub struct Abortable<T>;
    impl<T> Abortable<T> {
        #[awaits(0)]
        pub fn new(task: T, reg: AbortRegistration) -> Self;
    }
    impl<Fut: Future> Future for Abortable<Fut> {
        type Output = Result<Fut::Output, Aborted>;
    }
    #[awaits(0)]
    pub fn abortable<Fut: Future>(future: Fut) -> (Abortable<Fut>, AbortHandle);
    #[awaits(0)]
    pub fn join_all<I: IntoIterator>(
        iter: I,
    ) -> impl Future<Output = Vec<<I::Item as Future>::Output>>;
    #[awaits(0)]
    pub fn try_join_all<I: IntoIterator>(
        iter: I,
    ) -> impl Future<Output = Result<Vec<<I::Item as TryFuture>::Ok>, <I::Item as TryFuture>::Error>>;
    #[awaits(0)]
    pub fn select_all<I: IntoIterator>(
        iter: I,
    ) -> impl Future<Output = (<I::Item as Future>::Output, usize, Vec<I::Item>)>;
    #[awaits(0)]
    pub fn select_ok<I: IntoIterator>(
        iter: I,
    ) -> impl Future<
        Output = Result<(<I::Item as TryFuture>::Ok, Vec<I::Item>), <I::Item as TryFuture>::Error>,
    >;
    #[awaits(0)]
    #[awaits(1)]
    pub fn select<A: Future, B: Future>(
        future1: A,
        future2: B,
    ) -> impl Future<Output = Either<(A::Output, B), (B::Output, A)>>;
    #[awaits(0)]
    #[awaits(1)]
    pub fn try_select<A: TryFuture, B: TryFuture>(
        future1: A,
        future2: B,
    ) -> impl Future<Output = Result<Either<(A::Ok, B), (B::Ok, A)>, Either<(A::Error, B), (B::Error, A)>>>;
    #[awaits(0)]
    #[awaits(1)]
    pub fn join<Fut1: Future, Fut2: Future>(
        future1: Fut1,
        future2: Fut2,
    ) -> impl Future<Output = (Fut1::Output, Fut2::Output)>;
    #[awaits(0)]
    #[awaits(1)]
    pub fn try_join<Fut1: TryFuture, Fut2: TryFuture>(
        future1: Fut1,
        future2: Fut2,
    ) -> impl Future<Output = Result<(Fut1::Ok, Fut2::Ok), Fut1::Error>>;
    #[awaits(0)]
    #[awaits(1)]
    #[awaits(2)]
    pub fn join3<Fut1: Future, Fut2: Future, Fut3: Future>(
        future1: Fut1,
        future2: Fut2,
        future3: Fut3,
    ) -> impl Future<Output = (Fut1::Output, Fut2::Output, Fut3::Output)>;
    #[awaits(0)]
    #[awaits(1)]
    #[awaits(2)]
    pub fn try_join3<Fut1: TryFuture, Fut2: TryFuture, Fut3: TryFuture>(
        future1: Fut1,
        future2: Fut2,
        future3: Fut3,
    ) -> impl Future<Output = Result<(Fut1::Ok, Fut2::Ok, Fut3::Ok), Fut1::Error>>;
    #[awaits(0)]
    #[awaits(1)]
    #[awaits(2)]
    #[awaits(3)]
    pub fn join4<Fut1: Future, Fut2: Future, Fut3: Future, Fut4: Future>(
        future1: Fut1,
        future2: Fut2,
        future3: Fut3,
        future4: Fut4,
    ) -> impl Future<Output = (Fut1::Output, Fut2::Output, Fut3::Output, Fut4::Output)>;
    #[awaits(0)]
    #[awaits(1)]
    #[awaits(2)]
    #[awaits(3)]
    pub fn try_join4<Fut1: TryFuture, Fut2: TryFuture, Fut3: TryFuture, Fut4: TryFuture>(
        future1: Fut1,
        future2: Fut2,
        future3: Fut3,
        future4: Fut4,
    ) -> impl Future<Output = Result<(Fut1::Ok, Fut2::Ok, Fut3::Ok, Fut4::Ok), Fut1::Error>>;
    #[awaits(0)]
    #[awaits(1)]
    #[awaits(2)]
    #[awaits(3)]
    #[awaits(4)]
    pub fn join5<Fut1: Future, Fut2: Future, Fut3: Future, Fut4: Future, Fut5: Future>(
        future1: Fut1,
        future2: Fut2,
        future3: Fut3,
        future4: Fut4,
        future5: Fut5,
    ) -> impl Future<Output = (Fut1::Output, Fut2::Output, Fut3::Output, Fut4::Output, Fut5::Output)>;
    #[awaits(0)]
    #[awaits(1)]
    #[awaits(2)]
    #[awaits(3)]
    #[awaits(4)]
    pub fn try_join5<
        Fut1: TryFuture,
        Fut2: TryFuture,
        Fut3: TryFuture,
        Fut4: TryFuture,
        Fut5: TryFuture,
    >(
        future1: Fut1,
        future2: Fut2,
        future3: Fut3,
        future4: Fut4,
        future5: Fut5,
    ) -> impl Future<Output = Result<(Fut1::Ok, Fut2::Ok, Fut3::Ok, Fut4::Ok, Fut5::Ok), Fut1::Error>>;
}

pub mod stream {
    use crate::{
        future::{AbortHandle, AbortRegistration, Abortable, Either},
        sink::Sink,
    };
    use futures_core::future::TryFuture;
    pub use futures_core::stream::{BoxStream, FusedStream, LocalBoxStream, Stream, TryStream};
    use std::future::Future;
    use std::{
        pin::Pin,
        task::{Context, Poll},
    };

    pub trait StreamExt: Stream {
        #[recv(awaits)]
        #[blocks(channel, awaits)]
        #[cancel_safe]
        async fn next(&mut self) -> Option<Self::Item>;
        #[recv(awaits)]
        #[blocks(channel, awaits)]
        #[cancel_safe]
        async fn into_future(self) -> (Option<Self::Item>, Self);
        #[recv(awaits)]
        #[blocks(channel, awaits)]
        #[cancel_safe]
        async fn select_next_some(&mut self) -> Self::Item;
        fn map<T, F: FnMut(Self::Item) -> T>(self, f: F) -> impl Stream<Item = T>;
        fn enumerate(self) -> impl Stream<Item = (usize, Self::Item)>;
        #[same]
        fn filter<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(
            self,
            f: F,
        ) -> impl Stream<Item = Self::Item>;
        #[same]
        fn skip_while<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(
            self,
            f: F,
        ) -> impl Stream<Item = Self::Item>;
        #[same]
        fn take_while<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(
            self,
            f: F,
        ) -> impl Stream<Item = Self::Item>;
        fn filter_map<Fut: Future<Output = Option<T>>, T, F: FnMut(Self::Item) -> Fut>(
            self,
            f: F,
        ) -> impl Stream<Item = T>;
        fn then<Fut: Future, F: FnMut(Self::Item) -> Fut>(
            self,
            f: F,
        ) -> impl Stream<Item = Fut::Output>;
        #[blocks(channel, awaits)]
        async fn collect<C: Default + Extend<Self::Item>>(self) -> C;
        #[blocks(channel, awaits)]
        async fn unzip<A, B, FromA, FromB>(self) -> (FromA, FromB);
        #[blocks(channel, awaits)]
        async fn concat(self) -> Self::Item;
        #[blocks(channel, awaits)]
        async fn count(self) -> usize;
        #[same]
        fn cycle(self) -> impl Stream<Item = Self::Item>;
        #[blocks(channel, awaits)]
        async fn fold<T, Fut: Future<Output = T>, F: FnMut(T, Self::Item) -> Fut>(
            self,
            init: T,
            f: F,
        ) -> T;
        #[blocks(channel, awaits)]
        async fn any<Fut: Future<Output = bool>, F: FnMut(Self::Item) -> Fut>(self, f: F) -> bool;
        #[blocks(channel, awaits)]
        async fn all<Fut: Future<Output = bool>, F: FnMut(Self::Item) -> Fut>(self, f: F) -> bool;
        fn flatten(self) -> impl Stream<Item = <Self::Item as Stream>::Item>
        where
            Self::Item: Stream;
        fn flatten_unordered(
            self,
            limit: impl Into<Option<usize>>,
        ) -> impl Stream<Item = <Self::Item as Stream>::Item>
        where
            Self::Item: Stream;
        fn flat_map<U: Stream, F: FnMut(Self::Item) -> U>(
            self,
            f: F,
        ) -> impl Stream<Item = U::Item>;
        fn flat_map_unordered<U: Stream, F: FnMut(Self::Item) -> U>(
            self,
            limit: impl Into<Option<usize>>,
            f: F,
        ) -> impl Stream<Item = U::Item>;
        fn scan<S, B, Fut: Future<Output = Option<B>>, F: FnMut(&mut S, Self::Item) -> Fut>(
            self,
            initial_state: S,
            f: F,
        ) -> impl Stream<Item = B>;
        #[same]
        fn take_until<Fut: Future>(self, fut: Fut) -> impl Stream<Item = Self::Item>;
        #[blocks(channel, awaits)]
        async fn for_each<Fut: Future<Output = ()>, F: FnMut(Self::Item) -> Fut>(self, f: F);
        #[blocks(channel, awaits)]
        async fn for_each_concurrent<Fut: Future<Output = ()>, F: FnMut(Self::Item) -> Fut>(
            self,
            limit: impl Into<Option<usize>>,
            f: F,
        );
        #[same]
        fn take(self, n: usize) -> impl Stream<Item = Self::Item>;
        #[same]
        fn skip(self, n: usize) -> impl Stream<Item = Self::Item>;
        #[same]
        fn fuse(self) -> Fuse<Self>;
        #[same]
        fn by_ref(&mut self) -> &mut Self;
        #[same]
        fn boxed<'a>(self) -> BoxStream<'a, Self::Item>;
        #[same]
        fn boxed_local<'a>(self) -> LocalBoxStream<'a, Self::Item>;
        fn buffered(self, n: usize) -> impl Stream<Item = <Self::Item as Future>::Output>
        where
            Self::Item: Future;
        fn buffer_unordered(self, n: usize) -> impl Stream<Item = <Self::Item as Future>::Output>
        where
            Self::Item: Future;
        fn zip<St: Stream>(self, other: St) -> impl Stream<Item = (Self::Item, St::Item)>;
        #[same]
        fn chain<St: Stream<Item = Self::Item>>(self, other: St) -> impl Stream<Item = Self::Item>;
        #[same]
        fn peekable(self) -> Peekable<Self>;
        fn chunks(self, capacity: usize) -> impl Stream<Item = Vec<Self::Item>>;
        fn ready_chunks(self, capacity: usize) -> impl Stream<Item = Vec<Self::Item>>;
        #[blocks(channel, awaits)]
        async fn forward<S: Sink<Self::Item>>(self, sink: S) -> Result<(), S::Error>;
        fn split<Item>(self) -> (SplitSink<Self, Item>, SplitStream<Self>);
        #[same]
        fn inspect<F: FnMut(&Self::Item)>(self, f: F) -> impl Stream<Item = Self::Item>;
        fn left_stream<B>(self) -> Either<Self, B>;
        fn right_stream<A>(self) -> Either<A, Self>;
        fn poll_next_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Option<Self::Item>>;
    }
    impl<T: Stream + ?Sized> StreamExt for T {}

    pub trait TryStreamExt: TryStream {
        #[recv(awaits)]
        #[blocks(channel, awaits)]
        #[cancel_safe]
        async fn try_next(&mut self) -> Result<Option<Self::Ok>, Self::Error>;
        fn map_ok<T, F: FnMut(Self::Ok) -> T>(
            self,
            f: F,
        ) -> impl Stream<Item = Result<T, Self::Error>>;
        fn map_err<E, F: FnMut(Self::Error) -> E>(
            self,
            f: F,
        ) -> impl Stream<Item = Result<Self::Ok, E>>;
        fn err_into<E>(self) -> impl Stream<Item = Result<Self::Ok, E>>;
        fn inspect_ok<F: FnMut(&Self::Ok)>(
            self,
            f: F,
        ) -> impl Stream<Item = Result<Self::Ok, Self::Error>>;
        fn inspect_err<F: FnMut(&Self::Error)>(
            self,
            f: F,
        ) -> impl Stream<Item = Result<Self::Ok, Self::Error>>;
        fn into_stream(self) -> impl Stream<Item = Result<Self::Ok, Self::Error>>;
        fn and_then<Fut: TryFuture<Error = Self::Error>, F: FnMut(Self::Ok) -> Fut>(
            self,
            f: F,
        ) -> impl Stream<Item = Result<Fut::Ok, Self::Error>>;
        fn or_else<Fut: TryFuture<Ok = Self::Ok>, F: FnMut(Self::Error) -> Fut>(
            self,
            f: F,
        ) -> impl Stream<Item = Result<Self::Ok, Fut::Error>>;
        #[blocks(channel, awaits)]
        async fn try_for_each<
            Fut: TryFuture<Ok = (), Error = Self::Error>,
            F: FnMut(Self::Ok) -> Fut,
        >(
            self,
            f: F,
        ) -> Result<(), Self::Error>;
        #[blocks(channel, awaits)]
        async fn try_for_each_concurrent<
            Fut: TryFuture<Ok = (), Error = Self::Error>,
            F: FnMut(Self::Ok) -> Fut,
        >(
            self,
            limit: impl Into<Option<usize>>,
            f: F,
        ) -> Result<(), Self::Error>;
        #[blocks(channel, awaits)]
        async fn try_collect<C: Default + Extend<Self::Ok>>(self) -> Result<C, Self::Error>;
        #[blocks(channel, awaits)]
        async fn try_fold<
            T,
            Fut: TryFuture<Ok = T, Error = Self::Error>,
            F: FnMut(T, Self::Ok) -> Fut,
        >(
            self,
            init: T,
            f: F,
        ) -> Result<T, Self::Error>;
        #[blocks(channel, awaits)]
        async fn try_concat(self) -> Result<Self::Ok, Self::Error>;
        #[same]
        fn try_filter<Fut: Future, F: FnMut(&Self::Ok) -> Fut>(
            self,
            f: F,
        ) -> impl Stream<Item = Result<Self::Ok, Self::Error>>;
        #[same]
        fn try_skip_while<Fut: Future, F: FnMut(&Self::Ok) -> Fut>(
            self,
            f: F,
        ) -> impl Stream<Item = Result<Self::Ok, Self::Error>>;
        #[same]
        fn try_take_while<Fut: Future, F: FnMut(&Self::Ok) -> Fut>(
            self,
            f: F,
        ) -> impl Stream<Item = Result<Self::Ok, Self::Error>>;
        fn try_filter_map<
            Fut: TryFuture<Ok = Option<T>, Error = Self::Error>,
            T,
            F: FnMut(Self::Ok) -> Fut,
        >(
            self,
            f: F,
        ) -> impl Stream<Item = Result<T, Self::Error>>;
        fn try_flatten(
            self,
        ) -> impl Stream<Item = Result<<Self::Ok as TryStream>::Ok, Self::Error>>
        where
            Self::Ok: TryStream;
        fn try_buffered(
            self,
            n: usize,
        ) -> impl Stream<Item = Result<<Self::Ok as TryFuture>::Ok, Self::Error>>
        where
            Self::Ok: TryFuture;
        fn try_buffer_unordered(
            self,
            n: usize,
        ) -> impl Stream<Item = Result<<Self::Ok as TryFuture>::Ok, Self::Error>>
        where
            Self::Ok: TryFuture;
        fn try_chunks(
            self,
            capacity: usize,
        ) -> impl Stream<Item = Result<Vec<Self::Ok>, Self::Error>>;
    }
    impl<S: TryStream + ?Sized> TryStreamExt for S {}

    pub struct Fuse<St>;
    impl<St: Stream> Stream for Fuse<St> {
        type Item = St::Item;
    }

    pub struct Peekable<St: Stream>;
    impl<St: Stream> Stream for Peekable<St> {
        type Item = St::Item;
    }
    impl<St: Stream> Peekable<St> {
        #[recv(awaits)]
        #[blocks(channel, awaits)]
        #[cancel_safe]
        pub async fn peek(self: Pin<&mut Self>) -> Option<&St::Item>;
    }

    pub struct SplitStream<S>;
    impl<S: Stream> Stream for SplitStream<S> {
        type Item = S::Item;
    }

    pub struct SplitSink<S, Item>;
    impl<S: Sink<Item>, Item> Sink<Item> for SplitSink<S, Item> {
        type Error = S::Error;
    }

    pub struct ReuniteError<T, Item>(pub SplitSink<T, Item>, pub SplitStream<T>);
    impl<S> SplitStream<S> {
        pub fn reunite<Item>(self, other: SplitSink<S, Item>) -> Result<S, ReuniteError<S, Item>>;
    }

    #[task_handle(set)]
    pub struct FuturesUnordered<Fut>;
    impl<Fut> FuturesUnordered<Fut> {
        pub fn new() -> Self;
        #[stores(1)]
        pub fn push(&self, future: Fut);
        #[probe]
        pub fn len(&self) -> usize;
        #[probe(empty)]
        pub fn is_empty(&self) -> bool;
        pub fn clear(&mut self);
    }
    impl<Fut: Future> Stream for FuturesUnordered<Fut> {
        type Item = Fut::Output;
    }
    impl<Fut> Default for FuturesUnordered<Fut> {}
    impl<Fut> FromIterator<Fut> for FuturesUnordered<Fut> {}
    impl<Fut> Extend<Fut> for FuturesUnordered<Fut> {}

    #[task_handle(set)]
    pub struct FuturesOrdered<Fut>;
    impl<Fut> FuturesOrdered<Fut> {
        pub fn new() -> Self;
        #[stores(1)]
        pub fn push_back(&mut self, future: Fut);
        #[stores(1)]
        pub fn push_front(&mut self, future: Fut);
        #[stores(1)]
        pub fn push(&mut self, future: Fut);
        #[probe]
        pub fn len(&self) -> usize;
        #[probe(empty)]
        pub fn is_empty(&self) -> bool;
        pub fn clear(&mut self);
    }
    impl<Fut: Future> Stream for FuturesOrdered<Fut> {
        type Item = Fut::Output;
    }
    impl<Fut> Default for FuturesOrdered<Fut> {}
    impl<Fut> FromIterator<Fut> for FuturesOrdered<Fut> {}
    impl<Fut> Extend<Fut> for FuturesOrdered<Fut> {}

    pub struct SelectAll<St>;
    impl<St> SelectAll<St> {
        pub fn new() -> Self;
        pub fn push(&mut self, stream: St);
        #[probe]
        pub fn len(&self) -> usize;
        #[probe(empty)]
        pub fn is_empty(&self) -> bool;
    }
    impl<St: Stream> Stream for SelectAll<St> {
        type Item = St::Item;
    }
    pub fn select_all<I: IntoIterator>(streams: I) -> SelectAll<I::Item>;
    pub fn select<A: Stream, B: Stream<Item = A::Item>>(
        stream1: A,
        stream2: B,
    ) -> impl Stream<Item = A::Item>;

    #[derive(Clone)]
    pub struct Iter<I>;
    impl<I: Iterator> Stream for Iter<I> {
        type Item = I::Item;
    }
    pub fn iter<I: IntoIterator>(i: I) -> Iter<I::IntoIter>;
    pub fn once<Fut: Future>(future: Fut) -> impl Stream<Item = Fut::Output>;
    pub fn empty<T>() -> impl Stream<Item = T>;
    pub fn pending<T>() -> impl Stream<Item = T>;
    pub fn repeat<T: Clone>(item: T) -> impl Stream<Item = T>;
    pub fn repeat_with<A, F: FnMut() -> A>(repeater: F) -> impl Stream<Item = A>;
    pub fn poll_fn<T, F: FnMut(&mut Context<'_>) -> Poll<Option<T>>>(f: F)
    -> impl Stream<Item = T>;
    pub fn unfold<T, F: FnMut(T) -> Fut, Fut: Future<Output = Option<(Item, T)>>, Item>(
        init: T,
        f: F,
    ) -> impl Stream<Item = Item>;
    pub fn try_unfold<T, F: FnMut(T) -> Fut, Fut: TryFuture<Ok = Option<(Item, T)>>, Item>(
        init: T,
        f: F,
    ) -> impl Stream<Item = Result<Item, Fut::Error>>;
    pub fn abortable<St: Stream>(stream: St) -> (Abortable<St>, AbortHandle);
    impl<St: Stream> Stream for Abortable<St> {
        type Item = St::Item;
    }
}

pub mod sink {
    use crate::stream::{Stream, TryStream};
    pub use futures_sink::Sink;
    use std::future::Future;

    pub trait SinkExt<Item>: Sink<Item> {
        #[send(awaits)]
        #[blocks(channel, awaits)]
        #[cancel_unsafe]
        async fn send(&mut self, item: Item) -> Result<(), Self::Error>;
        #[send(awaits)]
        #[blocks(channel, awaits)]
        #[cancel_unsafe]
        async fn feed(&mut self, item: Item) -> Result<(), Self::Error>;
        #[send(awaits)]
        #[blocks(channel, awaits)]
        #[cancel_unsafe]
        async fn send_all<St: TryStream<Ok = Item>>(
            &mut self,
            stream: &mut St,
        ) -> Result<(), Self::Error>;
        #[blocks(channel, awaits)]
        async fn flush(&mut self) -> Result<(), Self::Error>;
        #[blocks(channel, awaits)]
        async fn close(&mut self) -> Result<(), Self::Error>;
        fn with<U, Fut, F: FnMut(U) -> Fut, E>(self, f: F) -> With<Self, Item, U, Fut, F>;
        fn sink_map_err<E, F: FnOnce(Self::Error) -> E>(self, f: F) -> impl Sink<Item, Error = E>;
        fn sink_err_into<E>(self) -> impl Sink<Item, Error = E>;
        fn buffer(self, capacity: usize) -> impl Sink<Item, Error = Self::Error>;
        fn fanout<Si: Sink<Item>>(self, other: Si) -> impl Sink<Item, Error = Self::Error>;
    }
    impl<T: Sink<Item> + ?Sized, Item> SinkExt<Item> for T {}

    pub struct With<Si, Item, U, Fut, F>;
    impl<Si: Sink<Item>, Item, U, Fut, F> Sink<U> for With<Si, Item, U, Fut, F> {
        type Error = Si::Error;
    }

    pub struct Drain<T>;
    impl<T> Sink<T> for Drain<T> {
        type Error = std::convert::Infallible;
    }
    pub fn drain<T>() -> Drain<T>;
}

pub mod io {
    use crate::stream::Stream;
    pub use futures_io::{
        AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite, Error, ErrorKind, IoSlice, IoSliceMut,
        Result, SeekFrom,
    };

    pub trait AsyncReadExt: AsyncRead {
        #[blocks(io, awaits)]
        #[cancel_safe]
        async fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
        fn split(self) -> (ReadHalf<Self>, WriteHalf<Self>);
        #[same]
        fn take(self, limit: u64) -> Take<Self>;
        fn chain<R: AsyncRead>(self, next: R) -> Chain<Self, R>;
    }
    impl<R: AsyncRead + ?Sized> AsyncReadExt for R {}

    pub trait AsyncWriteExt: AsyncWrite {
        #[blocks(io, awaits)]
        #[cancel_safe]
        async fn write(&mut self, buf: &[u8]) -> Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn write_all(&mut self, buf: &[u8]) -> Result<()>;
        #[blocks(io, awaits)]
        async fn flush(&mut self) -> Result<()>;
        #[blocks(io, awaits)]
        async fn close(&mut self) -> Result<()>;
    }
    impl<W: AsyncWrite + ?Sized> AsyncWriteExt for W {}

    pub trait AsyncBufReadExt: AsyncBufRead {
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_unsafe]
        async fn read_line(&mut self, buf: &mut String) -> Result<usize>;
        #[blocks(io, awaits)]
        async fn fill_buf(&mut self) -> Result<&[u8]>;
        fn lines(self) -> Lines<Self>;
    }
    impl<R: AsyncBufRead + ?Sized> AsyncBufReadExt for R {}

    pub trait AsyncSeekExt: AsyncSeek {
        #[blocks(io, awaits)]
        async fn seek(&mut self, pos: SeekFrom) -> Result<u64>;
    }
    impl<S: AsyncSeek + ?Sized> AsyncSeekExt for S {}

    pub struct Lines<R>;
    impl<R: AsyncBufRead> Stream for Lines<R> {
        type Item = Result<String>;
    }

    pub struct ReadHalf<T>;
    impl<T: AsyncRead> AsyncRead for ReadHalf<T> {}

    pub struct WriteHalf<T>;
    impl<T: AsyncWrite> AsyncWrite for WriteHalf<T> {}

    pub struct Take<R>;
    impl<R: AsyncRead> AsyncRead for Take<R> {}

    pub struct Chain<T, U>;
    impl<T: AsyncRead, U: AsyncRead> AsyncRead for Chain<T, U> {}

    pub struct BufReader<R>;
    impl<R: AsyncRead> BufReader<R> {
        pub fn new(inner: R) -> Self;
        pub fn with_capacity(cap: usize, inner: R) -> Self;
        #[inner]
        pub fn get_ref(&self) -> &R;
        #[inner]
        pub fn get_mut(&mut self) -> &mut R;
        #[inner]
        pub fn into_inner(self) -> R;
    }
    impl<R: AsyncRead> AsyncRead for BufReader<R> {}
    impl<R: AsyncRead> AsyncBufRead for BufReader<R> {}
    impl<R: AsyncWrite> AsyncWrite for BufReader<R> {}

    pub struct BufWriter<R>;
    impl<R: AsyncWrite> BufWriter<R> {
        pub fn new(inner: R) -> Self;
        pub fn with_capacity(cap: usize, inner: R) -> Self;
        #[inner]
        pub fn get_ref(&self) -> &R;
        #[inner]
        pub fn get_mut(&mut self) -> &mut R;
        #[inner]
        pub fn into_inner(self) -> R;
    }
    impl<R: AsyncRead> AsyncRead for BufWriter<R> {}
    impl<R: AsyncRead> AsyncBufRead for BufWriter<R> {}
    impl<R: AsyncWrite> AsyncWrite for BufWriter<R> {}

    #[ready]
    pub struct Cursor<T>;
    impl<T> Cursor<T> {
        pub fn new(inner: T) -> Self;
        #[inner]
        pub fn into_inner(self) -> T;
        #[inner]
        pub fn get_ref(&self) -> &T;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
        pub fn position(&self) -> u64;
        pub fn set_position(&mut self, pos: u64);
    }
    impl<T: AsRef<[u8]>> AsyncRead for Cursor<T> {}
    impl<T: AsRef<[u8]>> AsyncBufRead for Cursor<T> {}
    impl<T> AsyncSeek for Cursor<T> {}
    impl<T> AsyncWrite for Cursor<T> {}
    #[blocks(io, awaits)]
    #[cancel_unsafe]
    pub async fn copy<R: AsyncRead, W: ?Sized>(reader: R, writer: &mut W) -> Result<u64>;

    #[ready]
    pub struct AllowStdIo<T>;
    impl<T> AllowStdIo<T> {
        pub fn new(io: T) -> Self;
        #[inner]
        pub fn get_ref(&self) -> &T;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
        #[inner]
        pub fn into_inner(self) -> T;
    }
    impl<T> AsyncRead for AllowStdIo<T> {}
    impl<T> AsyncBufRead for AllowStdIo<T> {}
    impl<T> AsyncSeek for AllowStdIo<T> {}
    impl<T> AsyncWrite for AllowStdIo<T> {}
}

pub mod task {
    use crate::future::RemoteHandle;
    pub use futures_task::{
        ArcWake, FutureObj, LocalFutureObj, LocalSpawn, Spawn, SpawnError, noop_waker,
        noop_waker_ref, waker,
    };
    use std::future::Future;
    pub use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

    pub trait SpawnExt: Spawn {
        #[spawn(task, 1)]
        fn spawn<Fut: Future<Output = ()> + Send + 'static>(
            &self,
            future: Fut,
        ) -> Result<(), SpawnError>;
        #[spawn(task, 1)]
        fn spawn_with_handle<Fut: Future + Send + 'static>(
            &self,
            future: Fut,
        ) -> Result<RemoteHandle<Fut::Output>, SpawnError>;
    }
    impl<Sp: Spawn + ?Sized> SpawnExt for Sp {}

    pub trait LocalSpawnExt: LocalSpawn {
        #[spawn(local_task, 1)]
        fn spawn_local<Fut: Future<Output = ()> + 'static>(
            &self,
            future: Fut,
        ) -> Result<(), SpawnError>;
        #[spawn(local_task, 1)]
        fn spawn_local_with_handle<Fut: Future + 'static>(
            &self,
            future: Fut,
        ) -> Result<RemoteHandle<Fut::Output>, SpawnError>;
    }
    impl<Sp: LocalSpawn + ?Sized> LocalSpawnExt for Sp {}

    #[notifier]
    #[derive(Default)]
    pub struct AtomicWaker;
    impl AtomicWaker {
        pub fn new() -> Self;
        pub fn register(&self, waker: &Waker);
        #[notify(one)]
        pub fn wake(&self);
        pub fn take(&self) -> Option<Waker>;
    }
}
