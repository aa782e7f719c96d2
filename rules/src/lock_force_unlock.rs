//! Finds a lock that is released by force, or by a function that did not take it.
//!
//! ## Why
//!
//! `force_unlock` and its like release a lock whoever holds it. If the guard is still alive, two
//! threads are in the critical section, and the guard's own drop releases the lock of the next one.
//! A release far from its acquisition has the same trouble: nothing keeps the two in pairs.
//!
//! ## Example
//!
//! ```rust
//! # struct Frame;
//! use parking_lot::Mutex;
//!
//! fn end_frame(queue: &Mutex<Vec<Frame>>) {
//!     // SAFETY: `begin_frame` has forgotten the guard.
//!     unsafe { queue.force_unlock() };
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # struct Frame;
//! use parking_lot::MutexGuard;
//!
//! struct Recording<'q> {
//!     frames: MutexGuard<'q, Vec<Frame>>,
//! }
//!
//! fn end_frame(recording: Recording<'_>) {
//!     drop(recording);
//! }
//! ```
//!
//! `threadlint_runtime::ordered::Mutex` has no such function, and its guards end where they stand.
//!
//! ## Limits
//!
//! A raw lock that the same function took and releases is `lock_raw`. The inside of a guard type is
//! left alone.

use diag::{Confidence, Diagnostic};
use model::{CodeId, Event, EventKind, Model, Object, effects::LockKind, link::AdtId};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "lock_force_unlock",
    group: Group::Lock,
    level: Level::Warn,
    confidence: Confidence::Certain,
    ids: &["CWE-832"],
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
            let EventKind::ReleaseRaw { on, lock_type } = &event.kind else { continue };
            let release = release_kind(model, code, on, *lock_type);
            if let Some(release) = release.filter(|_| !model.implements_lock(code)) {
                cx.report(diagnostic(model, code, event, on, release), model.in_test(code));
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Release {
    /// Of a lock that has guards.
    Forced,
    /// Of a raw lock that another function took.
    Elsewhere,
}

fn release_kind(
    model: &Model,
    code: CodeId,
    on: &Object,
    lock_type: Option<AdtId>,
) -> Option<Release> {
    let lock = lock_type.and_then(|it| model.program.adt(it).effects.lock);
    // More permits for a semaphore are no release of anybody's, and a file's lock has no guard.
    if lock.is_some_and(|it| matches!(it.kind, LockKind::Semaphore | LockKind::File)) {
        return None;
    }
    if lock.is_some_and(|it| !it.raw) {
        return Some(Release::Forced);
    }
    let acquisitions = &model.solution.flows[code.idx()].acquisitions;
    let is_own = acquisitions.iter().any(|it| it.raw && it.object == *on);
    (!is_own).then_some(Release::Elsewhere)
}

fn diagnostic(
    model: &Model,
    code: CodeId,
    event: &Event,
    on: &Object,
    release: Release,
) -> Diagnostic {
    let name = words::lock_name(model, on);
    let message = match release {
        Release::Forced => format!("{name} is unlocked by force, whoever holds it"),
        Release::Elsewhere => format!("{name} is unlocked by a function that did not lock it"),
    };
    Diagnostic::new(model.span(code, event.range), message)
        .confidence(match release {
            Release::Forced => Confidence::Certain,
            Release::Elsewhere => Confidence::Medium,
        })
        .help("keep the guard where the critical section is to end, and drop it there")
}
