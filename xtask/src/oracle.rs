//! `cargo xtask oracle`: the compiler as the judge of where locks are taken and let go.
//!
//! Each crate of `oracle.toml` is compiled, and its MIR read, by the scripts in `mir-oracle/`; the
//! linter's account of the same sources is held against that.

mod table;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use serde::Deserialize;

use self::table::Figures;
use crate::{
    process::{self, run, target},
    proof::Figure,
    registry::{Krate, source},
};

/// The options of `oracle`.
#[derive(Debug, Args)]
pub(crate) struct OracleArgs {
    /// Crates as NAME or NAME@VERSION, of `oracle.toml` or not [default: all of `oracle.toml`]
    crates: Vec<String>,
    /// Features of the crates that are not in `oracle.toml`
    #[arg(long, value_delimiter = ',')]
    features: Vec<String>,
    /// Use the MIR of an earlier run where there is one
    #[arg(long)]
    keep: bool,
    /// Print up to N disagreements of each kind
    #[arg(long, value_name = "N", default_value_t = 0)]
    list: usize,
    /// This linter, instead of building one
    #[arg(long, value_name = "FILE")]
    linter: Option<PathBuf>,
}

/// The crates to look at.
#[derive(Debug, Deserialize)]
struct Pinned {
    #[serde(rename = "crate")]
    crates: Vec<Krate>,
}

/// Where things are.
struct Places {
    /// The folder of the scripts.
    scripts: PathBuf,
    /// Downloads and results go here.
    out: PathBuf,
    linter: PathBuf,
}

pub(crate) fn oracle(args: &OracleArgs) -> Result<()> {
    let (rows, n_crates) = measured(args)?;
    table::print(&rows);
    if rows.len() < n_crates {
        bail!("{} of {n_crates} crates could not be judged", n_crates - rows.len());
    }
    Ok(())
}

/// What `cargo xtask proof` shows, measured with `linter`. The MIR of an earlier run will do.
pub(crate) fn figures(linter: &Path) -> Result<Vec<Figure>> {
    let args = OracleArgs {
        crates: Vec::new(),
        features: Vec::new(),
        keep: true,
        list: 0,
        linter: Some(linter.to_owned()),
    };
    Ok(table::figures(&measured(&args)?.0))
}

/// The figures of each crate that could be judged, and how many there should be.
fn measured(args: &OracleArgs) -> Result<(Vec<(String, Figures)>, usize)> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crates = chosen(args, &home.join("oracle.toml"))?;
    let out = target().join("oracle");
    fs::create_dir_all(&out).with_context(|| format!("cannot make `{}`", out.display()))?;
    let places = Places {
        scripts: home.join("mir-oracle"),
        out: out.canonicalize()?,
        linter: process::linter(args.linter.as_deref())?,
    };
    let mut rows = Vec::new();
    for krate in &crates {
        match judge(krate, args, &places) {
            Ok(figures) => rows.push((krate.to_string(), figures)),
            Err(error) => table::remark(&format!("{krate}: {error:#}")),
        }
    }
    Ok((rows, crates.len()))
}

/// The crates that were asked for.
fn chosen(args: &OracleArgs, list: &Path) -> Result<Vec<Krate>> {
    let text =
        fs::read_to_string(list).with_context(|| format!("cannot read `{}`", list.display()))?;
    let pinned: Pinned = toml::from_str(&text).context("`oracle.toml` is broken")?;
    if args.crates.is_empty() {
        return Ok(pinned.crates);
    }
    let find = |wanted: &String| {
        let is_wanted = |it: &&Krate| it.name == *wanted || it.to_string() == *wanted;
        if let Some(known) = pinned.crates.iter().find(is_wanted) {
            return Ok(known.clone());
        }
        let (name, version) = wanted
            .split_once('@')
            .ok_or_else(|| anyhow!("`{wanted}` is not in `oracle.toml`: name a version as well"))?;
        let (name, version) = (name.to_owned(), version.to_owned());
        Ok(Krate {
            name,
            version,
            features: args.features.clone(),
            checksum: None,
        })
    };
    args.crates.iter().map(find).collect()
}

/// Collects, lints and compares one crate.
fn judge(krate: &Krate, args: &OracleArgs, places: &Places) -> Result<Figures> {
    let folder = source(krate, &places.out)?;
    let file = |folder: &str| -> Result<PathBuf> {
        let folder = places.out.join(folder);
        fs::create_dir_all(&folder)?;
        Ok(folder.join(format!("{}-{}.json", krate.name, krate.version)))
    };
    let mir = file("mir")?;
    if !args.keep || !mir.exists() {
        let mut collect = places.script("collect");
        collect.arg(&folder).arg("-o").arg(&mir);
        collect.arg("--target-dir").arg(places.out.join("build"));
        if !krate.features.is_empty() {
            collect.args(["--features", &krate.features.join(",")]);
        }
        run(collect.stdout(Stdio::null()))?;
    }
    let (locks, calls, figures) = (file("locks")?, file("calls")?, file("figures")?);
    places.lint(&["locks", "--format", "json"], &folder, &locks)?;
    places.lint(&["calls"], &folder, &calls)?;
    let mut compare = places.script("compare");
    compare.arg(&mir).arg(&locks).arg("--calls").arg(&calls).arg("--source").arg(&folder);
    compare.arg("--json").arg(&figures).args(["--max-list", &args.list.to_string()]);
    if args.list == 0 {
        compare.stdout(Stdio::null());
    } else {
        table::remark(&format!("\n{krate}"));
    }
    run(&mut compare)?;
    Ok(serde_json::from_str(&fs::read_to_string(&figures)?)?)
}

impl Places {
    fn script(&self, command: &str) -> Command {
        let mut python = Command::new("python3");
        python.arg(self.scripts.join("mir.py")).arg(command);
        // Nothing is written beside the sources.
        python.env("PYTHONDONTWRITEBYTECODE", "1");
        python
    }

    fn lint(&self, command: &[&str], source: &Path, output: &Path) -> Result<()> {
        let mut linter = Command::new(&self.linter);
        linter.args(command).args(["--quiet", "."]).current_dir(source);
        run(linter.stdout(fs::File::create(output)?))
    }
}
