//! A thread that is joined at once, and those beside which something else happens.
//@ only

use std::thread;

fn sum(numbers: &[u64]) -> u64 {
    numbers.iter().sum()
}

fn at_once(numbers: Vec<u64>) -> u64 {
    thread::spawn(move || sum(&numbers)).join().unwrap()
  //------------- starts a thread
  //^^^^^^^^^^^^^ thread_spawn_join(certain): the thread is joined as soon as it is started
                                       //---- waits for it at once
    //~ help: call the closure here, or do something else before the `join`
    //~ help: `threadlint_runtime::map_chunks` runs the parts of one job at
}

fn in_a_variable(numbers: Vec<u64>) -> u64 {
    let total = thread::spawn(move || sum(&numbers)); //~ thread_spawn_join: as soon as it is started
    total.join().unwrap()
}

fn beside_something(numbers: Vec<u64>, others: &[u64]) -> u64 {
    let total = thread::spawn(move || sum(&numbers));
    let other = sum(others);
    total.join().unwrap() + other
}

fn with_a_large_stack(numbers: Vec<u64>) -> u64 {
    let builder = thread::Builder::new().stack_size(64 << 20);
    builder.spawn(move || sum(&numbers)).unwrap().join().unwrap()
}
