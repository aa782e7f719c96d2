//! A thread is started for each connection, without a bound. Mended.

use std::{net::TcpListener, thread};

fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for stream in listener.incoming().flatten() {
                    println!("{:?}", stream.peer_addr());
                }
            });
        }
    });
}
