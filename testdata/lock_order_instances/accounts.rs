//! Two instances of one type, locked together.

use std::{
    cmp::Ordering,
    ptr,
    sync::{Mutex, RwLock},
};

struct Account {
    id: u64,
    balance: Mutex<i64>,
    parent: Option<Box<Account>>,
}

fn transfer(from: &Account, to: &Account, amount: i64) {
    let mut source = from.balance.lock().unwrap();
                   //------------------- takes the first one: `from.balance`
    let mut target = to.balance.lock().unwrap();
    //               ----------------- takes the second one: `to.balance`
                   //^^^^^^^^^^^^^^^^^ lock_order_instances(medium): two `Account.balance` are held at once
    //~ help: take the locks in an order of their own: by id, by index, or by
    //~ help: two names may mean one object, and the second acquisition then
    //~ help: `threadlint_runtime::ordered::lock_all` takes several locks in
    *source -= amount;
    *target += amount;
}

impl PartialEq for Account {
    fn eq(&self, other: &Account) -> bool {
        *self.balance.lock().unwrap() == *other.balance.lock().unwrap() //~ lock_order_instances(medium): two `Account.balance`
    }
}

fn merge(accounts: &[Account], into: usize, from: usize) {
    let mut sum = accounts[into].balance.lock().unwrap();
    *sum += *accounts[from].balance.lock().unwrap(); //~ lock_order_instances(medium): two `Account.balance`
}

fn first_and_each(accounts: &[Account]) -> i64 {
    let mut first = accounts[0].balance.lock().unwrap();
    for account in &accounts[1..] {
        *first += *account.balance.lock().unwrap(); //~ lock_order_instances(medium): two `Account.balance`
    }
    *first
}

impl Account {
    fn pay(&self, to: &Account, amount: i64) {
        let mut balance = self.balance.lock().unwrap();
        *balance -= amount;
        to.receive(amount);
      //^^^^^^^^^^^^^^^^^^ lock_order_instances(medium): two `Account.balance` are held at once
    }

    fn receive(&self, amount: i64) {
        *self.balance.lock().unwrap() += amount;
       //------------------- `Account.balance` is taken here
    }
}

struct Ledger {
    lines: RwLock<Vec<String>>,
}

/// Two readers wait for each other only if a writer waits between them.
fn is_same(left: &Ledger, right: &Ledger) -> bool {
    *left.lines.read().unwrap() == *right.lines.read().unwrap() //~ lock_order_instances(low): two `Ledger.lines`
}

fn copy(from: &Ledger, to: &Ledger) {
    let lines = from.lines.read().unwrap();
    to.lines.write().unwrap().extend(lines.iter().cloned()); //~ lock_order_instances(medium): two `Ledger.lines`
}

// What is fine.

fn by_id(from: &Account, to: &Account, amount: i64) {
    let (first, second) = if from.id < to.id { (from, to) } else { (to, from) };
    let mut source = first.balance.lock().unwrap();
    let mut target = second.balance.lock().unwrap();
    *source -= amount;
    *target += amount;
}

fn by_address(from: &Account, to: &Account, amount: i64) {
    match ptr::from_ref(from).cmp(&ptr::from_ref(to)) {
        Ordering::Less => {
            let mut source = from.balance.lock().unwrap();
            *to.balance.lock().unwrap() += amount;
            *source -= amount;
        }
        Ordering::Greater => {
            let mut target = to.balance.lock().unwrap();
            *from.balance.lock().unwrap() -= amount;
            *target += amount;
        }
        Ordering::Equal => {}
    }
}

fn one_by_one(from: &Account, to: &Account, amount: i64) {
    *from.balance.lock().unwrap() -= amount;
    *to.balance.lock().unwrap() += amount;
}

fn with_its_parent(account: &Account, amount: i64) {
    let mut balance = account.balance.lock().unwrap();
    *balance += amount;
    if let Some(parent) = &account.parent {
        *parent.balance.lock().unwrap() += amount;
    }
}

fn the_first_two(accounts: &[Account]) -> i64 {
    let first = accounts[0].balance.lock().unwrap();
    *first + *accounts[1].balance.lock().unwrap()
}
