//! What the analysis knows of `async-channel` 1 and 2.

use futures_core::stream::{FusedStream, Stream};
use std::{
    fmt::Display,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};
#[channel(bounded)]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>);
#[channel(unbounded)]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>);

#[channel(sender)]
pub struct Sender<T>;
impl<T> Sender<T> {
    #[send(try)]
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>>;
    #[send(awaits)]
    #[blocks(channel, awaits)]
    #[cancel_unsafe]
    pub fn send(&self, msg: T) -> Send<'_, T>;
    pub fn closed(&self) -> Closed<'_, T>;
    #[send(blocks)]
    #[blocks(channel)]
    pub fn send_blocking(&self, msg: T) -> Result<(), SendError<T>>;
    #[send(try)]
    pub fn force_send(&self, msg: T) -> Result<Option<T>, SendError<T>>;
    pub fn close(&self) -> bool;
    #[probe]
    pub fn is_closed(&self) -> bool;
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn is_full(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
    pub fn receiver_count(&self) -> usize;
    pub fn sender_count(&self) -> usize;
    #[same]
    pub fn downgrade(&self) -> WeakSender<T>;
    pub fn same_channel(&self, other: &Sender<T>) -> bool;
}
impl<T> Drop for Sender<T> {}
impl<T> Clone for Sender<T> {}

#[channel(receiver)]
pub struct Receiver<T>;
impl<T> Receiver<T> {
    #[recv(try)]
    pub fn try_recv(&self) -> Result<T, TryRecvError>;
    #[recv(awaits)]
    #[blocks(channel, awaits)]
    #[cancel_safe]
    pub fn recv(&self) -> Recv<'_, T>;
    #[recv(blocks)]
    #[blocks(channel)]
    pub fn recv_blocking(&self) -> Result<T, RecvError>;
    pub fn close(&self) -> bool;
    #[probe]
    pub fn is_closed(&self) -> bool;
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn is_full(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
    pub fn receiver_count(&self) -> usize;
    pub fn sender_count(&self) -> usize;
    #[same]
    pub fn downgrade(&self) -> WeakReceiver<T>;
    pub fn same_channel(&self, other: &Receiver<T>) -> bool;
}
impl<T> Clone for Receiver<T> {}
impl<T> Stream for Receiver<T> {
    type Item = T;
}
impl<T> futures_core::stream::FusedStream for Receiver<T> {}

#[channel(sender)]
pub struct WeakSender<T>;
impl<T> WeakSender<T> {
    #[same]
    pub fn upgrade(&self) -> Option<Sender<T>>;
}
impl<T> Clone for WeakSender<T> {}

#[channel(receiver)]
pub struct WeakReceiver<T>;
impl<T> WeakReceiver<T> {
    #[same]
    pub fn upgrade(&self) -> Option<Receiver<T>>;
}
impl<T> Clone for WeakReceiver<T> {}

#[derive(Clone, Copy)]
pub struct SendError<T>(pub T);
impl<T> SendError<T> {
    pub fn into_inner(self) -> T;
}
impl<T> Display for SendError<T> {}

#[derive(Clone, Copy)]
pub enum TrySendError<T> {
    Full(T),
    Closed(T),
}
impl<T> TrySendError<T> {
    pub fn into_inner(self) -> T;
    pub fn is_full(&self) -> bool;
    pub fn is_closed(&self) -> bool;
}
impl<T> Display for TrySendError<T> {}

#[derive(Clone, Copy)]
pub struct RecvError;
impl Display for RecvError {}

#[derive(Clone, Copy)]
pub enum TryRecvError {
    Empty,
    Closed,
}
impl TryRecvError {
    pub fn is_empty(&self) -> bool;
    pub fn is_closed(&self) -> bool;
}
impl Display for TryRecvError {}

pub struct Send<'a, T>;
impl<'a, T> Future for Send<'a, T> {
    type Output = Result<(), SendError<T>>;
}

pub struct Recv<'a, T>;
impl<'a, T> Future for Recv<'a, T> {
    type Output = Result<T, RecvError>;
}

pub struct Closed<'a, T>;
impl<'a, T> Future for Closed<'a, T> {
    type Output = ();
}
