//! Threads change a `static mut`. Mended.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    thread,
};

static HITS: AtomicU64 = AtomicU64::new(0);

fn hit() {
    HITS.fetch_add(1, Ordering::Relaxed);
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(hit);
        scope.spawn(hit);
    });
}
