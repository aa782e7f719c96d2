//! Pointers and counts that other data hangs on.

use std::{
    cell::UnsafeCell,
    ptr,
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicPtr, AtomicU32, AtomicUsize, Ordering, fence},
    },
    thread,
};

struct Config {
    port: u16,
}

static CURRENT: AtomicPtr<Config> = AtomicPtr::new(ptr::null_mut());
static WRITER: Mutex<()> = Mutex::new(());

fn port() -> Option<u16> {
    let config = CURRENT.load(Ordering::Relaxed);
    //           ------------------------------- loaded here
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ atomic_relaxed_publish(high): `CURRENT` is loaded `Relaxed`: what it points to need not be there yet
    //~ help: load it with `Acquire`, and store it with `Release`
    if config.is_null() { None } else { Some(unsafe { (*config).port }) }
                                                    //-------------- followed here
}

fn port_by_reference() -> Option<u16> {
    let config = unsafe { CURRENT.load(Ordering::Relaxed).as_ref() }; //~ atomic_relaxed_publish: `CURRENT`
    config.map(|it| it.port)
}

fn port_in_order() -> Option<u16> {
    let config = CURRENT.load(Ordering::Acquire);
    if config.is_null() { None } else { Some(unsafe { (*config).port }) }
}

/// # Safety
///
/// What `install` did comes before.
unsafe fn port_as_promised() -> u16 {
    let config = CURRENT.load(Ordering::Relaxed); //~ atomic_relaxed_publish(medium): `CURRENT`
    unsafe { (*config).port }
}

/// The address alone.
fn is_set() -> bool {
    !CURRENT.load(Ordering::Relaxed).is_null()
}

/// Whoever writes it holds the lock.
fn port_under_lock() -> u16 {
    let _writer = WRITER.lock().unwrap();
    let config = CURRENT.load(Ordering::Relaxed);
    unsafe { (*config).port }
}

fn install(config: Box<Config>) -> &'static Config {
    let config = Box::into_raw(config);
    let result =
        CURRENT.compare_exchange(ptr::null_mut(), config, Ordering::Release, Ordering::Relaxed); //~ atomic_relaxed_publish(high): if this fails, `CURRENT` was read `Relaxed`
      //--------------------------------------------------------------------------------------- exchanged here
        //~ help: the last ordering, that of the failure, has to be `Acquire`
    match result {
        Ok(_) => unsafe { &*config },
        Err(other) => unsafe { &*other },
    }
}

fn install_in_order(config: Box<Config>) -> &'static Config {
    let config = Box::into_raw(config);
    match CURRENT.compare_exchange(ptr::null_mut(), config, Ordering::Release, Ordering::Acquire) {
        Ok(_) => unsafe { &*config },
        Err(other) => unsafe { &*other },
    }
}

struct Counted {
    owners: AtomicUsize,
}

unsafe fn release(counted: *mut Counted) {
    let owners = unsafe { &(*counted).owners };
    if owners.fetch_sub(1, Ordering::Relaxed) == 1 { //~ atomic_relaxed_publish: others may still be at work when `Counted.owners` has been counted down
    // -------------------------------------- counted down here
    //~ help: count down with `AcqRel`, or with `Release` and a
        drop(unsafe { Box::from_raw(counted) });
        //            ---------------------- freed here
    }
}

unsafe fn release_half(counted: *mut Counted) {
    let owners = unsafe { &(*counted).owners };
    if owners.fetch_sub(1, Ordering::Release) == 1 { //~ atomic_relaxed_publish: the last to count `Counted.owners` down need not see what the others did before
        drop(unsafe { Box::from_raw(counted) });
    }
}

unsafe fn release_in_order(counted: *mut Counted) {
    let owners = unsafe { &(*counted).owners };
    if owners.fetch_sub(1, Ordering::Release) == 1 {
        fence(Ordering::Acquire);
        drop(unsafe { Box::from_raw(counted) });
    }
}

unsafe fn release_with_both(counted: *mut Counted) {
    let owners = unsafe { &(*counted).owners };
    if owners.fetch_sub(1, Ordering::AcqRel) == 1 {
        drop(unsafe { Box::from_raw(counted) });
    }
}

struct Slot {
    value: UnsafeCell<u64>,
    is_set: AtomicBool,
    version: AtomicU32,
}

impl Slot {
    fn set(&self, value: u64) {
        unsafe { *self.value.get() = value };
        //       ------------------------- written here
        self.is_set.store(true, Ordering::Relaxed); //~ atomic_relaxed_publish: who sees `Slot.is_set` need not see what was written before it
        //~ help: store it with `Release`, and load it with `Acquire`
    }

    fn write(&self, value: u64) {
        unsafe { self.value.get().write(value) };
        self.is_set.store(true, Ordering::Relaxed); //~ atomic_relaxed_publish: `Slot.is_set`
    }

    fn set_in_order(&self, value: u64) {
        unsafe { *self.value.get() = value };
        self.is_set.store(true, Ordering::Release);
    }

    /// The second store announces both.
    fn set_with_version(&self, value: u64) {
        unsafe { *self.value.get() = value };
        self.version.store(1, Ordering::Relaxed);
        self.is_set.store(true, Ordering::Release);
    }

    fn value(&self) -> Option<u64> {
        self.is_set.load(Ordering::Acquire).then(|| unsafe { *self.value.get() })
    }
}

/// Nobody stores another pointer, and to start the thread orders what was done before.
fn made_before(config: &mut Config) -> u16 {
    let current = AtomicPtr::new(ptr::from_mut(config));
    thread::scope(|scope| {
        scope.spawn(|| unsafe { (*current.load(Ordering::Relaxed)).port }).join().unwrap()
    })
}

fn changed_meanwhile(config: &mut Config, other: &mut Config) -> u16 {
    let current = AtomicPtr::new(ptr::from_mut(config));
    let other = AtomicPtr::new(ptr::from_mut(other));
    thread::scope(|scope| {
        scope.spawn(|| current.store(other.load(Ordering::Acquire), Ordering::Release)); //~ atomic_ordering_mismatch: `current` is stored
        unsafe { (*current.load(Ordering::Relaxed)).port } //~ atomic_relaxed_publish: `current` is loaded `Relaxed`
    })
}

/// The exchange shows what the pointer points to.
fn taken_over() -> Option<u16> {
    let mut config = CURRENT.load(Ordering::Relaxed);
    loop {
        if config.is_null() {
            return None;
        }
        match CURRENT.compare_exchange(config, ptr::null_mut(), Ordering::Acquire, Ordering::Relaxed) {
            Ok(_) => break,
            Err(other) => config = other,
        }
    }
    Some(unsafe { (*config).port })
}

/// What an exchange gave that went well is there.
fn taken_over_as_found(next: *mut Config) -> Option<u16> {
    let mut config = CURRENT.load(Ordering::Relaxed);
    loop {
        if config.is_null() {
            return None;
        }
        match CURRENT.compare_exchange_weak(config, next, Ordering::Acquire, Ordering::Relaxed) {
            Ok(previous) => {
                config = previous;
                break;
            }
            Err(other) => config = other,
        }
    }
    Some(unsafe { (*config).port })
}

/// This one follows the pointer before it tries again.
fn taken_over_early(next: *mut Config) -> Option<u16> {
    let mut config = CURRENT.load(Ordering::Acquire);
    loop {
        if config.is_null() || unsafe { (*config).port } == 0 {
            return None;
        }
        match CURRENT.compare_exchange_weak(config, next, Ordering::AcqRel, Ordering::Relaxed) { //~ atomic_relaxed_publish(high): if this fails
            Ok(_) => return Some(80),
            Err(other) => config = other,
        }
    }
}

struct Node {
    next: AtomicPtr<Node>,
}

struct Queue {
    first: AtomicPtr<Node>,
}

impl Queue {
    fn is_short(&self) -> bool {
        let first = self.first.load(Ordering::Acquire);
        let next = unsafe { (*first).next.load(Ordering::Relaxed) }; //~ atomic_relaxed_publish(high): `Node.next`
        unsafe { (*next).next.load(Ordering::Acquire).is_null() }
    }
}

/// Who drops it has all of it for himself.
impl Drop for Queue {
    fn drop(&mut self) {
        let mut node = *self.first.get_mut();
        while !node.is_null() {
            let next = unsafe { (*node).next.load(Ordering::Relaxed) };
            drop(unsafe { Box::from_raw(node) });
            node = next;
        }
    }
}

/// Counting up gives nothing back: what is freed was made here and never shown.
fn reserve(count: &AtomicUsize, config: Config) -> bool {
    if count.fetch_add(1, Ordering::Release) > 9 {
        let spare = Box::into_raw(Box::new(config));
        drop(unsafe { Box::from_raw(spare) });
        return false;
    }
    true
}

/// A number with a pointer in it has bits that say more.
fn port_of_word(word: &AtomicUsize) -> u16 {
    let config = (word.load(Ordering::Relaxed) & !1) as *const Config; //~ atomic_relaxed_publish(medium): `word`
    unsafe { (*config).port }
}

/// The fence may be in a function that is called.
fn port_after_fence() -> u16 {
    let config = CURRENT.load(Ordering::Relaxed);
    fence_acquire();
    unsafe { (*config).port }
}

fn fence_acquire() {
    fence(Ordering::Acquire);
}

/// The second exchange acquires whatever comes of it; only the first one leaves that to its success.
fn taken_over_twice(next: *mut Config) -> u16 {
    let mut config = CURRENT.load(Ordering::Relaxed);
    loop {
        match CURRENT.compare_exchange_weak(config, next, Ordering::Acquire, Ordering::Relaxed) {
            Ok(previous) => {
                config = previous;
                break;
            }
            Err(other) => config = other,
        }
    }
    loop {
        if unsafe { (*config).port } == 0 {
            return 0;
        }
        match CURRENT.compare_exchange_weak(config, next, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => return 80,
            Err(other) => config = other,
        }
    }
}
