//! Types that are `Sync` by hand, and change through `&self`.

use std::{
    cell::{Cell, RefCell, UnsafeCell},
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

pub struct Log {
    lines: UnsafeCell<Vec<String>>,
  //----- the cell, with no lock or atomic
}

unsafe impl Sync for Log {}

impl Log {
    pub fn write(&self, line: String) {
        unsafe { (*self.lines.get()).push(line) };
        //         ---------------- reached through `&self`, with nothing held
                 //^^^^^^^^^^^^^^^^ shared_unsafe_cell(medium): two threads in `Log::write` can change `Log.lines` at once
        //~ help: put the data into a `Mutex` or atomics, and leave out the
        //~ help: `threadlint_runtime::Counter` counts,
    }
}

pub struct Settings {
    level: UnsafeCell<u32>,
}

unsafe impl Sync for Settings {}

impl Settings {
    pub fn set(&self, level: u32) {
        unsafe { *self.level.get() = level }; //~ shared_unsafe_cell(medium): two threads in `Settings::set`
    }
}

pub struct Count {
    hits: Cell<u64>,
}

unsafe impl Sync for Count {}

impl Count {
    pub fn add(&self) {
        self.hits.set(self.hits.get() + 1); //~ shared_unsafe_cell(high): two threads in `Count::add` can change `Count.hits`
    }
}

pub struct Names {
    names: RefCell<Vec<String>>,
}

unsafe impl Sync for Names {}

impl Names {
    pub fn count(&self) -> usize {
        self.names.borrow().len() //~ shared_unsafe_cell(high): two threads in `Names::count` can change the borrow counts
    }
}

// What is fine.

/// A lock of its own.
pub struct Spin<T> {
    locked: AtomicBool,
    value: UnsafeCell<T>,
}

unsafe impl<T: Send> Sync for Spin<T> {}

impl<T> Spin<T> {
    pub fn replace(&self, value: T) {
        while self.locked.swap(true, Ordering::Acquire) {
            std::hint::spin_loop();
        }
        unsafe { *self.value.get() = value };
        self.locked.store(false, Ordering::Release);
    }
}

/// Its user keeps threads apart, and says so.
pub struct Slot(UnsafeCell<u32>);

unsafe impl Sync for Slot {}

impl Slot {
    /// # Safety
    /// Only one thread at a time.
    pub unsafe fn set(&self, value: u32) {
        unsafe { *self.0.get() = value };
    }

    pub fn pointer(&self) -> *mut u32 {
        self.0.get()
    }

    pub fn set_alone(&mut self, value: u32) {
        *self.0.get_mut() = value;
    }
}

static LOCK: Mutex<()> = Mutex::new(());

pub struct Guarded {
    value: UnsafeCell<u32>,
}

unsafe impl Sync for Guarded {}

impl Guarded {
    pub fn set(&self, value: u32) {
        let _guard = LOCK.lock().unwrap();
        unsafe { *self.value.get() = value };
    }
}

/// Not `Sync`, so that nobody shares it.
pub struct Local {
    hits: Cell<u64>,
}

impl Local {
    pub fn add(&self) {
        self.hits.set(self.hits.get() + 1);
    }
}
