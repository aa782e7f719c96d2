//! `Arc::get_mut` and the like have no receiver: a method of that name is the inner value's.
use std::{
    ops::Deref,
    sync::{Arc, Mutex},
};

use dashmap::DashMap;

pub struct Clients {
    denied: Arc<DashMap<String, u64>>,
    limits: Arc<DashMap<String, u64>>,
}

impl Clients {
    pub fn deny(&self, client: &str) {
        if let Some(mut count) = self.denied.get_mut(client) {
            *count += 1;
            if *count > 100 {
                self.denied.remove(client); //~ lock_double: `Clients.denied` is write-locked again
            }
        }
    }

    pub fn deny_once(&self, client: &str) {
        let is_too_often = match self.denied.get_mut(client) {
            Some(mut count) => {
                *count += 1;
                *count > 100
            }
            None => false,
        };
        if is_too_often {
            self.denied.remove(client);
        }
        self.limits.remove(client);
    }
}

/// A pointer of one's own with a function that has no receiver.
pub struct Handle(Arc<Mutex<u64>>);

impl Deref for Handle {
    type Target = Mutex<u64>;
    fn deref(&self) -> &Mutex<u64> {
        &self.0
    }
}

impl Handle {
    pub fn lock(this: &Handle) -> bool {
        Arc::strong_count(&this.0) > 1
    }
}

pub fn twice(handle: &Handle) {
    let first = handle.lock().unwrap();
    let second = handle.lock().unwrap(); //~ lock_double: is locked again
    assert!(*first + *second > 0);
}

pub fn once(handle: &Handle) -> u64 {
    let first = *handle.lock().unwrap();
    first + *handle.lock().unwrap()
}
