//! A failed send says that nobody listens any more. Replies and destructors need no answer.
//@ only

use std::sync::mpsc::{Sender, SyncSender};

fn produce(numbers: SyncSender<u64>) {
    for number in 0.. {
        let _ = numbers.send(number);
        //      -------------------- whether it was sent is not looked at
              //^^^^^^^^^^^^^^^^^^^^ channel_send_ignored(medium): the message is lost and nobody notices
        //~ help: stop, or hand the error on, when the send fails
        //~ help: `threadlint_runtime::Queue` gives the item back when it is
        numbers.send(number).ok(); //~ channel_send_ignored: the message is lost
    }
}

async fn produce_async(numbers: tokio::sync::mpsc::Sender<u64>) {
    let _ = numbers.send(1).await; //~ channel_send_ignored: the message is lost
}

fn until_nobody_listens(numbers: SyncSender<u64>) {
    for number in 0.. {
        if numbers.send(number).is_err() {
            return;
        }
    }
}

fn reply(answer: tokio::sync::oneshot::Sender<u64>, all: tokio::sync::broadcast::Sender<u64>) {
    let _ = answer.send(1);
    let _ = all.send(1);
}

struct Worker(Sender<()>);

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.0.send(());
    }
}
