//! The crate under stress, from a barrier, over varying numbers of threads.
//!
//! `THREADLINT_STRESS=100` makes every run a hundred times longer. ThreadSanitizer finds nothing here:
//! `cargo xtask tsan` in the repository.

use std::{
    env,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use threadlint_runtime::{
    Counter, Event, OnFull, Order, Queue, Semaphore, Shutdown, StopSource, ThreadPool, Timing,
    ordered::{Condition, Mutex, RwLock, lock_all},
    testing::{Chaos, Stress, StressContext, vary_threads},
};

fn stress(f: impl Fn(&mut StressContext) + Send + Sync + Clone + 'static) {
    let times = env::var("THREADLINT_STRESS").ok().and_then(|it| it.parse().ok()).unwrap_or(1);
    vary_threads(|n_threads| {
        let stress = Stress::new().threads(n_threads).iterations(100 * times);
        stress.deadline(Duration::from_secs(60) * times as u32).run(f.clone());
    });
}

fn check_queue<O: Order<usize> + 'static>(queue: Queue<usize, O>)
where
    O::Store: Send,
{
    let (put, got) = (Arc::new(Counter::new()), Arc::new(Counter::new()));
    let (inside, totals) = (queue.clone(), (Arc::clone(&put), Arc::clone(&got)));
    let chaos = Chaos::seed(1).delays(0.02, Duration::from_micros(50));
    stress(move |cx| {
        let item = cx.random.below(1000);
        // Each puts one and takes one, so nobody waits for ever.
        inside.put(item).expect("nobody closes it");
        totals.0.add(item as u64);
        chaos.point("between put and get");
        let item = inside.get().expect("nobody closes it");
        totals.1.add(*item as u64);
    });
    queue.join();
    assert_eq!(put.sum(), got.sum());
    assert_eq!(queue.stats().depth, 0);
}

#[test]
fn queues_conserve_what_is_put() {
    check_queue(Queue::bounded(64));
    check_queue(Queue::lifo(64));
    check_queue(Queue::priority(64));
}

#[test]
fn pool_conserves_its_tasks() {
    for on_full in [OnFull::Block, OnFull::CallerRuns, OnFull::Reject, OnFull::DropOldest] {
        let pool = ThreadPool::builder().max_workers(3).queue_capacity(8).timing(Timing::All);
        let pool = Arc::new(pool.on_full(on_full).build().expect("threads can be started"));
        let (accepted, ended) = (Arc::new(Counter::new()), Arc::new(Counter::new()));
        let (inside, totals) = (Arc::clone(&pool), (Arc::clone(&accepted), Arc::clone(&ended)));
        stress(move |cx| {
            let nested = Arc::clone(&inside);
            let deep = cx.random.chance(0.2);
            let task = inside.submit(move || {
                let inner = deep.then(|| nested.submit(|| 1).ok());
                inner.flatten().map(|it| it.join().is_ok())
            });
            let Ok(task) = task else { return };
            totals.0.increment();
            if cx.random.chance(0.1) {
                task.cancel();
            }
            if cx.random.chance(0.5) {
                task.join().ok();
            } else {
                task.detach();
            }
            totals.1.increment();
        });
        pool.shutdown(Shutdown::Drain, Duration::from_secs(60)).expect("nothing hangs");
        let stats = pool.stats();
        assert_eq!(stats.panicked, 0, "{on_full:?}");
        assert_eq!(accepted.sum(), ended.sum());
        assert!(stats.completed + stats.cancelled >= accepted.sum(), "{on_full:?}: {stats}");
    }
}

#[test]
fn locks_conserve_the_sum() {
    let accounts: Arc<Vec<Mutex<i64>>> = Arc::new((0..6).map(|_| Mutex::new(100)).collect());
    let routes = Arc::new(RwLock::new(0_usize));
    let (inside, reading) = (Arc::clone(&accounts), Arc::clone(&routes));
    stress(move |cx| {
        let (from, to) = (cx.random.below(6), cx.random.below(6));
        if let Ok([mut from, mut to]) = lock_all([&inside[from], &inside[to]]) {
            *from -= 1;
            *to += 1;
        }
        if cx.random.chance(0.1) {
            *reading.write() += 1;
        } else {
            assert!(*reading.read() < usize::MAX);
        }
        drop(inside[from].try_lock());
        inside[to].lock_within(Duration::from_secs(60)).map(drop).expect("nobody keeps it");
    });
    assert_eq!(accounts.iter().map(|it| *it.lock()).sum::<i64>(), 600);
}

#[test]
fn semaphore_admits_so_many() {
    let (semaphore, inside) = (Arc::new(Semaphore::new(2)), Arc::new(AtomicUsize::new(0)));
    let all = Arc::clone(&semaphore);
    stress(move |cx| {
        let permit = match cx.random.below(3) {
            0 => all.try_acquire(),
            1 => all.acquire_timeout(Duration::from_micros(20)).ok(),
            _ => all.acquire().ok(),
        };
        if permit.is_some() {
            assert!(inside.fetch_add(1, Ordering::SeqCst) < 2);
            inside.fetch_sub(1, Ordering::SeqCst);
        }
    });
    assert_eq!(semaphore.available(), 2);
}

#[test]
fn condition_wakes_whoever_can_go_on() {
    let shared = Arc::new((Mutex::new(0_usize), Condition::new()));
    stress(move |cx| {
        let (tokens, changed) = &*shared;
        if cx.iteration % 2 == 0 {
            *tokens.lock() += 1;
            changed.notify_one();
        } else {
            // Whoever takes one has put one before.
            let mut tokens = tokens.lock();
            changed.wait_while(&mut tokens, |it| *it == 0);
            *tokens -= 1;
        }
    });
}

#[test]
fn events_and_stops_reach_everybody() {
    let (event, source) = (Arc::new(Event::new()), StopSource::new());
    stress(move |cx| {
        if cx.thread == 0 {
            event.set();
            drop(source.token().child());
        }
        assert!(event.wait_timeout(Duration::from_secs(60)));
        let child = source.token().child();
        let grandchild = child.token().child();
        child.stop();
        assert!(grandchild.is_stopped() && !source.is_stopped());
    });
}
