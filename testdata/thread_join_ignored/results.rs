//! What a thread returns is known at its `join`; tasks and destructors are another matter.
//@ only

use std::{
    io,
    thread::{self, JoinHandle},
};

fn ignored(writer: JoinHandle<io::Result<()>>, reader: JoinHandle<io::Result<()>>) {
    let _ = writer.join();
    //      ------------- how it ended is known here, and not looked at
          //^^^^^^^^^^^^^ thread_join_ignored(high): the thread's error is thrown away
    //~ help: hand the error on; `.expect(..)` or `std::panic::resume_unwind`
    //~ help: `threadlint_runtime::TaskError` tells a panic from the rest
    reader.join().ok(); //~ thread_join_ignored(high): the thread's error is thrown away
}

fn only_a_panic(worker: JoinHandle<()>, other: JoinHandle<()>) {
    let _ = worker.join(); //~ thread_join_ignored(medium): a panic of the thread is thrown away
    other.join().unwrap_or_default(); //~ thread_join_ignored(medium): a panic of the thread
}

fn looked_at(writer: JoinHandle<io::Result<()>>, reader: JoinHandle<u32>) -> io::Result<u32> {
    if let Ok(result) = writer.join() {
        result?;
    }
    match reader.join() {
        Ok(count) => Ok(count),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

fn counted(reader: JoinHandle<u32>) -> u32 {
    reader.join().unwrap_or_default()
}

fn in_a_scope() {
    thread::scope(|scope| {
        let writer = scope.spawn(|| io::Result::Ok(()));
        let _ = writer.join(); //~ thread_join_ignored(high): the thread's error is thrown away
    });
}

struct Worker(Option<JoinHandle<io::Result<()>>>);

impl Drop for Worker {
    fn drop(&mut self) {
        if let Some(thread) = self.0.take() {
            let _ = thread.join(); //~ thread_join_ignored(medium): the thread's error
        }
    }
}

async fn tasks(task: tokio::task::JoinHandle<io::Result<()>>, done: tokio::task::JoinHandle<()>) {
    let _ = task.await; //~ thread_join_ignored(medium): the task's error is thrown away
    done.await.unwrap();
}

/// Awaiting these passes the panic on.
async fn passed_on(task: async_std::task::JoinHandle<()>, failing: async_std::task::JoinHandle<io::Result<()>>) {
    task.await;
    let _ = failing.await; //~ thread_join_ignored(medium): the task's error is thrown away
}
