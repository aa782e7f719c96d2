//! A thread is started for each connection, without a bound.

use std::{net::TcpListener, thread};

fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    for stream in listener.incoming().flatten() {
        thread::spawn(move || println!("{:?}", stream.peer_addr())); //~ fault
    }
}
