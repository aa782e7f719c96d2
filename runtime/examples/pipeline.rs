//! Producers, a bounded queue, consumers, a second queue and a collector; the end goes through all.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
};

use threadlint_runtime::{Counter, Queue};

const N_PRODUCERS: usize = 2;
const N_CONSUMERS: usize = 3;

struct Line {
    file: usize,
    text: String,
}

fn produce(file: usize, lines: &Queue<Line>) {
    for number in 0..2000 {
        let text = if number % 500 == 99 { String::new() } else { "to be or not to be".repeat(2) };
        if lines.put(Line { file, text }).is_err() {
            return; // somebody has closed the queue: there is nobody to work for
        }
    }
}

fn count_words(line: &Line) -> usize {
    assert!(!line.text.is_empty(), "an empty line in file {}", line.file);
    line.text.split(' ').count()
}

fn main() {
    // The producers are held back at a hundred lines, instead of filling the memory.
    let (lines, counts) = (Queue::bounded(100), Queue::bounded(100));
    let failed = Counter::new();

    let totals = thread::scope(|scope| {
        let producers: Vec<_> = (0..N_PRODUCERS)
            .map(|file| {
                let lines = &lines;
                scope.spawn(move || produce(file, lines))
            })
            .collect();
        let consume = || {
            // Ends when the queue is closed and empty: no sentinel, and no counting of them.
            for line in lines.iter() {
                // The line is done when `line` goes, also if the counting panics.
                match catch_unwind(AssertUnwindSafe(|| count_words(&line))) {
                    Ok(n_words) => counts.put((line.file, n_words)).expect("closed at the end"),
                    Err(_) => failed.increment(),
                }
            }
        };
        for _ in 0..N_CONSUMERS {
            scope.spawn(consume);
        }
        let collector = scope.spawn(|| {
            let mut totals = BTreeMap::new();
            for count in counts.iter() {
                let (file, n_words) = *count;
                *totals.entry(file).or_insert(0) += n_words;
            }
            totals
        });

        for producer in producers {
            producer.join().expect("a producer does not panic");
        }
        lines.join(); // every line is counted
        lines.close();
        counts.join(); // every count is collected
        counts.close();
        collector.join().expect("the collector does not panic")
    });

    println!("words by file: {totals:?}; {} lines failed", failed.sum());
    println!("lines:  {}", lines.stats());
    println!("counts: {}", counts.stats());
}
