//! Finds a `compare_exchange` whose outcome nobody looks at.
//!
//! ## Why
//!
//! It writes only if the atomic still has the expected value. If another thread was faster, nothing
//! is written, and code that goes on all the same has lost an update, or works as if it had won.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::atomic::{AtomicU64, Ordering};
//! fn count(requests: &AtomicU64) {
//!     let seen = requests.load(Ordering::Relaxed);
//!     let _ = requests.compare_exchange(seen, seen + 1, Ordering::Relaxed, Ordering::Relaxed);
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::atomic::{AtomicU64, Ordering};
//! fn count(requests: &AtomicU64) {
//!     requests.fetch_add(1, Ordering::Relaxed);
//! }
//! ```
//!
//! Where there is no `fetch_*` for it, `fetch_update` repeats until it has succeeded.
//!
//! ## Limits
//!
//! It takes a `let _ =` or `.ok()` to write this, so it is meant, mostly: to move on from one state to
//! another, whoever does it, or to count as well as can be. The confidence is therefore medium, but for
//! the weak form, which fails for no reason. A `fetch_update` whose outcome is dropped is not reported: it fails only if its own
//! function says so.

use diag::{Confidence, Diagnostic};
use model::{AtomicAccess, Model, effects::AtomicOp};

use crate::{Context, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "atomic_cas_ignored",
    group: Group::Atomic,
    level: Level::Warn,
    confidence: Confidence::Medium,
    ids: &["CWE-252"],
    since: "0.1.0",
    cure: None,
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        let accesses = model.atomic_accesses(code);
        for access in &accesses {
            let AtomicOp::CompareExchange { weak } = access.op else { continue };
            if model.is_ignored(code, access.dest).is_some() && access.through.is_none() {
                let loaded = loaded(model, access, &accesses);
                let confidence = if weak { Confidence::High } else { Confidence::Medium };
                let diagnostic = diagnostic(model, access, loaded).confidence(confidence);
                cx.report(diagnostic, model.in_test(code));
            }
        }
    }
}

/// The load that the expected value comes from.
fn loaded<'a, 'm>(
    model: &Model,
    access: &AtomicAccess<'_>,
    accesses: &'a [AtomicAccess<'m>],
) -> Option<&'a AtomicAccess<'m>> {
    let values = model.values(access.code);
    let expected = access.values.first()?.local()?;
    let mut loads = accesses.iter().filter(|it| it.op == AtomicOp::Load);
    loads.find(|it| it.object == access.object && values.derived(it.dest).contains(&expected))
}

fn diagnostic(
    model: &Model,
    access: &AtomicAccess<'_>,
    loaded: Option<&AtomicAccess<'_>>,
) -> Diagnostic {
    let name = words::atomic_name(model, &access.object);
    let message = format!("whether {name} was changed is not looked at");
    let res = Diagnostic::new(model.span(access.code, access.range), message)
        .primary_text("does nothing if another thread was faster");
    match loaded {
        Some(load) => res
            .label(model.span(access.code, load.range), "what is expected was loaded here")
            .help("`fetch_update` repeats until it has succeeded"),
        None => res.help("look at the `Result`, or `store` if the old value does not matter"),
    }
}
