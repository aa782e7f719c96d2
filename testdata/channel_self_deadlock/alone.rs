//! A send that waits for the receiver of the same function.
//@ only

use std::{sync::mpsc, thread};

fn no_buffer() -> u32 {
    let (sender, receiver) = mpsc::sync_channel(0);
               //-------- the only receiver
    sender.send(1).unwrap();
  //^^^^^^^^^^^^^^ channel_self_deadlock(high): the send waits for `receiver` to receive
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
