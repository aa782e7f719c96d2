//! How this crate compares with its peers: ratios taken in one process, best of five.
//!
//! `cargo bench -p threadlint-runtime`; with `--features lock-checks` also the cost of the lock checks.
//! Only ratios mean anything: the times depend on the machine and on what else it does.

#![expect(clippy::print_stdout, reason = "a benchmark prints")]

#[path = "ratios/locks.rs"]
mod locks;
#[path = "ratios/measure.rs"]
mod measure;
#[path = "ratios/pools.rs"]
mod pools;
#[path = "ratios/queues.rs"]
mod queues;
#[path = "ratios/small.rs"]
mod small;

use std::env;

use measure::Table;

fn main() {
    // `cargo test --benches` only asks whether it runs; `cargo bench` passes `--bench`.
    let quick = !env::args().any(|it| it == "--bench");
    let only = env::args().skip(1).find(|it| !it.starts_with('-'));
    let table = Table::new(quick, only);
    println!("{:<58} {:>9} {:>9} {:>7} {:>7}", "", "ours", "peer", "ratio", "target");
    pools::run(&table);
    queues::run(&table);
    small::run(&table);
    locks::run(&table);
}
