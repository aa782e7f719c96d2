//! Finds a type with an `unsafe impl Sync` that changes through `&self` with no lock and no atomic.
//!
//! ## Why
//!
//! `UnsafeCell`, `Cell` and `RefCell` are not `Sync` because nothing in them keeps two threads apart.
//! `unsafe impl Sync` takes the compiler's word back, and from then on safe code can call the method
//! from two threads at once: a data race, which is undefined behaviour. A `RefCell` does not help: its
//! counters are changed by both threads as well.
//!
//! ## Example
//!
//! ```rust
//! use std::cell::UnsafeCell;
//!
//! pub struct Log {
//!     lines: UnsafeCell<Vec<String>>,
//! }
//!
//! unsafe impl Sync for Log {}
//!
//! impl Log {
//!     pub fn write(&self, line: String) {
//!         unsafe { (*self.lines.get()).push(line) };
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! use std::sync::Mutex;
//!
//! pub struct Log {
//!     lines: Mutex<Vec<String>>,
//! }
//!
//! impl Log {
//!     pub fn write(&self, line: String) {
//!         self.lines.lock().expect("no writer panics").push(line);
//!     }
//! }
//! ```
//!
//! For work that is handed from thread to thread there is `threadlint_runtime::Queue`, for numbers
//! `threadlint_runtime::Counter`.
//!
//! ## Limits
//!
//! One method of each type is told of. Types that have a lock, an atomic, a pointer or a type of a
//! crate that nobody described beside the cell are left out, and so are `unsafe fn`s and methods that
//! are only called, or take a guard that shows, that a lock is held. Whether the program has a second
//! thread at all is not known, nor whether the type's user keeps the threads apart: the confidence is
//! medium where an `UnsafeCell` is changed, which somebody may have thought through, and high where it
//! is a `Cell` or `RefCell`, which no safe method may lend to two threads.

use diag::{Confidence, Diagnostic};
use model::{Model, OpenCell};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "shared_unsafe_cell",
    group: Group::Shared,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CERT-CON43-C", "CWE-362"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "`threadlint_runtime::Counter` counts, `threadlint_runtime::Queue` hands work from thread to thread",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for found in model.open_cells() {
        cx.report(diagnostic(model, &found), model.in_test(found.code));
    }
}

fn diagnostic(model: &Model, found: &OpenCell) -> Diagnostic {
    let (name, field) = (model.program.adt(found.adt).name, found.field);
    let method = model.func_name(found.func);
    let message = match found.counts {
        true => format!(
            "two threads in `{method}` can change the borrow counts of `{name}.{field}` at once"
        ),
        false => format!("two threads in `{method}` can change `{name}.{field}` at once"),
    };
    let confidence = if found.by_pointer { Confidence::Medium } else { Confidence::High };
    Diagnostic::new(model.span(found.code, found.range), message)
        .primary_text("reached through `&self`, with nothing held")
        .label(found.claim, format!("says that threads may share a `{name}`"))
        .label(found.declared, "the cell, with no lock or atomic beside it")
        .confidence(confidence)
        .help("put the data into a `Mutex` or atomics, and leave out the `unsafe impl`")
}
