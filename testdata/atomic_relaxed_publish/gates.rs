//! A flag that tells whether another atomic is set.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

static CHECKED: AtomicBool = AtomicBool::new(false);
static CORES: AtomicU32 = AtomicU32::new(0);

static KNOWN: AtomicBool = AtomicBool::new(false);
static MEMORY: AtomicU32 = AtomicU32::new(0);

static SEEN: AtomicBool = AtomicBool::new(false);
static REQUESTS: AtomicU32 = AtomicU32::new(0);

fn measure(cores: u32) {
    CORES.store(cores, Ordering::Relaxed);
  //------------------------------------- `CORES` is stored here
    CHECKED.store(true, Ordering::Relaxed);
  //-------------------------------------- stored `Relaxed` here
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ atomic_relaxed_publish(high): who sees `CHECKED` need not see the value of `CORES` that was stored before
    //~ help: store `CHECKED` with `Release`, and load it with `Acquire`
    //~ help: `threadlint_runtime::Frozen` shows to all threads what was set
}

fn cores() -> Option<u32> {
    if CHECKED.load(Ordering::Relaxed) {
     //------------------------------- `CHECKED` is looked at here
        return Some(CORES.load(Ordering::Relaxed));
        //          ----------------------------- and `CORES` then
    }
    None
}

fn measure_in_order(memory: u32) {
    MEMORY.store(memory, Ordering::Relaxed);
    KNOWN.store(true, Ordering::Release);
}

fn memory() -> Option<u32> {
    KNOWN.load(Ordering::Acquire).then(|| MEMORY.load(Ordering::Relaxed))
}

/// Nobody looks at one to know of the other.
fn note(requests: u32) {
    REQUESTS.store(requests, Ordering::Relaxed);
    SEEN.store(true, Ordering::Relaxed);
}

fn report() {
    println!("{} {}", SEEN.load(Ordering::Relaxed), REQUESTS.load(Ordering::Relaxed));
}

static IS_STALE: AtomicBool = AtomicBool::new(true);
static LATEST: AtomicU32 = AtomicU32::new(0);

/// Nobody who sees this flag set looks at the number.
fn outdate() {
    LATEST.store(0, Ordering::Relaxed);
    IS_STALE.store(true, Ordering::Relaxed);
}

fn latest() -> Option<u32> {
    if IS_STALE.load(Ordering::Relaxed) { None } else { Some(LATEST.load(Ordering::Relaxed)) }
}
