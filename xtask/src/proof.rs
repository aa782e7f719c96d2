//! `cargo xtask proof`: measures what the README promises, and writes the table there.
//!
//! The compiler's account of locks, the corpus, the published advisories; and real bugs, where a list of
//! them and clones of their projects are at hand, which the repository does not have.

mod bugs;

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};

use self::bugs::BugArgs;
use crate::{corpus, oracle, process, rustsec};

/// The options of `proof`.
#[derive(Debug, Args)]
pub(crate) struct ProofArgs {
    /// This linter, instead of building one
    #[arg(long, value_name = "FILE")]
    linter: Option<PathBuf>,
    /// Measure only this, and leave the other rows as they are
    #[arg(long, value_name = "PART")]
    only: Option<Part>,
    #[command(flatten)]
    bugs: BugArgs,
}

/// What is measured on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    Oracle,
    Corpus,
    Advisories,
    Bugs,
}

/// Something that was measured, beside what is aimed at.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) what: String,
    pub(crate) measured: String,
    pub(crate) target: &'static str,
}

impl Figure {
    /// The share of `part` in `whole`.
    pub(crate) fn share(what: &str, part: usize, whole: usize, target: &'static str) -> Figure {
        let percent = part as f64 * 100.0 / whole.max(1) as f64;
        Figure {
            what: what.to_owned(),
            measured: format!("{percent:.1} % ({part} of {whole})"),
            target,
        }
    }
}

const BEGIN: &str = "<!-- made by `cargo xtask proof` -->\n";
const END: &str = "<!-- end of what it makes -->\n";

pub(crate) fn proof(root: &Path, args: &ProofArgs) -> Result<()> {
    let linter = process::linter(args.linter.as_deref())?;
    let is_wanted = |part| args.only.is_none_or(|it| it == part);
    let mut figures = Vec::new();
    if is_wanted(Part::Oracle) {
        figures.extend(oracle::figures(&linter)?);
    }
    if is_wanted(Part::Corpus) {
        figures.extend(corpus::figures(&linter)?);
    }
    if is_wanted(Part::Advisories) {
        figures.extend(rustsec::figures(root, &linter)?);
    }
    if is_wanted(Part::Bugs) {
        figures.extend(bugs::figures(&args.bugs, &linter)?);
    }
    let new = table(&figures);
    write!(io::stdout(), "{new}")?;
    let path = root.join("README.md");
    let readme = fs::read_to_string(&path).context("there is no README")?;
    let readme = match args.only {
        Some(_) => with_rows(&readme, &new)?,
        None => with_table(&readme, &new)?,
    };
    fs::write(&path, readme).context("the README cannot be written")
}

/// `readme` with those rows of its table that measure the same as one of `table` taken from there.
fn with_rows(readme: &str, table: &str) -> Result<String> {
    let begin = readme.find(BEGIN).context("the README has no markers for the table")?;
    let what = |row: &str| row.split(" | ").next().unwrap_or_default().to_owned();
    let new: Vec<(String, &str)> = table.lines().skip(2).map(|it| (what(it), it)).collect();
    let (before, rest) = readme.split_at(begin);
    let rows = rest.split_inclusive('\n').map(|row| {
        let found = new.iter().find(|it| it.0 == what(row));
        found.map_or_else(|| row.to_owned(), |it| format!("{}\n", it.1))
    });
    Ok(format!("{before}{}", rows.collect::<String>()))
}

fn table(figures: &[Figure]) -> String {
    let rows = figures.iter().map(|it| {
        let target = if it.target.is_empty() { "" } else { it.target };
        format!("| {} | {} | {target} |\n", it.what, it.measured)
    });
    format!("| | measured | aimed at |\n|---|---|---|\n{}", rows.collect::<String>())
}

/// `readme` with `table` between the markers.
fn with_table(readme: &str, table: &str) -> Result<String> {
    let markers = || "the README has no markers for the table";
    let (before, rest) = readme.split_once(BEGIN).with_context(markers)?;
    let (_, after) = rest.split_once(END).with_context(markers)?;
    Ok(format!("{before}{BEGIN}{table}{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::{BEGIN, END, Figure, table, with_rows, with_table};

    #[test]
    fn a_part_changes_its_own_rows_only() {
        let figure = |what, part| Figure::share(what, part, 100, "");
        let old = table(&[figure("locks", 98), figure("bugs", 97)]);
        let readme = format!("# Head\n{BEGIN}{old}{END}after | it\n");
        let new = with_rows(&readme, &table(&[figure("bugs", 99)])).expect("markers");
        let expected = table(&[figure("locks", 98), figure("bugs", 99)]);
        assert_eq!(new, format!("# Head\n{BEGIN}{expected}{END}after | it\n"));
    }

    #[test]
    fn the_table_takes_the_place_of_the_last_one() {
        let figures = [Figure::share("locks that are found", 99, 100, ">= 99 %")];
        let table = table(&figures);
        assert!(table.ends_with("| locks that are found | 99.0 % (99 of 100) | >= 99 % |\n"));
        let readme = format!("before\n{BEGIN}old\n{END}after\n");
        let written = with_table(&readme, &table).expect("there are markers");
        assert_eq!(written, format!("before\n{BEGIN}{table}{END}after\n"));
        assert!(with_table("no markers", &table).is_err());
    }
}
