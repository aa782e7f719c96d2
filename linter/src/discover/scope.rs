//! What the given paths mean: which folders to read, and which findings to report.

use std::path::{Path, PathBuf};

use super::manifest::Manifests;
use crate::{config::Config, fix::Overlay, paths};

/// What is read, and what is reported of it.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    pub(crate) folders: Vec<Folder>,
    /// Files that belong to no package.
    pub(crate) files: Vec<PathBuf>,
    /// Findings in files under these are reported.
    pub(crate) reported: Vec<PathBuf>,
    /// Given paths where there is nothing.
    pub(crate) missing: Vec<PathBuf>,
}

/// A folder to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Folder {
    pub(crate) dir: PathBuf,
    pub(crate) extent: Extent,
}

/// How much of a folder is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Everything.
    Tree,
    /// The package, without the packages inside its folder: only a part of it was asked for.
    Package,
}

impl Scope {
    /// The meaning of `given`, seen from the folder `base`.
    pub(crate) fn new(
        base: &Path,
        given: &[PathBuf],
        overlay: &Overlay,
        manifests: &mut Manifests,
    ) -> Scope {
        let mut scope = Scope::default();
        for path in given {
            let absolute = paths::absolute(base, path);
            // There need not be such a file yet, and git may ignore it.
            if overlay.contains_key(&absolute) {
                scope.files.push(absolute.clone());
            }
            scope.add(absolute, path, manifests);
        }
        scope
    }

    fn add(&mut self, path: PathBuf, given: &Path, manifests: &mut Manifests) {
        if path.file_name().is_some_and(|it| it == "Cargo.toml") && path.is_file() {
            let dir = path.parent().unwrap_or(&path).to_owned();
            return self.add(dir, given, manifests);
        }
        if path.is_dir() {
            self.add_folder(&path, Extent::Tree);
            if let Some(package) = package_around(&path, manifests) {
                self.add_folder(&package, Extent::Package);
            }
        } else if path.is_file() || self.files.contains(&path) {
            match package_around(&path, manifests) {
                Some(package) => self.add_folder(&package, Extent::Package),
                None if self.files.contains(&path) => {}
                None => self.files.push(path.clone()),
            }
        } else {
            self.missing.push(given.to_owned());
            return;
        }
        self.reported.push(path);
    }

    fn add_folder(&mut self, dir: &Path, extent: Extent) {
        let folder = Folder { dir: dir.to_owned(), extent };
        if !self.folders.contains(&folder) {
            self.folders.push(folder);
        }
    }

    /// Whether findings in the file `path` are reported.
    pub(crate) fn reports(&self, path: &Path) -> bool {
        self.reported.iter().any(|it| path.starts_with(it))
    }

    /// Whether the user has named `path`, which `config` excludes, or an excluded folder around it.
    pub(crate) fn names_excluded(&self, config: &Config, path: &Path) -> bool {
        let mut around = self.reported.iter().filter(|it| path.starts_with(it));
        around.any(|it| config.excludes(it, it.as_path() != path))
    }

    /// Where the file `path` lies if not in one of the folders that are read; a link lies where it
    /// leads to.
    pub(crate) fn way_out(&self, path: &Path) -> Option<String> {
        if !self.holds(path) {
            return Some("lies outside of the given paths".to_owned());
        }
        let real = path.canonicalize().ok().filter(|it| it != path)?;
        let folders = self.folders.iter().filter_map(|it| it.dir.canonicalize().ok());
        let is_inside = folders.into_iter().any(|it| real.starts_with(it));
        let real = real.to_string_lossy();
        (!is_inside).then(|| format!("is a link to `{real}`, outside of the given paths"))
    }

    /// Whether `path` lies in one of the folders that are read.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        self.folders.iter().any(|it| path.starts_with(&it.dir))
    }
}

/// The folder of the package that `path` lies in, if `path` is not itself the folder of one.
fn package_around(path: &Path, manifests: &mut Manifests) -> Option<PathBuf> {
    if path.join("Cargo.toml").is_file() {
        return None;
    }
    let dir = path.ancestors().skip(1).find(|it| it.join("Cargo.toml").is_file())?;
    let manifest = manifests.load(dir);
    // A broken manifest may well have been that of a package.
    manifest.is_none_or(|it| it.is_package()).then(|| dir.to_owned())
}
