//! Development commands: `cargo xtask <command>`.

mod bench;
mod compare;
mod corpus;
mod fuzz;
mod mutants;
mod new_rule;
mod oracle;
mod process;
mod proof;
mod ready;
mod registry;
mod report;
mod rustsec;
mod tsan;

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Format, lints, documentation, tests: what must pass before review
    Ready,
    /// Make the files of a new rule
    NewRule {
        /// In snake case; the first word is its group
        name: String,
    },
    /// Measure the speed of the linter, or of the runtime crate, as ratios
    Bench(bench::BenchArgs),
    /// Hold what the linter says of locks against the compiler's MIR
    Oracle(oracle::OracleArgs),
    /// Run the linter over the pinned corpus, and compare with the accepted findings
    Corpus(corpus::CorpusArgs),
    /// Measure what the README promises, and write its table
    Proof(proof::ProofArgs),
    /// Feed the linter with what nobody would write
    Fuzz(fuzz::FuzzArgs),
    /// Put small faults into the linter, and see whether a test notices
    Mutants(mutants::MutantsArgs),
    /// Hold what clippy finds of textbook faults against what the linter finds
    Compare(compare::CompareArgs),
    /// Look for published unsound impls, and at impls that are right
    Rustsec(rustsec::RustsecArgs),
    /// Run the stress tests of the runtime crate under ThreadSanitizer
    Tsan(tsan::TsanArgs),
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell if that fails.
            let _ = writeln!(io::stderr(), "xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Ready => ready::ready(root()),
        Command::NewRule { name } => new_rule::new_rule(root(), &name),
        Command::Bench(args) => bench::bench(root(), &args),
        Command::Oracle(args) => oracle::oracle(&args),
        Command::Corpus(args) => corpus::corpus(&args),
        Command::Proof(args) => proof::proof(root(), &args),
        Command::Fuzz(args) => fuzz::fuzz(root(), &args),
        Command::Mutants(args) => mutants::mutants(root(), &args),
        Command::Compare(args) => compare::compare(&args),
        Command::Rustsec(args) => rustsec::rustsec(root(), &args),
        Command::Tsan(args) => tsan::tsan(root(), &args),
    }
}

/// The root of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the repository")
}
