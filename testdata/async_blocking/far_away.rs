//! Calls that lead to one that blocks, through functions that are of no interest otherwise.

use std::{fs, io, thread, time::Duration};

async fn through_three_calls() {
    settle_accounts(); //~ async_blocking: `sleep` puts the thread to sleep
}

fn settle_accounts() {
    settle_account();
}

fn settle_account() {
    wait_for_bank();
}

fn wait_for_bank() {
    thread::sleep(Duration::from_millis(10));
}

trait Journal {
    fn append_entry(&self);
}

struct Paper;

impl Journal for Paper {
    fn append_entry(&self) {
        find_the_pen();
    }
}

fn find_the_pen() {
    wait_for_bank();
}

async fn through_a_trait(journal: &dyn Journal) {
    journal.append_entry(); //~ async_blocking: `sleep` puts the thread to sleep
}

async fn reads_through_a_call() -> io::Result<String> {
    read_receipts() //~ async_blocking(medium): `read_to_string` does input or output
}

fn read_receipts() -> io::Result<String> {
    fs::read_to_string("receipts")
}

// What is fine.

async fn settles_elsewhere() {
    tokio::task::spawn_blocking(settle_accounts).await.unwrap();
}

fn not_async() {
    settle_accounts();
}
