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
        //~ help: agree on one order for these locks, and take them in it
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

/// The two orders of `tables` and `system` say it all: that `pages` lies between them on one of the
/// ways is no news.
struct Transaction {
    tables: Mutex<u32>,
    pages: Mutex<u32>,
    system: Mutex<u32>,
}

impl Transaction {
    fn restore(&self) {
        let tables = self.tables.lock().unwrap();
        let mut pages = self.pages.lock().unwrap();
        *pages += *tables;
        *self.system.lock().unwrap() += *pages;
    }

    fn show(&self) -> u32 {
        let tables = self.tables.lock().unwrap();
        *tables + *self.pages.lock().unwrap()
    }

    fn store(&self) {
        let mut system = self.system.lock().unwrap();
        *system += *self.tables.lock().unwrap(); //~ lock_order(high): `Transaction.tables`
    }
}
