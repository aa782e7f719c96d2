//! Event, semaphore, counter and frozen data against what std offers.

use std::{
    hint::black_box,
    sync::{
        Condvar, Mutex, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use threadlint_runtime::{Counter, Event, Frozen, Semaphore};

use crate::measure::{Table, time, time_each};

pub(crate) fn run(table: &Table) {
    let n = table.n(2_000_000);
    let (event, by_hand) = (Event::new(), StdEvent::default());
    let ours = || time_each(n, || black_box(&event).set());
    table.row("event: set without a waiter / std Condvar", 0.15, ours, || {
        time_each(n / 10, || black_box(&by_hand).set(true))
    });
    let n_rounds = table.n(20_000);
    let ping_pong = || event_ping_pong(n_rounds);
    table.row("event: wake / std Condvar", 1.1, ping_pong, || std_ping_pong(n_rounds));

    let (semaphore, mutex) = (Semaphore::new(4), parking_lot::Mutex::new(()));
    let ours = || time_each(n, || drop(black_box(&semaphore).acquire()));
    let peer = || time_each(n, || drop(black_box(&mutex).lock()));
    table.row("semaphore: acquire and release / parking_lot mutex", 1.2, ours, peer);

    let (frozen, once) = (Frozen::new(), OnceLock::new());
    frozen.freeze(1).and_then(|()| once.set(1).map_err(threadlint_runtime::AlreadyFrozen)).ok();
    let ours = || time_each(n, || assert!(black_box(&frozen).get().is_some()));
    let peer = || time_each(n, || assert!(black_box(&once).get().is_some()));
    table.row("frozen: read / OnceLock", 1.05, ours, peer);

    let (counter, atomic) = (Counter::new(), AtomicU64::new(0));
    let ours = || two_threads(n, || counter.increment());
    let peer = || {
        two_threads(n, || {
            atomic.fetch_add(1, Ordering::Relaxed);
        })
    };
    table.row("counter: add, 2 threads / one AtomicU64", 0.4, ours, peer);
    #[cfg(feature = "thread-cache")]
    run_cache(table, n);
}

#[cfg(feature = "thread-cache")]
fn run_cache(table: &Table, n: usize) {
    let ours = threadlint_runtime::ThreadCache::new(|| 1);
    let peer = thread_local::ThreadLocal::new();
    let ours = || time_each(n, || assert!(black_box(&ours).with(|it| *it == 1)));
    let peer = || time_each(n, || assert!(*black_box(&peer).get_or(|| 1) == 1));
    table.row("thread cache: with / thread_local crate", 1.2, ours, peer);
}

fn two_threads(n: usize, f: impl Fn() + Sync) -> f64 {
    time(n, || {
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| (0..n).for_each(|_| f()));
            }
        });
    })
}

#[derive(Default)]
struct StdEvent {
    set: Mutex<bool>,
    changed: Condvar,
}

impl StdEvent {
    fn set(&self, set: bool) {
        *self.set.lock().expect("no panic") = set;
        self.changed.notify_all();
    }

    fn wait(&self) {
        let set = self.set.lock().expect("no panic");
        drop(self.changed.wait_while(set, |it| !*it).expect("no panic"));
    }
}

fn event_ping_pong(n: usize) -> f64 {
    let [ping, pong] = [(); 2].map(|()| Event::new());
    let answer = |wait: &Event, set: &Event| {
        wait.wait();
        wait.clear();
        set.set();
    };
    time(2 * n, || {
        thread::scope(|scope| {
            scope.spawn(|| (0..n).for_each(|_| answer(&ping, &pong)));
            ping.set();
            (1..n).for_each(|_| answer(&pong, &ping));
            pong.wait();
        });
    })
}

fn std_ping_pong(n: usize) -> f64 {
    let [ping, pong] = [(); 2].map(|()| StdEvent::default());
    let answer = |wait: &StdEvent, set: &StdEvent| {
        wait.wait();
        wait.set(false);
        set.set(true);
    };
    time(2 * n, || {
        thread::scope(|scope| {
            scope.spawn(|| (0..n).for_each(|_| answer(&ping, &pong)));
            ping.set(true);
            (1..n).for_each(|_| answer(&pong, &ping));
            pong.wait();
        });
    })
}
