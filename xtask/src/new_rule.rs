//! `cargo xtask new-rule NAME`: makes the files of a new rule.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use anyhow::{Context, Result, ensure};

const RULE: &str = "\
//! Finds FIXME: one sentence.
//!
//! ## Why
//!
//! ## Example
//!
//! ```no_run
//! ```
//!
//! ## Instead
//!
//! ```no_run
//! ```
//!
//! ## Limits

use diag::Confidence;

use crate::{Context, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: \"NAME\",
    group: Group::GROUP,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &[],
    since: \"VERSION\",
    cure: None,
    check,
};

fn check(cx: &mut Context<'_>) {
    let _ = cx.model;
}
";

const FIXTURE: &str = "\
//! FIXME: what this shows.

fn bad() {} //~ FIXME(fn) NAME: what the message says

fn good() {}
";

/// Makes the rule's file and its first fixture, and adds it to the list.
pub(crate) fn new_rule(root: &Path, name: &str) -> Result<()> {
    let is_snake_case = name.bytes().all(|it| it.is_ascii_lowercase() || it == b'_');
    let group = name.split_once('_').map(|it| it.0).filter(|it| !it.is_empty() && is_snake_case);
    let group = group.with_context(|| format!("`{name}` is not of the form `group_thing`"))?;
    let rule = root.join("rules/src").join(name).with_extension("rs");
    let fixtures = root.join("testdata").join(name);
    ensure!(!rule.exists(), "`{}` exists already", rule.display());
    add_to_list(&root.join("rules/src/lib.rs"), group, name)?;
    let text = RULE
        .replace("NAME", name)
        .replace("GROUP", &capitalized(group))
        .replace("VERSION", env!("CARGO_PKG_VERSION"));
    write(&rule, &text)?;
    write(&fixtures.join("simple.rs"), &FIXTURE.replace("NAME", name))?;
    writeln!(io::stderr(), "xtask: write {} and {}", rule.display(), fixtures.display())?;
    Ok(())
}

/// Puts `name` behind the last rule of its group, or at the end of the list.
fn add_to_list(path: &Path, group: &str, name: &str) -> Result<()> {
    let context = || format!("cannot change `{}`", path.display());
    let text = fs::read_to_string(path).with_context(context)?;
    let (before, list) = text.split_once("rules! {\n").with_context(context)?;
    let (list, after) = list.split_once('}').with_context(context)?;
    let mut names: Vec<&str> = list.lines().collect();
    let entry = format!("    {name},");
    let last = names.iter().rposition(|it| it.trim_start().starts_with(&format!("{group}_")));
    names.insert(last.map_or(names.len(), |it| it + 1), &entry);
    let text = format!("{before}rules! {{\n{}\n}}{after}", names.join("\n"));
    fs::write(path, text).with_context(context)
}

fn write(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .with_context(|| format!("cannot write `{}`", path.display()))
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|it| it.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
