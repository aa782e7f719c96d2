//! Finds a thread that reads through an `RwLock` which it is reading already.
//!
//! ## Why
//!
//! `RwLock`s let waiting writers go first, or may: the documentation of `std`, `parking_lot` and
//! `tokio` warns of it. If a writer queues between the two acquisitions, the second reader waits for
//! the writer, the writer for the first guard, and the first guard for its own thread. It shows under
//! load only.
//!
//! ## Example
//!
//! ```rust
//! # use std::{collections::HashMap, sync::RwLock};
//! struct Routes {
//!     table: RwLock<HashMap<String, String>>,
//! }
//!
//! impl Routes {
//!     fn resolve(&self, name: &str) -> Option<String> {
//!         let table = self.table.read().unwrap();
//!         let alias = table.get(name)?;
//!         self.table.read().unwrap().get(alias).cloned()
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{collections::HashMap, sync::RwLock};
//! struct Routes {
//!     table: RwLock<HashMap<String, String>>,
//! }
//!
//! impl Routes {
//!     fn resolve(&self, name: &str) -> Option<String> {
//!         let table = self.table.read().unwrap();
//!         let alias = table.get(name)?;
//!         table.get(alias).cloned()
//!     }
//! }
//! ```
//!
//! Where the guard cannot be handed on, `parking_lot`'s `read_recursive` does not wait for writers.
//!
//! `threadlint_runtime::ordered::RwLock` reports this at run time, with both places, instead of
//! blocking.
//!
//! ## Limits
//!
//! Locks whose readers never wait for queued writers (`spin`) and `read_recursive` are not reported.
//! Nor does it matter whether anybody ever writes: a lock that nobody writes has no reason to be.

use diag::Confidence;

use crate::{
    Context, Cure, Group, Level, Rule,
    conflicts::{self, ConflictKind},
};

pub(crate) static RULE: Rule = Rule {
    name: "lock_recursive_read",
    group: Group::Lock,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-833"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::ordered::RwLock` reports this at run time instead of blocking",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for conflict in conflicts::of_kind(model, ConflictKind::RecursiveRead) {
        let name = conflicts::name(model, conflict);
        let message = match conflict.second.path.len() {
            1 => format!("{name} is read-locked again while this thread already reads it"),
            _ => {
                let callee = conflicts::callee(model, conflict);
                format!("{callee} read-locks {name}, which this thread already reads")
            }
        };
        let diagnostic = conflicts::diagnostic(model, conflict, message)
            .confidence(conflicts::confidence(conflict, Confidence::High))
            .help("a writer that queues between the two blocks this thread for ever: read once, and use that guard for both");
        let diagnostic = conflicts::advise(model, conflict, diagnostic);
        cx.report(diagnostic, model.in_test(conflict.code));
    }
}
