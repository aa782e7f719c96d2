//! Ways out of a function that has locked a file: the lock ends when the file is closed.

//@ only

use std::{
    fs::File,
    io::{self, Read, Seek, Write},
    path::Path,
};

struct Journal {
    file: File,
}

fn read(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    file.lock_shared()?;
    let mut text = String::new();
    // Closed on the way out, which unlocks it.
    file.read_to_string(&mut text)?;
    file.unlock()?;
    Ok(text)
}

fn open_locked(path: &Path) -> io::Result<File> {
    let file = File::create(path)?;
    file.lock()?;
    if file.metadata()?.len() > 0 {
        file.unlock()?;
        return Err(io::Error::other("taken"));
    }
    Ok(file)
}

fn append(file: &mut File, line: &str) -> io::Result<()> {
    // Nothing is locked if this fails.
    file.lock().map_err(|error| io::Error::new(error.kind(), "busy"))?;
  //----------- `file` is locked here by hand
    file.rewind()?; //~ lock_unpaired: `?` leaves `append` with `file` still locked
    file.write_all(line.as_bytes())?; //~ lock_unpaired: `?` leaves `append` with `file` still locked
    file.unlock()
}

fn rewrite(file: &mut File, text: &str) -> io::Result<()> {
    if let Err(error) = file.lock() {
        return Err(error);
    }
    let written = file.write_all(text.as_bytes());
    file.unlock()?;
    written
}

impl Journal {
    fn append(&mut self, line: &str) -> io::Result<()> {
        self.file.lock()?;
        self.file.write_all(line.as_bytes())?; //~ lock_unpaired: `?` leaves `Journal::append` with `Journal.file` still locked
        self.file.unlock()
    }
}
