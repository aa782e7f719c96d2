//! Threads that last: in a callee's loop, for as long as a channel is open, or until a process ends.
//@ only

use std::{
    process::Child,
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::Receiver,
    },
    thread,
};

static IS_OPEN: AtomicBool = AtomicBool::new(true);

fn play() {
    loop {
        if !IS_OPEN.load(Ordering::Acquire) {
            return;
        }
    }
}

fn start(mut child: Child, messages: Receiver<String>, others: Receiver<String>, end: Receiver<()>) {
    thread::spawn(|| play());
    thread::spawn(move || messages.into_iter().for_each(drop));
    thread::spawn(move || others.iter().try_for_each(|_| Some(())));
    thread::spawn(move || end.recv());
    thread::spawn(move || child.wait());
}
