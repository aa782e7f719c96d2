//! Accounts, and a log of what happened to them.

use std::sync::Mutex;

/// Accounts with their balances, each behind a lock of its own.
pub struct Bank {
    pub accounts: Mutex<Vec<i64>>,
    pub log: Mutex<Vec<String>>,
}

impl Bank {
    pub fn new(balances: Vec<i64>) -> Bank {
        Bank {
            accounts: Mutex::new(balances),
            log: Mutex::new(Vec::new()),
        }
    }

    /// Takes the lock of the accounts, and under it that of the log.
    pub fn transfer(&self, from: usize, to: usize, amount: i64) {
        let mut accounts = self.accounts.lock().unwrap();
        accounts[from] -= amount;
        accounts[to] += amount;
        self.note(from, to, amount);
    }

    fn note(&self, from: usize, to: usize, amount: i64) {
        let mut log = self.log.lock().unwrap();
        log.push(format!("{from} -> {to}: {amount}"));
    }
}
