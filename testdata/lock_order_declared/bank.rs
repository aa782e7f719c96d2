//! Orders are declared in comments and attributes, on types and beside statics, and chains of them hold.

use std::sync::{Mutex, RwLock};

use threadlint_attributes::lock_order;

// threadlint: lock_order(accounts < audit < log)
struct Bank {
    accounts: Mutex<Vec<u64>>,
    audit: Mutex<u64>,
    log: Mutex<Vec<String>>,
    rates: RwLock<u64>,
}

impl Bank {
    fn in_order(&self) {
        let accounts = self.accounts.lock().unwrap();
        let mut log = self.log.lock().unwrap(); //~ lock_order: takes them the other way round
        log.push(accounts.len().to_string());
    }

    fn against(&self) {
        let mut audit = self.audit.lock().unwrap();
                      //----------------- `Bank.audit` is locked here
        *audit += self.accounts.lock().unwrap().len() as u64;
                //^^^^^^^^^^^^^^^^^^^^ lock_order_declared: `Bank.accounts` is locked while `Bank.audit` is held, against their declared order
        //~ help: take `Bank.accounts` first, or release `Bank.audit` before it
        //~ help: `threadlint_runtime::lock_hierarchy` has the compiler check the
    }

    fn by_a_chain(&self) {
        let log = self.log.lock().unwrap();
        let accounts = self.accounts.lock().unwrap(); //~ lock_order_declared: `Bank.accounts` is locked while `Bank.log` is held
        drop((log, accounts));
    }

    fn through_a_call(&self) {
        let log = self.log.lock().unwrap();
        self.count(); //~ lock_order_declared: `Bank.audit` is locked while `Bank.log` is held
        drop(log);
    }

    fn count(&self) {
        *self.audit.lock().unwrap() += 1;
    }

    fn attempt(&self) {
        let log = self.log.lock().unwrap();
        // An attempt does not wait.
        if let Ok(accounts) = self.accounts.try_lock() {
            drop(accounts);
        }
        drop(log);
    }

    fn undeclared(&self) {
        let rates = self.rates.read().unwrap();
        let log = self.log.lock().unwrap();
        drop((rates, log));
    }
}

static FIRST: Mutex<u64> = Mutex::new(0);
static LAST: Mutex<u64> = Mutex::new(0);

#[lock_order(FIRST < LAST)]
fn sum() -> u64 {
    let first = FIRST.lock().unwrap();
    let last = LAST.lock().unwrap(); //~ lock_order: takes them the other way round
    *first + *last
}

fn wrong_sum() -> u64 {
    let last = LAST.lock().unwrap();
    let first = FIRST.lock().unwrap(); //~ lock_order_declared: `FIRST` is locked while `LAST` is held
    *first + *last
}
