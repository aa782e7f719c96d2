//! Locks taken while the same lock is held: which rule speaks of which.

use std::collections::BTreeMap;

use diag::{Applicability, Confidence, Diagnostic, Span};
use model::{
    CallPath, CodeId, Conflict, HeldGuard, Model, Object,
    effects::{How, Mode},
    facts::LocalKind,
};

use crate::{hold::Hold, words};

/// What a conflict is. Each is one rule's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConflictKind {
    SameStatement,
    Double,
    Reentry,
    RecursiveRead,
    Upgrade,
}

/// The conflicts of `kind`: one for each guard and place, with the shortest way there.
pub(crate) fn of_kind(model: &Model, kind: ConflictKind) -> Vec<&Conflict> {
    let mut best: BTreeMap<(CodeId, Option<HeldGuard>, Span), (ConflictKind, &Conflict)> =
        BTreeMap::new();
    for conflict in &model.solution.conflicts {
        let Some(kind) = kind_of(model, conflict) else { continue };
        let place = model.span(conflict.code, conflict.range);
        let key = (conflict.code, conflict.held, place);
        let is_better = best.get(&key).is_none_or(|it| rank(kind, conflict) < rank(it.0, it.1));
        if is_better {
            best.insert(key, (kind, conflict));
        }
    }
    best.into_values().filter(|it| it.0 == kind).map(|it| it.1).collect()
}

/// Lower is better: what deadlocks for sure, then what is told in fewer steps.
fn rank(kind: ConflictKind, conflict: &Conflict) -> (bool, bool, usize) {
    let needs_writer = kind == ConflictKind::RecursiveRead;
    (needs_writer, conflict.is_weak, conflict.first.path.len() + conflict.second.path.len())
}

fn kind_of(model: &Model, conflict: &Conflict) -> Option<ConflictKind> {
    let (first, second) = (&conflict.first, &conflict.second);
    if !first.mode.excludes(second.mode) {
        let allowed = second.recursive || second.lock.is_some_and(|it| it.recursive_read);
        return (!allowed).then_some(ConflictKind::RecursiveRead);
    }
    if first.mode != Mode::Exclusive && second.mode == Mode::Exclusive {
        return Some(ConflictKind::Upgrade);
    }
    Some(match () {
        () if !is_direct(model, conflict) => ConflictKind::Reentry,
        () if in_one_statement(model, conflict) => ConflictKind::SameStatement,
        () => ConflictKind::Double,
    })
}

/// The body takes the lock itself, or calls an accessor for the guard.
fn is_direct(model: &Model, conflict: &Conflict) -> bool {
    let Some(guard) = conflict.held else { return false };
    let acquisitions = &model.solution.flows[conflict.code.idx()].acquisitions;
    let second =
        acquisitions.iter().any(|it| it.pos == conflict.pos && it.object == conflict.second.object);
    (conflict.second.path.len() == 1 || second) && guard.holder.is_some()
}

/// The first guard is a temporary of the statement that takes the lock again.
fn in_one_statement(model: &Model, conflict: &Conflict) -> bool {
    let body = &model.bodies.codes[conflict.code.idx()].body;
    let holder = conflict.held.and_then(|it| it.holder);
    holder.is_some_and(|it| {
        let local = &body.locals[it.idx()];
        local.kind == LocalKind::Temp
            && local.head.is_none()
            && body.scopes[local.scope.idx()].range.contains(conflict.range)
    })
}

/// How sure it is, given what it is at best.
pub(crate) fn confidence(conflict: &Conflict, best: Confidence) -> Confidence {
    match conflict.is_weak || conflict.first.how == How::Timed {
        true => Confidence::Medium,
        false => best,
    }
}

/// A diagnostic at the second acquisition or at the call that leads to it, with the way to both.
pub(crate) fn diagnostic(model: &Model, conflict: &Conflict, message: String) -> Diagnostic {
    let place = model.span(conflict.code, conflict.range);
    let second = &conflict.second;
    let again = taken_again(model, conflict);
    let mut res = Diagnostic::new(place, message);
    res = match conflict.held {
        Some(guard) => {
            let hold = Hold::new(model, conflict.code, guard);
            res.label(hold.span(), hold.label())
        }
        None => labels(model, res, &conflict.first.path, place, &taken_first(model, conflict)),
    };
    let Some(callee) = second.path.iter().nth(1) else { return res.primary_text(again) };
    let callee = words::body_name(model, callee.code);
    let res = res.primary_text(format!("calls {callee}"));
    labels(model, res, &second.path, place, &again)
}

/// Labels for the calls of a path and for its end, apart from the step at `known`.
fn labels(
    model: &Model,
    mut res: Diagnostic,
    path: &CallPath,
    known: Span,
    end: &str,
) -> Diagnostic {
    for (span, text) in words::calls(model, path).filter(|it| it.0 != known) {
        res = res.label(span, text);
    }
    match path.last() {
        Some(last) => res.label(last.span, end),
        None => res,
    }
}

fn taken_again(model: &Model, conflict: &Conflict) -> String {
    let Conflict { first, second, .. } = conflict;
    let name = words::lock_name(model, &second.object);
    let again = if first.mode == second.mode { " again" } else { "" };
    format!("{name} is {}{again} here", words::taken(second.lock, second.mode))
}

fn taken_first(model: &Model, conflict: &Conflict) -> String {
    let first = &conflict.first;
    let name = words::lock_name(model, &first.object);
    format!("{name} is {} here, and still held below", words::taken(first.lock, first.mode))
}

/// Advice on how to end the first guard earlier, and an edit that does it if there is one.
pub(crate) fn advise(model: &Model, conflict: &Conflict, diagnostic: Diagnostic) -> Diagnostic {
    let Some(guard) = conflict.held else {
        return diagnostic.help("pass two different locks, or take the lock once around both uses");
    };
    let hold = Hold::new(model, conflict.code, guard);
    let before = match conflict.second.path.len() {
        1 => "the lock is taken again",
        _ => "this call",
    };
    let diagnostic = diagnostic.help(hold.advice(before));
    match hold.suggestion(applicability(conflict)) {
        Some(suggestion) => diagnostic.suggestion(suggestion),
        None => diagnostic,
    }
}

/// Code that can only wait for itself was not meant to hold the lock.
fn applicability(conflict: &Conflict) -> Applicability {
    let is_shared = conflict.first.mode == Mode::Shared && conflict.second.mode == Mode::Shared;
    let may_go_on = is_shared || conflict.is_weak || conflict.first.how == How::Timed;
    match may_go_on {
        true => Applicability::MaybeIncorrect,
        false => Applicability::MachineApplicable,
    }
}

/// The lock that a conflict is about, in backticks.
pub(crate) fn name(model: &Model, conflict: &Conflict) -> String {
    let names = [&conflict.first.object, &conflict.second.object]
        .map(|it: &Object| words::lock_name(model, it));
    let [first, second] = names;
    if first.starts_with('`') { first } else { second }
}

/// The function that takes the lock again, in backticks.
pub(crate) fn callee(model: &Model, conflict: &Conflict) -> String {
    let last = conflict.second.path.last();
    last.map_or_else(String::new, |it| words::body_name(model, it.code))
}

/// The function that holds the lock, if that is not the one that the conflict was found in.
pub(crate) fn holder(model: &Model, conflict: &Conflict) -> String {
    let last = conflict.first.path.last();
    last.map_or_else(String::new, |it| words::body_name(model, it.code))
}
