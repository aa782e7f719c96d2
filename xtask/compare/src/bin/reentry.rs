//! A method that takes a lock is called by one that holds it.

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
        let mut accounts = self.accounts.lock().unwrap();
        let total = self.total(); //~ fault
        accounts.push(total);
        self.log.lock().unwrap().clear();
    }
}

fn main() {
    let bank = Bank { accounts: Mutex::new(vec![1]), log: Mutex::default() };
    bank.run();
}
