//! Finds a guard that is alive at an `.await` and is not made for that.
//!
//! ## Why
//!
//! At an await point the task may be suspended, and another task runs on the same thread. If that
//! one wants the lock it blocks the thread, so the first task is never resumed and never lets go: a
//! deadlock of one thread. It also holds for references into a `DashMap`, for borrows of a `RefCell`
//! (which panic), and for an entered span of `tracing` (which then covers the wrong work).
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::Mutex;
//! # async fn fetch(_: &str) -> String { String::new() }
//! async fn refresh(cache: &Mutex<Vec<String>>) {
//!     let mut entries = cache.lock().unwrap();
//!     let entry = fetch("status").await;
//!     entries.push(entry);
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::Mutex;
//! # async fn fetch(_: &str) -> String { String::new() }
//! async fn refresh(cache: &Mutex<Vec<String>>) {
//!     let entry = fetch("status").await;
//!     cache.lock().unwrap().push(entry);
//! }
//! ```
//!
//! Where the lock must be held across the await, use one that waits as a task does:
//! `tokio::sync::Mutex`, `async_lock::Mutex`.
//!
//! `threadlint_runtime::ordered::Mutex` has `with`, which holds the lock for a closure, where
//! nothing can be awaited.
//!
//! ## Limits
//!
//! Guards of asynchronous locks and permits of semaphores are not reported. A guard that a `match`,
//! `if let`, `while let` or `for` keeps alive is `guard_in_scrutinee`, one that a reference keeps
//! alive `guard_extended`.

use diag::Confidence;

use crate::{
    Context, Cure, Group, Level, Rule,
    across::{self, Shape, WaitKind},
    hold::Hold,
};

pub(crate) static RULE: Rule = Rule {
    name: "guard_across_await",
    group: Group::Guard,
    level: Level::Deny,
    confidence: Confidence::High,
    ids: &["CWE-833", "CWE-667"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "`threadlint_runtime::ordered::Mutex::with` holds a lock for a closure, which cannot await",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    let places = across::all(model);
    let awaits =
        places.iter().filter(|it| it.wait == WaitKind::Await && it.shape(model) == Shape::Plain);
    for group in across::groups(awaits) {
        let code = group.first.code;
        let mut diagnostic = across::diagnostic(model, &group);
        let holds: Vec<Hold<'_>> =
            group.guards.iter().map(|it| Hold::new(model, code, *it)).collect();
        if holds.iter().all(Hold::is_span) {
            // What another task does meanwhile is recorded in this span.
            let advice = "give the future its span, `future.instrument(span).await`: it is entered for each poll, \
                          and left at each await point";
            cx.report_bare(diagnostic.help(advice), model.in_test(code));
            continue;
        }
        if let Some(hold) = holds.first() {
            diagnostic = diagnostic.help(hold.advice("the `.await`"));
        }
        if !holds.is_empty() && holds.iter().all(Hold::is_borrow) {
            let advice = "a task that borrows it meanwhile, on the same thread, panics";
            cx.report_bare(diagnostic.help(advice), model.in_test(code));
            continue;
        }
        let diagnostic = diagnostic
            .help("where it must be held across the await, a lock of the runtime is needed");
        cx.report(diagnostic, model.in_test(code));
    }
}
