//! One variable with the guard of one of two locks.
//@ only

use std::sync::{Mutex, MutexGuard, mpsc::Receiver};

struct Logs {
    near: Mutex<String>,
    far: Mutex<String>,
}

impl Logs {
    fn load(&self, is_far: bool, incoming: &Receiver<String>) {
        let mut text = if is_far { self.far.lock().unwrap() } else { self.near.lock().unwrap() };
        *text = incoming.recv().unwrap(); //~ guard_across_blocking(medium): `Logs.near` or `Logs.far` is held across
    }

    fn side(&self, is_far: bool) -> MutexGuard<'_, String> {
        if is_far { self.far.lock().unwrap() } else { self.near.lock().unwrap() }
    }

    fn load_side(&self, is_far: bool, incoming: &Receiver<String>) {
        let mut text = self.side(is_far);
        *text = incoming.recv().unwrap(); //~ guard_across_blocking(medium): `Logs.near` or `Logs.far` is held across
    }

    fn load_both(&self, incoming: &Receiver<String>) {
        let mut far = self.far.lock().unwrap();
        let mut near = self.near.lock().unwrap();
        *near = incoming.recv().unwrap(); //~ guard_across_blocking: `Logs.far` and `Logs.near` are held across
        far.clear();
    }
}
