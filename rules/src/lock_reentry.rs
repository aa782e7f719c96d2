//! Finds a call of a function that takes a lock which the caller already holds.
//!
//! ## Why
//!
//! The second acquisition waits for a guard of its own thread, and that guard waits for the call to
//! return. Nothing at the call shows it: the function may be several calls away, and the code ran
//! fine until somebody added a lock in it.
//!
//! ## Example
//!
//! ```rust,no_run
//! # use std::sync::Mutex;
//! struct Cache {
//!     entries: Mutex<Vec<String>>,
//! }
//!
//! impl Cache {
//!     fn insert(&self, entry: String) {
//!         let mut entries = self.entries.lock().unwrap();
//!         if self.len() < 100 {
//!             entries.push(entry);
//!         }
//!     }
//!
//!     fn len(&self) -> usize {
//!         self.entries.lock().unwrap().len()
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::Mutex;
//! struct Cache {
//!     entries: Mutex<Vec<String>>,
//! }
//!
//! impl Cache {
//!     fn insert(&self, entry: String) {
//!         let mut entries = self.entries.lock().unwrap();
//!         if entries.len() < 100 {
//!             entries.push(entry);
//!         }
//!     }
//! }
//! ```
//!
//! Functions that expect the lock to be held take the guard, or what it protects, as a parameter.
//!
//! `threadlint_runtime::ordered::Mutex` reports this at run time, with both places, instead of
//! blocking.
//!
//! ## Limits
//!
//! Calls are followed through the whole workspace, through closures and to all implementations of a
//! trait; where there are several, confidence is medium. Function pointers and trait objects of
//! other crates are not followed.

use diag::Confidence;

use crate::{
    Context, Cure, Group, Level, Rule,
    conflicts::{self, ConflictKind},
    words,
};

pub(crate) static RULE: Rule = Rule {
    name: "lock_reentry",
    group: Group::Lock,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-764", "CWE-833"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::ordered::Mutex` reports this at run time instead of blocking",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for conflict in conflicts::of_kind(model, ConflictKind::Reentry) {
        let name = conflicts::name(model, conflict);
        let callee = conflicts::callee(model, conflict);
        let takes = words::takes(conflict.second.lock, conflict.second.mode);
        let message = match conflict.held {
            Some(_) => format!("{callee} {takes} {name}, which is held during this call"),
            None => match conflicts::holder(model, conflict) {
                holder if holder == callee => {
                    format!("{callee} {takes} {name} twice here: both ways lead to the same lock")
                }
                holder => format!("{callee} {takes} {name}, which {holder} holds in this call"),
            },
        };
        let diagnostic = conflicts::diagnostic(model, conflict, message)
            .confidence(conflicts::confidence(conflict, Confidence::High));
        let diagnostic = conflicts::advise(model, conflict, diagnostic)
            .help("or let the callee work on what the guard protects, passed as a parameter");
        cx.report(diagnostic, model.in_test(conflict.code));
    }
}
