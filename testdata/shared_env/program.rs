//! A program that sets its environment before it starts a thread, and after.

use std::{env, thread};

fn main() {
    unsafe { env::set_var("LOG", "debug") };
    choose_folder();
    let worker = thread::spawn(work);
    unsafe { env::set_var("LOG", "warn") }; //~ shared_env: `set_var` changes the environment
    if worker.join().is_err() {
        leave();
    }
}

/// Called before there is a thread.
fn choose_folder() {
    if let Err(error) = env::set_current_dir("/tmp") {
        eprintln!("{error}");
    }
}

/// Called when there was one.
fn leave() {
    let _ = env::set_current_dir("/"); //~ shared_env: `set_current_dir` changes what relative paths mean
}

fn work() {
    unsafe { env::set_var("WORKER", "1") }; //~ shared_env: `set_var` changes the environment
}
