//! The guard in the head of a `match` lives to its end, where the lock is taken again.

use std::sync::Mutex;

struct Bank {
    accounts: Mutex<Vec<i64>>,
    log: Mutex<Vec<String>>,
}

impl Bank {
    fn run(&self) {
        match self.accounts.lock().unwrap().pop() {
            Some(it) => self.accounts.lock().unwrap().insert(0, it), //~ fault
            None => self.log.lock().unwrap().push("empty".to_owned()),
        }
    }
}

fn main() {
    let bank = Bank { accounts: Mutex::new(vec![1]), log: Mutex::default() };
    bank.run();
}
