//! The stub crates, and which of them a run needs.

use std::collections::BTreeSet;

use model::STUBS;

/// What every crate depends on; serves `core` and `alloc` as well.
const ALWAYS: &str = "std";

/// The stubs that code with the dependencies `names` needs, by name.
pub(crate) fn needed(
    names: impl IntoIterator<Item = &'static str>,
) -> Vec<(&'static str, &'static str)> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    let mut open: Vec<&str> = names.into_iter().chain([ALWAYS]).collect();
    while let Some(name) = open.pop() {
        if let Some((name, text)) = STUBS.iter().find(|it| it.0 == name)
            && found.insert(name)
        {
            open.extend(named_in(text));
        }
    }
    STUBS.iter().filter(|it| found.contains(it.0)).copied().collect()
}

/// The stubs whose name occurs in `text` as a word.
pub(crate) fn named_in(text: &str) -> impl Iterator<Item = &'static str> {
    STUBS.iter().map(|it| it.0).filter(move |name| has_word(text, name))
}

fn has_word(text: &str, word: &str) -> bool {
    let is_part = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || it == '_');
    text.match_indices(word).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + word.len()..].chars().next();
        !is_part(before) && !is_part(after)
    })
}

#[cfg(test)]
mod tests {
    use super::has_word;

    #[test]
    fn a_part_of_a_word_is_no_word() {
        let cases =
            [("use tokio::sync;", true), ("tokio", true), ("tokio_util::x", false), ("", false)];
        for (text, expected) in cases {
            assert_eq!(has_word(text, "tokio"), expected, "{text}");
        }
    }
}
