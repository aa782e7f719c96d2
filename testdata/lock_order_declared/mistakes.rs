//! Orders that nobody can follow, and names that are not there.

use std::sync::Mutex;

// threadlint: lock_order(jobs < done)
struct Queue {
    jobs: Mutex<Vec<u64>>,
    // threadlint: lock_order(done < jobs) //~ lock_order_declared: this order contradicts another one
    //~ help: remove one of them: no code can follow both
    done: Mutex<Vec<u64>>,
}

// threadlint: lock_order(jobs < finished) //~ lock_guarded_by: `Pool` has no field `finished`
struct Pool {
    jobs: Mutex<Vec<u64>>,
}

// threadlint: lock_order(jobs, done) //~ lock_guarded_by: an order is written `lock_order(first < second)`
struct Other {
    jobs: Mutex<Vec<u64>>,
    done: Mutex<Vec<u64>>,
}
