//! A loop over a receiver ends when the last sender goes; the first one is easily forgotten.
//@ only

use std::{sync::mpsc, thread};

fn total(parts: Vec<u64>) -> u64 {
    let (sums, received) = mpsc::channel();
       //---- this sender lives on
    for part in parts {
        let sums = sums.clone();
        thread::spawn(move || sums.send(part));
    }
    let mut total = 0;
    for sum in received {
    //         -------- receives until there is no sender
             //^^^^^^^^ channel_sender_alive(high): the loop waits for the last sender to go, but `sums` is still there
    //~ help: drop `sums` before the loop, or move it into who sends last
    //~ help: `threadlint_runtime::Queue` ends when it is closed, whoever
        total += sum;
    }
    total
}

fn by_recv(parts: Vec<u64>) -> u64 {
    let (sums, received) = mpsc::sync_channel(8);
    for part in parts {
        let sums = sums.clone();
        thread::spawn(move || sums.send(part));
    }
    let mut total = 0;
    while let Ok(sum) = received.recv() { //~ channel_sender_alive(high): `sums` is still there
        total += sum;
    }
    total
}

fn dropped(parts: Vec<u64>) -> u64 {
    let (sums, received) = mpsc::channel();
    for part in parts {
        let sums = sums.clone();
        thread::spawn(move || sums.send(part));
    }
    drop(sums);
    let mut total = 0;
    for sum in received {
        total += sum;
    }
    total
}

fn moved(parts: Vec<u64>) -> u64 {
    let (sums, received) = mpsc::channel();
    thread::spawn(move || {
        for part in parts {
            let _ = sums.send(part);
        }
    });
    let mut total = 0;
    for sum in &received {
        total += sum;
    }
    total
}

fn in_a_block(parts: Vec<u64>) -> u64 {
    let received = {
        let (sums, received) = mpsc::channel();
        for part in parts {
            let sums = sums.clone();
            thread::spawn(move || sums.send(part));
        }
        received
    };
    let mut total = 0;
    for sum in received {
        total += sum;
    }
    total
}

fn joined(lines: Vec<String>) {
    let (sender, receiver) = mpsc::channel();
    let printer = thread::spawn(move || {
        for line in receiver { //~ channel_sender_alive(high): `sender` is still there
            println!("{line}");
        }
    });
    for line in lines {
        let _ = sender.send(line);
    }
    printer.join().unwrap();
  //-------------- waits for the thread of the loop here
}

fn joined_after_drop(lines: Vec<String>) {
    let (sender, receiver) = mpsc::channel();
    let printer = thread::spawn(move || {
        for line in receiver {
            println!("{line}");
        }
    });
    for line in lines {
        let _ = sender.send(line);
    }
    drop(sender);
    printer.join().unwrap();
}

fn with_a_way_out(n_parts: usize) -> u64 {
    let (sums, received) = mpsc::channel();
    for part in 0..n_parts {
        let sums = sums.clone();
        thread::spawn(move || sums.send(part as u64));
    }
    let mut all = Vec::new();
    for sum in &received { //~ channel_sender_alive(medium): `sums` is still there
        all.push(sum);
        if all.len() == n_parts {
            break;
        }
    }
    all.iter().sum()
}
