//! Options about fixing, and about what is new.

use std::path::PathBuf;

use clap::Args;

use crate::fix::Bar;

/// What to do with suggestions.
#[derive(Debug, Args)]
pub(crate) struct FixArgs {
    /// Apply the suggestions that are safe
    #[arg(long)]
    pub(crate) fix: bool,
    /// Apply also those that may change behaviour
    #[arg(long)]
    unsafe_fixes: bool,
    /// Print what would be changed, and change nothing
    #[arg(long)]
    pub(crate) diff: bool,
    /// Fix although the work tree has changes that are not committed, or there is no git
    #[arg(long)]
    pub(crate) allow_dirty: bool,
}

/// Which findings are old.
#[derive(Debug, Args)]
pub(crate) struct NewsArgs {
    /// Report only what this baseline lacks; `threadlint baseline` writes one
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Report only where something has changed since this revision of git
    #[arg(long, value_name = "REV")]
    pub(crate) new_from: Option<String>,
}

impl FixArgs {
    /// How sure the suggestions to apply must be; none if nothing is to be applied.
    pub(crate) fn bar(&self) -> Option<Bar> {
        match (self.unsafe_fixes, self.fix || self.diff) {
            (true, _) => Some(Bar::Unsafe),
            (false, true) => Some(Bar::Safe),
            (false, false) => None,
        }
    }
}
