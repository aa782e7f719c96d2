//! What the analysis knows of `flume` 0.10 to 0.12.

pub use self::select::Selector;
use std::{
    fmt::Display,
    time::{Duration, Instant},
};

#[derive(Copy, Clone)]
pub struct SendError<T>(pub T);
impl<T> SendError<T> {
    pub fn into_inner(self) -> T;
}
impl<T> Display for SendError<T> {}

#[derive(Copy, Clone)]
pub enum TrySendError<T> {
    Full(T),
    Disconnected(T),
}
impl<T> TrySendError<T> {
    pub fn into_inner(self) -> T;
}
impl<T> Display for TrySendError<T> {}

#[derive(Copy, Clone)]
pub enum SendTimeoutError<T> {
    Timeout(T),
    Disconnected(T),
}
impl<T> SendTimeoutError<T> {
    pub fn into_inner(self) -> T;
}
impl<T> Display for SendTimeoutError<T> {}

#[derive(Copy, Clone)]
pub enum RecvError {
    Disconnected,
}
impl Display for RecvError {}

#[derive(Copy, Clone)]
pub enum TryRecvError {
    Empty,
    Disconnected,
}
impl Display for TryRecvError {}

#[derive(Copy, Clone)]
pub enum RecvTimeoutError {
    Timeout,
    Disconnected,
}
impl Display for RecvTimeoutError {}

#[channel(sender)]
pub struct Sender<T>;
impl<T> Sender<T> {
    #[send(try)]
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>>;
    #[send(blocks)]
    #[blocks(channel)]
    pub fn send(&self, msg: T) -> Result<(), SendError<T>>;
    #[send(timed)]
    #[blocks(channel, timed)]
    pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>>;
    #[send(timed)]
    #[blocks(channel, timed)]
    pub fn send_timeout(&self, msg: T, dur: Duration) -> Result<(), SendTimeoutError<T>>;
    #[probe]
    pub fn is_disconnected(&self) -> bool;
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn is_full(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
    pub fn sender_count(&self) -> usize;
    pub fn receiver_count(&self) -> usize;
    #[same]
    pub fn downgrade(&self) -> WeakSender<T>;
    pub fn same_channel(&self, other: &Sender<T>) -> bool;
}
impl<T> Clone for Sender<T> {}
impl<T> Drop for Sender<T> {}

#[channel(sender)]
pub struct WeakSender<T>;
impl<T> WeakSender<T> {
    #[same]
    pub fn upgrade(&self) -> Option<Sender<T>>;
}
impl<T> Clone for WeakSender<T> {}

#[channel(receiver)]
pub struct Receiver<T>;
impl<T> Receiver<T> {
    #[recv(try)]
    pub fn try_recv(&self) -> Result<T, TryRecvError>;
    #[recv(blocks)]
    #[blocks(channel)]
    pub fn recv(&self) -> Result<T, RecvError>;
    #[recv(timed)]
    #[blocks(channel, timed)]
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError>;
    #[recv(timed)]
    #[blocks(channel, timed)]
    pub fn recv_timeout(&self, dur: Duration) -> Result<T, RecvTimeoutError>;
    #[same]
    pub fn iter(&self) -> Iter<'_, T>;
    #[same]
    pub fn try_iter(&self) -> TryIter<'_, T>;
    pub fn drain(&self) -> Drain<'_, T>;
    #[probe]
    pub fn is_disconnected(&self) -> bool;
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn is_full(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
    pub fn sender_count(&self) -> usize;
    pub fn receiver_count(&self) -> usize;
    pub fn same_channel(&self, other: &Receiver<T>) -> bool;
}
impl<T> Clone for Receiver<T> {}
impl<T> Drop for Receiver<T> {}
impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
}
impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
}

pub struct Iter<'a, T>;
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = T;
    #[recv(blocks)]
    #[blocks(channel)]
    fn next(&mut self) -> Option<Self::Item>;
}

pub struct TryIter<'a, T>;
impl<'a, T> Iterator for TryIter<'a, T> {
    type Item = T;
    #[recv(try)]
    fn next(&mut self) -> Option<Self::Item>;
}

pub struct Drain<'a, T>;
impl<'a, T> Iterator for Drain<'a, T> {
    type Item = T;
    #[recv(try)]
    fn next(&mut self) -> Option<Self::Item>;
}

pub struct IntoIter<T>;
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    #[recv(blocks)]
    #[blocks(channel)]
    fn next(&mut self) -> Option<Self::Item>;
}
#[channel(unbounded)]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>);
#[channel(bounded)]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>);
// The async part: the crate has future types of its own.
impl<T> Sender<T> {
    #[send(awaits)]
    #[blocks(channel, awaits)]
    #[cancel_unsafe]
    pub async fn send_async(&self, item: T) -> Result<(), SendError<T>>;
    #[send(awaits)]
    #[blocks(channel, awaits)]
    #[cancel_unsafe]
    pub async fn into_send_async(self, item: T) -> Result<(), SendError<T>>;
    pub fn sink(&self) -> r#async::SendSink<'_, T>;
    pub fn into_sink<'a>(self) -> r#async::SendSink<'a, T>;
}
impl<T> Receiver<T> {
    #[recv(awaits)]
    #[blocks(channel, awaits)]
    #[cancel_safe]
    pub async fn recv_async(&self) -> Result<T, RecvError>;
    #[recv(awaits)]
    #[blocks(channel, awaits)]
    #[cancel_safe]
    pub async fn into_recv_async(self) -> Result<T, RecvError>;
    pub fn stream(&self) -> r#async::RecvStream<'_, T>;
    pub fn into_stream<'a>(self) -> r#async::RecvStream<'a, T>;
}

pub mod r#async {
    pub struct SendSink<'a, T>;
    impl<T> futures_sink::Sink<T> for SendSink<'_, T> {
        type Error = crate::SendError<T>;
    }

    pub struct RecvStream<'a, T>;
    impl<T> futures_core::stream::Stream for RecvStream<'_, T> {
        type Item = T;
    }
}

pub mod select {
    use crate::{Receiver, RecvError, SendError, Sender};
    use std::{
        fmt::Display,
        time::{Duration, Instant},
    };

    #[derive(Copy, Clone)]
    pub enum SelectError {
        Timeout,
    }
    impl Display for SelectError {}

    pub struct Selector<'a, T>;
    impl<'a, T> Default for Selector<'a, T> {}
    impl<'a, T> Selector<'a, T> {
        pub fn new() -> Self;
        pub fn send<U, F: FnMut(Result<(), SendError<U>>) -> T>(
            self,
            sender: &'a Sender<U>,
            msg: U,
            mapper: F,
        ) -> Self;
        pub fn recv<U, F: FnMut(Result<U, RecvError>) -> T>(
            self,
            receiver: &'a Receiver<U>,
            mapper: F,
        ) -> Self;
        #[blocks(channel)]
        pub fn wait(self) -> T;
        #[blocks(channel, timed)]
        pub fn wait_timeout(self, dur: Duration) -> Result<T, SelectError>;
        #[blocks(channel, timed)]
        pub fn wait_deadline(self, deadline: Instant) -> Result<T, SelectError>;
    }
}
