//! Finds a loop that starts a thread for each thing that comes in.
//!
//! ## Why
//!
//! Each thread takes a stack, a place in the scheduler, and time to start. Whoever sends faster than
//! the threads finish decides how many there are, until the system refuses to start another one,
//! and `thread::spawn` panics.
//!
//! ## Example
//!
//! ```rust
//! # use std::{net::{TcpListener, TcpStream}, thread};
//! # fn serve(_stream: TcpStream) {}
//! fn run(listener: TcpListener) {
//!     for stream in listener.incoming().flatten() {
//!         let _handle = thread::spawn(move || serve(stream));
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{net::{TcpListener, TcpStream}, thread};
//! # fn serve(_stream: TcpStream) {}
//! fn run(listener: &TcpListener, n_workers: usize) {
//!     thread::scope(|scope| {
//!         for _ in 0..n_workers {
//!             scope.spawn(|| {
//!                 for stream in listener.incoming().flatten() {
//!                     serve(stream);
//!                 }
//!             });
//!         }
//!     });
//! }
//! ```
//!
//! A `threadlint_runtime::ThreadPool` has a fixed number of threads and a bounded queue before them;
//! a `threadlint_runtime::Semaphore` bounds how many run at once.
//!
//! ## Limits
//!
//! The confidence is high where the loop waits for what comes from outside, as `accept` and `recv`
//! do, and joins nothing. A loop over a collection starts as many threads as that has elements:
//! medium, and low if the threads are joined. A loop over a range counts, and is left alone, and so
//! is one that takes a permit first.

use diag::{Confidence, Diagnostic, TextRange};
use model::{
    Feed, Model, Spawn,
    effects::{BlockKind, SpawnKind},
};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "thread_in_loop",
    group: Group::Thread,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-770"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::ThreadPool` has a fixed number of threads and a bounded queue",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        for spawn in model.spawns(code).filter(|it| it.kind == SpawnKind::Thread) {
            let Some(around) = model.spawning_loop(&spawn) else { continue };
            let confidence = match around.source {
                Some(_) if !around.joins => Confidence::High,
                None if !around.joins => Confidence::Medium,
                _ => Confidence::Low,
            };
            let diagnostic = diagnostic(model, &spawn, around.head, around.source);
            cx.report(diagnostic.confidence(confidence), model.in_test(code));
        }
    }
}

fn diagnostic(
    model: &Model,
    spawn: &Spawn<'_>,
    head: TextRange,
    source: Option<Feed>,
) -> Diagnostic {
    let code = spawn.known.code;
    let (message, at, text) = match source {
        Some(source) => {
            let (what, text) = match source.kind {
                BlockKind::Channel => ("message", "waits for the next one here"),
                _ => ("connection or request", "waits for the next one here"),
            };
            (format!("a thread is started for each {what} that comes in"), source.range, text)
        }
        None => ("a thread is started for each element".to_owned(), head, "the loop"),
    };
    Diagnostic::new(model.span(code, spawn.known.call.name_range), message)
        .primary_text("starts a thread each time")
        .label(model.span(code, at), text)
        .help("a pool, or a fixed number of threads that take turns, bounds how many there are")
}
