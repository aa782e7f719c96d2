//! `threadlint lsp`: the language server. It speaks the protocol over standard input and output.
//!
//! One thread reads messages, one analyses, and the first one answers: nobody waits for an analysis
//! but those who ask for what it finds.

mod actions;
mod address;
mod diagnostics;
mod documents;
mod encoding;
mod guards;
mod order;
mod pull;
mod session;
mod snapshot;
mod worker;

use std::{
    io::{self, BufRead, BufReader, ErrorKind, Write},
    sync::mpsc::{self, Sender, TryRecvError},
    thread,
};

use anyhow::{Context, Result};
use lsp_server::Message;

use self::{session::Session, snapshot::Snapshot, worker::Worker};
use crate::cli::Status;

/// Something that happened.
#[derive(Debug)]
enum Event {
    Message(Message),
    /// What came was no message.
    Malformed(String),
    Analysed(Box<Snapshot>),
    /// The client is gone.
    Closed,
}

/// Serves a client over standard input and output.
pub(crate) fn serve() -> Result<Status> {
    let is_announced = talk(BufReader::new(io::stdin()), Box::new(io::stdout()))?;
    // The protocol asks for status 1 if the client leaves without a word.
    Ok(if is_announced { Status::Clean } else { Status::Found })
}

/// Serves a client until it says `exit` or goes away; returns whether it has announced that.
pub fn talk(input: impl BufRead + Send + 'static, output: Box<dyn Write>) -> Result<bool> {
    let (sender, events) = mpsc::channel();
    let worker = Worker::start(sender.clone())?;
    let reader = thread::Builder::new().name("reader".to_owned());
    reader.spawn(move || read(input, &sender)).context("the messages cannot be read")?;
    let mut session = Session::new(worker, output);
    while !session.is_over() {
        let event = match events.try_recv() {
            Ok(event) => event,
            // Everything that has come was heard: one analysis will do for all of it.
            Err(TryRecvError::Empty) => {
                session.analyse()?;
                events.recv()?
            }
            Err(TryRecvError::Disconnected) => break,
        };
        match event {
            Event::Message(message) => session.take(message)?,
            Event::Malformed(problem) => session.log(&problem)?,
            Event::Analysed(snapshot) => session.publish(snapshot)?,
            Event::Closed => break,
        }
    }
    Ok(session.is_shut_down())
}

/// Reads messages until there are none.
fn read(mut input: impl BufRead, events: &Sender<Event>) {
    loop {
        let event = match Message::read(&mut input) {
            Ok(Some(message)) => Event::Message(message),
            // The next message begins behind it.
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                Event::Malformed(error.to_string())
            }
            Ok(None) | Err(_) => Event::Closed,
        };
        let is_last = matches!(event, Event::Closed);
        if events.send(event).is_err() || is_last {
            return;
        }
    }
}
