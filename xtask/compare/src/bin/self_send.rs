//! A send waits for a receiver that is in the same thread.

use std::sync::mpsc;

fn main() {
    let (sender, receiver) = mpsc::sync_channel(0);
    sender.send(1).unwrap(); //~ fault
    println!("{}", receiver.recv().unwrap());
}
