//! A guard is bound to `_` and dropped at once.

use std::{fs, sync::Mutex};

static FILE: Mutex<()> = Mutex::new(());

fn append(line: &str) {
    let _ = FILE.lock().unwrap(); //~ fault
    let text = fs::read_to_string("log").unwrap_or_default();
    let _ = fs::write("log", text + line);
}

fn main() {
    std::thread::scope(|scope| {
        scope.spawn(|| append("a"));
        scope.spawn(|| append("b"));
    });
}
