//! The stubs that come with the linter, which were lowered when it was built.

use model::facts::FileFacts;

use super::Stub;

/// A stub of ours.
pub(super) struct BuiltIn {
    pub(super) name: &'static str,
    text: &'static str,
    /// The stubs that it names.
    pub(super) named: &'static [&'static str],
    /// As `FileFacts::to_bytes` has made them.
    facts: &'static [u8],
}

// `ALL`, which the build script has written.
include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// All of them, in the order of the list.
pub(super) fn all() -> &'static [BuiltIn] {
    ALL
}

impl BuiltIn {
    /// A stub for one run, which makes definitions of its items.
    pub(super) fn stub(&self) -> Stub {
        Stub {
            name: self.name.to_owned(),
            path: format!("<stubs>/{}.rs", self.name),
            text: self.text.into(),
            named: self.named.to_vec(),
            facts: FileFacts::from_bytes(self.facts).expect("they were written by this version"),
        }
    }
}
