//! `cargo xtask bench runtime`: the ratios of the runtime crate to its peers, with checks off and on.

use std::{
    env, io,
    process::{Command, ExitStatus},
};

/// Runs the benchmark twice, since the lock checks are compiled in or not. Each row prints its target.
pub(crate) fn run() -> io::Result<ExitStatus> {
    let status = bench(&["--features", "thread-cache"], &[])?;
    if status.success() { bench(&["--features", "lock-checks"], &["checks on"]) } else { Ok(status) }
}

fn bench(features: &[&str], filter: &[&str]) -> io::Result<ExitStatus> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["bench", "--package", "threadlint-runtime", "--bench", "ratios"]);
    command.args(features).arg("--").args(filter).status()
}
