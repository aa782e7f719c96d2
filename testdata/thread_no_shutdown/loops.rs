//! A thread whose loop has no way out, and those that end on a flag, a channel, or by themselves.
//@ only

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::Receiver,
    },
    thread,
    time::Duration,
};

fn flush() {}

fn forever() {
    thread::spawn(|| loop { //~ thread_no_shutdown(medium): the thread runs a loop that nothing ends
  //------------- the thread starts here
                   //---- there is no way out of this loop
    //~ help: let the loop end on a flag, a stop token, or the end of a
    //~ help: `threadlint_runtime::Worker` gives its thread a
        flush();
        thread::sleep(Duration::from_secs(1));
    });
    thread::Builder::new().spawn(|| while true { flush() }).unwrap(); //~ FIXME(fn) thread_no_shutdown: nothing ends
}

fn run() {
    loop {
        flush();
    }
}

fn by_name() {
    thread::spawn(run); //~ thread_no_shutdown(medium): nothing ends
}

/// A task ends with its runtime.
fn as_a_task() {
    tokio::spawn(async {
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            flush();
        }
    });
}

fn with_an_end(stop: Arc<AtomicBool>, jobs: Receiver<u32>) {
    let flag = Arc::clone(&stop);
    thread::spawn(move || {
        while !flag.load(Ordering::Acquire) {
            flush();
        }
    });
    thread::spawn(move || {
        loop {
            match jobs.recv() {
                Ok(_) => flush(),
                Err(_) => break,
            }
        }
    });
    thread::spawn(move || loop {
        if stop.load(Ordering::Acquire) {
            return;
        }
    });
    thread::spawn(|| {
        for _ in 0..10 {
            flush();
        }
    });
}
