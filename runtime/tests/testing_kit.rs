//! The testing kit, which must itself find what it is to find.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Barrier, Mutex as StdMutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use threadlint_runtime::{
    Event,
    ordered::{Mutex, checks_enabled},
    testing::{Chaos, Random, Stress, assert_within, vary_threads},
};

fn message(f: impl FnOnce()) -> String {
    let payload = catch_unwind(AssertUnwindSafe(f)).expect_err("it panics");
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast_ref::<&str>().copied().unwrap_or_default().to_owned(),
    }
}

#[test]
fn hanging_test_ends_with_what_each_thread_holds_and_waits_for() {
    let (accounts, held) = (Arc::new(Mutex::named("Kit.accounts", 0)), Arc::new(Event::new()));
    let report = message(|| {
        assert_within(Duration::from_millis(200), move || {
            let telling = Arc::clone(&held);
            let waiting = Arc::clone(&accounts);
            let holder = std::thread::Builder::new().name("holder".into()).spawn(move || {
                let _guard = waiting.lock();
                telling.set();
                Event::new().wait(); // for ever
            });
            holder.expect("a thread can be started");
            held.wait();
            drop(accounts.lock()); // so does this
        });
    });
    assert!(report.contains("it has not ended within 200ms"), "{report}");
    if checks_enabled() {
        for expected in [
            "thread 'holder'",
            "holds `Kit.accounts` acquired at runtime/tests/testing_kit.rs:",
            "waits for an event at runtime/tests/testing_kit.rs:",
            "waits for lock `Kit.accounts` at runtime/tests/testing_kit.rs:",
            "held by thread 'holder', acquired at runtime/tests/testing_kit.rs:",
        ] {
            assert!(report.contains(expected), "{expected:?} is not in:\n{report}");
        }
    }
}

/// The checks cannot see std's locks; the deadline ends this deadlock all the same.
#[test]
fn deadlock_of_std_mutexes_ends_with_a_report() {
    let report = message(|| {
        let locks = [(); 2].map(|()| Arc::new(StdMutex::new(())));
        let met = Arc::new(Barrier::new(2));
        Stress::new().threads(2).iterations(1).deadline(Duration::from_millis(200)).run(
            move |cx| {
                let _first = locks[cx.thread].lock();
                met.wait();
                let _second = locks[1 - cx.thread].lock();
            },
        );
    });
    assert!(report.contains("0 of 2 threads ended within 200ms, seed 0"), "{report}");
}

#[test]
fn opposite_orders_end_with_a_report_of_the_inversion() {
    if !checks_enabled() {
        return;
    }
    let locks = Arc::new([Mutex::named("Kit.a", 0), Mutex::named("Kit.b", 0)]);
    let report = message(|| {
        Stress::new().threads(2).run(move |cx| {
            let _first = locks[cx.thread].lock();
            let _second = locks[1 - cx.thread].lock();
        });
    });
    assert!(report.contains("lock order inversion"), "{report}");
}

#[test]
fn stress_finds_a_lost_update() {
    let counter = Arc::new(AtomicUsize::new(0));
    let (lost, chaos) =
        (Arc::clone(&counter), Chaos::seed(1).delays(0.5, Duration::from_micros(5)));
    let report = Stress::new().threads(4).iterations(200).run(move |_| {
        let seen = lost.load(Ordering::Relaxed);
        chaos.point("between the look and the act");
        lost.store(seen + 1, Ordering::Relaxed);
    });
    assert!(counter.load(Ordering::Relaxed) < report.calls);
}

#[test]
fn threads_vary_and_the_numbers_of_a_seed_do_not() {
    let mut numbers = Vec::new();
    vary_threads(|it| numbers.push(it));
    assert!(numbers.starts_with(&[1, 2, 3]));
    let numbers: Vec<_> = (0..3).map(|part| Random::part(7, part).below(1000)).collect();
    assert_eq!(numbers, (0..3).map(|part| Random::part(7, part).below(1000)).collect::<Vec<_>>());
    let mut random = Random::new(1);
    assert_eq!(random.below(0), 0);
    let heads = (0..10_000).filter(|_| random.chance(0.25)).count();
    assert!((2000..3000).contains(&heads), "{heads}");
}

#[test]
fn injected_failures_come_as_often_as_asked() {
    let chaos = Chaos::seed(3).failures(0.1);
    let n_failures = (0..1000).filter(|_| chaos.fail("write").is_err()).count();
    assert!((50..200).contains(&n_failures), "{n_failures}");
    assert_eq!(message(|| Chaos::seed(3).panics(1.0).point("here")), "injected panic at `here`");
}
