//! What the heads of `match`, `if let`, `while let` and `for` keep alive, and those of `if` and
//! `while` do not.

use std::sync::Mutex;

struct Pool {
    queue: Mutex<Vec<u32>>,
}

fn by_match(pool: &Pool) {
    match pool.queue.lock().unwrap().pop() {
        //----------------- `Pool.queue` is locked here, and held to the end of the `match`
        Some(job) => pool.queue.lock().unwrap().push(job), //~ lock_double: `Pool.queue`
        None => {}
    }
}

fn by_if_let(pool: &Pool) {
    if let Some(job) = pool.queue.lock().unwrap().pop() {
        pool.queue.lock().unwrap().push(job); //~ lock_double: `Pool.queue`
    }
}

fn by_else(pool: &Pool) {
    if let Some(job) = pool.queue.lock().unwrap().pop() {
        drop(job);
    } else {
        pool.queue.lock().unwrap().push(1);
      //^^^^^^^^^^^^^^^^^[2021] lock_double: `Pool.queue`
    }
}

fn by_else_if(pool: &Pool) {
    if let Some(1) = pool.queue.lock().unwrap().pop() {
    } else if let Some(2) = pool.queue.lock().unwrap().pop() {
                          //^^^^^^^^^^^^^^^^^[2021] lock_double: `Pool.queue`
    }
}

fn by_while_let(pool: &Pool) {
    while let Some(job) = pool.queue.lock().unwrap().pop() {
    //                    ----------------- `Pool.queue` is locked here, and held to the end of each round of the loop
        if job > 0 {
            pool.queue.lock().unwrap().push(job - 1); //~ lock_double: `Pool.queue`
        }
    }
}

fn by_for(pool: &Pool) {
    for job in pool.queue.lock().unwrap().iter() {
        println!("{job} of {}", pool.queue.lock().unwrap().len()); //~ lock_double: `Pool.queue`
    }
}

fn by_block(pool: &Pool) {
    // The temporaries of a block's tail live as long as the statement around it before 2024.
    match { pool.queue.lock().unwrap().pop() } {
        Some(job) => pool.queue.lock().unwrap().push(job), //~[2021] lock_double: `Pool.queue`
        None => {}
    }
}

fn by_named_result(pool: &Pool) {
    match pool.queue.lock() {
        Ok(queue) => pool.queue.lock().unwrap().push(queue.len() as u32), //~ lock_double: `Pool.queue`
        Err(_) => {}
    }
}

// What is fine.

fn by_if(pool: &Pool) {
    if pool.queue.lock().unwrap().is_empty() {
        pool.queue.lock().unwrap().push(1); //~ shared_check_then_act
    }
}

fn by_while(pool: &Pool) {
    while pool.queue.lock().unwrap().len() < 4 {
        pool.queue.lock().unwrap().push(1); //~ shared_check_then_act
    }
}

fn by_match_guard(pool: &Pool, job: u32) {
    match job {
        0 if pool.queue.lock().unwrap().is_empty() => pool.queue.lock().unwrap().push(1), //~ shared_check_then_act
        _ => {}
    }
}

fn hoisted(pool: &Pool) {
    let job = pool.queue.lock().unwrap().pop();
    if let Some(job) = job {
        pool.queue.lock().unwrap().push(job);
    }
}

fn by_inner_let(pool: &Pool) {
    match { let job = pool.queue.lock().unwrap().pop(); job } {
        Some(job) => pool.queue.lock().unwrap().push(job),
        None => {}
    }
}

fn after_let_else(pool: &Pool) {
    let Some(job) = pool.queue.lock().unwrap().pop() else {
        pool.queue.lock().unwrap().push(1);
        return;
    };
    pool.queue.lock().unwrap().push(job);
}

fn dropped_in_the_arm(pool: &Pool) {
    match pool.queue.lock() {
        Ok(queue) => {
            let n_jobs = queue.len();
            drop(queue);
            pool.queue.lock().unwrap().push(n_jobs as u32);
        }
        Err(_) => {}
    }
}

fn after_the_match(pool: &Pool) {
    match pool.queue.lock().unwrap().pop() {
        Some(_) => {}
        None => return,
    }
    pool.queue.lock().unwrap().push(1);
}
