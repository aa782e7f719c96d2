//! Equal names are not equal locks, and not everything that locks is a lock.

use std::{
    fs::File,
    io::{self, Read, Write},
    sync::{Arc, Mutex, TryLockError},
};

struct Shard {
    map: Mutex<Vec<String>>,
}

struct Store {
    shards: Vec<Shard>,
    first: Shard,
    second: Shard,
}

fn two_parameters(a: &Shard, b: &Shard) {
    let left = a.map.lock().unwrap();
    b.map.lock().unwrap().extend(left.iter().cloned()); //~ lock_order_instances(medium): two `Shard.map`
}

fn one_shard_by_number(store: &Store) {
    let left = store.shards[0].map.lock().unwrap();
    store.shards[0].map.lock().unwrap().extend(left.iter().cloned()); //~ lock_double: `Shard.map`
}

fn one_object_two_names(shard: &Arc<Shard>) {
    let clone = Arc::clone(shard);
    let left = shard.map.lock().unwrap();
    clone.map.lock().unwrap().extend(left.iter().cloned()); //~ lock_double: `Shard.map`
}

fn through_a_reference(store: &Store) {
    let shard = &store.first;
    let left = shard.map.lock().unwrap();
    store.first.map.lock().unwrap().extend(left.iter().cloned()); //~ lock_double: `Shard.map`
}

// What is fine.

fn two_fields(store: &Store) {
    let left = store.first.map.lock().unwrap();
    store.second.map.lock().unwrap().extend(left.iter().cloned());
}

fn two_shards_by_number(store: &Store) {
    let left = store.shards[0].map.lock().unwrap();
    store.shards[1].map.lock().unwrap().extend(left.iter().cloned());
}

fn each_shard(store: &Store) -> usize {
    let mut len = 0;
    for shard in &store.shards {
        len += shard.map.lock().unwrap().len();
    }
    len
}

fn another_variable(store: &Store) {
    let mut shard = &store.first;
    let len = shard.map.lock().unwrap().len();
    shard = &store.second;
    shard.map.lock().unwrap().truncate(len);
}

fn tried(shard: &Shard) {
    let map = shard.map.lock().unwrap();
    match shard.map.try_lock() {
        Err(TryLockError::WouldBlock) => println!("{} entries", map.len()),
        _ => {}
    }
}

fn no_locks(mut file: File, mut text: String) -> io::Result<()> {
    let mut out = io::stdout().lock();
    file.read_to_string(&mut text)?;
    file.read_to_string(&mut text)?;
    out.write(text.as_bytes())?;
    out.write(text.as_bytes())?;
    Ok(())
}
