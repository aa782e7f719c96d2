//! Takes two locks in two orders, the second one where the linter cannot see it: through a function
//! that is looked up while the program runs. The linter's tests read the trace of it.

use std::collections::BTreeMap;

use threadlint_runtime::ordered::{Mutex, set_violation_handler};

static JOURNAL: Mutex<Vec<i64>> = Mutex::named("JOURNAL", Vec::new());

struct Bank {
    accounts: Mutex<Vec<i64>>,
}

impl Bank {
    fn transfer(&self) {
        let mut accounts = self.accounts.lock();
        let mut journal = JOURNAL.lock();
        accounts[0] -= 1;
        journal.push(1);
    }

    fn total(&self) -> i64 {
        self.accounts.lock().iter().sum()
    }
}

type Report = fn(&Bank) -> i64;

fn audit(bank: &Bank, reports: &BTreeMap<String, Report>, name: &str) {
    let mut journal = JOURNAL.lock();
    if let Some(report) = reports.get(name) {
        journal.push(report(bank));
    }
}

fn main() {
    // The orders are refused, and written to the trace all the same.
    set_violation_handler(|_| {});
    let bank = Bank { accounts: Mutex::named("Bank.accounts", vec![10]) };
    let report: Report = Bank::total;
    let reports = BTreeMap::from([("total".to_owned(), report)]);
    for _ in 0..3 {
        bank.transfer();
    }
    audit(&bank, &reports, "total");
}
