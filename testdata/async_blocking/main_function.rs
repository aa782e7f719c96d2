//! `async fn main` has a thread to itself, and so has what `block_on` runs.

use std::{thread, time::Duration};

const PAUSE: Duration = Duration::from_millis(10);

#[tokio::main]
async fn main() {
    thread::sleep(PAUSE); //~ async_blocking(medium): `sleep` puts the thread to sleep in async code
    start("database").await;
    let serving = serve();
    tokio::join!(serving, watch());
    tokio::spawn(refresh()); //~ async_task_dropped
    greet().await;
}

/// Only `main` awaits this, and what it awaits is so too.
async fn start(name: &str) {
    thread::sleep(PAUSE); //~ async_blocking(medium): `sleep` puts the thread to sleep in async code
    stop(name).await;
    greet().await;
}

async fn stop(name: &str) {
    println!("{name} is stopped first");
    thread::sleep(PAUSE); //~ async_blocking(medium): `sleep` puts the thread to sleep in async code
}

/// Run to its end by who makes it.
async fn migrate() {
    thread::sleep(PAUSE); //~ async_blocking(medium): `sleep` puts the thread to sleep in async code
}

/// A task of its own.
async fn refresh() {
    thread::sleep(PAUSE); //~ async_blocking(high): `sleep` puts the thread to sleep on a thread that runs tasks
    greet().await;
}

/// On the way of a task as well.
async fn greet() {
    thread::sleep(PAUSE); //~ async_blocking(high): `sleep` puts the thread to sleep on a thread that runs tasks
}

/// Another future goes on beside these.
async fn serve() {
    thread::sleep(PAUSE); //~ async_blocking(high): `sleep` puts the thread to sleep on a thread that runs tasks
}

async fn watch() {
    thread::sleep(PAUSE); //~ async_blocking(high): `sleep` puts the thread to sleep on a thread that runs tasks
}

fn by_hand(runtime: tokio::runtime::Runtime) {
    thread::sleep(PAUSE);
    runtime.block_on(migrate());
    runtime.block_on(async {
        thread::sleep(PAUSE); //~ async_blocking(medium): `sleep` puts the thread to sleep in async code
    });
}
