//! A guard that a method is called on, or through which an argument is read, is held during the call.
use std::sync::{Arc, Mutex, MutexGuard};

pub struct Journal {
    lines: Mutex<Vec<String>>,
}

impl Journal {
    fn write(&self, line: String) {
        self.lines.lock().unwrap().push(line);
    }

    pub fn replay(&self, scheduler: &Scheduler) {
        let lines = self.lines.lock().unwrap();
        scheduler.reset(lines.len() as u64);
    }
}

pub struct State {
    next_id: u64,
    journal: Arc<Journal>,
}

impl State {
    fn fire(&mut self) {
        self.next_id += 1;
        self.journal.write(format!("fired {}", self.next_id));
    }
}

pub struct Scheduler {
    state: Mutex<State>,
    started: Mutex<u64>,
}

impl Scheduler {
    pub fn tick(&self) {
        let mut state = self.state.lock().unwrap();
        state.fire();
    }

    fn reset(&self, id: u64) {
        self.state.lock().unwrap().next_id = id; //~ lock_order(medium): `Scheduler.state` is locked while `Journal.lines` is held, but `Scheduler::tick` takes them the other way round
    }

    pub fn last(&self) -> u64 {
        let state = self.state.lock().unwrap();
        self.check(state.next_id); //~ lock_reentry: `Scheduler::check` locks `Scheduler.state`, which is held
        state.next_id
    }

    pub fn last_number(&self) -> u64 {
        let id = self.state.lock().unwrap().next_id;
        self.check(id);
        id
    }

    /// The guard itself is given away, and is gone when the other lock is taken.
    pub fn start(&self) {
        let state = self.state.lock().unwrap();
        let id = finish(state);
        self.check(id);
    }

    fn check(&self, id: u64) -> bool {
        self.state.lock().unwrap().next_id >= id
    }
}

fn finish(state: MutexGuard<'_, State>) -> u64 {
    state.next_id
}

/// A guard in a field, which methods of the struct leave there.
pub struct Batch<'s> {
    scheduler: &'s Scheduler,
    started: MutexGuard<'s, u64>,
}

impl Batch<'_> {
    fn count(&mut self) {
        *self.started += 1;
    }

    fn restart(&self) {
        *self.scheduler.started.lock().unwrap() = 0;
    }

    fn commit(self) -> u64 {
        *self.started
    }
}

impl Scheduler {
    fn batch(&self) -> Batch<'_> {
        Batch { scheduler: self, started: self.started.lock().unwrap() }
    }

    pub fn count_twice(&self) {
        let mut batch = self.batch();
        batch.count();
        batch.restart(); //~ lock_order_instances: two `Scheduler.started` are held at once
    }

    pub fn count_once(&self) {
        let mut batch = self.batch();
        batch.count();
        batch.commit();
        *self.started.lock().unwrap() = 0;
    }
}
