//! Finds a channel without bound that grows with what comes from outside.
//!
//! ## Why
//!
//! A send to a channel without bound never waits. If messages come faster than they are received,
//! the queue grows until memory is used up, and what is in it is old by the time it is read. A
//! bounded channel makes the sender wait, and through it whoever sends to the sender.
//!
//! ## Example
//!
//! ```rust
//! # use std::{io::{self, BufRead}, sync::mpsc, thread};
//! # fn index(_line: String) {}
//! fn run(input: io::StdinLock<'_>) -> thread::JoinHandle<()> {
//!     let (lines, received) = mpsc::channel();
//!     let indexer = thread::spawn(move || received.into_iter().for_each(index));
//!     for line in input.lines().map_while(Result::ok) {
//!         if lines.send(line).is_err() {
//!             break;
//!         }
//!     }
//!     indexer
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{io::{self, BufRead}, sync::mpsc, thread};
//! # fn index(_line: String) {}
//! fn run(input: io::StdinLock<'_>) -> thread::JoinHandle<()> {
//!     let (lines, received) = mpsc::sync_channel(1024);
//!     let indexer = thread::spawn(move || received.into_iter().for_each(index));
//!     for line in input.lines().map_while(Result::ok) {
//!         if lines.send(line).is_err() {
//!             break;
//!         }
//!     }
//!     indexer
//! }
//! ```
//!
//! A `threadlint_runtime::Queue` is bounded, and `threadlint_runtime::QueueStats` tells how full it
//! is.
//!
//! ## Limits
//!
//! Most channels without bound are fine: they carry one message for each task, or a signal to stop.
//! So the confidence is high only where a loop that waits for input or for another channel sends in
//! each round. It is medium where such a loop sends now and then, or one without an end of its own does, and
//! low where it is not known who sends. A channel that is sent to outside of loops, or once for each
//! element of a collection, is not reported.

use diag::{Confidence, Diagnostic};
use model::{ChannelUse, Model, Pair, effects::ChannelKind};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "channel_unbounded",
    group: Group::Channel,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-770"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads("`threadlint_runtime::Queue` is bounded, and tells how full it is")),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        let pairs = model.channel_pairs(code).into_iter();
        for pair in pairs.filter(|it| it.kind == ChannelKind::Unbounded) {
            let sends = model.sends(&pair);
            let fed = sends.uses.iter().find_map(|it| Some((it, model.feed(it)?)));
            let repeated = sends.uses.iter().find(|it| model.is_in_open_loop(it));
            let diagnostic = diagnostic(model, &pair);
            let diagnostic = match (fed, repeated) {
                (Some((send, source)), _) => with_send(model, diagnostic, send)
                    .label(model.span(send.code, source.range), "for each that comes from here")
                    .confidence(Confidence::High),
                (None, Some(send)) => {
                    with_send(model, diagnostic, send).confidence(Confidence::Medium)
                }
                (None, None) if sends.is_open => diagnostic.confidence(Confidence::Low),
                (None, None) => continue,
            };
            cx.report(diagnostic, model.in_test(code));
        }
    }
}

fn diagnostic(model: &Model, pair: &Pair) -> Diagnostic {
    let name = model.variable_of(&pair.sender).and_then(|it| model.local(pair.code, it).name);
    let message = match name {
        Some(name) => format!("the channel of `{name}` has no bound: a send never waits"),
        None => "the channel has no bound: a send never waits".to_owned(),
    };
    Diagnostic::new(model.span(pair.code, pair.name_range), message)
        .primary_text("made here")
        .help("a bounded channel makes who sends wait for who receives")
}

fn with_send(model: &Model, diagnostic: Diagnostic, send: &ChannelUse) -> Diagnostic {
    diagnostic.label(model.span(send.code, send.range), "sends in a loop here")
}
