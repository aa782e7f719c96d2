//! The command `threadlint`.

use std::{env, process::ExitCode};

fn main() -> ExitCode {
    threadlint::cli::main(env::args_os().collect())
}
