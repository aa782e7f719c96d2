//! A counter is loaded, added to and stored: what comes between is lost.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

static HITS: AtomicUsize = AtomicUsize::new(0);

fn hit() {
    HITS.store(HITS.load(Ordering::SeqCst) + 1, Ordering::SeqCst); //~ fault
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(hit);
        scope.spawn(hit);
    });
}
