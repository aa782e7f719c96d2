//! Of two orders, the one that is followed at fewer places is told of.

use std::sync::Mutex;

struct Shop {
    stock: Mutex<Vec<u32>>,
    orders: Mutex<Vec<u32>>,
}

impl Shop {
    fn sell(&self, id: u32) {
        let mut stock = self.stock.lock().unwrap();
        stock.retain(|it| *it != id);
        self.orders.lock().unwrap().push(id);
    }

    fn audit(&self) -> bool {
        let orders = self.orders.lock().unwrap();
        let stock = self.stock.lock().unwrap(); //~ lock_order(high): `Shop.stock` is locked while `Shop.orders` is held
        orders.len() < stock.len()
    }

    fn take_back(&self, id: u32) {
        let mut stock = self.stock.lock().unwrap();
        stock.push(id);
        self.orders.lock().unwrap().retain(|it| *it != id);
    }

    fn is_idle(&self) -> bool {
        let stock = self.stock.lock().unwrap();
        stock.is_empty() && self.orders.lock().unwrap().is_empty()
    }
}

/// As many places each way.
struct Desk {
    letters: Mutex<Vec<String>>,
    answers: Mutex<Vec<String>>,
}

impl Desk {
    fn answer(&self) {
        let mut letters = self.letters.lock().unwrap();
        let answers = letters.drain(..);
        self.answers.lock().unwrap().extend(answers);
    }

    fn recall(&self) {
        let mut answers = self.answers.lock().unwrap();
        self.letters.lock().unwrap().extend(answers.drain(..)); //~ lock_order(high): `Desk.letters` is locked while `Desk.answers` is held
    }
}
