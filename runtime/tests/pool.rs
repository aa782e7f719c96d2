//! The thread pool: results, panics, policies, cancelling, shutting down, waiting for oneself.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind, panic_any},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

use threadlint_runtime::{
    Event, OnFull, RejectReason, Shutdown, TaskError, TaskHandle, TaskState, ThreadPool, Timing,
    WorkerState, as_completed, scope,
};

const SOON: Duration = Duration::from_millis(1);
/// Only reached by a test that fails.
const HANG: Duration = Duration::from_secs(30);

fn pool(n_workers: usize) -> ThreadPool {
    ThreadPool::builder().max_workers(n_workers).build().expect("threads can be started")
}

/// A pool of one worker, which is busy until the event is set.
fn busy_pool(capacity: usize, on_full: OnFull) -> (ThreadPool, Arc<Event>) {
    let pool = ThreadPool::builder().max_workers(1).queue_capacity(capacity).on_full(on_full);
    let pool = pool.build().expect("threads can be started");
    let (release, begun) = (Arc::new(Event::new()), Arc::new(Event::new()));
    let (waiting, telling) = (Arc::clone(&release), Arc::clone(&begun));
    let busy = pool.submit_named("busy", move || {
        telling.set();
        waiting.wait();
    });
    busy.expect("the pool is open").detach();
    begun.wait();
    (pool, release)
}

#[test]
fn no_workers_or_no_room_is_refused() {
    let kind = |it: Result<ThreadPool, io::Error>| it.map(drop).map_err(|it| it.kind());
    let no_workers = ThreadPool::builder().max_workers(0).build();
    assert_eq!(kind(no_workers), Err(io::ErrorKind::InvalidInput));
    let no_room = ThreadPool::builder().max_workers(1).queue_capacity(0).build();
    assert_eq!(kind(no_room), Err(io::ErrorKind::InvalidInput));
}

#[test]
fn panic_stays_in_its_handle_and_the_worker_lives_on() {
    let pool = pool(1);
    let line = line!() + 1;
    let failing = pool.submit(|| panic!("no such file")).expect("open");
    let Err(TaskError::Panicked(panic)) = failing.join() else { unreachable!("it panics") };
    assert_eq!(panic.message(), "no such file");
    assert_eq!(panic.place(), Some(&*format!("{}:{line}:34", file!())));
    let next = pool.submit(|| thread::current().name().map(str::to_owned)).expect("open");
    assert_eq!(next.join().expect("no panic").as_deref(), Some("pool-0"));
    let stats = pool.stats();
    assert_eq!((stats.panicked, stats.workers.len()), (1, 1));
}

#[test]
fn worker_survives_what_panics_when_it_is_dropped() {
    struct Bomb;
    impl Drop for Bomb {
        fn drop(&mut self) {
            panic!("dropped");
        }
    }
    let pool = pool(1);
    // The result, which nobody takes; the closure's own; a payload.
    pool.submit(|| Bomb).expect("open").detach();
    let bomb = Bomb;
    pool.submit(move || drop(bomb)).expect("open").detach();
    pool.submit(|| panic_any(Bomb)).map(drop).expect("open");
    assert_eq!(pool.submit(|| 7).expect("open").join().expect("no panic"), 7);
    let report = pool.shutdown(Shutdown::Drain, HANG).expect("nothing hangs");
    assert_eq!(report.completed + report.panicked, 4);
}

#[test]
fn map_keeps_the_order_and_isolates_errors() {
    let results: Vec<_> = pool(3).map(0..20, |it| 100 / (it - 10)).collect();
    for (input, res) in results.into_iter().enumerate() {
        match res {
            Ok(output) => assert_eq!(output, 100 / (input as i32 - 10)),
            Err(error) => assert_eq!((input, error.to_string().contains("divide")), (10, true)),
        }
    }
}

#[test]
fn dropping_a_map_cancels_what_has_not_begun() {
    let (pool, release) = busy_pool(100, OnFull::Block);
    drop(pool.map(0..10, |_| unreachable!("it was cancelled")));
    release.set();
    let report = pool.shutdown(Shutdown::Drain, HANG).expect("nothing hangs");
    assert_eq!((report.completed, report.cancelled), (1, 10));
}

#[test]
fn results_come_as_they_are_completed() {
    let (pool, slow) = (pool(2), Arc::new(Event::new()));
    let waiting = Arc::clone(&slow);
    let first = pool.submit(move || waiting.wait()).expect("open");
    let second = pool.submit(|| ()).expect("open");
    let mut results = as_completed([first, second]);
    assert_eq!(results.next().map(|it| it.0), Some(1));
    assert_eq!(results.next_timeout(SOON).map(|_| ()), Err(1));
    slow.set();
    assert_eq!(results.next().map(|it| it.0), Some(0));
    assert!(matches!(results.next_timeout(HANG), Ok(None)));
}

#[test]
fn cancelled_tasks_are_completed_too() {
    let (pool, release) = busy_pool(10, OnFull::Block);
    let tasks: Vec<_> = (0..3).map(|it| pool.submit(move || it).expect("open")).collect();
    assert!(tasks[1].cancel());
    assert!(!tasks[1].cancel(), "only once");
    assert_eq!(tasks[1].state(), TaskState::Cancelled);
    release.set();
    let mut results: Vec<_> = as_completed(tasks).map(|(idx, it)| (idx, it.ok())).collect();
    results.sort_unstable();
    assert_eq!(results, [(0, Some(0)), (1, None), (2, Some(2))]);
}

#[test]
fn full_queue_rejects_and_gives_the_task_back() {
    let (pool, release) = busy_pool(1, OnFull::Reject);
    pool.submit(|| ()).expect("there is room for one").detach();
    let rejected = pool.submit(|| 7).map(drop).expect_err("there is no more");
    assert_eq!((rejected.reason, (rejected.task)()), (RejectReason::Full, 7));
    release.set();
}

#[test]
fn full_queue_lets_the_caller_run() {
    let (pool, release) = busy_pool(1, OnFull::CallerRuns);
    pool.submit(|| ()).expect("there is room for one").detach();
    let here = pool.submit(|| thread::current().id()).expect("the caller runs it");
    assert_eq!(here.state(), TaskState::Completed);
    assert_eq!(here.join().expect("no panic"), thread::current().id());
    release.set();
    let report = pool.shutdown(Shutdown::Drain, HANG).expect("nothing hangs");
    assert_eq!(report.completed, 3);
}

#[test]
fn full_queue_drops_the_oldest() {
    let (pool, release) = busy_pool(1, OnFull::DropOldest);
    let oldest = pool.submit(|| ()).expect("there is room for one");
    let newest = pool.submit(|| 7).expect("it takes the place of the oldest");
    assert!(matches!(oldest.join(), Err(TaskError::Cancelled)));
    release.set();
    assert_eq!(newest.join().expect("no panic"), 7);
    let report = pool.shutdown(Shutdown::Drain, HANG).expect("nothing hangs");
    assert_eq!((report.completed, report.cancelled), (2, 1));
}

#[test]
fn full_queue_holds_the_caller_back() {
    let (pool, release) = busy_pool(1, OnFull::Block);
    pool.submit(|| ()).expect("there is room for one").detach();
    thread::scope(|threads| {
        let third = threads.spawn(|| pool.submit(|| 7).expect("room comes").join());
        while pool.stats().waiting_submitters == 0 {
            thread::yield_now();
        }
        release.set();
        assert_eq!(third.join().expect("no panic").expect("no panic"), 7);
    });
}

#[test]
fn shutdown_wakes_a_caller_that_waits_for_room() {
    let (pool, release) = busy_pool(1, OnFull::Block);
    pool.submit(|| ()).expect("there is room for one").detach();
    thread::scope(|threads| {
        let third = threads.spawn(|| pool.submit(|| 7).map(drop).map_err(|it| it.reason));
        while pool.stats().waiting_submitters == 0 {
            thread::yield_now();
        }
        let timeout = pool.shutdown(Shutdown::CancelPending, SOON).expect_err("it is busy");
        assert_eq!(timeout.still_running[0].task.name(), Some("busy"));
        assert_eq!(timeout.report.cancelled, 1);
        assert_eq!(third.join().expect("no panic"), Err(RejectReason::ShutDown));
    });
    release.set();
    pool.shutdown(Shutdown::Drain, HANG).expect("it is free now");
}

#[test]
fn thousand_queued_tasks_are_cancelled_at_once() {
    // The one test that looks at the clock, since that is what is promised; a machine may be busy for
    // a moment, but not five times in a row.
    let fastest = (0..5).map(|_| cancel_a_thousand()).min().expect("five times");
    assert!(fastest < Duration::from_millis(100), "{fastest:?}");
}

/// How long the shutdown takes, without the task that is running.
fn cancel_a_thousand() -> Duration {
    let (pool, release) = busy_pool(1000, OnFull::Block);
    let tasks: Vec<_> = (0..1000).map(|_| pool.submit(|| ()).expect("open")).collect();
    let begun = Instant::now();
    let timeout = pool.shutdown(Shutdown::CancelPending, Duration::ZERO).expect_err("it is busy");
    let elapsed = begun.elapsed();
    assert_eq!((timeout.report.cancelled, timeout.still_pending), (1000, 0));
    assert!(tasks.into_iter().all(|it| matches!(it.join(), Err(TaskError::Cancelled))));
    release.set();
    elapsed + pool.shutdown(Shutdown::Drain, HANG).expect("it is free now").elapsed
}

#[test]
fn draining_runs_everything() {
    let (pool, n_run) = (pool(3), Arc::new(AtomicUsize::new(0)));
    for _ in 0..500 {
        let n_run = Arc::clone(&n_run);
        let task = pool.submit(move || n_run.fetch_add(1, Ordering::Relaxed));
        task.expect("open").detach();
    }
    let report = pool.shutdown(Shutdown::Drain, HANG).expect("nothing hangs");
    assert_eq!((report.completed, n_run.load(Ordering::Relaxed)), (500, 500));
    assert!(pool.stats().workers.iter().all(|it| it.state == WorkerState::Stopped));
}

#[test]
fn submitting_races_shutting_down_and_no_task_is_lost() {
    for round in 0..50 {
        let pool = ThreadPool::builder().max_workers(2).queue_capacity(3).build();
        let pool = pool.expect("threads can be started");
        let how = if round % 2 == 0 { Shutdown::Drain } else { Shutdown::CancelPending };
        thread::scope(|threads| {
            let submitting = threads.spawn(|| {
                let tasks = (0..200).map_while(|it| pool.submit(move || it).ok());
                tasks.collect::<Vec<_>>()
            });
            pool.shutdown(how, HANG).expect("nothing hangs");
            let tasks = submitting.join().expect("no panic");
            let n_tasks = tasks.len() as u64;
            for task in tasks {
                let res = task.join_timeout(HANG).expect("an accepted task comes to an end");
                assert!(how == Shutdown::CancelPending || res.is_ok());
            }
            let stats = pool.stats();
            assert_eq!(stats.completed + stats.cancelled, n_tasks);
        });
    }
}

#[test]
fn running_tasks_are_asked_to_stop() {
    let pool = pool(2);
    let stopped = pool.submit_with_stop(|stop| stop.wait()).expect("open");
    let cancelled = pool.submit_with_stop(|stop| stop.wait()).expect("open");
    while pool.stats().running() < 2 {
        thread::yield_now();
    }
    assert!(!cancelled.cancel(), "it runs already");
    cancelled.join().expect("it has returned");
    assert_eq!(stopped.state(), TaskState::Running);
    pool.shutdown(Shutdown::CancelPending, HANG).expect("it listens");
    stopped.join().expect("it has returned");
}

#[test]
fn task_that_joins_a_task_of_its_own_pool_does_not_wait_for_itself() {
    let pool = Arc::new(pool(1));
    let inside = Arc::clone(&pool);
    let sum = pool.submit(move || {
        let parts = [1, 2, 3].map(|it| inside.submit(move || it * it).expect("open"));
        parts.into_iter().map(|it| it.join().expect("no panic")).sum::<i32>()
    });
    assert_eq!(sum.expect("open").join_timeout(HANG).expect("no hang").expect("no panic"), 14);
    let inside = Arc::clone(&pool);
    let sum = pool.submit(move || {
        let parts = [1, 2, 3].map(|it| inside.submit(move || it * it).expect("open"));
        as_completed(parts).map(|(_, it)| it.expect("no panic")).sum::<i32>()
    });
    assert_eq!(sum.expect("open").join_timeout(HANG).expect("no hang").expect("no panic"), 14);
    pool.shutdown(Shutdown::Drain, HANG).expect("nothing hangs");
    assert_eq!(pool.stats().completed, 8, "those that ran in place are counted, once");
}

#[test]
fn task_that_fills_its_own_queue_does_not_wait_for_itself() {
    let pool = ThreadPool::builder().max_workers(1).queue_capacity(2).build();
    let pool = Arc::new(pool.expect("threads can be started"));
    let inside = Arc::clone(&pool);
    let sum =
        pool.submit(move || inside.map(1..=100, |it| it).map(|it| it.expect("ok")).sum::<i32>());
    assert_eq!(sum.expect("open").join_timeout(HANG).expect("no hang").expect("no panic"), 5050);
}

#[test]
fn task_that_joins_itself_is_told_so() {
    let pool = pool(1);
    let (give, take) = mpsc::channel::<TaskHandle<()>>();
    let task = pool.submit(move || {
        let own = take.recv().expect("it is sent");
        assert!(matches!(own.join(), Err(TaskError::WouldDeadlock)));
    });
    give.send(task.expect("open")).expect("the task waits for it");
    pool.shutdown(Shutdown::Drain, HANG).expect("nothing hangs");
    assert_eq!(pool.stats().completed, 1);
}

#[test]
fn pool_that_is_dropped_by_its_own_task_does_not_wait_for_itself() {
    let (pool, ended) = (Arc::new(pool(2)), Arc::new(Event::new()));
    let (inside, telling) = (Arc::clone(&pool), Arc::clone(&ended));
    let given = Arc::new(Event::new());
    let waiting = Arc::clone(&given);
    let task = pool.submit(move || {
        waiting.wait();
        let shut_down = inside.shutdown(Shutdown::Drain, SOON);
        assert_eq!(shut_down.expect_err("it runs itself").still_running.len(), 1);
        drop(inside); // the last one
        telling.set();
    });
    task.expect("open").detach();
    drop(pool);
    given.set();
    assert!(ended.wait_timeout(HANG));
}

#[test]
fn every_task_is_measured_if_asked_for() {
    let pool = ThreadPool::builder().max_workers(2).timing(Timing::All).build();
    let pool = pool.expect("threads can be started");
    pool.map(0..100, drop).for_each(|it| it.expect("no panic"));
    pool.shutdown(Shutdown::Drain, HANG).expect("nothing hangs");
    let stats = pool.stats();
    assert_eq!((stats.run.count, stats.wait.count), (100, 100));
    assert!(stats.utilisation() > 0.0);
    assert_eq!(stats.workers.iter().map(|it| it.completed).sum::<u64>(), 100);
}

#[test]
fn scope_borrows() {
    let words = ["one", "two", "three"].map(String::from);
    let lengths = scope(2, |scope| {
        let tasks: Vec<_> = words.iter().map(|it| scope.submit(|| it.len())).collect();
        tasks.into_iter().map(|it| it.join().expect("no panic")).collect::<Vec<_>>()
    });
    assert_eq!(lengths, [3, 3, 5]);
}

#[test]
fn scope_waits_for_tasks_without_a_handle() {
    let n_run = AtomicUsize::new(0);
    scope(2, |scope| {
        for _ in 0..100 {
            drop(scope.submit(|| n_run.fetch_add(1, Ordering::Relaxed)));
        }
    });
    assert_eq!(n_run.into_inner(), 100);
}

#[test]
fn scope_panics_for_a_panic_that_nobody_has_seen() {
    let seen =
        catch_unwind(|| scope(1, |it| it.submit(|| panic!("seen")).join().expect_err("it panics")));
    assert!(seen.is_ok());
    let unseen = catch_unwind(|| scope(1, |it| drop(it.submit(|| panic!("unseen")))));
    assert!(unseen.is_err());
}

#[test]
fn scope_whose_closure_panics_ends() {
    let n_run = AtomicUsize::new(0);
    let res = catch_unwind(AssertUnwindSafe(|| {
        scope(1, |scope| {
            for _ in 0..100 {
                drop(scope.submit(|| n_run.fetch_add(1, Ordering::Relaxed)));
            }
            panic!("in the closure");
        })
    }));
    assert!(res.is_err());
}
