//! Finds a job that waits for another job of the same pool.
//!
//! ## Why
//!
//! A job that waits keeps its thread. If what it waits for is still in the pool's queue, another
//! thread has to take it; when all threads wait like that, none is left, and the pool stands still.
//! With many threads that takes a bad day, with few a busy minute.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::mpsc;
//! fn total(parts: Vec<Vec<u64>>) {
//!     rayon::spawn(move || {
//!         let (sender, sums) = mpsc::channel();
//!         for part in parts {
//!             let sender = sender.clone();
//!             rayon::spawn(move || sender.send(part.iter().sum::<u64>()).expect("nobody listens"));
//!         }
//!         drop(sender);
//!         while let Ok(sum) = sums.recv() {
//!             println!("{sum}");
//!         }
//!     });
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use rayon::prelude::*;
//! fn total(parts: Vec<Vec<u64>>) {
//!     rayon::spawn(move || {
//!         let sums: Vec<u64> = parts.par_iter().map(|it| it.iter().sum()).collect();
//!         for sum in sums {
//!             println!("{sum}");
//!         }
//!     });
//! }
//! ```
//!
//! The pool's own ways to wait (`rayon::join`, `scope`, parallel iterators) run other jobs meanwhile;
//! with `threadlint_runtime::ThreadPool`, wait where the jobs are submitted, outside of the pool.
//!
//! ## Limits
//!
//! A job is reported that starts another one in a pool of the same kind and waits after that, in the
//! same closure; whether it is the same pool, and that job that it waits for, is a guess. Confidence
//! is medium.

use diag::{Confidence, Diagnostic};
use model::{BlockingCall, CodeId, Model, effects::BlockKind, effects::SpawnKind};

use crate::{Context, Group, Level, Rule, blocks};

pub(crate) static RULE: Rule = Rule {
    name: "pool_self_wait",
    group: Group::Pool,
    level: Level::Warn,
    confidence: Confidence::Medium,
    ids: &["CWE-833"],
    since: "0.1.0",
    cure: None,
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        for (_, range, kind, job) in model.pool_jobs(code) {
            if let Some(found) = waits_for_own(model, kind, job) {
                let (started, call) = found;
                let span = model.span(job, call.range);
                let message = format!(
                    "{} in a job of the pool that has to send it",
                    blocks::what(model, &call)
                );
                let diagnostic = blocks::label(model, &call, Diagnostic::new(span, message))
                    .label(model.span(job, started), "another job is started here")
                    .label(model.span(code, range), "the pool runs this job")
                    .help("wait outside of the pool, or in the pool's own way, which runs other jobs meanwhile")
                    .confidence(Confidence::Medium);
                cx.report(diagnostic, model.in_test(code));
            }
        }
    }
}

/// The first wait of a job after it has started another job in a pool of the same kind.
fn waits_for_own(
    model: &Model,
    kind: SpawnKind,
    job: CodeId,
) -> Option<(diag::TextRange, BlockingCall)> {
    let control = model.control(job);
    let inner = model.pool_jobs(job);
    let started = inner.iter().filter(|it| it.2 == kind);
    let mut calls = model.blocking_calls(job);
    calls.retain(is_wait);
    let mut pairs = started.flat_map(|start| calls.iter().map(move |call| (start, call)));
    let found = pairs.find(|(start, call)| control.reaches(start.0, call.pos));
    found.map(|(start, call)| (start.1, call.clone()))
}

fn is_wait(call: &BlockingCall) -> bool {
    matches!(call.kind, BlockKind::Channel | BlockKind::Join | BlockKind::Wait | BlockKind::Barrier)
}
