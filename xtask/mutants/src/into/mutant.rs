//! Which mutant runs, and which would make a difference to what runs. This file is put into the copy that is
//! built.

use std::{
    env,
    fs::{File, OpenOptions},
    io::Write,
    ops::{Add, AddAssign, BitAndAssign, BitOrAssign, Mul, MulAssign, Sub, SubAssign},
    sync::{
        LazyLock, Mutex,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
};

static CHOSEN: LazyLock<AtomicU32> = LazyLock::new(|| {
    let chosen = env::var("MUTANT").ok().and_then(|it| it.parse().ok());
    AtomicU32::new(chosen.unwrap_or(0))
});

/// More than there are mutants.
const MANY: usize = 1 << 16;

static REACHED: [AtomicBool; MANY] = [const { AtomicBool::new(false) }; MANY];

/// Where those that are reached are written, if somebody wants to know.
static NOTES: LazyLock<Option<Mutex<File>>> = LazyLock::new(|| {
    let path = env::var_os("MUTANTS_REACHED")?;
    OpenOptions::new().create(true).append(true).open(path).ok().map(Mutex::new)
});

pub fn choose(id: u32) {
    CHOSEN.store(id, Ordering::Relaxed);
}

/// The mutants that would have changed something since this was last asked.
pub fn take_reached() -> Vec<u32> {
    let ids = (0..).zip(&REACHED).filter(|it| it.1.swap(false, Ordering::Relaxed));
    ids.map(|it| it.0).collect()
}

/// Notes that a mutant would make a difference here.
#[inline]
fn reach(id: u32) {
    let reached = &REACHED[id as usize];
    if !reached.load(Ordering::Relaxed) {
        reached.store(true, Ordering::Relaxed);
        if let Some(mut file) = NOTES.as_ref().and_then(|it| it.lock().ok()) {
            let _ = file.write_all(format!("{id}\n").as_bytes());
        }
    }
}

fn chosen() -> u32 {
    CHOSEN.load(Ordering::Relaxed)
}

/// Whether it is this one, whatever difference it makes.
#[inline]
pub fn is(id: u32) -> bool {
    reach(id);
    chosen() == id
}

/// A condition; the first mutant has it true, the second false.
#[inline]
pub fn condition(first: u32, is_so: bool) -> bool {
    reach(if is_so { first + 1 } else { first });
    (is_so || chosen() == first) && chosen() != first + 1
}

/// A comparison, and what the mutants have instead.
fn compared(first: u32, is_so: bool, others: &[bool]) -> bool {
    let mut res = is_so;
    for (id, other) in (first..).zip(others) {
        if *other != is_so {
            reach(id);
        }
        if chosen() == id {
            res = *other;
        }
    }
    res
}

fn nth(first: u32, count: u32) -> u32 {
    (first..first + count).for_each(reach);
    chosen().wrapping_sub(first)
}

pub fn lt<T: PartialOrd + ?Sized>(first: u32, a: &T, b: &T) -> bool {
    compared(first, a < b, &[a == b, a > b, a <= b])
}

pub fn gt<T: PartialOrd + ?Sized>(first: u32, a: &T, b: &T) -> bool {
    compared(first, a > b, &[a == b, a < b, a >= b])
}

pub fn le<T: PartialOrd + ?Sized>(first: u32, a: &T, b: &T) -> bool {
    compared(first, a <= b, &[a > b, a < b])
}

pub fn ge<T: PartialOrd + ?Sized>(first: u32, a: &T, b: &T) -> bool {
    compared(first, a >= b, &[a < b, a > b])
}

pub fn add<T: Add<Output = T> + Sub<Output = T> + Mul<Output = T>>(first: u32, a: T, b: T) -> T {
    match nth(first, 2) {
        0 => a - b,
        1 => a * b,
        _ => a + b,
    }
}

pub fn sub<T: Add<Output = T> + Sub<Output = T>>(first: u32, a: T, b: T) -> T {
    if nth(first, 1) == 0 { a + b } else { a - b }
}

pub fn add_assign<T: AddAssign + SubAssign + MulAssign>(first: u32, a: &mut T, b: T) {
    match nth(first, 2) {
        0 => *a -= b,
        1 => *a *= b,
        _ => *a += b,
    }
}

pub fn or_assign<T: BitOrAssign + BitAndAssign>(first: u32, a: &mut T, b: T) {
    if nth(first, 1) == 0 { *a &= b } else { *a |= b }
}
