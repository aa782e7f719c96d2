//! Two locks of one struct, taken in both orders: directly, and through calls.

use std::sync::Mutex;

struct Bank {
    accounts: Mutex<Vec<i64>>,
    log: Mutex<Vec<String>>,
}

impl Bank {
    fn transfer(&self, from: usize, to: usize, amount: i64) {
        let mut accounts = self.accounts.lock().unwrap();
                         //-------------------- locks `Bank.accounts`, in `Bank::transfer`
        accounts[from] -= amount;
        accounts[to] += amount;
        self.log.lock().unwrap().push(format!("{from} -> {to}: {amount}"));
      //^^^^^^^^^^^^^^^ lock_order(high): `Bank.log` is locked while `Bank.accounts` is held, but `Bank::audit` takes them the other way round
    }

    fn audit(&self) {
        let mut log = self.log.lock().unwrap();
                    //--------------- locks `Bank.log`, in `Bank::audit`
        let total = self.total();
                  //------------ calls `Bank::total`
        log.push(format!("total: {total}"));
    }

    fn total(&self) -> i64 {
        self.accounts.lock().unwrap().iter().sum()
      //-------------------- waits for `Bank.accounts`, in `Bank::total`
    }
}

struct GoodBank {
    accounts: Mutex<Vec<i64>>,
    log: Mutex<Vec<String>>,
}

impl GoodBank {
    fn transfer(&self, from: usize, to: usize, amount: i64) {
        let mut accounts = self.accounts.lock().unwrap();
        accounts[from] -= amount;
        accounts[to] += amount;
        self.log.lock().unwrap().push(format!("{from} -> {to}: {amount}"));
    }

    fn audit(&self) {
        let total: i64 = self.accounts.lock().unwrap().iter().sum();
        self.log.lock().unwrap().push(format!("total: {total}"));
    }

    fn log_then_nothing(&self) {
        let mut log = self.log.lock().unwrap();
        log.clear();
        drop(log);
        self.accounts.lock().unwrap().clear();
    }
}
