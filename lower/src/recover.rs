//! Texts that the parser rejects: what is wrong with them is taken out.

use model::facts::SyntaxError;

use crate::text::Excerpt;

/// Takes out the items that do not parse.
pub(crate) fn repair(skeleton: &Excerpt) -> (Excerpt, Vec<SyntaxError>) {
    (skeleton.replace(&[]), Vec::new())
}

/// Takes out what stands in brackets that are nested too deeply.
pub(crate) fn without_deep_nesting(skeleton: &Excerpt) -> (Excerpt, Vec<SyntaxError>) {
    (skeleton.replace(&[]), Vec::new())
}
