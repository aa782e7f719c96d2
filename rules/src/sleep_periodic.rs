//! Finds a thread that spends its life working and sleeping in turns.
//!
//! ## Why
//!
//! A round takes the time of the sleep and that of the work, so the rounds drift: what is done "every
//! minute" is done less often the more there is to do. Whoever stops the program waits for the sleep
//! to end, or leaves the thread behind. And each such thread has a stack of its own, for a few
//! milliseconds of work.
//!
//! ## Example
//!
//! ```rust
//! # use std::{thread::{self, JoinHandle}, time::Duration};
//! # fn remove_expired() {}
//! fn start_cleaning() -> JoinHandle<()> {
//!     thread::spawn(|| loop {
//!         remove_expired();
//!         thread::sleep(Duration::from_secs(60));
//!     })
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{sync::mpsc::{Receiver, RecvTimeoutError}, thread::{self, JoinHandle}, time::Duration};
//! # fn remove_expired() {}
//! fn start_cleaning(stop: Receiver<()>) -> JoinHandle<()> {
//!     thread::spawn(move || {
//!         let pause = Duration::from_secs(60);
//!         while stop.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
//!             remove_expired();
//!         }
//!     })
//! }
//! ```
//!
//! Dropping the sender ends the wait at once.
//!
//! A `threadlint_runtime::Scheduler` runs many such jobs on one thread, at times that do not drift, and
//! cancels them.
//!
//! ## Limits
//!
//! Only loops are reported that sleep exactly once in each round, always for the same time, and wait for
//! nothing else: what is tried again, slows down, looks at the clock, counts, polls a queue, or draws
//! from a channel is something else. Loops are looked for in the function or closure that a thread
//! begins with, and in those that it calls.

use diag::{Confidence, Diagnostic};
use model::{Model, Periodic};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "sleep_periodic",
    group: Group::Sleep,
    level: Level::Hint,
    confidence: Confidence::High,
    ids: &[],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::Scheduler` runs jobs at times that do not drift, and cancels them",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for periodic in model.periodic_loops() {
        cx.report(diagnostic(model, &periodic), periodic.in_test);
    }
}

fn diagnostic(model: &Model, periodic: &Periodic) -> Diagnostic {
    let message = "each round of the thread's work comes later by the time that the work takes, and \
                   nothing ends this sleep early";
    Diagnostic::new(model.span(periodic.code, periodic.sleep), message)
        .primary_text("sleeps here in each round")
        .label(periodic.spawn, "the thread starts here")
        .help(
            "a scheduler keeps time and can be cancelled; `recv_timeout` on a channel ends with it",
        )
}
