//! A guard in a variable lives to the end of its block, unless it is dropped or moved before.

use std::sync::{Mutex, MutexGuard};

struct Pool {
    queue: Mutex<Vec<u32>>,
    done: Mutex<Vec<u32>>,
}

struct Batch<'p> {
    jobs: MutexGuard<'p, Vec<u32>>,
}

fn requeue(pool: &Pool) {
    let queue = pool.queue.lock().unwrap();
              //----------------- `Pool.queue` is locked here, and held by `queue`
    pool.queue.lock().unwrap().push(queue.len() as u32);
  //^^^^^^^^^^^^^^^^^ lock_double: `Pool.queue` is locked again while it is held
}

fn shadowed(pool: &Pool) {
    // Shadowing drops nothing.
    let queue = pool.queue.lock().unwrap();
    let queue = queue.len();
    pool.queue.lock().unwrap().push(queue as u32); //~ lock_double: `Pool.queue`
}

fn kept_by_underscore(pool: &Pool) {
    let _guard = pool.queue.lock().unwrap();
    pool.queue.lock().unwrap().push(1); //~ lock_double: `Pool.queue`
}

fn dropped_on_one_way(pool: &Pool, is_empty: bool) {
    let queue = pool.queue.lock().unwrap();
    if is_empty {
        drop(queue);
    }
    pool.queue.lock().unwrap().push(1); //~ lock_double(medium): `Pool.queue` is locked again while it may still be held
}

fn only_borrowed(pool: &Pool) {
    let mut queue = pool.queue.lock().unwrap();
    // Dropping a reference drops nothing.
    let jobs = &mut *queue;
    #[allow(dropping_references)]
    drop(jobs);
    pool.queue.lock().unwrap().push(1); //~ lock_double: `Pool.queue`
}

fn in_a_struct(pool: &Pool) {
    let batch = Batch { jobs: pool.queue.lock().unwrap() };
    pool.queue.lock().unwrap().push(batch.jobs.len() as u32); //~ lock_double: `Pool.queue`
}

fn in_a_tuple(pool: &Pool) {
    let (queue, done) = (pool.queue.lock().unwrap(), pool.done.lock().unwrap());
    drop(done);
    pool.done.lock().unwrap().push(1);
    pool.queue.lock().unwrap().push(queue.len() as u32); //~ lock_double: `Pool.queue`
}

fn in_an_option(pool: &Pool, is_wanted: bool) {
    let mut slot = None;
    if is_wanted {
        slot = Some(pool.queue.lock().unwrap());
    }
    pool.queue.lock().unwrap().push(1); //~ lock_double(medium): `Pool.queue`
    drop(slot);
}

fn in_a_loop(pool: &Pool) {
    let mut last = Vec::new();
    for _ in 0..2 {
        // In the second round the first round's guard is still there.
        last.push(pool.queue.lock().unwrap()); //~ FIXME(fn) lock_double: `Pool.queue`
    }
}

fn overwritten(pool: &Pool) {
    let mut queue = pool.queue.lock().unwrap();
    queue.push(1);
    // The new lock is taken before the old guard is dropped.
    queue = pool.queue.lock().unwrap(); //~ lock_double: `Pool.queue`
    queue.push(2);
}

fn in_a_labelled_block(pool: &Pool, is_wanted: bool) -> Option<u32> {
    let job = 'taken: {
        let mut queue = pool.queue.lock().unwrap();
        if !is_wanted {
            break 'taken None;
        }
        pool.queue.lock().unwrap().push(1); //~ lock_double: `Pool.queue`
        queue.pop()
    };
    // Whichever way it is left, the block lets go of the guard.
    pool.queue.lock().unwrap().push(2);
    job
}

// What is fine.

fn dropped(pool: &Pool) {
    let queue = pool.queue.lock().unwrap();
    drop(queue);
    pool.queue.lock().unwrap().push(1);
}

fn in_a_block(pool: &Pool) {
    {
        let mut queue = pool.queue.lock().unwrap();
        queue.push(0);
    }
    pool.queue.lock().unwrap().push(1);
}

fn copied_out(pool: &Pool) {
    let jobs = pool.queue.lock().unwrap().clone();
    pool.queue.lock().unwrap().extend(jobs);
}

fn on_different_ways(pool: &Pool, is_done: bool) {
    if is_done {
        let _queue = pool.queue.lock().unwrap();
    } else {
        let _queue = pool.queue.lock().unwrap();
    }
}

fn left_before(pool: &Pool) -> usize {
    let queue = pool.queue.lock().unwrap();
    if !queue.is_empty() {
        return queue.len();
    }
    drop(queue);
    pool.queue.lock().unwrap().len()
}

fn moved(pool: &Pool) {
    let queue = pool.queue.lock().unwrap();
    finish(queue);
    pool.queue.lock().unwrap().push(1);
}

fn finish(mut queue: MutexGuard<'_, Vec<u32>>) {
    queue.clear();
}

fn taken_out(pool: &Pool) {
    let mut slot = Some(pool.queue.lock().unwrap());
    if let Some(queue) = slot.take() {
        drop(queue);
    }
    pool.queue.lock().unwrap().push(1);
}

fn each_round(pool: &Pool) {
    for job in 0..3 {
        let mut queue = pool.queue.lock().unwrap();
        queue.push(job);
    }
    loop {
        let queue = pool.queue.lock().unwrap();
        if queue.is_empty() {
            break;
        }
    }
    pool.queue.lock().unwrap().push(1); //~ shared_check_then_act
}

fn dropped_and_taken_again(pool: &Pool) {
    let mut queue = pool.queue.lock().unwrap();
    loop {
        if queue.pop().is_none() {
            break;
        }
        drop(queue);
        queue = pool.queue.lock().unwrap();
    }
}
