//! The configuration: what `threadlint.toml`, or the metadata of a manifest, says.
//!
//! The nearest one above a file speaks of it, alone. Patterns are those of `.gitignore`, and paths
//! are seen from the folder of the configuration; with `--config`, from the current folder.

mod find;
mod problem;
mod read;
mod schema;
mod table;

use std::path::{Path, PathBuf};

use diag::{Confidence, TextRange};
use ignore::gitignore::Gitignore;
use rules::{Level, Rule};

pub(crate) use self::find::{Configs, FILE_NAME};
pub use self::{problem::ConfigProblem, schema::schema};
use crate::settle::Selector;

/// Which configuration holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ConfigChoice {
    /// For each file the nearest one above it.
    #[default]
    Nearest,
    /// This one, for all files.
    File(PathBuf),
    /// None.
    Isolated,
}

/// What one configuration says.
#[derive(Debug, Default)]
pub struct Config {
    /// The file that it stands in; none if there is no configuration.
    pub(crate) path: Option<PathBuf>,
    /// The folder that its paths are seen from.
    pub(crate) dir: PathBuf,
    pub(crate) min_confidence: Option<Confidence>,
    pub(crate) exclude: Option<Patterns>,
    pub(crate) stubs: Vec<PathBuf>,
    pub(crate) baseline: Option<PathBuf>,
    pub(crate) rules: LevelTable,
    /// Of test code.
    pub(crate) tests: LevelTable,
    /// In the order in which they are written.
    pub(crate) paths: Vec<(Patterns, LevelTable)>,
    /// Each has the outermost lock first.
    pub(crate) orders: Vec<Vec<OrderedLock>>,
}

/// Patterns of paths, and how they were written.
#[derive(Debug)]
pub(crate) struct Patterns {
    pub(crate) written: Vec<String>,
    pub(crate) matcher: Gitignore,
}

/// A lock of a declared order.
#[derive(Debug)]
pub(crate) struct OrderedLock {
    pub(crate) name: String,
    pub(crate) range: TextRange,
}

/// Rules and groups with levels.
#[derive(Debug, Default)]
pub(crate) struct LevelTable {
    pub(crate) set: Vec<(Selector, Level)>,
}

impl LevelTable {
    /// What is said of `rule` itself, or else of its group.
    pub(crate) fn level(&self, rule: &Rule) -> Option<Level> {
        let fitting = || self.set.iter().filter(|it| it.0.fits(rule));
        let own = fitting().find(|it| matches!(it.0, Selector::Rule(_)));
        own.or_else(|| fitting().next()).map(|it| it.1)
    }
}

impl Patterns {
    /// Whether a pattern fits `path` or a folder that it lies in, below `dir`.
    fn fit(&self, dir: &Path, path: &Path, is_dir: bool) -> bool {
        let Ok(below) = path.strip_prefix(dir) else { return false };
        !below.as_os_str().is_empty()
            && self.matcher.matched_path_or_any_parents(below, is_dir).is_ignore()
    }
}

/// What is wrong with a configuration that is the file `path`, with the contents `text`.
#[cfg(test)]
pub(crate) fn problems_in(path: &Path, text: &str) -> Vec<ConfigProblem> {
    let dir = path.parent().unwrap_or(path);
    read::read(path, dir, text, read::Place::File).1
}

impl Config {
    /// Whether `path` is not to be looked at.
    pub(crate) fn excludes(&self, path: &Path, is_dir: bool) -> bool {
        self.exclude.as_ref().is_some_and(|it| it.fit(&self.dir, path, is_dir))
    }

    /// The tables for the file `path`, the last of which goes first.
    pub(crate) fn tables_of(&self, path: &Path) -> Vec<usize> {
        let fitting = self.paths.iter().enumerate().rev();
        fitting.filter(|(_, it)| it.0.fit(&self.dir, path, false)).map(|it| it.0).collect()
    }

    /// Every level that `rule` may have in some file.
    pub(crate) fn levels<'c>(&'c self, rule: &'c Rule) -> impl Iterator<Item = Level> + 'c {
        let tables = self.paths.iter().map(|it| &it.1).chain([&self.tests]);
        let ordinary = self.rules.level(rule).unwrap_or(rule.level);
        tables.filter_map(|it| it.level(rule)).chain([ordinary])
    }
}
