//! Runs the tools, and reads what they say.

use std::{
    fs::{self, File},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::report::{Finding, Lines, Report};

/// What a tool says of a program.
pub(super) struct Remark {
    pub(super) program: String,
    pub(super) lint: String,
    places: Vec<Lines>,
}

impl Remark {
    pub(super) fn is_about(&self, line: u32) -> bool {
        self.places.iter().any(|it| it.are_near((line, line), 0))
    }
}

/// The lints of rustc and clippy that are about threads, tasks, locks, atomics and what they share. What
/// others say of these programs (names, casts, documentation) is no answer to the question.
const ABOUT_THREADS: &[&str] = &[
    "clippy::arc_with_non_send_sync",
    "clippy::async_yields_async",
    "clippy::await_holding_invalid_type",
    "clippy::await_holding_lock",
    "clippy::await_holding_refcell_ref",
    "clippy::borrow_interior_mutable_const",
    "clippy::declare_interior_mutable_const",
    "clippy::if_let_mutex",
    "clippy::infinite_loop",
    "clippy::let_underscore_future",
    "clippy::let_underscore_lock",
    "clippy::let_underscore_must_use",
    "clippy::missing_spin_loop",
    "clippy::mut_mutex_lock",
    "clippy::mutex_atomic",
    "clippy::mutex_integer",
    "clippy::non_send_fields_in_send_ty",
    "clippy::rc_mutex",
    "clippy::readonly_write_lock",
    "clippy::significant_drop_in_scrutinee",
    "clippy::significant_drop_tightening",
    "clippy::unused_async",
    "clippy::while_immutable_condition",
    "clippy::zombie_processes",
    "invalid_atomic_ordering",
    "let_underscore_lock",
    "static_mut_refs",
    "unused_must_use",
];

/// A line of cargo's messages.
#[derive(Deserialize)]
struct Message {
    target: Option<Target>,
    message: Option<Diagnostic>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Diagnostic {
    code: Option<Code>,
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Span {
    line_start: u32,
    line_end: u32,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

/// What clippy says, with more lints turned on by `flags`, and how long that takes where only the programs
/// themselves have changed.
pub(super) fn clippy(
    folder: &Path,
    target: &Path,
    flags: &[&str],
) -> Result<(Vec<Remark>, Duration)> {
    touch(&folder.join("src/bin"))?;
    let mut cargo = Command::new("cargo");
    cargo.args(["clippy", "--quiet", "--keep-going", "--message-format=json", "--target-dir"]);
    cargo.arg(target).arg("--").args(flags).current_dir(folder).stderr(Stdio::null());
    let begun = Instant::now();
    // Errors of lints are findings as well, so the status says nothing.
    let output = cargo.output().context("cannot run `cargo clippy`")?;
    let time = begun.elapsed();
    let mut remarks = Vec::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let message: Message = serde_json::from_str(line).context("clippy's answer is broken")?;
        let (Some(target), Some(diagnostic)) = (message.target, message.message) else { continue };
        let lint = diagnostic.code.map(|it| it.code).unwrap_or_default();
        if ABOUT_THREADS.contains(&lint.as_str()) {
            let lines = |it: &Span| Lines { start_line: it.line_start, end_line: it.line_end };
            let places = diagnostic.spans.iter().map(lines).collect();
            remarks.push(Remark { program: target.name, lint, places });
        }
    }
    Ok((remarks, time))
}

fn touch(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let file = File::options().append(true).open(entry?.path())?;
        file.set_modified(std::time::SystemTime::now())?;
    }
    Ok(())
}

/// What `linter` says, and how long it takes.
pub(super) fn threadlint(
    linter: &Path,
    folder: &Path,
    flags: &[&str],
) -> Result<(Vec<Remark>, Duration)> {
    let mut command = Command::new(linter);
    command.args(["check", ".", "--quiet", "--format", "json"]).args(flags).current_dir(folder);
    let begun = Instant::now();
    let output = command.output().with_context(|| format!("cannot run `{}`", linter.display()))?;
    let time = begun.elapsed();
    let report: Report =
        serde_json::from_slice(&output.stdout).context("the linter's answer is broken")?;
    let remark = |it: Finding| Remark {
        program: Path::new(&it.file).file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        places: it.places().map(|it| it.1).collect(),
        lint: it.rule,
    };
    Ok((report.findings.into_iter().map(remark).collect(), time))
}

/// What `program` says of itself.
pub(super) fn version(program: &str) -> Result<String> {
    let output = Command::new(program).arg("--version").output();
    let output = output.with_context(|| format!("cannot run `{program}`"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
