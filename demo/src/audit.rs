//! Compares the log with the balances.

use crate::bank::Bank;

/// Takes the lock of the log, and under it that of the accounts: the other way round.
pub fn audit(bank: &Bank) -> bool {
    let log = bank.log.lock().unwrap();
    let accounts = bank.accounts.lock().unwrap();
    let total: i64 = accounts.iter().sum();
    total == 300 || log.is_empty()
}
