//! Runs over files that stand nowhere but in memory.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use rules::RULES;
use threadlint::{Levels, Options, Progress, Report, run};

/// What all rules say of files, each of them a crate. All in one run: what libraries are is learned anew
/// in each.
pub(crate) fn report(base: &Path, texts: BTreeMap<PathBuf, String>) -> Report {
    let options = Options {
        base: base.to_owned(),
        paths: texts.keys().cloned().collect(),
        levels: Levels::everything(),
        overlay: Arc::new(texts),
        ..Options::default()
    };
    run(&options, RULES, &Progress::default())
}
