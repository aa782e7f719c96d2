//! What the analysis knows of `tokio-stream` 0.1.

pub use self::{
    iter::{Iter, iter},
    stream_map::StreamMap,
};
pub use futures_core::stream::Stream;
use std::{future::Future, time::Duration};

pub mod iter {
    #[derive(Clone)]
    pub struct Iter<I>;
    impl<I: Iterator> futures_core::stream::Stream for Iter<I> {
        type Item = I::Item;
    }
    pub fn iter<I: IntoIterator>(i: I) -> Iter<I::IntoIter>;
}

pub mod stream_map {
    #[collection]
    pub struct StreamMap<K, V>;
    impl<K, V> StreamMap<K, V> {
        pub fn new() -> StreamMap<K, V>;
        pub fn insert(&mut self, k: K, stream: V) -> Option<V>;
        pub fn remove<Q: ?Sized>(&mut self, k: &Q) -> Option<V>;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
    }
    impl<K: Clone, V: futures_core::stream::Stream> futures_core::stream::Stream for StreamMap<K, V> {
        type Item = (K, V::Item);
    }
}

pub struct Elapsed;
pub fn empty<T>() -> impl Stream<Item = T>;
pub fn once<T>(value: T) -> impl Stream<Item = T>;
pub fn pending<T>() -> impl Stream<Item = T>;

pub trait StreamExt: Stream {
    #[recv(awaits)]
    #[blocks(channel, awaits)]
    #[cancel_safe]
    async fn next(&mut self) -> Option<Self::Item>;
    #[recv(awaits)]
    #[blocks(channel, awaits)]
    #[cancel_safe]
    async fn try_next<T, E>(&mut self) -> Result<Option<T>, E>
    where
        Self: Stream<Item = Result<T, E>>;
    fn map<T, F: FnMut(Self::Item) -> T>(self, f: F) -> impl Stream<Item = T>;
    fn map_while<T, F: FnMut(Self::Item) -> Option<T>>(self, f: F) -> impl Stream<Item = T>;
    fn then<F: FnMut(Self::Item) -> Fut, Fut: Future>(
        self,
        f: F,
    ) -> impl Stream<Item = Fut::Output>;
    #[same]
    fn merge<U: Stream<Item = Self::Item>>(self, other: U) -> impl Stream<Item = Self::Item>;
    #[same]
    fn filter<F: FnMut(&Self::Item) -> bool>(self, f: F) -> impl Stream<Item = Self::Item>;
    fn filter_map<T, F: FnMut(Self::Item) -> Option<T>>(self, f: F) -> impl Stream<Item = T>;
    #[same]
    fn fuse(self) -> impl Stream<Item = Self::Item>;
    #[same]
    fn take(self, n: usize) -> impl Stream<Item = Self::Item>;
    #[same]
    fn take_while<F: FnMut(&Self::Item) -> bool>(self, f: F) -> impl Stream<Item = Self::Item>;
    #[same]
    fn skip(self, n: usize) -> impl Stream<Item = Self::Item>;
    #[same]
    fn skip_while<F: FnMut(&Self::Item) -> bool>(self, f: F) -> impl Stream<Item = Self::Item>;
    #[blocks(channel, awaits)]
    async fn all<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
    #[blocks(channel, awaits)]
    async fn any<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
    #[same]
    fn chain<U: Stream<Item = Self::Item>>(self, other: U) -> impl Stream<Item = Self::Item>;
    #[blocks(channel, awaits)]
    async fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B;
    #[blocks(channel, awaits)]
    async fn collect<T>(self) -> T;
    fn timeout(self, duration: Duration) -> impl Stream<Item = Result<Self::Item, Elapsed>>;
    fn chunks_timeout(
        self,
        max_size: usize,
        duration: Duration,
    ) -> impl Stream<Item = Vec<Self::Item>>;
    #[same]
    fn throttle(self, duration: Duration) -> impl Stream<Item = Self::Item>;
}
impl<St: Stream + ?Sized> StreamExt for St {}

pub mod wrappers {
    use futures_core::stream::Stream;
    use tokio::{
        sync::{broadcast, mpsc, watch},
        time::{Instant, Interval},
    };

    pub struct ReceiverStream<T>;
    impl<T> ReceiverStream<T> {
        pub fn new(recv: mpsc::Receiver<T>) -> Self;
        #[inner]
        pub fn into_inner(self) -> mpsc::Receiver<T>;
        pub fn close(&mut self);
    }
    impl<T> Stream for ReceiverStream<T> {
        type Item = T;
    }

    pub struct UnboundedReceiverStream<T>;
    impl<T> UnboundedReceiverStream<T> {
        pub fn new(recv: mpsc::UnboundedReceiver<T>) -> Self;
        #[inner]
        pub fn into_inner(self) -> mpsc::UnboundedReceiver<T>;
        pub fn close(&mut self);
    }
    impl<T> Stream for UnboundedReceiverStream<T> {
        type Item = T;
    }

    pub struct BroadcastStream<T>;
    impl<T: Clone + Send + 'static> BroadcastStream<T> {
        pub fn new(rx: broadcast::Receiver<T>) -> Self;
    }
    impl<T: Clone + Send + 'static> Stream for BroadcastStream<T> {
        type Item = Result<T, errors::BroadcastStreamRecvError>;
    }

    pub struct WatchStream<T>;
    impl<T: Clone + Send + Sync + 'static> WatchStream<T> {
        pub fn new(rx: watch::Receiver<T>) -> Self;
    }
    impl<T: Clone + Send + Sync + 'static> Stream for WatchStream<T> {
        type Item = T;
    }

    pub struct IntervalStream;
    impl IntervalStream {
        pub fn new(interval: Interval) -> Self;
    }
    impl Stream for IntervalStream {
        type Item = Instant;
    }

    pub mod errors {
        pub enum BroadcastStreamRecvError {
            Lagged(u64),
        }
    }
}
