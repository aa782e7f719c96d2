//! Finds a future in a `select!` loop that loses what it has done when another branch is first.
//!
//! ## Why
//!
//! `select!` drops the futures of the branches that were not first, and a loop makes them anew the
//! next time. A future that has read half of a message or taken some items of a batch by then takes
//! those with it: bytes vanish from a stream, and everything after them is garbage.
//!
//! ## Example
//!
//! ```rust
//! # use tokio::{io::AsyncReadExt, net::TcpStream, sync::mpsc};
//! async fn run(mut peer: TcpStream, mut orders: mpsc::Receiver<u32>) {
//!     let mut header = [0; 8];
//!     loop {
//!         tokio::select! {
//!             read = peer.read_exact(&mut header) => { read.expect("peer is gone"); }
//!             Some(order) = orders.recv() => println!("{order}"),
//!         }
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use tokio::{io::AsyncReadExt, net::TcpStream, sync::mpsc};
//! async fn run(mut peer: TcpStream, mut orders: mpsc::Receiver<u32>) {
//!     let mut header = Vec::with_capacity(8);
//!     loop {
//!         tokio::select! {
//!             read = peer.read_buf(&mut header) => { read.expect("peer is gone"); }
//!             Some(order) = orders.recv() => println!("{order}"),
//!         }
//!     }
//! }
//! ```
//!
//! Or make the future once, before the loop, pin it, and `select!` on `&mut future`.
//!
//! ## Limits
//!
//! A hint: the other branches may all leave the loop. Known are the functions of libraries that lose
//! something (`read_exact`, `write_all`, `send`); an async function that calls one of those inside is
//! not looked into. Futures that only lose their place in a queue are not reported.

use diag::{Confidence, Diagnostic};
use model::{KnownCall, Model};

use crate::{Context, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "async_select_cancel",
    group: Group::Async,
    level: Level::Hint,
    confidence: Confidence::Medium,
    ids: &[],
    since: "0.1.0",
    cure: None,
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes().filter(|it| model.is_async(*it)) {
        let control = model.control(code);
        let branches = model.select_branches(code);
        for known in model.known_calls(code).filter(is_lossy) {
            let is_in_loop = control.loops(known.pos).next().is_some();
            if is_in_loop && branches.contains(&known.pos) && has_rival(model, &known) {
                cx.report(diagnostic(model, &known), model.in_test(code));
            }
        }
    }
}

fn is_lossy(known: &KnownCall<'_>) -> bool {
    known.effects.cancel_safe == Some(false) && !known.effects.cancel_queue
}

/// Another branch comes back to the loop: if all others leave it, nothing is lost that is missed.
fn has_rival(model: &Model, known: &KnownCall<'_>) -> bool {
    model.select_returns(known.code, known.pos)
}

fn diagnostic(model: &Model, known: &KnownCall<'_>) -> Diagnostic {
    let span = model.span(known.code, known.range);
    let name = words::called(model, known.code, span);
    let name = name.map_or_else(|| "this future".to_owned(), |it| format!("`{it}`"));
    let message = format!("{name} is dropped half-way when another branch is first");
    Diagnostic::new(span, message)
        .primary_text("made anew in each round of the loop")
        .help(
            "make the future before the loop, pin it, and `select!` on `&mut future`; or use one \
             that can be dropped without loss",
        )
        .confidence(Confidence::Medium)
}
