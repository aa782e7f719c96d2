//! A queue of jobs.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

type Job = Box<dyn FnOnce() + Send>;

/// Jobs, and whether anybody is to work on them.
pub struct Pool {
    queue: Mutex<Vec<Job>>,
    stopped: AtomicBool,
}

impl Pool {
    pub fn new() -> Pool {
        Pool { queue: Mutex::new(Vec::new()), stopped: AtomicBool::new(false) }
    }

    pub fn put(&self, job: impl FnOnce() + Send + 'static) {
        self.queue.lock().unwrap().push(Box::new(job));
    }

    /// The guard in the head of `if let` is held while the body runs, and `put` takes the same lock.
    pub fn run_next(&self) {
        if let Some(job) = self.queue.lock().unwrap().pop() {
            job();
            self.put(|| {});
        }
    }

    /// Looks again and again, when it could be told.
    #[allow(dead_code, reason = "shows a finding")]
    pub fn wait_until_stopped(&self) {
        while !self.stopped.load(Ordering::Acquire) {
            thread::sleep(Duration::from_millis(10));
        }
    }
}
