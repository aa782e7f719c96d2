//! `cargo xtask ready`: runs what must pass before review.

use std::{
    io::{self, Write},
    path::Path,
    process::Command,
};

use anyhow::{Context, Result, ensure};

/// Formats, and then does what `.ci/run` does; that script decides.
pub(crate) fn ready(root: &Path) -> Result<()> {
    run(root, Command::new("cargo").args(["fmt", "--all"]))?;
    run(root, &mut Command::new(root.join(".ci/run")))
}

fn run(root: &Path, command: &mut Command) -> Result<()> {
    writeln!(io::stderr(), "xtask: {command:?}")?;
    let status = command.current_dir(root).status();
    let status = status.with_context(|| format!("cannot run {command:?}"))?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}
