//! Finds a raw pointer that goes to another thread as a number, or in a wrapper that claims to be `Send`.
//!
//! ## Why
//!
//! Raw pointers are not `Send`, because the compiler cannot know whether two threads reach the same
//! data by them, nor how long it lives. As a number, or in a type with an `unsafe impl Send`, a pointer passes
//! the compiler, and the question is left to the reader: is the data there until the thread
//! ends, and does nobody else touch it?
//!
//! ## Example
//!
//! ```rust
//! use std::thread;
//!
//! fn fill(buffer: &mut Vec<u8>) {
//!     let address = buffer.as_mut_ptr() as usize;
//!     let worker = thread::spawn(move || {
//!         let first = address as *mut u8;
//!         unsafe { *first = 1 };
//!     });
//!     worker.join().unwrap();
//! }
//! ```
//!
//! ## Instead
//!
//! Scoped threads may borrow:
//!
//! ```rust
//! use std::thread;
//!
//! fn fill(buffer: &mut Vec<u8>) {
//!     thread::scope(|scope| {
//!         scope.spawn(|| buffer[0] = 1);
//!     });
//! }
//! ```
//!
//! `chunks_mut` and `split_at_mut` give each thread a part of its own, as does
//! `threadlint_runtime::map_chunks`; an `Arc` keeps alive what threads share.
//!
//! ## Limits
//!
//! Only closures that are written where the thread is started are looked at. Wrappers that free what
//! they point to own it, and are not reported. Whether the pointer is good is not known, hence medium confidence and a
//! hint.

use diag::{Confidence, Diagnostic};
use model::{Disguise, Model, Smuggled};

use crate::{Context, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "shared_send_ptr",
    group: Group::Shared,
    level: Level::Hint,
    confidence: Confidence::Medium,
    ids: &["CERT-CON34-C", "CWE-362"],
    since: "0.1.0",
    cure: None,
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for found in model.smuggled_pointers() {
        cx.report(diagnostic(model, &found), model.in_test(found.code));
    }
}

fn diagnostic(model: &Model, found: &Smuggled) -> Diagnostic {
    let local = model.local(found.code, found.local);
    let name = local.name.map_or_else(|| "a value".to_owned(), |it| format!("`{it}`"));
    let start = model.span(found.code, found.spawn);
    let res = match &found.kind {
        Disguise::Address { made, back } => {
            Diagnostic::new(*made, format!("{name} takes a pointer to another thread as a number"))
                .primary_text("the pointer becomes a number")
                .label(start, "goes along to a thread here")
                .label(*back, "and becomes a pointer again")
        }
        Disguise::Wrapper { adt, claim } => {
            let ty = model.program.adt(*adt).name;
            Diagnostic::new(
                start,
                format!("{name} takes the raw pointer of a `{ty}` to another thread"),
            )
            .primary_text("goes along to a thread here")
            .label(*claim, "says that this is fine, for every pointer")
        }
    };
    res.confidence(Confidence::Medium)
        .help("borrow in scoped threads, give each thread a part of its own, or share an `Arc`")
}
