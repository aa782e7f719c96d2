//! A value whose `drop` takes a lock, where it ends while other locks are held.
use std::{
    collections::BTreeMap,
    mem,
    sync::{Arc, Mutex},
};

#[derive(Default)]
pub struct Slots {
    used: Mutex<Vec<bool>>,
    names: Mutex<Vec<String>>,
    owners: Mutex<BTreeMap<u64, Lease>>,
}

pub struct Lease {
    slots: Arc<Slots>,
    index: usize,
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.slots.used.lock().unwrap()[self.index] = false; //~ lock_order(medium): `Slots.used` is locked while `Slots.names` is held, but `Slots::label` takes them the other way round
        //~ lock_order(medium): `Slots.used` is locked while `Slots.owners` is held, but `Slots::count` takes them the other way round
    }
}

impl Slots {
    fn take(self: &Arc<Self>) -> Lease {
        Lease { slots: Arc::clone(self), index: 0 }
    }

    pub fn label(&self) {
        let used = self.used.lock().unwrap();
        self.names.lock().unwrap().push(format!("{} slots", used.len()));
    }

    // The lease was taken later than the lock, so it ends first.
    pub fn ends_before_the_guard(self: &Arc<Self>, name: &str) {
        let mut names = self.names.lock().unwrap();
        let lease = self.take();
        names[lease.index] = name.to_owned();
    }

    pub fn ends_after_the_guard(self: &Arc<Self>, name: &str) {
        let lease = self.take();
        let mut names = self.names.lock().unwrap();
        names[lease.index] = name.to_owned();
    }

    pub fn given_away(self: &Arc<Self>, name: &str, leases: &mut Vec<Lease>) {
        let mut names = self.names.lock().unwrap();
        let lease = self.take();
        names[lease.index] = name.to_owned();
        leases.push(lease);
    }

    pub fn given_away_on_one_way(self: &Arc<Self>, name: &str, leases: &mut Vec<Lease>) {
        let mut names = self.names.lock().unwrap();
        let lease = self.take();
        if name.is_empty() {
            leases.push(lease);
        } else {
            names[lease.index] = name.to_owned();
            mem::forget(lease);
        }
    }

    pub fn handed_back(self: &Arc<Self>, name: &str) -> Lease {
        let mut names = self.names.lock().unwrap();
        let lease = self.take();
        names[lease.index] = name.to_owned();
        lease
    }

    // What `remove` gives ends with the statement, and the guard after it.
    pub fn release(&self, owner: u64) {
        self.owners.lock().unwrap().remove(&owner);
    }

    pub fn count(&self) -> usize {
        let used = self.used.lock().unwrap();
        used.len() - self.owners.lock().unwrap().len()
    }

    pub fn release_and_drop(&self, owner: u64) {
        let lease = self.owners.lock().unwrap().remove(&owner);
        drop(lease);
    }
}
