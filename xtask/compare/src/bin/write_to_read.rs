//! A lock is taken for writing where it is only read.

use std::sync::RwLock;

fn length(names: &RwLock<Vec<String>>) -> usize {
    let names = names.write().unwrap(); //~ fault
    names.len()
}

fn main() {
    let names = RwLock::new(Vec::new());
    names.write().unwrap().push("a".to_owned());
    println!("{}", length(&names));
}
