//! The findings that are accepted as the state of things, and how a run differs from them.
#![expect(clippy::print_stdout, reason = "this is what the command is for")]

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, bail};

use super::Said;

/// A finding in the corpus.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    pub(super) krate: String,
    pub(super) rule: String,
    /// The file and the line.
    pub(super) place: String,
    pub(super) fingerprint: String,
    pub(super) message: String,
}

const HEADER: &str = "crate\trule\tplace\tfingerprint\tmessage";

impl Row {
    fn line(&self) -> String {
        let Row { krate, rule, place, fingerprint, message } = self;
        format!("{krate}\t{rule}\t{place}\t{fingerprint}\t{message}")
    }

    fn parse(line: &str) -> Option<Row> {
        let mut parts = line.splitn(5, '\t').map(str::to_owned);
        let mut next = || parts.next();
        Some(Row {
            krate: next()?,
            rule: next()?,
            place: next()?,
            fingerprint: next()?,
            message: next()?,
        })
    }
}

/// Prints what the run says and the list does not, and the other way round; or makes the list say
/// what the run does.
pub(super) fn settle(said: &[Said], list: &Path, accept: bool) -> Result<()> {
    let known = read(list)?;
    let is_looked_at = |it: &&Row| said.iter().any(|said| said.krate == it.krate);
    let before: BTreeSet<&Row> = known.iter().filter(is_looked_at).collect();
    let now: BTreeSet<&Row> = said.iter().flat_map(|it| &it.rows).collect();
    let added: Vec<&Row> = now.difference(&before).copied().collect();
    let removed: Vec<&Row> = before.difference(&now).copied().collect();
    print_changes("added", &added);
    print_changes("removed", &removed);
    if accept {
        let others = known.iter().filter(|it| !is_looked_at(it));
        let rows: BTreeSet<&Row> = others.chain(now.iter().copied()).collect();
        let lines = rows.iter().map(|it| it.line() + "\n").collect::<String>();
        return fs::write(list, format!("{HEADER}\n{lines}")).context("cannot write the list");
    }
    if added.is_empty() && removed.is_empty() {
        return Ok(());
    }
    bail!(
        "{} findings more and {} fewer than accepted: judge them, then run with --accept",
        added.len(),
        removed.len()
    )
}

fn read(list: &Path) -> Result<Vec<Row>> {
    let text =
        fs::read_to_string(list).with_context(|| format!("cannot read `{}`", list.display()))?;
    let parse = |line: &str| Row::parse(line).with_context(|| format!("not a finding: {line}"));
    text.lines().skip(1).map(parse).collect()
}

/// By rule, then by crate.
fn print_changes(what: &str, rows: &[&Row]) {
    let mut rows = rows.to_vec();
    rows.sort_by_key(|it| (&it.rule, &it.krate, &it.place));
    for it in rows {
        println!("{what}: {} {} {}: {}", it.rule, it.krate, it.place, it.message);
    }
}
