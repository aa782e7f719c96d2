//! What the configuration says of one file.

use std::sync::Arc;

use crate::config::{Config, LevelTable};

/// The configuration that speaks of a file, and which of its path tables fit.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileSettings {
    pub(crate) config: Arc<Config>,
    /// The first one decides.
    pub(crate) fitting: Vec<usize>,
}

impl FileSettings {
    /// The tables for the file's path, the one that decides first.
    pub(crate) fn tables(&self) -> impl Iterator<Item = &LevelTable> {
        self.fitting.iter().map(|it| &self.config.paths[*it].1)
    }
}
