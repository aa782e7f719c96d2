//! A small bank with the bugs that threadlint is for. It compiles, its tests would pass, and some
//! day it stands still.

mod audit;
mod bank;
mod jobs;

use std::{sync::Arc, thread};

use crate::{audit::audit, bank::Bank, jobs::Pool};

fn main() {
    let bank = Arc::new(Bank::new(vec![100, 100, 100]));
    let teller = Arc::clone(&bank);
    let auditor = Arc::clone(&bank);
    let transfers = thread::spawn(move || {
        for round in 0..1000 {
            teller.transfer(round % 3, (round + 1) % 3, 5);
        }
    });
    let audits = thread::spawn(move || {
        for _ in 0..1000 {
            audit(&auditor);
        }
    });
    transfers.join().expect("the transfers end");
    audits.join().expect("the audits end");

    let pool = Pool::new();
    pool.put(|| {});
    pool.run_next();
}
