//! Sending to a channel with a bound waits for room.

use std::sync::Mutex;

use crossbeam_channel::{Receiver, Sender, bounded};

struct Totals {
    seen: Mutex<Vec<u32>>,
}

fn start() -> (Sender<u32>, Receiver<u32>) {
    bounded(16)
}

impl Totals {
    fn publish(&self, sender: &Sender<u32>) {
        let seen = self.seen.lock().unwrap();
        sender.send(seen.len() as u32).unwrap(); //~ guard_across_blocking: `Totals.seen` is held across `send`
    }

    fn publish_if_there_is_room(&self, sender: &Sender<u32>) {
        let seen = self.seen.lock().unwrap();
        drop(sender.try_send(seen.len() as u32));
    }
}
