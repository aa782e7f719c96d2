//! Somebody has to say that the wait is over.

use std::sync::{Condvar, Mutex};

struct Printer {
    jobs: Mutex<Vec<String>>,
    has_jobs: Condvar,
    paper: Mutex<u32>,
    has_paper: Condvar,
}

impl Printer {
    fn print(&self, job: String) {
        self.jobs.lock().unwrap().push(job);
    }

    fn next(&self) -> Option<String> {
        let jobs = self.jobs.lock().unwrap();
        let mut jobs = self.has_jobs.wait_while(jobs, |jobs| jobs.is_empty()).unwrap();
                     //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wait_no_notify(medium): nothing in the workspace notifies `Printer.has_jobs`
        //~ help: `threadlint_runtime::Queue` notifies by itself
        jobs.pop()
    }

    fn refill(&self) {
        *self.paper.lock().unwrap() += 100;
        self.has_paper.notify_all();
    }

    fn take(&self) {
        let paper = self.paper.lock().unwrap();
        let mut paper = self.has_paper.wait_while(paper, |paper| *paper == 0).unwrap();
        *paper -= 1;
    }
}
