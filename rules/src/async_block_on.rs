//! Finds async code that blocks its thread until a future or an async lock is ready.
//!
//! ## Why
//!
//! A runtime's own `block_on`, `blocking_lock` or `blocking_recv` panic when they are called on one of
//! its threads. Executors that do not panic keep the thread from running the very tasks that the
//! future waits for: with one thread, or with as many such calls as threads, that is for ever.
//!
//! ## Example
//!
//! ```rust,no_run
//! # use tokio::runtime::Handle;
//! # async fn fetch() -> u32 { 1 }
//! fn cached() -> u32 {
//!     Handle::current().block_on(fetch())
//! }
//!
//! async fn answer() -> u32 {
//!     cached() + 1
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # async fn fetch() -> u32 { 1 }
//! async fn cached() -> u32 {
//!     fetch().await
//! }
//!
//! async fn answer() -> u32 {
//!     cached().await + 1
//! }
//! ```
//!
//! What cannot be async and has to wait belongs on threads for that, outside of the runtime:
//! `threadlint_runtime::ThreadPool`.
//!
//! ## Limits
//!
//! In `block_in_place` and on threads for blocking calls, `block_on` is fine and not reported.
//! Confidence is medium for calls more than two calls away, and through a trait with several impls.
//! So it is in `async fn main`, which has a thread to itself, if the `block_on` is of a kind that runs
//! inside of a runtime, as that of `futures` does. And in tests: one that panics whenever it runs would
//! not be kept, so it is meant to.
//! Not reported is an `async` block that waits for nobody, as one that reads a file through
//! `AllowStdIo`, and what runs only where `Handle::try_current` has found no runtime.
//! `blocking_lock` and its like are seen where async code itself calls them, not through calls.

use std::collections::BTreeSet;

use diag::{Confidence, Diagnostic};
use model::{CallKinds, CodeId, KnownCall, Model, Runner, effects::BlockKind};

use crate::{Context, Cure, Group, Level, Rule, blocks, words};

pub(crate) static RULE: Rule = Rule {
    name: "async_block_on",
    group: Group::Async,
    level: Level::Deny,
    confidence: Confidence::High,
    ids: &["CWE-833"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere("`threadlint_runtime::ThreadPool` has threads for calls that block")),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes().filter(|it| model.is_async(*it)) {
        let body = words::body_name(model, code);
        let mut told = BTreeSet::new();
        let calls = model.blocking_calls(code);
        for call in calls.iter().filter(|it| it.kind == BlockKind::Runtime) {
            told.insert(call.range);
            let message = format!("{} in async code, in {body}", blocks::what(model, call));
            let diagnostic = Diagnostic::new(model.span(code, call.range), message);
            let diagnostic = blocks::label(model, call, diagnostic).help(ADVICE);
            let confidence = blocks::confidence(model, call);
            // Its thread is nobody else's.
            let is_alone = model.runner(code) != Runner::Executor && blocks::nests(model, call);
            let most = if is_alone { Confidence::Medium } else { Confidence::High };
            report(cx, code, diagnostic, confidence.min(most));
        }
        for known in locks(model, code).filter(|it| !told.contains(&it.range)) {
            let name = words::called(model, code, model.span(code, known.range));
            let what = name.map_or_else(|| "this".to_owned(), |it| format!("`{it}`"));
            let message = format!("{what} blocks the thread for an async lock, in {body}");
            let diagnostic = Diagnostic::new(model.span(code, known.range), message)
                .primary_text("panics on a thread of the runtime")
                .help("`.lock().await`, or its like, suspends the task instead");
            report(cx, code, diagnostic, RULE.confidence);
        }
    }
}

/// A test that blocks its runtime fails whenever it runs: one that is kept wants to, or its runtime
/// lets itself be nested.
fn report(cx: &mut Context<'_>, code: CodeId, diagnostic: Diagnostic, confidence: Confidence) {
    let in_test = cx.model.in_test(code);
    let confidence = if in_test { confidence.min(Confidence::Medium) } else { confidence };
    cx.report(diagnostic.confidence(confidence), in_test);
}

const ADVICE: &str = "await the future instead; where that cannot be, `block_in_place` tells the \
                      runtime that its thread is busy";

/// Calls that take an async lock by blocking the thread.
fn locks(model: &Model, code: CodeId) -> impl Iterator<Item = KnownCall<'_>> {
    model.known_calls_of(code, CallKinds::ACQUIRE).filter(|it| {
        let blocks = it.effects.blocks.is_some_and(|it| it.kind == BlockKind::Runtime);
        blocks && it.effects.acquire.is_some()
    })
}
