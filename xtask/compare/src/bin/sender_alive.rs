//! A loop receives until all senders are gone, and one of them is its own.

use std::{sync::mpsc, thread};

fn main() {
    let (sender, receiver) = mpsc::sync_channel(8);
    let mut threads = Vec::new();
    for idx in 0..2 {
        let sender = sender.clone();
        threads.push(thread::spawn(move || sender.send(idx)));
    }
    for it in receiver {
        //~ fault
        println!("{it}");
    }
    for it in threads {
        it.join().unwrap().unwrap();
    }
}
