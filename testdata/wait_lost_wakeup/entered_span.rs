//! A span that is entered is no lock: it keeps nobody from waiting in between.

use std::sync::{
    Condvar, Mutex,
    atomic::{AtomicBool, Ordering},
};

struct Poller {
    queue: Mutex<Vec<u32>>,
    is_notified: AtomicBool,
    changed: Condvar,
}

impl Poller {
    fn wait(&self) -> Vec<u32> {
        let mut queue = self.queue.lock().unwrap();
        while queue.is_empty() && !self.is_notified.swap(false, Ordering::SeqCst) {
            queue = self.changed.wait(queue).unwrap();
        }
        std::mem::take(&mut *queue)
    }

    fn push(&self, event: u32) {
        self.queue.lock().unwrap().push(event);
        self.changed.notify_one();
    }

    fn notify(&self) {
        let span = tracing::trace_span!("notify");
        let _entered = span.enter();
        self.is_notified.store(true, Ordering::SeqCst);
        self.changed.notify_one(); //~ wait_lost_wakeup: a thread that has looked at `Poller.is_notified`
    }

    fn notify_under_the_lock(&self) {
        let span = tracing::trace_span!("notify");
        let _entered = span.enter();
        let _queue = self.queue.lock().unwrap();
        self.is_notified.store(true, Ordering::SeqCst);
        self.changed.notify_one();
    }
}
