//! Finds a send whose failure nobody looks at.
//!
//! ## Why
//!
//! A send fails if the receiver is gone, and then the message is lost. `let _ = sender.send(message);`
//! goes on working for nobody; the error is the sign to stop.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::mpsc::SyncSender;
//! fn produce(numbers: SyncSender<u64>) {
//!     for number in 0.. {
//!         let _ = numbers.send(number);
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::mpsc::SyncSender;
//! fn produce(numbers: SyncSender<u64>) {
//!     for number in 0.. {
//!         if numbers.send(number).is_err() {
//!             return;
//!         }
//!     }
//! }
//! ```
//!
//! `put` of a `threadlint_runtime::Queue` gives the item back if the queue is closed.
//!
//! ## Limits
//!
//! At the end of a program, in an `impl Drop`, and where nobody has to listen, as with replies and
//! broadcasts, a send may well fail: hence a hint of medium confidence. Sends outside of loops on a
//! channel for one message, on a broadcast and in an `impl Drop` are not reported.

use diag::{Confidence, Diagnostic};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "channel_send_ignored",
    group: Group::Channel,
    level: Level::Hint,
    confidence: Confidence::Medium,
    ids: &["CWE-252"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::Queue` gives the item back when it is closed",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes().filter(|it| !model.is_in_drop(*it)) {
        for send in model.ignored_sends(code) {
            let diagnostic = Diagnostic::new(
                model.span(code, send.range),
                "if the receiver is gone, the message is lost and nobody notices",
            )
            .primary_text("whether it was sent is not looked at")
            .confidence(Confidence::Medium)
            .help("stop, or hand the error on, when the send fails");
            cx.report(diagnostic, model.in_test(code));
        }
    }
}
