//! What is known of the files in one state of theirs.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use diag::{FileId, TextRange};
use rules::RULES;

use crate::{
    acquisitions::{Acquisition, acquisitions_of},
    paths,
    run::{Analysis, Options},
    settle::Settled,
    source_map::{SourceFile, SourceMap},
};

/// The outcome of an analysis.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// Which state of the files it is about.
    pub(super) generation: u64,
    pub(super) analysis: Analysis,
    pub(super) findings: Vec<Settled>,
    options: Options,
    files: BTreeMap<PathBuf, FileId>,
    paths: Vec<PathBuf>,
}

impl Snapshot {
    pub(super) fn new(
        generation: u64,
        options: Options,
        analysis: Analysis,
        findings: Vec<Settled>,
    ) -> Snapshot {
        let paths = analysis.program.map.files.iter();
        let paths: Vec<PathBuf> =
            paths.map(|it| paths::absolute(&options.base, Path::new(&it.path))).collect();
        let files = paths.iter().cloned().zip((0..).map(FileId)).collect();
        Snapshot { generation, analysis, findings, options, files, paths }
    }

    /// Takes in that the text of the file `path` is `text`, if only bodies have changed. Whether it
    /// could; if not, all stays as it was.
    pub(super) fn change(&mut self, path: &Path, text: &str) -> bool {
        let Some(file) = self.file(path) else { return false };
        let Some(found) = self.analysis.again(&self.options, RULES, file, text) else {
            return false;
        };
        let place = |it: &Settled| it.finding.diagnostic.primary.span.file;
        let start = self.findings.partition_point(|it| place(it) < file);
        let end = self.findings.partition_point(|it| place(it) <= file);
        self.findings.splice(start..end, found);
        true
    }

    /// Those of `file`, by place.
    pub(super) fn acquisitions(&self, file: FileId) -> Vec<Acquisition> {
        let model = self.analysis.model.as_ref();
        let model = model.filter(|_| self.analysis.program.is_reported(file));
        model.map(|it| acquisitions_of(it, file)).unwrap_or_default()
    }

    pub(super) fn file(&self, path: &Path) -> Option<FileId> {
        self.files.get(path).copied()
    }

    pub(super) fn path(&self, file: FileId) -> &Path {
        &self.paths[file.0 as usize]
    }

    pub(super) fn map(&self) -> &SourceMap {
        &self.analysis.program.map
    }

    pub(super) fn source(&self, file: FileId) -> &SourceFile {
        self.map().file(file)
    }

    /// The findings of `file` that touch `range`.
    pub(super) fn findings_at(
        &self,
        file: FileId,
        range: TextRange,
    ) -> impl Iterator<Item = &Settled> {
        self.findings.iter().filter(move |it| {
            let span = it.finding.diagnostic.primary.span;
            span.file == file && span.start <= range.end && range.start <= span.end
        })
    }
}
