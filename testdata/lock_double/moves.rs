//! Guards that move: with the struct they are in, out of it, behind a reference, and those that others
//! take the place of.

use std::sync::{Mutex, MutexGuard};

use wire::Id;

struct Pool {
    queue: Mutex<Vec<u32>>,
    done: Mutex<Vec<u32>>,
    session: Mutex<Session>,
}

struct Session {
    id: Id,
    retries: u32,
}

struct Both<'p> {
    queue: MutexGuard<'p, Vec<u32>>,
    done: MutexGuard<'p, Vec<u32>>,
}

impl Both<'_> {
    fn len(&self) -> usize {
        self.queue.len() + self.done.len()
    }

    fn finish(mut self) {
        self.queue.clear();
        self.done.clear();
    }
}

fn finished(pool: &Pool) {
    let both = Both { queue: pool.queue.lock().unwrap(), done: pool.done.lock().unwrap() };
    both.finish();
    pool.queue.lock().unwrap().push(1);
}

fn only_asked(pool: &Pool) {
    let both = Both { queue: pool.queue.lock().unwrap(), done: pool.done.lock().unwrap() };
    if both.len() == 0 {
        pool.done.lock().unwrap().push(1); //~ lock_double: `Pool.done`
    }
}

fn out_of_a_moved_struct(pool: &Pool) {
    let both = Both { queue: pool.queue.lock().unwrap(), done: pool.done.lock().unwrap() };
    let moved = both;
    drop(moved.done);
    pool.done.lock().unwrap().push(1);
    pool.queue.lock().unwrap().push(2); //~ lock_double: `Pool.queue`
}

fn copied_out_of_a_guard(pool: &Pool) {
    let session = pool.session.lock().unwrap();
    {
        // What is copied is the session's; the guard stays where it is.
        let id = session.id;
        wire::send(id);
    }
    pool.session.lock().unwrap().retries += 1; //~ lock_double: `Pool.session`
}

fn emptied(pool: &Pool) {
    let mut slot = Some(pool.queue.lock().unwrap());
    if let Some(queue) = &mut slot {
        queue.clear();
    }
    slot = None;
    pool.queue.lock().unwrap().push(1);
    drop(slot);
}

fn behind_a_reference<'p>(pool: &'p Pool, slot: &mut Option<MutexGuard<'p, Vec<u32>>>) {
    let queue = Some(pool.queue.lock().unwrap());
    *slot = queue;
    *slot = None;
    pool.queue.lock().unwrap().push(1);
}

fn tried_first(pool: &Pool) {
    match pool.queue.try_lock() {
        Ok(mut queue) => queue.push(1),
        Err(_) => pool.queue.lock().unwrap().push(1),
    }
}

fn each_of_both(pool: &Pool) {
    for mut jobs in [pool.queue.lock().unwrap(), pool.done.lock().unwrap()] {
        jobs.clear();
    }
    pool.queue.lock().unwrap().push(1);
}

fn taken(pool: &Pool) -> Result<u32, MutexGuard<'_, Vec<u32>>> {
    // Where there is no job, the guard comes back and goes to the caller.
    let job = take(pool.queue.lock().unwrap())?;
    pool.queue.lock().unwrap().push(job + 1);
    Ok(job)
}

fn take(mut queue: MutexGuard<'_, Vec<u32>>) -> Result<u32, MutexGuard<'_, Vec<u32>>> {
    match queue.pop() {
        Some(job) => Ok(job),
        None => Err(queue),
    }
}

fn out_of_a_function(pool: &Pool) {
    let (queue, done) = lock_both(pool);
    drop(queue);
    pool.done.lock().unwrap().push(1); //~ lock_double: `Pool.done`
    drop(done);
}

fn lock_both(pool: &Pool) -> (MutexGuard<'_, Vec<u32>>, MutexGuard<'_, Vec<u32>>) {
    (pool.queue.lock().unwrap(), pool.done.lock().unwrap())
}

// On one way through the condition the guard is handed over, on another it stays.

fn handed_over(mut queue: MutexGuard<'_, Vec<u32>>) -> bool {
    queue.clear();
    true
}

fn in_an_or(pool: &Pool, is_idle: bool) {
    let queue = pool.queue.lock().unwrap();
    if is_idle || queue.is_empty() || handed_over(queue) {
        pool.queue.lock().unwrap().push(1); //~ lock_double(medium): `Pool.queue`
    }
}

fn in_all_of_an_or(pool: &Pool, is_idle: bool) {
    let queue = pool.queue.lock().unwrap();
    if handed_over(queue) || is_idle {
        pool.queue.lock().unwrap().push(1);
    }
}

fn in_a_negated_and(pool: &Pool, is_idle: bool) {
    let queue = pool.queue.lock().unwrap();
    if !(is_idle && handed_over(queue)) {
        pool.queue.lock().unwrap().push(1); //~ lock_double(medium): `Pool.queue`
    }
}

fn after_a_negated_and(pool: &Pool, is_idle: bool) {
    let queue = pool.queue.lock().unwrap();
    if !(is_idle && handed_over(queue)) {
        return;
    }
    let mut done = pool.done.lock().unwrap();
    done.push(0);
    pool.done.lock().unwrap().push(1); //~ lock_double(high): `Pool.done`
}

// Handed to what is not known here, and put into a vector.

fn to_a_closure(pool: &Pool, finish: impl FnOnce(MutexGuard<'_, Vec<u32>>)) {
    let queue = pool.queue.lock().unwrap();
    finish(queue);
    pool.queue.lock().unwrap().push(1);
}

fn elsewhere(pool: &Pool) {
    let queue = pool.queue.lock().unwrap();
    wire::send_all(queue);
    pool.queue.lock().unwrap().push(1);
}

fn in_a_vector(pool: &Pool) {
    let all = vec![pool.queue.lock().unwrap(), pool.done.lock().unwrap()];
    pool.done.lock().unwrap().clear(); //~ lock_double: `Pool.done`
    drop(all);
    pool.queue.lock().unwrap().clear();
}
