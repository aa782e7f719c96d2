//! Threads change a `static mut`.

use std::thread;

static mut HITS: u64 = 0; //~ fault

fn hit() {
    // SAFETY: wrong.
    unsafe { HITS += 1 }; //~ fault
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(hit);
        scope.spawn(hit);
    });
}
