//! What the analysis knows of `fd-lock` 4: locks of files, which other processes take as well.

use std::{
    io::{Error, Result},
    ops::{Deref, DerefMut},
};

#[lock(file)]
pub struct RwLock<T>;
impl<T> RwLock<T> {
    pub fn new(inner: T) -> Self;
    #[acquire(shared, blocks)]
    #[blocks(lock)]
    pub fn read(&self) -> Result<RwLockReadGuard<'_, T>>;
    #[acquire(shared, try)]
    pub fn try_read(&self) -> Result<RwLockReadGuard<'_, T>>;
    #[acquire(exclusive, blocks)]
    #[blocks(lock)]
    pub fn write(&mut self) -> Result<RwLockWriteGuard<'_, T>>;
    #[acquire(exclusive, try)]
    pub fn try_write(&mut self) -> Result<RwLockWriteGuard<'_, T>>;
    #[inner]
    pub fn into_inner(self) -> T;
}

#[guard(file)]
pub struct RwLockReadGuard<'lock, T>;
impl<T> Deref for RwLockReadGuard<'_, T> {
    type Target = T;
}

#[guard(file)]
pub struct RwLockWriteGuard<'lock, T>;
impl<T> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;
}
impl<T> DerefMut for RwLockWriteGuard<'_, T> {}
