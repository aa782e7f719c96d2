//! Two functions take two locks in opposite orders.

use std::sync::Mutex;

struct Bank {
    accounts: Mutex<Vec<i64>>,
    log: Mutex<Vec<String>>,
}

impl Bank {
    fn credit(&self) {
        let mut accounts = self.accounts.lock().unwrap();
        let mut log = self.log.lock().unwrap(); //~ fault
        accounts.push(1);
        log.push("credit".to_owned());
    }

    fn debit(&self) {
        let mut log = self.log.lock().unwrap();
        let mut accounts = self.accounts.lock().unwrap(); //~ fault
        accounts.pop();
        log.push("debit".to_owned());
    }

    fn run(&self) {
        std::thread::scope(|scope| {
            scope.spawn(|| self.credit());
            scope.spawn(|| self.debit());
        });
    }
}

fn main() {
    let bank = Bank { accounts: Mutex::new(vec![1]), log: Mutex::default() };
    bank.run();
}
