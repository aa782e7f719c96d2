//! What is gathered from the whole program once, when a question about it is first asked.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::{
    CrateId, Symbol,
    link::{FuncId, ModuleId},
};

/// Answers that many questions share.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    /// Calls that make a channel.
    pub(super) channels: OnceLock<Vec<(CrateId, FuncId)>>,
    /// Modules that implement locks.
    pub(super) lock_modules: OnceLock<FxHashSet<ModuleId>>,
    /// Names of functions that bring things into an order.
    pub(super) ordering_names: OnceLock<FxHashSet<Symbol>>,
}
