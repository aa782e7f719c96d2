//! A guard that is never dropped never releases its lock.

use std::{
    mem::{self, ManuallyDrop},
    sync::{Mutex, MutexGuard},
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
    mem::forget(state); //~ guard_forgotten: `forget` keeps a guard from being dropped
}

// What is fine.

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
