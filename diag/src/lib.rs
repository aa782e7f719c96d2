//! Where code is, and what is said about it.
//!
//! Invariant: nothing here knows about Rust, about locks, or about any output format.

mod diagnostic;
mod span;

pub use crate::{
    diagnostic::{Applicability, Confidence, Diagnostic, Edit, Label, SeenAtRun, Suggestion},
    span::{FileId, Span, TextRange},
};
