//! `cargo xtask fuzz`: feeds the linter with what nobody would write.
//!
//! The targets are in `fuzz/`, a workspace of its own. They begin with the fixtures, and with the seeds that
//! lie beside them.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::process::{run, target};

/// The options of `fuzz`.
#[derive(Debug, Args)]
pub(crate) struct FuzzArgs {
    /// Only these targets
    targets: Vec<String>,
    /// How long each is run
    #[arg(long, value_name = "N", default_value_t = 1800)]
    seconds: u32,
}

const TARGETS: [&str; 6] =
    ["lowering", "whole_run", "configuration", "suppressions", "lsp_messages", "fixes"];

/// Longer inputs find nothing that shorter ones do not, and are slower.
const MAX_BYTES: u32 = 8192;

pub(crate) fn fuzz(root: &Path, args: &FuzzArgs) -> Result<()> {
    if let Some(unknown) = args.targets.iter().find(|it| !TARGETS.contains(&it.as_str())) {
        bail!("there is no target `{unknown}`; there are {}", TARGETS.join(", "));
    }
    let is_wanted = |it: &&&str| args.targets.is_empty() || args.targets.iter().any(|t| t == **it);
    for name in TARGETS.iter().filter(is_wanted) {
        let corpus = root.join("fuzz/corpus").join(name);
        fs::create_dir_all(&corpus)
            .with_context(|| format!("cannot make `{}`", corpus.display()))?;
        let mut cargo = Command::new("cargo");
        // There is no `unsafe` here, so that the address sanitizer would only cost time.
        cargo.args(["fuzz", "run", "--sanitizer", "none", name]).arg(&corpus);
        let seeds = [root.join("fuzz/seeds").join(name), root.join("testdata")];
        cargo.args(seeds.iter().filter(|it| it.is_dir()));
        cargo.arg("--").arg(format!("-max_total_time={}", args.seconds));
        cargo.args([format!("-max_len={MAX_BYTES}").as_str(), "-timeout=60", "-rss_limit_mb=4096"]);
        // What instruments the code is not stable.
        cargo.env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", target().join("fuzz"));
        run(cargo.current_dir(root)).with_context(|| format!("the target `{name}`"))?;
    }
    Ok(())
}
