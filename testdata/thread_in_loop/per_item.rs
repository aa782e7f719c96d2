//! A thread for each thing that comes in, for each element of a collection, and for each number.
//@ only

use std::{
    net::{TcpListener, TcpStream},
    sync::mpsc::Receiver,
    thread,
};

fn serve(_stream: TcpStream) {}
fn index(_path: String) {}

fn connections(listener: TcpListener) {
    loop {
        let Ok((stream, _)) = listener.accept() else { return };
                            //----------------- waits for the next one here
        thread::spawn(move || serve(stream));
      //------------- starts a thread each time
      //^^^^^^^^^^^^^ thread_in_loop(high): a thread is started for each connection or request
        //~ help: a pool, or a fixed number of threads that take turns, bounds
        //~ help: `threadlint_runtime::ThreadPool` has a fixed number of threads
    }
}

fn incoming(listener: TcpListener) {
    for stream in listener.incoming() {
        let Ok(stream) = stream else { continue };
        thread::spawn(move || serve(stream)); //~ thread_in_loop(high): for each connection
    }
}

fn messages(paths: Receiver<String>) {
    for path in paths {
        thread::spawn(move || index(path)); //~ thread_in_loop(high): for each message
    }
}

fn elements(paths: Vec<String>) {
    for path in paths {
    //          ----- the loop
        thread::spawn(move || index(path)); //~ thread_in_loop(medium): for each element
    }
}

fn joined(paths: Vec<String>) {
    let mut threads = Vec::new();
    for path in paths {
        threads.push(thread::spawn(move || index(path))); //~ thread_in_loop(low): for each element
    }
    for thread in threads {
        thread.join().unwrap();
    }
}

fn counted(n_workers: usize) {
    for n in 0..n_workers {
        thread::spawn(move || index(n.to_string()));
    }
}

fn one_after_the_other(listener: TcpListener) {
    while let Ok((stream, _)) = listener.accept() {
        thread::spawn(move || serve(stream)).join().unwrap(); //~ thread_in_loop(low): for each connection
    }
}

fn each_waits_itself(listener: &TcpListener) {
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Ok((stream, _)) = listener.accept() {
                    serve(stream);
                }
            });
        }
    });
}
