//! What the analysis knows of `anyhow` 1: types flow through its results.

use std::{
    error::Error as StdError,
    fmt::{Debug, Display},
    ops::{Deref, DerefMut},
};
pub type Result<T, E = Error> = std::result::Result<T, E>;

pub struct Error;
impl Error {
    pub fn new<E: StdError + Send + Sync + 'static>(error: E) -> Self;
    pub fn msg<M: Display + Debug + Send + Sync + 'static>(message: M) -> Self;
    #[same]
    pub fn context<C: Display + Send + Sync + 'static>(self, context: C) -> Self;
    pub fn chain(&self) -> Chain<'_>;
    pub fn root_cause(&self) -> &(dyn StdError + 'static);
    pub fn is<E>(&self) -> bool;
    #[same]
    pub fn downcast<E>(self) -> std::result::Result<E, Self>;
    #[same]
    pub fn downcast_ref<E>(&self) -> Option<&E>;
    #[same]
    pub fn downcast_mut<E>(&mut self) -> Option<&mut E>;
}
impl Display for Error {}
impl Debug for Error {}
impl Deref for Error {
    type Target = dyn StdError + Send + Sync + 'static;
}
impl<E: StdError + Send + Sync + 'static> From<E> for Error {}

pub struct Chain<'a>;
impl<'a> Iterator for Chain<'a> {
    type Item = &'a (dyn StdError + 'static);
}

pub trait Context<T, E> {
    #[same]
    fn context<C: Display + Send + Sync + 'static>(self, context: C) -> Result<T>;
    #[same]
    fn with_context<C: Display + Send + Sync + 'static, F: FnOnce() -> C>(self, f: F) -> Result<T>;
}
impl<T, E> Context<T, E> for std::result::Result<T, E> {}
impl<T> Context<T, std::convert::Infallible> for Option<T> {}
pub fn Ok<T>(value: T) -> Result<T>;
