//! A guard is bound to `_` and dropped at once. Mended.

use std::{fs, sync::Mutex};

static FILE: Mutex<()> = Mutex::new(());

fn append(line: &str) {
    let _guard = FILE.lock().unwrap();
    let text = fs::read_to_string("log").unwrap_or_default();
    let _ = fs::write("log", text + line);
}

fn main() {
    std::thread::scope(|scope| {
        scope.spawn(|| append("a"));
        scope.spawn(|| append("b"));
    });
}
