//! The code that speed is measured on.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use walkdir::{DirEntry, WalkDir};

use crate::registry::{Krate, sources};

/// About 300,000 lines, of crates that have much to do with threads: what the linter is slowest on.
const PINNED: [(&str, &str); 6] = [
    ("tokio", "1.54.1"),
    ("moka", "0.12.10"),
    ("quinn-proto", "0.11.19"),
    ("rayon", "1.12.0"),
    ("async-std", "1.13.2"),
    ("sled", "0.34.7"),
];

/// The Rust files of some folders.
pub(super) struct Tree {
    pub(super) files: Vec<String>,
    pub(super) n_lines: usize,
}

impl Tree {
    /// The files that the linter would look at.
    pub(super) fn new(paths: &[PathBuf]) -> Result<Tree> {
        let mut tree = Tree { files: Vec::new(), n_lines: 0 };
        for entry in
            paths.iter().flat_map(|it| WalkDir::new(it).into_iter().filter_entry(is_wanted))
        {
            let entry = entry?;
            let is_rust = entry.path().extension().is_some_and(|it| it == "rs");
            if is_rust && entry.file_type().is_file() {
                tree.n_lines +=
                    fs::read_to_string(entry.path()).unwrap_or_default().lines().count();
                tree.files.push(entry.path().to_string_lossy().into_owned());
            }
        }
        tree.files.sort();
        Ok(tree)
    }
}

fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !name.starts_with('.') && name != "target"
}

/// The sources of the pinned crates, fetched if they are not there yet.
pub(super) fn pinned(out: &Path) -> Result<Vec<PathBuf>> {
    let krate = |(name, version): (&str, &str)| Krate {
        name: name.to_owned(),
        version: version.to_owned(),
        features: Vec::new(),
        checksum: None,
    };
    sources(&PINNED.map(krate), out)
}
