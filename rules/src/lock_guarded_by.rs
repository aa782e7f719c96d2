//! Finds code that breaks a promise about a lock: data touched without the lock that guards it, a
//! function called without a lock that it requires, or with one that it excludes.
//!
//! ## Why
//!
//! A lock beside its data guards by convention only. An access that does not keep to the convention
//! races with all those that do. Once the convention is written down, it can be checked:
//!
//! * `guarded_by(lock)` on a field or static: it is only touched while the lock is held;
//! * `requires(self.lock)` on a function: its callers hold the lock;
//! * `excludes(self.lock)` on a function: its callers do not hold it;
//! * `acquires(self.lock)`, `releases(self.lock)` on functions that take and give up a lock without a
//!   guard.
//!
//! They are attributes of the crate `threadlint-attributes` (the module `attributes` of the runtime crate), or
//! comments before the item: `// threadlint: guarded_by(lock)`.
//!
//! ## Example
//!
//! ```rust
//! use std::{cell::UnsafeCell, sync::Mutex};
//!
//! struct Counter {
//!     lock: Mutex<()>,
//!     // threadlint: guarded_by(lock)
//!     count: UnsafeCell<u64>,
//! }
//!
//! unsafe impl Sync for Counter {}
//!
//! impl Counter {
//!     fn add(&self) {
//!         unsafe { *self.count.get() += 1 };
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! use std::{cell::UnsafeCell, sync::Mutex};
//!
//! struct Counter {
//!     lock: Mutex<()>,
//!     // threadlint: guarded_by(lock)
//!     count: UnsafeCell<u64>,
//! }
//!
//! unsafe impl Sync for Counter {}
//!
//! impl Counter {
//!     fn add(&self) {
//!         let _guard = self.lock.lock().unwrap();
//!         self.add_locked();
//!     }
//!
//!     // threadlint: requires(self.lock)
//!     fn add_locked(&self) {
//!         unsafe { *self.count.get() += 1 };
//!     }
//! }
//! ```
//!
//! Better still is data inside of its lock, `Mutex<u64>`, which leaves nothing to check.
//!
//! ## Limits
//!
//! Accesses through `&mut`, in `Drop`, in values that the function has made itself, and in functions
//! that return the type are fine: nobody else can be there. A private function all of whose known
//! callers hold the lock needs no promise. That a function which `acquires` a lock really does is
//! taken on trust. Which of two values of one type is locked is told apart where the ways to them are
//! known; confidence is medium then.

use diag::{Confidence, Diagnostic, Span};
use model::{
    Access, CodeId, HeldLock, Match, Model, Object, OpPos, Protection,
    facts::OpKind,
    link::{Contract, LockRef},
};

use crate::{Context, Group, Level, Rule, more::and_here, words};

pub(crate) static RULE: Rule = Rule {
    name: "lock_guarded_by",
    group: Group::Lock,
    level: Level::Deny,
    confidence: Confidence::Certain,
    ids: &["CERT-CON43-C", "CWE-667"],
    since: "0.1.0",
    cure: None,
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    let promises = &model.program.promises;
    for mistake in &promises.mistakes {
        let diagnostic = Diagnostic::new(mistake.span, mistake.message.clone())
            .confidence(Confidence::Certain)
            .help(
                "name a field of the same value (`self.lock`), of a type (`Bank.log`), or a static",
            );
        cx.report(diagnostic, mistake.in_test);
    }
    if promises.is_empty() {
        return;
    }
    let protection = model.protection();
    for code in model.codes() {
        for diagnostic in accesses(model, &protection, code) {
            cx.report(diagnostic, model.in_test(code));
        }
        for diagnostic in calls(model, &protection, code) {
            cx.report(diagnostic, model.in_test(code));
        }
    }
}

/// How a lock that is wanted is held.
enum Holding {
    Held,
    Sometimes(HeldLock),
    Another(HeldLock),
    Not,
}

fn holding(
    protection: &Protection<'_>,
    code: CodeId,
    pos: OpPos,
    lock: &LockRef,
    wanted: Option<&Object>,
) -> Holding {
    let held = protection.at(code, pos);
    let matching = |it: &HeldLock| it.matches(lock.class, wanted);
    if held.iter().any(|it| it.must && matching(it) == Match::Same) {
        return Holding::Held;
    }
    if let Some(it) = held.iter().find(|it| matching(it) == Match::Same) {
        return Holding::Sometimes(it.clone());
    }
    match held.into_iter().find(|it| matching(it) == Match::Other) {
        Some(it) => Holding::Another(it),
        None => Holding::Not,
    }
}

/// One finding for each datum that the body touches without its lock.
fn accesses(model: &Model, protection: &Protection<'_>, code: CodeId) -> Vec<Diagnostic> {
    let promises = &model.program.promises;
    let is_field = |adt, name| promises.fields.contains_key(&(adt, name));
    let is_static = |id| promises.statics.contains_key(&id);
    let mut bare: Vec<(Access, Holding)> = Vec::new();
    for access in model.accesses_to(code, &is_field, &is_static) {
        let Some(guarded) = promises.guarding(access.class) else { continue };
        let wanted = model.promised_for(&access.object, &guarded.by);
        let holding = holding(protection, code, access.pos, &guarded.by, wanted.as_ref());
        let is_inside = |it: &(Access, Holding)| {
            it.0.class == access.class && it.0.range.contains(access.range)
        };
        let is_fine = matches!(holding, Holding::Held) || model.is_exclusive(&access);
        if !is_fine && !bare.iter().any(is_inside) {
            bare.push((access, holding));
        }
    }
    let mut res: Vec<Diagnostic> = Vec::new();
    while let Some((first, _)) = bare.first() {
        let class = first.class;
        let (same, others) = bare.into_iter().partition(|it| it.0.class == class);
        bare = others;
        res.extend(access_diagnostic(model, code, &same));
    }
    res
}

fn access_diagnostic(
    model: &Model,
    code: CodeId,
    bare: &[(Access, Holding)],
) -> Option<Diagnostic> {
    let ((first, holding), rest) = bare.split_first()?;
    let guarded = model.program.promises.guarding(first.class)?;
    let datum = class_name(model, first.class);
    let lock = class_name(model, guarded.by.class);
    let message = match holding {
        Holding::Another(_) => format!("{datum} is touched under {lock} of another value"),
        Holding::Sometimes(_) => {
            format!("{datum} is touched where {lock}, which guards it, is not held on every path")
        }
        _ => format!("{datum} is touched without {lock}, which guards it"),
    };
    let mut res = Diagnostic::new(model.span(code, first.range), message)
        .confidence(confidence(holding))
        .label(guarded.span, "the lock is named here");
    if let Holding::Another(held) | Holding::Sometimes(held) = holding {
        res = with_held(model, code, res, held);
    }
    let more = rest.iter().map(|(access, _)| model.span(code, access.range));
    let res = and_here(res, more);
    let function = words::body_name(model, code);
    Some(res.help(format!(
        "take {lock} first; if all callers of {function} hold it, say so with `requires(..)`"
    )))
}

fn confidence(holding: &Holding) -> Confidence {
    match holding {
        Holding::Another(_) => Confidence::Medium,
        Holding::Sometimes(_) => Confidence::High,
        Holding::Held | Holding::Not => Confidence::Certain,
    }
}

fn with_held(model: &Model, code: CodeId, res: Diagnostic, held: &HeldLock) -> Diagnostic {
    match held.guard {
        Some(guard) => {
            let acquisition = model.held(code, guard);
            let way = acquisition.object.describe(&model.program, &model.bodies);
            let text = format!("`{way}` is locked here");
            res.label(model.span(code, acquisition.range), text)
        }
        None => res,
    }
}

/// The calls of a body that break a promise of the callee.
fn calls(model: &Model, protection: &Protection<'_>, code: CodeId) -> Vec<Diagnostic> {
    let mut res = Vec::new();
    for (pos, op) in model.bodies.codes[code.idx()].ops() {
        let OpKind::Call { call, .. } = &op.kind else { continue };
        let Some(callee) = model.own_callee(code, pos) else { continue };
        let Some(contract) = model.program.promises.funcs.get(&callee) else { continue };
        let name = format!("`{}`", model.program.func_name(callee));
        let span = model.span(code, op.range);
        for (lock, promised) in required(contract) {
            let wanted = model.promised_at(code, call, lock);
            let is_own = wanted.as_ref().is_some_and(|it| model.is_own_lock(code, it));
            let holding = holding(protection, code, pos, lock, wanted.as_ref());
            if !is_own && !matches!(holding, Holding::Held) {
                res.push(required_diagnostic(model, code, span, &name, lock, *promised, &holding));
            }
        }
        for (lock, promised) in &contract.excludes {
            let wanted = model.promised_at(code, call, lock);
            let held = protection.at(code, pos);
            let held = held
                .into_iter()
                .find(|it| it.must && it.matches(lock.class, wanted.as_ref()) == Match::Same);
            if let Some(held) = held {
                res.push(excluded_diagnostic(model, code, span, &name, lock, *promised, &held));
            }
        }
    }
    res
}

/// What gives up a lock needs it to be held.
fn required(contract: &Contract) -> impl Iterator<Item = &(LockRef, Span)> {
    contract.requires.iter().chain(&contract.releases)
}

fn required_diagnostic(
    model: &Model,
    code: CodeId,
    span: Span,
    callee: &str,
    lock: &LockRef,
    promised: Span,
    holding: &Holding,
) -> Diagnostic {
    let lock = class_name(model, lock.class);
    let message = match holding {
        Holding::Another(_) => {
            format!("{callee} is called under {lock} of another value than it requires")
        }
        Holding::Sometimes(_) => {
            format!("{callee} is called where {lock}, which it requires, is not held on every path")
        }
        _ => format!("{callee} is called without {lock}, which it requires"),
    };
    let mut res = Diagnostic::new(span, message)
        .confidence(confidence(holding))
        .label(promised, "promised here");
    if let Holding::Another(held) | Holding::Sometimes(held) = holding {
        res = with_held(model, code, res, held);
    }
    let function = words::body_name(model, code);
    res.help(format!(
        "take {lock} before the call; if all callers of {function} hold it, say so with \
         `requires(..)`"
    ))
}

fn excluded_diagnostic(
    model: &Model,
    code: CodeId,
    span: Span,
    callee: &str,
    lock: &LockRef,
    promised: Span,
    held: &HeldLock,
) -> Diagnostic {
    let lock = class_name(model, lock.class);
    let message = format!("{callee} is called while {lock} is held, which it excludes");
    // That all callers hold it says nothing of which value's lock it is.
    let confidence = match held.object {
        Some(_) => Confidence::Certain,
        None => Confidence::Medium,
    };
    let res = Diagnostic::new(span, message)
        .confidence(confidence)
        .label(promised, "promised here")
        .help(format!("release {lock} before the call"));
    with_held(model, code, res, held)
}

fn class_name(model: &Model, class: model::LockClass) -> String {
    format!("`{}`", class.name(&model.program, &model.bodies))
}
