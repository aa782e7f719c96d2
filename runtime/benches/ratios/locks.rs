//! The locks: against bare parking_lot, and, with checks on, against tracing-mutex.

use std::{hint::black_box, thread};

use crossbeam_utils::CachePadded;
use threadlint_runtime::{
    level::{LevelMutex, ThreadKey},
    lock_hierarchy,
    ordered::{Mutex, checks_enabled, lock_all},
};
use tracing_mutex::stdsync::tracing;

use crate::measure::{Table, time, time_each};

lock_hierarchy! { Outer => Inner }

pub(crate) fn run(table: &Table) {
    let n = table.n(2_000_000);
    let bare = [0, 0].map(parking_lot::Mutex::new);
    let bare_pair = || {
        time_each(n, || {
            let (mut outer, mut inner) = (black_box(&bare[0]).lock(), black_box(&bare[1]).lock());
            *outer += 1;
            *inner += 1;
        })
    };
    let (outer, inner) = (LevelMutex::<Outer, _>::new(0), LevelMutex::<Inner, _>::new(0));
    let mut key = ThreadKey::acquire();
    let levels = || {
        time_each(n, || {
            let (mut outer, mut key) = black_box(&outer).lock(&mut key);
            let (mut inner, _) = black_box(&inner).lock(&mut key);
            *outer += 1;
            *inner += 1;
        })
    };
    table.row("level: nested pair / parking_lot", 1.05, levels, bare_pair);

    let (outer, inner) = (Mutex::named("outer", 0), Mutex::named("inner", 0));
    let ordered = || time_each(n, || pair(black_box(&outer), black_box(&inner)));
    if !checks_enabled() {
        table.row("ordered: nested pair / parking_lot", 1.05, ordered, bare_pair);
        let accounts = [0, 0].map(Mutex::new);
        let [first, second] = accounts.each_ref();
        let all = || time_each(n, || drop(black_box(lock_all([black_box(first), second]))));
        let by_hand = || time_each(n, || drop(black_box((first.lock(), second.lock()))));
        table.row("ordered: lock_all of two / by hand", 1.15, all, by_hand);
        return;
    }
    let n = n / 4;
    let peers = [0, 0].map(tracing::Mutex::new);
    let traced = || time_each(n, || traced_pair(&peers));
    table.row("checks on: nested pair / tracing-mutex", 1.3, ordered, traced);
    // In cache lines of their own: it is the checkers that are to be compared.
    let pair_of = || CachePadded::new((Mutex::named("outer", 0), Mutex::named("inner", 0)));
    let ours = [(); 2].map(|()| pair_of());
    let peers = [(); 2].map(|()| CachePadded::new([0, 0].map(tracing::Mutex::new)));
    let ours = || two_threads(n, &ours, |it| pair(&it.0, &it.1));
    let traced = || two_threads(n, &peers, |it| traced_pair(it));
    table.row("checks on: nested pairs, 2 threads / tracing-mutex", 0.8, ours, traced);
}

fn pair(outer: &Mutex<i32>, inner: &Mutex<i32>) {
    let (mut outer, mut inner) = (outer.lock(), inner.lock());
    *outer += 1;
    *inner += 1;
}

fn traced_pair(locks: &[tracing::Mutex<i32>; 2]) {
    let mut outer = locks[0].lock().expect("no panic");
    let mut inner = locks[1].lock().expect("no panic");
    *outer += 1;
    *inner += 1;
}

/// Each thread has locks of its own.
fn two_threads<L: Sync>(n: usize, locks: &[L], f: impl Fn(&L) + Sync) -> f64 {
    time(n, || {
        thread::scope(|scope| {
            for lock in locks {
                scope.spawn(|| (0..n).for_each(|_| f(lock)));
            }
        });
    })
}
