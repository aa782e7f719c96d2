//! Finds a guard in the head of a `match`, `if let`, `while let` or `for` that stays alive while the
//! body waits.
//!
//! ## Why
//!
//! Temporaries of such a head live to the end of the whole construct, not of the head. The lock is
//! held through the body, though no variable shows it, and a body that awaits, blocks or sleeps makes
//! everybody wait. (`if` and `while` without `let` drop them before the body.)
//!
//! ## Example
//!
//! ```rust,no_run
//! # use std::sync::{Mutex, mpsc::Receiver};
//! # type Job = Box<dyn FnOnce() + Send>;
//! fn work(jobs: &Mutex<Receiver<Job>>) {
//!     // Every worker waits until the job of another one is done.
//!     while let Ok(job) = jobs.lock().unwrap().recv() {
//!         job();
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust,no_run
//! # use std::sync::{Mutex, mpsc::Receiver};
//! # type Job = Box<dyn FnOnce() + Send>;
//! fn work(jobs: &Mutex<Receiver<Job>>) {
//!     loop {
//!         let job = jobs.lock().unwrap().recv();
//!         match job {
//!             Ok(job) => job(),
//!             Err(_) => return,
//!         }
//!     }
//! }
//! ```
//!
//! `threadlint_runtime::ordered::Mutex` has `with`, which holds the lock for a closure and no
//! longer.
//!
//! ## Limits
//!
//! A head alone is not reported, only one whose body awaits, sleeps or makes a call that may wait.
//! From edition 2024 on, `if let` ends its temporaries before `else`. A body that takes the same lock
//! again is `lock_double` or one of its kin.

use diag::{Applicability, Confidence, Diagnostic, TextRange};
use model::{
    AcquisitionIdx, Blocked, CodeId, Event, EventKind, HeldGuard, Model, effects::BlockKind,
    facts::HeadKind,
};

use crate::{
    Context, Cure, Group, Level, Rule,
    across::{self, Shape},
    hold::{Hold, Keeper},
    words,
};

pub(crate) static RULE: Rule = Rule {
    name: "guard_in_scrutinee",
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
    let in_heads = places.iter().filter(|it| it.shape(model) == Shape::Head);
    let mut told: Vec<(CodeId, AcquisitionIdx)> = Vec::new();
    for group in across::groups(in_heads) {
        let code = group.first.code;
        told.extend(group.guards.iter().map(|it| (code, it.acquisition)));
        let mut diagnostic = across::diagnostic(model, &group);
        if let Some(guard) = group.guards.first() {
            let hold = Hold::new(model, code, *guard);
            diagnostic = match waits_in_head(&hold, group.first.range) {
                true => diagnostic.help(EARLIER),
                false => advise(hold, diagnostic),
            };
        }
        cx.report(diagnostic, model.in_test(code));
    }
    for blocked in model.solution.blocked.iter().filter(|it| it.on_guarded) {
        let key = (blocked.code, blocked.held.acquisition);
        if let Some(event) = job_under_lock(model, blocked).filter(|_| !told.contains(&key)) {
            told.push(key);
            let diagnostic = serialised(model, blocked, event);
            cx.report(diagnostic, model.in_test(blocked.code));
        }
    }
}

const EARLIER: &str = "take what is needed into a variable before the wait: its guard then ends with \
                       that `let`";

/// `match ping(&self.known.lock().unwrap()[0]).await { .. }`: ending the guard with the head would be
/// too late.
fn waits_in_head(hold: &Hold<'_>, wait: TextRange) -> bool {
    matches!(hold.keeper(), Keeper::Head(head) if head.range.contains(wait))
}

fn advise(hold: Hold<'_>, diagnostic: Diagnostic) -> Diagnostic {
    let diagnostic = diagnostic.help(hold.advice("the body"));
    // What the body does under the lock may be what the lock is for.
    match hold.suggestion(Applicability::MaybeIncorrect) {
        Some(suggestion) => diagnostic.suggestion(suggestion),
        None => diagnostic,
    }
}

/// `while let Ok(job) = jobs.lock().unwrap().recv() { job() }`: receiving is what the lock is for,
/// but the job runs under it as well.
fn job_under_lock<'m>(model: &'m Model, blocked: &Blocked) -> Option<&'m Event> {
    let hold = Hold::new(model, blocked.code, blocked.held);
    let Keeper::Head(head) = hold.keeper() else { return None };
    let is_queue = head.kind == HeadKind::WhileLet && blocked.kind == BlockKind::Channel;
    let runs = |it: &&Event| {
        let is_run = matches!(it.kind, EventKind::Call(_) | EventKind::Callback { .. });
        is_run && holds(it, blocked.held) && is_in_body(it.range, head.range, head.construct)
    };
    let events = &model.solution.flows[blocked.code.idx()].events;
    events.iter().filter(|_| is_queue).find(runs)
}

fn holds(event: &Event, guard: HeldGuard) -> bool {
    event.held.iter().any(|it| it.acquisition == guard.acquisition)
}

fn is_in_body(range: TextRange, head: TextRange, construct: TextRange) -> bool {
    construct.contains(range) && range.start >= head.end
}

fn serialised(model: &Model, blocked: &Blocked, event: &Event) -> Diagnostic {
    let hold = Hold::new(model, blocked.code, blocked.held);
    let name = hold.lock_name();
    let called = words::called(model, blocked.code, model.span(blocked.code, event.range));
    let what = called.map_or_else(|| "the job runs".to_owned(), |it| format!("`{it}` runs"));
    let message =
        format!("{name} is held while {what}, so only one thread at a time does any work");
    let diagnostic = Diagnostic::new(model.span(blocked.code, event.range), message)
        .primary_text("runs under the lock")
        .label(hold.span(), hold.label());
    advise(hold, diagnostic)
}
