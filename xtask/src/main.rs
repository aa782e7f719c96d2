//! Development commands: `cargo xtask COMMAND`.

mod oracle;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "Development commands of threadlint")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Hold what the linter says of locks against the compiler's MIR
    Oracle(oracle::OracleArgs),
}

fn main() -> Result<()> {
    match Cli::parse().command {
        Command::Oracle(args) => oracle::oracle(&args),
    }
}
