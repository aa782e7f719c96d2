//! Condition variables that take a reference to the guard.

use parking_lot::{Condvar, Mutex, MutexGuard};

struct Printer {
    paper: Mutex<u32>,
    jobs: Mutex<Vec<String>>,
    has_jobs: Condvar,
}

impl Printer {
    fn print_next(&self) -> Option<String> {
        let mut paper = self.paper.lock();
        let mut jobs = self.jobs.lock();
        while jobs.is_empty() {
            self.has_jobs.wait(&mut jobs); //~ guard_across_wait: `Printer.paper` is held across `wait`
            //~ wait_no_notify(medium): nothing in the workspace notifies `Printer.has_jobs`
        }
        *paper -= 1;
        jobs.pop()
    }

    fn next(&self) -> Option<String> {
        let mut jobs = self.jobs.lock();
        while jobs.is_empty() {
            self.has_jobs.wait(&mut jobs);
        }
        jobs.pop()
    }

    fn next_by_a_function(&self) -> Option<String> {
        let mut jobs = self.jobs.lock();
        while jobs.is_empty() {
            self.wait_for_jobs(&mut jobs);
        }
        jobs.pop()
    }

    fn wait_for_jobs(&self, jobs: &mut MutexGuard<'_, Vec<String>>) {
        self.has_jobs.wait(jobs);
    }
}
