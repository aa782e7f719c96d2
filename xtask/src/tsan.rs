//! `cargo xtask tsan`: the runtime crate's stress tests under ThreadSanitizer.
//!
//! A sanitizer that is not at work finds nothing either, so a program with a race comes first, and has
//! to be reported.

use std::{
    env, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::process::{run, target};

/// The options of `tsan`.
#[derive(Debug, Args)]
pub(crate) struct TsanArgs {
    /// Make each stress run so many times longer
    #[arg(long, value_name = "N", default_value_t = 1)]
    times: u32,
}

/// What the sanitizer ends a program with when it has reported something.
const REPORTED: i32 = 66;

/// The standard library comes without the sanitizer, which is said to be fine.
const FLAGS: [&str; 2] = ["-Zsanitizer=thread", "-Cunsafe-allow-abi-mismatch=sanitizer"];

pub(crate) fn tsan(root: &Path, args: &TsanArgs) -> Result<()> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        bail!("ThreadSanitizer runs on x86-64 Linux here");
    }
    let out = target().join("tsan");
    fs::create_dir_all(&out).with_context(|| format!("cannot make `{}`", out.display()))?;
    find_seeded_race(root, &out)?;
    let mut stdout = io::stdout();
    writeln!(stdout, "the seeded race was reported; now the stress tests")?;
    let suppressions = root.join("runtime/tsan.supp");
    let mut cargo = Command::new("cargo");
    cargo
        .args(["test", "-p", "threadlint-runtime", "--test", "stress", "--locked"])
        // With a target named, build scripts and macros are built without the sanitizer.
        .args(["--target", "x86_64-unknown-linux-gnu", "--target-dir"])
        .arg(&out)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", FLAGS.join(" "))
        .env("RUST_BACKTRACE", "0")
        .env("TSAN_OPTIONS", format!("suppressions={}", suppressions.display()))
        .env("THREADLINT_STRESS", args.times.to_string())
        .current_dir(root);
    run(&mut cargo)?;
    writeln!(stdout, "no race was reported in the stress tests")?;
    Ok(())
}

/// Builds and runs a program with a race, of which a report is expected.
fn find_seeded_race(root: &Path, out: &Path) -> Result<()> {
    let program: PathBuf = out.join("seeded_race");
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc
        .args(["--edition", "2024", "-g", "-Astatic_mut_refs"])
        .args(FLAGS)
        .arg("-o")
        .arg(&program)
        .arg(root.join("xtask/tsan/seeded_race.rs"))
        .env("RUSTC_BOOTSTRAP", "1");
    run(&mut rustc)?;
    let output = Command::new(&program)
        .env_remove("TSAN_OPTIONS")
        .output()
        .context("cannot run the program with the seeded race")?;
    let report = String::from_utf8_lossy(&output.stderr);
    if output.status.code() != Some(REPORTED) || !report.contains("data race") {
        bail!("the sanitizer did not report the seeded race: {}\n{report}", output.status);
    }
    Ok(())
}
