//! What the analysis knows of `crossbeam-channel` 0.5.

use std::{
    error,
    fmt::{self, Display},
    time::{Duration, Instant},
};
#[channel(unbounded)]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>);
#[channel(bounded)]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>);
pub fn after(duration: Duration) -> Receiver<Instant>;
pub fn at(when: Instant) -> Receiver<Instant>;
pub fn never<T>() -> Receiver<T>;
pub fn tick(duration: Duration) -> Receiver<Instant>;

#[channel(sender)]
pub struct Sender<T>;
unsafe impl<T: Send> Send for Sender<T> {}
unsafe impl<T: Send> Sync for Sender<T> {}
impl<T> Sender<T> {
    #[send(try)]
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>>;
    #[send(blocks)]
    #[blocks(channel)]
    pub fn send(&self, msg: T) -> Result<(), SendError<T>>;
    #[send(timed)]
    #[blocks(channel, timed)]
    pub fn send_timeout(&self, msg: T, timeout: Duration) -> Result<(), SendTimeoutError<T>>;
    #[send(timed)]
    #[blocks(channel, timed)]
    pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>>;
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn is_full(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
    pub fn same_channel(&self, other: &Sender<T>) -> bool;
}
impl<T> Drop for Sender<T> {}
impl<T> Clone for Sender<T> {}

#[channel(receiver)]
pub struct Receiver<T>;
unsafe impl<T: Send> Send for Receiver<T> {}
unsafe impl<T: Send> Sync for Receiver<T> {}
impl<T> Receiver<T> {
    #[recv(try)]
    pub fn try_recv(&self) -> Result<T, TryRecvError>;
    #[recv(blocks)]
    #[blocks(channel)]
    pub fn recv(&self) -> Result<T, RecvError>;
    #[recv(timed)]
    #[blocks(channel, timed)]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError>;
    #[recv(timed)]
    #[blocks(channel, timed)]
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError>;
    #[probe(empty)]
    pub fn is_empty(&self) -> bool;
    #[probe]
    pub fn is_full(&self) -> bool;
    #[probe]
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
    #[same]
    pub fn iter(&self) -> Iter<'_, T>;
    #[same]
    pub fn try_iter(&self) -> TryIter<'_, T>;
    pub fn same_channel(&self, other: &Receiver<T>) -> bool;
}
impl<T> Drop for Receiver<T> {}
impl<T> Clone for Receiver<T> {}
impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
}
impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
}

pub struct Iter<'a, T>;
impl<T> Iterator for Iter<'_, T> {
    type Item = T;
    #[recv(blocks)]
    #[blocks(channel)]
    fn next(&mut self) -> Option<Self::Item>;
}

pub struct TryIter<'a, T>;
impl<T> Iterator for TryIter<'_, T> {
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

#[derive(Clone, Copy)]
pub struct SendError<T>(pub T);

#[derive(Clone, Copy)]
pub enum TrySendError<T> {
    Full(T),
    Disconnected(T),
}

#[derive(Clone, Copy)]
pub enum SendTimeoutError<T> {
    Timeout(T),
    Disconnected(T),
}

#[derive(Clone, Copy)]
pub struct RecvError;

#[derive(Clone, Copy)]
pub enum TryRecvError {
    Empty,
    Disconnected,
}

#[derive(Clone, Copy)]
pub enum RecvTimeoutError {
    Timeout,
    Disconnected,
}

#[derive(Clone, Copy)]
pub struct TrySelectError;

#[derive(Clone, Copy)]
pub struct SelectTimeoutError;

#[derive(Clone, Copy)]
pub struct TryReadyError;

#[derive(Clone, Copy)]
pub struct ReadyTimeoutError;
impl<T> Display for SendError<T> {}
impl<T> SendError<T> {
    pub fn into_inner(self) -> T;
}
impl<T> Display for TrySendError<T> {}
impl<T> TrySendError<T> {
    pub fn into_inner(self) -> T;
    pub fn is_full(&self) -> bool;
    pub fn is_disconnected(&self) -> bool;
}
impl<T> Display for SendTimeoutError<T> {}
impl<T> SendTimeoutError<T> {
    pub fn into_inner(self) -> T;
    pub fn is_timeout(&self) -> bool;
    pub fn is_disconnected(&self) -> bool;
}
impl Display for RecvError {}
impl Display for TryRecvError {}
impl TryRecvError {
    pub fn is_empty(&self) -> bool;
    pub fn is_disconnected(&self) -> bool;
}
impl Display for RecvTimeoutError {}
impl RecvTimeoutError {
    pub fn is_timeout(&self) -> bool;
    pub fn is_disconnected(&self) -> bool;
}
impl Display for TrySelectError {}
impl Display for SelectTimeoutError {}

#[derive(Clone, Copy)]
pub struct Operation;
impl Operation {
    pub fn hook<T>(r: &mut T) -> Operation;
}

#[derive(Clone, Copy)]
pub enum Selected {
    Waiting,
    Aborted,
    Disconnected,
    Operation(Operation),
}

pub struct Select<'a>;
unsafe impl Send for Select<'_> {}
unsafe impl Sync for Select<'_> {}
impl<'a> Select<'a> {
    pub fn new() -> Select<'a>;
    pub fn new_biased() -> Self;
    pub fn send<T>(&mut self, s: &'a Sender<T>) -> usize;
    pub fn recv<T>(&mut self, r: &'a Receiver<T>) -> usize;
    pub fn remove(&mut self, index: usize);
    #[blocks(channel)]
    pub fn select(&mut self) -> SelectedOperation<'a>;
    #[blocks(channel, timed)]
    pub fn select_timeout(
        &mut self,
        timeout: Duration,
    ) -> Result<SelectedOperation<'a>, SelectTimeoutError>;
    #[blocks(channel, timed)]
    pub fn select_deadline(
        &mut self,
        deadline: Instant,
    ) -> Result<SelectedOperation<'a>, SelectTimeoutError>;
    pub fn try_ready(&mut self) -> Result<usize, TryReadyError>;
    #[blocks(channel)]
    pub fn ready(&mut self) -> usize;
    #[blocks(channel, timed)]
    pub fn ready_timeout(&mut self, timeout: Duration) -> Result<usize, ReadyTimeoutError>;
    #[blocks(channel, timed)]
    pub fn ready_deadline(&mut self, deadline: Instant) -> Result<usize, ReadyTimeoutError>;
}
impl<'a> Clone for Select<'a> {}
impl<'a> Default for Select<'a> {}

pub struct SelectedOperation<'a>;
impl SelectedOperation<'_> {
    pub fn index(&self) -> usize;
    #[send]
    pub fn send<T>(self, s: &Sender<T>, msg: T) -> Result<(), SendError<T>>;
    #[recv]
    pub fn recv<T>(self, r: &Receiver<T>) -> Result<T, RecvError>;
}
impl Drop for SelectedOperation<'_> {}
