//! Events whose notifications reach only those who wait already.

use std::sync::{
    Mutex,
    atomic::{AtomicBool, Ordering},
};

use event_listener::Event;
use tokio::sync::Notify;

struct Session {
    is_open: AtomicBool,
    opened: Notify,
    users: Mutex<Vec<String>>,
    joined: Notify,
    is_over: AtomicBool,
    over: Event,
}

impl Session {
    fn open(&self) {
        self.is_open.store(true, Ordering::Release);
        self.opened.notify_waiters();
      //---------------------------- nothing of this notification stays
    }

    async fn looks_and_waits(&self) {
        while !self.is_open.load(Ordering::Acquire) {
             //------------------------------------ looks here
            self.opened.notified().await;
          //---------------------- begins to wait here
          //^^^^^^^^^^^^^^^^^^^^^^ wait_lost_wakeup: a notification of `Session.opened` between the look and this wait is missed
            //~ help: make the future before the look, and await it after
        }
    }

    async fn waits_before_it_looks(&self) {
        loop {
            let opened = self.opened.notified();
            if self.is_open.load(Ordering::Acquire) {
                return;
            }
            opened.await;
        }
    }

    async fn waits_without_a_look(&self) {
        self.opened.notified().await;
    }

    fn join(&self, user: String) {
        self.users.lock().unwrap().push(user);
        self.joined.notify_one();
    }

    /// One notification is kept for who comes late.
    async fn first(&self) -> String {
        loop {
            if let Some(user) = self.users.lock().unwrap().pop() {
                return user;
            }
            self.joined.notified().await;
        }
    }

    fn end(&self) {
        self.is_over.store(true, Ordering::Release);
        self.over.notify(usize::MAX);
    }

    async fn until_over(&self) {
        if !self.is_over.load(Ordering::Acquire) {
            self.over.listen().await; //~ wait_lost_wakeup: `Session.over`
        }
    }

    async fn until_over_for_sure(&self) {
        if self.is_over.load(Ordering::Acquire) {
            return;
        }
        let over = self.over.listen();
        if !self.is_over.load(Ordering::Acquire) {
            over.await;
        }
    }
}
