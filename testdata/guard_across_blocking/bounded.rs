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
        //~ help: end the life of `seen` before this call: `drop(seen)`, or a
        //~ help: it never returns if what it waits for needs `Totals.seen` first
        //~ help: `threadlint_runtime::ordered::assert_no_locks_held` finds at
    }

    fn publish_if_there_is_room(&self, sender: &Sender<u32>) {
        let seen = self.seen.lock().unwrap();
        drop(sender.try_send(seen.len() as u32));
    }
}
