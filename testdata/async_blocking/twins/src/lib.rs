//! Calls that block, where the package has a crate with an async function that does the same.

use std::{fs, path::Path, thread, time::Duration};

pub async fn reconnect(path: &Path) -> Vec<u8> {
    thread::sleep(Duration::from_millis(10)); //~ async_blocking(high): `sleep` puts the thread to sleep
    fs::read(path).unwrap() //~ async_blocking(medium): `read` does input or output
}

// What is fine.

pub async fn suspends(path: &Path) -> Vec<u8> {
    tokio::time::sleep(Duration::from_millis(10)).await;
    tokio::fs::read(path).await.unwrap()
}
