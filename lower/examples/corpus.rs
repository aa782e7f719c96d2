//! Lowers all Rust files below some folders, and says how long that takes and what fails.
//!
//! `cargo run --release --example corpus -- ~/.cargo/registry/src`
#![allow(clippy::print_stdout, reason = "this is what it is for")]

use std::{
    env, fs, hint,
    path::{Path, PathBuf},
    time::Duration,
};

use diag::FileId;
use model::facts::{BodyIdx, Edition, FileFacts, SyntaxError};
use threadlint_lower::{Macros, Source, lower_body_with_errors, lower_file};

#[derive(Default)]
struct Totals {
    n_files: usize,
    n_bytes: usize,
    n_bodies: usize,
    n_rejected: usize,
    n_with_errors: usize,
    n_errors: usize,
    parse_file: Duration,
    lower_file: Duration,
    lower_bodies: Duration,
    n_broken_bodies: usize,
    n_opaque: usize,
}

fn main() {
    let verbose = env::args().any(|it| it == "-v");
    let mut paths = Vec::new();
    for root in env::args().skip(1).filter(|it| !it.starts_with('-')) {
        collect(Path::new(&root), &mut paths);
    }
    paths.sort();
    let texts: Vec<String> =
        paths.iter().map(|it| fs::read_to_string(it).unwrap_or_default()).collect();
    let mut totals = Totals::default();
    let mut macros = Macros::default();
    if env::args().any(|it| it == "-m") {
        for (idx, text) in texts.iter().enumerate() {
            macros.add_file(FileId(idx as u32), text);
        }
    }
    for (idx, (path, text)) in paths.iter().zip(&texts).enumerate() {
        let source = Source {
            file: FileId(idx as u32),
            text,
            edition: Edition::E2021,
            macros: &macros,
        };
        let facts = measure(&source, &mut totals);
        let mut errors = facts.errors.clone();
        if env::args().any(|it| it == "-b") {
            errors.extend(bodies(source, &facts, &mut totals));
        }
        if verbose {
            for error in &errors {
                println!("{}:{}: {}", path.display(), line(text, error.range.start), error.message);
            }
        }
    }
    print(&totals);
}

fn measure(source: &Source<'_>, totals: &mut Totals) -> FileFacts {
    let start = cpu_time();
    let parsed = syn::parse_file(source.text);
    totals.n_rejected += usize::from(parsed.is_err());
    drop(parsed);
    proc_macro2::extra::invalidate_current_thread_spans();
    totals.parse_file += cpu_time() - start;

    let start = cpu_time();
    let facts = lower_file(*source);
    totals.lower_file += cpu_time() - start;
    totals.n_opaque += facts.opaque_macros.len();
    totals.n_files += 1;
    totals.n_bytes += source.text.len();
    totals.n_bodies += facts.bodies.len();
    totals.n_errors += facts.errors.len();
    totals.n_with_errors += usize::from(!facts.errors.is_empty());
    facts
}

fn bodies(source: Source<'_>, facts: &FileFacts, totals: &mut Totals) -> Vec<SyntaxError> {
    let start = cpu_time();
    let mut errors = Vec::new();
    for idx in 0..facts.bodies.len() {
        let (body, more) = lower_body_with_errors(source, facts, BodyIdx(idx as u32));
        totals.n_broken_bodies += usize::from(!more.is_empty());
        totals.n_opaque += body.opaque_macros.len();
        hint::black_box(body);
        errors.extend(more);
    }
    totals.lower_bodies += cpu_time() - start;
    errors
}

/// The time that this thread was running; the machine may have other things to do.
fn cpu_time() -> Duration {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = stat.split(' ').next().and_then(|it| it.parse().ok());
    Duration::from_nanos(nanos.unwrap_or_default())
}

fn print(totals: &Totals) {
    println!("files           {:>12}", totals.n_files);
    println!("bytes           {:>12}", totals.n_bytes);
    println!("rejected by syn {:>12}", totals.n_rejected);
    println!("files with err. {:>12}", totals.n_with_errors);
    println!("syntax errors   {:>12}", totals.n_errors);
    println!("bodies          {:>12}", totals.n_bodies);
    println!("broken bodies   {:>12}", totals.n_broken_bodies);
    println!("opaque macros   {:>12}", totals.n_opaque);
    println!("lower_body, all {:>12.1?}", totals.lower_bodies);
    println!("parse_file      {:>12.1?}", totals.parse_file);
    println!("lower_file      {:>12.1?}", totals.lower_file);
}

fn line(text: &str, offset: u32) -> usize {
    text.bytes().take(offset as usize).filter(|it| *it == b'\n').count() + 1
}

fn collect(path: &Path, paths: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        entries.for_each(|it| collect(&it.path(), paths));
    } else if path.extension().is_some_and(|it| it == "rs") {
        paths.push(path.to_owned());
    }
}
