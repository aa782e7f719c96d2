//! Functions that are shown a guard, and one that is not.
//@ only

use std::{
    cell::UnsafeCell,
    sync::{RwLock, RwLockReadGuard, RwLockWriteGuard},
};

struct Gate(RwLock<()>);
struct Reading<'a>(#[expect(dead_code)] RwLockReadGuard<'a, ()>);
struct Writing<'a>(#[expect(dead_code)] RwLockWriteGuard<'a, ()>);

struct Slot {
    value: UnsafeCell<Option<u64>>,
}

unsafe impl Sync for Slot {}

impl Gate {
    fn read(&self) -> Reading<'_> {
        Reading(self.0.read().unwrap())
    }

    fn write(&self) -> Writing<'_> {
        Writing(self.0.write().unwrap())
    }
}

impl Slot {
    fn value(&self, _guard: &Reading<'_>) -> Option<u64> {
        unsafe { *self.value.get() }
    }

    fn take(&self, _guard: &mut Writing<'_>) -> Option<u64> {
        unsafe { (*self.value.get()).take() }
    }

    fn put(&self, value: u64, _guard: &mut Writing<'_>) {
        unsafe { *self.value.get() = Some(value) };
    }

    fn clear(&self) {
        unsafe { *self.value.get() = None }; //~ lock_inconsistent(medium): `Slot.value` is touched without `Gate.0`
    }
}

fn refill(gate: &Gate, slot: &Slot) {
    let mut guard = gate.write();
    slot.take(&mut guard);
    slot.put(1, &mut guard);
}

/// The guard that a job takes along.
struct Job<'a> {
    guard: Reading<'a>,
}

impl Job<'_> {
    fn run(&self, slot: &Slot) -> Option<u64> {
        slot.value(&self.guard)
    }
}

fn start<'a>(gate: &'a Gate, slot: &Slot) -> Job<'a> {
    slot.clear();
    Job { guard: gate.read() }
}
