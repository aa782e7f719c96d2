//! Orders that no variable shows: right before left, arguments, heads, re-assignment.

use std::sync::{Mutex, MutexGuard};

struct Shelf {
    old: Mutex<Vec<u32>>,
    new: Mutex<Vec<u32>>,
}

impl Shelf {
    fn replace(&self) {
        // The right side comes first: `new`, then `old`.
        *self.old.lock().unwrap() = self.new.lock().unwrap().clone(); //~ lock_order(high): `Shelf.old` is locked while `Shelf.new` is held
    }

    fn append(&self) {
        // The receiver comes first: `old`, then `new`.
        self.old.lock().unwrap().extend(self.new.lock().unwrap().iter());
    }
}

struct Tray {
    left: Mutex<Vec<u32>>,
    right: Mutex<Vec<u32>>,
}

impl Tray {
    fn by_head(&self) {
        for item in self.left.lock().unwrap().iter() {
            self.right.lock().unwrap().push(*item); //~ lock_order(high): `Tray.right`
        }
    }

    fn by_reassignment(&self) {
        let mut side: MutexGuard<'_, Vec<u32>> = self.right.lock().unwrap();
        side.push(1);
        side = self.left.lock().unwrap();
        side.push(2);
    }
}

struct Desk {
    left: Mutex<Vec<u32>>,
    right: Mutex<Vec<u32>>,
}

impl Desk {
    fn by_values(&self) {
        let left = self.left.lock().unwrap().clone();
        self.right.lock().unwrap().extend(left);
    }

    fn by_values_the_other_way(&self) {
        let right = self.right.lock().unwrap().clone();
        self.left.lock().unwrap().extend(right);
    }

    fn by_conditions(&self) -> bool {
        self.left.lock().unwrap().is_empty() && self.right.lock().unwrap().is_empty()
            || self.right.lock().unwrap().len() > 1 && self.left.lock().unwrap().len() > 1
    }
}
