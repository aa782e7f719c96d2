//! Finds a thread that waits for others to wake it while it holds another lock.
//!
//! ## Why
//!
//! `Condvar::wait` gives up the one guard that it is given. Every other lock of the thread stays
//! held, for as long as it takes; and if whoever is to wake it needs one of those first, nobody ever
//! does. The same goes for `thread::park`.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::{Condvar, Mutex};
//! struct Printer {
//!     paper: Mutex<u32>,
//!     jobs: Mutex<Vec<String>>,
//!     has_jobs: Condvar,
//! }
//!
//! fn print_next(printer: &Printer) -> Option<String> {
//!     let mut paper = printer.paper.lock().unwrap();
//!     let mut jobs = printer.jobs.lock().unwrap();
//!     while jobs.is_empty() {
//!         jobs = printer.has_jobs.wait(jobs).unwrap();
//!     }
//!     *paper -= 1;
//!     jobs.pop()
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::{Condvar, Mutex};
//! struct Printer {
//!     paper: Mutex<u32>,
//!     jobs: Mutex<Vec<String>>,
//!     has_jobs: Condvar,
//! }
//!
//! # fn add(printer: &Printer, job: String) {
//! #     printer.jobs.lock().unwrap().push(job);
//! #     printer.has_jobs.notify_one();
//! # }
//! fn print_next(printer: &Printer) -> Option<String> {
//!     let mut jobs = printer.jobs.lock().unwrap();
//!     while jobs.is_empty() {
//!         jobs = printer.has_jobs.wait(jobs).unwrap();
//!     }
//!     let job = jobs.pop();
//!     drop(jobs);
//!     *printer.paper.lock().unwrap() -= 1;
//!     job
//! }
//! ```
//!
//! `threadlint_runtime::ordered::assert_no_locks_held` finds the other lock at run time; a
//! `threadlint_runtime::Queue` waits without a lock of the caller's.
//!
//! ## Limits
//!
//! Whether the notifier takes the lock is not asked: a lock that is held for an unknown time is
//! trouble enough. Waits with a time-out have medium confidence.

use diag::Confidence;
use model::effects::BlockKind;

use crate::{
    Context, Cure, Group, Level, Rule,
    across::{self, Shape, WaitKind},
    hold::Hold,
};

pub(crate) static RULE: Rule = Rule {
    name: "guard_across_wait",
    group: Group::Guard,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-833", "CWE-667"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads("`threadlint_runtime::Queue` waits without a lock of its caller")),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    let places = across::all(model);
    let is_wait = |wait| matches!(wait, WaitKind::Call(BlockKind::Wait | BlockKind::Park));
    let waits = places.iter().filter(|it| is_wait(it.wait) && it.shape(model) == Shape::Plain);
    for group in across::groups(waits) {
        let code = group.first.code;
        let mut diagnostic = across::diagnostic(model, &group);
        if let Some(guard) = group.guards.first() {
            let hold = Hold::new(model, code, *guard);
            diagnostic = diagnostic.help(hold.advice("the wait")).help(format!(
                "whoever ends the wait must never need {} to get there",
                hold.lock_name()
            ));
        }
        cx.report(diagnostic, model.in_test(code));
    }
}
