//! Finds a guard that lives on after its last use, while other work is done.
//!
//! ## Why
//!
//! What is done under a lock, others wait for. Work that needs nothing of what the lock protects
//! makes the critical section longer and the program slower, and every call in it is a chance for a
//! second lock or a wait to come in between.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::Mutex;
//! # fn render(name: &str) -> String { name.to_owned() }
//! # fn compress(page: &str) -> Vec<u8> { page.into() }
//! # fn sign(page: &[u8]) -> u64 { page.len() as u64 }
//! # fn store(page: &[u8], signature: u64) {}
//! # fn publish(signature: u64) {}
//! struct Names {
//!     names: Mutex<Vec<String>>,
//! }
//!
//! fn add(names: &Names, name: &str) {
//!     let mut names = names.names.lock().unwrap();
//!     names.push(name.to_owned());
//!     let page = render(name);
//!     let page = compress(&page);
//!     let signature = sign(&page);
//!     store(&page, signature);
//!     publish(signature);
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::Mutex;
//! # fn render(name: &str) -> String { name.to_owned() }
//! # fn compress(page: &str) -> Vec<u8> { page.into() }
//! # fn sign(page: &[u8]) -> u64 { page.len() as u64 }
//! # fn store(page: &[u8], signature: u64) {}
//! # fn publish(signature: u64) {}
//! struct Names {
//!     names: Mutex<Vec<String>>,
//! }
//!
//! fn add(names: &Names, name: &str) {
//!     names.names.lock().unwrap().push(name.to_owned());
//!     let page = render(name);
//!     let page = compress(&page);
//!     let signature = sign(&page);
//!     store(&page, signature);
//!     publish(signature);
//! }
//! ```
//!
//! `threadlint_runtime::ordered::Mutex` has `with`, which holds the lock for a closure and no longer.
//!
//! ## Limits
//!
//! Off by default, and of low confidence: the calls may be there to be ordered by the lock. A guard
//! that is never used, as one of `Mutex<()>`, is there for what follows, and not reported. Counted
//! are calls in variables' scopes; how long a call takes is not known.

use diag::{Confidence, Diagnostic};
use model::{
    Acquisition, AcquisitionIdx, Cause, CodeId, HeldGuard, Idle, Model, Source,
    effects::{GuardKind, LockKind},
};

use crate::{
    Context, Cure, Group, Level, Rule,
    hold::{Hold, Keeper},
};

pub(crate) static RULE: Rule = Rule {
    name: "guard_long",
    group: Group::Guard,
    level: Level::Allow,
    confidence: Confidence::Low,
    ids: &[],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "`threadlint_runtime::ordered::Mutex::with` holds a lock for a closure and no longer",
    )),
    check,
};

/// So many calls under a guard that is done with are reported.
const MIN_CALLS: usize = 5;

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        let acquisitions = &model.solution.flows[code.idx()].acquisitions;
        if acquisitions.is_empty() {
            continue;
        }
        let effort = model.effort(code);
        for (idx, acquisition) in acquisitions.iter().enumerate() {
            let idx = AcquisitionIdx(idx as u32);
            if !is_kept(acquisition) {
                continue;
            }
            let idle = model.idle(&effort, idx, MIN_CALLS);
            if let Some(diagnostic) = idle.and_then(|it| diagnostic(model, code, idx, &it)) {
                cx.report(diagnostic, model.in_test(code));
            }
        }
    }
}

/// A guard of a lock that ends with its scope.
fn is_kept(acquisition: &Acquisition) -> bool {
    let is_lock = acquisition
        .lock
        .is_some_and(|it| matches!(it.kind, LockKind::Mutex | LockKind::RwLock | LockKind::Map));
    let is_guard = matches!(acquisition.guard, Some(GuardKind::Sync | GuardKind::Task));
    let ends = !acquisition.releases.is_empty()
        && acquisition.releases.iter().all(|it| it.cause == Cause::ScopeEnd);
    is_lock && is_guard && ends && acquisition.source == Source::Direct
}

fn diagnostic(model: &Model, code: CodeId, idx: AcquisitionIdx, idle: &Idle) -> Option<Diagnostic> {
    let acquisition = model.acquisition(code, idx);
    let holder = acquisition.holders.last().copied();
    let guard = HeldGuard { acquisition: idx, holder, must: true, mode: acquisition.mode };
    let hold = Hold::new(model, code, guard);
    let Keeper::Variable(variable) = hold.keeper() else { return None };
    // A name that begins so says that it is never used.
    if variable.starts_with('_') {
        return None;
    }
    let (first, last) = (idle.calls.first()?, idle.calls.last()?);
    let message = format!(
        "{} is held for {} calls after the last use of `{variable}`",
        hold.lock_name(),
        idle.calls.len()
    );
    let diagnostic = Diagnostic::new(hold.span(), message)
        .primary_text(hold.label())
        .label(model.span(code, idle.last), "last used here")
        .label(model.span(code, *first), "this runs under the lock")
        .label(model.span(code, *last), "and so does all up to here");
    Some(
        diagnostic
            .help(format!("`drop({variable})` after its last use ends the critical section there"))
            .confidence(Confidence::Low),
    )
}
