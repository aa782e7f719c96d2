//! The guard in the head of a `match` lives to its end, where the lock is taken again. Mended.

use std::sync::Mutex;

struct Bank {
    accounts: Mutex<Vec<i64>>,
    log: Mutex<Vec<String>>,
}

impl Bank {
    fn run(&self) {
        let last = self.accounts.lock().unwrap().pop();
        match last {
            Some(it) => self.accounts.lock().unwrap().insert(0, it),
            None => self.log.lock().unwrap().push("empty".to_owned()),
        }
    }
}

fn main() {
    let bank = Bank { accounts: Mutex::new(vec![1]), log: Mutex::default() };
    bank.run();
}
