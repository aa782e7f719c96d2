//! Trait objects and wakers that are called with a lock held.

use std::{
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
};

/// Users of the crate implement this.
pub trait Observer {
    fn changed(&self, key: &str);
}

/// The crate has its own.
trait Storage {
    fn put(&mut self, key: &str);
}

struct Memory(Vec<String>);

impl Storage for Memory {
    fn put(&mut self, key: &str) {
        self.0.push(key.to_owned());
    }
}

pub struct Table {
    observers: Mutex<Vec<Arc<dyn Observer>>>,
    observer: Box<dyn Observer>,
    single: Mutex<Box<dyn Observer>>,
    storage: Mutex<Box<dyn Storage>>,
    keys: Mutex<Vec<String>>,
    waker: Mutex<Option<Waker>>,
}

impl Table {
    pub fn insert(&self, key: &str) {
        let mut keys = self.keys.lock().unwrap();
        keys.push(key.to_owned());
        self.observer.changed(key); //~ guard_across_callback(medium): `Table.keys` is held while `Observer::changed` of some type is called
      //-------------------------- which type this is, and what it does, is not known here
        drop(keys);
    }

    pub fn notify(&self, key: &str) {
        for observer in self.observers.lock().unwrap().iter() {
            observer.changed(key); //~ guard_across_callback: `Table.observers`
        }
    }

    pub fn wake(&self) {
        let mut waker = self.waker.lock().unwrap();
        if let Some(waker) = waker.take() {
            waker.wake(); //~ guard_across_callback: `Table.waker` is held while `Waker::wake` runs code of others
          //------------ what this runs is not known here
        }
    }

    // What is fine.

    /// The lock is there for the very thing that is called.
    pub fn protected(&self, key: &str) {
        self.single.lock().unwrap().changed(key);
        self.storage.lock().unwrap().put(key);
    }

    pub fn wake_after(&self) {
        let waker = self.waker.lock().unwrap().take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    pub fn poll(&self, context: &mut Context<'_>) -> Poll<()> {
        *self.waker.lock().unwrap() = Some(context.waker().clone());
        Poll::Pending
    }
}

pub fn memory() -> Mutex<Box<dyn Observer>> {
    todo!()
}

fn store() -> Box<dyn Storage> {
    Box::new(Memory(Vec::new()))
}
