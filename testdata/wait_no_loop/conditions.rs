//! A wait is repeated, and looked before.

use std::{
    sync::{Condvar, Mutex, MutexGuard},
    time::Duration,
};

struct Queue {
    jobs: Mutex<Vec<u32>>,
    has_jobs: Condvar,
}

impl Queue {
    fn push(&self, job: u32) {
        self.jobs.lock().unwrap().push(job);
        self.has_jobs.notify_one();
    }

    fn once(&self) -> Option<u32> {
        let jobs = self.jobs.lock().unwrap();
                 //---------------- the lock is taken here
        let mut jobs = self.has_jobs.wait(jobs).unwrap();
        //             ------------------------ waits here
                     //^^^^^^^^^^^^^^^^^^^^^^^^ wait_no_loop: the wait is not repeated
        //~ help: `while !ready { guard = condvar.wait(guard) }`, or `wait_while`
        //~ help: `threadlint_runtime::ordered::Condition` waits only for what a
        jobs.pop()
    }

    fn once_if_empty(&self) -> Option<u32> {
        let mut jobs = self.jobs.lock().unwrap();
        if jobs.is_empty() {
            jobs = self.has_jobs.wait(jobs).unwrap(); //~ wait_no_loop: the wait is not repeated
        }
        jobs.pop()
    }

    fn while_empty(&self) -> Option<u32> {
        let mut jobs = self.jobs.lock().unwrap();
        while jobs.is_empty() {
            jobs = self.has_jobs.wait(jobs).unwrap();
        }
        jobs.pop()
    }

    fn by_predicate(&self) -> Option<u32> {
        let jobs = self.jobs.lock().unwrap();
        let mut jobs = self.has_jobs.wait_while(jobs, |jobs| jobs.is_empty()).unwrap();
        jobs.pop()
    }

    /// Between the look and the wait the lock is not held.
    fn waits_before_it_looks(&self) -> u32 {
        loop {
            let job = {
                let mut jobs = self.has_jobs.wait(self.jobs.lock().unwrap()).unwrap(); //~ wait_no_loop: nothing is looked at under the lock before this waits
                jobs.pop()
            };
            if let Some(job) = job {
                return job;
            }
        }
    }

    fn looks_in_the_loop(&self) -> u32 {
        let mut jobs = self.jobs.lock().unwrap();
        loop {
            if let Some(job) = jobs.pop() {
                return job;
            }
            jobs = self.has_jobs.wait(jobs).unwrap();
        }
    }

    /// A sleep that can be cut short.
    fn for_a_while(&self) {
        let jobs = self.jobs.lock().unwrap();
        let _ = self.has_jobs.wait_timeout(jobs, Duration::from_secs(1)).unwrap(); //~ wait_no_loop(medium): nothing is looked at
    }

    fn for_a_while_if_empty(&self) -> Option<u32> {
        let mut jobs = self.jobs.lock().unwrap();
        if jobs.is_empty() {
            jobs = self.has_jobs.wait_timeout(jobs, Duration::from_secs(1)).unwrap().0;
        }
        jobs.pop()
    }

    /// Its caller repeats it.
    fn more<'a>(&self, jobs: MutexGuard<'a, Vec<u32>>) -> MutexGuard<'a, Vec<u32>> {
        self.has_jobs.wait(jobs).unwrap()
    }
}
