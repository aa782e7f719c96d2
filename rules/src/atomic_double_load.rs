//! Finds a decision that looks at one atomic twice.
//!
//! ## Why
//!
//! Between the two looks another thread can write, so that the decision rests on two values that were
//! never there at the same time: the first is not zero, and the second, by which is divided, is.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::atomic::{AtomicU32, Ordering};
//! fn has_room(used: &AtomicU32) -> bool {
//!     used.load(Ordering::Relaxed) > 0 && used.load(Ordering::Relaxed) < 9
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::atomic::{AtomicU32, Ordering};
//! fn has_room(used: &AtomicU32) -> bool {
//!     let used = used.load(Ordering::Relaxed);
//!     used > 0 && used < 9
//! }
//! ```
//!
//! ## Limits
//!
//! Only looks that meet in one operator that decides something, or follow each other in one condition with nothing done in
//! between, are reported; not behind `&mut`, nor under an exclusive guard. A loop that spins looks
//! twice on purpose.

use diag::{Confidence, Diagnostic};
use model::{DoubleLoad, Model};

use crate::{Context, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "atomic_double_load",
    group: Group::Atomic,
    level: Level::Hint,
    confidence: Confidence::Medium,
    ids: &["CERT-CON40-C", "CWE-367"],
    since: "0.1.0",
    cure: None,
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for double in model.double_loads() {
        cx.report(diagnostic(model, &double), model.in_test(double.code));
    }
}

fn diagnostic(model: &Model, double: &DoubleLoad<'_>) -> Diagnostic {
    let name = words::atomic_name(model, &double.first.object);
    let message = format!("{name} can change between the two looks that decide this");
    Diagnostic::new(model.span(double.code, double.second.range), message)
        .primary_text("looks again here")
        .label(model.span(double.code, double.first.range), "looks here")
        .help("look once and keep the value in a variable")
        .confidence(Confidence::Medium)
}
