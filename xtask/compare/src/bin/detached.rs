//! A thread is let go whose result nobody sees, and which dies with `main`.

use std::{fs, io, thread};

fn save(text: String) {
    thread::spawn(move || -> io::Result<()> { fs::write("saved", text) }); //~ fault
}

fn main() {
    save("text".to_owned());
}
