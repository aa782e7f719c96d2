//! `parking_lot` promises that a wait ends for a notification only, which need not be enough.

use std::time::Duration;

use parking_lot::{Condvar, Mutex};

struct Writer {
    is_done: Mutex<bool>,
    done: Condvar,
}

impl Writer {
    fn finish(&self) {
        *self.is_done.lock() = true;
        self.done.notify_all();
    }

    fn join(&self) {
        let mut is_done = self.is_done.lock();
        if !*is_done {
            self.done.wait(&mut is_done); //~ wait_no_loop(medium): the wait is not repeated: another thread may have been faster
        }
    }

    /// Two writers that were both let in take the same turn.
    fn take_turn(&self) {
        let mut is_done = self.is_done.lock();
        if !*is_done {
            self.done.wait(&mut is_done); //~ wait_no_loop(high): the wait is not repeated
        }
        *is_done = false;
    }

    fn join_in_a_loop(&self) {
        let mut is_done = self.is_done.lock();
        while !*is_done {
            self.done.wait(&mut is_done);
        }
    }

    fn poll(&self) -> bool {
        let mut is_done = self.is_done.lock();
        self.done.wait_for(&mut is_done, Duration::from_millis(100)); //~ wait_no_loop(medium): nothing is looked at
        *is_done
    }

    fn joins_too_late(&self) {
        loop {
            let mut is_done = self.is_done.lock();
            self.done.wait(&mut is_done); //~ wait_no_loop(high): nothing is looked at under the lock before this waits
            if *is_done {
                return;
            }
        }
    }
}
