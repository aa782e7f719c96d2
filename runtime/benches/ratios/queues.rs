//! The queues against crossbeam-channel and against a lock and a heap by hand.

use std::{
    collections::BinaryHeap,
    sync::{Condvar, Mutex},
    thread,
};

use threadlint_runtime::{Order, Queue};

use crate::measure::{Table, time};

const CAPACITY: usize = 1024;

pub(crate) fn run(table: &Table) {
    let n = table.n(400_000);
    for n_pairs in [1, 2, 4] {
        let crossbeam = || crossbeam(n_pairs, n);
        let row = |name: &str| format!("{name}, {n_pairs} producers {n_pairs} consumers");
        let fifo = || ours(&Queue::bounded(CAPACITY), n_pairs, n);
        table.row(&row("fifo with task_done / crossbeam"), 2.0, fifo, crossbeam);
        let lifo = || ours(&Queue::lifo(CAPACITY), n_pairs, n);
        table.row(&row("lifo / crossbeam fifo"), 2.5, lifo, crossbeam);
        let priority = || ours(&Queue::priority(CAPACITY), n_pairs, n);
        table.row(&row("priority / crossbeam fifo"), 2.5, priority, crossbeam);
        let naive = || naive(n_pairs, n);
        table.row(&row("lifo / naive std heap"), 0.35, lifo, naive);
        table.row(&row("priority / naive std heap"), 0.35, priority, naive);
    }
}

fn ours<O: Order<usize>>(queue: &Queue<usize, O>, n_pairs: usize, n: usize) -> f64
where
    O::Store: Send,
{
    time(n, || {
        thread::scope(|scope| {
            for _ in 0..n_pairs {
                scope.spawn(|| queue.iter().for_each(drop));
            }
            let put = || (0..n / n_pairs).for_each(|it| queue.put(it).expect("open"));
            let producers: Vec<_> = (0..n_pairs).map(|_| scope.spawn(put)).collect();
            producers.into_iter().for_each(|it| it.join().expect("no panic"));
            queue.close();
        });
    })
}

fn crossbeam(n_pairs: usize, n: usize) -> f64 {
    time(n, || {
        let (sender, receiver) = crossbeam_channel::bounded(CAPACITY);
        thread::scope(|scope| {
            for _ in 0..n_pairs {
                scope.spawn(|| receiver.iter().for_each(drop::<usize>));
                let sender = sender.clone();
                let send = move |it| sender.send(it).expect("the receiver lives");
                scope.spawn(move || (0..n / n_pairs).for_each(send));
            }
            drop(sender);
        });
    })
}

/// What one writes without thinking of wake-ups.
#[derive(Default)]
struct Naive {
    heap: Mutex<BinaryHeap<usize>>,
    not_empty: Condvar,
    not_full: Condvar,
}

impl Naive {
    fn put(&self, item: usize) {
        let heap = self.heap.lock().expect("no panic");
        let full = |it: &mut BinaryHeap<usize>| it.len() >= CAPACITY;
        let mut heap = self.not_full.wait_while(heap, full).expect("no panic");
        heap.push(item);
        self.not_empty.notify_one();
    }

    fn get(&self) -> usize {
        let heap = self.heap.lock().expect("no panic");
        let mut heap = self.not_empty.wait_while(heap, |it| it.is_empty()).expect("no panic");
        self.not_full.notify_one();
        heap.pop().expect("it is not empty")
    }
}

fn naive(n_pairs: usize, n: usize) -> f64 {
    let queue = Naive::default();
    time(n, || {
        thread::scope(|scope| {
            for _ in 0..n_pairs {
                scope.spawn(|| (0..n / n_pairs).for_each(|it| queue.put(it)));
                scope.spawn(|| (0..n / n_pairs).for_each(|_| assert!(queue.get() < n)));
            }
        });
    })
}
