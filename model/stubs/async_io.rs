//! What the analysis knows of `async-io` 2.

use futures_core::stream::Stream;
use futures_io::{AsyncRead, AsyncWrite};
use std::io::{Read, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::{
    future::Future,
    io,
    net::{SocketAddr, TcpListener, TcpStream, UdpSocket},
    os::unix::net::{SocketAddr as UnixSocketAddr, UnixDatagram, UnixListener, UnixStream},
    path::Path,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::{Duration, Instant},
};

pub unsafe trait IoSafe {}

pub struct Timer;
impl Timer {
    pub fn never() -> Timer;
    #[blocks(sleep, awaits)]
    #[cancel_safe]
    pub fn after(duration: Duration) -> Timer;
    #[blocks(sleep, awaits)]
    #[cancel_safe]
    pub fn at(instant: Instant) -> Timer;
    pub fn interval(period: Duration) -> Timer;
    pub fn interval_at(start: Instant, period: Duration) -> Timer;
    pub fn will_fire(&self) -> bool;
    pub fn set_after(&mut self, duration: Duration);
    pub fn set_at(&mut self, instant: Instant);
    pub fn set_interval(&mut self, period: Duration);
    pub fn set_interval_at(&mut self, start: Instant, period: Duration);
    pub fn clear(&mut self);
}
impl Drop for Timer {}
impl Future for Timer {
    type Output = Instant;
    #[blocks(sleep, awaits)]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>;
}
impl Stream for Timer {
    type Item = Instant;
}

pub struct Async<T>;
impl<T: AsFd> Async<T> {
    pub fn new(io: T) -> io::Result<Async<T>>;
    pub fn new_nonblocking(io: T) -> io::Result<Async<T>>;
}
impl<T> Async<T> {
    #[inner]
    pub fn get_ref(&self) -> &T;
    #[inner]
    pub unsafe fn get_mut(&mut self) -> &mut T;
    #[inner]
    pub fn into_inner(self) -> io::Result<T>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub fn readable(&self) -> Readable<'_, T>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub fn readable_owned(self: Arc<Self>) -> ReadableOwned<T>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub fn writable(&self) -> Writable<'_, T>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub fn writable_owned(self: Arc<Self>) -> WritableOwned<T>;
    pub fn poll_readable(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>>;
    pub fn poll_writable(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn read_with<R>(&self, op: impl FnMut(&T) -> io::Result<R>) -> io::Result<R>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async unsafe fn read_with_mut<R>(
        &mut self,
        op: impl FnMut(&mut T) -> io::Result<R>,
    ) -> io::Result<R>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn write_with<R>(&self, op: impl FnMut(&T) -> io::Result<R>) -> io::Result<R>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async unsafe fn write_with_mut<R>(
        &mut self,
        op: impl FnMut(&mut T) -> io::Result<R>,
    ) -> io::Result<R>;
}
impl<T> AsRef<T> for Async<T> {}
impl<T> Drop for Async<T> {}
impl<T: IoSafe + Read> AsyncRead for Async<T> {}
impl<T> AsyncRead for &Async<T> where for<'a> &'a T: Read {}
impl<T: IoSafe + Write> AsyncWrite for Async<T> {}
impl<T> AsyncWrite for &Async<T> where for<'a> &'a T: Write {}
impl Async<TcpListener> {
    pub fn bind<A: Into<SocketAddr>>(addr: A) -> io::Result<Async<TcpListener>>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn accept(&self) -> io::Result<(Async<TcpStream>, SocketAddr)>;
    pub fn incoming(&self) -> impl Stream<Item = io::Result<Async<TcpStream>>> + Send;
}
impl Async<TcpStream> {
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn connect<A: Into<SocketAddr>>(addr: A) -> io::Result<Async<TcpStream>>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
}
impl Async<UdpSocket> {
    pub fn bind<A: Into<SocketAddr>>(addr: A) -> io::Result<Async<UdpSocket>>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn send_to<A: Into<SocketAddr>>(&self, buf: &[u8], addr: A) -> io::Result<usize>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn send(&self, buf: &[u8]) -> io::Result<usize>;
}
impl Async<UnixListener> {
    pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<Async<UnixListener>>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn accept(&self) -> io::Result<(Async<UnixStream>, UnixSocketAddr)>;
    pub fn incoming(&self) -> impl Stream<Item = io::Result<Async<UnixStream>>> + Send;
}
impl Async<UnixStream> {
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn connect<P: AsRef<Path>>(path: P) -> io::Result<Async<UnixStream>>;
    pub fn pair() -> io::Result<(Async<UnixStream>, Async<UnixStream>)>;
}
impl Async<UnixDatagram> {
    pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<Async<UnixDatagram>>;
    pub fn unbound() -> io::Result<Async<UnixDatagram>>;
    pub fn pair() -> io::Result<(Async<UnixDatagram>, Async<UnixDatagram>)>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, UnixSocketAddr)>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn send_to<P: AsRef<Path>>(&self, buf: &[u8], path: P) -> io::Result<usize>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn send(&self, buf: &[u8]) -> io::Result<usize>;
}
#[block_on(0, nests)]
pub fn block_on<T>(future: impl Future<Output = T>) -> T;

pub struct Readable<'a, T>;
impl<T> Future for Readable<'_, T> {
    type Output = io::Result<()>;
}

pub struct Writable<'a, T>;
impl<T> Future for Writable<'_, T> {
    type Output = io::Result<()>;
}

pub struct ReadableOwned<T>;
impl<T> Future for ReadableOwned<T> {
    type Output = io::Result<()>;
}

pub struct WritableOwned<T>;
impl<T> Future for WritableOwned<T> {
    type Output = io::Result<()>;
}
