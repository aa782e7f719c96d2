//! A flag is looked at and then set: two threads may both find it unset. Mended.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

static STARTED: AtomicBool = AtomicBool::new(false);

fn start() {
    if !STARTED.swap(true, Ordering::SeqCst) {
        println!("once");
    }
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(start);
        scope.spawn(start);
    });
}
