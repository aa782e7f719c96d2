//! Commands that other commands need.

use std::{
    env,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::root;

/// Runs a command; it is an error if that fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("cannot run `{name}`"))?;
    if !status.success() {
        bail!("`{name}` failed: {status}");
    }
    Ok(())
}

/// How often a command is looked at that may not take long.
const PAUSE: Duration = Duration::from_millis(20);

/// What a command prints, whether it succeeds or not. None if it takes longer than `limit`, and then
/// it is ended.
pub(crate) fn said_within(command: &mut Command, limit: Duration) -> Result<Option<Vec<u8>>> {
    // Into a file: a pipe may be full before somebody reads it.
    let path = env::temp_dir().join(format!("xtask-{}.out", std::process::id()));
    command.stdout(Stdio::from(File::create(&path)?)).stderr(Stdio::null());
    let mut child = command.spawn()?;
    let end = Instant::now() + limit;
    let mut is_over = child.try_wait()?.is_some();
    while !is_over && Instant::now() < end {
        thread::sleep(PAUSE);
        is_over = child.try_wait()?.is_some();
    }
    if !is_over {
        child.kill()?;
        child.wait()?;
    }
    let said = fs::read(&path)?;
    fs::remove_file(&path)?;
    Ok(is_over.then_some(said))
}

/// The linter that was given, or one that is built for speed.
pub(crate) fn linter(given: Option<&Path>) -> Result<PathBuf> {
    if let Some(given) = given {
        return given.canonicalize().context("there is no such linter");
    }
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "--quiet", "-p", "threadlint"]).current_dir(root());
    run(&mut cargo)?;
    Ok(target().join("release").join(format!("threadlint{}", env::consts::EXE_SUFFIX)))
}

/// The folder for what cargo makes.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
