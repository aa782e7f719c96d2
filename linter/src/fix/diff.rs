//! Changes as `diff -u` writes them.

use similar::TextDiff;

use super::Change;

/// The change, for people and for `patch`.
pub(crate) fn unified(change: &Change) -> String {
    let (old, new) = (format!("a/{}", change.name), format!("b/{}", change.name));
    let diff = TextDiff::from_lines(change.old.as_str(), change.new.as_str());
    diff.unified_diff().context_radius(3).header(&old, &new).to_string()
}
