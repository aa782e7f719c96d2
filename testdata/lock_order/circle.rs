//! A circle of three locks, none of whose pairs is taken in both orders.

use std::sync::Mutex;

struct Kitchen {
    oven: Mutex<u32>,
    table: Mutex<u32>,
    sink: Mutex<u32>,
}

impl Kitchen {
    fn bake(&self) {
        let oven = self.oven.lock().unwrap();
        *self.table.lock().unwrap() += *oven; //~ lock_order(high): which closes a circle with
    }

    fn serve(&self) {
        let table = self.table.lock().unwrap();
        self.wash(*table);
    }

    fn wash(&self, plates: u32) {
        *self.sink.lock().unwrap() += plates;
    }

    fn clean(&self) {
        let sink = self.sink.lock().unwrap();
        *self.oven.lock().unwrap() -= *sink;
    }
}
