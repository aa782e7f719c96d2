//! The files that are open in the editor, as they stand there.

use std::{collections::BTreeMap, path::PathBuf};

use lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::{address, encoding::Encoding};
use crate::{fix::Overlay, source_map::SourceFile};

/// A file that is open.
#[derive(Debug)]
pub(super) struct Document {
    /// As the client writes it.
    pub(super) uri: Uri,
    pub(super) version: i32,
    source: SourceFile,
}

impl Document {
    pub(super) fn text(&self) -> &str {
        &self.source.text
    }
}

/// Every open file, by its path.
#[derive(Debug, Default)]
pub(super) struct Documents {
    by_path: BTreeMap<PathBuf, Document>,
}

impl Documents {
    /// Takes in a file that was opened. What is on no disk, as a new buffer, is nobody's module.
    pub(super) fn open(&mut self, item: TextDocumentItem) {
        if let Some(path) = address::path(&item.uri) {
            let source = SourceFile::new(String::new(), item.text);
            self.by_path.insert(path, Document { uri: item.uri, version: item.version, source });
        }
    }

    /// Changes an open file; each change speaks of the text after the one before it.
    pub(super) fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) {
        let Some(document) = address::path(uri).and_then(|it| self.by_path.get_mut(&it)) else {
            return;
        };
        document.version = version;
        for change in changes {
            let text = match change.range {
                None => change.text,
                Some(range) => {
                    let start = encoding.offset(&document.source, range.start) as usize;
                    let end = encoding.offset(&document.source, range.end) as usize;
                    let mut text = std::mem::take(&mut document.source.text);
                    text.replace_range(start..end.max(start), &change.text);
                    text
                }
            };
            document.source = SourceFile::new(String::new(), text);
        }
    }

    pub(super) fn close(&mut self, uri: &Uri) {
        if let Some(path) = address::path(uri) {
            self.by_path.remove(&path);
        }
    }

    pub(super) fn find(&self, path: &std::path::Path) -> Option<&Document> {
        self.by_path.get(path)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&PathBuf, &Document)> {
        self.by_path.iter()
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.by_path.keys()
    }

    /// The address of `path` as the client knows it.
    pub(super) fn uri(&self, path: &std::path::Path) -> Option<Uri> {
        self.find(path).map(|it| it.uri.clone()).or_else(|| address::uri(path))
    }

    /// Their texts.
    pub(super) fn overlay(&self) -> Overlay {
        self.by_path.iter().map(|(path, it)| (path.clone(), it.source.text.clone())).collect()
    }
}
