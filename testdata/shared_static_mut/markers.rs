//! A `static mut` that is there for its address only.

use std::{hint::black_box, ptr::addr_of_mut};

struct Marker(&'static str);

fn marker() -> usize {
    static mut DEFINITION: Marker = Marker("session");
    let ptr = black_box(addr_of_mut!(DEFINITION));
    ptr as usize
}

fn marker_in_one() -> usize {
    static mut PLACE: u8 = 0;
    &raw mut PLACE as usize
}

fn touched() -> usize {
    static mut TOUCHED: u8 = 0; //~ shared_static_mut(certain): two calls of `touched` can race on `TOUCHED`
    //         ------- shared by all threads, guarded by nothing
    //~ help: `static` with an `AtomicU8`: read with `load`, change with
    //~ help: `threadlint_runtime::Frozen` is set once,
    let ptr = addr_of_mut!(TOUCHED);
    //                     ------- used here
    unsafe { *ptr = 1 };
    ptr as usize
}

/// Who gets the pointer may follow it.
fn handed_out() -> *mut u8 {
    static mut HANDED: u8 = 0; //~ shared_static_mut(certain): two calls of `handed_out` can race on `HANDED`
    addr_of_mut!(HANDED)
}
