//! `async fn main` has a thread to itself: some ways to run a future do no harm there.

use std::future;

use tokio::runtime::Handle;

#[tokio::main]
async fn main() {
    futures::executor::block_on(future::ready(1)); //~ async_block_on(medium): `block_on` runs a future to its end
    listen().await;
    tokio::spawn(answer()); //~ async_task_dropped
    Handle::current().block_on(future::ready(2)); //~ async_block_on(high): `block_on` runs a future to its end
}

async fn listen() {
    futures::executor::block_on(future::ready(3)); //~ async_block_on(medium): `block_on` runs a future to its end
}

async fn answer() {
    futures::executor::block_on(future::ready(4)); //~ async_block_on(high): `block_on` runs a future to its end
}
