//! All schedules of the small primitives, up to three preemptions:
//! `LOOM_MAX_PREEMPTIONS=3 RUSTFLAGS="--cfg loom" cargo test -p threadlint-runtime --test model_loom`.
#![allow(unexpected_cfgs, reason = "set by whoever runs the checker")]
#![cfg(loom)]

use std::sync::Arc;

use loom::thread;
use threadlint_runtime::{Barrier, Event, Queue, Semaphore};

#[test]
fn event_wakes_all() {
    loom::model(|| {
        let event = Arc::new(Event::new());
        let waiting = [(); 2].map(|()| {
            let event = Arc::clone(&event);
            thread::spawn(move || event.wait())
        });
        event.set();
        waiting.into_iter().for_each(|it| it.join().expect("no panic"));
    });
}

#[test]
fn event_releases_who_waits_though_it_is_cleared() {
    loom::model(|| {
        let event = Arc::new(Event::new());
        let setting = Arc::clone(&event);
        let thread = thread::spawn(move || {
            setting.set();
            setting.clear();
            setting.set();
        });
        event.wait();
        thread.join().expect("no panic");
    });
}

#[test]
fn semaphore_loses_no_permit() {
    loom::model(|| {
        let semaphore = Arc::new(Semaphore::new(1));
        let threads = [(); 2].map(|()| {
            let semaphore = Arc::clone(&semaphore);
            thread::spawn(move || drop(semaphore.acquire().expect("open")))
        });
        threads.into_iter().for_each(|it| it.join().expect("no panic"));
        assert_eq!(semaphore.available(), 1);
    });
}

#[test]
fn barrier_has_one_leader() {
    loom::model(|| {
        let barrier = Arc::new(Barrier::new(2));
        let other = Arc::clone(&barrier);
        let thread = thread::spawn(move || other.wait().expect("whole").is_leader);
        let leads = barrier.wait().expect("whole").is_leader;
        assert_ne!(thread.join().expect("no panic"), leads);
    });
}

#[test]
fn join_of_a_queue_sees_the_last_item_done() {
    loom::model(|| {
        let queue = Queue::bounded(1);
        queue.put(1).expect("there is room");
        let consuming = queue.clone();
        let thread = thread::spawn(move || drop(consuming.get().expect("one is there")));
        queue.join();
        assert_eq!(queue.stats().unfinished, 0);
        thread.join().expect("no panic");
    });
}
