//! Finds a guard that a reference keeps alive while something waits.
//!
//! ## Why
//!
//! `let entries = &cache.lock().unwrap().entries;` extends the life of the guard to that of the
//! variable: the lock is held to the end of the block, though the variable looks like a mere
//! reference and dropping it does nothing.
//!
//! ## Example
//!
//! ```rust
//! # use std::{sync::Mutex, thread, time::Duration};
//! # struct Settings { retries: u32 }
//! fn retry(settings: &Mutex<Settings>) -> u32 {
//!     let retries = &settings.lock().unwrap().retries;
//!     thread::sleep(Duration::from_millis(10));
//!     *retries
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{sync::Mutex, thread, time::Duration};
//! # struct Settings { retries: u32 }
//! fn retry(settings: &Mutex<Settings>) -> u32 {
//!     let retries = settings.lock().unwrap().retries;
//!     thread::sleep(Duration::from_millis(10));
//!     retries
//! }
//! ```
//!
//! `threadlint_runtime::ordered::Mutex` has `with`, which holds the lock for a closure and no
//! longer.
//!
//! ## Limits
//!
//! The reference alone is not reported, only a block that awaits, sleeps or makes a call that may
//! wait after it.

use diag::Confidence;

use crate::{
    Context, Cure, Group, Level, Rule,
    across::{self, Shape},
    hold::Hold,
};

pub(crate) static RULE: Rule = Rule {
    name: "guard_extended",
    group: Group::Guard,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-667"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "`threadlint_runtime::ordered::Mutex::with` holds a lock for a closure and no longer",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    let places = across::all(model);
    let extended = places.iter().filter(|it| it.shape(model) == Shape::Extended);
    for group in across::groups(extended) {
        let code = group.first.code;
        let mut diagnostic = across::diagnostic(model, &group);
        if let Some(guard) = group.guards.first() {
            diagnostic = diagnostic.help(Hold::new(model, code, *guard).advice("this"));
        }
        cx.report(diagnostic, model.in_test(code));
    }
}
