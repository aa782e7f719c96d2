//! Where something is, as reports for programs write it.

use diag::Span;

use crate::source_map::{Position, SourceMap};

/// A span with its file and with lines and columns, which begin at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place<'m> {
    pub(crate) path: &'m str,
    pub(crate) start: Position,
    /// Exclusive.
    pub(crate) end: Position,
}

impl<'m> Place<'m> {
    pub(crate) fn new(map: &'m SourceMap, span: Span) -> Place<'m> {
        Place {
            path: &map.file(span.file).path,
            start: map.position(span.file, span.start),
            end: map.position(span.file, span.end),
        }
    }

    /// `src/bank.rs:31:19`
    pub(crate) fn short(&self) -> String {
        format!("{}:{}:{}", self.path, self.start.line, self.start.column)
    }
}
