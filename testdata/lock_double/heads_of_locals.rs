//! Mutexes in variables, locked in nested heads.

use std::sync::{Mutex, RwLock};

fn nested_matches() {
    let first = Mutex::new(1);
    let second = RwLock::new(1);
    match *first.lock().unwrap() { //~ lock_futile: `first` is locked
        1 => {
            *first.lock().unwrap() += 1; //~ lock_double: `first`
            *second.write().unwrap() += 1; //~ lock_futile: `second` is locked
        }
        _ => *first.lock().unwrap() = 2, //~ lock_double: `first`
    }
    match *second.write().unwrap() {
    //     -------------- `second` is write-locked here, and held to the end of the `match`
        1 => println!("{}", first.lock().unwrap()),
        _ => println!("{}", second.read().unwrap()), //~ lock_double: `second` is read-locked again
        //                  ------------- `second` is read-locked here
    }
    println!("done");
}

fn matches_in_a_row() {
    let first = Mutex::new(1);
    match *first.lock().unwrap() { //~ lock_futile: `first` is locked
        1 => {}
        _ => return,
    }
    if *first.lock().unwrap() == 1 {
        *first.lock().unwrap() += 1;
    }
}
