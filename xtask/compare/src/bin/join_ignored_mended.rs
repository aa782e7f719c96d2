//! Whether a thread has panicked is not looked at. Mended.

use std::thread;

fn main() {
    let worker = thread::spawn(|| "1x".parse::<u8>().unwrap());
    println!("{}", worker.join().expect("it does not panic"));
}
