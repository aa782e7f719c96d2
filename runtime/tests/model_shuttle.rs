//! Random schedules of queue, pool, worker and primitives:
//! `RUSTFLAGS="--cfg shuttle" cargo test -p threadlint-runtime --test model_shuttle`.
//!
//! A hang is reported by the checker as a deadlock.
#![allow(unexpected_cfgs, reason = "set by whoever runs the checker")]
#![cfg(shuttle)]

use std::{sync::Arc, time::Duration};

use shuttle::thread;
use threadlint_runtime::{
    Barrier, Event, GetError, OnFull, Queue, Semaphore, Shutdown, StopSource, TaskError,
    ThreadPool, Worker, as_completed,
};

const N_SCHEDULES: usize = 1000;
const LONG: Duration = Duration::from_secs(3600);

fn check(f: impl Fn() + Send + Sync + 'static) {
    let f = Arc::new(f);
    let random = Arc::clone(&f);
    shuttle::check_random(move || random(), N_SCHEDULES);
    shuttle::check_pct(move || f(), N_SCHEDULES, 3);
}

fn pool(n_workers: usize, capacity: usize, on_full: OnFull) -> ThreadPool {
    let pool = ThreadPool::builder().max_workers(n_workers).queue_capacity(capacity);
    pool.on_full(on_full).build().expect("threads can be started")
}

#[test]
fn event_wakes_all() {
    check(|| {
        let event = Arc::new(Event::new());
        let waiting = [(); 3].map(|()| {
            let event = Arc::clone(&event);
            thread::spawn(move || event.wait())
        });
        event.set();
        waiting.into_iter().for_each(|it| it.join().expect("no panic"));
    });
}

#[test]
fn semaphore_loses_no_permit() {
    check(|| {
        let semaphore = Arc::new(Semaphore::new(1));
        let threads = [(); 3].map(|()| {
            let semaphore = Arc::clone(&semaphore);
            thread::spawn(move || drop(semaphore.acquire().expect("open")))
        });
        threads.into_iter().for_each(|it| it.join().expect("no panic"));
        assert_eq!(semaphore.available(), 1);
    });
}

#[test]
fn semaphore_that_is_closed_lets_nobody_wait() {
    check(|| {
        let semaphore = Arc::new(Semaphore::new(0));
        let threads = [(); 2].map(|()| {
            let semaphore = Arc::clone(&semaphore);
            thread::spawn(move || assert!(semaphore.acquire().is_err()))
        });
        semaphore.close();
        threads.into_iter().for_each(|it| it.join().expect("no panic"));
    });
}

#[test]
fn barrier_lets_all_pass_twice() {
    check(|| {
        let barrier = Arc::new(Barrier::new(2));
        let other = Arc::clone(&barrier);
        let thread = thread::spawn(move || [other.wait(), other.wait()].map(|it| it.is_ok()));
        assert_eq!([barrier.wait(), barrier.wait()].map(|it| it.is_ok()), [true; 2]);
        assert_eq!(thread.join().expect("no panic"), [true; 2]);
    });
}

#[test]
fn queue_hands_everything_over_and_join_waits_for_it() {
    check(|| {
        let queue = Queue::bounded(1);
        let consumers = [(); 2].map(|()| {
            let queue = queue.clone();
            thread::spawn(move || queue.iter().map(|it| *it).sum::<u32>())
        });
        let producers = [1, 10].map(|item| {
            let queue = queue.clone();
            thread::spawn(move || (0..2).for_each(|_| queue.put(item).expect("open")))
        });
        producers.into_iter().for_each(|it| it.join().expect("no panic"));
        queue.join();
        assert_eq!(queue.stats().unfinished, 0);
        queue.close();
        let sum: u32 = consumers.into_iter().map(|it| it.join().expect("no panic")).sum();
        assert_eq!(sum, 22);
    });
}

#[test]
fn queue_that_is_closed_lets_nobody_wait() {
    check(|| {
        let queue = Queue::bounded(1);
        let (putting, getting, joining) = (queue.clone(), queue.clone(), queue.clone());
        let threads = [
            thread::spawn(move || assert!(putting.put(1).is_ok() || putting.put(2).is_err())),
            thread::spawn(move || assert!(getting.get().map(drop) != Err(GetError::Empty))),
            thread::spawn(move || joining.join()),
        ];
        drop(queue.close_now());
        threads.into_iter().for_each(|it| it.join().expect("no panic"));
        assert_eq!(queue.stats().unfinished, 0);
    });
}

#[test]
fn pool_ends_and_accounts_for_every_accepted_task() {
    check(|| {
        let pool = Arc::new(pool(2, 1, OnFull::Block));
        let submitting = Arc::clone(&pool);
        let thread = thread::spawn(move || {
            let tasks = (0..3).filter_map(|it| submitting.submit(move || it).ok());
            tasks
                .map(|it| it.join())
                .filter(|it| !matches!(it, Ok(_) | Err(TaskError::Cancelled)))
                .count()
        });
        pool.shutdown(Shutdown::CancelPending, LONG).expect("nothing hangs");
        assert_eq!(thread.join().expect("no panic"), 0);
    });
}

#[test]
fn pool_runs_what_is_queued_before_it_is_dropped() {
    check(|| {
        let pool = pool(2, 2, OnFull::Block);
        let tasks = [1, 2, 3].map(|it| pool.submit(move || it).expect("open"));
        drop(pool);
        assert_eq!(as_completed(tasks).map(|it| it.1.expect("no panic")).sum::<i32>(), 6);
    });
}

#[test]
fn pool_does_not_wait_for_itself() {
    check(|| {
        let pool = Arc::new(pool(1, 2, OnFull::Block));
        let inside = Arc::clone(&pool);
        let task = pool.submit(move || {
            let tasks = [1, 2, 3].map(|it| inside.submit(move || it).expect("open"));
            tasks.into_iter().map(|it| it.join().expect("no panic")).sum::<i32>()
        });
        assert_eq!(task.expect("open").join().expect("no panic"), 6);
    });
}

#[test]
fn cancelling_races_running() {
    check(|| {
        let pool = pool(1, 2, OnFull::Block);
        let task = pool.submit(|| 7).expect("open");
        let cancelled = task.cancel();
        assert_eq!(task.join().is_err(), cancelled);
    });
}

#[test]
fn worker_and_stop() {
    check(|| {
        let service = StopSource::new();
        let worker = Worker::spawn_with("worker", &service.token(), |stop| stop.wait());
        let worker = worker.expect("a thread can be started");
        let other = service.clone();
        let thread = thread::spawn(move || other.stop());
        let (told, hearing) = (Arc::new(Event::new()), service.token());
        let telling = Arc::clone(&told);
        let _registered = hearing.on_stop(move || telling.set());
        told.wait();
        worker.join().expect("no panic");
        thread.join().expect("no panic");
    });
}

/// A seeded bug that the checker must find, or it checks nothing: the flag is read outside the lock.
#[test]
#[should_panic(expected = "deadlock")]
fn lost_wake_up_is_found() {
    use shuttle::sync::{
        Condvar, Mutex,
        atomic::{AtomicBool, Ordering},
    };
    check(|| {
        let shared = Arc::new((AtomicBool::new(false), Mutex::new(()), Condvar::new()));
        let waiting = Arc::clone(&shared);
        let thread = thread::spawn(move || {
            if !waiting.0.load(Ordering::SeqCst) {
                let guard = waiting.1.lock().expect("no panic");
                // threadlint: allow(wait_no_loop, reason = "only that the first wait ends matters")
                drop(waiting.2.wait(guard).expect("no panic"));
            }
        });
        shared.0.store(true, Ordering::SeqCst);
        shared.2.notify_all();
        thread.join().expect("no panic");
    });
}
