//! `cargo xtask compare`: what clippy and threadlint find of textbook faults, written to
//! `docs/comparison.md`.
//!
//! The faults are in `compare/`, each a program of its own with a mended twin beside it. A tool has found
//! a fault if it speaks of a line with a marker, in a lint about threads; what it says of a twin in such
//! a lint is a false alarm.

mod page;
mod tools;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use clap::Args;

use self::tools::Remark;
use crate::{
    process::{self, target},
    root,
};

/// The options of `compare`.
#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// This linter, instead of building one
    #[arg(long, value_name = "FILE")]
    linter: Option<PathBuf>,
}

const MARKER: &str = "//~ fault";
const TWIN: &str = "_mended";

/// How often each tool is run to see how long it takes.
const ROUNDS: usize = 5;

/// A program with a fault.
struct Case {
    name: String,
    /// Its first sentence.
    title: String,
    lines: BTreeSet<u32>,
}

/// One way to run a tool.
struct Column {
    name: &'static str,
    /// By case: the lints that speak of the fault.
    found: BTreeMap<String, BTreeSet<String>>,
    /// Case and lint.
    false_alarms: BTreeSet<(String, String)>,
    time: Duration,
}

pub(crate) fn compare(args: &CompareArgs) -> Result<()> {
    let folder = root().join("xtask/compare");
    let cases = cases(&folder.join("src/bin"))?;
    let linter = process::linter(args.linter.as_deref())?;
    let out = target().join("compare");
    let clippy = |flags: &[&str]| tools::clippy(&folder, &out, flags);
    let threadlint = |flags: &[&str]| tools::threadlint(&linter, &folder, flags);
    let columns = [
        column("clippy", &cases, &|| clippy(&[]))?,
        column("clippy, pedantic and nursery", &cases, &|| {
            clippy(&["-W", "clippy::pedantic", "-W", "clippy::nursery"])
        })?,
        column("threadlint", &cases, &|| threadlint(&[]))?,
        column("threadlint --all", &cases, &|| threadlint(&["--all", "--hints"]))?,
    ];
    let versions = [tools::version("rustc")?, tools::version("cargo-clippy")?];
    let text = page::markdown(&cases, &columns, &versions);
    fs::write(root().join("docs/comparison.md"), text).context("cannot write the page")
}

/// The programs in `folder`, each of which has a twin.
fn cases(folder: &Path) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder).context("there are no programs to compare")? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(TWIN) {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let title = text.lines().next().and_then(|it| it.strip_prefix("//! "));
        let title = title.with_context(|| format!("{name} does not say what it shows"))?;
        let lines = marked_lines(&text);
        ensure!(!lines.is_empty(), "{name} has no fault");
        let twin = folder.join(format!("{name}{TWIN}.rs"));
        let twin = fs::read_to_string(twin).with_context(|| format!("{name} has no twin"))?;
        ensure!(!twin.contains(MARKER), "the twin of {name} has a fault");
        cases.push(Case { title: title.to_owned(), lines, name });
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(cases)
}

/// The lines with a marker; one that stands alone is about the line above.
fn marked_lines(text: &str) -> BTreeSet<u32> {
    let marked = text.lines().zip(1..).filter(|it| it.0.contains(MARKER));
    marked.map(|(line, number)| number - u32::from(line.trim_start() == MARKER)).collect()
}

fn column(
    name: &'static str,
    cases: &[Case],
    run: &dyn Fn() -> Result<(Vec<Remark>, Duration)>,
) -> Result<Column> {
    let mut times = Vec::new();
    let mut remarks = Vec::new();
    for _ in 0..ROUNDS {
        let (said, time) = run().with_context(|| format!("cannot run {name}"))?;
        times.push(time);
        remarks = said;
    }
    times.sort();
    let mut column = Column {
        name,
        found: BTreeMap::new(),
        false_alarms: BTreeSet::new(),
        time: times[ROUNDS / 2],
    };
    for remark in remarks {
        match remark.program.strip_suffix(TWIN) {
            Some(case) => drop(column.false_alarms.insert((case.to_owned(), remark.lint))),
            None => {
                let case = cases.iter().find(|it| it.name == remark.program);
                if case.is_some_and(|it| it.lines.iter().any(|line| remark.is_about(*line))) {
                    column.found.entry(remark.program).or_default().insert(remark.lint);
                }
            }
        }
    }
    Ok(column)
}

#[cfg(test)]
mod tests {
    use super::marked_lines;

    #[test]
    fn a_marker_alone_is_about_the_line_above() {
        let lines = marked_lines("a(); //~ fault\nfor b in c {\n    //~ fault\n    d();\n}\n");
        assert_eq!(Vec::from_iter(lines), [1, 2]);
    }
}
