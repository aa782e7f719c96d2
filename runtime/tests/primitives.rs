//! Event, stop, semaphore and barrier.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use threadlint_runtime::{AcquireError, Barrier, BrokenBarrier, Event, Semaphore, StopSource};

const SOON: Duration = Duration::from_millis(1);
/// Only reached by a test that fails.
const HANG: Duration = Duration::from_secs(30);

#[test]
fn event_wakes_all_who_wait_even_if_it_is_cleared_at_once() {
    for _ in 0..100 {
        let (event, here) = (Event::new(), Event::new());
        thread::scope(|scope| {
            let waiting = scope.spawn(|| {
                here.set();
                event.wait_timeout(HANG)
            });
            here.wait();
            // A thread that has not come to wait yet may miss the first pulse, not the last.
            event.set();
            event.clear();
            event.set();
            assert!(waiting.join().expect("no panic"));
        });
    }
}

#[test]
fn event_times_out_and_endless_timeouts_do_not_overflow() {
    let event = Event::new();
    assert!(!event.wait_timeout(Duration::ZERO));
    assert!(!event.wait_timeout(SOON));
    event.set();
    assert!(event.wait_timeout(Duration::MAX));
}

#[test]
fn stop_reaches_grandchildren_whose_parents_are_gone() {
    let root = StopSource::new();
    let grandchild = root.token().child().token().child();
    assert!(!grandchild.is_stopped());
    root.stop();
    assert!(grandchild.is_stopped());
    assert!(root.token().child().is_stopped(), "also one that is born too late");
}

#[test]
fn stop_of_a_child_stays_below() {
    let root = StopSource::new();
    let (one, other) = (root.token().child(), root.token().child());
    one.stop();
    assert!(one.is_stopped() && !other.is_stopped() && !root.is_stopped());
}

#[test]
fn stop_runs_each_callback_once_also_when_it_comes_too_late() {
    let calls = Arc::new(AtomicUsize::new(0));
    let count = || {
        let calls = Arc::clone(&calls);
        move || {
            calls.fetch_add(1, Ordering::Relaxed);
        }
    };
    let source = StopSource::new();
    let _kept = source.token().on_stop(count());
    drop(source.token().on_stop(count()));
    source.stop();
    source.stop();
    assert_eq!(calls.load(Ordering::Relaxed), 1);
    let _late = source.token().on_stop(count());
    assert_eq!(calls.load(Ordering::Relaxed), 2);
}

#[test]
fn stop_forgets_dead_children() {
    let root = StopSource::new();
    for _ in 0..10_000 {
        drop(root.token().child());
    }
    root.stop();
}

#[test]
fn stop_races_registration() {
    for _ in 0..200 {
        let source = StopSource::new();
        let (told, heard) = mpsc::channel();
        thread::scope(|scope| {
            let token = source.token();
            let registering =
                scope.spawn(move || token.on_stop(move || told.send(()).expect("it is heard")));
            source.stop();
            let _registered = registering.join().expect("no panic");
            heard.recv_timeout(HANG).expect("the callback runs, early or late");
        });
    }
}

#[test]
fn semaphore_admits_so_many_at_a_time() {
    let (semaphore, inside) = (Semaphore::new(2), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| {
                for _ in 0..200 {
                    let _permit = semaphore.acquire().expect("nobody closes it");
                    assert!(inside.fetch_add(1, Ordering::SeqCst) < 2);
                    thread::yield_now();
                    inside.fetch_sub(1, Ordering::SeqCst);
                }
            });
        }
    });
    assert_eq!(semaphore.available(), 2);
}

#[test]
fn semaphore_without_permits_waits_until_it_is_closed() {
    let semaphore = Semaphore::new(0);
    assert!(semaphore.try_acquire().is_none());
    assert_eq!(semaphore.acquire_timeout(SOON).map(drop), Err(AcquireError::Timeout));
    thread::scope(|scope| {
        let waiting = scope.spawn(|| semaphore.acquire().map(drop));
        semaphore.close();
        assert_eq!(waiting.join().expect("no panic"), Err(AcquireError::Closed));
    });
}

#[test]
fn barrier_has_one_leader_a_round() {
    const ROUNDS: usize = 100;
    let (barrier, leaders) = (Barrier::new(3), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                for round in 0..ROUNDS {
                    assert!(leaders.load(Ordering::SeqCst) >= round);
                    if barrier.wait().expect("nobody breaks it").is_leader {
                        leaders.fetch_add(1, Ordering::SeqCst);
                    }
                    barrier.wait().expect("nobody breaks it");
                }
            });
        }
    });
    assert_eq!(leaders.into_inner(), ROUNDS);
}

#[test]
fn barrier_breaks_for_all_when_one_gives_up() {
    let mut barrier = Barrier::new(3);
    thread::scope(|scope| {
        let waiting = scope.spawn(|| barrier.wait());
        assert_eq!(barrier.wait_timeout(SOON), Err(BrokenBarrier));
        assert_eq!(waiting.join().expect("no panic"), Err(BrokenBarrier));
    });
    barrier.reset();
    assert!(!barrier.is_broken());
}

#[test]
fn barrier_of_none_lets_everybody_pass() {
    let barrier = Barrier::new(0);
    assert!(barrier.wait().is_ok_and(|it| it.is_leader));
}
