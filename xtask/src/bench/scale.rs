//! `cargo xtask bench scale`: whether time grows with the code and no faster, on code made for that.

mod shapes;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Error, Result};
use clap::Args;

use self::shapes::{SHAPES, Shape};
use super::{Runs, mb, ms};

/// Which code is made.
#[derive(Debug, Args)]
pub(crate) struct ScaleArgs {
    /// Go on to 3,000,000 lines
    #[arg(long)]
    full: bool,
    /// Make this shape of code only
    #[arg(long, value_name = "NAME", value_parser = shapes::names())]
    shape: Option<String>,
    /// How often each is run; the median counts
    #[arg(long, value_name = "N", default_value_t = 3)]
    runs: usize,
}

/// Four times the code may take this many times the time.
const MAX_GROWTH: f64 = 4.4;

pub(super) fn run(program: &Path, out: &Path, args: &ScaleArgs) -> Result<()> {
    let wanted = |it: &&Shape| args.shape.as_deref().is_none_or(|name| name == it.name);
    for shape in SHAPES.iter().filter(wanted) {
        run_shape(program, out, args, shape)?;
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

#[expect(clippy::print_stdout, reason = "this is what it is for")]
fn run_shape(program: &Path, out: &Path, args: &ScaleArgs, shape: &Shape) -> Result<()> {
    println!("{}: {}", shape.name, shape.about);
    println!("{:>10} {:>10} {:>10} {:>10} {:>8}", "size", "lines", "processor", "memory", "growth");
    let mut before = None;
    for &size in shape.sizes.iter().filter(|it| args.full || **it <= shape.usual) {
        let folder = folder(out, shape, size);
        let lines = make(&folder, shape, size)?;
        let mut runs = Runs::default();
        for _ in 0..args.runs.max(1) {
            let mut check = Command::new(program);
            runs.add(check.args(["check", "--quiet", "--format", "concise"]).arg(&folder))?;
        }
        let time = ms(&runs.cpu);
        let memory = mb(&runs);
        let growth = before.map_or_else(String::new, |it: f64| {
            let growth = time / it;
            format!("{growth:.2}{}", if growth > MAX_GROWTH { " !" } else { "" })
        });
        println!("{size:>10} {lines:>10} {time:>7.0} ms {memory:>7.1} MB {growth:>8}");
        before = Some(time);
    }
    Ok(())
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
