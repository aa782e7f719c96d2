//! Futures that lose what they have done when another branch of a `select!` is first.

use tokio::{io::AsyncReadExt, net::TcpStream, sync::mpsc};

async fn loses(mut peer: TcpStream, mut orders: mpsc::Receiver<u32>) {
    let mut header = [0; 8];
    loop {
        tokio::select! {
            read = peer.read_exact(&mut header) => { read.unwrap(); }
            //     ---------------------------- made anew in each round of the loop
                 //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async_select_cancel(medium): `read_exact` is dropped half-way when another branch is first
            //~ help: make the future before the loop, pin it, and `select!` on `&mut
            Some(order) = orders.recv() => println!("{order}"),
        }
    }
}

// What is fine.

async fn once(mut peer: TcpStream, mut orders: mpsc::Receiver<u32>) {
    let mut header = [0; 8];
    tokio::select! {
        read = peer.read_exact(&mut header) => { read.unwrap(); }
        Some(order) = orders.recv() => println!("{order}"),
    }
}

async fn ends(mut peer: TcpStream, mut stop: mpsc::Receiver<u32>) {
    let mut header = [0; 8];
    loop {
        tokio::select! {
            read = peer.read_exact(&mut header) => { read.unwrap(); }
            _ = stop.recv() => return,
        }
    }
}

async fn keeps(mut peer: TcpStream, mut orders: mpsc::Receiver<u32>) {
    let mut buffer = Vec::new();
    loop {
        tokio::select! {
            read = peer.read_buf(&mut buffer) => { read.unwrap(); }
            Some(order) = orders.recv() => println!("{order}"),
        }
    }
}
