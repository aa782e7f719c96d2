//! Finds a sleep that gives another thread time to do something.
//!
//! ## Why
//!
//! No length of sleep makes sure that the other thread has come so far: on a loaded machine it has
//! not, and the code goes on with what is not there yet. Tests written so fail now and then, and are
//! slow when they do not.
//!
//! ## Example
//!
//! ```rust
//! # use std::{sync::{Arc, atomic::{AtomicU32, Ordering}}, thread, time::Duration};
//! fn start(counter: &Arc<AtomicU32>) -> u32 {
//!     let shared = Arc::clone(counter);
//!     let worker = thread::spawn(move || shared.store(1, Ordering::Release));
//!     thread::sleep(Duration::from_millis(100));
//!     let count = counter.load(Ordering::Acquire);
//!     worker.join().expect("the worker does not panic");
//!     count
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{sync::{Arc, atomic::{AtomicU32, Ordering}}, thread};
//! fn start(counter: &Arc<AtomicU32>) -> u32 {
//!     thread::scope(|scope| {
//!         scope.spawn(|| counter.store(1, Ordering::Release));
//!     });
//!     counter.load(Ordering::Acquire)
//! }
//! ```
//!
//! Where the thread goes on, a channel, a `Barrier` or a `Condvar` tells that it has come so far.
//!
//! A `threadlint_runtime::Event` says that something is done, a `threadlint_runtime::Barrier` that
//! all have come so far; `threadlint_runtime::testing` starts threads at once and ends tests that
//! hang.
//!
//! ## Limits
//!
//! Only sleeps of constant length are reported, outside of loops, in a function that starts a thread
//! or task before and looks at shared state, asserts or joins right after; in tests also without the
//! start. A function that starts a task, sleeps and returns the handle is reported with medium
//! confidence. A sleep before a signal (`store`, `send`, `notify`) lets work go on for a while, which may
//! be all that is meant.

use diag::{Confidence, Diagnostic};
use model::{Look, Model, SleepFirst};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "sleep_sync",
    group: Group::Sleep,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-821"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::Event` wakes all who wait, `threadlint_runtime::Barrier` when all have come",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for sleep in model.sleeps_before_looking() {
        let in_test = model.in_test(sleep.code);
        if sleep.spawn.is_some() || in_test && !matches!(sleep.looks, Look::Join) {
            cx.report(diagnostic(model, &sleep), in_test);
        }
    }
}

fn diagnostic(model: &Model, sleep: &SleepFirst) -> Diagnostic {
    let message = match &sleep.looks {
        Look::Assert => {
            "the assertion relies on a sleep to let other threads come so far".to_owned()
        }
        Look::Join => "the sleep waits for a thread that is joined right after".to_owned(),
        Look::HandOver => {
            "whoever gets what is started here relies on a sleep to let it come so far".to_owned()
        }
        Look::Check(check) => {
            let name = check.on.as_ref().map(|it| words::lock_name(model, it));
            let name = name.filter(|it| it.starts_with('`'));
            let name = name.unwrap_or_else(|| "shared state".to_owned());
            format!("the look at {name} relies on a sleep to let other threads come so far")
        }
    };
    let look = match &sleep.looks {
        Look::Assert => "asserted here",
        Look::Join => "joined here",
        Look::HandOver => "handed over here",
        Look::Check(_) => "looked at here",
    };
    let mut res = Diagnostic::new(model.span(sleep.code, sleep.sleep), message)
        .primary_text("sleeps here")
        .confidence(confidence(sleep))
        .label(model.span(sleep.code, sleep.look), look);
    if let Some(spawn) = sleep.spawn {
        res = res.label(model.span(sleep.code, spawn), "started here");
    }
    res.help(match sleep.awaits {
        false => "let the other thread say when it is there: a channel, a `Barrier`, a `Condvar`, or `join`",
        true => "let the other task say when it is there: a channel, `Notify`, or awaiting its handle",
    })
}

/// Without a thread that is started here, or with nothing but a join after it, it is a guess.
fn confidence(sleep: &SleepFirst) -> Confidence {
    match (&sleep.looks, sleep.spawn) {
        (Look::Join | Look::HandOver, _) | (_, None) => Confidence::Medium,
        _ => Confidence::High,
    }
}
