//! A sleep gives a thread time to do something, or so one hopes.
//@ only

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU32, Ordering},
        mpsc::{self, Receiver},
    },
    thread,
    time::Duration,
};

const PAUSE: Duration = Duration::from_millis(100);

fn by_atomic(counter: &Arc<AtomicU32>) -> u32 {
    let shared = Arc::clone(counter);
    let worker = thread::spawn(move || shared.store(1, Ordering::Release));
               //--------------------------------------------------------- started here
    thread::sleep(Duration::from_millis(100));
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sleep_sync(high): the look at `counter` relies on a sleep
    let count = counter.load(Ordering::Acquire);
              //------------------------------- looked at here
    worker.join().unwrap();
    count
}

fn by_lock(results: &Arc<Mutex<Vec<u32>>>) -> usize {
    let shared = Arc::clone(results);
    thread::spawn(move || shared.lock().unwrap().push(1));
    thread::sleep(PAUSE); //~ sleep_sync(high): the look at `results` relies on a sleep
    results.lock().unwrap().len()
}

fn by_channel() -> Option<u32> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(1));
    thread::sleep(PAUSE); //~ sleep_sync(high): the look at `receiver` relies on a sleep
    receiver.try_recv().ok()
}

fn before_the_join() {
    let worker = thread::spawn(|| println!("working"));
    thread::sleep(PAUSE); //~ sleep_sync(medium): the sleep waits for a thread that is joined right after
    worker.join().unwrap();
  //------------- joined here
}

// What is fine.

fn by_join(counter: &Arc<AtomicU32>) -> u32 {
    let shared = Arc::clone(counter);
    let worker = thread::spawn(move || shared.store(1, Ordering::Release));
    worker.join().unwrap();
    counter.load(Ordering::Acquire)
}

fn by_message(receiver: &Receiver<u32>) -> u32 {
    thread::spawn(|| println!("working"));
    receiver.recv().unwrap()
}

/// Work goes on for a while, and is then told to stop.
fn for_a_while(stop: &Arc<AtomicBool>, rounds: &AtomicU32) -> u32 {
    let shared = Arc::clone(stop);
    let worker = thread::spawn(move || while !shared.load(Ordering::Relaxed) {});
    thread::sleep(PAUSE);
    stop.store(true, Ordering::Relaxed);
    worker.join().unwrap();
    rounds.load(Ordering::Relaxed)
}

/// The length is computed: a rate is kept.
fn at_a_rate(sent: &AtomicU32, pause: Duration) {
    thread::spawn(|| println!("working"));
    thread::sleep(pause);
    println!("{}", sent.load(Ordering::Relaxed));
}

/// Nobody else is there.
fn alone(sent: &AtomicU32) -> u32 {
    thread::sleep(PAUSE);
    sent.load(Ordering::Relaxed)
}

fn in_the_thread(sent: &Arc<AtomicU32>) {
    let sent = Arc::clone(sent);
    thread::spawn(move || {
        thread::sleep(PAUSE);
        println!("{}", sent.load(Ordering::Relaxed));
    });
}
