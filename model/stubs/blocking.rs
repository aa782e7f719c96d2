//! What the analysis knows of `blocking` 1.

use async_task::Task;
use futures_core::stream::Stream;
use futures_io::{AsyncRead, AsyncSeek, AsyncWrite};
use std::io::{Read, Seek, Write};
use std::{any::Any, future::Future, num::NonZeroUsize};
pub fn set_max_blocking_threads(threads: NonZeroUsize);
#[spawn(blocking, 0)]
pub fn unblock<T: Send, F: FnOnce() -> T + Send>(f: F) -> Task<T>;

pub struct Unblock<T>;
impl<T> Unblock<T> {
    pub fn new(io: T) -> Unblock<T>;
    pub fn with_capacity(cap: usize, io: T) -> Unblock<T>;
    #[inner]
    #[blocks(join, awaits)]
    pub async fn get_mut(&mut self) -> &mut T;
    #[spawn(blocking, 1)]
    pub async fn with_mut<R: Send, F: FnOnce(&mut T) -> R + Send>(&mut self, op: F) -> R
    where
        T: Send;
    #[inner]
    #[blocks(join, awaits)]
    pub async fn into_inner(self) -> T;
}
impl<T: Iterator + Send> Stream for Unblock<T>
where
    T::Item: Send,
{
    type Item = T::Item;
}
impl<T: Read + Send> AsyncRead for Unblock<T> {}
impl<T: Write + Send> AsyncWrite for Unblock<T> {}
impl<T: Seek + Send> AsyncSeek for Unblock<T> {}
