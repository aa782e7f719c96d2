//! What is gathered from the whole program once, when a question about it is first asked.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::{send_sync::Impls, sharing::Callers};
use crate::{
    CrateId, LockClass, OpPos, Symbol,
    link::{FuncId, ModuleId},
};

/// Answers that many questions share.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    /// Index by `CodeId`.
    pub(super) calls: OnceLock<Vec<Calls>>,
    /// What is held where bodies are called.
    pub(super) callers: OnceLock<Callers>,
    /// Calls that make a channel.
    pub(super) channels: OnceLock<Vec<(CrateId, FuncId)>>,
    /// The impls of types.
    pub(super) impls: OnceLock<Impls>,
    /// Locks that somebody may have been handed.
    pub(super) lent: OnceLock<FxHashSet<LockClass>>,
    /// Modules that implement locks.
    pub(super) lock_modules: OnceLock<FxHashSet<ModuleId>>,
    /// Names of functions that bring things into an order.
    pub(super) ordering_names: OnceLock<FxHashSet<Symbol>>,
}

/// The calls of one body whose callee is known, in the order of its blocks. Most rules look through
/// them.
#[derive(Debug, Default)]
pub(super) struct Calls {
    /// Of functions that a stub describes.
    pub(super) library: Box<[(OpPos, FuncId)]>,
    /// Of functions of the workspace, unless any impl of a trait may be meant.
    pub(super) own: Box<[(OpPos, FuncId)]>,
}
