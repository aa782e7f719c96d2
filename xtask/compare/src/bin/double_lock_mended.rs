//! A lock is taken again in the function that holds it. Mended.

use std::sync::Mutex;

struct Bank {
    accounts: Mutex<Vec<i64>>,
    log: Mutex<Vec<String>>,
}

impl Bank {
    fn run(&self) {
        let accounts = self.accounts.lock().unwrap();
        let line = format!("{} of {}", accounts[0], accounts.len());
        drop(accounts);
        self.log.lock().unwrap().push(line);
    }
}

fn main() {
    let bank = Bank { accounts: Mutex::new(vec![1]), log: Mutex::default() };
    bank.run();
}
