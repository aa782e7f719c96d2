//! The words that all rules use for locks, guards and calls.

use diag::Span;
use model::{
    CallPath, CodeId, Model, Object, PathStep,
    effects::{Lock, LockKind, Mode},
    facts::{BodyKind, Callee, OpKind},
};

/// The name of a lock in backticks, or "a lock" if it has none.
pub(crate) fn lock_name(model: &Model, object: &Object) -> String {
    let name = model.lock_name(object);
    let is_nameless = name == "_" || name.starts_with("_[") || name == "a temporary";
    if is_nameless { "a lock".to_owned() } else { format!("`{name}`") }
}

/// The name of an atomic in backticks, or "an atomic" if it has none.
pub(crate) fn atomic_name(model: &Model, object: &Object) -> String {
    match lock_name(model, object) {
        name if name.starts_with('`') => name,
        _ => "an atomic".to_owned(),
    }
}

/// What happens to a lock that is taken: "`Bank.log` is locked".
pub(crate) fn taken(lock: Option<Lock>, mode: Mode) -> &'static str {
    match (lock.map(|it| it.kind), mode) {
        (Some(LockKind::RefCell), Mode::Exclusive) => "mutably borrowed",
        (Some(LockKind::RefCell | LockKind::Watch), _) => "borrowed",
        (Some(LockKind::Semaphore), _) => "acquired",
        (Some(LockKind::RwLock | LockKind::Map), Mode::Exclusive) => "write-locked",
        (_, Mode::Shared) => "read-locked",
        (_, Mode::Upgradable) => "locked for an upgradable read",
        _ => "locked",
    }
}

/// What one who takes a lock does: "locks `Bank.log`".
pub(crate) fn takes(lock: Option<Lock>, mode: Mode) -> &'static str {
    match (lock.map(|it| it.kind), mode) {
        (Some(LockKind::RefCell), Mode::Exclusive) => "mutably borrows",
        (Some(LockKind::RefCell | LockKind::Watch), _) => "borrows",
        (Some(LockKind::Semaphore), _) => "acquires",
        (Some(LockKind::RwLock | LockKind::Map), Mode::Exclusive) => "write-locks",
        (_, Mode::Shared) => "read-locks",
        (_, Mode::Upgradable) => "takes for an upgradable read",
        _ => "locks",
    }
}

/// The body as one speaks of it: "`Bank::transfer`", "a closure in `Bank::transfer`".
pub(crate) fn body_name(model: &Model, code: CodeId) -> String {
    let name = model.function_name(code);
    match model.bodies.codes[code.idx()].body.kind {
        BodyKind::Closure | BodyKind::AsyncClosure => format!("a closure in `{name}`"),
        BodyKind::AsyncBlock => format!("an async block in `{name}`"),
        BodyKind::Initializer => format!("the initialiser of `{name}`"),
        BodyKind::Fn | BodyKind::AsyncFn => format!("`{name}`"),
    }
}

/// The name of the function or method that is called at `span` of the body `code`.
pub(crate) fn called(model: &Model, code: CodeId, span: Span) -> Option<String> {
    let code = &model.bodies.codes[code.idx()];
    let mut calls = code.ops().filter(|(_, op)| code.span(op.range) == span);
    calls.find_map(|(_, op)| match &op.kind {
        OpKind::Call { call, .. } => match &call.callee {
            Callee::Path(path) => {
                code.body.paths[path.idx()].segments.last().map(|it| it.name.to_string())
            }
            Callee::Method { name, .. } => Some(name.to_string()),
            Callee::Macro(name) => Some(format!("{name}!")),
            Callee::Value(_) | Callee::Lang(_) => None,
        },
        _ => None,
    })
}

/// What the calls of a path say, all but the last step, which is the thing itself.
pub(crate) fn calls<'a>(
    model: &'a Model,
    path: &'a CallPath,
) -> impl Iterator<Item = (Span, String)> + 'a {
    let callees = path.iter().skip(1);
    path.iter().zip(callees).map(|(call, callee)| (call.span, call_text(model, call, callee)))
}

fn call_text(model: &Model, from: &PathStep, to: &PathStep) -> String {
    let callee = body_name(model, to.code);
    let is_closure = matches!(
        model.bodies.codes[to.code.idx()].body.kind,
        BodyKind::Closure | BodyKind::AsyncClosure | BodyKind::AsyncBlock
    );
    match is_closure {
        true if model.function_name(from.code) == model.function_name(to.code) => {
            "runs the closure".to_owned()
        }
        true => format!("runs {callee}"),
        false => format!("calls {callee}"),
    }
}

/// "one", "one and two", "one, two and three".
pub(crate) fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "a", "a or b", "a, b or c".
pub(crate) fn either(words: &[String]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => list(words),
    }
}

/// "once", "3 times".
pub(crate) fn times(count: u64) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}
