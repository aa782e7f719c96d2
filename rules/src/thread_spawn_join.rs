//! Finds a thread that is joined as soon as it is started.
//!
//! ## Why
//!
//! The thread that starts it does nothing until the other one is done: the work takes as long as it
//! would here, and a thread more.
//!
//! ## Example
//!
//! ```rust
//! # use std::thread;
//! fn total(numbers: Vec<u64>) -> u64 {
//!     thread::spawn(move || numbers.iter().sum()).join().unwrap()
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! fn total(numbers: &[u64]) -> u64 {
//!     numbers.iter().sum()
//! }
//! ```
//!
//! Where the work can be cut, `threadlint_runtime::map_chunks` runs the parts at once.
//!
//! ## Limits
//!
//! A thread of its own keeps a panic, a blocking call in a place where none may be, or a thread-local
//! apart: that is why this is a hint. Threads that are made by a `Builder`, which may give them a
//! larger stack, are not reported.

use diag::{Confidence, Diagnostic};
use model::{effects::SpawnKind, facts::Operand};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "thread_spawn_join",
    group: Group::Thread,
    level: Level::Hint,
    confidence: Confidence::Certain,
    ids: &[],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::map_chunks` runs the parts of one job at once",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        for spawn in model.spawns(code).filter(|it| it.kind == SpawnKind::Thread) {
            let has_builder = spawn.known.input(0).and_then(Operand::place).is_some()
                && model.program.func(spawn.known.func).inputs.len() > 1;
            let Some(join) = model.joined_at_once(&spawn).filter(|_| !has_builder) else {
                continue;
            };
            let diagnostic = Diagnostic::new(
                model.span(code, spawn.known.call.name_range),
                "the thread is joined as soon as it is started",
            )
            .primary_text("starts a thread")
            .label(model.span(code, join), "waits for it at once")
            .confidence(Confidence::Certain)
            .help("call the closure here, or do something else before the `join`");
            cx.report(diagnostic, model.in_test(code));
        }
    }
}
