//! What the analysis knows of `critical-section` 1: one re-entrant lock for the whole program.

use std::cell::{Ref, RefCell, RefMut, UnsafeCell};

#[derive(Clone, Copy)]
pub struct CriticalSection<'cs>;
impl<'cs> CriticalSection<'cs> {
    pub unsafe fn new() -> Self;
}

#[derive(Clone, Copy)]
pub struct RestoreState;

#[cell]
pub struct Mutex<T>;
impl<T> Mutex<T> {
    pub fn new(value: T) -> Self;
    #[inner]
    pub fn get_mut(&mut self) -> &mut T;
    #[inner]
    pub fn into_inner(self) -> T;
    #[inner]
    pub fn borrow<'cs>(&'cs self, cs: CriticalSection<'cs>) -> &'cs T;
}
unsafe impl<T: Send> Sync for Mutex<T> {}
impl<T> Mutex<RefCell<T>> {
    #[acquire(exclusive, blocks, temporary)]
    pub fn replace<'cs>(&'cs self, cs: CriticalSection<'cs>, t: T) -> T;
    #[acquire(exclusive, blocks, temporary)]
    #[calls(2)]
    pub fn replace_with<'cs, F: FnOnce(&mut T) -> T>(
        &'cs self,
        cs: CriticalSection<'cs>,
        f: F,
    ) -> T;
    #[acquire(shared, blocks)]
    pub fn borrow_ref<'cs>(&'cs self, cs: CriticalSection<'cs>) -> Ref<'cs, T>;
    #[acquire(exclusive, blocks)]
    pub fn borrow_ref_mut<'cs>(&'cs self, cs: CriticalSection<'cs>) -> RefMut<'cs, T>;
    #[acquire(exclusive, blocks, temporary)]
    pub fn take<'cs>(&'cs self, cs: CriticalSection<'cs>) -> T
    where
        T: Default;
}
#[acquire(exclusive, blocks, raw)]
pub unsafe fn acquire() -> RestoreState;
#[release(raw)]
pub unsafe fn release(restore_state: RestoreState);
#[acquire(exclusive, blocks, temporary)]
#[calls(0)]
pub fn with<R>(f: impl FnOnce(CriticalSection<'_>) -> R) -> R;
