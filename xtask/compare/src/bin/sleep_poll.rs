//! A loop sleeps and looks until another thread has changed something.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

fn main() {
    let ready = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&ready);
    let worker = thread::spawn(move || set.store(true, Ordering::Release));
    while !ready.load(Ordering::Acquire) {
        thread::sleep(Duration::from_millis(10)); //~ fault
    }
    worker.join().unwrap();
}
