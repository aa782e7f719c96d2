//! The pool against rusty_pool, and against a thread for each task.

use std::{hint::black_box, thread, time::Instant};

use threadlint_runtime::{ThreadPool, Timing, map_chunks};

use crate::measure::{Table, time, time_each};

pub(crate) fn run(table: &Table) {
    let n = table.n(200_000);
    let rusty = rusty_pool::ThreadPool::new(2, 2, std::time::Duration::from_secs(60));
    let peer = || {
        time(n, || {
            let tasks: Vec<_> = (0..n).map(|it| rusty.evaluate(move || black_box(it))).collect();
            tasks.into_iter().for_each(|it| assert!(it.await_complete() < n));
        })
    };
    for (name, timing, target) in [
        ("pool: submit to result / rusty_pool evaluate", Timing::Off, 0.8),
        ("pool: with default timing / rusty_pool evaluate", Timing::default(), 0.8),
        ("pool: with all timing / rusty_pool evaluate", Timing::All, 1.0),
    ] {
        for (bound, capacity) in [("unbounded", usize::MAX), ("bounded 1024", 1024)] {
            let pool = ThreadPool::builder().max_workers(2).queue_capacity(capacity);
            let pool = pool.timing(timing).build().expect("threads can be started");
            let ours = || {
                time(n, || {
                    let tasks: Vec<_> = (0..n)
                        .map(|it| pool.submit(move || black_box(it)).expect("open"))
                        .collect();
                    tasks.into_iter().for_each(|it| assert!(it.join().is_ok_and(|it| it < n)));
                })
            };
            table.row(&format!("{name}, {bound}"), target, ours, peer);
        }
    }
    let pool = ThreadPool::builder().max_workers(2).build().expect("threads can be started");
    let n = table.n(20_000);
    let ours = || p99(n, || assert!(pool.submit(|| black_box(1)).expect("open").join().is_ok()));
    let peer = || p99(n, || assert!(rusty.evaluate(|| black_box(1)).await_complete() == 1));
    table.row("pool: round trip, 99th percentile / rusty_pool", 1.5, ours, peer);
    run_chunks(table);
}

/// Nanoseconds.
fn p99(n: usize, mut round_trip: impl FnMut()) -> f64 {
    let mut times: Vec<u128> = (0..n)
        .map(|_| {
            let begun = Instant::now();
            round_trip();
            begun.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    times[n * 99 / 100] as f64
}

fn run_chunks(table: &Table) {
    let items: Vec<u64> = (0..1_000_000).collect();
    let sum = |it: &[u64]| it.iter().map(|it| black_box(*it)).sum::<u64>();
    let ours = || time_each(table.n(200), || drop(black_box(map_chunks(&items, 2, sum))));
    let by_hand = || {
        time_each(table.n(200), || {
            let sums: Vec<u64> = thread::scope(|scope| {
                let chunks = items.chunks(items.len().div_ceil(2));
                let threads: Vec<_> = chunks.map(|it| scope.spawn(move || sum(it))).collect();
                threads.into_iter().map(|it| it.join().expect("no panic")).collect()
            });
            black_box(sums);
        })
    };
    table.row("map_chunks / scope by hand", 1.05, ours, by_hand);
}
