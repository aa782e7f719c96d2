//! Finds a loop that does nothing but look at shared state, without a pause.
//!
//! ## Why
//!
//! The loop takes a whole processor, and takes it from the very thread that it waits for if there are
//! more threads than processors. With priorities, that thread may never run. The looks themselves slow
//! down whoever wants to write.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::atomic::{AtomicBool, Ordering};
//! fn wait_until_ready(ready: &AtomicBool) {
//!     while !ready.load(Ordering::Acquire) {}
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::{Condvar, Mutex};
//! fn wait_until_ready(ready: &Mutex<bool>, changed: &Condvar) {
//!     let guard = ready.lock().unwrap();
//!     let _ready = changed.wait_while(guard, |ready| !*ready).unwrap();
//! }
//! ```
//!
//! For threads there is `join`, for locks `lock`. Where the wait is known to be a few instructions
//! long, `std::hint::spin_loop()` in the loop lets the processor rest.
//!
//! A `threadlint_runtime::Event` is set once for all who wait.
//!
//! ## Limits
//!
//! A loop that calls `spin_loop`, `yield_now` or anything that may wait, counts its rounds or asks a
//! clock is not reported; nor is one that tries again with the value that another thread has just put
//! in, which is no waiting. Functions that name neither a lock nor the ordering of an atomic are not
//! looked at: a loop over a function that loads is found only beside other accesses.

use diag::{Confidence, Diagnostic};
use model::{CheckKind, Model, Spin};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "atomic_spin",
    group: Group::Atomic,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-821"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads("`threadlint_runtime::Event` wakes all who wait")),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for spin in model.spins() {
        let diagnostic = diagnostic(model, &spin);
        match spin.check.kind {
            CheckKind::TryLock | CheckKind::Probe => {
                cx.report_bare(diagnostic, model.in_test(spin.code));
            }
            _ => cx.report(diagnostic, model.in_test(spin.code)),
        }
    }
}

fn diagnostic(model: &Model, spin: &Spin) -> Diagnostic {
    let check = &spin.check;
    let name = check.on.as_ref().map(|it| words::lock_name(model, it));
    let name = name.filter(|it| it.starts_with('`')).unwrap_or_else(|| "shared state".to_owned());
    let message = format!("the loop keeps a processor busy until {name} has changed");
    Diagnostic::new(model.span(spin.code, check.range), message)
        .primary_text("looks again and again")
        .help(match check.kind {
            CheckKind::TryLock => "`lock` waits until the lock is free",
            CheckKind::Probe => "`join` waits for the end of a thread",
            _ => "`thread::park`, a `Condvar` or an event waits without a processor; `std::hint::spin_loop()` makes a short wait cheaper",
        })
}
