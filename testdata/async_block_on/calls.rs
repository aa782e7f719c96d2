//! Futures that are run to their end by a thread which runs tasks.

use tokio::{runtime::Handle, sync::Mutex, task};

async fn fetch() -> u32 {
    1
}

async fn waits() -> u32 {
    Handle::current().block_on(fetch())
  //----------------------------------- blocks here
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async_block_on(high): `block_on` runs a future to its end in async code, in `waits`
    //~ help: await the future instead; where that cannot be,
    //~ help: `threadlint_runtime::ThreadPool` has threads for calls that
}

async fn through_a_call() -> u32 {
    cached() //~ async_block_on(high): `block_on`
  //-------- calls `cached`
}

fn cached() -> u32 {
    futures::executor::block_on(fetch())
}

async fn locks(names: &Mutex<u32>) -> u32 {
    *names.blocking_lock() //~ async_block_on(high): `blocking_lock` blocks the thread for an async lock
   //--------------------- panics on a thread of the runtime
    //~ help: `.lock().await`, or its like, suspends the task instead
}

// What is fine.

async fn in_place() -> u32 {
    task::block_in_place(|| Handle::current().block_on(fetch()))
}

async fn on_a_thread_for_blocking() -> u32 {
    task::spawn_blocking(cached).await.unwrap()
}

fn no_task(names: &Mutex<u32>) -> u32 {
    cached() + *names.blocking_lock()
}

// A test that panics whenever it runs is kept because it is meant to.

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::{runtime::Handle, sync::Mutex};

    #[tokio::test]
    #[should_panic]
    async fn panics() {
        Handle::current().block_on(super::fetch()); //~ async_block_on(medium): `block_on`
    }

    #[tokio::test]
    #[should_panic]
    async fn panics_for_a_lock() {
        let names = Arc::new(Mutex::new(1));
        let other = names.clone();
        *other.blocking_lock(); //~ async_block_on(medium): `blocking_lock`
    }
}
