//! Whether a text can be parsed as well as before.

use diag::FileId;
use lower::{Macros, Source, lower_body_with_errors, lower_file};
use model::facts::{BodyIdx, Edition};

use crate::guarded::guarded;

/// Whether `new` has no more syntax errors than `old`.
pub(super) fn is_no_worse(old: &str, new: &str) -> bool {
    // Newer editions only take words away, from both texts alike.
    n_errors(new) <= n_errors(old)
}

/// How many errors there are, those inside of bodies included.
fn n_errors(text: &str) -> usize {
    let (file, macros) = (FileId(0), &Macros::default());
    let source = Source { file, text, edition: Edition::E2021, macros };
    let counted = guarded(|| {
        let facts = lower_file(source);
        let bodies = (0..facts.bodies.len()).map(|idx| BodyIdx(idx as u32));
        let in_bodies = bodies.map(|it| lower_body_with_errors(source, &facts, it).1.len());
        facts.errors.len() + in_bodies.sum::<usize>()
    });
    // Lowering does not fail; if it did, that would not be a text to write.
    counted.unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::is_no_worse;

    #[test]
    fn errors_in_bodies_count() {
        let good = "fn f() { let a = 1; g(a); }";
        assert!(is_no_worse(good, "fn f() { g(1); }"));
        assert!(!is_no_worse(good, "fn f() { let a = ; g(a); }"));
        assert!(!is_no_worse(good, "fn f() { g(1; }"));
        assert!(!is_no_worse(good, "fn f() { g(1);"));
        assert!(is_no_worse("fn f() { g(1;  }", "fn f() { g(2; }"));
    }
}
