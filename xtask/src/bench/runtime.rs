//! `cargo xtask bench runtime`: the ratios of the runtime crate to its peers, with checks off and on.

use std::{env, process::Command};

use anyhow::{Result, bail};

/// Runs the benchmark twice, since the lock checks are compiled in or not. Each row prints its target.
pub(super) fn run() -> Result<()> {
    bench(&["--features", "thread-cache"], &[])?;
    bench(&["--features", "lock-checks"], &["checks on"])
}

fn bench(features: &[&str], filter: &[&str]) -> Result<()> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["bench", "--package", "threadlint-runtime", "--bench", "ratios"]);
    let status = command.args(features).arg("--").args(filter).status()?;
    if !status.success() {
        bail!("the benchmark failed: {status}");
    }
    Ok(())
}
