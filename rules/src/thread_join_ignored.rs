//! Finds a thread that is joined without a look at how it ended.
//!
//! ## Why
//!
//! `join` gives what the thread returned, or that it panicked. `let _ = handle.join();` waits and
//! forgets both: the work was not done, and the program goes on as if it had been.
//!
//! ## Example
//!
//! ```rust
//! # use std::{fs, io, thread::JoinHandle};
//! fn finish(writer: JoinHandle<io::Result<()>>) {
//!     let _ = writer.join();
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{io, thread::JoinHandle};
//! fn finish(writer: JoinHandle<io::Result<()>>) -> io::Result<()> {
//!     writer.join().expect("the writer does not panic")
//! }
//! ```
//!
//! `std::panic::resume_unwind` lets a panic go on in the thread that joins.
//!
//! A `threadlint_runtime::TaskError` tells a panic from the rest, and a
//! `threadlint_runtime::ThreadPool` collects what its tasks return.
//!
//! ## Limits
//!
//! If the thread returns nothing, only a panic goes unseen, and the panic has been printed: then the
//! confidence is medium, as it is in an `impl Drop`, which has nobody to tell. Tasks are joined by
//! `.await`; of those only the ones whose `Result` is thrown away are reported, with medium
//! confidence, as that is how one waits for a task that was aborted. Where awaiting a task gives what
//! the task gave, without a result around it, its panic goes on in who awaits it.

use diag::{Confidence, Diagnostic};
use model::{CodeId, Join, Model, Yield};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "thread_join_ignored",
    group: Group::Thread,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-391"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads("`threadlint_runtime::TaskError` tells a panic from the rest")),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        let joins = model.joins(code).filter(|it| !it.passes_panic || it.yields == Yield::Outcome);
        for join in joins.filter(|it| model.is_ignored(code, it.dest).is_some()) {
            let confidence = match join.yields {
                Yield::Outcome if !join.is_task && !model.is_in_drop(code) => Confidence::High,
                _ => Confidence::Medium,
            };
            let diagnostic = diagnostic(model, code, &join);
            cx.report(diagnostic.confidence(confidence), model.in_test(code));
        }
    }
}

fn diagnostic(model: &Model, code: CodeId, join: &Join) -> Diagnostic {
    let what = if join.is_task { "task" } else { "thread" };
    let message = match join.yields {
        Yield::Outcome if join.passes_panic => format!("the {what}'s error is thrown away"),
        Yield::Outcome => format!("the {what}'s error is thrown away, and so is its panic"),
        _ => format!("a panic of the {what} is thrown away"),
    };
    Diagnostic::new(model.span(code, join.range), message)
        .primary_text("how it ended is known here, and not looked at")
        .help("hand the error on; `.expect(..)` or `std::panic::resume_unwind` let a panic go on here")
}
