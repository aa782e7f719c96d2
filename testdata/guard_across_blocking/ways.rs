//! A call that waits in several ways, or on several ways: the worst and the shortest is told.

use std::{
    fs,
    sync::{Mutex, MutexGuard, mpsc::Receiver},
    thread::JoinHandle,
};

struct Journal {
    lines: Mutex<Vec<String>>,
    index: Mutex<Vec<usize>>,
    incoming: Receiver<String>,
    acknowledged: Receiver<u32>,
}

trait Store {
    fn settle(&self, journal: &Journal);
}

struct Remote;

impl Store for Remote {
    fn settle(&self, journal: &Journal) {
        journal.acknowledged.recv().unwrap();
    }
}

struct Local;

impl Store for Local {
    fn settle(&self, _: &Journal) {}
}

impl Journal {
    // The wait for the other end of a channel is worse than the file, though it is further away.

    fn flush(&self) {
        fs::write("journal", "").unwrap();
        self.wait_for_more();
    }

    fn wait_for_more(&self) {
        self.incoming.recv().unwrap();
    }

    fn flush_under_the_lock(&self) {
        let lines = self.lines.lock().unwrap();
        self.flush(); //~ guard_across_blocking(high): `Journal.lines` is held across `recv`
        drop(lines);
    }

    fn write_under_the_lock(&self) {
        let lines = self.lines.lock().unwrap();
        fs::write("journal", lines.join("\n")).unwrap(); //~ guard_across_blocking(medium): `Journal.lines` is held across `write`
    }

    // Two channels, of which one is nearer.

    fn wait_for_all(&self) {
        self.wait_for_more();
        self.acknowledged.recv().unwrap();
      //------------------------ waits here
    }

    fn wait_under_the_lock(&self) {
        let lines = self.lines.lock().unwrap();
        self.wait_for_all(); //~ guard_across_blocking(high): `Journal.lines` is held across `recv`
        drop(lines);
    }

    // Each call on the way has a label.

    fn renew(&self) {
        self.renew_lines();
      //------------------ calls `Journal::renew_lines`
    }

    fn renew_lines(&self) {
        self.wait_for_more();
      //-------------------- calls `Journal::wait_for_more`
    }

    fn renew_under_the_lock(&self) {
        let lines = self.lines.lock().unwrap();
        self.renew();
      //^^^^^^^^^^^^ guard_across_blocking(medium): `Journal.lines` is held across `recv`
      //------------ calls `Journal::renew`
        drop(lines);
    }

    // A sure way rather than one through a trait, that is as long.

    fn settle(&self, store: &dyn Store) {
        store.settle(self);
        self.settle_later();
    }

    fn settle_later(&self) {
        self.acknowledged.recv().unwrap();
    }

    fn settle_under_the_lock(&self, store: &dyn Store) {
        let lines = self.lines.lock().unwrap();
        self.settle(store); //~ guard_across_blocking(high): `Journal.lines` is held across `recv`
        drop(lines);
    }

    fn settle_elsewhere(&self, store: &dyn Store) {
        let lines = self.lines.lock().unwrap();
        store.settle(self); //~ guard_across_blocking(medium): `Journal.lines` is held across `recv`
        drop(lines);
    }

    // Two kinds of waiting in one call.

    fn stop(&self, worker: JoinHandle<()>) {
        worker.join().unwrap();
        self.incoming.recv().unwrap();
    }

    fn stop_under_the_lock(&self, worker: JoinHandle<()>) {
        let lines = self.lines.lock().unwrap();
        self.stop(worker); //~ guard_across_blocking(high): `Journal.lines` is held across `join`
        drop(lines);
    }
}

// On one way the guard is gone.

fn maybe_released(journal: &Journal, is_urgent: bool) {
    let lines = journal.lines.lock().unwrap();
    if is_urgent {
        drop(lines);
    }
    journal.incoming.recv().unwrap(); //~ guard_across_blocking(medium): `Journal.lines` is held across `recv`
}

// Two guards in one variable, and both are held.

struct Both<'j> {
    lines: MutexGuard<'j, Vec<String>>,
    index: MutexGuard<'j, Vec<usize>>,
}

fn both(journal: &Journal) {
    let mut both = Both { lines: journal.lines.lock().unwrap(), index: journal.index.lock().unwrap() };
    both.lines.push(journal.incoming.recv().unwrap()); //~ guard_across_blocking: `Journal.lines` and `Journal.index` are held across
    both.index.push(both.lines.len());
}
