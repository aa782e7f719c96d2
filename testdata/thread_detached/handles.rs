//! A handle that is dropped takes the thread's result with it, wherever it is dropped; one that goes
//! to who joins it does not.
//@ only

use std::{
    fs, io,
    sync::mpsc::SyncSender,
    thread::{self, JoinHandle},
};

fn save(path: &str) -> io::Result<()> {
    fs::write(path, "saved")
}

fn work() {}

fn results_nobody_sees() {
    thread::spawn(|| save("a"));
  //------------- the thread starts here, on its own
  //^^^^^^^^^^^^^ thread_detached(high): nobody sees the `Result` of the thread
    //~ help: join the handle, return it, or keep it where somebody joins it
    //~ help: `threadlint_runtime::Worker` is joined when it is dropped
    let _ = thread::spawn(|| save("b")); //~ thread_detached(high): its handle is dropped
    let _handle = thread::spawn(|| save("c")); //~ thread_detached(high): nobody sees the `Result`
    //            ------------- the thread starts here
    drop(thread::spawn(|| save("d"))); //~ thread_detached(high): nobody sees the `Result`
  //--------------------------------- the handle is dropped here
    let named = thread::Builder::new().spawn(|| save("e")).unwrap(); //~ thread_detached(high): `Result`
    named.thread().unpark();
}

fn nothing_to_see() {
    thread::spawn(work); //~ thread_detached(medium): nobody can wait for the thread
    let _server = thread::spawn(|| loop { //~ thread_detached(low): nobody can wait for the thread
        thread::park();
    });
}

fn seen() -> io::Result<()> {
    thread::spawn(|| save("a")).join().expect("no panic")?;
    let handles: Vec<_> = (0..4).map(|_| thread::spawn(|| save("b"))).collect();
    for handle in handles {
        handle.join().expect("no panic")?;
    }
    Ok(())
}

fn started() -> JoinHandle<io::Result<()>> {
    thread::spawn(|| save("a"))
}

fn starts_it() {
    started(); //~ thread_detached(high): the thread that `started` starts
    let kept = started();
    let _ = kept.join();
}

struct Saver {
    threads: Vec<JoinHandle<io::Result<()>>>,
}

impl Saver {
    fn start(&mut self) {
        self.threads.push(thread::spawn(|| save("a")));
    }

    fn restart() -> Saver {
        Saver { threads: vec![thread::spawn(|| save("a"))] }
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn in_its_owner() {
    let _saver = Saver { threads: vec![thread::spawn(|| save("a"))] };
}

fn asked_for() {
    let handle = thread::spawn(|| save("a"));
    while !handle.is_finished() {
        work();
    }
}

fn only_an_answer(answers: SyncSender<u32>) {
    thread::spawn(move || answers.send(1)); //~ thread_detached(medium): nobody sees the `Result`
}

fn in_a_scope() {
    thread::scope(|scope| {
        scope.spawn(|| save("a"));
    });
}
