//! `async fn main` has a thread to itself, and so has what `block_on` runs.

use std::{thread, time::Duration};

const PAUSE: Duration = Duration::from_millis(10);

#[tokio::main]
async fn main() {
    thread::sleep(PAUSE); //~ async_blocking(medium): `sleep` puts the thread to sleep in async code
}

fn by_hand(runtime: tokio::runtime::Runtime) {
    thread::sleep(PAUSE);
    runtime.block_on(async {
        thread::sleep(PAUSE); //~ async_blocking(medium): `sleep` puts the thread to sleep in async code
    });
}
