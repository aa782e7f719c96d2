//! A method that takes a lock is called by one that holds it. Mended.

use std::sync::Mutex;

struct Bank {
    accounts: Mutex<Vec<i64>>,
    log: Mutex<Vec<String>>,
}

impl Bank {
    fn total(&self) -> i64 {
        self.accounts.lock().unwrap().iter().sum()
    }

    fn run(&self) {
        let total = self.total();
        self.accounts.lock().unwrap().push(total);
        self.log.lock().unwrap().clear();
    }
}

fn main() {
    let bank = Bank { accounts: Mutex::new(vec![1]), log: Mutex::default() };
    bank.run();
}
