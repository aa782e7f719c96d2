//! Finds a `compare_exchange_weak` that is not tried again when it fails.
//!
//! ## Why
//!
//! The weak form may fail although the value is the expected one: on ARM, RISC-V and POWER an
//! interrupt is enough. It is made for loops, which try again anyway. Alone, it now and then refuses
//! what should have been granted, and never on the machine of the developer.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::atomic::{AtomicBool, Ordering};
//! fn claim(taken: &AtomicBool) {
//!     if taken.compare_exchange_weak(false, true, Ordering::AcqRel, Ordering::Relaxed).is_err() {
//!         panic!("taken already");
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::atomic::{AtomicBool, Ordering};
//! fn claim(taken: &AtomicBool) {
//!     if taken.compare_exchange(false, true, Ordering::AcqRel, Ordering::Relaxed).is_err() {
//!         panic!("taken already");
//!     }
//! }
//! ```
//!
//! ## Limits
//!
//! An exchange is repeated by a loop around it, also one around the closure that it stands in, and by a
//! function that is called after it and has one of the same atomic in a loop (a lock's slow path).
//! Confidence is medium, so a plain run does not show it: a function may hand the failure to its
//! caller, who may try again.

use diag::{Applicability, Confidence, Diagnostic, Edit, Suggestion};
use model::{AtomicAccess, Model, effects::AtomicOp};

use crate::{Context, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "atomic_weak_no_loop",
    group: Group::Atomic,
    level: Level::Warn,
    confidence: Confidence::Medium,
    ids: &["CERT-CON41-C"],
    since: "0.1.0",
    cure: None,
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        for access in model.atomic_accesses(code) {
            let is_weak = access.op == AtomicOp::CompareExchange { weak: true };
            if is_weak && access.through.is_none() && !model.is_tried_again(&access) {
                cx.report(diagnostic(model, &access), model.in_test(code));
            }
        }
    }
}

fn diagnostic(model: &Model, access: &AtomicAccess<'_>) -> Diagnostic {
    let name = words::atomic_name(model, &access.object);
    let message =
        format!("this can fail although {name} has the expected value, and is not repeated");
    let res = Diagnostic::new(model.span(access.code, access.range), message)
        .primary_text("the weak form is made for loops")
        .confidence(Confidence::Medium);
    let Some(strong) = model.in_strong_form(access) else { return res };
    res.help(format!("`{strong}` fails only if the value is another one")).suggestion(Suggestion {
        title: "use the strong form".to_owned(),
        applicability: Applicability::MachineApplicable,
        edits: vec![Edit {
            span: model.span(access.code, access.name_range),
            text: strong.to_string(),
        }],
    })
}
