//! Values that end while the lock is held which their `drop` takes.
use std::{mem, sync::Mutex};

#[derive(Default)]
pub struct Counter {
    running: Mutex<u64>,
}

/// One that is counted as long as it lives.
pub struct Running<'c> {
    counter: &'c Counter,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        *self.counter.running.lock().unwrap() -= 1;
    }
}

/// One with another one in it, and a name.
pub struct Named<'c> {
    running: Running<'c>,
    name: String,
}

impl Counter {
    pub fn dropped_by_hand(&self) -> u64 {
        let this = Running { counter: self };
        let running = self.running.lock().unwrap();
        drop(this); //~ lock_reentry(high): `Running::drop` locks `Counter.running`, which is held during this call
        *running
    }

    pub fn dropped_at_the_end(&self) -> u64 {
        let mut running = self.running.lock().unwrap();
        let _this = Running { counter: self };
        *running += 1;
        *running
    } //~ lock_reentry(high): `Running::drop` locks `Counter.running`, which is held during this call

    pub fn dropped_after(&self) -> u64 {
        let _this = Running { counter: self };
        let mut running = self.running.lock().unwrap();
        *running += 1;
        *running
    }

    pub fn part_of_another(&self, name: &str) {
        let named = Named { running: Running { counter: self }, name: name.to_owned() };
        let running = self.running.lock().unwrap();
        println!("{} {running}", named.name);
        drop(named); //~ lock_order_instances: two `Counter.running` are held at once
        drop(running);
    }

    pub fn taken_apart(&self, name: &str) -> u64 {
        let named = Named { running: Running { counter: self }, name: name.to_owned() };
        let running = named.running;
        let guard = self.running.lock().unwrap();
        let count = *guard;
        drop(guard);
        drop(running);
        count
    }

    fn start(&self) -> Option<Running<'_>> {
        Some(Running { counter: self })
    }

    // On the way out there is nothing to drop.
    pub fn given_away(&self, all: &mut Vec<Option<u64>>) -> Option<()> {
        let running = self.running.lock().unwrap();
        keep(self.start()?);
        all.push(Some(*running));
        Some(())
    }

    pub fn ends_in_a_callee(&self) -> u64 {
        let this = Running { counter: self };
        let running = self.running.lock().unwrap();
        finish(this); //~ lock_reentry: `Running::drop` locks `Counter.running`
        *running
    }
}

fn keep(running: Running<'_>) {
    mem::forget(running);
}

fn finish(running: Running<'_>) {
    let _name = running.counter;
}
