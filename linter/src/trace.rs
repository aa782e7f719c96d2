//! Traces of lock orders that a program on `threadlint-runtime` wrote while it ran.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use diag::{FileId, Span};
use model::{SeenLock, SeenOrder, effects::Mode};
use serde::Deserialize;

use crate::{
    paths::{absolute, display},
    source_map::SourceMap,
};

/// A line of a trace. The documentation of `threadlint_runtime::trace_format` says what is in it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct TracedOrder {
    held: TracedLock,
    acquired: TracedLock,
    thread: String,
    count: u64,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
struct TracedLock {
    class: String,
    at: String,
    mode: TracedMode,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum TracedMode {
    Exclusive,
    Shared,
}

/// Reads the traces in the files `paths`.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Vec<TracedOrder>> {
    let mut res = Vec::new();
    for path in paths {
        let name = path.display();
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read the trace `{name}`"))?;
        for (line, number) in text.split_inclusive('\n').zip(1..) {
            match serde_json::from_str(line) {
                Ok(order) => res.push(order),
                // The end of the process cut it off.
                Err(_) if number > 1 && !line.ends_with('\n') => {}
                Err(error) => {
                    bail!("`{name}` is not a trace of `threadlint-runtime`: line {number}: {error}")
                }
            }
        }
    }
    Ok(res)
}

/// The orders with the places in the files of `map`. `folders` are where the run may have been
/// compiled: these, or those above them.
pub(crate) fn orders(
    traced: &[TracedOrder],
    base: &Path,
    folders: &[PathBuf],
    map: &SourceMap,
) -> Vec<SeenOrder> {
    let files = map.files.iter().zip(0..).map(|(file, idx)| (file.path.as_str(), FileId(idx)));
    let finder = Finder { base, folders, files: files.collect(), map };
    let order = |it: &TracedOrder| SeenOrder {
        held: finder.lock(&it.held),
        acquired: finder.lock(&it.acquired),
        thread: it.thread.clone(),
        count: it.count,
    };
    traced.iter().map(order).collect()
}

struct Finder<'m> {
    base: &'m Path,
    folders: &'m [PathBuf],
    files: BTreeMap<&'m str, FileId>,
    map: &'m SourceMap,
}

impl Finder<'_> {
    fn lock(&self, lock: &TracedLock) -> SeenLock {
        SeenLock {
            class: lock.class.clone(),
            at: self.place(&lock.at),
            mode: match lock.mode {
                TracedMode::Exclusive => Mode::Exclusive,
                TracedMode::Shared => Mode::Shared,
            },
        }
    }

    /// The place `file:line:column`, both counted from 1.
    fn place(&self, place: &str) -> Option<Span> {
        let (place, column) = place.rsplit_once(':')?;
        let (path, line) = place.rsplit_once(':')?;
        let file = self.file(Path::new(path))?;
        let line_idx = line.parse::<usize>().ok()?.checked_sub(1)?;
        let column_idx = column.parse::<usize>().ok()?.checked_sub(1)?;
        let source = self.map.file(file);
        // A file that was changed since may have fewer lines.
        if line_idx >= source.line_starts().len() {
            return None;
        }
        let range = source.line_range(line_idx);
        let before = source.slice(range).chars().take(column_idx).map(char::len_utf8);
        let start = range.start + before.sum::<usize>() as u32;
        Some(Span { file, start, end: start })
    }

    /// The compiler names files as seen from the root of the workspace, which is the outermost
    /// folder that fits.
    fn file(&self, path: &Path) -> Option<FileId> {
        let mut folders: Vec<&Path> = self.folders.iter().flat_map(|it| it.ancestors()).collect();
        folders.sort_by_key(|it| it.components().count());
        folders.into_iter().find_map(|folder| {
            let name = display(self.base, &absolute(folder, path));
            self.files.get(name.as_str()).copied()
        })
    }
}
