//! A guard that goes into a function and comes back is still the one that the wait gives up.
//@ only

use std::time::Instant;

use parking_lot::{Condvar, Mutex, MutexGuard};

struct Pool {
    idle: Mutex<Vec<u32>>,
    counts: Mutex<u32>,
    returned: Condvar,
}

impl Pool {
    fn take(&self) -> u32 {
        let mut idle = self.idle.lock();
        loop {
            match self.try_take(idle) {
                Ok(connection) => return connection,
                Err(guard) => idle = guard,
            }
            self.returned.wait(&mut idle);
        }
    }

    fn take_until(&self, end: Instant) -> Option<u32> {
        let mut idle = self.idle.lock();
        loop {
            match self.try_take(idle) {
                Ok(connection) => return Some(connection),
                Err(guard) => idle = guard,
            }
            if self.returned.wait_until(&mut idle, end).timed_out() {
                return None;
            }
        }
    }

    fn take_counted(&self) -> u32 {
        let mut counts = self.counts.lock();
        let mut idle = self.idle.lock();
        loop {
            match self.try_take(idle) {
                Ok(connection) => {
                    *counts += 1;
                    return connection;
                }
                Err(guard) => idle = guard,
            }
            self.returned.wait(&mut idle); //~ guard_across_wait: `Pool.counts` is held across `wait`
        }
    }

    /// One that is too old is closed without the lock.
    fn try_take<'a>(
        &'a self,
        mut idle: MutexGuard<'a, Vec<u32>>,
    ) -> Result<u32, MutexGuard<'a, Vec<u32>>> {
        loop {
            match idle.pop() {
                Some(0) => {
                    drop(idle);
                    idle = self.idle.lock();
                }
                Some(connection) => return Ok(connection),
                None => return Err(idle),
            }
        }
    }

    fn give_back(&self, connection: u32) {
        self.idle.lock().push(connection);
        self.returned.notify_one();
    }
}
