//! Writing without the lock weighs more than reading under it.
//@ only

use std::sync::Mutex;

static TURN: Mutex<()> = Mutex::new(());
static mut SELDOM: u64 = 0;
static mut OFTEN: u64 = 0;

fn print() {
    let _turn = TURN.lock().unwrap();
    let (seldom, often) = unsafe { (SELDOM, OFTEN) };
    println!("{seldom} {often}");
}

fn sum() -> u64 {
    let _turn = TURN.lock().unwrap();
    unsafe { SELDOM + OFTEN }
}

fn raise(to: u64) {
    unsafe { SELDOM = to }; //~ lock_inconsistent(medium): `SELDOM` is touched without `TURN`, which is held at 2 of 3 places
    unsafe { OFTEN = to };
}

fn lower() {
    unsafe { OFTEN = 0 };
}
