//! Two threads count without a lock: a sanitizer that works reports it.

use std::thread;

// threadlint: allow(shared_static_mut, reason = "the race that the sanitizer must find")
static mut COUNT: u64 = 0;

fn main() {
    let other = thread::spawn(count);
    count();
    other.join().expect("counting does not panic");
    println!("{}", unsafe { COUNT });
}

fn count() {
    for _ in 0..10_000 {
        unsafe { COUNT += 1 };
    }
}
