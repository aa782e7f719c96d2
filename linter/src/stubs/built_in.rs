//! The stubs that come with the linter. What is known of them is the same in every run.

use std::sync::{LazyLock, OnceLock};

use model::{STUBS, facts::FileFacts};

use super::{Stub, lowered, named_in};

/// A stub of ours. What each run of a process would find out anew is kept: an editor's session and the
/// rounds of a fix are many runs, and `std` alone is longer than most files.
pub(super) struct BuiltIn {
    pub(super) name: &'static str,
    text: &'static str,
    named: OnceLock<Vec<&'static str>>,
    facts: OnceLock<FileFacts>,
}

static ALL: LazyLock<Vec<BuiltIn>> = LazyLock::new(|| {
    let stubs = STUBS.iter();
    let (named, facts) = (OnceLock::new, OnceLock::new);
    stubs.map(|&(name, text)| BuiltIn { name, text, named: named(), facts: facts() }).collect()
});

/// All of them, in the order of the list.
pub(super) fn all() -> &'static [BuiltIn] {
    &ALL
}

impl BuiltIn {
    /// The stubs that it names.
    pub(super) fn named(&self) -> &[&'static str] {
        self.named.get_or_init(|| named_in(self.text).collect())
    }

    /// A stub for one run, which makes definitions of its items.
    pub(super) fn stub(&self) -> Stub {
        Stub {
            name: self.name.to_owned(),
            path: format!("<stubs>/{}.rs", self.name),
            text: self.text.into(),
            named: self.named().to_vec(),
            facts: self.facts.get_or_init(|| lowered(self.text)).clone(),
        }
    }
}
