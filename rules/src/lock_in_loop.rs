//! Finds threads that take one shared lock for each element they work on.
//!
//! ## Why
//!
//! Threads that add each result to one shared collection or sum meet at its lock once per element, and
//! wait for each other more than they compute. If each keeps its own part and adds it once at the end,
//! they meet once per thread.
//!
//! ## Example
//!
//! ```rust
//! use std::{sync::Mutex, thread};
//!
//! fn total(chunks: &[Vec<u64>]) -> u64 {
//!     let total = Mutex::new(0);
//!     thread::scope(|scope| {
//!         for chunk in chunks {
//!             let total = &total;
//!             scope.spawn(move || {
//!                 for value in chunk {
//!                     *total.lock().unwrap() += value;
//!                 }
//!             });
//!         }
//!     });
//!     total.into_inner().unwrap()
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! use std::{sync::Mutex, thread};
//!
//! fn total(chunks: &[Vec<u64>]) -> u64 {
//!     let total = Mutex::new(0);
//!     thread::scope(|scope| {
//!         for chunk in chunks {
//!             let total = &total;
//!             scope.spawn(move || {
//!                 let part: u64 = chunk.iter().sum();
//!                 *total.lock().unwrap() += part;
//!             });
//!         }
//!     });
//!     total.into_inner().unwrap()
//! }
//! ```
//!
//! `threadlint_runtime::map_chunks` gives each thread its part and puts the results together; rayon has
//! `map` and `reduce`.
//!
//! ## Limits
//!
//! A hint. Only `for` loops in the closure that is started count, and only locks whose guard ends
//! within the round and that change something. Loops that wait in a round, for a channel or for I/O,
//! are left alone: what they wait for takes longer.

use diag::{Confidence, Diagnostic};
use model::{Acquisition, CodeId, Model};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "lock_in_loop",
    group: Group::Lock,
    level: Level::Hint,
    confidence: Confidence::Medium,
    ids: &[],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::map_chunks` gives each thread a part and puts the results together",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.started() {
        for acquisition in &model.solution.flows[code.idx()].acquisitions {
            if let Some(found) = model.taken_for_each(code, acquisition) {
                let diagnostic = diagnostic(model, code, acquisition, found);
                cx.report(diagnostic, model.in_test(code));
            }
        }
    }
}

fn diagnostic(
    model: &Model,
    code: CodeId,
    acquisition: &Acquisition,
    head: diag::Span,
) -> Diagnostic {
    let name = words::lock_name(model, &acquisition.object);
    let taken = words::taken(acquisition.lock, acquisition.mode);
    let span = model.span(code, acquisition.range);
    Diagnostic::new(span, format!("{name} is {taken} by each thread once for each element"))
        .confidence(Confidence::Medium)
        .label(head, "in each round of this loop")
        .help(
            "let each thread keep a part of its own, and add that under the lock once, at the end",
        )
}
