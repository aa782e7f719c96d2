//! The command `threadlint`.

use std::{env, process::ExitCode};

use mimalloc::MiMalloc;

/// The analysis makes and drops many small values on many threads.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    threadlint::cli::main(env::args_os().collect())
}
