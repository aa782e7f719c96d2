//! Finds a guard that is forgotten or leaked, so that its lock is never released.
//!
//! ## Why
//!
//! `mem::forget`, `ManuallyDrop::new`, `Box::leak` and `MutexGuard::leak` keep the guard's `drop`
//! from running. The lock stays taken for ever, unless somebody releases it by force, and then
//! nothing ties that release to this acquisition.
//!
//! ## Example
//!
//! ```rust
//! # use std::{mem, sync::Mutex};
//! fn close(gate: &Mutex<bool>) {
//!     let mut is_open = gate.lock().unwrap();
//!     *is_open = false;
//!     mem::forget(is_open);
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{mem, sync::Mutex};
//! fn close(gate: &Mutex<bool>) {
//!     *gate.lock().unwrap() = false;
//! }
//! ```
//!
//! A lock that is to be held for longer than a function returns its guard, or stores it in a struct.
//!
//! `threadlint_runtime::ordered::Mutex` has `with`, which holds the lock for a closure: there is no
//! guard to forget.
//!
//! ## Limits
//!
//! A semaphore's permit that is forgotten lowers the number of permits, which is what `forget` is
//! there for, and that of a file's lock keeps it for the life of the process. The inside of a lock or
//! guard type is left alone, and so is a `ManuallyDrop` that is returned, stored or emptied: its owner
//! may drop the guard. Where the same lock is released by force elsewhere, as functions for C must, that
//! release is `lock_force_unlock`'s to report.

use diag::{Confidence, Diagnostic};
use model::{
    Acquisition, CodeId, Event, EventKind, Model, Source,
    effects::{GuardKind, LockKind},
};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "guard_forgotten",
    group: Group::Guard,
    level: Level::Deny,
    confidence: Confidence::Certain,
    ids: &["CWE-667", "CWE-772"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "`threadlint_runtime::ordered::Mutex::with` holds a lock for a closure",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        for event in &model.solution.flows[code.idx()].events {
            let EventKind::Forget(idx) = event.kind else { continue };
            let acquisition = model.acquisition(code, idx);
            let is_left = model.implements_lock(code)
                || model.may_drop_later(code, event.pos)
                || model.is_released_in_pairs(&acquisition.object);
            if is_of_threads(acquisition) && !is_left {
                let diagnostic = diagnostic(model, code, event, acquisition);
                cx.report(diagnostic, model.in_test(code));
            }
        }
    }
}

/// Whether a thread of this program waits for what is never released.
fn is_of_threads(acquisition: &Acquisition) -> bool {
    let is_lock = acquisition.lock.is_none_or(|it| it.kind != LockKind::Semaphore);
    let guard = acquisition.guard;
    is_lock && !matches!(guard, Some(GuardKind::Permit | GuardKind::Span | GuardKind::File))
}

fn diagnostic(model: &Model, code: CodeId, event: &Event, acquisition: &Acquisition) -> Diagnostic {
    let place = model.span(code, event.range);
    let by = words::called(model, code, place).unwrap_or_else(|| "this".to_owned());
    let is_param = matches!(acquisition.source, Source::Param(_));
    let message = match is_param {
        true => format!("`{by}` keeps a guard from being dropped, and its lock is never released"),
        false => {
            let name = words::lock_name(model, &acquisition.object);
            format!("{name} is never released: `{by}` keeps its guard from being dropped")
        }
    };
    let first = match is_param {
        true => "the guard comes in here".to_owned(),
        false => format!("{} here", words::taken(acquisition.lock, acquisition.mode)),
    };
    Diagnostic::new(place, message)
        .primary_text("the guard is forgotten here")
        .label(model.span(code, acquisition.range), first)
        .confidence(Confidence::Certain)
        .help("return the guard or store it where it is to be held; dropping it releases the lock")
}
