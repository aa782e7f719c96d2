//! What the run-time checks of lock orders report, and what they must not.
#![cfg(any(debug_assertions, feature = "lock-checks"))]

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Barrier, mpsc},
    thread,
    time::Duration,
};

use threadlint_runtime::ordered::{
    Condition, Mutex, RwLock, assert_no_locks_held, held_locks, lock_all,
};

/// The report that `f` panics with, if it does.
fn report(f: impl FnOnce()) -> Option<String> {
    let payload = catch_unwind(AssertUnwindSafe(f)).err()?;
    Some(*payload.downcast::<String>().expect("reports are strings"))
}

fn check(f: impl FnOnce(), expected: &str) {
    let report = report(f).unwrap_or_else(|| panic!("no report, expected {expected:?}"));
    assert!(report.contains(expected), "{expected:?} is not in:\n{report}");
    assert!(held_locks().is_empty(), "unwinding releases");
}

fn check_clean(f: impl FnOnce()) {
    assert_eq!(report(f), None);
}

#[test]
fn inversion_names_both_threads_and_all_four_places() {
    let accounts = Mutex::named("names.accounts", 0);
    let journal = Mutex::named("names.journal", 0);
    let first = line!() + 4;
    thread::scope(|scope| {
        let thread = thread::Builder::new().name("credit".into());
        let thread = thread.spawn_scoped(scope, || {
            let (_accounts, _journal) = (accounts.lock(), journal.lock());
        });
        thread.expect("a thread can be started").join().expect("the first order is fine");
    });
    let second = line!() + 2;
    let report = report(|| {
        let (_journal, _accounts) = (journal.lock(), accounts.lock());
    });
    let report = report.expect("the second order contradicts it");
    for expected in [
        "lock order inversion",
        "`names.accounts`",
        "`names.journal`",
        "thread 'credit'",
        "thread 'inversion_names_both_threads_and_all_four_places'",
        &format!("tests/lock_order.rs:{first}:51"),
        &format!("tests/lock_order.rs:{first}:67"),
        &format!("tests/lock_order.rs:{second}:46"),
        &format!("tests/lock_order.rs:{second}:63"),
    ] {
        assert!(report.contains(expected), "{expected:?} is not in:\n{report}");
    }
    // Nothing was taken, nothing is poisoned.
    check_clean(|| drop(accounts.lock()));
    check_clean(|| drop(journal.lock()));
}

#[test]
fn cycle_of_three_gives_the_whole_path() {
    let [a, b, c] = ["three.a", "three.b", "three.c"].map(|it| Mutex::named(it, ()));
    drop((a.lock(), b.lock()));
    drop((b.lock(), c.lock()));
    let report = report(|| drop((c.lock(), a.lock()))).expect("c before a closes the cycle");
    assert_eq!(report.matches("earlier, thread").count(), 2, "{report}");
}

#[test]
fn refused_order_is_refused_each_time() {
    let [a, b] = ["twice.a", "twice.b"].map(|it| Mutex::named(it, ()));
    drop((a.lock(), b.lock()));
    check(|| drop((b.lock(), a.lock())), "inversion");
    check(|| drop((b.lock(), a.lock())), "inversion");
    check_clean(|| drop((a.lock(), b.lock())));
}

#[test]
fn self_deadlock() {
    let accounts = Mutex::named("self.accounts", 0);
    // threadlint: allow(lock_same_statement, reason = "it has to be refused")
    check(|| drop((accounts.lock(), accounts.lock())), "self-deadlock");
}

#[test]
fn read_recursion() {
    let routes = RwLock::named("recursion.routes", 0);
    check(|| drop((routes.read(), routes.read())), "read recursion");
    // threadlint: allow(lock_upgrade, reason = "it has to be refused")
    check(|| drop((routes.read(), routes.write())), "self-deadlock");
    // threadlint: allow(lock_same_statement, reason = "it has to be refused")
    check(|| drop((routes.write(), routes.read())), "self-deadlock");
}

#[test]
fn readers_make_an_order_too() {
    let [a, b] = ["readers.a", "readers.b"].map(|it| RwLock::named(it, ()));
    drop((a.read(), b.read()));
    check(|| drop((b.read(), a.write())), "inversion");
}

#[test]
fn two_locks_of_one_class() {
    let accounts: Vec<Mutex<i32>> = (0..3).map(Mutex::new).collect();
    accounts.iter().for_each(|it| drop(it.lock()));
    check_clean(|| drop((accounts[0].lock(), accounts[2].lock())));
    check(|| drop((accounts[2].lock(), accounts[0].lock())), "no canonical order");
    check_clean(|| drop((accounts[2].lock(), accounts[0].lock_nested())));
}

#[test]
fn lock_all_is_canonical_and_keeps_the_order_of_its_arguments() {
    let accounts: Vec<Mutex<i32>> = (0..3).map(Mutex::new).collect();
    let guards = lock_all([&accounts[2], &accounts[0], &accounts[1]]).expect("three locks");
    assert_eq!(guards.each_ref().map(|it| **it), [2, 0, 1]);
    drop(guards);
    assert!(lock_all([&accounts[1], &accounts[1]]).is_err());
    check_clean(|| drop(lock_all([&accounts[0], &accounts[2]])));
}

#[test]
fn lock_all_of_two_classes_has_one_order() {
    let (a, b) = (Mutex::named("all.a", 0), Mutex::named("all.b", 0));
    let (a_again, b_again) = (Mutex::named("all.a", 0), Mutex::named("all.b", 0));
    check_clean(|| drop(lock_all([&b, &a])));
    check_clean(|| drop(lock_all([&b_again, &a])));
    check_clean(|| drop(lock_all([&a_again, &b])));
}

#[test]
fn backing_off_is_no_order() {
    let [a, b] = ["back-off.a", "back-off.b"].map(|it| Mutex::named(it, ()));
    drop((a.lock(), b.lock()));
    check_clean(|| drop((b.lock(), a.try_lock())));
    check_clean(|| drop((b.lock(), a.lock_within(Duration::from_millis(1)))));
}

#[test]
fn what_is_taken_after_a_try_lock_is_ordered() {
    let [a, b] = ["after-try.a", "after-try.b"].map(|it| Mutex::named(it, ()));
    drop((a.try_lock(), b.lock()));
    check(|| drop((b.lock(), a.lock())), "inversion");
}

#[test]
fn order_outlives_the_lock_in_the_middle() {
    let [a, c] = ["middle.a", "middle.c"].map(|it| Mutex::named(it, ()));
    {
        let b = Mutex::named("middle.b", ());
        drop((a.lock(), b.lock()));
        drop((b.lock(), c.lock()));
    }
    check(|| drop((c.lock(), a.lock())), "inversion");
}

#[test]
fn releasing_out_of_order_keeps_the_stack_right() {
    let [a, b, c] = ["release.a", "release.b", "release.c"].map(|it| Mutex::named(it, ()));
    let (first, second) = (a.lock(), b.lock());
    drop(first);
    let third = c.lock();
    let held: Vec<String> = held_locks().into_iter().map(|it| it.lock).collect();
    assert_eq!(held, ["release.b", "release.c"]);
    drop((second, third));
    assert!(held_locks().is_empty());
}

#[test]
fn timeout_names_the_holder() {
    let accounts = Mutex::named("timeout.accounts", ());
    let (_guard, line) = (accounts.lock(), line!());
    thread::scope(|scope| {
        let waiting = scope.spawn(|| accounts.lock_within(Duration::from_millis(1)).map(drop));
        let error = waiting.join().expect("no panic").expect_err("it is held all the time");
        let expected =
            format!("held by thread 'timeout_names_the_holder', acquired at {}", file!());
        assert!(error.to_string().contains(&format!("{expected}:{line}:")), "{error}");
    });
}

#[test]
fn blocking_with_a_lock_held() {
    let accounts = Mutex::named("blocking.accounts", ());
    check_clean(assert_no_locks_held);
    let blocking = || {
        let _guard = accounts.lock();
        assert_no_locks_held();
    };
    check(blocking, "about to block while a lock is held: `blocking.accounts`");
}

#[test]
fn condition_takes_its_mutex_again_below_what_is_held() {
    let [outer, inner] = ["condition.outer", "condition.inner"].map(|it| Mutex::named(it, 0));
    let changed = Condition::new();
    drop((outer.lock(), inner.lock()));
    let waiting = || {
        let mut outer = outer.lock();
        let _inner = inner.lock();
        changed.wait_while(&mut outer, |it| *it == 0);
    };
    check(waiting, "inversion");
}

#[test]
fn condition_releases_what_it_waits_on() {
    let (balance, changed) = (Mutex::named("releases.balance", 0), Condition::new());
    thread::scope(|scope| {
        let (waiting, ready) = mpsc::channel();
        let (balance, changed) = (&balance, &changed);
        scope.spawn(move || {
            let mut guard = balance.lock();
            changed.wait_while(&mut guard, |it| {
                waiting.send(()).ok();
                *it == 0
            });
            assert_eq!(held_locks().len(), 1);
        });
        ready.recv().expect("it waits");
        *balance.lock() = 1;
        changed.notify_all();
    });
    assert!(held_locks().is_empty());
}

#[test]
fn two_threads_in_opposite_orders_end_with_a_report() {
    let [a, b] = ["abba.a", "abba.b"].map(|it| Mutex::named(it, 0));
    let start = Barrier::new(2);
    let run = |first: &Mutex<i32>, second: &Mutex<i32>| {
        start.wait();
        (0..200).filter_map(|_| report(|| drop((first.lock(), second.lock())))).count()
    };
    let (one, other) = thread::scope(|scope| {
        let one = scope.spawn(|| run(&a, &b));
        let other = scope.spawn(|| run(&b, &a));
        (one.join().expect("reports are caught"), other.join().expect("reports are caught"))
    });
    // Whoever came first is right, each time; the other is wrong, each time.
    assert_eq!((one.min(other), one.max(other)), (0, 200));
}
