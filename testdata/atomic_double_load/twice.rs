//! Two looks are two values.

use std::sync::atomic::{AtomicUsize, Ordering};

struct Pool {
    idle: AtomicUsize,
    version: AtomicUsize,
}

impl Pool {
    fn is_busy(&self) -> bool {
        self.idle.load(Ordering::SeqCst) > 0 && self.idle.load(Ordering::SeqCst) < 9
        //                                      -------------------------------- looks again here
      //-------------------------------- looks here
                                              //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ atomic_double_load(medium): `Pool.idle` can change between the two looks that decide this
        //~ help: look once and keep the value in a variable
    }

    fn is_busy_at_once(&self) -> bool {
        let idle = self.idle.load(Ordering::SeqCst);
        idle > 0 && idle < 9
    }

    fn idle(&self) -> usize {
        self.idle.load(Ordering::SeqCst)
    }

    fn leave(&self) {
        let before = self.idle.fetch_sub(1, Ordering::SeqCst);
        assert!(before >= self.idle(), "underflow"); //~ atomic_double_load(medium): `Pool.idle`
    }

    fn other_instance(&self, other: &Pool) -> bool {
        self.idle.load(Ordering::SeqCst) > other.idle.load(Ordering::SeqCst)
    }

    /// Whether it has changed meanwhile is the question.
    fn read(&self) -> usize {
        loop {
            let before = self.version.load(Ordering::SeqCst);
            let idle = self.idle.load(Ordering::SeqCst);
            if before == self.version.load(Ordering::SeqCst) {
                return idle;
            }
        }
    }
}

impl Pool {
    /// A share for people, which nothing hangs on.
    fn share(&self, asked: usize) -> usize {
        (self.idle.load(Ordering::SeqCst) - asked) * 100 / (self.idle.load(Ordering::SeqCst) + 1)
    }

    fn is_mostly_idle(&self, asked: usize) -> bool {
        let share =
            self.idle.load(Ordering::SeqCst) * 100 / (self.idle.load(Ordering::SeqCst) + asked); //~ atomic_double_load(medium): `Pool.idle`
        if share > 50 { true } else { asked == 0 }
    }
}
