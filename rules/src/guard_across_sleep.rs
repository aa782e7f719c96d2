//! Finds a sleep while a lock is held.
//!
//! ## Why
//!
//! Everybody who wants the lock sleeps as well, for no reason. What was meant as a pause of one
//! thread becomes a pause of all, and its length is the least time anybody waits.
//!
//! ## Example
//!
//! ```rust
//! # use std::{sync::Mutex, thread, time::Duration};
//! fn reconnect(state: &Mutex<u32>) {
//!     let mut attempts = state.lock().unwrap();
//!     *attempts += 1;
//!     thread::sleep(Duration::from_millis(10));
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{sync::Mutex, thread, time::Duration};
//! fn reconnect(state: &Mutex<u32>) {
//!     *state.lock().unwrap() += 1;
//!     thread::sleep(Duration::from_millis(10));
//! }
//! ```
//!
//! A thread that waits for something under a lock wants `Condvar::wait_timeout`, which gives up the
//! lock meanwhile.
//!
//! `threadlint_runtime::ordered::assert_no_locks_held`, before the sleep, finds what is held at run
//! time.
//!
//! ## Limits
//!
//! Sleeps in called functions are followed. Guards of asynchronous locks count too when a task sleeps
//! with them; guards that must not be alive at an await at all are `guard_across_await`.

use diag::Confidence;
use model::effects::BlockKind;

use crate::{
    Context, Cure, Group, Level, Rule,
    across::{self, Shape, WaitKind},
    hold::Hold,
};

pub(crate) static RULE: Rule = Rule {
    name: "guard_across_sleep",
    group: Group::Guard,
    level: Level::Warn,
    confidence: Confidence::Certain,
    ids: &["CERT-CON05-C", "CWE-667"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::ordered::assert_no_locks_held` finds at run time what is held",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    let places = across::all(model);
    let is_sleep = |wait| wait == WaitKind::Call(BlockKind::Sleep);
    let sleeps = places.iter().filter(|it| is_sleep(it.wait) && it.shape(model) == Shape::Plain);
    for group in across::groups(sleeps) {
        let code = group.first.code;
        let mut diagnostic = across::diagnostic(model, &group);
        let hold = group.guards.first().map(|it| Hold::new(model, code, *it));
        if let Some(hold) = &hold {
            diagnostic = diagnostic.help(hold.advice("it sleeps"));
        }
        // A task waits for a change otherwise, and has no use for the guard meanwhile.
        if !hold.is_some_and(|it| it.is_of_tasks()) {
            diagnostic = diagnostic.help(
                "to wait for a change under the lock, `Condvar::wait_timeout` gives it up meanwhile",
            );
        }
        cx.report(diagnostic, model.in_test(code));
    }
}
