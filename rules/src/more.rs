//! The further places that a finding is about.

use diag::{Diagnostic, Span};

/// More than this are not labelled.
const MAX: usize = 3;

/// Labels the first few of `spans`, beside the place that the finding is at.
pub(crate) fn and_here(diagnostic: Diagnostic, spans: impl Iterator<Item = Span>) -> Diagnostic {
    spans.take(MAX).fold(diagnostic, |res, it| res.label(it, "and here"))
}
