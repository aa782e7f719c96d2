//! Finds a decision on a state that another thread can change before it is acted upon.
//!
//! ## Why
//!
//! `is_empty`, `is_locked` and their like tell of a moment that is over when the answer arrives. The
//! message that was there is taken by another consumer, and this one waits for the next one, or
//! panics; the lock that was free is taken, and this thread blocks where it meant not to. Two handles
//! that are dropped at once both see by `Arc::strong_count` that they are not the last, and nobody
//! cleans up.
//!
//! ## Example
//!
//! ```rust
//! use std::sync::Mutex;
//!
//! fn refresh(cache: &Mutex<Vec<u32>>) {
//!     if cache.try_lock().is_ok() {
//!         cache.lock().unwrap().clear();
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! Act, and see whether it could be done:
//!
//! ```rust
//! use std::sync::Mutex;
//!
//! fn refresh(cache: &Mutex<Vec<u32>>) {
//!     if let Ok(mut cache) = cache.try_lock() {
//!         cache.clear();
//!     }
//! }
//! ```
//!
//! Channels have a `try_recv` that tells that nothing was there, a `threadlint_runtime::Queue` has
//! `try_get`.
//!
//! ## Limits
//!
//! Only a question and an act on the same object in one body are seen. Whether there is another
//! consumer is not known, hence medium confidence and a hint. Receivers that have one owner
//! (`recv(&mut self)`) are fine. Of the counts of an `Arc` only those are looked at that decide what a
//! `drop` does: who is alone with a value stays alone, but of two that are dropped at once each may see
//! the other. `Arc::try_unwrap(..).unwrap()` is taken to come after all threads have ended.

use diag::{Confidence, Diagnostic};
use model::{Model, ProbeKind, StaleProbe};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "shared_state_probe",
    group: Group::Shared,
    level: Level::Hint,
    confidence: Confidence::Medium,
    ids: &["CERT-CON08-C", "CWE-367"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "`threadlint_runtime::Queue::try_get` takes what is there, or tells that there is nothing",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for found in model.stale_probes() {
        let (diagnostic, in_test) = (diagnostic(model, &found), model.in_test(found.code));
        match found.kind {
            ProbeKind::Waits | ProbeKind::Unwraps => cx.report(diagnostic, in_test),
            ProbeKind::Lock | ProbeKind::Try | ProbeKind::Last => {
                cx.report_bare(diagnostic, in_test);
            }
        }
    }
}

fn diagnostic(model: &Model, found: &StaleProbe) -> Diagnostic {
    let name = words::lock_name(model, &found.object);
    let (message, primary, help) = match found.kind {
        ProbeKind::Lock | ProbeKind::Try => (
            format!("{name} was free when it was asked, but another thread may have it by now"),
            "waits if it is taken",
            "`try_lock` takes the lock if it is free: keep the guard that it gives",
        ),
        ProbeKind::Waits => (
            format!("{name} had a message when it was asked, but another thread may have taken it"),
            "then this waits for the next one",
            "take what is there without waiting: `try_recv` tells if there was nothing",
        ),
        ProbeKind::Unwraps => (
            format!("{name} had something when it was asked, but another thread may have taken it"),
            "then this panics",
            "look at what the call gives instead of asking first",
        ),
        ProbeKind::Last => (
            format!("two threads that drop this at once may both see that others have {name}"),
            "then nobody is the last",
            "put what the last one does into the `Drop` of the value inside the pointer",
        ),
    };
    Diagnostic::new(model.span(found.code, found.act), message)
        .primary_text(primary)
        .label(model.span(found.code, found.probe), "asked here")
        .confidence(Confidence::Medium)
        .help(help)
}
