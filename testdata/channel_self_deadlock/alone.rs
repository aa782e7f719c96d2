//! A send that waits for the receiver of the same function.
//@ only

use std::{any::Any, sync::mpsc, thread};

fn no_buffer() -> u32 {
    let (sender, receiver) = mpsc::sync_channel(0);
               //-------- the only receiver
    sender.send(1).unwrap();
  //-------------- waits here
  //^^^^^^^^^^^^^^ channel_self_deadlock(high): the send waits for `receiver` to receive
    //~ help: send and receive on different threads, or use a `VecDeque`
    //~ help: `threadlint_runtime::Queue::try_put` says that it is full
    receiver.recv().unwrap()
}

fn more_than_fits(numbers: &[u32]) -> u32 {
    let (sender, receiver) = mpsc::sync_channel(4);
    for number in numbers {
        sender.send(*number).unwrap(); //~ channel_self_deadlock(medium): once the channel is full
    }
    drop(sender);
    receiver.iter().sum()
}

fn fits() -> u32 {
    let (sender, receiver) = mpsc::sync_channel(1);
    sender.send(1).unwrap();
    receiver.recv().unwrap()
}

fn turns(numbers: &[u32]) -> u32 {
    let (sender, receiver) = mpsc::sync_channel(1);
    let mut sum = 0;
    for number in numbers {
        sender.send(*number).unwrap();
        sum += receiver.recv().unwrap();
    }
    sum
}

fn elsewhere(numbers: Vec<u32>) -> u32 {
    let (sender, receiver) = mpsc::sync_channel(0);
    let summing = thread::spawn(move || receiver.iter().sum());
    for number in numbers {
        sender.send(number).unwrap();
    }
    drop(sender);
    summing.join().unwrap()
}

/// The message takes the receiver along.
fn handed_on(mut sender: mpsc::SyncSender<Box<dyn Any + Send>>) {
    for _ in 0..9 {
        let (next, receiver) = mpsc::sync_channel(0);
        let receiver: Box<dyn Any + Send> = Box::new(Some(receiver));
        sender.send(receiver).unwrap();
        sender = next;
    }
}

/// Whichever is ready first.
fn one_of_two(other: &crossbeam_channel::Sender<u32>) {
    let (never, _receiver) = crossbeam_channel::bounded(0);
    crossbeam_channel::select! {
        send(never, 1) -> _ => {}
        send(other, 2) -> _ => {}
    }
}

fn the_only_one() {
    let (never, _receiver) = crossbeam_channel::bounded(0);
    crossbeam_channel::select! {
        send(never, 1) -> _ => {} //~ channel_self_deadlock(high): the send waits for `_receiver`
    }
}
