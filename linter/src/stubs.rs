//! The stub crates, and which of them a run needs.

mod built_in;
mod vocabulary;

use std::{
    borrow::Cow,
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use diag::{FileId, TextRange};
use lower::{Macros, Source, lower_file};
use model::{STUB_EDITION, facts::FileFacts, named_in};
use rayon::prelude::*;

use self::{built_in::BuiltIn, vocabulary::unknown_word};
use crate::{
    config::{ConfigProblem, Configs},
    guarded::guarded,
    paths, read as file,
    sources::empty_facts,
};

/// A stub crate. Its file is numbered when all others are.
#[derive(Debug)]
pub(crate) struct Stub {
    pub(crate) name: String,
    /// As reports write it.
    pub(crate) path: String,
    pub(crate) text: Cow<'static, str>,
    /// The stubs of ours that it names.
    pub(crate) named: Vec<&'static str>,
    pub(crate) facts: FileFacts,
}

/// What every crate depends on; serves `core` and `alloc` as well.
const ALWAYS: &str = "std";

/// Types of crates that nobody described.
const UNKNOWN: &str = "unknown";

/// The stub that every crate needs: the largest one, so it is begun early.
pub(crate) fn always() -> Vec<Stub> {
    built_in::all().iter().filter(|it| it.name == ALWAYS).map(BuiltIn::stub).collect()
}

/// Reads the stubs that the configurations name; their paths are seen from `base`.
///
/// A stub that cannot be parsed would be half a description, so it is a problem.
pub(crate) fn configured(base: &Path, configs: &mut Configs) -> Vec<Stub> {
    let paths: BTreeSet<PathBuf> =
        configs.all().iter().flat_map(|it| it.stubs.iter().cloned()).collect();
    let mut res = Vec::new();
    for path in paths {
        match read(base, &path) {
            Ok(stub) => res.push(stub),
            Err(problem) => configs.problems.push(problem),
        }
    }
    res
}

fn read(base: &Path, path: &Path) -> Result<Stub, ConfigProblem> {
    let problem = |text: &str, range, message, help| ConfigProblem {
        path: path.to_owned(),
        text: text.to_owned(),
        range,
        message,
        help,
    };
    let text = file::text(path).map_err(|error| {
        problem("", TextRange::default(), format!("the stub cannot be read: {error}"), None)
    })?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().replace('-', "_");
    let stub = Stub {
        name,
        path: paths::display(base, path),
        named: named_in(&text).collect(),
        facts: lowered(&text),
        text: text.into(),
    };
    if let Some(error) = stub.facts.errors.first() {
        let message = format!("the stub cannot be parsed here: {}", error.message);
        return Err(problem(&stub.text, error.range, message, None));
    }
    match unknown_word(&stub.text) {
        None => Ok(stub),
        Some((word, range, near)) => {
            let help = near.map(|it| format!("did you mean `{it}`?"));
            let message = format!("`{word}` is no word for stubs");
            Err(problem(&stub.text, range, message, help))
        }
    }
}

/// Adds to `ready` the other stubs that code with the dependencies `names` needs.
pub(crate) fn complete(mut ready: Vec<Stub>, names: Vec<&'static str>) -> Vec<Stub> {
    let described = ready.iter().flat_map(|it| it.named.iter().copied());
    let needed = needed(names.into_iter().chain(described).collect());
    let is_ready = |name: &str| ready.iter().any(|it| it.name == name);
    let missing: Vec<_> = needed.into_iter().filter(|it| !is_ready(it.name)).collect();
    ready.par_extend(missing.par_iter().map(|it| it.stub()));
    ready
}

/// The facts of a stub with the text `text`.
fn lowered(text: &str) -> FileFacts {
    let (file, macros) = (FileId(0), &Macros::default());
    let facts = guarded(|| lower_file(Source { file, text, edition: STUB_EDITION, macros }));
    debug_assert!(facts.is_ok(), "stubs lower without a panic");
    facts.unwrap_or_else(|_| empty_facts(file, STUB_EDITION))
}

/// The stubs that code with the dependencies `names` needs, in the order of the list.
fn needed(names: Vec<&'static str>) -> Vec<&'static BuiltIn> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    let mut open: Vec<&str> = names.into_iter().chain([ALWAYS, UNKNOWN]).collect();
    while let Some(name) = open.pop() {
        if let Some(stub) = built_in::all().iter().find(|it| it.name == name)
            && found.insert(name)
        {
            open.extend(stub.named);
        }
    }
    built_in::all().iter().filter(|it| found.contains(it.name)).collect()
}

/// Whether `text` names the crate of `stub`.
pub(crate) fn is_named_in(stub: &Stub, text: &str) -> bool {
    has_word(text, &stub.name)
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
    use super::{built_in, lowered};

    #[test]
    fn what_was_lowered_when_the_linter_was_built_is_what_the_text_says() {
        for stub in built_in::all() {
            let stub = stub.stub();
            assert_eq!(format!("{:?}", stub.facts), format!("{:?}", lowered(&stub.text)));
        }
    }
}
