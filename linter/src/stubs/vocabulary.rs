//! Which words may stand on a stub's declarations: those that the stubs' own page lists.

use std::collections::BTreeSet;

use diag::TextRange;
use model::STUB_WORDS;

use crate::{
    nearest::nearest,
    settle::{Kind, pieces},
};

/// What Rust itself or its tools may say there.
const RUST: &[&str] = &["allow", "cfg", "cfg_attr", "derive", "doc", "expect", "must_use"];

/// A word that means nothing, where it stands, and the one that was probably meant.
pub(super) type Unknown = (String, TextRange, Option<&'static str>);

/// The first word of an attribute in `text` that nobody knows.
pub(super) fn unknown_word(text: &str) -> Option<Unknown> {
    let known = known();
    let pieces = pieces(text);
    let word = |range: TextRange| &text[range.start as usize..range.end as usize];
    for (idx, _) in pieces.iter().enumerate().filter(|it| it.1.kind == Kind::Mark(b'#')) {
        let mut depth = 0;
        let inside = pieces[idx + 1..].iter().take_while(|it| {
            match it.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close => depth -= 1,
                _ => {}
            }
            depth > 0
        });
        let words: Vec<_> = inside.filter(|it| it.kind == Kind::Word).map(|it| it.range).collect();
        if words.first().is_some_and(|it| RUST.contains(&word(*it))) {
            continue;
        }
        let is_number = |it: &&TextRange| word(**it).starts_with(|it: char| it.is_ascii_digit());
        let mut words = words.iter().filter(|it| !is_number(it));
        if let Some(range) = words.find(|it| !known.contains(word(**it))) {
            let near = nearest(word(*range), known.iter().copied());
            return Some((word(*range).to_owned(), *range, near));
        }
    }
    None
}

/// Every word in backticks in the tables of the page.
fn known() -> BTreeSet<&'static str> {
    let rows = STUB_WORDS.lines().filter(|it| it.starts_with('|'));
    let is_word = |it: &&str| it.bytes().all(|it| it.is_ascii_lowercase() || it == b'_');
    rows.flat_map(|it| it.split('`').skip(1).step_by(2)).filter(is_word).collect()
}

#[cfg(test)]
mod tests {
    use model::STUBS;

    use super::unknown_word;

    #[test]
    fn our_own_stubs_use_only_words_of_the_page() {
        for (name, text) in STUBS {
            assert_eq!(unknown_word(text).map(|it| it.0), None, "{name}");
        }
    }

    #[test]
    fn mistyped_words_are_found() {
        let check = |text: &str, expected: Option<(&str, Option<&str>)>| {
            let found = unknown_word(text);
            assert_eq!(found.as_ref().map(|it| (it.0.as_str(), it.2)), expected, "{text}");
        };
        check("#[lock(mutex)] pub struct A;", None);
        check("#[derive(Clone)] #[allow(unused)] struct A;", None);
        check("#[spawn(pool, 0)] fn f();", None);
        check("#[lok(mutex)] pub struct A;", Some(("lok", Some("lock"))));
        check("#[acquire(exclusiv, blocks)] fn f();", Some(("exclusiv", Some("exclusive"))));
    }
}
