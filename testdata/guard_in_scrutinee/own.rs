//! A lock that nobody else can want: the body has what it is in by `&mut`.

use std::{
    ops::Deref,
    sync::{Arc, Mutex},
    thread::JoinHandle,
};

struct Server {
    thread: Mutex<Option<JoinHandle<()>>>,
    shared: Arc<Mutex<Option<JoinHandle<()>>>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(thread) = self.thread.lock().unwrap().take() {
            thread.join().expect("the server does not panic");
        }
        if let Some(thread) = self.shared.lock().unwrap().take() {
            thread.join().expect("nor this one"); //~ guard_in_scrutinee: `Server.shared` is held across `join`
          //------------- waits here
            //~ edit(maybe): let the guard end before the `if let`
            //~[2021] edit(maybe): { let value =
        }
    }
}

/// Counts those who have it, as that of the library does.
struct Counted<T> {
    inner: *const T,
}

impl<T> Deref for Counted<T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.inner }
    }
}

struct Client {
    thread: Counted<Mutex<Option<JoinHandle<()>>>>,
}

impl Drop for Client {
    fn drop(&mut self) {
        if let Some(thread) = self.thread.lock().unwrap().take() {
            thread.join().expect("it does not panic"); //~ guard_in_scrutinee: `Client.thread` is held across `join`
        }
    }
}

impl Server {
    fn stop(&self) {
        if let Some(thread) = self.thread.lock().unwrap().take() {
            thread.join().expect("the server does not panic"); //~ guard_in_scrutinee: `Server.thread` is held across `join`
        }
    }
}
