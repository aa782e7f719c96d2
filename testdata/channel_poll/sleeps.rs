//! Loops that ask a channel and sleep; a loop with something else to do has a reason to.

use std::{sync::mpsc::Receiver, thread, time::Duration};

fn redraw() {}

fn next(jobs: &Receiver<u32>) -> u32 {
    loop {
        if let Ok(job) = jobs.try_recv() {
                       //--------------- asks the channel here
            return job;
        }
        thread::sleep(Duration::from_millis(10));
      //---------------------------------------- sleeps here
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ channel_poll: the loop sleeps and asks `jobs`
        //~ help: `recv` or `recv_timeout` waits until there is a message
        //~ help: `threadlint_runtime::Queue` waits for the next item, a
    }
}

fn frames(input: &Receiver<u32>) {
    while input.try_recv().is_err() {
        redraw();
        thread::sleep(Duration::from_millis(16));
    }
}

fn waits(jobs: &Receiver<u32>) -> Option<u32> {
    jobs.recv().ok()
}
