//! The command `cargo threadlint`: calls the `threadlint` beside it.
//!
//! Cargo wants a program of that name; a second copy of the whole linter would be a waste.

use std::{
    env,
    io::{self, Write},
    process::{Command, ExitCode},
};

fn main() -> ExitCode {
    let mut arguments: Vec<_> = env::args_os().skip(1).collect();
    // Cargo puts the name of the subcommand before the user's words.
    if arguments.first().is_some_and(|it| it == "threadlint") {
        arguments.remove(0);
    }
    let name = format!("threadlint{}", env::consts::EXE_SUFFIX);
    let status = env::current_exe()
        .map(|it| it.with_file_name(name))
        .and_then(|it| Command::new(it).args(arguments).status());
    match status {
        // A signal has no code; the run was not what was asked for.
        Ok(status) => ExitCode::from(status.code().and_then(|it| it.try_into().ok()).unwrap_or(2)),
        Err(error) => {
            // Nobody is left to tell if that fails.
            let _ = writeln!(io::stderr(), "cargo-threadlint: `threadlint` cannot be run: {error}");
            ExitCode::from(2)
        }
    }
}
