//! A condition variable of the project's own, which is handed the guard by reference: the wait
//! gives that guard up like any other.

use parking_lot::{Condvar, Mutex, MutexGuard};

struct Signal(Condvar);

impl Signal {
    fn wait<T>(&self, guard: &mut MutexGuard<'_, T>) {
        self.0.wait(guard); //~ wait_no_notify(medium): nothing in the workspace notifies `Signal.0`
    }
}

struct Gate {
    is_open: Mutex<bool>,
    guests: Mutex<u32>,
    opened: Signal,
}

impl Gate {
    fn pass(&self) {
        let mut is_open = self.is_open.lock();
        while !*is_open {
            self.opened.wait(&mut is_open);
        }
    }

    fn pass_counting(&self) {
        let guests = self.guests.lock();
        let mut is_open = self.is_open.lock();
        while !*is_open {
            self.opened.wait(&mut is_open); //~ guard_across_wait: `Gate.guests` is held across `wait`
        }
        drop(guests);
    }
}
