//! Calls that block a thread which runs tasks.

use std::{
    fs,
    net::TcpStream,
    process::Command,
    sync::{Mutex, mpsc},
    thread,
    time::Duration,
};

use tokio::task;

const PAUSE: Duration = Duration::from_millis(10);

async fn sleeps() {
    thread::sleep(PAUSE);
  //^^^^^^^^^^^^^^^^^^^^ async_blocking(high): `sleep` puts the thread to sleep on a thread that runs tasks
    //~ help: `tokio::time::sleep(..).await` suspends the task instead
    //~ help: `threadlint_runtime::ThreadPool` has threads for calls that
    //~ edit(maybe): use `tokio::time::sleep`
    //~ edit(maybe): .await
}

async fn receives(orders: mpsc::Receiver<u32>) -> u32 {
    orders.recv().unwrap() //~ async_blocking(high): `recv` may wait for the other end of a channel
    //~ help: await an async counterpart, or run it on a thread for blocking
}

async fn joins(worker: thread::JoinHandle<()>) {
    worker.join().unwrap(); //~ async_blocking(high): `join` waits for a thread to end
}

async fn reaps(slot: &mut Option<thread::JoinHandle<()>>) {
    if slot.as_ref().is_some_and(|it| it.is_finished()) {
        let worker = slot.take().unwrap();
        worker.join().unwrap(); //~ async_blocking(medium): `join` waits for a thread to end
    }
}

async fn runs() {
    Command::new("true").status().unwrap(); //~ async_blocking(medium): `status` waits for a process
}

async fn connects() -> TcpStream {
    TcpStream::connect("localhost:80").unwrap() //~ async_blocking(high): `connect` waits for the network
}

async fn reads() -> Vec<u8> {
    fs::read("state").unwrap() //~ async_blocking(medium): `read` does input or output
}

async fn in_a_block() {
    let later = async {
        thread::sleep(PAUSE); //~ async_blocking: in an async block in `in_a_block`
    };
    later.await;
}

async fn through_a_call() {
    back_off(); //~ async_blocking(high): `sleep` puts the thread to sleep
  //---------- calls `back_off`
}

fn back_off() {
    thread::sleep(PAUSE);
  //-------------------- blocks here
}

async fn through_a_closure(peers: &[u32]) {
    peers.iter().for_each(|_| back_off()); //~ async_blocking: `sleep`
  //------------------------------------- runs the closure
}

// What is fine.

async fn elsewhere() -> thread::JoinHandle<()> {
    task::spawn_blocking(back_off).await.unwrap();
    task::spawn_blocking(|| thread::sleep(PAUSE)).await.unwrap();
    task::block_in_place(|| thread::sleep(PAUSE));
    thread::spawn(back_off)
}

async fn suspends() {
    tokio::time::sleep(PAUSE).await;
}

async fn briefly(names: &Mutex<Vec<String>>) {
    names.lock().unwrap().push("new".to_owned());
}

async fn not_run(peers: &mut Vec<Box<dyn Fn() + Send>>) {
    peers.push(Box::new(back_off));
}

fn no_task() {
    back_off();
}
