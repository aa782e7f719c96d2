//! A load and a store are two steps, whatever lies between them.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, AtomicI32, AtomicU64, AtomicUsize, Ordering},
};

static REQUESTS: AtomicU64 = AtomicU64::new(0);

struct Stats {
    hits: AtomicU64,
    peak: AtomicUsize,
    failed: AtomicBool,
    owner: Mutex<Vec<String>>,
}

fn count() {
    REQUESTS.store(REQUESTS.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
  //----------------------------------------------------------------------- stores what was computed from the old value
                 //-------------------------------- loaded here
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ atomic_rmw: what another thread writes to `REQUESTS` between this load and store is lost
    //~ help: `fetch_add` does it in one step
    //~ help: `threadlint_runtime::Counter` has no way to do it in two steps
    //~ edit: change it in one step with `fetch_add`
}

fn count_in_one_step() {
    REQUESTS.fetch_add(1, Ordering::Relaxed);
}

impl Stats {
    fn hit(&self, weight: u64) {
        let hits = self.hits.load(Ordering::SeqCst);
        let weighed = if weight > 3 { hits + 3 } else { hits + weight };
        self.hits.store(weighed, Ordering::SeqCst); //~ atomic_rmw: `Stats.hits`
    }

    fn fail(&self, failed: bool) {
        self.failed.store(self.failed.load(Ordering::Relaxed) | failed, Ordering::Relaxed); //~ atomic_rmw: `Stats.failed`
    }

    fn raise(&self, used: usize) {
        self.peak.store(self.peak.load(Ordering::Relaxed).max(used), Ordering::Relaxed); //~ atomic_rmw: `Stats.peak`
        //~ help: `fetch_add`, `fetch_max` and the like change it in one step,
    }

    /// The loop tries again if another thread was faster.
    fn raise_safely(&self, used: usize) {
        let mut peak = self.peak.load(Ordering::Relaxed);
        while used > peak {
            match self.peak.compare_exchange(peak, used, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => break,
                Err(now) => peak = now,
            }
        }
    }

    /// Nobody else has it.
    fn reset(&mut self) {
        self.hits.store(self.hits.load(Ordering::Relaxed) / 2, Ordering::Relaxed);
    }

    /// All who write do it under the lock.
    fn hit_by(&self, name: &str) {
        let mut owner = self.owner.lock().unwrap();
        owner.push(name.to_owned());
        self.hits.store(self.hits.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
    }

    /// The lock is given up in between.
    fn hit_late(&self) {
        let owner = self.owner.lock().unwrap();
        let hits = self.hits.load(Ordering::Relaxed);
        drop(owner);
        self.hits.store(hits + 1, Ordering::Relaxed); //~ atomic_rmw: `Stats.hits`
    }

    fn copy_from(&self, other: &Stats) {
        self.hits.store(other.hits.load(Ordering::Relaxed), Ordering::Relaxed);
    }
}

/// Behind an `Arc`, `&mut` says nothing.
struct Worker {
    stats: Arc<Stats>,
}

impl Worker {
    fn run(&mut self) {
        self.stats.hits.store(self.stats.hits.load(Ordering::Relaxed) + 1, Ordering::Relaxed); //~ atomic_rmw: `Stats.hits`
    }
}

/// The orderings say that there is one producer.
struct Ring {
    tail: AtomicUsize,
}

impl Ring {
    fn advance(&self) {
        let tail = self.tail.load(Ordering::Relaxed);
        self.tail.store(tail + 1, Ordering::Release); //~ atomic_rmw(medium): `Ring.tail`
    }

    fn tail(&self) -> usize {
        self.tail.load(Ordering::Acquire)
    }
}

fn local() {
    let rounds = AtomicI32::new(3);
    let seen = rounds.load(Ordering::Relaxed);
    rounds.store(seen * 2, Ordering::Relaxed); //~ atomic_rmw(low): `rounds`
}

/// A function that does no more than load or store is looked through.
struct Clock {
    ticks: AtomicU64,
}

impl Clock {
    fn ticks(&self) -> u64 {
        self.ticks.load(Ordering::SeqCst)
    }

    fn set_ticks(&self, ticks: u64) {
        self.ticks.store(ticks, Ordering::SeqCst);
    }

    fn tick(&self) {
        let ticks = self.ticks();
        let _ = self.ticks.load(Ordering::SeqCst);
        self.set_ticks(ticks + 1);
    }
}
