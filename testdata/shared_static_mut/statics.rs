//! `static mut`, by any kind of access.

use std::{
    cell::Cell,
    ptr::addr_of_mut,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

static mut REQUESTS: u64 = 0;
         //^^^^^^^^ shared_static_mut(certain): `count` and `report` can race on `REQUESTS`

fn count() {
    unsafe { REQUESTS += 1 };
           //-------- written here
}

fn report() -> u64 {
    unsafe { REQUESTS }
           //-------- read here
}

static mut NAMES: Vec<String> = Vec::new(); //~ shared_static_mut(certain): two calls of `rename` can race on `NAMES`
//~ help: `static` with a `Mutex` or `RwLock` inside, or `OnceLock` if it

fn rename(name: &str) {
    unsafe { (*addr_of_mut!(NAMES)).push(name.to_owned()) };
}

static mut UNUSED: Option<u32> = None; //~ shared_static_mut(certain): any thread can change `UNUSED` at any time

fn with_its_own() -> u32 {
    static mut NEXT: u32 = 0; //~ shared_static_mut(certain): two calls of `with_its_own` can race on `NEXT`
    unsafe {
        NEXT += 1;
        NEXT
    }
}

#[unsafe(no_mangle)]
static mut errno_of_ours: i32 = 0; //~ shared_static_mut(low): any thread can change `errno_of_ours`

unsafe extern "C" {
    static mut environ: *const *const u8; //~ shared_static_mut(low): any thread can change `environ`
}

// What is fine.

static HITS: AtomicU64 = AtomicU64::new(0);
static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

fn safely() {
    HITS.fetch_add(1, Ordering::Relaxed);
    LOG.lock().unwrap().push(String::new());
    DEPTH.with(|it| it.set(it.get() + 1));
}
