//! What the analysis knows of `futures-channel` 0.3.

pub mod mpsc {
    use futures_core::stream::{FusedStream, Stream};
    use futures_sink::Sink;
    use std::{
        fmt::Display,
        pin::Pin,
        task::{Context, Poll},
    };

    #[channel(sender)]
    pub struct Sender<T>;

    #[channel(sender)]
    pub struct UnboundedSender<T>;

    #[channel(receiver)]
    pub struct Receiver<T>;

    #[channel(receiver)]
    pub struct UnboundedReceiver<T>;

    #[derive(Clone)]
    pub struct SendError;

    #[derive(Clone)]
    pub struct TrySendError<T>;

    #[derive(Clone, Copy)]
    pub enum TryRecvError {
        Empty,
        Closed,
    }

    #[derive(Clone, Copy)]
    pub struct RecvError;
    impl Display for SendError {}
    impl Display for RecvError {}
    impl SendError {
        pub fn is_full(&self) -> bool;
        pub fn is_disconnected(&self) -> bool;
    }
    impl TryRecvError {
        pub fn is_empty(&self) -> bool;
        pub fn is_closed(&self) -> bool;
    }
    impl<T> Display for TrySendError<T> {}
    impl<T> TrySendError<T> {
        pub fn is_full(&self) -> bool;
        pub fn is_disconnected(&self) -> bool;
        pub fn into_inner(self) -> T;
        pub fn into_send_error(self) -> SendError;
    }
    impl Display for TryRecvError {}
    #[channel(bounded)]
    pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>);
    #[channel(unbounded)]
    pub fn unbounded<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>);
    impl<T> Sender<T> {
        #[send(try)]
        pub fn try_send(&mut self, msg: T) -> Result<(), TrySendError<T>>;
        #[send(try)]
        pub fn start_send(&mut self, msg: T) -> Result<(), SendError>;
        pub fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), SendError>>;
        #[probe]
        pub fn is_closed(&self) -> bool;
        pub fn close_channel(&mut self);
        pub fn disconnect(&mut self);
        pub fn same_receiver(&self, other: &Self) -> bool;
        pub fn is_connected_to(&self, receiver: &Receiver<T>) -> bool;
        pub fn hash_receiver<H: std::hash::Hasher>(&self, hasher: &mut H);
    }
    impl<T> UnboundedSender<T> {
        pub fn poll_ready(&self, it: &mut Context<'_>) -> Poll<Result<(), SendError>>;
        #[probe]
        pub fn is_closed(&self) -> bool;
        pub fn close_channel(&self);
        pub fn disconnect(&mut self);
        #[send]
        pub fn start_send(&mut self, msg: T) -> Result<(), SendError>;
        #[send]
        pub fn unbounded_send(&self, msg: T) -> Result<(), TrySendError<T>>;
        pub fn same_receiver(&self, other: &Self) -> bool;
        pub fn is_connected_to(&self, receiver: &UnboundedReceiver<T>) -> bool;
        pub fn hash_receiver<H: std::hash::Hasher>(&self, hasher: &mut H);
        #[probe]
        pub fn len(&self) -> usize;
        #[probe(empty)]
        pub fn is_empty(&self) -> bool;
    }
    impl<T> Clone for Sender<T> {}
    impl<T> Clone for UnboundedSender<T> {}
    impl<T> Receiver<T> {
        #[recv(awaits)]
        #[blocks(channel, awaits)]
        #[cancel_safe]
        pub fn recv(&mut self) -> Recv<'_, Self>;
        pub fn close(&mut self);
        #[recv(try)]
        pub fn try_next(&mut self) -> Result<Option<T>, TryRecvError>;
        #[recv(try)]
        pub fn try_recv(&mut self) -> Result<T, TryRecvError>;
    }
    impl<T> FusedStream for Receiver<T> {}
    impl<T> Stream for Receiver<T> {
        type Item = T;
    }
    impl<T> Drop for Receiver<T> {}
    impl<T> UnboundedReceiver<T> {
        #[recv(awaits)]
        #[blocks(channel, awaits)]
        #[cancel_safe]
        pub fn recv(&mut self) -> Recv<'_, Self>;
        pub fn close(&mut self);
        #[recv(try)]
        pub fn try_next(&mut self) -> Result<Option<T>, TryRecvError>;
        #[recv(try)]
        pub fn try_recv(&mut self) -> Result<T, TryRecvError>;
    }
    impl<T> FusedStream for UnboundedReceiver<T> {}
    impl<T> Stream for UnboundedReceiver<T> {
        type Item = T;
    }
    impl<T> Drop for UnboundedReceiver<T> {}

    pub struct Recv<'a, St: ?Sized>;
    impl<St: Stream + Unpin + ?Sized> std::future::Future for Recv<'_, St> {
        type Output = Result<St::Item, RecvError>;
    }

    impl<T> Sink<T> for Sender<T> {
        type Error = SendError;
    }
    impl<T> Sink<T> for UnboundedSender<T> {
        type Error = SendError;
    }
}

pub mod oneshot {
    use futures_core::future::FusedFuture;
    use std::{
        fmt::Display,
        future::Future,
        pin::Pin,
        task::{Context, Poll},
    };

    #[channel(receiver)]
    pub struct Receiver<T>;

    #[channel(sender)]
    pub struct Sender<T>;
    #[channel(oneshot)]
    pub fn channel<T>() -> (Sender<T>, Receiver<T>);
    impl<T> Sender<T> {
        #[send]
        pub fn send(self, t: T) -> Result<(), T>;
        pub fn poll_canceled(&mut self, cx: &mut Context<'_>) -> Poll<()>;
        #[blocks(channel, awaits)]
        pub fn cancellation(&mut self) -> Cancellation<'_, T>;
        #[probe]
        pub fn is_canceled(&self) -> bool;
        #[probe]
        pub fn is_connected_to(&self, receiver: &Receiver<T>) -> bool;
    }
    impl<T> Drop for Sender<T> {}

    pub struct Cancellation<'a, T>;
    impl<T> Future for Cancellation<'_, T> {
        type Output = ();
    }

    #[derive(Clone, Copy)]
    pub struct Canceled;
    impl Display for Canceled {}
    impl<T> Receiver<T> {
        pub fn close(&mut self);
        #[recv(try)]
        pub fn try_recv(&mut self) -> Result<Option<T>, Canceled>;
    }
    impl<T> Future for Receiver<T> {
        type Output = Result<T, Canceled>;
        #[recv(awaits)]
        #[blocks(channel, awaits)]
        #[cancel_safe]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, Canceled>>;
    }
    impl<T> FusedFuture for Receiver<T> {}
    impl<T> Drop for Receiver<T> {}
}
