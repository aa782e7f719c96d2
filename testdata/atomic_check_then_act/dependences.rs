//! A store depends on a load through data, through control, or both, and an exchange in between
//! looks again.

//@ edition: 2024
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};

fn measured() -> i32 {
    std::env::args().count() as i32
}

fn by_control() {
    let open = AtomicBool::new(measured() > 1);
    if open.load(Ordering::Relaxed) {
        open.store(false, Ordering::Relaxed); //~ atomic_check_then_act(low): `open`
    }
    println!("{}", open.load(Ordering::Relaxed));
}

fn by_control_over_more() {
    let level = AtomicI32::new(measured());
    let seen = level.load(Ordering::Relaxed);
    let next = seen + 1;
    let next = if next > 10 { next + 2 } else { next - 1 };
    if next > 11 && measured() < 12 {
        level.store(10, Ordering::Relaxed); //~ atomic_check_then_act(low): `level`
    }
}

fn by_data() {
    let level = AtomicI32::new(measured());
    let seen = level.load(Ordering::Relaxed);
    let next = seen + 1;
    let next = if next > 10 { next + 2 } else { next - 1 };
    level.store(next, Ordering::Relaxed); //~ atomic_rmw(low): `level`
}

fn by_both() {
    let level = AtomicI32::new(measured());
    let seen = level.load(Ordering::Relaxed);
    let next = if seen > 10 { seen + 2 } else { seen - 1 };
    if next > 11 {
        level.store(next, Ordering::Relaxed); //~ atomic_rmw(low): `level`
    }
}

fn with_an_exchange() {
    let level = AtomicI32::new(measured());
    let seen = level.load(Ordering::Relaxed);
    let next = if seen > 10 { seen + 2 } else { seen - 1 };
    if next > 11
        && let Ok(_) = level.compare_exchange(seen, next, Ordering::Relaxed, Ordering::Relaxed)
    {
        if measured() < 12 {
            level.store(10, Ordering::Relaxed);
        }
    }
}
