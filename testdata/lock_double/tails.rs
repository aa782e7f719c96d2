//! The temporaries of a block's tail: before edition 2024 they outlive the block's variables.

use std::sync::Mutex;

struct Counter {
    hits: Mutex<u64>,
}

/// Locks when it is dropped.
struct Flush<'c>(&'c Counter);

fn inner_tail(counter: &Counter) -> u64 {
    let hits = { *counter.hits.lock().unwrap() } + *counter.hits.lock().unwrap(); //~[2021] lock_same_statement: `Counter.hits`
    hits
}

fn argument_tail(counter: &Counter) -> u64 {
    u64::max({ *counter.hits.lock().unwrap() }, *counter.hits.lock().unwrap()) //~[2021] lock_same_statement: `Counter.hits`
}

fn named_tail(counter: &Counter) -> u64 {
    let hits = {
        let hits = *counter.hits.lock().unwrap();
        hits
    };
    hits + *counter.hits.lock().unwrap()
}

fn statement_in_block(counter: &Counter) -> u64 {
    {
        *counter.hits.lock().unwrap() += 1;
    }
    let hits = { *counter.hits.lock().unwrap() };
    hits + *counter.hits.lock().unwrap()
}

impl Drop for Flush<'_> {
    fn drop(&mut self) {
        *self.0.hits.lock().unwrap() = 0;
    }
}

fn dropped_after_the_tail(counter: &Counter) -> u64 {
    // Before 2024 the guard of the tail lives when `flush` is dropped, and that locks.
    let _flush = Flush(counter);
    *counter.hits.lock().unwrap()
} //~[2021] lock_reentry: `Flush::drop` locks `Counter.hits`
