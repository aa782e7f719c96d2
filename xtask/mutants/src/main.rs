//! `cargo xtask mutants`: puts small faults into the linter, one at a time, and sees whether a test notices.
//!
//! Building the linter anew for each of a thousand faults would take a day. So a copy of the
//! repository is made that has all of them in its code, each behind a number, and is built once. Most
//! are noticed by some fixture within a second; those that none notices are tried on other tests.

mod build;
mod find;
mod judge;
mod tree;

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write as _,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use clap::Parser;

use crate::{find::Mutant, judge::Verdict, tree::Tree};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask mutants")]
struct Args {
    /// Files or folders of sources, as seen from the root of the repository
    #[arg(default_values = DEFAULT)]
    paths: Vec<String>,
    /// Try each N-th mutant only
    #[arg(long, value_name = "N", default_value_t = 1)]
    every: usize,
    /// Begin with the N-th mutant, so that another run tries others
    #[arg(long, value_name = "N", default_value_t = 0)]
    from: usize,
    /// Try only mutants that are told with these words: a line as `flow.rs:120`, a function, code
    #[arg(long = "only", value_name = "TEXT")]
    only: Vec<String>,
    /// Try only those that the last run missed
    #[arg(long)]
    again: bool,
    /// List the mutants, and build nothing
    #[arg(long)]
    list: bool,
}

/// What decides how long guards live, in which order locks are taken, and what calls do.
const DEFAULT: [&str; 11] = [
    "lower/src/body/chain.rs",
    "lower/src/body/condition.rs",
    "lower/src/body/decide.rs",
    "lower/src/body/dest.rs",
    "lower/src/body/lets.rs",
    "lower/src/body/loops.rs",
    "lower/src/body/matches.rs",
    "lower/src/body/scope.rs",
    "lower/src/body/stmt.rs",
    "model/src/query/last_use.rs",
    "model/src/solve",
];

fn main() -> Result<()> {
    let args = Args::parse();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("in a repository");
    let out = env::var_os("MUTANTS_OUT").map_or_else(|| root.join("target/mutants"), PathBuf::from);
    let tree = Tree::new(root, out.join("tree"), &args.paths)?;
    let missed = if args.again { Some(missed(&tree)?) } else { None };
    let is_wanted = |it: &&Mutant| {
        let told = told(it);
        args.only.iter().all(|text| told.contains(text.as_str()))
            && missed.as_ref().is_none_or(|missed| missed.contains(&told))
    };
    if args.list {
        let all = tree.mutants(&[])?;
        let lines: String = all.iter().filter(is_wanted).map(|it| told(it) + "\n").collect();
        io::stdout().write_all(lines.as_bytes())?;
        return Ok(());
    }
    tree.copy()?;
    let unviable = build::check(&tree)?;
    let all = tree.mutants(&[])?;
    let viable = all.iter().filter(|it| !unviable.contains(&it.id));
    let tried: Vec<Mutant> =
        viable.filter(is_wanted).skip(args.from).step_by(args.every).cloned().collect();
    let verdicts = judge::judge(&tree, &tried)?;
    report(&tree, &all, &unviable, &tried, &verdicts)
}

/// A mutant in words: where it is, in which function, and what is different.
fn told(it: &Mutant) -> String {
    format!("{}:{} {}: {}", it.file, it.line, it.function, it.what)
}

/// What no test has noticed in the last run.
fn missed(tree: &Tree) -> Result<BTreeSet<String>> {
    let rows = fs::read_to_string(tree.outcomes()).context("there was no run yet")?;
    let missed = rows.lines().filter_map(|it| Some(it.split_once("\tmissed\t")?.0));
    Ok(missed.map(str::to_owned).collect())
}

/// What became of the mutants of one file.
#[derive(Default)]
struct Count {
    tried: usize,
    caught: usize,
    too_long: usize,
    missed: usize,
    unviable: usize,
}

fn report(
    tree: &Tree,
    all: &[Mutant],
    unviable: &[u32],
    tried: &[Mutant],
    verdicts: &BTreeMap<u32, Verdict>,
) -> Result<()> {
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for it in all.iter().filter(|it| unviable.contains(&it.id)) {
        counts.entry(&it.file).or_default().unviable += 1;
    }
    let (mut rows, mut missed) = (String::new(), String::new());
    for it in tried {
        let count = counts.entry(&it.file).or_default();
        count.tried += 1;
        let verdict = verdicts.get(&it.id).unwrap_or(&Verdict::Missed);
        match verdict {
            Verdict::Caught(_) => count.caught += 1,
            Verdict::TooLong => count.too_long += 1,
            Verdict::Missed | Verdict::Unreached => {
                count.missed += 1;
                writeln!(missed, "{}{}", told(it), verdict.remark())?;
            }
        }
        writeln!(rows, "{}\t{}", told(it), verdict.told())?;
    }
    let path = tree.outcomes();
    fs::write(&path, rows).with_context(|| format!("cannot write `{}`", path.display()))?;
    let mut text = format!(
        "\nmissed:\n{missed}\n| file | tried | caught | too long | missed | not built |\n|---|--:|--:|--:|--:|--:|\n"
    );
    for (file, it) in &counts {
        let Count { tried, caught, too_long, missed, unviable } = it;
        writeln!(text, "| {file} | {tried} | {caught} | {too_long} | {missed} | {unviable} |")?;
    }
    io::stdout().write_all(text.as_bytes())?;
    Ok(())
}
