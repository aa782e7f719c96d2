//! A lock is taken again in the function that holds it.

use std::sync::Mutex;

struct Bank {
    accounts: Mutex<Vec<i64>>,
    log: Mutex<Vec<String>>,
}

impl Bank {
    fn run(&self) {
        let accounts = self.accounts.lock().unwrap();
        let first = self.accounts.lock().unwrap()[0]; //~ fault
        self.log.lock().unwrap().push(format!("{first} of {}", accounts.len()));
    }
}

fn main() {
    let bank = Bank { accounts: Mutex::new(vec![1]), log: Mutex::default() };
    bank.run();
}
