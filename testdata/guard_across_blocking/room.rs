//! A sender that may be of either kind of channel, as both are made here.
//@ only

use std::sync::Mutex;

use async_channel::{Receiver, Sender, bounded, unbounded};

struct Source {
    gate: Mutex<()>,
    events: Sender<u32>,
}

fn events() -> (Sender<u32>, Receiver<u32>) {
    unbounded()
}

fn answers() -> (Sender<u32>, Receiver<u32>) {
    bounded(1)
}

impl Source {
    fn tell(&self) {
        let _gate = self.gate.lock().unwrap();
        self.events.send_blocking(1).unwrap(); //~ guard_across_blocking(medium): `Source.gate` is held across `send_blocking`
    }

    fn tell_here(&self) -> Receiver<u32> {
        let (sender, receiver) = unbounded();
        let _gate = self.gate.lock().unwrap();
        sender.send_blocking(1).unwrap();
        receiver
    }

    fn tell_one(&self) -> Receiver<u32> {
        let (sender, receiver) = bounded(1);
        let _gate = self.gate.lock().unwrap();
        sender.send_blocking(1).unwrap();
        receiver
    }

    fn tell_two(&self) -> Receiver<u32> {
        let (sender, receiver) = bounded(1);
        let _gate = self.gate.lock().unwrap();
        sender.send_blocking(1).unwrap(); //~ guard_across_blocking(high): `Source.gate` is held across `send_blocking`
        sender.send_blocking(2).unwrap();
        receiver
    }
}
