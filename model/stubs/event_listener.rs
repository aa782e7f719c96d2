//! What the analysis knows of `event-listener` 2 to 5.

use std::{
    borrow::Borrow,
    fmt::Display,
    future::Future,
    ops::{Deref, DerefMut},
    pin::Pin,
    task::{Context, Poll},
    time::{Duration, Instant},
};

#[notifier]
pub struct Event<T = ()>;
unsafe impl<T: Send> Send for Event<T> {}
unsafe impl<T: Send> Sync for Event<T> {}
impl Default for Event {}
impl<T> Event<T> {
    pub fn with_tag() -> Self;
    #[probe]
    pub fn is_notified(&self) -> bool;
    #[blocks(wait, awaits)]
    pub fn listen(&self) -> EventListener<T>;
    #[notify(all, passing)]
    pub fn notify(&self, notify: impl IntoNotification<Tag = T>) -> usize;
    #[probe]
    pub fn total_listeners(&self) -> usize;
}
impl Event<()> {
    pub fn new() -> Self;
    #[notify(all, passing)]
    pub fn notify_relaxed(&self, n: usize) -> usize;
    #[notify(all, passing)]
    pub fn notify_additional(&self, n: usize) -> usize;
    #[notify(all, passing)]
    pub fn notify_additional_relaxed(&self, n: usize) -> usize;
}
impl<T> Drop for Event<T> {}

pub struct EventListener<T = ()>;
impl<T> EventListener<T> {
    #[blocks(wait)]
    pub fn wait(self) -> T;
    #[blocks(wait, timed)]
    pub fn wait_timeout(self, timeout: Duration) -> Option<T>;
    #[blocks(wait, timed)]
    pub fn wait_deadline(self, deadline: Instant) -> Option<T>;
    pub fn discard(self) -> bool;
    pub fn listens_to(&self, event: &Event<T>) -> bool;
    pub fn same_event(&self, other: &EventListener<T>) -> bool;
}
impl<T> Future for EventListener<T> {
    type Output = T;
    #[blocks(wait, awaits)]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T>;
}

pub trait Listener<T = ()>: Future<Output = T> {
    #[blocks(wait)]
    fn wait(self) -> T;
    #[blocks(wait, timed)]
    fn wait_timeout(self, timeout: Duration) -> Option<T>;
    #[blocks(wait, timed)]
    fn wait_deadline(self, deadline: Instant) -> Option<T>;
    fn discard(self) -> bool;
    fn listens_to(&self, event: &Event<T>) -> bool;
    fn same_event(&self, other: &Self) -> bool;
}
impl<T> Listener<T> for EventListener<T> {}

/// How many to wake, and what to hand them.
pub trait IntoNotification {
    type Tag;
}
impl IntoNotification for usize {
    type Tag = ();
}
