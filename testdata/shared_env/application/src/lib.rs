//! The library of a program: whoever wrote the program may know when it is called.

use std::{env, thread};

pub fn choose_log(level: &str) {
    env::set_var("LOG", level); //~ shared_env(medium): `set_var` changes the environment
}

pub fn choose_later(level: &str) {
    let worker = thread::spawn(|| env::var("LOG"));
    env::set_var("LOG", level); //~ shared_env(high): `set_var` changes the environment
    if let Err(error) = worker.join() {
        eprintln!("{error:?}");
    }
}

pub async fn choose_in_task(level: &str) {
    env::set_var("LOG", level); //~ shared_env(high): `set_var` changes the environment
}
