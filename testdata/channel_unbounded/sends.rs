//! A channel without bound that is fed from outside, and those that carry a message or two.
//@ only

use std::{
    net::TcpListener,
    net::TcpStream,
    sync::mpsc::{self, Receiver, Sender},
    thread,
};

fn from_outside(listener: TcpListener) -> Receiver<TcpStream> {
    let (streams, received) = mpsc::channel();
    //                        ------------- made here
                            //^^^^^^^^^^^^^ channel_unbounded(high): the channel of `streams` has no bound
    //~ help: a bounded channel makes who sends wait for who receives
    //~ help: `threadlint_runtime::Queue` is bounded, and tells how full it is
    thread::spawn(move || {
        while let Ok((stream, _)) = listener.accept() {
        //                          ----------------- for each that comes from here
            if streams.send(stream).is_err() {
             //-------------------- sends in a loop here
                break;
            }
        }
    });
    received
}

fn from_another(numbers: Receiver<u32>) -> Receiver<u32> {
    let (doubled, received) = doubling();
    thread::spawn(move || {
        for number in numbers {
            let _ = doubled.send(2 * number);
        }
    });
    received
}

fn doubling() -> (Sender<u32>, Receiver<u32>) {
    mpsc::channel() //~ channel_unbounded(low): the channel has no bound
}

fn relay(numbers: Receiver<u32>) -> crossbeam_channel::Receiver<u32> {
    let (doubled, received) = crossbeam_channel::unbounded(); //~ channel_unbounded(high): `doubled`
    thread::spawn(move || {
        for number in numbers {
            if doubled.send(2 * number).is_err() {
                return;
            }
        }
    });
    received
}

fn now_and_then(numbers: Receiver<u32>) -> Receiver<u32> {
    let (large, received) = mpsc::channel(); //~ channel_unbounded(medium): `large`
    thread::spawn(move || {
        for number in numbers {
            if number > 1000 && large.send(number).is_err() {
                return;
            }
        }
    });
    let _ = who_else(&received);
    received
}

fn who_else(received: &Receiver<u32>) -> bool {
    received.try_recv().is_ok()
}

fn as_fast_as_it_can() -> Receiver<u64> {
    let (numbers, received) = mpsc::channel(); //~ channel_unbounded(medium): `numbers`
    thread::spawn(move || {
        let mut number = 0;
        while numbers.send(number).is_ok() {
            number += 1;
        }
    });
    received
}

struct Events {
    sender: Sender<u32>,
}

fn who_knows() -> (Events, Receiver<u32>) {
    let (sender, receiver) = mpsc::channel(); //~ channel_unbounded(low): `sender`
    (Events { sender }, receiver)
}

fn one_answer() -> u32 {
    let (answer, received) = mpsc::channel();
    thread::spawn(move || {
        let _ = answer.send(1);
    });
    received.recv().unwrap_or_default()
}

fn one_for_each(parts: Vec<u32>) -> u32 {
    let (sums, received) = mpsc::channel();
    for part in parts {
        let sums = sums.clone();
        thread::spawn(move || {
            let _ = sums.send(part);
        });
    }
    drop(sums);
    received.iter().sum()
}

fn bounded(listener: TcpListener) -> Receiver<TcpStream> {
    let (streams, received) = mpsc::sync_channel(8);
    thread::spawn(move || {
        while let Ok((stream, _)) = listener.accept() {
            if streams.send(stream).is_err() {
                break;
            }
        }
    });
    received
}

/// What ends the loop is not what it sends for.
fn until_stopped(
    stop: crossbeam_channel::Receiver<()>,
    numbers: crossbeam_channel::Receiver<u32>,
) -> crossbeam_channel::Receiver<u32> {
    let (doubled, received) = crossbeam_channel::unbounded(); //~ channel_unbounded(high): `doubled`
    thread::spawn(move || {
        loop {
            let number = crossbeam_channel::select! {
                recv(stop) -> _ => break,
                recv(numbers) -> number => match number {
              //---- for each that comes from here
                    Ok(number) => number,
                    Err(_) => break,
                },
            };
            if doubled.send(2 * number).is_err() {
                return;
            }
        }
    });
    received
}
