//! Cargo and threadlint at once: what each says goes out line by line, unchanged.
//!
//! An editor runs one command for all that is to be checked. It takes cargo's word that the build
//! is finished for the end, so that line waits for threadlint.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    process::{Child, Command, ExitCode, Stdio},
    thread,
};

use serde_json::Value;

use crate::code;

/// Runs both to their ends. What cargo says of its failure counts first.
pub(crate) fn run(mut cargo: Command, mut threadlint: Command) -> io::Result<ExitCode> {
    let mut cargo = start(&mut cargo, "cargo")?;
    let mut threadlint = match start(&mut threadlint, "threadlint") {
        Ok(child) => child,
        Err(error) => {
            // Nobody would read what it says.
            let _ = cargo.kill().and_then(|()| cargo.wait());
            return Err(error);
        }
    };
    let (ours, theirs) = (threadlint.stdout.take(), cargo.stdout.take());
    let sent = thread::scope(|scope| {
        let ours = scope.spawn(move || ours.map_or(Ok(()), send));
        let last = theirs.map_or(Ok(None), send_but_end);
        let ours = ours.join().unwrap_or_else(|_| Err(io::Error::other("a thread panicked")));
        last.and_then(|last| ours.and_then(|()| last.map_or(Ok(()), |it| write(&it))))
    });
    // A reader that has seen enough is no failure; both writers then end by themselves.
    let (cargo, threadlint) = (cargo.wait()?, threadlint.wait()?);
    match sent {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error),
        _ => {}
    }
    Ok(ExitCode::from(if cargo.success() { code(threadlint) } else { code(cargo) }))
}

fn start(command: &mut Command, name: &str) -> io::Result<Child> {
    let child = command.stdout(Stdio::piped()).spawn();
    child.map_err(|it| io::Error::new(it.kind(), format!("`{name}` cannot be run: {it}")))
}

/// Sends the lines of threadlint; cargo says when the build is finished.
fn send(from: impl Read) -> io::Result<()> {
    send_but_end(from).map(|_| ())
}

/// Sends each line; returns the one that says that all is finished.
fn send_but_end(from: impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut from = BufReader::new(from);
    let mut end = None;
    loop {
        let mut line = Vec::new();
        if from.read_until(b'\n', &mut line)? == 0 {
            return Ok(end);
        }
        match is_end(&line) {
            true => end = Some(line),
            false => write(&line)?,
        }
    }
}

fn is_end(line: &[u8]) -> bool {
    let message = serde_json::from_slice(line).unwrap_or(Value::Null);
    message["reason"] == "build-finished"
}

/// Whole lines under the lock of standard output, so that none is torn.
fn write(line: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(line)?;
    out.flush()
}
