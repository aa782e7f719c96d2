//! Finds an atomic that is checked, and stored in a second step because of what was found.
//!
//! ## Why
//!
//! Between the check and the store another thread can make the same check with the same outcome. Then
//! both go on: the job is started twice, the file is written by two, the last permit is given to both.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::atomic::{AtomicBool, Ordering};
//! # struct Server { started: AtomicBool }
//! # impl Server {
//! #     fn listen(&self) {}
//! fn start(&self) {
//!     if !self.started.load(Ordering::SeqCst) {
//!         self.started.store(true, Ordering::SeqCst);
//!         self.listen();
//!     }
//! }
//! # }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::atomic::{AtomicBool, Ordering};
//! # struct Server { started: AtomicBool }
//! # impl Server {
//! #     fn listen(&self) {}
//! fn start(&self) {
//!     if !self.started.swap(true, Ordering::SeqCst) {
//!         self.listen();
//!     }
//! }
//! # }
//! ```
//!
//! `compare_exchange` does the same for numbers and pointers.
//!
//! A `threadlint_runtime::Semaphore` gives a permit only if there is one.
//!
//! ## Limits
//!
//! Not reported where nobody else can write: behind `&mut`, while an exclusive guard is held from the
//! check to the store, in functions that are called under one only; nor where the check tells that the
//! value is there already, or is made again before the store, by another load or a
//! `compare_exchange`.
//!
//! The confidence is high if a flag is set by who found it clear, or the other way round, and something
//! is done besides. It is medium, so that a plain run does not show it, for numbers, for a flag
//! with which nothing is done, and for one that says the same whoever sets it: something has failed, is
//! not supported, is cached. It is low for a variable that no other thread is given.

use diag::{Confidence, Diagnostic};
use model::{
    Model, Sharing, Split, SplitKind,
    facts::{Literal, Operand},
};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "atomic_check_then_act",
    group: Group::Atomic,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CERT-CON07-C", "CWE-367"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "`threadlint_runtime::Semaphore` gives a permit only if there is one",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    let mut stores = Vec::new();
    for split in model.splits() {
        if !matches!(split.kind, SplitKind::Decided { .. }) {
            continue;
        }
        // One store is told of once, whatever loads lead to it.
        let store = model.span(split.code, split.store.range);
        if stores.contains(&store) {
            continue;
        }
        stores.push(store);
        let confidence = match (split.sharing, &split.kind) {
            (Sharing::Own, _) => Confidence::Low,
            (_, SplitKind::Decided { claims: true }) => Confidence::High,
            _ => Confidence::Medium,
        };
        let diagnostic = diagnostic(model, &split, confidence);
        match stored_flag(&split) {
            Some(_) => cx.report_bare(diagnostic, model.in_test(split.code)),
            None => cx.report(diagnostic, model.in_test(split.code)),
        }
    }
}

fn diagnostic(model: &Model, split: &Split<'_>, confidence: Confidence) -> Diagnostic {
    let name = words::atomic_name(model, &split.load.object);
    let message = format!("another thread can pass the same check of {name} before it is stored");
    Diagnostic::new(model.span(split.code, split.store.range), message)
        .primary_text("stored here, because of the check")
        .label(model.span(split.code, split.load.range), "checked here")
        .help(instead(model, split))
        .confidence(confidence)
}

fn instead(model: &Model, split: &Split<'_>) -> String {
    match stored_flag(split) {
        Some(value) => {
            let name = split.load.object.describe(&model.program, &model.bodies);
            format!(
                "`{name}.swap({value}, ..)` stores and tells what was there before, in one step"
            )
        }
        None => "`compare_exchange` checks and stores in one step".to_owned(),
    }
}

/// The flag that is stored, if it is one.
fn stored_flag(split: &Split<'_>) -> Option<bool> {
    match split.store.values.first()? {
        Operand::Literal(Literal::Bool(value)) => Some(*value),
        _ => None,
    }
}
