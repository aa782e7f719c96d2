//! What the analysis knows of `futures-sink` 0.3.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

pub trait Sink<Item> {
    type Error;
    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), Self::Error>;
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
}
impl<S: Sink<Item> + Unpin + ?Sized, Item> Sink<Item> for &mut S {
    type Error = S::Error;
}
impl<S: Sink<Item> + Unpin + ?Sized, Item> Sink<Item> for Box<S> {
    type Error = S::Error;
}
