//! Loops that start a task for everything that comes in.
//@ only

use std::{io, sync::Arc};

use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, mpsc, watch},
};

async fn serve(peer: TcpStream) {}

async fn work(order: u32) {}

async fn accepts(listener: TcpListener) -> io::Result<()> {
    loop {
        let (peer, _) = listener.accept().await?;
                      //----------------------- waits for the next one
        tokio::spawn(serve(peer));
      //------------------------- starts a task
      //^^^^^^^^^^^^^^^^^^^^^^^^^ async_unbounded_spawn(medium): a task is started for each that comes, without a bound
        //~ help: take a permit of a `Semaphore` before, and drop it when the
    }
}

async fn receives(mut orders: mpsc::Receiver<u32>) {
    while let Some(order) = orders.recv().await {
        tokio::spawn(work(order)); //~ async_unbounded_spawn: without a bound
    }
}

// What is fine.

async fn with_permits(listener: TcpListener, slots: Arc<Semaphore>) -> io::Result<()> {
    loop {
        let slot = slots.clone().acquire_owned().await.unwrap();
        let (peer, _) = listener.accept().await?;
        tokio::spawn(async move {
            serve(peer).await;
            drop(slot);
        });
    }
}

/// However often it changes, what is missed is not made up for.
async fn watches(mut level: watch::Receiver<u32>) {
    while level.changed().await.is_ok() {
        let level = *level.borrow();
        tokio::spawn(work(level));
    }
}

async fn some(orders: [u32; 3]) {
    for order in orders {
        tokio::spawn(work(order));
    }
}

async fn one_by_one(mut orders: mpsc::Receiver<u32>) {
    while let Some(order) = orders.recv().await {
        tokio::spawn(work(order)).await.unwrap();
    }
}
