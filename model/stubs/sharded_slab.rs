//! What the analysis knows of `sharded-slab` 0.1: it takes no locks.

use std::{ops::Deref, ops::DerefMut, sync::Arc};

pub trait Config {}

pub struct DefaultConfig;

pub trait Clear {
    fn clear(&mut self);
}

pub mod cfg {
    pub use super::{Config, DefaultConfig};
}

pub mod iter {
    pub use super::UniqueIter;
}

pub mod pool {
    pub use super::{OwnedRef, OwnedRefMut, Pool, Ref, RefMut};
}

#[collection]
pub struct Slab<T, C: cfg::Config = DefaultConfig>;

#[pointer]
pub struct Entry<'a, T, C: cfg::Config = DefaultConfig>;

pub struct VacantEntry<'a, T, C: cfg::Config = DefaultConfig>;

#[pointer]
pub struct OwnedEntry<T, C: cfg::Config = DefaultConfig>;
impl<T> Slab<T> {
    pub fn new() -> Self;
    pub fn new_with_config<C: cfg::Config>() -> Slab<T, C>;
}
impl<T, C: cfg::Config> Slab<T, C> {
    pub const USED_BITS: usize;
    pub fn insert(&self, value: T) -> Option<usize>;
    #[element]
    pub fn vacant_entry(&self) -> Option<VacantEntry<'_, T, C>>;
    pub fn remove(&self, idx: usize) -> bool;
    #[element]
    pub fn take(&self, idx: usize) -> Option<T>;
    #[element]
    pub fn get(&self, key: usize) -> Option<Entry<'_, T, C>>;
    #[element]
    pub fn get_owned(self: Arc<Self>, key: usize) -> Option<OwnedEntry<T, C>>;
    pub fn contains(&self, key: usize) -> bool;
    #[element]
    pub fn unique_iter(&mut self) -> iter::UniqueIter<'_, T, C>;
}
impl<T> Default for Slab<T> {}
unsafe impl<T: Send, C: cfg::Config> Send for Slab<T, C> {}
unsafe impl<T: Sync, C: cfg::Config> Sync for Slab<T, C> {}
impl<'a, T, C: cfg::Config> Entry<'a, T, C> {
    pub fn key(&self) -> usize;
}
impl<'a, T, C: cfg::Config> std::ops::Deref for Entry<'a, T, C> {
    type Target = T;
}
impl<'a, T, C: cfg::Config> Drop for Entry<'a, T, C> {}
impl<'a, T, C: cfg::Config> VacantEntry<'a, T, C> {
    pub fn insert(self, val: T);
    pub fn key(&self) -> usize;
}
impl<T, C: cfg::Config> OwnedEntry<T, C> {
    pub fn key(&self) -> usize;
}
impl<T, C: cfg::Config> std::ops::Deref for OwnedEntry<T, C> {
    type Target = T;
}
impl<T, C: cfg::Config> Drop for OwnedEntry<T, C> {}
unsafe impl<T: Sync, C: cfg::Config> Sync for OwnedEntry<T, C> {}
unsafe impl<T: Sync, C: cfg::Config> Send for OwnedEntry<T, C> {}

#[collection]
pub struct Pool<T: Clear + Default, C: cfg::Config = DefaultConfig>;

#[pointer]
pub struct Ref<'a, T: Clear + Default, C: cfg::Config = DefaultConfig>;

#[pointer]
pub struct RefMut<'a, T: Clear + Default, C: cfg::Config = DefaultConfig>;

#[pointer]
pub struct OwnedRef<T: Clear + Default, C: cfg::Config = DefaultConfig>;

#[pointer]
pub struct OwnedRefMut<T: Clear + Default, C: cfg::Config = DefaultConfig>;
impl<T: Clear + Default> Pool<T> {
    pub fn new() -> Self;
    pub fn new_with_config<C: cfg::Config>() -> Pool<T, C>;
}
impl<T: Clear + Default, C: cfg::Config> Pool<T, C> {
    pub const USED_BITS: usize;
    #[element]
    pub fn create(&self) -> Option<RefMut<'_, T, C>>;
    #[element]
    pub fn create_owned(self: Arc<Self>) -> Option<OwnedRefMut<T, C>>;
    pub fn create_with(&self, init: impl FnOnce(&mut T)) -> Option<usize>;
    #[element]
    pub fn get(&self, key: usize) -> Option<Ref<'_, T, C>>;
    #[element]
    pub fn get_owned(self: Arc<Self>, key: usize) -> Option<OwnedRef<T, C>>;
    pub fn clear(&self, key: usize) -> bool;
}
unsafe impl<T: Send + Clear + Default, C: cfg::Config> Send for Pool<T, C> {}
unsafe impl<T: Sync + Clear + Default, C: cfg::Config> Sync for Pool<T, C> {}
impl<T: Clear + Default> Default for Pool<T> {}
impl<'a, T: Clear + Default, C: cfg::Config> Ref<'a, T, C> {
    pub fn key(&self) -> usize;
}
impl<'a, T: Clear + Default, C: cfg::Config> std::ops::Deref for Ref<'a, T, C> {
    type Target = T;
}
impl<'a, T: Clear + Default, C: cfg::Config> Drop for Ref<'a, T, C> {}
impl<'a, T: Clear + Default, C: cfg::Config + cfg::Config> RefMut<'a, T, C> {
    pub fn key(&self) -> usize;
    pub fn downgrade(self) -> Ref<'a, T, C>;
}
impl<'a, T: Clear + Default, C: cfg::Config + cfg::Config> std::ops::Deref for RefMut<'a, T, C> {
    type Target = T;
}
impl<'a, T: Clear + Default, C: cfg::Config> std::ops::DerefMut for RefMut<'a, T, C> {}
impl<'a, T: Clear + Default, C: cfg::Config> Drop for RefMut<'a, T, C> {}
impl<T: Clear + Default, C: cfg::Config> OwnedRef<T, C> {
    pub fn key(&self) -> usize;
}
impl<T: Clear + Default, C: cfg::Config> std::ops::Deref for OwnedRef<T, C> {
    type Target = T;
}
impl<T: Clear + Default, C: cfg::Config> Drop for OwnedRef<T, C> {}
unsafe impl<T: Sync + Clear + Default, C: cfg::Config> Sync for OwnedRef<T, C> {}
unsafe impl<T: Sync + Clear + Default, C: cfg::Config> Send for OwnedRef<T, C> {}
impl<T: Clear + Default, C: cfg::Config> OwnedRefMut<T, C> {
    pub fn key(&self) -> usize;
    pub fn downgrade(self) -> OwnedRef<T, C>;
}
impl<T: Clear + Default, C: cfg::Config> std::ops::Deref for OwnedRefMut<T, C> {
    type Target = T;
}
impl<T: Clear + Default, C: cfg::Config> std::ops::DerefMut for OwnedRefMut<T, C> {}
impl<T: Clear + Default, C: cfg::Config> Drop for OwnedRefMut<T, C> {}
unsafe impl<T: Sync + Clear + Default, C: cfg::Config> Sync for OwnedRefMut<T, C> {}
unsafe impl<T: Sync + Clear + Default, C: cfg::Config> Send for OwnedRefMut<T, C> {}

pub struct UniqueIter<'a, T, C>;
impl<'a, T, C: Config> Iterator for UniqueIter<'a, T, C> {
    type Item = &'a T;
}
