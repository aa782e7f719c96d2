//! A lock is taken for writing where it is only read. Mended.

use std::sync::RwLock;

fn length(names: &RwLock<Vec<String>>) -> usize {
    let names = names.read().unwrap();
    names.len()
}

fn main() {
    let names = RwLock::new(Vec::new());
    names.write().unwrap().push("a".to_owned());
    println!("{}", length(&names));
}
