//! A lock of a file is met by other processes, wherever its variable is made.

//@ only

use std::{fs::File, sync::RwLock};

fn lock_of(file: File) -> fd_lock::RwLock<File> {
    fd_lock::RwLock::new(file)
}

fn read(file: File) -> std::io::Result<u64> {
    let lock = lock_of(file);
    let guard = lock.read()?;
    guard.metadata().map(|it| it.len())
}

fn read_for_nobody(file: File) -> Option<u64> {
    let lock = RwLock::new(file);
    let guard = lock.read().ok()?; //~ lock_futile: `lock` is locked, but nothing else can ever reach it
    guard.metadata().ok().map(|it| it.len())
}
