//! What the linter itself has to say: about files, manifests, its own failures, suppressions.

use rules::{Context, Group, Level, Rule};

macro_rules! built_in {
    ($($constant:ident $name:literal $docs:literal)*) => {
        $(pub(crate) static $constant: Rule = Rule {
            name: $name,
            group: Group::Source,
            level: Level::Warn,
            confidence: diag::Confidence::Certain,
            ids: &[],
            since: "0.1.0",
            cure: None,
            check: nothing,
        };)*

        /// Every finding that no rule makes.
        pub static BUILT_IN: &[&Rule] = &[$(&$constant),*];

        static DOCS: &[&str] = &[$($docs),*];
    };
}

built_in! {
    UNREADABLE_FILE "unreadable_file"
        "Finds a file or folder that cannot be read, or that is not UTF-8 text.\n\n\
         Nothing is known about what it holds; everything else is analysed."
    SYNTAX_ERROR "syntax_error"
        "Finds a part of a file that cannot be parsed.\n\n\
         The items of the file that can be parsed are analysed all the same."
    BROKEN_MANIFEST "broken_manifest"
        "Finds a `Cargo.toml` that cannot be understood.\n\n\
         The package is analysed as if the manifest named nothing: default targets, edition 2021."
    INTERNAL_ERROR "internal_error"
        "Reports a failure of threadlint itself.\n\n\
         The file or rule that it names was given up; everything else was analysed. Please report it."
    SUPPRESSION_WITHOUT_REASON "suppression_without_reason"
        "Finds a suppression that does not say why it is there.\n\n\
         Write `// threadlint: allow(rule, reason = \"why this is fine\")`."
    UNUSED_SUPPRESSION "unused_suppression"
        "Finds a suppression that suppresses nothing, names no rule, or has expired.\n\n\
         What it was written for is gone; left in place it would hide the next finding."
}

/// Advice for a failure of ours.
pub(crate) fn please_report() -> String {
    format!("please report this at {}/issues", env!("CARGO_PKG_REPOSITORY"))
}

/// Every rule: those of the rules crate, then the built-in ones.
pub fn all_rules() -> impl Iterator<Item = &'static Rule> {
    rules::RULES.iter().chain(BUILT_IN).copied()
}

/// The documentation of any rule.
pub fn docs(rule: &Rule) -> String {
    let built_in = BUILT_IN.iter().position(|it| it.name == rule.name);
    built_in.map_or_else(|| rule.docs(), |idx| DOCS[idx].to_owned())
}

/// The first paragraph of a rule's documentation, on one line.
pub fn summary(rule: &Rule) -> String {
    docs(rule).lines().take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The findings of these rules are made where their causes are met.
fn nothing(_: &mut Context<'_>) {}
