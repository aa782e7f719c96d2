//! Finds sources and manifests in folders, as git would see them.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use diag::TextRange;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use walkdir::{DirEntry, WalkDir};

use super::{
    Problem,
    scope::{Extent, Folder},
};
use crate::{builtin::UNREADABLE_FILE, config::Configs, read};

/// What the folders hold.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub(crate) sources: BTreeSet<PathBuf>,
    /// The folders that have a manifest.
    pub(crate) packages: BTreeSet<PathBuf>,
    pub(crate) problems: Vec<Problem>,
}

impl Walked {
    /// Adds what `folder` holds.
    ///
    /// Links are not followed: what they lead to is either found at its own place or lies outside.
    /// A module whose file is a link is found through its `mod`.
    pub(crate) fn add(&mut self, folder: &Folder, configs: &mut Configs) {
        let mut ignores = Ignores::around(&folder.dir);
        // A folder that is excluded and that the user names is read all the same.
        let is_named = configs.around(&folder.dir).excludes(&folder.dir, true);
        let is_excluded = |configs: &mut Configs, path: &Path, is_dir| {
            !is_named && configs.of(path).excludes(path, is_dir)
        };
        let mut entries = WalkDir::new(&folder.dir).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unreadable(&error);
                    continue;
                }
            };
            // A link that was named by hand is followed, so its entry may be a folder.
            if entry.path().is_dir() && (entry.depth() == 0 || entry.file_type().is_dir()) {
                let is_below = entry.depth() > 0;
                if is_below
                    && (self.is_skipped(&entry, folder.extent, &mut ignores)
                        || is_excluded(configs, entry.path(), true))
                {
                    entries.skip_current_dir();
                    continue;
                }
                ignores.enter(entry.path());
                if entry.path().join("Cargo.toml").is_file() {
                    self.packages.insert(entry.path().to_owned());
                }
            } else if is_source(&entry)
                && !ignores.ignore(entry.path(), false)
                && !is_excluded(configs, entry.path(), false)
            {
                self.sources.insert(entry.into_path());
            }
        }
    }

    fn is_skipped(&self, entry: &DirEntry, extent: Extent, ignores: &mut Ignores) -> bool {
        let path = entry.path();
        is_hidden(entry)
            || ignores.ignore(path, true)
            || is_build_folder(path)
            || extent == Extent::Package && path.join("Cargo.toml").is_file()
    }

    fn unreadable(&mut self, error: &walkdir::Error) {
        let Some(path) = error.path() else { return };
        let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
        self.problems.push(Problem {
            rule: &UNREADABLE_FILE,
            path: path.to_owned(),
            range: TextRange::default(),
            message: format!("the folder cannot be read: {reason}"),
        });
    }
}

fn is_source(entry: &DirEntry) -> bool {
    entry.path().extension().is_some_and(|it| it == "rs")
        && !is_hidden(entry)
        && entry.file_type().is_file()
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// What cargo builds into. A module may be called `target` as well, so the name is not enough.
fn is_build_folder(path: &Path) -> bool {
    let beside_manifest = || path.with_file_name("Cargo.toml").is_file();
    path.file_name().is_some_and(|it| it == "target") && beside_manifest()
        || path.join("CACHEDIR.TAG").is_file()
}

/// The `.gitignore` files that speak of the folder being read, the outermost first.
#[derive(Debug)]
struct Ignores {
    stack: Vec<(PathBuf, Gitignore)>,
}

impl Ignores {
    /// Those above `dir`, up to the root of the repository.
    fn around(dir: &Path) -> Ignores {
        let mut ignores = Ignores { stack: Vec::new() };
        let Some(root) = dir.ancestors().find(|it| it.join(".git").exists()) else {
            return ignores;
        };
        let mut above: Vec<&Path> =
            dir.ancestors().skip(1).take_while(|it| it.starts_with(root)).collect();
        above.reverse();
        for dir in above {
            ignores.enter(dir);
        }
        // A folder that git ignores and the user names is a tree of its own.
        let is_ignored = dir
            .ancestors()
            .take_while(|it| it.starts_with(root) && *it != root)
            .any(|it| ignores.is_ignored(it, true));
        if is_ignored {
            ignores.stack.clear();
        }
        ignores
    }

    /// Adds what `dir` says of its contents.
    fn enter(&mut self, dir: &Path) {
        let path = dir.join(".gitignore");
        let Ok(text) = read::text(&path) else { return };
        let mut builder = GitignoreBuilder::new(dir);
        for line in text.lines() {
            // A line that cannot be understood ignores nothing, as in git.
            let _ = builder.add_line(Some(path.clone()), line);
        }
        if let Ok(gitignore) = builder.build() {
            self.stack.push((dir.to_owned(), gitignore));
        }
    }

    /// Like `is_ignored`, forgetting the folders that have been left.
    fn ignore(&mut self, path: &Path, is_dir: bool) -> bool {
        while self.stack.last().is_some_and(|(dir, _)| !path.starts_with(dir)) {
            self.stack.pop();
        }
        self.is_ignored(path, is_dir)
    }

    /// The innermost file that says anything decides.
    fn is_ignored(&self, path: &Path, is_dir: bool) -> bool {
        let around = self.stack.iter().rev().filter(|(dir, _)| path.starts_with(dir));
        let mut said = around.map(|(_, gitignore)| gitignore.matched(path, is_dir));
        said.find(|it| !it.is_none()).is_some_and(|it| it.is_ignore())
    }
}
