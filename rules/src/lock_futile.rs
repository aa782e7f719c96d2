//! Finds a lock that a function makes, takes and drops without anybody else ever seeing it.
//!
//! ## Why
//!
//! A lock keeps threads apart that meet at it. One that lives in a variable of a single call meets
//! nobody: it protects nothing, and whoever reads the code believes that it does. Often the lock was
//! meant to be a field or a static.
//!
//! ## Example
//!
//! ```rust
//! use std::sync::Mutex;
//!
//! fn next_id(last: &mut u64) -> u64 {
//!     let lock = Mutex::new(());
//!     let _guard = lock.lock().unwrap();
//!     *last += 1;
//!     *last
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! use std::sync::Mutex;
//!
//! static LAST: Mutex<u64> = Mutex::new(0);
//!
//! fn next_id() -> u64 {
//!     let mut last = LAST.lock().unwrap();
//!     *last += 1;
//!     *last
//! }
//! ```
//!
//! ## Limits
//!
//! A lock that is borrowed, cloned, moved or captured by a closure, even once, is left alone, and so
//! is one whose guard a `Condvar` waits with, and an async lock of which a future is not awaited at
//! once but handed on.

use diag::{Confidence, Diagnostic};
use model::{
    Acquisition, AcquisitionIdx, CodeId, EventKind, Model, Object, Root,
    effects::LockKind,
    facts::{LocalId, LocalKind},
};

use crate::{Context, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "lock_futile",
    group: Group::Lock,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-821"],
    since: "0.1.0",
    cure: None,
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        let mut seen: Vec<LocalId> = Vec::new();
        let acquisitions = model.solution.flows[code.idx()].acquisitions.iter().enumerate();
        let mut acquisitions: Vec<(usize, &Acquisition)> = acquisitions.collect();
        acquisitions.sort_by_key(|it| it.1.range);
        for (idx, it) in acquisitions {
            let is_lock = it.lock.is_some_and(|lock| {
                matches!(lock.kind, LockKind::Mutex | LockKind::RwLock) && !lock.raw
            });
            let Some(local) = own_variable(model, code, &it.object).filter(|_| is_lock) else {
                continue;
            };
            let idx = AcquisitionIdx(idx as u32);
            if seen.contains(&local) || is_met(model, code, &it.object, idx) {
                continue;
            }
            seen.push(local);
            let name = words::lock_name(model, &it.object);
            let message = format!("{name} is locked, but nothing else can ever reach it");
            let made = model.span(code, model.local(code, local).range);
            let diagnostic = Diagnostic::new(model.span(code, it.range), message)
                .label(made, "made here, for this call only")
                .help(
                    "use the value without a lock; if threads are to meet here, the lock must be a \
                     field or a static",
                );
            cx.report(diagnostic, model.in_test(code));
        }
    }
}

/// The variable of this body that is the lock itself, or the only way to it.
fn own_variable(model: &Model, code: CodeId, object: &Object) -> Option<LocalId> {
    match object.root {
        Root::Local(root, local) if root == code && object.steps.is_empty() => {
            let is_variable = model.local(code, local).kind == LocalKind::Var;
            (is_variable && model.is_made_here(code, local)).then_some(local)
        }
        _ => None,
    }
}

/// Whether somebody else may get at the lock, or a wait needs it.
fn is_met(model: &Model, code: CodeId, object: &Object, idx: AcquisitionIdx) -> bool {
    let events = &model.solution.flows[code.idx()].events;
    let waits = |it: &model::Event| match it.kind {
        EventKind::Wait { guard, .. } => guard.is_none() || guard == Some(idx),
        _ => false,
    };
    model.is_captured(code, object)
        || model.is_taken_elsewhere(code, object)
        || events.iter().any(waits)
        || model.is_used_otherwise(code, object)
}
