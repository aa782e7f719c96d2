//! Tasks whose handles nobody keeps.

use std::io;

use tokio::task::{self, JoinSet};

async fn flush() -> io::Result<()> {
    Ok(())
}

async fn beat() {}

async fn bad() {
    tokio::spawn(flush());
  //--------------------- the task's handle is dropped here
  //^^^^^^^^^^^^^^^^^^^^^ async_task_dropped(medium): nobody observes this task: its `Result`, and its panic, are lost
    //~ help: keep the handle and await it, or put the task into a `JoinSet`
    //~ help: `threadlint_runtime::TaskHandle` has the result of a job on a
    tokio::spawn(beat()); //~ async_task_dropped(medium): nobody observes this task: its panic is lost
    task::spawn_blocking(|| 7); //~ async_task_dropped(medium): nobody observes this task
}

// What is fine.

async fn good(tasks: &mut JoinSet<io::Result<()>>) {
    let task = tokio::spawn(flush());
    task.await.unwrap().unwrap();
    tasks.spawn(flush());
    let _ = tokio::spawn(beat());
    tokio::spawn(flush()).await.unwrap().unwrap();
}

fn returned() -> task::JoinHandle<()> {
    tokio::spawn(beat())
}
