//! Two ways into the same methods, guards of several kinds, and a generic owner.

use std::sync::{Mutex, RwLock};

struct Chain<T> {
    head: Mutex<Vec<T>>,
    tail: RwLock<Vec<T>>,
}

impl<T: Clone> Chain<T> {
    fn head_1(&self) {
        let head = self.head.lock().unwrap();
        self.head_2(); //~ lock_reentry: `Chain::head_2` locks `Chain.head`
        drop(head);
        self.head_2();
    }

    fn head_2(&self) {
        self.head.lock().unwrap().clear();
    }

    fn tail_1(&self) {
        match self.tail.read().unwrap().first() {
            Some(_) => self.tail_2(), //~ lock_upgrade: `Chain::tail_2` write-locks `Chain.tail`
            None => self.tail_3(), //~ lock_recursive_read: `Chain::tail_3` read-locks `Chain.tail`
        }
    }

    fn tail_2(&self) {
        self.tail.write().unwrap().clear();
    }

    fn tail_3(&self) {
        drop(self.tail.read().unwrap().clone());
        //   ---------------- `Chain.tail` is read-locked here
    }

    fn tail_4(&self) {
        let tail = self.tail.write().unwrap();
        //         ----------------- `Chain.tail` is write-locked here, and held by `tail`
        self.tail_3(); //~ lock_reentry: `Chain::tail_3` read-locks `Chain.tail`
        drop(tail);
        self.tail_3();
    }

    fn in_a_condition(&self) -> bool {
        let head = self.head.lock().unwrap();
        if head.is_empty() {
            drop(head);
            self.head_2();
            return true;
        }
        false
    }

    fn deep_1(&self) {
        let _head = self.head.lock().unwrap();
        self.deep_2(); //~ lock_reentry: `Chain::head_2` locks `Chain.head`
    }

    fn deep_2(&self) {
        drop(self.tail.write().unwrap());
        self.deep_3();
    }

    fn deep_3(&self) {
        self.head_2();
    }
}
