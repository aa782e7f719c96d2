//! Locks in variables, shared with closures that run on threads.
//@ only

use std::{
    sync::{Arc, Mutex, RwLock},
    thread,
};

fn in_two_closures() {
    let names = Arc::new(Mutex::new(Vec::<String>::new()));
    let ages = Arc::new(Mutex::new(Vec::<u32>::new()));
    let (names_too, ages_too) = (names.clone(), ages.clone());
    let first = thread::spawn(move || {
        let names = names_too.lock().unwrap();
        ages_too.lock().unwrap().push(names.len() as u32);
      //--------------- waits for `ages`, in a closure in `in_two_closures`
    });
    let (names_too, ages_too) = (Arc::clone(&names), Arc::clone(&ages));
    let second = thread::spawn(move || {
        let ages = ages_too.lock().unwrap();
        //         --------------- locks `ages`, in a closure in `in_two_closures`
        names_too.lock().unwrap().push(format!("{}", ages.len())); //~ lock_order(high): `names` is locked while `ages` is held
        //~ help: take `ages` before `names` in a closure in `in_two_closures`
    });
    first.join().expect("no panic");
    second.join().expect("no panic");
}

fn with_the_main_thread() {
    let jobs = Arc::new(RwLock::new(Vec::<u32>::new()));
    let done = Arc::new(Mutex::new(0));
    let worker = {
        let (jobs, done) = (jobs.clone(), done.clone());
        thread::spawn(move || {
            let jobs = jobs.read().unwrap();
            //         ----------- read-locks `jobs`, in a closure in `with_the_main_thread`
            *done.lock().unwrap() += jobs.len();
        })
    };
    for _ in 0..2 {
        let done = done.lock().unwrap();
        jobs.write().unwrap().truncate(*done); //~ lock_order(high): `jobs` is write-locked while `done` is held
    }
    worker.join().expect("no panic");
}

fn one_thread_both_orders() {
    // One after the other, on one thread: nobody else knows of these locks.
    let names = Mutex::new(Vec::<String>::new());
    let ages = Mutex::new(Vec::<u32>::new());
    {
        let names = names.lock().unwrap();
        ages.lock().unwrap().push(names.len() as u32);
    }
    let ages = ages.lock().unwrap();
    names.lock().unwrap().push(format!("{}", ages.len()));
}

fn one_order_everywhere() {
    let names = Arc::new(Mutex::new(Vec::<String>::new()));
    let ages = Arc::new(Mutex::new(Vec::<u32>::new()));
    let (names_too, ages_too) = (names.clone(), ages.clone());
    let worker = thread::spawn(move || {
        let names = names_too.lock().unwrap();
        ages_too.lock().unwrap().push(names.len() as u32);
    });
    let guard = names.lock().unwrap();
    ages.lock().unwrap().push(guard.len() as u32);
    drop(guard);
    worker.join().expect("no panic");
}
