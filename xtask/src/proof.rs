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
use clap::Args;

use self::bugs::BugArgs;
use crate::{corpus, oracle, process, rustsec};

/// The options of `proof`.
#[derive(Debug, Args)]
pub(crate) struct ProofArgs {
    /// This linter, instead of building one
    #[arg(long, value_name = "FILE")]
    linter: Option<PathBuf>,
    #[command(flatten)]
    bugs: BugArgs,
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
    let mut figures = oracle::figures(&linter)?;
    figures.extend(corpus::figures(&linter)?);
    figures.extend(rustsec::figures(root, &linter)?);
    figures.extend(bugs::figures(&args.bugs, &linter)?);
    let table = table(&figures);
    write!(io::stdout(), "{table}")?;
    let path = root.join("README.md");
    let readme = fs::read_to_string(&path).context("there is no README")?;
    fs::write(&path, with_table(&readme, &table)?).context("the README cannot be written")
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
    use super::{BEGIN, END, Figure, table, with_table};

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
