//! Finds an atomic that is stored with `Release` and never loaded with `Acquire`, or the reverse.
//!
//! ## Why
//!
//! Only both together order anything: what one thread wrote before its `Release` store is seen by a
//! thread whose `Acquire` load reads that store. One without the other costs its price and gives
//! nothing; whoever wrote it believed that it does.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::atomic::{AtomicBool, Ordering};
//! static READY: AtomicBool = AtomicBool::new(false);
//!
//! fn finish() {
//!     READY.store(true, Ordering::Release);
//! }
//!
//! fn is_ready() -> bool {
//!     READY.load(Ordering::Relaxed)
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::atomic::{AtomicBool, Ordering};
//! static READY: AtomicBool = AtomicBool::new(false);
//!
//! fn finish() {
//!     READY.store(true, Ordering::Release);
//! }
//!
//! fn is_ready() -> bool {
//!     READY.load(Ordering::Acquire)
//! }
//! ```
//!
//! Where nothing else hangs on it, `Relaxed` on both sides says so.
//!
//! ## Limits
//!
//! All accesses in the workspace are counted, under a lock or behind `&mut` none; an atomic that is
//! accessed through a function's parameter may be missed. Atomics that are used beside a `fence`, and
//! those of which an ordering is not known, are left alone.

use diag::{Confidence, Diagnostic};
use model::Mismatch;

use crate::{Context, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "atomic_ordering_mismatch",
    group: Group::Atomic,
    level: Level::Hint,
    confidence: Confidence::Medium,
    ids: &["CERT-CON03-C"],
    since: "0.1.0",
    cure: None,
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for found in model.mismatches() {
        cx.report(diagnostic(&found), model.in_test(found.code));
    }
}

fn diagnostic(found: &Mismatch) -> Diagnostic {
    let name = &found.name;
    let (message, store, load, help) = match found.releases {
        true => (
            format!("`{name}` is stored with `Release`, and never loaded with `Acquire`"),
            "stored with `Release`",
            "loaded with `Relaxed`",
            "load it with `Acquire`, or store it with `Relaxed` if nothing else hangs on it",
        ),
        false => (
            format!("`{name}` is loaded with `Acquire`, and only ever stored with `Relaxed`"),
            "stored with `Relaxed`",
            "loaded with `Acquire`",
            "store it with `Release`, or load it with `Relaxed` if nothing else hangs on it",
        ),
    };
    Diagnostic::new(found.store, message)
        .primary_text(store)
        .label(found.load, load)
        .help(help)
        .confidence(Confidence::Medium)
}
