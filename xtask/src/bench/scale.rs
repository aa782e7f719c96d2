//! `cargo xtask bench scale`: whether time grows with the code and no faster, on code made for that.

mod shapes;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    slice,
};

use anyhow::{Context, Error, Result};
use clap::Args;

use self::shapes::{SHAPES, Shape};
use super::{Runs, mb, ms, tree::Tree};

/// Which code is made.
#[derive(Debug, Args)]
pub(crate) struct ScaleArgs {
    /// Go on to 3,000,000 lines
    #[arg(long)]
    full: bool,
    /// Make this shape of code only
    #[arg(long, value_name = "NAME", value_parser = shapes::names())]
    shape: Option<String>,
    /// Measure this tree as well, a real one; may be given several times
    #[arg(long = "tree", value_name = "PATH")]
    trees: Vec<PathBuf>,
    /// How often each is run; the median counts
    #[arg(long, value_name = "N", default_value_t = 3)]
    runs: usize,
    /// End a run that has used a processor for so long
    #[arg(long, value_name = "SECONDS", default_value_t = 120)]
    limit: u64,
    /// Measure this linter instead of building one
    #[arg(long, value_name = "PATH")]
    pub(super) program: Option<PathBuf>,
}

/// So much faster than the code may the time grow.
const MAX_GROWTH: f64 = 1.1;

#[expect(clippy::print_stdout, reason = "this is what it is for")]
pub(super) fn run(program: &Path, out: &Path, args: &ScaleArgs) -> Result<()> {
    let bench = Bench { program, out, args };
    println!("processor: of a run that reports in short; text: of one that shows code");
    println!("growth: of the time, if the code grows by as much as the size in this row");
    let wanted = |it: &&Shape| args.shape.as_deref().is_none_or(|name| name == it.name);
    for shape in SHAPES.iter().filter(wanted) {
        bench.shape(shape)?;
    }
    if !args.trees.is_empty() {
        bench.trees()?;
    }
    Ok(())
}

/// Two packages, the second of four times the code of the first.
pub(super) fn once_and_four_times(out: &Path) -> Result<[PathBuf; 2]> {
    let shape = &SHAPES[0];
    let made = |size: usize| {
        let folder = folder(out, shape, size);
        make(&folder, shape, size)?;
        Ok::<_, Error>(folder)
    };
    Ok([made(75_000)?, made(300_000)?])
}

/// A package of about so many lines of ordinary code.
pub(super) fn ordinary(out: &Path, lines: usize) -> Result<PathBuf> {
    let shape = &SHAPES[0];
    let folder = folder(out, shape, lines);
    make(&folder, shape, lines)?;
    Ok(folder)
}

fn folder(out: &Path, shape: &Shape, size: usize) -> PathBuf {
    out.join("scale").join(format!("{}-{size}", shape.name))
}

struct Bench<'a> {
    program: &'a Path,
    out: &'a Path,
    args: &'a ScaleArgs,
}

#[expect(clippy::print_stdout, reason = "this is what it is for")]
impl Bench<'_> {
    fn shape(&self, shape: &Shape) -> Result<()> {
        println!("\n{}: {}", shape.name, shape.about);
        println!(
            "{:>10} {:>10} {:>13} {:>13} {:>11} {:>14}",
            "size", "lines", "processor", "text", "memory", "growth"
        );
        let mut before: Option<(usize, f64)> = None;
        for &size in shape.sizes.iter().filter(|it| self.args.full || **it <= shape.usual) {
            let folder = folder(self.out, shape, size);
            let lines = make(&folder, shape, size)?;
            let Some(runs) = self.measure(&folder, "concise")? else {
                println!("{size:>10} {lines:>10} more than {} s: ended", self.args.limit);
                break;
            };
            let text = self.measure(&folder, "text")?;
            let text = text.map_or_else(|| "ended".to_owned(), |it| seconds(&it));
            let time = ms(&runs.cpu);
            let growth = before.map_or_else(String::new, |it| growth(it, (size, time)));
            let (short, memory) = (seconds(&runs), mb(&runs));
            println!("{size:>10} {lines:>10} {short:>13} {text:>13} {memory:>8.0} MB {growth:>14}");
            before = Some((size, time));
        }
        Ok(())
    }

    /// Real code is not alike; how long a thousand lines take tells whether larger trees take longer.
    fn trees(&self) -> Result<()> {
        println!("\nreal trees");
        println!(
            "{:>10} {:>13} {:>13} {:>11} {:>14}  tree",
            "lines", "processor", "text", "memory", "1,000 lines"
        );
        let trees = self.args.trees.iter().map(|it| Ok((Tree::new(slice::from_ref(it))?, it)));
        let mut trees = trees.collect::<Result<Vec<_>>>()?;
        trees.sort_by_key(|it| it.0.n_lines);
        for (Tree { n_lines, .. }, path) in trees {
            let name = path.display();
            let Some(runs) = self.measure(path, "concise")? else {
                println!("{n_lines:>10} more than {} s: ended  {name}", self.args.limit);
                continue;
            };
            let text = self.measure(path, "text")?;
            let text = text.map_or_else(|| "ended".to_owned(), |it| seconds(&it));
            let each = ms(&runs.cpu) / (n_lines as f64 / 1_000.0);
            let (short, memory) = (seconds(&runs), mb(&runs));
            println!(
                "{n_lines:>10} {short:>13} {text:>13} {memory:>8.0} MB {each:>11.2} ms  {name}"
            );
        }
        Ok(())
    }

    /// None if a run takes longer than is allowed.
    fn measure(&self, folder: &Path, format: &str) -> Result<Option<Runs>> {
        let mut runs = Runs::default();
        for _ in 0..self.args.runs.max(1) {
            let mut check = limited(self.program, self.args.limit);
            check.args(["check", "--quiet", "--all", "--format", format]).arg(folder);
            if !runs.add_if_done(&mut check)? {
                return Ok(None);
            }
        }
        Ok(Some(runs))
    }
}

/// A command that is ended when it has used a processor for `seconds`. Systems without a shell do not
/// end it.
fn limited(program: &Path, seconds: u64) -> Command {
    if cfg!(not(unix)) {
        return Command::new(program);
    }
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -t \"$0\" && exec \"$@\"", &seconds.to_string()]).arg(program);
    shell
}

fn seconds(runs: &Runs) -> String {
    format!("{:.2} s", ms(&runs.cpu) / 1_000.0)
}

fn growth(before: (usize, f64), now: (usize, f64)) -> String {
    let of_size = now.0 as f64 / before.0 as f64;
    let of_time = now.1 / before.1;
    let mark = if of_time > MAX_GROWTH * of_size { " !" } else { "" };
    format!("{of_time:.2} for {of_size:.0}{mark}")
}

/// Writes a package of this shape; how many lines it has.
fn make(folder: &Path, shape: &Shape, size: usize) -> Result<usize> {
    let source = folder.join("src");
    fs::create_dir_all(&source).with_context(|| format!("cannot make `{}`", source.display()))?;
    let manifest = "[package]\nname = \"made\"\nversion = \"0.0.0\"\nedition = \"2024\"\n";
    fs::write(folder.join("Cargo.toml"), format!("{manifest}\n[workspace]\n"))?;
    let files: Vec<(PathBuf, String)> = (shape.make)(size);
    let mut lines = 0;
    for (name, text) in files {
        lines += text.lines().count();
        fs::write(source.join(name), text)?;
    }
    Ok(lines)
}
