//! Finds a loop that asks a channel for messages and sleeps in between.
//!
//! ## Why
//!
//! A message lies in the channel until the sleep is over, and where there are none, the thread wakes
//! for nothing. `recv` sleeps until there is a message, and not longer.
//!
//! ## Example
//!
//! ```rust
//! # use std::{sync::mpsc::Receiver, thread, time::Duration};
//! fn next(jobs: &Receiver<u32>) -> u32 {
//!     loop {
//!         if let Ok(job) = jobs.try_recv() {
//!             return job;
//!         }
//!         thread::sleep(Duration::from_millis(10));
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::mpsc::Receiver;
//! fn next(jobs: &Receiver<u32>) -> Option<u32> {
//!     jobs.recv().ok()
//! }
//! ```
//!
//! `recv_timeout` gives up in time, and `select!` waits for several channels.
//!
//! `threadlint_runtime::Queue` waits with and without a limit, and for its end.
//!
//! ## Limits
//!
//! A loop that does anything else in each round, asks a clock, or counts its rounds is not reported:
//! it has a reason not to wait.

use diag::{Confidence, Diagnostic};
use model::{CheckKind, Model, Poll};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "channel_poll",
    group: Group::Channel,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-821"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::Queue` waits for the next item, a deadline, or its end",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for poll in model.polls().iter().filter(|it| it.check.kind == CheckKind::Receive) {
        cx.report(diagnostic(model, poll), model.in_test(poll.code));
    }
}

fn diagnostic(model: &Model, poll: &Poll) -> Diagnostic {
    let name = poll.check.on.as_ref().map(|it| it.describe(&model.program, &model.bodies));
    let name = match name {
        Some(name) if !name.starts_with('_') => format!("`{name}`"),
        _ => "the channel".to_owned(),
    };
    let instead = match poll.awaits {
        true => "`recv().await` waits until there is a message",
        false => "`recv` or `recv_timeout` waits until there is a message",
    };
    Diagnostic::new(
        model.span(poll.code, poll.sleep),
        format!("the loop sleeps and asks {name} until there is a message"),
    )
    .primary_text("sleeps here")
    .label(model.span(poll.code, poll.check.range), "asks the channel here")
    .help(instead)
}
