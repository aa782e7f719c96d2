//! Finds code of somebody else that is called while a lock is held.
//!
//! ## Why
//!
//! A closure that was registered, a method of a trait object, a waker: what it does is not decided
//! here. It may come back to the very object that calls it and want the lock, which then waits for
//! itself; it may take a second lock in another order; it may take its time, or panic and leave the
//! lock poisoned. That such code is harmless today is luck.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::Mutex;
//! type Listener = Box<dyn Fn(&str) + Send>;
//!
//! struct Window {
//!     listeners: Mutex<Vec<Listener>>,
//! }
//!
//! impl Window {
//!     fn emit(&self, event: &str) {
//!         let listeners = self.listeners.lock().unwrap();
//!         for listener in listeners.iter() {
//!             listener(event);
//!         }
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::{Arc, Mutex};
//! type Listener = Arc<dyn Fn(&str) + Send + Sync>;
//!
//! struct Window {
//!     listeners: Mutex<Vec<Listener>>,
//! }
//!
//! impl Window {
//!     fn emit(&self, event: &str) {
//!         let listeners = self.listeners.lock().unwrap().clone();
//!         for listener in listeners {
//!             listener(event);
//!         }
//!     }
//! }
//! ```
//!
//! ## Limits
//!
//! Much such code is harmless: the confidence is high only for closures that were registered in what the
//! lock protects, since those may well want to register another, or take themselves out. That of a
//! `RefCell` is not, which panics the first time and is seen. A closure that is handed what the lock
//! protects, as in `fn with<R>(&self, f: impl FnOnce(&mut State) -> R) -> R`, is meant to run under the lock and
//! not reported, nor is a trait object that is itself what the lock protects. Of trait objects only
//! those are looked at whose trait has no impl in the workspace: with impls, the other rules look
//! into those. Confidence is low for calls further away than two, and where the impl or the guard
//! is not sure.

use std::collections::{BTreeMap, BTreeSet};

use diag::{Confidence, Diagnostic};
use model::{
    CalledBack, CodeId, Foreign, HeldGuard, Model, OpPos, Source, Step,
    effects::{How, LockKind},
};

use crate::{Context, Group, Level, Rule, hold::Hold, more::and_here, words};

pub(crate) static RULE: Rule = Rule {
    name: "guard_across_callback",
    group: Group::Guard,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-833"],
    since: "0.1.0",
    cure: None,
    check,
};

/// Calls further away than this may well be known to the author.
const MAX_CALLS: usize = 2;

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for ((code, _), calls) in by_guard(model) {
        let [first, more @ ..] = &calls[..] else { continue };
        let mut places: BTreeSet<OpPos> = BTreeSet::from([first.pos]);
        let more = more.iter().filter(|it| places.insert(it.pos));
        let more = more.map(|it| model.span(code, it.range));
        cx.report(and_here(diagnostic(model, first), more), model.in_test(code));
    }
}

type ByGuard<'m> = BTreeMap<(CodeId, HeldGuard), Vec<&'m CalledBack>>;

/// The calls that matter, those of one guard together, in the order of the source.
fn by_guard(model: &Model) -> ByGuard<'_> {
    let mut res = ByGuard::new();
    for call in model.solution.called_back.iter().filter(|it| matters(model, it)) {
        let guard = HeldGuard { must: true, ..call.held };
        res.entry((call.code, guard)).or_default().push(call);
    }
    for calls in res.values_mut() {
        calls.sort_by_key(|it| (it.path.len(), it.is_weak, it.range, it.pos));
    }
    res
}

fn matters(model: &Model, call: &CalledBack) -> bool {
    let acquisition = model.held(call.code, call.held);
    let Some(lock) = acquisition.lock else { return false };
    let excludes = matches!(
        lock.kind,
        LockKind::Mutex | LockKind::RwLock | LockKind::RefCell | LockKind::Map | LockKind::Watch
    );
    let is_guard = !matches!(acquisition.source, Source::Param(_)) && !acquisition.temporary;
    let is_tried = acquisition.how == How::Try;
    let is_work = call.on_guarded || is_protected(model, call);
    excludes && is_guard && !is_tried && !lock.reentrant && !is_work
}

/// A trait object that a lock protects is called under the lock on purpose. One of many that were
/// registered is not what the lock is for.
fn is_protected(model: &Model, call: &CalledBack) -> bool {
    let (Foreign::Trait(_), Some(on)) = (call.of, &call.on) else { return false };
    on.is_in(&model.held(call.code, call.held).object) && !is_one_of_many(model, call)
}

/// Whether what is called is in a collection that the lock protects.
fn is_one_of_many(model: &Model, call: &CalledBack) -> bool {
    let lock = &model.held(call.code, call.held).object;
    call.on.as_ref().is_some_and(|on| {
        on.is_in(lock) && on.steps.iter().skip(lock.steps.len()).any(|it| *it == Step::Element)
    })
}

/// A closure that was registered: to register another, or to take itself out, it needs this very
/// lock. Functions, which have nothing with them, seldom do either.
fn is_registered(model: &Model, call: &CalledBack) -> bool {
    call.of == Foreign::Closure
        && call.path.len() == 1
        && is_one_of_many(model, call)
        && !model.calls_function_pointer(call.code, call.pos)
}

fn diagnostic(model: &Model, call: &CalledBack) -> Diagnostic {
    let hold = Hold::new(model, call.code, call.held);
    let name = hold.lock_name();
    let message = match call.of {
        Foreign::Closure => {
            format!("{name} is held while a closure is called that comes from elsewhere")
        }
        Foreign::Trait(func) => {
            format!("{name} is held while `{}` of some type is called", model.func_name(func))
        }
        Foreign::Library(func) => {
            format!("{name} is held while `{}` runs code of others", model.func_name(func))
        }
    };
    let mut res = Diagnostic::new(model.span(call.code, call.range), message)
        .label(hold.span(), hold.label());
    let mut steps = words::calls(model, &call.path);
    let here = match call.of {
        Foreign::Closure => "what this does is not known here",
        Foreign::Trait(_) => "which type this is, and what it does, is not known here",
        Foreign::Library(_) => "what this runs is not known here",
    };
    match (steps.next(), call.path.last()) {
        (Some((_, text)), Some(last)) => {
            res = res.primary_text(text);
            for (span, text) in steps {
                res = res.label(span, text);
            }
            res = res.label(last.span, here);
        }
        _ => res = res.primary_text(here),
    }
    let n_calls = call.path.len().saturating_sub(1);
    let is_sure = !call.is_weak && n_calls <= MAX_CALLS;
    let lock = model.held(call.code, call.held).lock;
    let is_cell = lock.is_some_and(|it| it.kind == LockKind::RefCell);
    let confidence = match is_sure {
        true if is_registered(model, call) && !is_cell => Confidence::High,
        true => Confidence::Medium,
        false => Confidence::Low,
    };
    let why = match confidence {
        Confidence::High => format!(
            "it never returns if it adds or removes one of {name}, itself for example: call copies after the guard has ended"
        ),
        _ if is_cell => {
            format!("it panics if that code borrows {name} in a way that excludes this")
        }
        _ => format!("it never returns if that code needs {name}, or waits for somebody who does"),
    };
    res.help(hold.advice("this call")).help(why).confidence(confidence)
}
