//! Waiting in rayon's pool, and tasks that wait for it.

use std::{sync::mpsc, thread, time::Duration};

use rayon::prelude::*;

const PAUSE: Duration = Duration::from_millis(10);

fn sleeps(peers: &[u32]) -> Vec<u32> {
    let poll = |peer: &u32| {
        thread::sleep(PAUSE); //~ pool_wrong_kind(high): `sleep` puts the thread to sleep on a pool for computing
        *peer
    };
    peers.par_iter().map(poll).collect()
  //-------------------------- the pool runs this closure
}

fn through_a_call(paths: &[String]) -> Vec<usize> {
    paths.par_iter().map(|it| size(it)).collect() //~ pool_wrong_kind(medium): `read` does input or output on a pool for computing
    //                        -------- calls `size`
}

fn size(path: &str) -> usize {
    std::fs::read(path).map_or(0, |it| it.len())
}

async fn in_a_task(numbers: &[u64]) -> u64 {
    numbers.par_iter().sum() //~ pool_wrong_kind(high): `sum` waits for jobs of a pool on a thread that runs tasks
    //~ help: run it with `spawn_blocking`, or send its result back through a
}

struct Requests(rayon::ThreadPool);

impl Requests {
    fn run<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        self.0.install(work)
    }
}

fn in_a_pool_for_it(requests: &Requests, peers: Vec<u32>) -> Vec<u32> {
    let poll = |peer: u32| {
        thread::sleep(PAUSE); //~ pool_wrong_kind(medium): `sleep` puts the thread to sleep
        peer
    };
    requests.run(|| peers.into_par_iter().map(poll).collect())
}

// What is fine.

fn computes(numbers: &[u64]) -> u64 {
    numbers.par_iter().map(|it| it * it).sum()
}

async fn sent_back(numbers: Vec<u64>) -> u64 {
    let (sender, sum) = tokio::sync::oneshot::channel();
    rayon::spawn(move || {
        let sum: u64 = numbers.par_iter().sum();
        let _ = sender.send(sum);
    });
    sum.await.unwrap()
}

fn on_threads(peers: &[u32]) {
    thread::scope(|scope| {
        for _ in peers {
            scope.spawn(|| thread::sleep(PAUSE));
        }
    });
}
