//! What the analysis knows of `futures-io` 0.3.

pub use std::io::{Error, ErrorKind, IoSlice, IoSliceMut, Result, SeekFrom};
use std::{
    pin::Pin,
    task::{Context, Poll},
};

pub trait AsyncRead {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8])
    -> Poll<Result<usize>>;
}

pub trait AsyncWrite {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>>;
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>>;
    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>>;
}

pub trait AsyncSeek {
    fn poll_seek(self: Pin<&mut Self>, cx: &mut Context<'_>, pos: SeekFrom) -> Poll<Result<u64>>;
}

pub trait AsyncBufRead: AsyncRead {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>>;
    fn consume(self: Pin<&mut Self>, amt: usize);
}
impl<T: AsyncRead + Unpin + ?Sized> AsyncRead for &mut T {}
impl<T: AsyncRead + Unpin + ?Sized> AsyncRead for Box<T> {}
impl AsyncRead for &[u8] {}
impl<T: AsyncWrite + Unpin + ?Sized> AsyncWrite for &mut T {}
impl<T: AsyncWrite + Unpin + ?Sized> AsyncWrite for Box<T> {}
impl AsyncWrite for Vec<u8> {}
impl<T: AsyncBufRead + Unpin + ?Sized> AsyncBufRead for &mut T {}
impl<T: AsyncBufRead + Unpin + ?Sized> AsyncBufRead for Box<T> {}
