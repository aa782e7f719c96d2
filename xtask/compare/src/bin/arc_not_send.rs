//! An `Arc` holds what cannot be shared between threads.

use std::{cell::RefCell, sync::Arc};

fn main() {
    let names = Arc::new(RefCell::new(vec!["a"])); //~ fault
    let other = Arc::clone(&names);
    other.borrow_mut().push("b");
    println!("{names:?}");
}
