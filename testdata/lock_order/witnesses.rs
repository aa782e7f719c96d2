//! Where two locks are taken in one order at several places, one that can meet the other order is enough.
//@ only

use std::sync::Mutex;

struct Shop {
    till: Mutex<u32>,
    stock: Mutex<Vec<u32>>,
    orders: Mutex<Vec<u32>>,
}

impl Shop {
    fn sell(&self) {
        let mut till = self.till.lock().unwrap();
        let mut stock = self.stock.lock().unwrap();
        self.orders.lock().unwrap().push(*till);
        stock.pop();
        *till += 1;
    }

    // Never meets `sell`, for both hold the till.
    fn restock(&self) {
        let till = self.till.lock().unwrap();
        let mut orders = self.orders.lock().unwrap();
        self.stock.lock().unwrap().push(*till); //~ lock_order(high): but `Shop::audit` takes them the other way round
        //~ help: take `Shop.stock` before `Shop.orders` in `Shop::restock` too,
        orders.clear();
    }

    // Nothing keeps this one from meeting `restock`.
    fn audit(&self) {
        let stock = self.stock.lock().unwrap();
        self.note(stock.len() as u32);
    }

    fn note(&self, n_items: u32) {
        self.orders.lock().unwrap().push(n_items);
    }
}

struct Depot {
    stock: Mutex<Vec<u32>>,
    orders: Mutex<Vec<u32>>,
}

impl Depot {
    // Perhaps of two depots: of the same one they are where `audit` takes them.
    fn lend(&self, other: &Depot) {
        let stock = self.stock.lock().unwrap();
        other.orders.lock().unwrap().push(stock.len() as u32);
    }

    fn audit(&self) {
        let stock = self.stock.lock().unwrap();
        self.note(stock.len() as u32);
    }

    fn note(&self, n_items: u32) {
        self.orders.lock().unwrap().push(n_items);
    }

    fn restock(&self) {
        let mut orders = self.orders.lock().unwrap();
        self.stock.lock().unwrap().push(1); //~ lock_order(high): but `Depot::audit` takes them the other way round
        orders.clear();
    }
}
