//! Locks that live in one call, and those that somebody else can reach.

use std::{
    pin::Pin,
    sync::{Arc, Condvar, Mutex, RwLock},
    task::{Context, Poll, Waker},
    thread,
};

fn next_id(last: &mut u64) -> u64 {
    let lock = Mutex::new(());
    //  ---- made here, for this call only
    let _guard = lock.lock().unwrap();
               //^^^^^^^^^^^ lock_futile: `lock` is locked, but nothing else can ever reach it
    //~ help: use the value without a lock; if threads are to meet here, the
    *last += 1;
    *last
}

fn sum(values: &[u64]) -> u64 {
    let total = Arc::new(RwLock::new(0));
    for value in values {
        *total.write().unwrap() += value; //~ lock_futile: `total` is locked
    }
    let total = total.read().unwrap();
    *total
}

fn shared(values: &[u64]) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for value in values {
            let total = &total;
            scope.spawn(move || *total.lock().unwrap() += value);
        }
    });
    let total = total.lock().unwrap();
    *total
}

fn cloned() -> Arc<Mutex<u64>> {
    let total = Arc::new(Mutex::new(0));
    *total.lock().unwrap() = 1;
    total
}

struct Server {
    total: Arc<Mutex<u64>>,
}

impl Server {
    fn of_a_field(&self) -> u64 {
        let total = Arc::clone(&self.total);
        let total = total.lock().unwrap();
        *total
    }
}

fn waits(condvar: &Condvar) {
    let lock = Mutex::new(());
    let guard = condvar.wait_while(lock.lock().unwrap(), |_| false).unwrap();
    drop(guard);
}

fn lent() {
    let total = Mutex::new(0);
    register(&total);
    *total.lock().unwrap() += 1;
}

fn register(_: &Mutex<u64>) {}

/// Who has the futures contends for the lock.
fn polled_by_hand() {
    let lock = tokio::sync::RwLock::new(1);
    let mut reading = Polled::new(lock.read());
    let guard = reading.poll().unwrap();
    let mut writing = Polled::new(lock.write());
    assert!(writing.poll().is_none());
    drop(guard);
}

async fn awaited() -> u64 {
    let lock = tokio::sync::RwLock::new(1);
    let value = *lock.read().await; //~ lock_futile: `lock` is locked
    value
}

struct Polled<F: Future>(Pin<Box<F>>);

impl<F: Future> Polled<F> {
    fn new(future: F) -> Polled<F> {
        Polled(Box::pin(future))
    }

    fn poll(&mut self) -> Option<F::Output> {
        match self.0.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => Some(value),
            Poll::Pending => None,
        }
    }
}
