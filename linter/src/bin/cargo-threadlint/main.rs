//! The command `cargo threadlint`: calls the `threadlint` beside it, which speaks cargo's language
//! through it.
//!
//! Cargo wants a program of that name; a second copy of the whole linter would be a waste. With
//! `--with check` or `--with clippy` it runs cargo too, and puts the messages of both together.

mod arguments;
mod beside;

use std::{
    env,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, ExitCode, ExitStatus},
};

use arguments::{Words, translate};

/// What may run beside: what changes nothing but the target folder.
const WITH: [&str; 2] = ["check", "clippy"];

fn main() -> ExitCode {
    let mut given: Vec<_> = env::args_os().skip(1).collect();
    // Cargo puts the name of the subcommand before the user's words.
    if given.first().is_some_and(|it| it == "threadlint") {
        given.remove(0);
    }
    let words = translate(given, &workspace_root);
    let code = threadlint(&words).and_then(|threadlint| match &words.with {
        Some(subcommand) if WITH.contains(&subcommand.as_str()) => {
            beside::run(cargo(subcommand, &words), threadlint)
        }
        Some(_) => Err(io::Error::other("`--with` takes `check` or `clippy`")),
        None => run(threadlint),
    });
    code.unwrap_or_else(|error| {
        // Nobody is left to tell if that fails.
        let _ = writeln!(io::stderr(), "cargo-threadlint: {error}");
        ExitCode::from(2)
    })
}

fn threadlint(words: &Words) -> io::Result<Command> {
    let name = format!("threadlint{}", env::consts::EXE_SUFFIX);
    let mut command = Command::new(env::current_exe()?.with_file_name(name));
    command.args(&words.threadlint);
    Ok(command)
}

/// The cargo that called us, or the one in the path.
fn cargo(subcommand: &str, words: &Words) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.arg(subcommand).args(&words.cargo);
    command
}

fn run(mut threadlint: Command) -> io::Result<ExitCode> {
    let status = threadlint.status();
    let status = status
        .map_err(|it| io::Error::new(it.kind(), format!("`threadlint` cannot be run: {it}")))?;
    Ok(ExitCode::from(code(status)))
}

/// A signal has no code; the run was not what was asked for.
fn code(status: ExitStatus) -> u8 {
    status.code().and_then(|it| it.try_into().ok()).unwrap_or(2)
}

/// The folder of the workspace that the package in `dir` belongs to: the first manifest upwards
/// that has one; `dir` itself if there is none.
fn workspace_root(dir: &Path) -> PathBuf {
    let manifest = |dir: &Path| -> Option<toml::Table> {
        std::fs::read_to_string(dir.join("Cargo.toml")).ok()?.parse().ok()
    };
    let is_root = |it: &&Path| manifest(it).is_some_and(|it| it.contains_key("workspace"));
    let package = dir.ancestors().find(|it| it.join("Cargo.toml").is_file()).unwrap_or(dir);
    package.ancestors().find(is_root).unwrap_or(package).to_owned()
}
