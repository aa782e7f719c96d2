//! Finds a thread whose handle is dropped, so that nobody can wait for it or see how it ended.
//!
//! ## Why
//!
//! A thread without a handle runs on by itself. What it returns is lost, a panic in it is a line on
//! standard error and nothing else, and at the end of `main` it is cut off wherever it is: half of a
//! file is written, a transaction is neither here nor there.
//!
//! ## Example
//!
//! ```rust
//! # use std::{fs, io, thread};
//! fn save(path: String, text: String) {
//!     thread::spawn(move || -> io::Result<()> { fs::write(path, text) });
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{fs, io, thread::{self, JoinHandle}};
//! fn save(path: String, text: String) -> JoinHandle<io::Result<()>> {
//!     thread::spawn(move || -> io::Result<()> { fs::write(path, text) })
//! }
//! ```
//!
//! Or join the thread before the function returns; `std::thread::scope` does so in any case.
//!
//! A `threadlint_runtime::Worker` is joined when it is dropped, and the task of a
//! `threadlint_runtime::ThreadPool` says how it ended.
//!
//! ## Limits
//!
//! The confidence is high if the thread returns a `Result`: then there is an error that nobody sees.
//! Threads that return nothing are often meant to live as long as the program, and so findings on
//! them have medium confidence, and low if the thread never ends by itself. A handle that is asked
//! whether the thread has finished, or that goes where it is not followed, is not reported.

use diag::{Confidence, Diagnostic};
use model::{Birth, CodeId, DropCause, EndKind, Fate, Model, UseKind, Yield};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "thread_detached",
    group: Group::Thread,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CERT-CON04-C"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads("`threadlint_runtime::Worker` is joined when it is dropped")),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    let handles = model.detaching_handles();
    for code in model.codes() {
        for birth in model.births(code, &|it| handles.contains(&it)) {
            let fate = model.fate(&birth);
            let is_lost = fate.is_only_dropped() && !is_observed(model, &fate);
            if let Some(diagnostic) = diagnostic(model, &birth, &fate).filter(|_| is_lost) {
                cx.report(diagnostic, model.in_test(code));
            }
        }
    }
}

/// Somebody asked how the thread is doing, or had the handle in hand.
fn is_observed(model: &Model, fate: &Fate) -> bool {
    fate.uses.iter().any(|it| match it.kind {
        UseKind::Called { func: Some(func), .. } => {
            !model.program.is_stub(func) || model.program.func(func).effects.probe
        }
        _ => true,
    })
}

fn diagnostic(model: &Model, birth: &Birth, fate: &Fate) -> Option<Diagnostic> {
    let call = model.call_at(birth)?;
    let yields = model.birth_yields(birth);
    let message = match (yields, model.brought_by(birth)) {
        (Yield::Outcome, None) => "nobody sees the `Result` of the thread".to_owned(),
        (_, None) => "nobody can wait for the thread".to_owned(),
        (Yield::Outcome, Some(func)) => {
            let name = model.program.func_name(func);
            format!("nobody sees the `Result` of the thread that `{name}` starts")
        }
        (_, Some(func)) => {
            let name = model.program.func_name(func);
            format!("nobody can wait for the thread that `{name}` starts")
        }
    };
    let message = format!("{message}: its handle is dropped");
    let mut diagnostic = Diagnostic::new(model.span(birth.code, call.name_range), message)
        .confidence(confidence(model, birth, yields))
        .help("join the handle, return it, or keep it where somebody joins it");
    match later_end(fate) {
        Some((code, range)) => {
            diagnostic = diagnostic
                .primary_text("the thread starts here")
                .label(model.span(code, range), "the handle is dropped here");
        }
        None => diagnostic = diagnostic.primary_text("the thread starts here, on its own"),
    }
    Some(diagnostic)
}

/// Where the handle ends, if that is not right where it is made.
fn later_end(fate: &Fate) -> Option<(CodeId, diag::TextRange)> {
    let is_late = |kind: &EndKind| {
        matches!(
            kind,
            EndKind::Dropped(DropCause::ScopeEnd | DropCause::Explicit | DropCause::Overwritten)
        )
    };
    fate.ends.iter().find(|it| is_late(&it.kind)).map(|it| (it.code, it.range))
}

fn confidence(model: &Model, birth: &Birth, yields: Yield) -> Confidence {
    let entry = model.spawns(birth.code).find(|it| Some(it.known.pos) == birth.pos);
    let entry = entry.and_then(|it| it.entry);
    let only_sends = entry.is_some_and(|it| model.ends_in_send(it));
    let is_endless = entry.is_some_and(|it| model.endless_loop(it).is_some());
    match yields {
        _ if is_endless => Confidence::Low,
        Yield::Outcome if !only_sends && !model.in_test(birth.code) => Confidence::High,
        _ => Confidence::Medium,
    }
}
