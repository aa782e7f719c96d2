//! What becomes of handles and senders: after `//:` stands each end of the value that the line
//! makes, in the order of the source.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, mpsc},
    thread::{self, JoinHandle},
};

fn work() {}

fn nobody_takes_it() {
    thread::spawn(work); //: discarded
    let _ = thread::spawn(work); //: discarded
    let _handle = thread::spawn(work); //: scope_end
    thread::spawn(work).thread().unpark(); //: statement_end
    drop(thread::spawn(work)); //: explicit
    thread::Builder::new().spawn(work).unwrap(); //: discarded
    thread::Builder::new().spawn(work).map(drop).ok(); //: given drop
}

fn joined() {
    let handle = thread::spawn(work); //: given join
    handle.join().unwrap();
    thread::spawn(work).join().unwrap(); //: given join
    if let Ok(handle) = thread::Builder::new().spawn(work) { //: given join
        let _ = handle.join();
    }
}

fn on_some_paths(early: bool) -> Result<(), std::io::Error> {
    let handle = thread::Builder::new().spawn(work)?; //: given join, scope_end
    if early {
        return Ok(());
    }
    let _ = handle.join();
    Ok(())
}

fn overwritten() {
    let mut last = thread::spawn(work); //: overwritten
    last = thread::spawn(work); //: given join
    let _ = last.join();
}

fn in_collections() {
    let mut handles = Vec::new();
    for _ in 0..4 {
        handles.push(thread::spawn(work)); //: given join
    }
    for handle in handles {
        handle.join().unwrap();
    }

    let handles: Vec<JoinHandle<()>> = (0..4).map(|_| thread::spawn(work)) //: given join, given Iterator::collect; returned
        .collect();
    let _results: Vec<_> = handles.into_iter().map(|it| it.join()).collect();

    let mut forgotten = Vec::new();
    forgotten.push(thread::spawn(work)); //: scope_end

    let mut by_name = HashMap::new();
    by_name.insert("a", thread::spawn(work)); //: scope_end, given join
    if let Some(handle) = by_name.remove("a") {
        let _ = handle.join();
    }

    let pair = (thread::spawn(work), 1); //: given join
    let (handle, _) = pair;
    handle.join().unwrap();

    let names: Vec<String> = vec![thread::spawn(work)].iter().map(|it| format!("{it:?}")).collect(); //: statement_end
    drop(names);
}

struct Worker {
    handle: Option<JoinHandle<()>>,
}

impl Worker {
    fn start() -> Worker {
        Worker { handle: Some(thread::spawn(work)) } //: returned
    }

    fn restart(&mut self) {
        self.handle = Some(thread::spawn(work)); //: stored self.handle
    }
}

struct Joining(Option<JoinHandle<()>>);

impl Drop for Joining {
    fn drop(&mut self) {
        if let Some(handle) = self.0.take() {
            let _ = handle.join();
        }
    }
}

fn in_structs() {
    let _worker = Joining(Some(thread::spawn(work))); //: given Joining::drop
    let worker = Worker { handle: Some(thread::spawn(work)) }; //: scope_end
    let _has_one = worker.handle.is_some();
    let mut worker = Worker { handle: Some(thread::spawn(work)) }; //: scope_end, given join
    if let Some(handle) = worker.handle.take() {
        handle.join().unwrap();
    }
}

fn shared(slots: &Mutex<Vec<JoinHandle<()>>>, all: &mut Vec<JoinHandle<()>>) {
    slots.lock().unwrap().push(thread::spawn(work)); //: stored slots
    all.push(thread::spawn(work)); //: stored all
    let own = Arc::new(Mutex::new(Vec::new()));
    own.lock().unwrap().push(thread::spawn(work)); //: stored own
}

fn wait_for(handle: JoinHandle<()>) {
    handle.join().unwrap();
}

fn start() -> JoinHandle<()> {
    thread::spawn(work) //: returned
}

fn same(handle: JoinHandle<()>) -> JoinHandle<()> {
    handle
}

fn handed_on() {
    wait_for(thread::spawn(work)); //: given join
    wait_for(start()); //: given join
    start(); //: discarded
    same(start()); //: discarded
    let handle = thread::spawn(work); //: given join
    thread::spawn(move || handle.join()); //: discarded
    let handle = start(); //: scope_end
    thread::spawn(move || { //: discarded
        let _id = handle.thread().id();
    });
    unknown::register(start()); //: given ?
}

fn senders() {
    let (tx, rx) = mpsc::channel::<u32>(); //: scope_end; 
    for _ in 0..4 {
        let tx = tx.clone();
        thread::spawn(move || tx.send(1)); //: discarded
    }
    for _ in rx {}

    let (tx, rx) = mpsc::channel::<u32>(); //: explicit; scope_end
    drop(tx);
    while rx.recv().is_ok() {}
}
