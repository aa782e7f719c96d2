//! Locks in statics, which every function reaches by itself, and ways to a lock that differ in how sure they are.

use std::sync::Mutex;

static NAMES: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn add(name: &str) {
    let mut names = NAMES.lock().unwrap();
    names.push(format!("{name} {}", count())); //~ lock_reentry(high): `NAMES`
}

fn count() -> usize {
    NAMES.lock().unwrap().len()
}

fn add_after(name: &str) {
    let n_names = count();
    NAMES.lock().unwrap().push(format!("{name} {n_names}"));
}

trait Sink {
    fn put(&self, name: &str);
}

struct Counted;

struct Printed;

impl Sink for Counted {
    fn put(&self, _: &str) {
        NAMES.lock().unwrap().truncate(9);
    }
}

impl Sink for Printed {
    fn put(&self, name: &str) {
        println!("{name}");
    }
}

fn renew(sink: &dyn Sink) {
    let names = NAMES.lock().unwrap();
    publish(&names[0], sink); //~ lock_reentry(high): `NAMES`
}

// Surely by two calls, and perhaps by one.
fn publish(name: &str, sink: &dyn Sink) {
    note(name);
    sink.put(name);
}

fn note(name: &str) {
    note_length(name.len());
}

fn note_length(len: usize) {
    NAMES.lock().unwrap().push(len.to_string());
}
