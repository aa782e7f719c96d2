//! The body of a `match`, `if let`, `while let` or `for` waits while its head's guard is alive.

use std::{
    sync::{
        Mutex,
        mpsc::{Receiver, SyncSender},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

struct Pool {
    queue: Mutex<Vec<u32>>,
    results: SyncSender<u32>,
    workers: Mutex<Vec<JoinHandle<()>>>,
}

fn patience() -> Duration {
    Duration::from_millis(10)
}

impl Pool {
    fn by_match(&self) {
        match self.queue.lock().unwrap().pop() {
            //----------------- `Pool.queue` is locked here, and held to the end of the `match`
            Some(job) => self.results.send(job).unwrap(),
                       //^^^^^^^^^^^^^^^^^^^^^^ guard_in_scrutinee(high): `Pool.queue` is held across `send`
            None => {}
        }
    }

    fn by_if_let(&self) {
        if let Some(job) = self.queue.lock().unwrap().pop() {
            thread::sleep(Duration::from_millis(u64::from(job))); //~ guard_in_scrutinee: `Pool.queue` is held across a sleep
        }
    }

    fn by_else(&self) {
        if let Some(job) = self.queue.lock().unwrap().pop() {
            drop(job);
        } else {
            thread::sleep(Duration::from_millis(1));
          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^[2021] guard_in_scrutinee: `Pool.queue`
        }
    }

    fn by_while_let(&self) {
        while let Some(job) = self.queue.lock().unwrap().pop() {
        //                    ----------------- `Pool.queue` is locked here, and held to the end of each round of the loop
            self.results.send(job).unwrap(); //~ guard_in_scrutinee: `Pool.queue`
        }
    }

    fn by_for(&self) {
        for worker in self.workers.lock().unwrap().drain(..) {
            worker.join().unwrap(); //~ guard_in_scrutinee: `Pool.workers` is held across `join`
        }
    }

    fn through_a_call(&self) {
        for job in self.queue.lock().unwrap().iter() {
            self.publish(*job); //~ guard_in_scrutinee: `Pool.queue` is held across `send`
          //------------------ calls `Pool::publish`
        }
    }

    fn publish(&self, job: u32) {
        self.results.send(job).unwrap();
    }

    // What is fine.

    /// Waiting is what the lock is for, and what is done with it is done by all at once.
    fn sum(&self, jobs: &Mutex<Receiver<u32>>) -> u32 {
        let mut sum = 0;
        while let Ok(job) = jobs.lock().unwrap().recv_timeout(patience()) {
            sum += job;
        }
        sum
    }

    fn harmless(&self) {
        match self.queue.lock().unwrap().pop() {
            Some(job) => println!("{}", job + 1),
            None => {}
        }
    }

    fn by_condition(&self) {
        if self.queue.lock().unwrap().is_empty() {
            thread::sleep(Duration::from_millis(1));
        }
    }

    fn hoisted(&self) {
        let job = self.queue.lock().unwrap().pop();
        match job {
            Some(job) => self.results.send(job).unwrap(),
            None => {}
        }
    }

    fn taken_out(&self) {
        let workers = std::mem::take(&mut *self.workers.lock().unwrap());
        for worker in workers {
            worker.join().unwrap();
        }
    }
}

type Job = Box<dyn FnOnce() + Send>;

fn work(jobs: &Mutex<Receiver<Job>>) {
    while let Ok(job) = jobs.lock().unwrap().recv() {
        job();
      //----- runs under the lock
      //^^^^^ guard_in_scrutinee(high): `jobs` is held while the job runs
      //^^^^^ guard_across_callback: `jobs`
    }
}

fn work_by_if_let(jobs: &Mutex<Receiver<Job>>) {
    loop {
        if let Ok(job) = jobs.lock().unwrap().recv() { //~ FIXME(fn) guard_in_scrutinee: `jobs`
            job(); //~ guard_across_callback: `jobs`
        }
    }
}

fn work_in_parallel(jobs: &Mutex<Receiver<Job>>) {
    loop {
        let job = jobs.lock().unwrap().recv();
        match job {
            Ok(job) => job(),
            Err(_) => return,
        }
    }
}
