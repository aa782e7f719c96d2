//! The tracker with checks off: nothing, and no code.

use std::{marker::PhantomData, panic::Location};

use crate::ordered::report::{Acquisition, LockOrderViolation};

type Site = &'static Location<'static>;

pub(crate) struct Tracker;

#[derive(Clone, Copy)]
pub(crate) enum Mode {
    Exclusive,
    Shared,
}

#[derive(Clone, Copy)]
pub(crate) enum Nesting {
    Plain,
    Vouched,
    Set(SetId),
}

#[derive(Clone, Copy)]
pub(crate) struct SetId;

impl SetId {
    #[inline(always)]
    pub(crate) fn next() -> Self {
        SetId
    }
}

/// Held by a guard; with checks off, only its lifetime.
pub(crate) struct Hold<'a>(PhantomData<&'a Tracker>);

/// In the place of the guard that shows a waiting thread.
pub(crate) struct NotShown;

impl Tracker {
    #[inline(always)]
    pub(crate) const fn new(_: Option<&'static str>, _: Site) -> Self {
        Tracker
    }

    #[inline(always)]
    pub(crate) fn check(&self, _: Site, _: Mode, _: Nesting) {}

    #[inline(always)]
    pub(crate) fn acquired(&self, _: Site, _: Mode, _: Nesting) -> Hold<'_> {
        Hold(PhantomData)
    }

    #[inline(always)]
    pub(crate) fn waiting(&self, _: Site) -> NotShown {
        NotShown
    }

    #[inline(always)]
    pub(crate) fn holder(&self) -> Option<(String, Site)> {
        None
    }

    /// With checks off the address is the canonical order.
    #[inline(always)]
    pub(crate) fn rank(&self) -> (u32, u64) {
        (0, 0)
    }
}

impl Hold<'_> {
    #[inline(always)]
    pub(crate) fn suspend<R>(&mut self, _: Site, wait: impl FnOnce() -> R) -> R {
        wait()
    }
}

#[inline(always)]
pub(crate) fn held_locks() -> Vec<Acquisition> {
    Vec::new()
}

pub(crate) fn set_violation_handler(_: impl Fn(&LockOrderViolation) + Send + Sync + 'static) {}
