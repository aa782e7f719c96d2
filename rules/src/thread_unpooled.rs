//! Finds a crate that starts many threads one by one for short pieces of work.
//!
//! ## Why
//!
//! Each place that starts a thread of its own decides by itself how many there may be, what becomes of
//! a panic, and who waits. A pool decides that once: it has a fixed number of threads, gives results and
//! errors back, and is shut down at one place.
//!
//! ## Example
//!
//! ```rust
//! # use std::thread;
//! # fn index() {}
//! # fn compact() {}
//! # fn report() {}
//! # fn upload() {}
//! fn at_night() {
//!     let index = thread::spawn(index);
//!     let compact = thread::spawn(compact);
//!     let report = thread::spawn(report);
//!     let upload = thread::spawn(upload);
//!     for handle in [index, compact, report, upload] {
//!         handle.join().unwrap();
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::thread;
//! # fn index() {}
//! # fn compact() {}
//! # fn report() {}
//! # fn upload() {}
//! fn at_night() {
//!     thread::scope(|scope| {
//!         scope.spawn(index);
//!         scope.spawn(compact);
//!         scope.spawn(report);
//!         scope.spawn(upload);
//!     });
//! }
//! ```
//!
//! A `threadlint_runtime::ThreadPool` runs them on a fixed number of threads and gives their results
//! and errors back.
//!
//! ## Limits
//!
//! One finding for each crate that starts short threads at four places or more. A thread with a loop
//! in it lives long and is not counted, nor is one that goes on in an endless loop of a function, or
//! waits for messages, for a process, or to be woken; nor are tests. What fits better is a matter of taste: hence a
//! hint.

use diag::{Confidence, Diagnostic};
use model::{CodeId, Model, Spawn};

use crate::{Context, Cure, Group, Level, Rule, more::and_here};

pub(crate) static RULE: Rule = Rule {
    name: "thread_unpooled",
    group: Group::Thread,
    level: Level::Hint,
    confidence: Confidence::Medium,
    ids: &[],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::ThreadPool` has a fixed number of threads and a bounded queue",
    )),
    check,
};

/// So many places may start a thread of their own.
const FEW: usize = 4;

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for (_, spawns) in model.short_threads() {
        if let [first, rest @ ..] = &spawns[..]
            && spawns.len() >= FEW
        {
            cx.report(diagnostic(model, first, rest), false);
        }
    }
}

fn diagnostic(model: &Model, first: &Spawn<'_>, rest: &[Spawn<'_>]) -> Diagnostic {
    let at = |it: &Spawn<'_>| {
        let code: CodeId = it.known.code;
        model.span(code, it.known.call.name_range)
    };
    let message =
        format!("{} places of this crate start a thread for a short piece of work", rest.len() + 1);
    let diagnostic = Diagnostic::new(at(first), message)
        .primary_text("here")
        .confidence(Confidence::Medium)
        .help("a pool or a scope runs them with a limit, and gives results and errors back");
    and_here(diagnostic, rest.iter().map(at))
}
