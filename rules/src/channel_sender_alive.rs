//! Finds a loop that receives until all senders are gone, while a sender is in a variable beside it.
//!
//! ## Why
//!
//! `for message in receiver` ends when the last sender is dropped. The sender that was cloned for the
//! threads is one of them: as long as it lives in the function that receives, the loop waits for a
//! message that nobody will send.
//!
//! ## Example
//!
//! ```rust
//! # use std::{sync::mpsc, thread};
//! fn total(parts: Vec<Vec<u64>>) -> u64 {
//!     let (results, received) = mpsc::sync_channel(8);
//!     for part in parts {
//!         let results = results.clone();
//!         let _worker = thread::spawn(move || results.send(part.iter().sum::<u64>()));
//!     }
//!     let mut total = 0;
//!     for result in received {
//!         total += result;
//!     }
//!     total
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{sync::mpsc, thread};
//! fn total(parts: &[Vec<u64>]) -> u64 {
//!     let (results, received) = mpsc::sync_channel(8);
//!     thread::scope(|scope| {
//!         for part in parts {
//!             let results = results.clone();
//!             scope.spawn(move || results.send(part.iter().sum::<u64>()));
//!         }
//!         drop(results);
//!         received.into_iter().sum()
//!     })
//! }
//! ```
//!
//! A `threadlint_runtime::Queue` ends when it is closed, whoever still has it.
//!
//! ## Limits
//!
//! Reported are loops in the function that makes the channel, and joins there of a thread that runs
//! such a loop. The confidence is medium if the loop has other ways out.

use diag::{Confidence, Diagnostic};
use model::{Birth, Drain, Model, Pair};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "channel_sender_alive",
    group: Group::Channel,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-833"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::Queue` ends when it is closed, whoever still has it",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        for pair in model.channel_pairs(code) {
            for drain in model.drains(&pair) {
                let Some((waits, is_join)) = model.waits_for(&pair, &drain) else { continue };
                let senders = model.sends(&pair).senders;
                let mut own = senders.iter().filter(|it| it.code == code);
                let Some(alive) = own.find(|it| model.is_here(it, waits)) else { continue };
                let diagnostic = match is_join {
                    true => {
                        let range = model.bodies.codes[code.idx()].op(waits).range;
                        diagnostic(model, &pair, &drain, alive)
                            .label(model.span(code, range), "waits for the thread of the loop here")
                    }
                    false => diagnostic(model, &pair, &drain, alive),
                };
                let confidence = match drain.has_other_exits {
                    true => Confidence::Medium,
                    false => Confidence::High,
                };
                cx.report(diagnostic.confidence(confidence), model.in_test(code));
            }
        }
    }
}

fn diagnostic(model: &Model, pair: &Pair, drain: &Drain, alive: &Birth) -> Diagnostic {
    let variable = model.variable_of(alive);
    let name = variable.and_then(|it| model.local(pair.code, it).name);
    let name = name.map_or_else(|| "a sender".to_owned(), |it| format!("`{it}`"));
    let message = format!("the loop waits for the last sender to go, but {name} is still there");
    let at = variable.map_or(pair.name_range, |it| model.local(pair.code, it).range);
    Diagnostic::new(model.span(drain.code, drain.range), message)
        .primary_text("receives until there is no sender")
        .label(model.span(pair.code, at), "this sender lives on")
        .help(format!("drop {name} before the loop, or move it into who sends last"))
}
