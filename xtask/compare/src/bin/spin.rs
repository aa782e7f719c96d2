//! A loop keeps a processor busy until a flag changes.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

static READY: AtomicBool = AtomicBool::new(false);

fn main() {
    let worker = thread::spawn(|| READY.store(true, Ordering::Release));
    while !READY.load(Ordering::Acquire) {} //~ fault
    worker.join().unwrap();
}
