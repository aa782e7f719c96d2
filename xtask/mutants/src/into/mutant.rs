//! Which mutant runs. This file is put into the copy that is built.

use std::{
    env,
    ops::{Add, AddAssign, BitAndAssign, BitOrAssign, Mul, MulAssign, Sub, SubAssign},
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};

static CHOSEN: LazyLock<AtomicU32> = LazyLock::new(|| {
    let chosen = env::var("MUTANT").ok().and_then(|it| it.parse().ok());
    AtomicU32::new(chosen.unwrap_or(0))
});

pub fn choose(id: u32) {
    CHOSEN.store(id, Ordering::Relaxed);
}

#[inline]
pub fn is(id: u32) -> bool {
    CHOSEN.load(Ordering::Relaxed) == id
}

fn nth(first: u32) -> u32 {
    CHOSEN.load(Ordering::Relaxed).wrapping_sub(first)
}

pub fn lt<T: PartialOrd + ?Sized>(first: u32, a: &T, b: &T) -> bool {
    match nth(first) {
        0 => a == b,
        1 => a > b,
        2 => a <= b,
        _ => a < b,
    }
}

pub fn gt<T: PartialOrd + ?Sized>(first: u32, a: &T, b: &T) -> bool {
    match nth(first) {
        0 => a == b,
        1 => a < b,
        2 => a >= b,
        _ => a > b,
    }
}

pub fn le<T: PartialOrd + ?Sized>(first: u32, a: &T, b: &T) -> bool {
    match nth(first) {
        0 => a > b,
        1 => a < b,
        _ => a <= b,
    }
}

pub fn ge<T: PartialOrd + ?Sized>(first: u32, a: &T, b: &T) -> bool {
    match nth(first) {
        0 => a < b,
        1 => a > b,
        _ => a >= b,
    }
}

pub fn add<T: Add<Output = T> + Sub<Output = T> + Mul<Output = T>>(first: u32, a: T, b: T) -> T {
    match nth(first) {
        0 => a - b,
        1 => a * b,
        _ => a + b,
    }
}

pub fn sub<T: Add<Output = T> + Sub<Output = T>>(first: u32, a: T, b: T) -> T {
    if nth(first) == 0 { a + b } else { a - b }
}

pub fn add_assign<T: AddAssign + SubAssign + MulAssign>(first: u32, a: &mut T, b: T) {
    match nth(first) {
        0 => *a -= b,
        1 => *a *= b,
        _ => *a += b,
    }
}

pub fn or_assign<T: BitOrAssign + BitAndAssign>(first: u32, a: &mut T, b: T) {
    if nth(first) == 0 { *a &= b } else { *a |= b }
}
