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
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ atomic_relaxed_publish: `CURRENT` is loaded `Relaxed`: what it points to need not be there yet
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
        CURRENT.compare_exchange(ptr::null_mut(), config, Ordering::Release, Ordering::Relaxed); //~ atomic_relaxed_publish: if this fails, `CURRENT` was read `Relaxed`
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
        drop(unsafe { Box::from_raw(counted) });
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
        self.is_set.store(true, Ordering::Relaxed); //~ atomic_relaxed_publish: who sees `Slot.is_set` need not see what was written before it
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
        scope.spawn(|| current.store(other.load(Ordering::Acquire), Ordering::Release));
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
