//! Finds a call that blocks the thread inside of async code.
//!
//! ## Why
//!
//! A thread of an async runtime runs many tasks, each up to its next `.await`. A task that sleeps,
//! joins a thread, receives from a channel of threads or asks the network the blocking way keeps all
//! others on that thread from running, time-outs and health checks among them. If what it waits for
//! is one of those tasks, that is for ever.
//!
//! ## Example
//!
//! ```rust
//! # use std::{thread, time::Duration};
//! # async fn connect() -> Option<u32> { None }
//! async fn reconnect() -> u32 {
//!     loop {
//!         if let Some(connection) = connect().await {
//!             return connection;
//!         }
//!         thread::sleep(Duration::from_secs(1));
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::time::Duration;
//! # async fn connect() -> Option<u32> { None }
//! async fn reconnect() -> u32 {
//!     loop {
//!         if let Some(connection) = connect().await {
//!             return connection;
//!         }
//!         tokio::time::sleep(Duration::from_secs(1)).await;
//!     }
//! }
//! ```
//!
//! What has no async twin goes to `tokio::task::spawn_blocking`, or to a pool of its own:
//! `threadlint_runtime::ThreadPool`.
//!
//! ## Limits
//!
//! Closures that run elsewhere (`spawn_blocking`, `thread::spawn`, rayon's) or in `block_in_place`
//! are known and not reported. Input and output on files, which most programs do here and there, and waits
//! for processes, which most of all command lines start, are of medium confidence, as are calls more than two calls away or through a trait with several
//! impls, sends to a channel that may be without bound, joins beside a look at whether the thread
//! has ended, what `async fn main` and the functions that only it awaits do, which have a thread to
//! themselves, and what a program runs with `block_on` on the thread that made it. Locks that are held briefly
//! are fine and not reported; whether an async function is only ever run on another thread of its own is
//! not known.

use std::collections::BTreeSet;

use diag::{Confidence, Diagnostic};
use model::{BlockingCall, CodeId, Model, Runner, effects::BlockKind};

use crate::{Context, Cure, Group, Level, Rule, blocks, words};

pub(crate) static RULE: Rule = Rule {
    name: "async_blocking",
    group: Group::Async,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-1322"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere("`threadlint_runtime::ThreadPool` has threads for calls that block")),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes().filter(|it| model.is_async(*it)) {
        let mut calls = model.blocking_calls(code);
        calls.retain(|it| is_ours(it.kind));
        calls.sort_by_key(|it| (it.range, badness(it)));
        let mut told = BTreeSet::new();
        calls.retain(|it| told.insert(it.range));
        for group in blocks::groups(&calls) {
            let diagnostic = blocks::with_more(model, &group, diagnostic(model, code, group[0]));
            cx.report(diagnostic, model.in_test(code));
        }
    }
}

fn is_ours(kind: BlockKind) -> bool {
    // `async_block_on`, `pool_wrong_kind` and the rules about locks have their say on these.
    !matches!(kind, BlockKind::Runtime | BlockKind::Compute | BlockKind::Lock)
}

/// Of what one call does, the worst is told.
fn badness(call: &BlockingCall) -> (bool, bool, usize) {
    let is_short = matches!(call.kind, BlockKind::Io | BlockKind::Spin);
    (call.is_weak, is_short, call.path.len())
}

fn diagnostic(model: &Model, code: CodeId, call: &BlockingCall) -> Diagnostic {
    let runner = model.runner(code);
    let what = blocks::what(model, call);
    let body = words::body_name(model, code);
    let message = match runner {
        Runner::Executor => format!("{what} on a thread that runs tasks, in {body}"),
        Runner::Main | Runner::Maker => format!("{what} in async code, in {body}"),
    };
    let diagnostic = Diagnostic::new(model.span(code, call.range), message);
    let diagnostic = blocks::label(model, call, diagnostic);
    let diagnostic = match blocks::twin(model, call) {
        Some(twin) => diagnostic.help(format!("`{twin}(..).await` suspends the task instead")),
        None => diagnostic.help(
            "await an async counterpart, or run it on a thread for blocking calls: \
             `spawn_blocking`",
        ),
    };
    let diagnostic = match blocks::suggestion(model, call) {
        Some(suggestion) => diagnostic.suggestion(suggestion),
        None => diagnostic,
    };
    diagnostic.confidence(match runner {
        // Most of what starts processes is a command line, whose tasks have nothing else to do.
        _ if call.kind == BlockKind::Process => Confidence::Medium,
        Runner::Executor => blocks::confidence(model, call),
        Runner::Main | Runner::Maker => Confidence::Medium,
    })
}
