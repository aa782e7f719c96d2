//! Handing a violation to whoever wants to know of it.

use std::{sync::Arc, thread};

use parking_lot::Mutex;

use crate::ordered::report::LockOrderViolation;

type Handler = dyn Fn(&LockOrderViolation) + Send + Sync;

static HANDLER: Mutex<Option<Arc<Handler>>> = Mutex::new(None);

pub(crate) fn set_violation_handler(handler: impl Fn(&LockOrderViolation) + Send + Sync + 'static) {
    let handler: Arc<Handler> = Arc::new(handler);
    let previous = HANDLER.lock().replace(handler);
    // What the old handler owns is the user's, and is dropped with no lock held.
    drop(previous);
}

#[cold]
pub(crate) fn report(violation: &LockOrderViolation) {
    let handler = HANDLER.lock().clone();
    match handler {
        Some(handler) => handler(violation),
        None if thread::panicking() => print(violation),
        None => panic!("{violation}"),
    }
}

/// A thread-local is being destroyed: a panic would abort the process.
pub(crate) fn report_at_thread_end(violation: &LockOrderViolation) {
    let handler = HANDLER.lock().clone();
    match handler {
        Some(handler) => handler(violation),
        None => print(violation),
    }
}

#[expect(clippy::print_stderr, reason = "the last resort where a panic would abort")]
fn print(violation: &LockOrderViolation) {
    eprintln!("{violation}");
}
