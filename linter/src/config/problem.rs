//! What is wrong with a configuration, shown where it is written.

use std::path::PathBuf;

use codespan_reporting::{
    diagnostic::{self, Severity},
    term::{self, Chars, Config as Look},
};
use diag::{FileId, TextRange};

use crate::{
    paths,
    report::Canvas,
    source_map::{SourceFile, SourceMap},
};

/// Something wrong in a configuration. The run does not begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    pub path: PathBuf,
    /// The whole file.
    pub text: String,
    pub range: TextRange,
    pub message: String,
    pub help: Option<String>,
}

impl ConfigProblem {
    /// The problem for people, its path seen from `base`.
    pub fn shown(&self, base: &std::path::Path, color: bool) -> String {
        let path = paths::display(base, &self.path);
        let range = self.range.start as usize..self.range.end as usize;
        let mut shown = diagnostic::Diagnostic::new(Severity::Error).with_message(&self.message);
        // There is nothing to show of what could not be read.
        let mut notes = Vec::new();
        match self.text.is_empty() {
            true => notes.push(format!("in {path}")),
            false => {
                shown = shown.with_labels(vec![diagnostic::Label::primary(FileId(0), range)]);
            }
        }
        notes.extend(self.help.iter().map(|it| format!("help: {it}")));
        let map = SourceMap { files: vec![SourceFile::new(path, self.text.clone())] };
        let look = Look { chars: Chars::box_drawing(), ..Look::default() };
        let mut canvas = Canvas::new(color);
        // Drawing into memory fails only for a range outside of the text, which is the parser's.
        let res = term::emit_to_write_style(&mut canvas, &look, &map, &shown.with_notes(notes));
        debug_assert!(res.is_ok(), "ranges lie in the text");
        canvas.into_text()
    }
}
