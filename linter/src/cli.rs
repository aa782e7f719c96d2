//! The command line: what may be said on it, and what happens then.

mod fix_args;
mod level_args;
mod options;

use std::{
    ffi::OsString,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand};

pub(crate) use self::{
    level_args::LevelArgs,
    options::{CheckArgs, RunArgs, TableArgs, TableFormat, pool, selector},
};
use crate::{command, graph::GraphFormat, guarded::quiet_guarded_panics, lsp};

const NAME: &str = "threadlint";

/// Finds threading anti-patterns in Rust code, without compiling or running it.
#[derive(Debug, Parser)]
#[command(name = NAME, version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Find anti-patterns (the default command)
    Check(Box<CheckArgs>),
    /// List every rule: name, level, confidence, one line
    Rules(TableArgs),
    /// Print the page of a rule: what, why, example, instead, limits
    Explain(ExplainArgs),
    /// List every acquisition of a lock: where it begins, where it ends and why
    Locks(LocksArgs),
    /// Write down the findings of today, so that only new ones are reported
    Baseline(BaselineArgs),
    /// Write a commented threadlint.toml
    Init(InitArgs),
    /// Show in which order locks are taken, and where that closes a circle
    Graph(GraphArgs),
    /// Count how locks and threads are used: lock coverage, guard usage, threads, queues
    Metrics(MetricsArgs),
    /// Serve an editor: findings as one types, over standard input and output
    Lsp,
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
    /// List every call that was looked at, and its callee, as JSON
    #[command(hide = true)]
    Calls(CallsArgs),
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// The rule's name
    pub(crate) rule: String,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct BaselineArgs {
    #[command(flatten)]
    pub(crate) run: RunArgs,
    #[command(flatten)]
    pub(crate) levels: LevelArgs,
    /// Where to write it [default: threadlint-baseline.json, or what the configuration says]
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// The folder to write it to
    #[arg(default_value = ".")]
    pub(crate) folder: PathBuf,
    /// Print the JSON schema of the configuration instead
    #[arg(long)]
    pub(crate) schema: bool,
}

#[derive(Debug, Args)]
pub(crate) struct LocksArgs {
    #[command(flatten)]
    pub(crate) run: RunArgs,
    #[command(flatten)]
    pub(crate) table: TableArgs,
}

#[derive(Debug, Args)]
pub(crate) struct GraphArgs {
    #[command(flatten)]
    pub(crate) run: RunArgs,
    /// The form of the output
    #[arg(long, value_name = "F", default_value = "text")]
    pub(crate) format: GraphFormat,
    /// Write the graph to a file
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct CallsArgs {
    #[command(flatten)]
    pub(crate) run: RunArgs,
}

#[derive(Debug, Args)]
pub(crate) struct MetricsArgs {
    #[command(flatten)]
    pub(crate) run: RunArgs,
    #[command(flatten)]
    pub(crate) table: TableArgs,
    /// Instead: how many calls and acquisitions were understood
    #[arg(long)]
    pub(crate) resolution: bool,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Nothing at deny level.
    Clean = 0,
    /// Findings at deny level.
    Found = 1,
    /// The command line or the environment is wrong.
    Wrong = 2,
    /// There is no Rust source.
    Empty = 3,
}

/// Runs the command that `arguments` name, the program's name first.
pub fn main(arguments: Vec<OsString>) -> ExitCode {
    quiet_guarded_panics();
    match parse_and_run(arguments) {
        Ok(status) => ExitCode::from(status as u8),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell if that fails.
            let _ = writeln!(io::stderr(), "threadlint: {error:#}");
            ExitCode::from(Status::Wrong as u8)
        }
    }
}

fn parse_and_run(mut arguments: Vec<OsString>) -> Result<Status> {
    name_default_command(&mut arguments);
    let matches = match Cli::command().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            error.print().context("cannot write")?;
            return Ok(if error.use_stderr() { Status::Wrong } else { Status::Clean });
        }
    };
    let cli = Cli::from_arg_matches(&matches)?;
    let matches = matches.subcommand().map_or(&matches, |it| it.1);
    dispatch(cli.command, matches)
}

fn dispatch(command: Command, matches: &ArgMatches) -> Result<Status> {
    match command {
        Command::Check(args) => command::check(&args, matches),
        Command::Rules(args) => command::rules(&args),
        Command::Explain(args) => command::explain(&args),
        Command::Locks(args) => command::locks(&args),
        Command::Graph(args) => command::graph(&args),
        Command::Metrics(args) => command::metrics(&args),
        Command::Baseline(args) => command::baseline(&args, matches),
        Command::Lsp => lsp::serve(),
        Command::Completions(args) => {
            clap_complete::generate(args.shell, &mut Cli::command(), NAME, &mut io::stdout());
            Ok(Status::Clean)
        }
        Command::Man => {
            clap_mangen::Man::new(Cli::command()).render(&mut io::stdout())?;
            Ok(Status::Clean)
        }
        Command::Init(args) => command::init(&args),
        Command::Calls(args) => command::calls(&args),
    }
}

/// `threadlint src` means `threadlint check src`.
fn name_default_command(arguments: &mut Vec<OsString>) {
    let commands = Cli::command();
    let is_known = |word: &str| {
        matches!(word, "help" | "-h" | "--help" | "-V" | "--version")
            || commands.find_subcommand(word).is_some()
    };
    let first = arguments.get(1).and_then(|it| it.to_str());
    if !first.is_some_and(is_known) {
        arguments.insert(arguments.len().min(1), "check".into());
    }
}

/// The reader of our output has seen enough, as `head` does.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io_errors = error.chain().filter_map(|it| it.downcast_ref::<io::Error>());
    io_errors.into_iter().any(|it| it.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::{Cli, name_default_command};

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn check_is_the_default_command() {
        let check = |given: &[&str], expected: &[&str]| {
            let mut arguments: Vec<_> = given.iter().map(Into::into).collect();
            name_default_command(&mut arguments);
            assert_eq!(arguments, expected);
        };
        check(&["threadlint"], &["threadlint", "check"]);
        check(&["threadlint", "src"], &["threadlint", "check", "src"]);
        check(&["threadlint", "--all"], &["threadlint", "check", "--all"]);
        check(&["threadlint", "rules"], &["threadlint", "rules"]);
        check(&["threadlint", "--help"], &["threadlint", "--help"]);
    }
}
