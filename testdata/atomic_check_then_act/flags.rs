//! What was checked may be over when the store comes.

use std::sync::{
    Mutex,
    atomic::{AtomicBool, AtomicU32, Ordering},
};

static DEBUG: AtomicBool = AtomicBool::new(false);

struct Server {
    started: AtomicBool,
    permits: AtomicU32,
    log: Mutex<Vec<String>>,
}

fn listen(_: &Server) {
    println!("listening");
}

impl Server {
    fn start(&self) {
        if !self.started.load(Ordering::SeqCst) {
          //----------------------------------- checked here
            self.started.store(true, Ordering::SeqCst);
          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ atomic_check_then_act(high): another thread can pass the same check of `Server.started` before it is stored
            listen(self);
        }
    }

    fn start_once(&self) {
        if !self.started.swap(true, Ordering::SeqCst) {
            listen(self);
        }
    }

    /// The hot path looks first, and `swap` decides.
    fn start_fast(&self) {
        if self.started.load(Ordering::Relaxed) {
            return;
        }
        if !self.started.swap(true, Ordering::SeqCst) {
            listen(self);
        }
    }

    fn start_early(&self) -> bool {
        if self.started.load(Ordering::SeqCst) {
            return false;
        }
        listen(self);
        self.started.store(true, Ordering::SeqCst); //~ atomic_check_then_act(high): `Server.started`
        true
    }

    fn take(&self) -> bool {
        let free = self.permits.load(Ordering::SeqCst);
        if free == 1 {
            listen(self);
            self.permits.store(0, Ordering::SeqCst); //~ atomic_check_then_act(medium): `Server.permits`
            //~ help: `compare_exchange` checks and stores in one step
            //~ help: `threadlint_runtime::Semaphore` gives a permit only if there is
            return true;
        }
        false
    }

    /// Looked at again by the exchange, which only the winner passes.
    fn take_safely(&self) -> bool {
        let free = self.permits.load(Ordering::SeqCst);
        if free > 0
            && self.permits.compare_exchange(free, free - 1, Ordering::SeqCst, Ordering::SeqCst).is_ok()
        {
            listen(self);
            self.permits.store(9, Ordering::SeqCst);
        }
        false
    }

    /// The check under the lock is the one that counts.
    fn start_under_lock(&self) {
        if self.started.load(Ordering::Acquire) {
            return;
        }
        let mut log = self.log.lock().unwrap();
        if !self.started.load(Ordering::Relaxed) {
            log.push("started".to_owned());
            self.started.store(true, Ordering::Release);
        }
    }

    /// Each branch stores something, whatever is there.
    fn toggle(&self, lines: &[String]) {
        for line in lines {
            if self.started.load(Ordering::Relaxed) {
                listen(self);
                self.started.store(false, Ordering::Relaxed); //~ atomic_check_then_act: `Server.started`
            }
            self.log.lock().unwrap().push(line.clone());
            self.started.store(true, Ordering::Relaxed);
        }
    }

    /// All it can do is to put in what is there.
    fn stop(&self) {
        while self.started.load(Ordering::Relaxed) {
            listen(self);
        }
        self.started.store(false, Ordering::Relaxed);
    }

    fn restart(&mut self) {
        if !self.started.load(Ordering::Relaxed) {
            self.started.store(true, Ordering::Relaxed);
            listen(self);
        }
    }

    fn fill(&self) {
        if self.permits.load(Ordering::Relaxed) == 0 {
            let permits = self.log.lock().unwrap().len() as u32;
            self.permits.store(permits, Ordering::Relaxed); //~ atomic_check_then_act(medium): `Server.permits`
        }
    }
}

static UNSUPPORTED: AtomicBool = AtomicBool::new(false);

/// Any thread may find this out.
fn open(log: &Mutex<Vec<String>>) -> Option<String> {
    if UNSUPPORTED.load(Ordering::Relaxed) {
        return None;
    }
    let name = log.lock().unwrap().pop();
    if name.is_none() {
        UNSUPPORTED.store(true, Ordering::Relaxed); //~ atomic_check_then_act(medium): `UNSUPPORTED`
    }
    name
}

/// Nothing hangs on who is first.
fn forget_debug() {
    if DEBUG.load(Ordering::Relaxed) {
        DEBUG.store(false, Ordering::Relaxed); //~ atomic_check_then_act(medium): `DEBUG`
    }
}
