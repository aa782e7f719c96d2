//! A thread waits on a condition without a look at what it waits for. Mended.

use std::{
    sync::{Condvar, Mutex},
    thread,
};

struct Queue {
    jobs: Mutex<Vec<u32>>,
    changed: Condvar,
}

impl Queue {
    fn take(&self) -> Option<u32> {
        let jobs = self.jobs.lock().unwrap();
        let mut jobs = self.changed.wait_while(jobs, |it| it.is_empty()).unwrap();
        jobs.pop()
    }

    fn put(&self, job: u32) {
        self.jobs.lock().unwrap().push(job);
        self.changed.notify_one();
    }
}

fn main() {
    let queue = Queue { jobs: Mutex::default(), changed: Condvar::new() };
    thread::scope(|scope| {
        scope.spawn(|| queue.take());
        scope.spawn(|| queue.put(1));
    });
}
