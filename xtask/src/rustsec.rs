//! `cargo xtask rustsec`: published unsound impls of `Send` and `Sync`, and impls that are right.
//!
//! `rustsec.toml` names places in crates of the registry that advisories speak of, and crates whose
//! impls have been read. Both are fetched and linted: the first should be found, the second left
//! alone, and each finding in the second has been judged.

mod impls;
mod list;

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use clap::Args;

use self::list::{Advisory, Judgement, List, Reviewed};
use crate::{
    process::{self, said_within},
    proof::Figure,
    report::{Finding, Report},
};

/// How many seconds the linter may take for one crate.
const LIMIT: u64 = 60;

/// The options of `rustsec`.
#[derive(Debug, Args)]
pub(crate) struct RustsecArgs {
    /// This linter, instead of building one
    #[arg(long, value_name = "FILE")]
    linter: Option<PathBuf>,
    /// How long the linter may take for one crate
    #[arg(long, value_name = "SECONDS", default_value_t = LIMIT)]
    limit: u64,
    /// A line for each place
    #[arg(short, long)]
    verbose: bool,
}

/// Advisories give a line, and the finding may stand right beside it.
const NEAR: u32 = 1;

fn is_at(finding: &Finding, file: &str, line: u32) -> bool {
    let mut places = finding.places();
    places.any(|(name, lines)| {
        Path::new(name) == Path::new(file) && lines.are_near((line, line), NEAR)
    })
}

pub(crate) fn rustsec(root: &Path, args: &RustsecArgs) -> Result<()> {
    let linter = process::linter(args.linter.as_deref())?;
    let list = list(root)?;
    let (states, reviews, slow) = measured(&list, linter, args.limit)?;
    let rows: Vec<_> = list.advisories.iter().zip(states).collect();
    list::print_advisories(&rows, args.verbose);
    list::print_reviews(&reviews);
    list::print_slow(&slow, args.limit);
    Ok(())
}

/// What `cargo xtask proof` shows, measured with `linter`.
pub(crate) fn figures(root: &Path, linter: &Path) -> Result<Vec<Figure>> {
    let list = list(root)?;
    let (states, reviews, _) = measured(&list, linter.to_owned(), LIMIT)?;
    let rows: Vec<_> = list.advisories.iter().zip(states).collect();
    Ok(list::figures(&rows, &reviews))
}

fn list(root: &Path) -> Result<List> {
    let path = root.join("xtask/rustsec.toml");
    let text = fs::read_to_string(&path).context("cannot read `rustsec.toml`")?;
    toml::from_str(&text).context("`rustsec.toml` is broken")
}

/// What became of each advisory, what there is to say of the reviewed crates, and which ones took longer
/// than `limit` seconds.
fn measured(
    list: &List,
    linter: PathBuf,
    limit: u64,
) -> Result<(Vec<State>, Vec<Review>, Vec<String>)> {
    let limit = Duration::from_secs(limit);
    let mut bench = Bench { linter, limit, reports: BTreeMap::new() };
    let states = list.advisories.iter().map(|it| bench.state(it)).collect::<Result<Vec<_>>>()?;
    let reviews = list.reviewed.iter().map(|it| bench.review(it, &list.judgements));
    let reviews = reviews.collect::<Result<Vec<_>>>()?;
    Ok((states, reviews.into_iter().flatten().collect(), bench.slow()))
}

/// What became of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Found,
    Missed,
    /// The registry does not give out the version any more.
    Gone,
    /// The linter took too long.
    Slow,
}

/// What there is to say of a crate.
#[derive(Clone, Debug)]
enum Outcome {
    Linted(Report),
    Gone,
    Slow,
}

/// A reviewed crate: how many impls it has, and which of them were reported.
struct Review {
    name: String,
    impls: usize,
    flags: Vec<Flag>,
}

struct Flag {
    place: String,
    message: String,
    confidence: String,
    /// None if nobody has looked at it yet.
    judged: Option<Judgement>,
}

impl Flag {
    /// Whether the impl was judged to be right as it is.
    fn is_wrong(&self) -> bool {
        self.judged.as_ref().is_some_and(|it| !it.right)
    }
}

struct Bench {
    linter: PathBuf,
    limit: Duration,
    reports: BTreeMap<(String, String), Outcome>,
}

impl Bench {
    fn state(&mut self, advisory: &Advisory) -> Result<State> {
        let Some(version) = &advisory.version else { return Ok(State::Gone) };
        let report = match self.report(&advisory.name, version)? {
            Outcome::Linted(report) => report,
            Outcome::Gone => return Ok(State::Gone),
            Outcome::Slow => return Ok(State::Slow),
        };
        let fits = |it: &&Finding| advisory.rules().contains(&it.rule.as_str());
        let mut findings = report.findings.iter().filter(fits);
        Ok(match findings.any(|it| is_at(it, &advisory.file, advisory.line)) {
            true => State::Found,
            false => State::Missed,
        })
    }

    /// None if the linter took too long.
    fn review(&mut self, krate: &Reviewed, judgements: &[Judgement]) -> Result<Option<Review>> {
        let name = format!("{}-{}", krate.name, krate.version);
        let report = match self.report(&krate.name, &krate.version)? {
            Outcome::Linted(report) => report,
            Outcome::Gone => bail!("the registry does not have {name}"),
            Outcome::Slow => return Ok(None),
        };
        let source = source(&krate.name, &krate.version)?.context("it was there just now")?;
        let impls = impls::count(&source)?;
        let own = report.findings.iter().filter(|it| it.rule == "shared_send_bound");
        // Impls of tests and benches are not counted either.
        let own = own.filter(|it| Path::new(&it.file).starts_with("src"));
        let flags = own.map(|it| {
            let near = judgements.iter().filter(|judgement| {
                judgement.name == krate.name && is_at(it, &judgement.file, judgement.line)
            });
            // Impls of `Send` and `Sync` stand on lines next to one another.
            let judged = near.min_by_key(|near| near.line.abs_diff(it.span.start_line));
            Flag {
                place: format!("{}:{}", it.file, it.span.start_line),
                message: it.message.clone(),
                confidence: it.confidence.clone(),
                judged: judged.cloned(),
            }
        });
        Ok(Some(Review { name, impls, flags: flags.collect() }))
    }

    fn report(&mut self, name: &str, version: &str) -> Result<Outcome> {
        let key = (name.to_owned(), version.to_owned());
        if let Some(report) = self.reports.get(&key) {
            return Ok(report.clone());
        }
        let report = match source(name, version)? {
            Some(source) => self.lint(&source)?.map_or(Outcome::Slow, Outcome::Linted),
            None => Outcome::Gone,
        };
        self.reports.insert(key, report.clone());
        Ok(report)
    }

    /// The crates that took too long.
    fn slow(&self) -> Vec<String> {
        let slow = self.reports.iter().filter(|it| matches!(it.1, Outcome::Slow));
        slow.map(|it| format!("{}-{}", it.0.0, it.0.1)).collect()
    }

    /// None if it takes too long.
    fn lint(&self, source: &Path) -> Result<Option<Report>> {
        let mut linter = Command::new(&self.linter);
        linter.args(["check", ".", "--quiet", "--all", "--format", "json"]).current_dir(source);
        let said = said_within(&mut linter, self.limit).context("cannot run the linter")?;
        let Some(said) = said else { return Ok(None) };
        let report = serde_json::from_slice(&said)
            .with_context(|| format!("the linter says nothing of `{}`", source.display()))?;
        Ok(Some(report))
    }
}

/// The sources of a crate as cargo keeps them, downloaded if they are not there yet. None if the
/// version is not to be had.
fn source(name: &str, version: &str) -> Result<Option<PathBuf>> {
    let folder = format!("{name}-{version}");
    if let Some(found) = kept(&folder)? {
        return Ok(Some(found));
    }
    // Of all commands this one downloads a crate without a look at what it depends on.
    let mut cargo = Command::new("cargo");
    cargo.args(["info", "--quiet", &format!("{name}@{version}")]).current_dir(env::temp_dir());
    let is_there = cargo.output().context("cannot run `cargo info`")?.status.success();
    if is_there { kept(&folder) } else { Ok(None) }
}

fn kept(folder: &str) -> Result<Option<PathBuf>> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|it| it.join(".cargo")));
    let registries = home.context("there is no home directory")?.join("registry/src");
    if !registries.exists() {
        return Ok(None);
    }
    for registry in fs::read_dir(&registries)? {
        let source = registry?.path().join(folder);
        if source.exists() {
            return Ok(Some(source));
        }
    }
    Ok(None)
}
