//! Sends in async code: whether they wait for room, the sender's type does not always tell.
//@ only

use std::sync::mpsc::SyncSender;

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};

struct Events {
    orders: Sender<u32>,
    log: Sender<String>,
}

fn events() -> (Events, Receiver<u32>, Receiver<String>) {
    let (orders, taken) = bounded(8);
    let (log, written) = unbounded();
    (Events { orders, log }, taken, written)
}

impl Events {
    async fn announce(&self, order: u32) {
        self.orders.send(order).unwrap(); //~ async_blocking(medium): `send` may wait for the other end of a channel
        self.log.send(format!("order {order}")).unwrap(); //~ FIXME(fp) async_blocking(medium): `send` may wait
    }
}

async fn hand_over(jobs: &SyncSender<u32>) {
    jobs.send(1).unwrap(); //~ async_blocking: `send` may wait for the other end of a channel
}
