//! Whether a thread has panicked is not looked at.

use std::thread;

fn main() {
    let worker = thread::spawn(|| "1x".parse::<u8>().unwrap());
    let _ = worker.join(); //~ fault
}
