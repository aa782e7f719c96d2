//! A flag is looked at and then set: two threads may both find it unset.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

static STARTED: AtomicBool = AtomicBool::new(false);

fn start() {
    if !STARTED.load(Ordering::SeqCst) {
        STARTED.store(true, Ordering::SeqCst); //~ fault
        println!("once");
    }
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(start);
        scope.spawn(start);
    });
}
