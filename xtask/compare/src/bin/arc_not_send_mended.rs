//! An `Arc` holds what cannot be shared between threads. Mended.

use std::sync::{Arc, Mutex};

fn main() {
    let names = Arc::new(Mutex::new(vec!["a"]));
    let other = Arc::clone(&names);
    other.lock().unwrap().push("b");
    println!("{names:?}");
}
