//! The stub crates, and which of them a run needs.

use std::collections::BTreeSet;

use diag::FileId;
use lower::{Macros, Source, lower_file};
use model::{
    STUBS,
    facts::{Edition, FileFacts},
};
use rayon::prelude::*;

use crate::{guarded::guarded, sources::empty_facts};

/// A stub crate. Its file is numbered when all others are.
#[derive(Debug)]
pub(crate) struct Stub {
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
    pub(crate) facts: FileFacts,
}

/// The edition that stubs are written in.
pub(crate) const EDITION: Edition = Edition::E2021;

/// What every crate depends on; serves `core` and `alloc` as well.
const ALWAYS: &str = "std";

/// Types of crates that nobody described.
const UNKNOWN: &str = "unknown";

/// Lowers the stub that every crate needs: the largest one, so it is begun early.
pub(crate) fn always() -> Vec<Stub> {
    STUBS.iter().filter(|it| it.0 == ALWAYS).map(lower).collect()
}

/// Adds to `ready` the other stubs that code with the dependencies `names` needs.
pub(crate) fn complete(mut ready: Vec<Stub>, names: Vec<&'static str>) -> Vec<Stub> {
    let needed = needed(names);
    let missing = needed.par_iter().filter(|it| it.0 != ALWAYS);
    ready.par_extend(missing.map(lower));
    ready
}

fn lower(&(name, text): &(&'static str, &'static str)) -> Stub {
    let (file, macros) = (FileId(0), &Macros::default());
    let facts = guarded(|| lower_file(Source { file, text, edition: EDITION, macros }));
    debug_assert!(facts.is_ok(), "stubs are part of the program and lower without a panic");
    Stub {
        name,
        text,
        facts: facts.unwrap_or_else(|_| empty_facts(file, EDITION)),
    }
}

/// The stubs that code with the dependencies `names` needs, in the order of the list.
fn needed(names: Vec<&'static str>) -> Vec<(&'static str, &'static str)> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    let mut open: Vec<&str> = names.into_iter().chain([ALWAYS, UNKNOWN]).collect();
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
