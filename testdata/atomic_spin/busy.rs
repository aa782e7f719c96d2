//! Loops that wait without waiting.

use std::{
    hint,
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicPtr, AtomicU32, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

struct Gate {
    open: AtomicBool,
    waiting: AtomicU32,
    log: Mutex<Vec<String>>,
}

impl Gate {
    fn is_open(&self) -> bool {
        self.open.load(Ordering::Acquire)
    }

    fn pass(&self) {
        while !self.open.load(Ordering::Acquire) {}
        //     --------------------------------- looks again and again
             //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ atomic_spin: the loop keeps a processor busy until `Gate.open` has changed
        //~ help: `thread::park`, a `Condvar` or an event waits without a
        //~ help: `threadlint_runtime::Event` wakes all who wait
    }

    fn pass_through_function(&self) {
        while !self.is_open() {} //~ FIXME(fn) atomic_spin: `Gate.open`
    }

    fn lock(&self) {
        while self.open.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_err() {} //~ atomic_spin: `Gate.open`
    }

    fn lock_by_swap(&self) {
        loop {
            if !self.open.swap(true, Ordering::Acquire) { //~ atomic_spin: `Gate.open`
                break;
            }
        }
    }

    fn get_log(&self) -> usize {
        loop {
            if let Ok(log) = self.log.try_lock() { //~ atomic_spin: `Gate.log`
            //~ help: `lock` waits until the lock is free
                return log.len();
            }
        }
    }

    fn end(&self, thread: &JoinHandle<()>) {
        while !thread.is_finished() {} //~ atomic_spin: `thread`
        //~ help: `join` waits for the end of a thread
    }

    fn pass_with_a_hint(&self) {
        while !self.open.load(Ordering::Acquire) {
            hint::spin_loop();
        }
    }

    fn pass_and_let_others_run(&self) {
        while !self.open.load(Ordering::Acquire) {
            thread::yield_now();
        }
    }

    fn pass_parked(&self) {
        while !self.open.load(Ordering::Acquire) {
            thread::park();
        }
    }

    fn pass_before(&self, deadline: Instant) -> bool {
        while !self.open.load(Ordering::Acquire) {
            if Instant::now() > deadline {
                return false;
            }
        }
        true
    }

    fn pass_or_give_up(&self) -> bool {
        let mut rounds = 0;
        while !self.open.load(Ordering::Acquire) {
            rounds += 1;
            if rounds > 100 {
                return false;
            }
        }
        true
    }

    /// The loop works until it is told to stop.
    fn work(&self) {
        while !self.open.load(Ordering::Relaxed) {
            self.log.lock().unwrap().push("working".to_owned());
            println!("working");
        }
    }

    /// Another thread was faster: no waiting.
    fn enter(&self) {
        loop {
            let waiting = self.waiting.load(Ordering::Relaxed);
            let next = waiting + 1;
            let result =
                self.waiting.compare_exchange(waiting, next, Ordering::Relaxed, Ordering::Relaxed);
            if result.is_ok() {
                break;
            }
        }
    }

    fn doze(&self) {
        while !self.open.load(Ordering::Acquire) {
            thread::sleep(Duration::from_millis(1)); //~ sleep_poll: `Gate.open`
        }
    }
}

struct Node {
    next: AtomicPtr<Node>,
}

/// Each round looks at another one.
fn length(first: &Node) -> usize {
    let mut last = 0;
    let mut next = first.next.load(Ordering::Acquire);
    while !next.is_null() {
        next = unsafe { &*next }.next.load(Ordering::Acquire);
        last = last.max(1);
    }
    last
}
