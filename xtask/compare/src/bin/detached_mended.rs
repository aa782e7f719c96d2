//! A thread is let go whose result nobody sees, and which dies with `main`. Mended.

use std::{
    fs, io,
    thread::{self, JoinHandle},
};

fn save(text: String) -> JoinHandle<io::Result<()>> {
    thread::spawn(move || fs::write("saved", text))
}

fn main() -> io::Result<()> {
    save("text".to_owned()).join().expect("it does not panic")
}
