//! Lowers Rust source files to facts. The only crate that names the parser.
//!
//! Lowering never fails: half a file yields half the facts.

mod attr;
mod body;
mod body_text;
mod cfg;
mod cx;
mod file;
mod flat;
mod item;
mod macros;
mod names;
mod path;
mod promises;
mod recover;
mod scan;
mod stack;
mod text;
mod ty;

use diag::FileId;
use model::facts::{Body, BodyIdx, Edition, FileFacts, SyntaxError};

pub use crate::{
    body::dump,
    macros::{FileMacros, Macros},
};

/// A file to lower.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    pub file: FileId,
    pub text: &'a str,
    pub edition: Edition,
    pub macros: &'a Macros,
}

/// The facts of a file, its bodies left alone.
pub fn lower_file(source: Source<'_>) -> FileFacts {
    file::lower_file(source)
}

/// The body `body` of a file whose facts are `facts`.
pub fn lower_body(source: Source<'_>, facts: &FileFacts, body: BodyIdx) -> Body {
    body_text::lower_body(source, facts, body).0
}

/// The same, with what could not be parsed of it: nobody looks before the body is asked for.
pub fn lower_body_with_errors(
    source: Source<'_>,
    facts: &FileFacts,
    body: BodyIdx,
) -> (Body, Vec<SyntaxError>) {
    body_text::lower_body(source, facts, body)
}
