//! The command `cargo threadlint`.

use std::{env, process::ExitCode};

fn main() -> ExitCode {
    let mut arguments: Vec<_> = env::args_os().collect();
    // Cargo puts the name of the subcommand before the user's words.
    if arguments.get(1).is_some_and(|it| it == "threadlint") {
        arguments.remove(1);
    }
    threadlint::cli::main(arguments)
}
