//! Locks without poisoning, by their types: the call looks like any other.

use parking_lot::{Mutex, ReentrantMutex};

struct Table {
    rows: Mutex<Vec<u32>>,
    log: ReentrantMutex<Vec<String>>,
}

impl Table {
    fn grow(&self) {
        let rows = self.rows.lock();
        self.rows.lock().push(rows.len() as u32); //~ lock_double: `Table.rows`
    }

    fn grow_in_a_head(&self) {
        if let Some(row) = self.rows.lock().last() {
            self.rows.lock().push(*row); //~ lock_double: `Table.rows`
        }
    }

    // What is made of a guard holds the lock in its place.
    fn grow_by_part(&self) {
        let first = parking_lot::MutexGuard::map(self.rows.lock(), |rows| &mut rows[0]);
        self.rows.lock().push(*first); //~ lock_double: `Table.rows`
    }

    fn grow_after_part(&self) {
        let rows = self.rows.lock();
        let first = parking_lot::MutexGuard::map(rows, |rows| &mut rows[0]);
        drop(first);
        self.rows.lock().push(1);
    }

    fn reentrant(&self) {
        let log = self.log.lock();
        println!("{} {}", log.len(), self.log.lock().len());
    }

    fn timed(&self) {
        let rows = self.rows.lock();
        let again = self.rows.try_lock_for(std::time::Duration::from_millis(1));
        assert!(again.is_none(), "{}", rows.len());
    }

    fn unlocked(&self) {
        let mut rows = self.rows.lock();
        parking_lot::MutexGuard::unlocked(&mut rows, || self.rows.lock().clear());
        rows.push(1);
    }
}
