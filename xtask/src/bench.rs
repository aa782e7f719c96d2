//! `cargo xtask bench`: how fast the linter is, as ratios taken in one run.

mod lsp;
mod peer;
mod runtime;
mod scale;
mod tree;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use wait4::Wait4;

use crate::process::target;

/// The options of `bench`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct BenchArgs {
    /// Trees to analyse [default: 300,000 lines of pinned crates of the registry]
    paths: Vec<PathBuf>,
    /// Threads of both sides [default: one for each processor]
    #[arg(long, value_name = "N", default_value_t = 0)]
    threads: usize,
    /// How often each is run; the median counts
    #[arg(long, value_name = "N", default_value_t = 5)]
    runs: usize,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The runtime crate against its peers
    Runtime,
    /// How time grows with the code, on code made for that
    Scale(scale::ScaleArgs),
    /// From a keystroke to the findings, in the language server
    Lsp(lsp::LspArgs),
}

pub(crate) fn bench(root: &Path, args: &BenchArgs) -> Result<()> {
    if let Some(What::Runtime) = args.what {
        return runtime::run();
    }
    let target = target();
    let out = target.join("bench");
    fs::create_dir_all(&out).with_context(|| format!("cannot make `{}`", out.display()))?;
    if let Some(What::Lsp(args)) = &args.what
        && let Some(program) = &args.program
    {
        return lsp::run(program, &out, args);
    }
    if let Some(What::Scale(args)) = &args.what
        && let Some(program) = &args.program
    {
        return scale::run(program, &out, args);
    }
    build(root)?;
    let release = target.join("release");
    let program = release.join(format!("threadlint{}", env::consts::EXE_SUFFIX));
    if let Some(What::Scale(args)) = &args.what {
        return scale::run(&program, &out, args);
    }
    if let Some(What::Lsp(args)) = &args.what {
        return lsp::run(&program, &out, args);
    }
    let is_default = args.paths.is_empty();
    let paths = if is_default { tree::pinned(&out)? } else { args.paths.clone() };
    let tree = tree::Tree::new(&paths)?;
    let list = out.join("files");
    fs::write(&list, tree.files.join("\n"))?;
    let empty = out.join("empty");
    fs::create_dir_all(&empty)?;
    let mut parse =
        Command::new(release.join(format!("examples/parse{}", env::consts::EXE_SUFFIX)));
    parse.arg(&list).arg(args.threads.to_string());
    let check = |paths: &[PathBuf]| {
        let mut check = Command::new(&program);
        check.args(["check", "--quiet", "--format", "concise"]).args(paths);
        if args.threads > 0 {
            check.arg("--threads").arg(args.threads.to_string());
        }
        check
    };
    let made = scale::once_and_four_times(&out)?;
    let mut commands =
        [parse, check(&paths), check(&[empty]), check(&made[..1]), check(&made[1..])];
    let mut runs: [Runs; 5] = Default::default();
    // In turn, since a machine has good and bad minutes.
    for _ in 0..args.runs.max(1) {
        for (command, runs) in commands.iter_mut().zip(&mut runs) {
            runs.add(command)?;
        }
    }
    print(&tree, &runs);
    if is_default {
        peer::run(&paths[0], &out, &mut check(&paths[..1]), args.runs)?;
    }
    Ok(())
}

#[expect(clippy::print_stderr, reason = "it takes minutes")]
fn build(root: &Path) -> Result<()> {
    eprintln!("building the linter");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--release", "--quiet", "-p", "threadlint"]);
    let status = cargo
        .args(["-p", "threadlint-lower", "--bins", "--example", "parse"])
        .current_dir(root)
        .status()?;
    if !status.success() {
        bail!("the linter does not build");
    }
    Ok(())
}

/// What several runs of one command took.
#[derive(Default)]
struct Runs {
    wall: Vec<Duration>,
    /// The time that processors worked for it: steadier where others work as well.
    cpu: Vec<Duration>,
    /// The peak, in bytes.
    memory: Vec<u64>,
}

impl Runs {
    fn add(&mut self, command: &mut Command) -> Result<()> {
        if !self.add_if_done(command)? {
            bail!("`{}` was ended", command.get_program().display());
        }
        Ok(())
    }

    /// False if something ended the command.
    fn add_if_done(&mut self, command: &mut Command) -> Result<bool> {
        let started = Instant::now();
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let used = child.wait4()?;
        self.wall.push(started.elapsed());
        if used.status.code().is_none() {
            return Ok(false);
        }
        // 1: there were findings; 3: there was nothing to look at.
        if !matches!(used.status.code(), Some(0 | 1 | 3)) {
            bail!("`{}` failed: {}", command.get_program().display(), used.status);
        }
        self.cpu.push(used.rusage.utime + used.rusage.stime);
        self.memory.push(used.rusage.maxrss);
        Ok(true)
    }
}

fn median<T: Ord + Copy>(values: &[T]) -> T {
    let mut values = values.to_vec();
    values.sort();
    values[values.len() / 2]
}

#[expect(clippy::print_stdout, reason = "this is what it is for")]
fn print(tree: &tree::Tree, runs: &[Runs; 5]) {
    let [parse, check, start, once, four_times] = runs;
    println!("{} files, {} lines, median of {}", tree.files.len(), tree.n_lines, parse.wall.len());
    println!("{:<22} {:>10} {:>10} {:>10}", "", "wall", "processor", "memory");
    let names = ["read and parse", "check", "start", "check made code", "check 4x made code"];
    for (name, runs) in names.iter().zip(runs) {
        let (wall, cpu, memory) = (ms(&runs.wall), ms(&runs.cpu), mb(runs));
        println!("{name:<22} {wall:>7.0} ms {cpu:>7.0} ms {memory:>7.1} MB");
    }
    println!("{:<22} {:>10} {:>10} {:>10}", "", "wall", "processor", "target");
    print_ratio("check / parse", check, parse, "<= 1.0");
    print_ratio("4x the code", four_times, once, "<= 4.4");
    println!("{:<22} {:>21.1} MB {:>10}", "memory, 300,000 lines", mb(check), "<= 300");
    println!("{:<22} {:>21.1} ms {:>10}", "start, empty folder", ms(&start.wall), "<= 15");
}

#[expect(clippy::print_stdout, reason = "this is what it is for")]
fn print_ratio(name: &str, a: &Runs, b: &Runs, target: &str) {
    let (wall, cpu) = (ms(&a.wall) / ms(&b.wall), ms(&a.cpu) / ms(&b.cpu));
    println!("{name:<22} {wall:>10.2} {cpu:>10.2} {target:>10}");
}

fn ms(times: &[Duration]) -> f64 {
    median(times).as_secs_f64() * 1000.0
}

fn mb(runs: &Runs) -> f64 {
    median(&runs.memory) as f64 / 1e6
}
