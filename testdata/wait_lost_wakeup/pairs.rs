//! A lock and a condition variable in a tuple that threads share.

use std::{
    sync::{Arc, Condvar, Mutex},
    thread,
};

fn without_the_lock() {
    let pair = Arc::new((Mutex::new(false), Condvar::new()));
    let shared = Arc::clone(&pair);
    let waiter = thread::spawn(move || {
        let (lock, changed) = &*pair;
        let mut started = lock.lock().unwrap();
        while !*started {
            started = changed.wait(started).unwrap();
        }
    });
    let starter = thread::spawn(move || {
        let (_, changed) = &*shared;
        changed.notify_one(); //~ wait_lost_wakeup: misses this notification
    });
    waiter.join().unwrap();
    starter.join().unwrap();
}

fn with_the_lock() {
    let pair = Arc::new((Mutex::new(false), Condvar::new()));
    let shared = Arc::clone(&pair);
    let waiter = thread::spawn(move || {
        let (lock, changed) = &*pair;
        let mut started = lock.lock().unwrap();
        while !*started {
            started = changed.wait(started).unwrap();
        }
    });
    let starter = thread::spawn(move || {
        let (lock, changed) = &*shared;
        *lock.lock().unwrap() = true;
        changed.notify_one();
    });
    waiter.join().unwrap();
    starter.join().unwrap();
}
