//! Threads that meet at one lock for each element, or once.

use std::{
    sync::{Arc, Mutex, mpsc::Receiver},
    thread,
};

fn total(chunks: &[Vec<u64>]) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for chunk in chunks {
            let total = &total;
            scope.spawn(move || {
                for value in chunk {
                           //----- in each round of this loop
                    *total.lock().unwrap() += value;
                   //^^^^^^^^^^^^ lock_in_loop(medium): `total` is locked by each thread once for each element
                    //~ help: let each thread keep a part of its own, and add that under the
                    //~ help: `threadlint_runtime::map_chunks` gives each thread a part and
                }
            });
        }
    });
    total.into_inner().unwrap()
}

fn once(chunks: &[Vec<u64>]) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for chunk in chunks {
            let total = &total;
            scope.spawn(move || {
                let mut part = 0;
                for value in chunk {
                    part += value;
                }
                *total.lock().unwrap() += part;
            });
        }
    });
    total.into_inner().unwrap()
}

fn found(chunks: Vec<Vec<u64>>, found: Arc<Mutex<Vec<u64>>>) {
    let threads: Vec<_> = chunks
        .into_iter()
        .map(|chunk| {
            let found = Arc::clone(&found);
            thread::spawn(move || {
                for value in chunk {
                    // For some elements only.
                    if value > 100 {
                        found.lock().unwrap().push(value);
                    }
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

fn received(receiver: Receiver<u64>, found: Arc<Mutex<Vec<u64>>>) {
    let thread = thread::spawn(move || { //~ thread_spawn_join: joined as soon as it is started
        // What is waited for takes longer.
        for value in receiver {
            found.lock().unwrap().push(value);
        }
    });
    thread.join().unwrap();
}
