//! A guard that is never dropped never releases its lock.

use std::{
    mem::{self, ManuallyDrop},
    sync::{Mutex, MutexGuard},
    time::Instant,
};

struct Gate {
    state: Mutex<bool>,
}

fn by_forget(gate: &Gate) {
    let state = gate.state.lock().unwrap();
              //----------------- locked here
    mem::forget(state);
  //^^^^^^^^^^^^^^^^^^ guard_forgotten(certain): `Gate.state` is never released: `forget` keeps its guard from being dropped
}

fn at_once(gate: &Gate) {
    mem::forget(gate.state.lock().unwrap()); //~ guard_forgotten: `Gate.state`
}

fn by_manually_drop(gate: &Gate) {
    let _state = ManuallyDrop::new(gate.state.lock().unwrap()); //~ guard_forgotten: `new` keeps its guard
}

fn by_leak(gate: &'static Gate) -> &'static mut MutexGuard<'static, bool> {
    Box::leak(Box::new(gate.state.lock().unwrap())) //~ guard_forgotten: `leak` keeps its guard
}

fn by_parameter(state: MutexGuard<'_, bool>) {
//              ----- the guard comes in here
    mem::forget(state); //~ guard_forgotten: `forget` keeps a guard from being dropped
}

fn by_manually_drop_that_is_only_looked_at(gate: &Gate) -> bool {
    let state = ManuallyDrop::new(gate.state.lock().unwrap()); //~ guard_forgotten: `new` keeps its guard
    **state
}

// What is fine.

/// A guard around a guard, which is dropped by hand so that something can be done after it.
struct Timed<'g> {
    state: ManuallyDrop<MutexGuard<'g, bool>>,
    since: Instant,
}

impl Gate {
    fn timed(&self) -> Timed<'_> {
        let state = ManuallyDrop::new(self.state.lock().unwrap());
        Timed { state, since: Instant::now() }
    }
}

impl Drop for Timed<'_> {
    fn drop(&mut self) {
        unsafe { ManuallyDrop::drop(&mut self.state) };
        println!("held for {:?}", self.since.elapsed());
    }
}

fn held_by_the_outer_guard(gate: &Gate) {
    let timed = gate.timed();
    let again = gate.state.lock(); //~ lock_double
    drop((timed, again));
}

fn released_by_the_outer_guard(gate: &Gate) -> bool {
    drop(gate.timed());
    *gate.state.lock().unwrap()
}

fn dropped_by_hand(gate: &Gate) {
    let mut state = ManuallyDrop::new(gate.state.lock().unwrap());
    **state = true;
    unsafe { ManuallyDrop::drop(&mut state) };
}

fn taken_out(gate: &Gate) {
    let state = ManuallyDrop::new(gate.state.lock().unwrap());
    drop(ManuallyDrop::into_inner(state));
}

fn dropped(gate: &Gate) {
    let state = gate.state.lock().unwrap();
    mem::drop(state);
}

fn something_else(gate: &Gate) {
    let state = *gate.state.lock().unwrap();
    mem::forget(format!("{state}"));
}

fn stored<'g>(gate: &'g Gate, slots: &mut Vec<MutexGuard<'g, bool>>) {
    slots.push(gate.state.lock().unwrap());
}

fn replaced(gate: &Gate) -> bool {
    mem::replace(&mut *gate.state.lock().unwrap(), true)
}
