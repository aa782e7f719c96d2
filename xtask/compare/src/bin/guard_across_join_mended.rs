//! A thread is waited for that needs a lock which the waiting one holds. Mended.

use std::{
    sync::{Arc, Mutex},
    thread,
};

fn main() {
    let total = Arc::new(Mutex::new(0));
    let shared = Arc::clone(&total);
    let worker = thread::spawn(move || *shared.lock().unwrap() += 1);
    worker.join().unwrap();
    let guard = total.lock().unwrap();
    println!("{guard}");
}
