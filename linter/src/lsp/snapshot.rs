//! What is known of the files in one state of theirs.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use diag::{FileId, TextRange};

use crate::{
    acquisitions::{Acquisition, acquisitions},
    paths,
    run::Report,
    settle::Settled,
    source_map::SourceFile,
};

/// The outcome of an analysis.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// Which state of the files it is about.
    pub(super) generation: u64,
    pub(super) report: Report,
    /// By place.
    pub(super) acquisitions: Vec<Acquisition>,
    files: BTreeMap<PathBuf, FileId>,
    paths: Vec<PathBuf>,
}

impl Snapshot {
    pub(super) fn new(generation: u64, report: Report) -> Snapshot {
        let mut acquisitions = report.model.as_ref().map(acquisitions).unwrap_or_default();
        acquisitions.retain(|it| report.is_reported(it.span.file));
        acquisitions.sort_by_key(|it| it.span);
        let paths = report.map.files.iter();
        let paths: Vec<PathBuf> =
            paths.map(|it| paths::absolute(&report.base, Path::new(&it.path))).collect();
        let files = paths.iter().cloned().zip((0..).map(FileId)).collect();
        Snapshot { generation, report, acquisitions, files, paths }
    }

    pub(super) fn file(&self, path: &Path) -> Option<FileId> {
        self.files.get(path).copied()
    }

    pub(super) fn path(&self, file: FileId) -> &Path {
        &self.paths[file.0 as usize]
    }

    pub(super) fn source(&self, file: FileId) -> &SourceFile {
        self.report.map.file(file)
    }

    /// The findings of `file` that touch `range`.
    pub(super) fn findings_at(
        &self,
        file: FileId,
        range: TextRange,
    ) -> impl Iterator<Item = &Settled> {
        self.report.findings.iter().filter(move |it| {
            let span = it.finding.diagnostic.primary.span;
            span.file == file && span.start <= range.end && range.start <= span.end
        })
    }
}
