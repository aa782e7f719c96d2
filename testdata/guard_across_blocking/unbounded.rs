//! Sending to a channel without bound never waits, though its sender's type does not tell.
//@ only

use std::sync::Mutex;

use crossbeam_channel::{Receiver, Sender, unbounded};

struct Totals {
    seen: Mutex<Vec<u32>>,
}

fn start() -> (Sender<u32>, Receiver<u32>) {
    unbounded()
}

impl Totals {
    fn publish(&self, sender: &Sender<u32>) {
        let seen = self.seen.lock().unwrap();
        sender.send(seen.len() as u32).unwrap();
    }

    fn collect(&self, receiver: &Receiver<u32>) {
        let mut seen = self.seen.lock().unwrap();
        seen.extend(receiver.recv()); //~ guard_across_blocking: `Totals.seen` is held across `recv`
    }
}
