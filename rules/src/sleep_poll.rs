//! Finds a loop that sleeps and looks at shared state until another thread has changed it.
//!
//! ## Why
//!
//! The sleep is always wrong: too long, and the thread wakes late; too short, and it burns time and
//! battery to find out that nothing has happened. Whoever changes the state can wake the thread at
//! that very moment.
//!
//! ## Example
//!
//! ```rust
//! # use std::{sync::atomic::{AtomicBool, Ordering}, thread, time::Duration};
//! fn wait_until_ready(ready: &AtomicBool) {
//!     while !ready.load(Ordering::Acquire) {
//!         thread::sleep(Duration::from_millis(10));
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::{Condvar, Mutex};
//! fn wait_until_ready(ready: &Mutex<bool>, changed: &Condvar) {
//!     let guard = ready.lock().unwrap();
//!     let _ready = changed.wait_while(guard, |ready| !*ready).unwrap();
//! }
//! ```
//!
//! For messages there is `recv`, for threads `join`, for tasks `tokio::sync::Notify` and `watch`.
//!
//! A `threadlint_runtime::Event` is set once for all who wait;
//! `threadlint_runtime::ordered::Condition` waits for what a predicate says; a
//! `threadlint_runtime::Queue` hands over items and its end.
//!
//! ## Limits
//!
//! A loop that does anything else in each round, asks a clock, or counts its rounds is taken for
//! periodic work, a retry, or a wait with a deadline, and not reported; nor is one that looks at what
//! cannot wake anybody: files, processes, the network.

use diag::{Confidence, Diagnostic};
use model::{Check, CheckKind, Model, Poll};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "sleep_poll",
    group: Group::Sleep,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-821"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads("`threadlint_runtime::Event` wakes all who wait")),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    // Of channels `channel_poll` speaks.
    for poll in model.polls().iter().filter(|it| it.check.kind != CheckKind::Receive) {
        let diagnostic = diagnostic(model, poll);
        match poll.check.kind {
            CheckKind::TryLock => cx.report_bare(diagnostic, model.in_test(poll.code)),
            _ => cx.report(diagnostic, model.in_test(poll.code)),
        }
    }
}

fn diagnostic(model: &Model, poll: &Poll) -> Diagnostic {
    let check = &poll.check;
    let name = subject(model, check);
    let message = format!("the loop sleeps and looks at {name} until that has changed");
    Diagnostic::new(model.span(poll.code, poll.sleep), message)
        .primary_text("sleeps here")
        .label(model.span(poll.code, check.range), looks(check.kind))
        .help(instead(check.kind, poll.awaits))
}

/// What is looked at, in backticks.
fn subject(model: &Model, check: &Check) -> String {
    let name = check.on.as_ref().map(|it| words::lock_name(model, it));
    match name {
        Some(name) if name.starts_with('`') => name,
        _ => "shared state".to_owned(),
    }
}

fn looks(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::Atomic | CheckKind::Probe => "looks here",
        CheckKind::Lock => "looks under the lock here",
        CheckKind::TryLock => "tries to get the lock here",
        CheckKind::Receive => "asks the channel here",
    }
}

fn instead(kind: CheckKind, is_task: bool) -> &'static str {
    match (kind, is_task) {
        (CheckKind::Receive, false) => "`recv` or `recv_timeout` waits until there is a message",
        (CheckKind::Receive, true) => "`recv().await` waits until there is a message",
        (CheckKind::TryLock, false) => "`lock` or `try_lock_for` waits until the lock is free",
        (CheckKind::TryLock, true) => "`lock().await` waits until the lock is free",
        (CheckKind::Probe, _) => "wait for the event itself: `join`, `recv`, or a `Condvar`",
        (_, false) => {
            "a `Condvar` (`wait_while`) or `thread::park` waits until whoever changes it says so"
        }
        (_, true) => "`tokio::sync::Notify` or `watch` waits until whoever changes it says so",
    }
}
