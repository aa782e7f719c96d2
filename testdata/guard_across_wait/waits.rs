//! A wait gives up one guard; all others stay.

use std::{
    sync::{Condvar, Mutex, MutexGuard},
    thread,
    time::Duration,
};

struct Printer {
    paper: Mutex<u32>,
    jobs: Mutex<Vec<String>>,
    has_jobs: Condvar,
}

impl Printer {
    fn print_next(&self) -> Option<String> {
        let mut paper = self.paper.lock().unwrap();
                      //----------------- `Printer.paper` is locked here, and held by `paper`
        let mut jobs = self.jobs.lock().unwrap();
        while jobs.is_empty() {
            jobs = self.has_jobs.wait(jobs).unwrap();
                 //^^^^^^^^^^^^^^^^^^^^^^^^ guard_across_wait(high): `Printer.paper` is held across `wait`
                 //~ wait_no_notify(medium): nothing in the workspace notifies `Printer.has_jobs`
        }
        *paper -= 1;
        jobs.pop()
    }

    fn print_when_told(&self) {
        let mut paper = self.paper.lock().unwrap();
        thread::park(); //~ guard_across_wait: `Printer.paper` is held across `park`
        //~ wait_no_loop(medium): the wait is not repeated
        *paper -= 1;
    }

    fn print_soon(&self) {
        let _paper = self.paper.lock().unwrap();
        let jobs = self.jobs.lock().unwrap();
        drop(self.has_jobs.wait_timeout(jobs, Duration::from_millis(1))); //~ guard_across_wait(medium): `Printer.paper`
        //~ wait_no_loop(medium): nothing is looked at
    }

    fn through_a_call(&self) -> Option<String> {
        let mut paper = self.paper.lock().unwrap();
        *paper -= 1;
        self.next() //~ guard_across_wait: `Printer.paper` is held across `wait`
    }

    // What is fine.

    fn next(&self) -> Option<String> {
        let mut jobs = self.jobs.lock().unwrap();
        while jobs.is_empty() {
            jobs = self.has_jobs.wait(jobs).unwrap();
        }
        jobs.pop()
    }

    fn next_by_predicate(&self) -> Option<String> {
        let jobs = self.jobs.lock().unwrap();
        self.has_jobs.wait_while(jobs, |it| it.is_empty()).unwrap().pop()
    }

    fn one_after_the_other(&self) -> Option<String> {
        *self.paper.lock().unwrap() -= 1;
        self.next()
    }

    fn by_a_function(&self) -> Option<String> {
        let jobs = self.jobs.lock().unwrap();
        let mut jobs = self.wait_for_jobs(jobs);
        jobs.pop()
    }

    fn wait_for_jobs<'g>(
        &self,
        jobs: MutexGuard<'g, Vec<String>>,
    ) -> MutexGuard<'g, Vec<String>> {
        self.has_jobs.wait(jobs).unwrap()
    }
}
