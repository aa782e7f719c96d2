//! Four places that start a thread for a short piece of work; one with a loop lives long.
//@ only

use std::thread;

fn index() {}
fn compact() {}

fn at_night() {
    thread::spawn(index); //~ thread_unpooled: 4 places of this crate start a thread
  //------------- here
    //~ help: a pool or a scope runs them with a limit, and gives results and
    //~ help: `threadlint_runtime::ThreadPool` has a fixed number of threads
    thread::spawn(compact);
  //------------- and here
}

fn at_noon() {
    thread::spawn(index);
    thread::spawn(|| compact());
    thread::spawn(|| {
        for _ in 0..10 {
            index();
        }
    });
}
