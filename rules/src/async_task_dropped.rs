//! Finds a task that nobody observes.
//!
//! ## Why
//!
//! A task whose handle is thrown away runs on, and what comes of it is lost: the error that it
//! returns, and the panic that ends it, go nowhere. The service lives on without the part that
//! failed, and the first to notice is a user. Nor does anybody wait for it at shutdown.
//!
//! ## Example
//!
//! ```rust
//! # use std::io;
//! # async fn flush() -> io::Result<()> { Ok(()) }
//! async fn save() {
//!     tokio::spawn(async {
//!         flush().await?;
//!         io::Result::Ok(())
//!     });
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::io;
//! # async fn flush() -> io::Result<()> { Ok(()) }
//! async fn save() -> io::Result<()> {
//!     let task = tokio::spawn(async {
//!         flush().await?;
//!         io::Result::Ok(())
//!     });
//!     task.await.map_err(io::Error::other)?
//! }
//! ```
//!
//! A `JoinSet` keeps many tasks, and gives their results as they come. For jobs on threads,
//! `threadlint_runtime::TaskHandle` gives the result or the panic, and complains if it is not looked at.
//!
//! ## Limits
//!
//! Confidence is medium: many tasks report what went wrong by themselves, to a log or a channel, and
//! nothing but their panics is lost. Only handles that no variable takes are reported:
//! `tokio::spawn(..);`. `let _ = tokio::spawn(..);` says that this is meant, and is not reported.

use diag::{Confidence, Diagnostic};
use model::{
    CallKinds, KnownCall, Model,
    effects::SpawnKind,
    facts::{Discard, LocalKind},
};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "async_task_dropped",
    group: Group::Async,
    level: Level::Warn,
    confidence: Confidence::Medium,
    ids: &["CWE-391"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "`threadlint_runtime::TaskHandle` has the result of a job on a thread, or its panic",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        for known in model.known_calls_of(code, CallKinds::SPAWN).filter(|it| is_dropped(model, it))
        {
            let result = model.task_result(code, known.dest);
            let lost = match result {
                Some(name) => format!("its `{name}`, and its panic, are lost"),
                None => "its panic is lost".to_owned(),
            };
            let message = format!("nobody observes this task: {lost}");
            let diagnostic = Diagnostic::new(model.span(code, known.range), message)
                .primary_text("the task's handle is dropped here")
                .help("keep the handle and await it, or put the task into a `JoinSet`")
                .confidence(Confidence::Medium);
            cx.report(diagnostic, model.in_test(code));
        }
    }
}

/// A task's handle that ends with the statement that made it.
fn is_dropped(model: &Model, known: &KnownCall<'_>) -> bool {
    let is_task = known.effects.spawn.is_some_and(|it| {
        matches!(it.0, SpawnKind::Task | SpawnKind::LocalTask | SpawnKind::Blocking)
    });
    let local = model.local(known.code, known.dest);
    let is_dropped = local.kind == LocalKind::Discarded { by: Discard::Statement };
    is_task && is_dropped && model.is_task_handle(known.code, known.dest)
}
