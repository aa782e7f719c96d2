//! What a user would run otherwise: `cargo clippy` on one package.

use std::{
    env, fs,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use super::{Runs, print_ratio};

/// Without this, tokio has nearly nothing in it for the compiler; the linter looks at all of it anyway.
const FEATURES: &str = "full";

/// Compares `check` with `cargo clippy` on the package in `folder`, tokio: its dependencies are built,
/// and the package itself was touched.
pub(super) fn run(folder: &Path, out: &Path, check: &mut Command, n_runs: usize) -> Result<()> {
    let root = folder.join("src/lib.rs");
    let clippy = || {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args(["clippy", "--quiet", "--features", FEATURES, "--target-dir"])
            .arg(out.join("peer"))
            .current_dir(folder);
        cargo.stdout(Stdio::null()).stderr(Stdio::null());
        cargo
    };
    if !clippy().status().context("cannot run `cargo clippy`")?.success() {
        bail!("`cargo clippy` fails on `{}`", folder.display());
    }
    let (mut peer, mut own) = (Runs::default(), Runs::default());
    for _ in 0..n_runs.max(1) {
        // As an editor would: the text is the same, and younger.
        fs::write(&root, fs::read(&root)?)?;
        peer.add(&mut clippy())?;
        own.add(check)?;
    }
    print_ratio("clippy / check", &peer, &own, ">= 20");
    Ok(())
}
