//! Finds a critical section that acts on what an earlier one of the same lock saw.
//!
//! ## Why
//!
//! Between the two sections the lock is free. Another thread may take it there and change what was
//! seen: two threads insert one key and the second overwrites the first, or both copy a value, both
//! change their copy, and one of the changes is lost when they store it.
//!
//! ## Example
//!
//! ```rust
//! use std::{collections::HashMap, sync::Mutex};
//!
//! fn register(names: &Mutex<HashMap<u64, String>>, id: u64, name: String) {
//!     let is_new = !names.lock().unwrap().contains_key(&id);
//!     if is_new {
//!         names.lock().unwrap().insert(id, name);
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! use std::{collections::HashMap, sync::Mutex};
//!
//! fn register(names: &Mutex<HashMap<u64, String>>, id: u64, name: String) {
//!     names.lock().unwrap().entry(id).or_insert(name);
//! }
//! ```
//!
//! Concurrent maps have `entry` as well. Where the work in between is long, look again after the
//! lock is taken the second time.
//!
//! A `threadlint_runtime::ordered::Mutex` has `with`, which holds it for all that a closure does. What a
//! queue has is asked for and taken in one step by `threadlint_runtime::Queue`.
//!
//! ## Limits
//!
//! High confidence where a value is put into a concurrent map because the same key was not there, where
//! a flag is set because of what that very flag was, where a copy of the data is stored back in place
//! of the data, and where two calls on the data come in two statements and the second may fail. Medium
//! for most else: a cache may be filled twice without harm, and a map is taken for one where the value
//! that is put in goes the way of one that was found, unless that value is a lock, a channel or the
//! like, or was counted. Low where the second section calls a
//! function of the workspace on the data, which may look for itself. Sections
//! in different functions are not compared; a second section that decides anything by what it finds,
//! or takes a closure, has looked again. A first section that changes the data has claimed something,
//! and is reported only if the second section comes right after it and may fail (`?`), so that half
//! of the change stays.

use diag::{Confidence, Diagnostic};
use model::{Model, Stale, StaleKind};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "shared_check_then_act",
    group: Group::Shared,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CERT-CON08-C", "CWE-367"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "`threadlint_runtime::ordered::Mutex::with` holds the lock for all that its closure does",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for found in model.stale_sections() {
        cx.report(diagnostic(model, &found), model.in_test(found.code));
    }
}

const SEEN: &str = "seen here, and the lock is free after";

fn diagnostic(model: &Model, found: &Stale) -> Diagnostic {
    let look = model.acquisition(found.code, found.look);
    let act = model.acquisition(found.code, found.act);
    let lock = words::lock_name(model, &act.object);
    let message = match found.kind {
        StaleKind::Key { puts: true } => {
            format!("another thread can put in the same key of {lock} after this one has looked")
        }
        StaleKind::Cached => {
            format!(
                "two threads can make a value for the same key of {lock}, and the later one replaces the other"
            )
        }
        StaleKind::Key { puts: false } => {
            format!("another thread can change the key's value in {lock} after this one has looked")
        }
        StaleKind::Decided { .. } | StaleKind::Claimed => {
            format!("another thread can change what was seen in {lock} before this acts on it")
        }
        StaleKind::Stored { .. } => {
            format!("what was read from {lock} is stored back over what others stored meanwhile")
        }
        StaleKind::Half { .. } => {
            format!(
                "another thread can come between two changes of {lock}, and make the second fail"
            )
        }
    };
    let help = match found.kind {
        StaleKind::Key { puts: true } | StaleKind::Cached => {
            "`entry` looks and puts in while the key is locked once"
        }
        StaleKind::Key { puts: false } => {
            "do both in one call: `entry`, or `remove_if` with the condition"
        }
        StaleKind::Half { .. } => "do both while the lock is held once",
        _ => "do both while the lock is held once, or look again after it is taken",
    };
    let (first, then, at) = match found.kind {
        StaleKind::Cached => ("looked here", "and put in here", "decided by what was seen"),
        StaleKind::Key { .. } => ("looked here", "and acted upon here", "decided by what was seen"),
        StaleKind::Decided { .. } | StaleKind::Claimed => {
            (SEEN, "the lock is taken again here", "decided by what was seen")
        }
        StaleKind::Stored { .. } => (SEEN, "the lock is taken again here", "stored here"),
        StaleKind::Half { .. } => (
            "the first change, and the lock is free after",
            "the second change",
            "when this fails, the first change is made already",
        ),
    };
    let confidence = match found.kind {
        StaleKind::Key { puts: true }
        | StaleKind::Claimed
        | StaleKind::Stored { copied: true }
        | StaleKind::Half { at_once: true } => Confidence::High,
        StaleKind::Decided { blind: true } => Confidence::Low,
        _ => Confidence::Medium,
    };
    Diagnostic::new(model.span(found.code, act.range), message)
        .primary_text(then)
        .label(model.span(found.code, look.range), first)
        .label(model.span(found.code, found.at), at)
        .confidence(confidence)
        .help(help)
}
