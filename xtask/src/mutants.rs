//! `cargo xtask mutants`: small faults put into the linter, to see whether a test notices.
//!
//! The program is in `xtask/mutants`, a workspace of its own.

use std::{path::Path, process::Command};

use anyhow::Result;
use clap::Args;

use crate::process::{run, target};

/// The options of `mutants`.
#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
pub(crate) struct MutantsArgs {
    /// Its options; `--help` tells them
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    options: Vec<String>,
}

pub(crate) fn mutants(root: &Path, args: &MutantsArgs) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--locked", "--manifest-path"]);
    cargo.arg(root.join("xtask/mutants/Cargo.toml"));
    cargo.arg("--target-dir").arg(target().join("mutants/program"));
    cargo.arg("--").args(&args.options).env("MUTANTS_OUT", target().join("mutants"));
    run(cargo.current_dir(root))
}
