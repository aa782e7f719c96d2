//! A counter is loaded, added to and stored: what comes between is lost. Mended.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

static HITS: AtomicUsize = AtomicUsize::new(0);

fn hit() {
    HITS.fetch_add(1, Ordering::SeqCst);
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(hit);
        scope.spawn(hit);
    });
}
