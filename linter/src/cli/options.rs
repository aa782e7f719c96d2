//! Options that commands share, and what they mean to a run.

use std::{
    env,
    io::{self, IsTerminal, Read},
    path::PathBuf,
    sync::Arc,
};

use anyhow::{Context, Result, bail};
use clap::{ArgMatches, Args, ValueEnum};

use crate::{
    cli::{
        fix_args::{FixArgs, NewsArgs},
        level_args::LevelArgs,
    },
    config::ConfigChoice,
    discover::parse_edition,
    fix::Overlay,
    paths::absolute,
    progress::Progress,
    report::{Format, visible},
    run::Options,
    settle::{Levels, Selector},
    trace,
};

/// What to read, and how.
#[derive(Debug, Args)]
pub(crate) struct RunArgs {
    /// Workspaces, packages, folders or files
    #[arg(default_value = ".")]
    paths: Vec<PathBuf>,
    /// The edition of files outside of any package
    #[arg(long, value_name = "E", default_value = "2021", value_parser = ["2015", "2018", "2021", "2024"])]
    edition: String,
    /// Use this configuration, for all files
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Use no configuration
    #[arg(long, conflicts_with = "config")]
    isolated: bool,
    /// How many threads to work with
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Say nothing but what was found
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Show no progress bar in a long run
    #[arg(long)]
    no_progress: bool,
    /// Print how long each stage took and which limits were met, to standard error
    #[arg(long)]
    pub(crate) timing: bool,
}

/// The options of `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) run: RunArgs,
    /// The form of the report; each `--output` takes the form before it
    #[arg(long, value_name = "F")]
    format: Vec<Format>,
    /// Write the report to a file
    #[arg(long, value_name = "FILE")]
    output: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) levels: LevelArgs,
    #[command(flatten)]
    pub(crate) fix: FixArgs,
    #[command(flatten)]
    pub(crate) news: NewsArgs,
    /// Read one file from standard input, and speak of it by this name
    #[arg(long, value_name = "P", conflicts_with = "fix")]
    stdin_filename: Option<PathBuf>,
    /// Join in what a program on threadlint-runtime has seen; may repeat
    #[arg(long, value_name = "FILE")]
    trace: Vec<PathBuf>,
    /// Print what the configuration and the options amount to, and check nothing
    #[arg(long)]
    pub(crate) show_settings: bool,
    /// Print the files that would be checked, and check nothing
    #[arg(long)]
    pub(crate) show_files: bool,
    /// Fail if there are findings at warn level
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: Color,
    /// Report only on these packages; for `cargo threadlint -p`
    #[arg(long = "package", value_name = "SPEC", hide = true)]
    pub(crate) packages: Vec<String>,
    /// Count the findings by rule
    #[arg(long)]
    pub(crate) statistics: bool,
}

/// The form of a table.
#[derive(Debug, Args)]
pub(crate) struct TableArgs {
    /// The form of the output
    #[arg(long, value_name = "F", default_value = "text")]
    pub(crate) format: TableFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// A report that is wanted, and the file it goes to; none is standard output.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) format: Format,
    pub(crate) file: Option<PathBuf>,
}

impl RunArgs {
    /// The options of a run that reports with `levels`.
    pub(crate) fn options(&self, levels: Levels) -> Result<Options> {
        Ok(Options {
            base: env::current_dir().context("the current folder cannot be named")?,
            paths: self.paths.clone(),
            edition: parse_edition(&self.edition).unwrap_or_default(),
            levels,
            config: self.config_choice(),
            ..Options::default()
        })
    }

    fn config_choice(&self) -> ConfigChoice {
        match (&self.config, self.isolated) {
            (_, true) => ConfigChoice::Isolated,
            (Some(file), _) => ConfigChoice::File(file.clone()),
            (None, _) => ConfigChoice::Nearest,
        }
    }

    /// The given paths, for a message.
    pub(crate) fn named_paths(&self) -> String {
        let names = self.paths.iter().map(|it| format!("`{}`", visible(&it.to_string_lossy())));
        names.collect::<Vec<_>>().join(", ")
    }

    /// The progress of the run.
    pub(crate) fn progress(&self) -> Progress {
        if self.quiet || self.no_progress { Progress::default() } else { Progress::visible() }
    }

    /// Calls `f` with the threads that are wanted.
    pub(crate) fn in_pool<T: Send>(&self, f: impl FnOnce() -> T + Send) -> Result<T> {
        Ok(pool(self.threads.unwrap_or(0))?.install(f))
    }
}

/// So many threads to work with; 0 is as many as there are cores.
pub(crate) fn pool(threads: usize) -> Result<rayon::ThreadPool> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build();
    pool.context("the threads cannot be started")
}

/// Deeply nested code is walked by recursion. Only what is touched is ever taken.
const STACK: usize = 64 << 20;

impl CheckArgs {
    /// The options of the run. `matches` know in which order the options were given.
    pub(crate) fn options(&self, matches: &ArgMatches) -> Result<Options> {
        let mut options = self.run.options(self.levels.levels(matches)?)?;
        options.today = self.levels.today()?;
        options.traced = trace::read(&self.trace)?;
        if let Some(path) = &self.stdin_filename {
            let mut text = String::new();
            io::stdin().read_to_string(&mut text).context("cannot read standard input")?;
            options.paths = vec![path.clone()];
            let path = absolute(&options.base, path);
            options.overlay = Arc::new(Overlay::from([(path, text)]));
        }
        Ok(options)
    }

    /// The reports that are wanted. Each `--output` takes the `--format` right before it.
    pub(crate) fn targets(&self, matches: &ArgMatches) -> Vec<Target> {
        let formats =
            places(matches, "format").into_iter().zip(self.format.iter().map(Word::Format));
        let outputs =
            places(matches, "output").into_iter().zip(self.output.iter().map(Word::Output));
        let mut words: Vec<(usize, Word<'_>)> = formats.chain(outputs).collect();
        words.sort_by_key(|it| it.0);
        let mut res: Vec<Target> = Vec::new();
        for (_, word) in words {
            match word {
                Word::Format(format) => res.push(Target { format: *format, file: None }),
                Word::Output(file) => match res.last_mut().filter(|it| it.file.is_none()) {
                    Some(target) => target.file = Some(file.clone()),
                    None => res.push(Target { format: Format::Text, file: Some(file.clone()) }),
                },
            }
        }
        if res.is_empty() {
            res.push(Target { format: Format::Text, file: None });
        }
        res
    }

    /// Whether names on standard output are to be links. What forbids colours forbids these too.
    pub(crate) fn links(&self) -> bool {
        let is_plain = match self.color {
            Color::Always => false,
            Color::Never => true,
            Color::Auto => is_set("NO_COLOR"),
        };
        !is_plain && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout)
    }

    /// Whether text on standard output is to be coloured.
    pub(crate) fn color(&self) -> bool {
        let is_on = |name| env::var_os(name).is_some_and(|it| !it.is_empty() && it != "0");
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if is_set("NO_COLOR") => false,
            Color::Auto if is_on("FORCE_COLOR") || is_on("CLICOLOR_FORCE") => true,
            Color::Auto => {
                io::stdout().is_terminal() && env::var_os("TERM").is_none_or(|it| it != "dumb")
            }
        }
    }
}

/// Whether there is such a variable, and something in it.
fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|it| !it.is_empty())
}

enum Word<'a> {
    Format(&'a Format),
    Output(&'a PathBuf),
}

/// The rule or group called `name`.
pub(crate) fn selector(name: &str) -> Result<Selector> {
    match Selector::parse(name) {
        Ok(selector) => Ok(selector),
        Err(Some(nearest)) => bail!("there is no rule `{name}`; did you mean `{nearest}`?"),
        Err(None) => bail!("there is no rule `{name}`; `threadlint rules` lists them"),
    }
}

/// Where on the command line the values of the option `id` stand.
pub(super) fn places(matches: &ArgMatches, id: &str) -> Vec<usize> {
    matches.indices_of(id).map(Iterator::collect).unwrap_or_default()
}
