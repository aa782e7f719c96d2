//! A send waits for a receiver that is in the same thread. Mended.

use std::{sync::mpsc, thread};

fn main() {
    let (sender, receiver) = mpsc::sync_channel(0);
    let other = thread::spawn(move || sender.send(1));
    println!("{}", receiver.recv().unwrap());
    other.join().unwrap().unwrap();
}
