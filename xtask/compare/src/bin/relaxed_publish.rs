//! A pointer is handed over `Relaxed`: what it points to need not be there yet.

use std::{
    ptr,
    sync::atomic::{AtomicPtr, Ordering},
    thread,
};

static CONFIG: AtomicPtr<u64> = AtomicPtr::new(ptr::null_mut());

fn publish() {
    CONFIG.store(Box::into_raw(Box::new(7)), Ordering::Relaxed);
}

fn read() -> Option<u64> {
    let config = CONFIG.load(Ordering::Relaxed); //~ fault
    // SAFETY: it is never freed.
    unsafe { config.as_ref() }.copied()
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(publish);
        scope.spawn(read);
    });
}
