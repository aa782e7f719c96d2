//! A cell and a static that most places touch under a lock.

use std::{
    cell::UnsafeCell,
    sync::{
        Mutex, Once,
        atomic::{AtomicU64, Ordering},
    },
};

struct Stats {
    lock: Mutex<()>,
    hits: UnsafeCell<u64>,
    misses: UnsafeCell<u64>,
    seen: AtomicU64,
}

unsafe impl Sync for Stats {}

impl Stats {
    fn new() -> Stats {
        let res = Stats {
            lock: Mutex::new(()),
            hits: UnsafeCell::new(0),
            misses: UnsafeCell::new(0),
            seen: AtomicU64::new(0),
        };
        unsafe { *res.hits.get() = 0 };
        res
    }

    fn hit(&self) {
        let _guard = self.lock.lock().unwrap();
        unsafe { *self.hits.get() += 1 };
                //--------------- `Stats.lock` is held here, in `Stats::hit`
        self.seen.fetch_add(1, Ordering::Relaxed);
    }

    fn reset(&self) {
        let _guard = self.lock.lock().unwrap();
        unsafe { *self.hits.get() = 0 };
        self.seen.store(0, Ordering::Relaxed);
    }

    fn double(&self) {
        let _guard = self.lock.lock().unwrap();
        self.double_locked();
        self.seen.fetch_add(1, Ordering::Relaxed);
    }

    fn double_locked(&self) {
        unsafe { *self.hits.get() *= 2 };
    }

    fn hits(&self) -> u64 {
        unsafe { *self.hits.get() }
                //^^^^^^^^^^^^^^^ lock_inconsistent(high): `Stats.hits` is touched without `Stats.lock`, which is held at 3 of 4 places
    }

    /// Half of the places is not enough to tell what is meant.
    fn miss(&self) {
        let _guard = self.lock.lock().unwrap();
        unsafe { *self.misses.get() += 1 };
    }

    fn misses(&self) -> u64 {
        unsafe { *self.misses.get() }
    }

    /// A fast path.
    fn seen(&self) -> u64 {
        self.seen.load(Ordering::Relaxed)
    }

    fn forget(&self) {
        self.seen.store(0, Ordering::Relaxed); //~ lock_inconsistent(low): `Stats.seen` is touched without `Stats.lock`, which is held at 3 of 4 places
    }

    fn clear(&mut self) {
        unsafe { *self.hits.get() = 0 };
    }

    /// # Safety
    ///
    /// The caller holds the lock.
    unsafe fn hits_unchecked(&self) -> u64 {
        unsafe { *self.hits.get() }
    }
}

static TABLE_LOCK: Mutex<()> = Mutex::new(());
static OTHER_LOCK: Mutex<()> = Mutex::new(());
static mut TABLE: u64 = 0; //~ shared_static_mut: race

fn insert() {
    let _guard = TABLE_LOCK.lock().unwrap();
    unsafe { TABLE += 1 };
}

fn remove() {
    let _guard = TABLE_LOCK.lock().unwrap();
    unsafe { TABLE -= 1 };
}

fn replace() {
    let _guard = OTHER_LOCK.lock().unwrap();
    unsafe { TABLE = 0 }; //~ lock_inconsistent(medium): `TABLE` is touched under `OTHER_LOCK` here, but under `TABLE_LOCK` at 2 of 3 places
    //~ help: `// threadlint: guarded_by(TABLE_LOCK)` before the static has
}

static SET: Once = Once::new();
static mut SETTING: u64 = 0; //~ shared_lazy_init(medium): `SETTING` is made under `SET`, and each reader

/// What a `Once` has set is read without it.
fn setting(fresh: bool) -> u64 {
    SET.call_once(|| unsafe {
        SETTING = 3;
        SETTING += u64::from(fresh);
    });
    unsafe { SETTING }
}
