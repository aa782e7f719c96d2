//! Reads the files that a list names, one a line, and has `syn` parse them: what the speed of the
//! linter is measured against.
//!
//! `parse LIST [THREADS]`; `cargo xtask bench` runs it.
#![allow(clippy::print_stdout, reason = "this is what it is for")]

use std::{env, fs, hint};

use mimalloc::MiMalloc;
use rayon::prelude::*;

/// The linter's, so that neither has an advantage.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() {
    let mut arguments = env::args().skip(1);
    let list = arguments.next().expect("the first argument is the list of files");
    let threads = arguments.next().map_or(0, |it| it.parse().expect("a number of threads"));
    let list = fs::read_to_string(list).expect("the list can be read");
    let paths: Vec<&str> = list.lines().collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(64 << 20).build();
    let pool = pool.expect("the threads can be started");
    let n_lines: usize = pool.install(|| paths.par_iter().map(|it| parse(it)).sum());
    println!("{n_lines}");
}

/// Parses one file; how many lines it has.
fn parse(path: &str) -> usize {
    let text = fs::read_to_string(path).unwrap_or_default();
    let _ = hint::black_box(syn::parse_file(&text));
    proc_macro2::extra::invalidate_current_thread_spans();
    text.lines().count()
}
