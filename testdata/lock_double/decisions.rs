//! Heads that look, and bodies that act on what was seen: without the deadlock, another thread could come
//! between. So the edit of these heads is refused.

use std::sync::Mutex;

struct Pool {
    queue: Mutex<Vec<u32>>,
}

fn by_copied_for(pool: &Pool) {
    // The clone is no help: the guard it was made from lives as long as the loop.
    for job in pool.queue.lock().unwrap().clone() {
    //         ----------------- `Pool.queue` is locked here, and held for the whole loop
        pool.queue.lock().unwrap().push(job); //~ lock_double: `Pool.queue`
        //~ help: take the value into a variable before the `for`: its guard then
        //~ edit: let the guard end before the `for`
        //~[2021] edit: { let value =
    }
}

fn by_argument(pool: &Pool) {
    match first(&pool.queue.lock().unwrap()) {
        0 => {}
        job => pool.queue.lock().unwrap().push(job), //~ lock_double: `Pool.queue`
    }
}

fn first(jobs: &[u32]) -> u32 {
    jobs.first().copied().unwrap_or(0)
}
