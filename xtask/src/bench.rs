//! `cargo xtask bench`: how fast the linter is, as ratios taken in one run.

mod runtime;
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
}

pub(crate) fn bench(root: &Path, args: &BenchArgs) -> Result<()> {
    if args.what.is_some() {
        return runtime::run();
    }
    let target = target();
    let out = target.join("bench");
    fs::create_dir_all(&out).with_context(|| format!("cannot make `{}`", out.display()))?;
    build(root)?;
    let paths = if args.paths.is_empty() { tree::pinned(&out)? } else { args.paths.clone() };
    let tree = tree::Tree::new(&paths)?;
    let list = out.join("files");
    fs::write(&list, tree.files.join("\n"))?;
    let empty = out.join("empty");
    fs::create_dir_all(&empty)?;
    let release = target.join("release");
    let mut parse =
        Command::new(release.join(format!("examples/parse{}", env::consts::EXE_SUFFIX)));
    parse.arg(&list).arg(args.threads.to_string());
    let program = release.join(format!("threadlint{}", env::consts::EXE_SUFFIX));
    let mut check = Command::new(&program);
    check.args(["check", "--quiet", "--format", "concise"]).args(&paths);
    let mut start = Command::new(&program);
    start.args(["check", "--quiet"]).arg(&empty);
    if args.threads > 0 {
        for command in [&mut check, &mut start] {
            command.arg("--threads").arg(args.threads.to_string());
        }
    }
    let mut runs = [Runs::default(), Runs::default(), Runs::default()];
    // In turn, since a machine has good and bad minutes.
    for _ in 0..args.runs.max(1) {
        for (command, runs) in [&mut parse, &mut check, &mut start].into_iter().zip(&mut runs) {
            runs.add(command)?;
        }
    }
    print(&tree, &runs)
}

fn build(root: &Path) -> Result<()> {
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
        let started = Instant::now();
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let used = child.wait4()?;
        self.wall.push(started.elapsed());
        // 1: there were findings; 3: there was nothing to look at.
        if !matches!(used.status.code(), Some(0 | 1 | 3)) {
            bail!("`{}` failed: {}", command.get_program().display(), used.status);
        }
        self.cpu.push(used.rusage.utime + used.rusage.stime);
        self.memory.push(used.rusage.maxrss);
        Ok(())
    }
}

fn median<T: Ord + Copy>(values: &[T]) -> T {
    let mut values = values.to_vec();
    values.sort();
    values[values.len() / 2]
}

#[expect(clippy::print_stdout, reason = "this is what it is for")]
fn print(tree: &tree::Tree, [parse, check, start]: &[Runs; 3]) -> Result<()> {
    let ms = |it: &[Duration]| median(it).as_secs_f64() * 1000.0;
    let mb = |it: &Runs| median(&it.memory) as f64 / 1e6;
    println!("{} files, {} lines, median of {}", tree.files.len(), tree.n_lines, parse.wall.len());
    println!("{:<22} {:>10} {:>10} {:>10}", "", "wall", "processor", "memory");
    for (name, runs) in [("read and parse", parse), ("check", check), ("start", start)] {
        let (wall, cpu, memory) = (ms(&runs.wall), ms(&runs.cpu), mb(runs));
        println!("{name:<22} {wall:>7.0} ms {cpu:>7.0} ms {memory:>7.1} MB");
    }
    let wall = ms(&check.wall) / ms(&parse.wall);
    let cpu = ms(&check.cpu) / ms(&parse.cpu);
    println!("{:<22} {wall:>10.2} {cpu:>10.2}", "check / parse");
    Ok(())
}
