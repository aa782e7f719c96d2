//! Events of async code, and condition variables that have other names elsewhere.

use std::sync::{Arc, Condvar, Mutex};

use event_listener::Event;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

struct Session {
    opened: Notify,
    closed: Notify,
    emptied: Event,
    filled: Event,
    shared: Arc<Notify>,
    stop: CancellationToken,
}

impl Session {
    async fn open(&self) {
        self.opened.notified().await; //~ wait_no_notify(medium): nothing in the workspace notifies `Session.opened`
      //---------------------- waits here
        //~ help: whoever changes what is waited for has to notify it
    }

    async fn close(&self) {
        self.closed.notified().await;
    }

    async fn empty(&self) {
        self.emptied.listen().await; //~ wait_no_notify(medium): `Session.emptied`
    }

    async fn fill(&self) {
        self.filled.listen().await;
    }

    fn end(&self) {
        self.closed.notify_waiters();
        self.filled.notify(1);
    }

    /// Its creator has it as well.
    async fn changed(&self) {
        self.shared.notified().await;
    }

    async fn stopped(&self) {
        self.stop.cancelled().await;
    }
}

/// A notification that may be for any condition variable.
fn wake(changed: &Condvar) {
    changed.notify_all();
}

struct Board {
    scores: Mutex<Vec<u32>>,
    changed: Condvar,
}

impl Board {
    fn add(&self, score: u32) {
        self.scores.lock().unwrap().push(score);
        wake(&self.changed);
    }

    fn first(&self) -> u32 {
        let scores = self.scores.lock().unwrap();
        self.changed.wait_while(scores, |it| it.is_empty()).unwrap()[0]
    }
}
