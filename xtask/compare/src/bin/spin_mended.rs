//! A loop keeps a processor busy until a flag changes. Mended.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

static READY: AtomicBool = AtomicBool::new(false);

fn main() {
    let worker = thread::spawn(|| READY.store(true, Ordering::Release));
    worker.join().unwrap();
    assert!(READY.load(Ordering::Acquire));
}
