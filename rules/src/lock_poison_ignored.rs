//! Finds a poisoned lock that is passed over without a word.
//!
//! ## Why
//!
//! A lock of `std` is poisoned when a thread panics while it holds it: what the lock protects may then
//! be half changed. Code that skips its work when the lock is poisoned stops working from the first
//! panic on, silently. Code that takes the guard all the same may go on with half changed data.
//!
//! ## Example
//!
//! ```rust
//! use std::sync::Mutex;
//!
//! fn record(log: &Mutex<Vec<String>>, line: String) {
//!     if let Ok(mut log) = log.lock() {
//!         log.push(line);
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! use std::sync::Mutex;
//!
//! fn record(log: &Mutex<Vec<String>>, line: String) {
//!     let mut log = log.lock().expect("no thread panics while it holds the log");
//!     log.push(line);
//! }
//! ```
//!
//! Where any state of the data is fine, one function that gives out the guard states that policy for
//! all. The locks of `parking_lot`, and `threadlint_runtime::ordered::Mutex`, are never poisoned.
//!
//! ## Limits
//!
//! A change that is skipped has high confidence; a look that is skipped, and `.lock().ok()`, medium: there
//! is often something else to look at. Taking the guard out of the error
//! (`into_inner`) is how many a project treats all its locks, on purpose, so it has low confidence and
//! is shown with `--all` only; a function that gives out the guard is taken for a stated policy, and
//! so is code in `Drop`.

use std::cmp::Reverse;

use diag::{Confidence, Diagnostic};
use model::{Ignored, Model, PoisonUse};

use crate::{Context, Cure, Group, Level, Rule, more::and_here, words};

pub(crate) static RULE: Rule = Rule {
    name: "lock_poison_ignored",
    group: Group::Lock,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-391"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere("`threadlint_runtime::ordered::Mutex` is never poisoned")),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        if model.hands_out_guards(code) || model.is_in_drop(code) {
            continue;
        }
        for group in groups(&model.ignored_poison(code)) {
            if let Some(diagnostic) = told(model, &group) {
                cx.report(diagnostic, model.in_test(code));
            }
        }
    }
}

/// The places of one body that pass over one lock in one way.
fn groups<'a, 'm>(all: &'a [PoisonUse<'m>]) -> Vec<Vec<&'a PoisonUse<'m>>> {
    let mut res: Vec<Vec<&PoisonUse<'_>>> = Vec::new();
    let lock = |it: &PoisonUse<'_>| it.acquisition.map(|it| it.object.clone());
    for found in all {
        let is_same = |it: &&mut Vec<&PoisonUse<'_>>| {
            let first = it.first().filter(|it| it.how == found.how && it.acquisition.is_some());
            first.is_some_and(|it| lock(it) == lock(found))
        };
        match res.iter_mut().find(is_same) {
            Some(group) => group.push(found),
            None => res.push(vec![found]),
        }
    }
    res
}

/// One finding for a group, at the place that is worst.
fn told(model: &Model, group: &[&PoisonUse<'_>]) -> Option<Diagnostic> {
    let all = group.iter().map(|it| diagnostic(model, it)).enumerate();
    let (first, diagnostic) = all.min_by_key(|it| (Reverse(it.1.confidence), it.0))?;
    let others = group.iter().enumerate().filter(|it| it.0 != first);
    Some(and_here(diagnostic, others.map(|it| it.1.span)))
}

fn diagnostic(model: &Model, found: &PoisonUse<'_>) -> Diagnostic {
    let name = match found.acquisition {
        Some(it) => words::lock_name(model, &it.object),
        None => "a lock".to_owned(),
    };
    let (message, confidence, help) = match found.how {
        Ignored::Skipped => (
            format!("once a thread has panicked while it held {name}, this does nothing any more"),
            skipping(model, found),
            "say what happens then: `.expect(\"..\")`, an `else` that reports it, or the guard out of \
             the error if any state of the data is fine",
        ),
        Ignored::Discarded => (
            format!("that {name} is poisoned is forgotten here"),
            Confidence::Medium,
            "say what happens then: `.expect(\"..\")`, or a `match` that treats the error",
        ),
        Ignored::Recovered => (
            format!("the data of {name} is used though a thread panicked while it changed them"),
            Confidence::Low,
            "where any state of the data is fine, one function that gives out the guard says so for all",
        ),
        Ignored::Cleared => (
            "a lock is declared sound again after a panic".to_owned(),
            Confidence::Low,
            "mend the data before, under the guard",
        ),
    };
    Diagnostic::new(found.span, message).confidence(confidence).help(help)
}

/// A change that is lost is worse than a look that finds nothing.
fn skipping(model: &Model, found: &PoisonUse<'_>) -> Confidence {
    let changes = found
        .acquisition
        .is_some_and(|it| model.is_exclusive_mode(it) && model.may_change_content(found.code, it));
    if changes { Confidence::High } else { Confidence::Medium }
}
