//! What the analysis knows of `kanal` 0.1.

use futures_core::stream::{FusedStream, Stream};
use std::{
    fmt::{self, Display},
    future::Future,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

#[channel(sender)]
pub struct Sender<T>;

#[channel(sender)]
pub struct AsyncSender<T>;
impl<T> Drop for Sender<T> {}
impl<T> Drop for AsyncSender<T> {}
impl<T> Clone for Sender<T> {}
impl<T> Clone for AsyncSender<T> {}
impl<T> Sender<T> {
    #[send(blocks)]
    #[blocks(channel)]
    pub fn send(&self, data: T) -> Result<(), SendError>;
    #[send(timed)]
    #[blocks(channel, timed)]
    pub fn send_timeout(&self, data: T, duration: Duration) -> Result<(), SendErrorTimeout>;
    #[send(timed)]
    #[blocks(channel, timed)]
    pub fn send_option_timeout(
        &self,
        data: &mut Option<T>,
        duration: Duration,
    ) -> Result<(), SendErrorTimeout>;
    #[same]
    pub fn clone_async(&self) -> AsyncSender<T>;
    #[same]
    pub fn to_async(self) -> AsyncSender<T>;
    #[same]
    pub fn as_async(&self) -> &AsyncSender<T>;
}
impl<T> AsyncSender<T> {
    #[send(awaits)]
    #[blocks(channel, awaits)]
    #[cancel_unsafe]
    pub fn send(&'_ self, data: T) -> SendFuture<'_, T>;
    #[same]
    pub fn clone_sync(&self) -> Sender<T>;
    #[same]
    pub fn to_sync(self) -> Sender<T>;
    #[same]
    pub fn as_sync(&self) -> &Sender<T>;
}

#[channel(receiver)]
pub struct Receiver<T>;

#[channel(receiver)]
pub struct AsyncReceiver<T>;
impl<T> Receiver<T> {
    #[recv(blocks)]
    #[blocks(channel)]
    pub fn recv(&self) -> Result<T, ReceiveError>;
    #[recv(timed)]
    #[blocks(channel, timed)]
    pub fn recv_timeout(&self, duration: Duration) -> Result<T, ReceiveErrorTimeout>;
    #[same]
    pub fn clone_async(&self) -> AsyncReceiver<T>;
    #[same]
    pub fn to_async(self) -> AsyncReceiver<T>;
    #[same]
    pub fn as_async(&self) -> &AsyncReceiver<T>;
}
impl<T> Iterator for Receiver<T> {
    type Item = T;
    #[recv(blocks)]
    #[blocks(channel)]
    fn next(&mut self) -> Option<Self::Item>;
}
impl<T> AsyncReceiver<T> {
    #[recv(awaits)]
    #[blocks(channel, awaits)]
    #[cancel_safe]
    pub fn recv(&'_ self) -> ReceiveFuture<'_, T>;
    pub fn stream(&'_ self) -> ReceiveStream<'_, T>;
    #[same]
    pub fn clone_sync(&self) -> Receiver<T>;
    #[same]
    pub fn to_sync(self) -> Receiver<T>;
    #[same]
    pub fn as_sync(&self) -> &Receiver<T>;
}
impl<T> Drop for Receiver<T> {}
impl<T> Drop for AsyncReceiver<T> {}
impl<T> Clone for Receiver<T> {}
impl<T> Clone for AsyncReceiver<T> {}
#[channel(bounded)]
pub fn bounded<T>(size: usize) -> (Sender<T>, Receiver<T>);
#[channel(bounded)]
pub fn bounded_async<T>(size: usize) -> (AsyncSender<T>, AsyncReceiver<T>);
#[channel(unbounded)]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>);
#[channel(unbounded)]
pub fn unbounded_async<T>() -> (AsyncSender<T>, AsyncReceiver<T>);

pub enum SendError {
    Closed,
    ReceiveClosed,
}
impl Display for SendError {}

pub enum SendErrorTimeout {
    Closed,
    ReceiveClosed,
    Timeout,
}
impl Display for SendErrorTimeout {}

pub enum ReceiveError {
    Closed,
    SendClosed,
}
impl Display for ReceiveError {}

pub enum ReceiveErrorTimeout {
    Closed,
    SendClosed,
    Timeout,
}
impl Display for ReceiveErrorTimeout {}

pub struct CloseError();
impl Display for CloseError {}

pub struct SendFuture<'a, T>;
impl<T> Drop for SendFuture<'_, T> {}
impl<T> Future for SendFuture<'_, T> {
    type Output = Result<(), SendError>;
}

pub struct ReceiveFuture<'a, T>;
impl<T> Drop for ReceiveFuture<'_, T> {}
impl<T> Future for ReceiveFuture<'_, T> {
    type Output = Result<T, ReceiveError>;
}

pub struct ReceiveStream<'a, T>;
impl<T> Stream for ReceiveStream<'_, T> {
    type Item = T;
}
impl<T> FusedStream for ReceiveStream<'_, T> {}
impl<T> Sender<T> {
    pub fn is_bounded(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn is_full(&self) -> bool;
    pub fn capacity(&self) -> usize;
    #[probe]
    pub fn receiver_count(&self) -> u32;
    #[probe]
    pub fn sender_count(&self) -> u32;
    #[probe]
    pub fn is_closed(&self) -> bool;
    #[probe]
    pub fn is_disconnected(&self) -> bool;
    pub fn close(&self) -> Result<(), CloseError>;
    #[send(try)]
    pub fn try_send(&self, data: T) -> Result<bool, SendError>;
    #[send(try)]
    pub fn try_send_option(&self, data: &mut Option<T>) -> Result<bool, SendError>;
    #[send(try)]
    pub fn try_send_realtime(&self, data: T) -> Result<bool, SendError>;
    #[send(try)]
    pub fn try_send_option_realtime(&self, data: &mut Option<T>) -> Result<bool, SendError>;
}
impl<T> AsyncSender<T> {
    pub fn is_bounded(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn is_full(&self) -> bool;
    pub fn capacity(&self) -> usize;
    #[probe]
    pub fn receiver_count(&self) -> u32;
    #[probe]
    pub fn sender_count(&self) -> u32;
    #[probe]
    pub fn is_closed(&self) -> bool;
    #[probe]
    pub fn is_disconnected(&self) -> bool;
    pub fn close(&self) -> Result<(), CloseError>;
    #[send(try)]
    pub fn try_send(&self, data: T) -> Result<bool, SendError>;
    #[send(try)]
    pub fn try_send_option(&self, data: &mut Option<T>) -> Result<bool, SendError>;
    #[send(try)]
    pub fn try_send_realtime(&self, data: T) -> Result<bool, SendError>;
    #[send(try)]
    pub fn try_send_option_realtime(&self, data: &mut Option<T>) -> Result<bool, SendError>;
}
impl<T> Receiver<T> {
    pub fn is_bounded(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn is_full(&self) -> bool;
    pub fn capacity(&self) -> usize;
    #[probe]
    pub fn receiver_count(&self) -> u32;
    #[probe]
    pub fn sender_count(&self) -> u32;
    #[probe]
    pub fn is_closed(&self) -> bool;
    #[probe]
    pub fn is_disconnected(&self) -> bool;
    pub fn close(&self) -> Result<(), CloseError>;
    #[recv(try)]
    pub fn try_recv(&self) -> Result<Option<T>, ReceiveError>;
    #[recv(try)]
    pub fn try_recv_realtime(&self) -> Result<Option<T>, ReceiveError>;
    #[recv(try)]
    pub fn drain_into(&self, vec: &mut Vec<T>) -> Result<usize, ReceiveError>;
    #[probe]
    pub fn is_terminated(&self) -> bool;
}
impl<T> AsyncReceiver<T> {
    pub fn is_bounded(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn is_full(&self) -> bool;
    pub fn capacity(&self) -> usize;
    #[probe]
    pub fn receiver_count(&self) -> u32;
    #[probe]
    pub fn sender_count(&self) -> u32;
    #[probe]
    pub fn is_closed(&self) -> bool;
    #[probe]
    pub fn is_disconnected(&self) -> bool;
    pub fn close(&self) -> Result<(), CloseError>;
    #[recv(try)]
    pub fn try_recv(&self) -> Result<Option<T>, ReceiveError>;
    #[recv(try)]
    pub fn try_recv_realtime(&self) -> Result<Option<T>, ReceiveError>;
    #[recv(try)]
    pub fn drain_into(&self, vec: &mut Vec<T>) -> Result<usize, ReceiveError>;
    #[probe]
    pub fn is_terminated(&self) -> bool;
}
