//! `cargo xtask corpus`: what the linter says of published code, and how much of that is true.
//!
//! The crates are pinned in `testdata/corpus.toml`. What a plain run says of them is held against
//! `testdata/corpus-accepted.tsv`; each difference is printed, and fails the command unless it is
//! accepted. A sample of the findings was judged by people: `testdata/corpus-judged.tsv`. What a
//! plain run hides and `--all` shows has a sample of its own: `testdata/corpus-judged-all.tsv`.

mod accepted;
mod hidden;
mod judged;
mod table;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde::Deserialize;

use self::{accepted::Row, judged::Judgement};
use crate::{
    process::{self, target},
    proof::Figure,
    registry::{Krate, sources},
    report::Report,
    root,
};

/// The options of `corpus`.
#[derive(Debug, Args)]
pub(crate) struct CorpusArgs {
    /// Only these crates, by name
    crates: Vec<String>,
    /// Only the part that CI has the time for
    #[arg(long)]
    gate: bool,
    /// Take what the linter says now as accepted
    #[arg(long)]
    accept: bool,
    /// Print N findings of each rule that nobody has judged, with their code, spread over the crates
    #[arg(long, value_name = "N")]
    sample: Option<usize>,
    /// Count or sample what a plain run hides, and compare nothing with what is accepted
    #[arg(long, conflicts_with = "accept")]
    all: bool,
    /// Write the tables of precision to `docs/precision.md`
    #[arg(long)]
    table: bool,
    /// This linter, instead of building one
    #[arg(long, value_name = "FILE")]
    linter: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Pinned {
    #[serde(rename = "crate")]
    crates: Vec<Member>,
}

/// A crate of the corpus.
#[derive(Clone, Deserialize)]
struct Member {
    #[serde(flatten)]
    krate: Krate,
    /// Small enough for CI.
    #[serde(default)]
    gate: bool,
}

/// What the linter says of one crate.
struct Said {
    krate: String,
    n_lines: u64,
    rows: Vec<Row>,
    source: PathBuf,
}

/// Whether to hear all of what the linter finds, or what it says by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Plain,
    All,
}

#[derive(Deserialize)]
struct RuleList {
    rules: Vec<ListedRule>,
}

#[derive(Deserialize)]
struct ListedRule {
    name: String,
}

pub(crate) fn corpus(args: &CorpusArgs) -> Result<()> {
    let home = root().join("testdata");
    let pinned = pinned(&home)?;
    let is_chosen = |it: &Member| {
        let is_named = args.crates.is_empty() || args.crates.contains(&it.krate.name);
        is_named && (it.gate || !args.gate)
    };
    let all: Vec<Krate> = pinned.crates.iter().map(|it| it.krate.clone()).collect();
    let chosen: Vec<Krate> =
        pinned.crates.into_iter().filter(is_chosen).map(|it| it.krate).collect();
    if chosen.is_empty() {
        bail!("no crate of the corpus is chosen");
    }
    // All are asked for at once, so that their dependencies are always the same.
    let out = target().join("corpus");
    let wanted = if args.gate { &chosen } else { &all };
    sources(wanted, &out)?;
    let linter = process::linter(args.linter.as_deref())?;
    let hear = |run| {
        let said = chosen.iter().map(|it| listen(it, run, &linter, &out));
        said.collect::<Result<Vec<Said>>>()
    };
    let said = hear(Run::Plain)?;
    let hidden = || -> Result<(Vec<Said>, Vec<Judgement>)> {
        let judgements = judged::read(&home.join("corpus-judged-all.tsv"))?;
        Ok((hidden::without(hear(Run::All)?, &said), judgements))
    };
    if args.all && !args.table {
        let (said, judgements) = hidden()?;
        return match args.sample {
            Some(n) => hidden::print_sample(&said, &judgements, n),
            None => hidden::print(&said, &judgements),
        };
    }
    let judgements = judged::read(&home.join("corpus-judged.tsv"))?;
    if let Some(n) = args.sample {
        return table::print_sample(&said, &judgements, n);
    }
    table::print(&said, &judgements);
    if args.table {
        let (hidden, judged_hidden) = hidden()?;
        let rules = rules(&linter)?;
        let text = table::markdown(&said, &judgements)
            + &hidden::markdown(&hidden, &judged_hidden, &said, &rules);
        fs::write(root().join("docs/precision.md"), text).context("cannot write the table")?;
    }
    accepted::settle(&said, &home.join("corpus-accepted.tsv"), args.accept)
}

/// What `cargo xtask proof` shows, measured with `linter` on the whole corpus.
pub(crate) fn figures(linter: &Path) -> Result<Vec<Figure>> {
    let home = root().join("testdata");
    let pinned = pinned(&home)?;
    let all: Vec<Krate> = pinned.crates.into_iter().map(|it| it.krate).collect();
    let out = target().join("corpus");
    sources(&all, &out)?;
    let said =
        all.iter().map(|it| listen(it, Run::Plain, linter, &out)).collect::<Result<Vec<_>>>()?;
    let judgements = judged::read(&home.join("corpus-judged.tsv"))?;
    Ok(table::figures(&said, &judgements))
}

fn pinned(home: &Path) -> Result<Pinned> {
    let text = fs::read_to_string(home.join("corpus.toml")).context("cannot read the corpus")?;
    toml::from_str(&text).context("`corpus.toml` is broken")
}

/// Runs the linter over one crate.
fn listen(krate: &Krate, run: Run, linter: &Path, out: &Path) -> Result<Said> {
    let source = sources(std::slice::from_ref(krate), out)?.remove(0);
    let mut command = Command::new(linter);
    command.args(["check", "--format", "json", "--quiet", "--no-progress", "."]);
    if run == Run::All {
        command.arg("--all");
    }
    let output = command.current_dir(&source).stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot run `{}`", linter.display()))?;
    let report: Report = serde_json::from_slice(&output.stdout)
        .with_context(|| format!("{krate}: the report is broken ({})", output.status))?;
    let rows = report.findings.into_iter().map(|it| Row {
        krate: krate.to_string(),
        rule: it.rule,
        place: format!("{}:{}", it.file, it.span.start_line),
        fingerprint: it.fingerprint,
        message: it.message.replace(['\t', '\n'], " "),
    });
    let mut rows: Vec<Row> = rows.collect();
    rows.sort();
    Ok(Said {
        krate: krate.to_string(),
        n_lines: report.summary.lines,
        rows,
        source,
    })
}

/// The names of all rules.
fn rules(linter: &Path) -> Result<Vec<String>> {
    let output = Command::new(linter).args(["rules", "--format", "json"]).output();
    let output = output.with_context(|| format!("cannot run `{}`", linter.display()))?;
    let list: RuleList =
        serde_json::from_slice(&output.stdout).context("the list of rules is broken")?;
    Ok(list.rules.into_iter().map(|it| it.name).collect())
}

/// The judgement of a finding, if there is one.
fn judgement_of<'j>(row: &Row, judgements: &'j [Judgement]) -> Option<&'j Judgement> {
    judgements.iter().find(|it| it.krate == row.krate && it.fingerprint == row.fingerprint)
}
