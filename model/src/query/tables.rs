//! What is gathered from the whole program once, when a question about it is first asked.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::{aliases::Aliases, call_kinds::CallKinds, send_sync::Impls, sharing::Callers};
use crate::{
    CrateId, LockClass, OpPos, Symbol,
    link::{FuncId, ModuleId},
};

/// Answers that many questions share.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(super) aliases: OnceLock<Aliases>,
    /// Index by `CodeId`.
    pub(super) calls: OnceLock<Vec<Calls>>,
    /// What is held where bodies are called.
    pub(super) callers: OnceLock<Callers>,
    /// Functions that make a channel.
    pub(super) channel_makers: OnceLock<Vec<FuncId>>,
    /// Calls that make a channel.
    pub(super) channels: OnceLock<Vec<(CrateId, FuncId)>>,
    /// Index by `CodeId`: where something is brought into an order first.
    pub(super) first_orders: OnceLock<Vec<OnceLock<Option<u32>>>>,
    /// The impls of types.
    pub(super) impls: OnceLock<Impls>,
    /// Index by `FuncId`.
    pub(super) kinds: OnceLock<Vec<CallKinds>>,
    /// Locks that somebody may have been handed.
    pub(super) lent: OnceLock<FxHashSet<LockClass>>,
    /// Modules that implement locks.
    pub(super) lock_modules: OnceLock<FxHashSet<ModuleId>>,
    /// Index by `CodeId`: async functions that only the main thread runs.
    pub(super) on_main: OnceLock<Vec<bool>>,
    /// Locks whose guards are forgotten and that are released by force.
    pub(super) pairs: OnceLock<FxHashSet<LockClass>>,
    /// Names of functions that bring things into an order.
    pub(super) ordering_names: OnceLock<FxHashSet<Symbol>>,
}

/// The calls of one body whose callee is known, in the order of its blocks. Most rules look through
/// them.
#[derive(Debug, Default)]
pub(super) struct Calls {
    /// Of functions that a stub describes.
    pub(super) library: Box<[(OpPos, FuncId, CallKinds)]>,
    /// All kinds of those.
    pub(super) kinds: CallKinds,
    /// Of functions of the workspace, unless any impl of a trait may be meant.
    pub(super) own: Box<[(OpPos, FuncId)]>,
}
