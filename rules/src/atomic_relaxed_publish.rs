//! Finds a `Relaxed` access of an atomic that other data hangs on.
//!
//! ## Why
//!
//! `Relaxed` orders nothing but the atomic itself. A thread that sees the flag or the pointer need not
//! see what was written before it: it reads an object that is not there yet, or frees one that another
//! thread is still writing to. x86 hides most of it, ARM does not, and compilers reorder everywhere.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::atomic::{AtomicPtr, Ordering};
//! # struct Config { port: u16 }
//! fn port(current: &AtomicPtr<Config>) -> u16 {
//!     let config = current.load(Ordering::Relaxed);
//!     unsafe { (*config).port }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::atomic::{AtomicPtr, Ordering};
//! # struct Config { port: u16 }
//! fn port(current: &AtomicPtr<Config>) -> u16 {
//!     let config = current.load(Ordering::Acquire);
//!     unsafe { (*config).port }
//! }
//! ```
//!
//! Store with `Release` what is loaded with `Acquire`; count references down with `Release`, and have
//! `fence(Acquire)` before the last one frees. `OnceLock`, `Arc` and `Mutex` do all this.
//!
//! `threadlint_runtime::Frozen` shows to all threads what was set once.
//!
//! ## Limits
//!
//! Reported are: a pointer that is loaded `Relaxed` (or that a failed `compare_exchange` gave back
//! `Relaxed`) and followed; a count that is taken down without an order and decides that something is
//! freed; a flag that is stored `Relaxed` right after a write through a raw pointer, a cell or to a
//! `static mut`; and a `Relaxed` flag that tells whether another atomic is set. Bodies with a `fence`,
//! and what is done under a lock or behind `&mut`, are left alone, and so are pointers that are loaded to
//! drop all there is, or followed only after an exchange that acquires.
//!
//! The confidence is high for a pointer of an `AtomicPtr`, and for a flag that tells of another atomic. It is
//! medium for pointers that are made from numbers, for all that an `unsafe fn` does (its callers promise
//! things, an order among them) and for the others, so that a plain run does not show them: in published
//! code most of that is lock-free code whose other half makes it right.

use diag::{Confidence, Diagnostic};
use model::{Evidence, Unpublished};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "atomic_relaxed_publish",
    group: Group::Atomic,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CERT-CON03-C", "CWE-362"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "`threadlint_runtime::Frozen` shows to all threads what was set once",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for found in model.unpublished() {
        let confidence = match model.is_unsafe_fn(found.code) {
            // Its caller has promised what the code cannot show.
            true => Confidence::Medium,
            false => confidence(&found.why),
        };
        let diagnostic = diagnostic(&found).confidence(confidence);
        match found.why {
            Evidence::Freed { .. } => cx.report_bare(diagnostic, model.in_test(found.code)),
            _ => cx.report(diagnostic, model.in_test(found.code)),
        }
    }
}

/// How sure it is that no other half of the code orders it.
fn confidence(why: &Evidence) -> Confidence {
    match why {
        Evidence::Followed { is_plain: true, .. } | Evidence::Gates { .. } => Confidence::High,
        _ => Confidence::Medium,
    }
}

fn diagnostic(found: &Unpublished) -> Diagnostic {
    let name = match found.name.as_str() {
        "_" | "a temporary" => "the atomic".to_owned(),
        name => format!("`{name}`"),
    };
    let new = |message: String| Diagnostic::new(found.span, message);
    match &found.why {
        Evidence::Followed { at, has_failed: false, .. } => {
            new(format!("{name} is loaded `Relaxed`: what it points to need not be there yet"))
                .primary_text("loaded here")
                .label(*at, "followed here")
                .help("load it with `Acquire`, and store it with `Release`")
        }
        Evidence::Followed { at, has_failed: true, .. } => new(format!(
            "if this fails, {name} was read `Relaxed`: what it points to need not be there yet"
        ))
        .primary_text("exchanged here")
        .label(*at, "the pointer of the other thread is followed here")
        .help("the last ordering, that of the failure, has to be `Acquire`"),
        Evidence::Freed { at, releases } => {
            let message = match releases {
                true => {
                    format!("the last to count {name} down need not see what the others did before")
                }
                false => format!("others may still be at work when {name} has been counted down"),
            };
            new(message).primary_text("counted down here").label(*at, "freed here").help(
                "count down with `AcqRel`, or with `Release` and a `fence(Acquire)` before freeing",
            )
        }
        Evidence::Announced { written } => {
            new(format!("who sees {name} need not see what was written before it"))
                .primary_text("stored `Relaxed` here")
                .label(*written, "written here")
                .help("store it with `Release`, and load it with `Acquire`")
        }
        Evidence::Gates { stored, other, looked, used } => new(format!(
            "who sees {name} need not see the value of `{other}` that was stored before"
        ))
        .primary_text("stored `Relaxed` here")
        .label(*stored, format!("`{other}` is stored here"))
        .label(*looked, format!("{name} is looked at here"))
        .label(*used, format!("and `{other}` then"))
        .help(format!("store {name} with `Release`, and load it with `Acquire`")),
    }
}
