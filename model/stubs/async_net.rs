//! What the analysis knows of `async-net` 2.

use async_io::Async;
use futures_core::stream::Stream;
use futures_io::{AsyncRead, AsyncWrite};
use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

pub trait AsyncToSocketAddrs {}
impl<T> AsyncToSocketAddrs for T {}
#[blocks(io, awaits)]
pub async fn resolve<A: AsyncToSocketAddrs>(addr: A) -> io::Result<Vec<SocketAddr>>;

#[derive(Clone)]
pub struct TcpListener;
impl TcpListener {
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn bind<A: AsyncToSocketAddrs>(addr: A) -> io::Result<TcpListener>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)>;
    pub fn incoming(&self) -> Incoming<'_>;
    pub fn ttl(&self) -> io::Result<u32>;
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
}

pub struct Incoming<'a>;
impl Stream for Incoming<'_> {
    type Item = io::Result<TcpStream>;
}

pub struct TcpStream;
impl TcpStream {
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn connect<A: AsyncToSocketAddrs>(addr: A) -> io::Result<TcpStream>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn shutdown(&self, how: std::net::Shutdown) -> std::io::Result<()>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn nodelay(&self) -> io::Result<bool>;
    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()>;
    pub fn ttl(&self) -> io::Result<u32>;
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
}
impl Clone for TcpStream {}
impl AsyncRead for TcpStream {}
impl AsyncWrite for TcpStream {}

#[derive(Clone)]
pub struct UdpSocket;
impl UdpSocket {
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn bind<A: AsyncToSocketAddrs>(addr: A) -> io::Result<UdpSocket>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn connect<A: AsyncToSocketAddrs>(&self, addr: A) -> io::Result<()>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn send_to<A: AsyncToSocketAddrs>(&self, buf: &[u8], addr: A) -> io::Result<usize>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
    #[blocks(io, awaits)]
    #[cancel_safe]
    pub async fn send(&self, buf: &[u8]) -> io::Result<usize>;
    pub fn broadcast(&self) -> io::Result<bool>;
    pub fn set_broadcast(&self, broadcast: bool) -> io::Result<()>;
    pub fn multicast_loop_v4(&self) -> io::Result<bool>;
    pub fn set_multicast_loop_v4(&self, multicast_loop_v4: bool) -> io::Result<()>;
    pub fn multicast_ttl_v4(&self) -> io::Result<u32>;
    pub fn set_multicast_ttl_v4(&self, ttl: u32) -> io::Result<()>;
    pub fn multicast_loop_v6(&self) -> io::Result<bool>;
    pub fn set_multicast_loop_v6(&self, multicast_loop_v6: bool) -> io::Result<()>;
    pub fn ttl(&self) -> io::Result<u32>;
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
    pub fn join_multicast_v4(&self, multiaddr: Ipv4Addr, interface: Ipv4Addr) -> io::Result<()>;
    pub fn leave_multicast_v4(&self, multiaddr: Ipv4Addr, interface: Ipv4Addr) -> io::Result<()>;
    pub fn join_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()>;
    pub fn leave_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()>;
}

pub mod unix {
    use async_io::Async;
    use futures_core::stream::Stream;
    use futures_io::{AsyncRead, AsyncWrite};
    use std::{
        io,
        net::Shutdown,
        os::unix::net::SocketAddr,
        path::Path,
        pin::Pin,
        sync::Arc,
        task::{Context, Poll},
    };

    #[derive(Clone)]
    pub struct UnixListener;
    impl UnixListener {
        pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixListener>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn accept(&self) -> io::Result<(UnixStream, SocketAddr)>;
        pub fn incoming(&self) -> Incoming<'_>;
        pub fn local_addr(&self) -> io::Result<SocketAddr>;
    }

    pub struct Incoming<'a>;
    impl Stream for Incoming<'_> {
        type Item = io::Result<UnixStream>;
    }

    pub struct UnixStream;
    impl UnixStream {
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn connect<P: AsRef<Path>>(path: P) -> io::Result<UnixStream>;
        pub fn pair() -> io::Result<(UnixStream, UnixStream)>;
        pub fn local_addr(&self) -> io::Result<SocketAddr>;
        pub fn peer_addr(&self) -> io::Result<SocketAddr>;
        pub fn shutdown(&self, how: Shutdown) -> io::Result<()>;
    }
    impl Clone for UnixStream {}
    impl AsyncRead for UnixStream {}
    impl AsyncWrite for UnixStream {}

    #[derive(Clone)]
    pub struct UnixDatagram;
    impl UnixDatagram {
        pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixDatagram>;
        pub fn unbound() -> io::Result<UnixDatagram>;
        pub fn pair() -> io::Result<(UnixDatagram, UnixDatagram)>;
        pub fn connect<P: AsRef<Path>>(&self, path: P) -> io::Result<()>;
        pub fn local_addr(&self) -> io::Result<SocketAddr>;
        pub fn peer_addr(&self) -> io::Result<SocketAddr>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn send_to<P: AsRef<Path>>(&self, buf: &[u8], path: P) -> io::Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
        #[blocks(io, awaits)]
        #[cancel_safe]
        pub async fn send(&self, buf: &[u8]) -> io::Result<usize>;
        pub fn shutdown(&self, how: Shutdown) -> io::Result<()>;
    }
}
