//! Two locks are taken in opposite orders, one of them in a called function. Mended.

use std::sync::Mutex;

struct Bank {
    accounts: Mutex<Vec<i64>>,
    log: Mutex<Vec<String>>,
}

impl Bank {
    fn note(&self, text: &str) {
        self.log.lock().unwrap().push(text.to_owned());
    }

    fn credit(&self) {
        let mut accounts = self.accounts.lock().unwrap();
        accounts.push(1);
        self.note("credit");
    }

    fn audit(&self) {
        let n_accounts = self.accounts.lock().unwrap().len();
        let log = self.log.lock().unwrap();
        println!("{} {n_accounts}", log.len());
    }

    fn run(&self) {
        std::thread::scope(|scope| {
            scope.spawn(|| self.credit());
            scope.spawn(|| self.audit());
        });
    }
}

fn main() {
    let bank = Bank { accounts: Mutex::new(vec![1]), log: Mutex::default() };
    bank.run();
}
