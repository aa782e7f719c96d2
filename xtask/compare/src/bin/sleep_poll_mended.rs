//! A loop sleeps and looks until another thread has changed something. Mended.

use std::{sync::mpsc, thread};

fn main() {
    let (ready, wait) = mpsc::sync_channel(1);
    let worker = thread::spawn(move || ready.send(()));
    wait.recv().unwrap();
    worker.join().unwrap().unwrap();
}
