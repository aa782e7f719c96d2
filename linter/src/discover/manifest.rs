//! Manifests, read as TOML and asked leniently: a key of the wrong type is a key that is not there.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use diag::TextRange;
use toml::{Table, Value};

use crate::{
    builtin::{BROKEN_MANIFEST, UNREADABLE_FILE},
    discover::Problem,
    read,
};

/// A `Cargo.toml`.
#[derive(Debug)]
pub(crate) struct Manifest {
    /// The folder it is in.
    pub(crate) dir: PathBuf,
    pub(crate) table: Table,
    text: String,
}

/// The manifests that were read, by folder; none where one is missing or broken.
#[derive(Debug, Default)]
pub(crate) struct Manifests {
    by_dir: BTreeMap<PathBuf, Option<Arc<Manifest>>>,
    pub(crate) problems: Vec<Problem>,
}

impl Manifests {
    /// The manifest in the folder `dir`.
    pub(crate) fn load(&mut self, dir: &Path) -> Option<Arc<Manifest>> {
        if let Some(manifest) = self.by_dir.get(dir) {
            return manifest.clone();
        }
        let path = dir.join("Cargo.toml");
        let manifest = match Manifest::read(&path) {
            Ok(manifest) => manifest.map(Arc::new),
            Err(problem) => {
                self.problems.push(problem);
                None
            }
        };
        self.by_dir.insert(dir.to_owned(), manifest.clone());
        manifest
    }

    /// The manifest of the workspace that the package of `manifest` inherits from.
    pub(crate) fn workspace_of(&mut self, manifest: &Manifest) -> Option<Arc<Manifest>> {
        if let Some(path) = text_at(&manifest.table, &["package", "workspace"]) {
            let dir = crate::paths::absolute(&manifest.dir, Path::new(path));
            return self.load(&dir);
        }
        manifest
            .dir
            .ancestors()
            .find_map(|dir| self.load(dir).filter(|it| it.table.contains_key("workspace")))
    }
}

impl Manifest {
    /// Reads `path`; none if there is no such file.
    fn read(path: &Path) -> Result<Option<Manifest>, Problem> {
        let problem =
            |rule, range, message| Problem { rule, path: path.to_owned(), range, message };
        let text = match read::text(path) {
            Ok(text) => text,
            Err(error) if is_absent(&error) => return Ok(None),
            Err(error) => {
                let message = format!("the manifest cannot be read: {error}");
                return Err(problem(&UNREADABLE_FILE, TextRange::default(), message));
            }
        };
        let table = toml::from_str(&text).map_err(|error| {
            let span = error.span().unwrap_or_default();
            let range = TextRange::new(span.start as u32, span.end as u32);
            let message = format!("the manifest cannot be parsed: {}", first_line(error.message()));
            problem(&BROKEN_MANIFEST, range, message)
        })?;
        let dir = path.parent().unwrap_or(path).to_owned();
        Ok(Some(Manifest { dir, table, text }))
    }

    /// A manifest that says nothing.
    pub(crate) fn empty(dir: &Path) -> Manifest {
        Manifest {
            dir: dir.to_owned(),
            table: Table::new(),
            text: String::new(),
        }
    }

    /// A problem with this manifest, at the first place where `needle` stands.
    pub(crate) fn problem(&self, needle: &str, message: String) -> Problem {
        let range = self.text.find(needle).map_or_else(TextRange::default, |start| {
            TextRange::new(start as u32, (start + needle.len()) as u32)
        });
        Problem {
            rule: &BROKEN_MANIFEST,
            path: self.dir.join("Cargo.toml"),
            range,
            message,
        }
    }

    /// Whether it describes a package (and not only a workspace).
    pub(crate) fn is_package(&self) -> bool {
        self.table.contains_key("package") || self.table.contains_key("project")
    }
}

/// The value at `keys` in nested tables.
pub(crate) fn value_at<'t>(table: &'t Table, keys: &[&str]) -> Option<&'t Value> {
    let (last, path) = keys.split_last()?;
    path.iter().try_fold(table, |it, key| it.get(*key)?.as_table())?.get(*last)
}

/// The text at `keys`.
pub(crate) fn text_at<'t>(table: &'t Table, keys: &[&str]) -> Option<&'t str> {
    value_at(table, keys)?.as_str()
}

/// The table at `keys`.
pub(crate) fn table_at<'t>(table: &'t Table, keys: &[&str]) -> Option<&'t Table> {
    value_at(table, keys)?.as_table()
}

/// The texts of the list at `keys`.
pub(crate) fn texts_at<'t>(table: &'t Table, keys: &[&str]) -> Vec<&'t str> {
    let list = value_at(table, keys).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    list.iter().filter_map(Value::as_str).collect()
}

/// Whether the value says `workspace = true`.
pub(crate) fn is_inherited(value: &Value) -> bool {
    value.get("workspace").and_then(Value::as_bool) == Some(true)
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
