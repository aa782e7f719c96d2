//! The same function under all names that it can be called by, in bodies that do nothing else.
//@ only

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread::{self as threads, sleep as pause},
    time::Duration,
};

const MOMENT: Duration = Duration::from_millis(5);

static READY: AtomicBool = AtomicBool::new(false);

fn is_ready() -> bool {
    READY.load(Ordering::Acquire)
}

pub fn get_ready() {
    READY.store(true, Ordering::Release);
}

pub mod clock {
    pub use std::thread::sleep;

    pub mod all {
        pub use std::thread::*;
    }
}

pub mod own {
    use super::Duration;

    pub fn sleep(_: Duration) {}
}

macro_rules! rest {
    () => {
        ::std::thread::sleep(MOMENT)
    };
}

pub fn by_module() {
    while !is_ready() {
        threads::sleep(MOMENT); //~ sleep_poll
    }
}

pub fn by_name() {
    while !is_ready() {
        pause(MOMENT); //~ sleep_poll
    }
}

pub fn handed_on() {
    while !is_ready() {
        clock::sleep(MOMENT); //~ sleep_poll
    }
}

pub fn with_all_else() {
    while !is_ready() {
        clock::all::sleep(MOMENT); //~ sleep_poll
    }
}

pub fn imported_inside() {
    use std::thread::sleep;
    while !is_ready() {
        sleep(MOMENT); //~ sleep_poll
    }
}

pub fn made_by_a_macro() {
    while !is_ready() {
        rest!(); //~ sleep_poll
    }
}

// Only the name.

pub fn another() {
    while !is_ready() {
        own::sleep(MOMENT);
    }
}

pub fn a_variable(sleep: impl Fn(Duration)) {
    while !is_ready() {
        sleep(MOMENT);
    }
}
