//! What may become of the error of a poisoned lock.

use std::sync::{Mutex, MutexGuard, PoisonError};

struct Log {
    lines: Mutex<Vec<String>>,
    others: parking_lot::Mutex<Vec<String>>,
}

impl Log {
    fn skips(&self, line: String) {
        if let Ok(mut lines) = self.lines.lock() {
                             //^^^^^^^^^^^^^^^^^ lock_poison_ignored: once a thread has panicked while it held `Log.lines`, this does nothing any more
        //~ help: say what happens then: `.expect("..")`, an `else` that reports
        //~ help: `threadlint_runtime::ordered::Mutex` is never poisoned
            lines.push(line);
        }
    }

    fn looks(&self) -> usize {
        if let Ok(lines) = self.lines.lock() { //~ lock_poison_ignored(medium): this does nothing any more
            return lines.len();
        }
        0
    }

    fn reports(&self, line: String) {
        if let Ok(mut lines) = self.lines.lock() {
            lines.push(line);
        } else {
            eprintln!("the log is broken");
        }
    }

    fn attempts(&self, line: String) {
        if let Ok(mut lines) = self.lines.try_lock() {
            lines.push(line);
        }
    }

    fn discards(&self) -> Option<usize> {
        let lines = self.lines.lock().ok()?; //~ lock_poison_ignored(medium): that `Log.lines` is poisoned is forgotten here
        //~ help: say what happens then: `.expect("..")`, or a `match` that
        Some(lines.len())
    }

    fn recovers(&self, line: String) {
        let mut lines = self.lines.lock().unwrap_or_else(|it| it.into_inner()); //~ lock_poison_ignored(low): the data of `Log.lines` is used though a thread panicked
        //~ help: where any state of the data is fine, one function that gives
        lines.push(line);
    }

    fn recovers_by_name(&self) -> usize {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).len() //~ lock_poison_ignored(low): the data of `Log.lines`
    }

    /// A policy for all.
    fn lines(&self) -> MutexGuard<'_, Vec<String>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn expects(&self) -> usize {
        self.lines.lock().expect("nobody panics").len()
    }

    fn clears(&self) {
        self.lines.clear_poison(); //~ lock_poison_ignored(low): a lock is declared sound again after a panic
        //~ help: mend the data before, under the guard
    }

    fn never_poisoned(&self, line: String) {
        self.others.lock().push(line);
    }
}
