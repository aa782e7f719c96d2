//! Temporaries live to the end of their statement, while later operands and the callee run.

use std::sync::Mutex;

struct Account {
    balance: Mutex<i64>,
    limit: Mutex<i64>,
}

struct Summary {
    balance: i64,
    again: i64,
}

fn sum(account: &Account) -> i64 {
    let sum = *account.balance.lock().unwrap() + *account.balance.lock().unwrap();
             //---------------------- `Account.balance` is locked here, and held to the end of the statement
                                                //^^^^^^^^^^^^^^^^^^^^^^ lock_same_statement: `Account.balance` is locked twice in one statement
    sum
}

fn arguments(account: &Account) {
    record(*account.balance.lock().unwrap(), *account.balance.lock().unwrap()); //~ lock_same_statement: `Account.balance`
}

fn receiver(account: &Account) {
    let _max = account.balance.lock().unwrap().max(*account.balance.lock().unwrap()); //~ lock_same_statement: `Account.balance`
}

fn structure(account: &Account) {
    let _summary = Summary {
        balance: *account.balance.lock().unwrap(),
        again: *account.balance.lock().unwrap(), //~ lock_same_statement: `Account.balance`
    };
}

fn tuple(account: &Account) {
    let _pair = (*account.balance.lock().unwrap(), *account.balance.lock().unwrap()); //~ lock_same_statement: `Account.balance`
}

fn assignment(account: &Account) {
    // The right side is evaluated first.
    *account.balance.lock().unwrap() = *account.balance.lock().unwrap() + 1; //~ lock_same_statement: `Account.balance`
}

fn condition(account: &Account) -> bool {
    if *account.balance.lock().unwrap() < -*account.balance.lock().unwrap() {
                                          //^^^^^^^^^^^^^^^^^^^^^^ lock_same_statement: `Account.balance`
        return true;
    }
    false
}

// What is fine.

fn sum_hoisted(account: &Account) -> i64 {
    let balance = *account.balance.lock().unwrap();
    balance + *account.balance.lock().unwrap()
}

fn two_locks(account: &Account) {
    record(*account.balance.lock().unwrap(), *account.limit.lock().unwrap());
}

fn two_accounts(from: &Account, to: &Account) -> bool {
    from.balance.lock().is_ok() && to.balance.lock().is_ok()
}

fn lazy_operands(account: &Account) -> bool {
    // The temporaries of an operand of `&&` and `||` end with the operand.
    *account.balance.lock().unwrap() > 0 && *account.balance.lock().unwrap() < 100
        || *account.balance.lock().unwrap() == 1000
}

fn copied_first(account: &Account) {
    record({ let balance = *account.balance.lock().unwrap(); balance }, *account.balance.lock().unwrap());
}

fn record(_: i64, _: i64) {}
