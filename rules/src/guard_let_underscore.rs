//! Finds a guard that `_` drops at once.
//!
//! ## Why
//!
//! `let _ = mutex.lock();` binds nothing: the guard is dropped at the semicolon, and what follows
//! runs without the lock. The same goes for a semaphore's permit and for the guard of a `tracing`
//! span. `let _guard = mutex.lock();` holds it to the end of the block.
//!
//! ## Example
//!
//! ```rust
//! # #![allow(let_underscore_lock)]
//! # use std::sync::Mutex;
//! static LOG: Mutex<()> = Mutex::new(());
//!
//! fn write_both(first: &str, second: &str) {
//!     let _ = LOG.lock().unwrap();
//!     println!("{first}");
//!     println!("{second}");
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::Mutex;
//! static LOG: Mutex<()> = Mutex::new(());
//!
//! fn write_both(first: &str, second: &str) {
//!     let _guard = LOG.lock().unwrap();
//!     println!("{first}");
//!     println!("{second}");
//! }
//! ```
//!
//! To wait until nobody holds the lock, `drop(mutex.lock())` says so.
//!
//! `threadlint_runtime::ordered::Mutex` has `with`, which holds the lock for a closure: there is no
//! guard to lose.
//!
//! ## Limits
//!
//! `let _ = mutex.lock().unwrap().push(1);` binds no guard, `let _ = mutex.try_lock();` may fail
//! anyway, and `let _ = condvar.wait(guard);` ends a wait: these are not reported. Where a function
//! takes a lock to read and then does nothing more, confidence is medium: it may only want to wait for who
//! writes. So it is for `{ let _ = mutex.lock(); }`, where a name would change nothing.

use diag::{Applicability, Confidence, Diagnostic, Edit, Span, Suggestion};
use model::{
    Acquisition, Cause, CodeId, LockClass, Model, Source,
    effects::{GuardKind, How, LockKind, Mode},
    facts::{Discard, LocalId, LocalKind},
};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "guard_let_underscore",
    group: Group::Guard,
    level: Level::Deny,
    confidence: Confidence::Certain,
    ids: &["CWE-667"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "`threadlint_runtime::ordered::Mutex::with` holds a lock for a closure",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        for acquisition in &model.solution.flows[code.idx()].acquisitions {
            if let Some(discarded) =
                discarded(model, code, acquisition).filter(|_| matters(acquisition))
            {
                cx.report(diagnostic(model, code, acquisition, discarded), model.in_test(code));
            }
        }
    }
}

/// The nameless place that the guard goes to, if no variable had it before.
fn discarded(model: &Model, code: CodeId, acquisition: &Acquisition) -> Option<LocalId> {
    let kind = |it: &LocalId| model.local(code, *it).kind;
    let was_bound =
        acquisition.holders.iter().any(|it| matches!(kind(it), LocalKind::Var | LocalKind::Param));
    let discarded = LocalKind::Discarded { by: Discard::Wildcard };
    let mut holders = acquisition.holders.iter().filter(|_| !was_bound);
    holders.find(|it| kind(it) == discarded && model.is_guard(code, **it)).copied()
}

/// The guard is of use only as long as it lives.
fn matters(acquisition: &Acquisition) -> bool {
    let kind = acquisition.lock.map(|it| it.kind);
    let is_lock = matches!(
        kind,
        Some(LockKind::Mutex | LockKind::RwLock | LockKind::Semaphore | LockKind::File)
    );
    let waits = matches!(acquisition.how, How::Blocks | How::Awaits);
    let is_wait = acquisition.releases.iter().any(|it| it.cause == Cause::Wait);
    let is_own = !matches!(acquisition.source, Source::Param(_));
    (is_lock || acquisition.guard == Some(GuardKind::Span)) && waits && !is_wait && is_own
}

fn diagnostic(
    model: &Model,
    code: CodeId,
    acquisition: &Acquisition,
    discarded: LocalId,
) -> Diagnostic {
    let name = words::lock_name(model, &acquisition.object);
    let message = match acquisition.guard {
        Some(GuardKind::Permit) => format!("`_` drops the permit of {name} at once"),
        Some(GuardKind::Span) => "`_` leaves the span at once".to_owned(),
        _ => format!("`_` drops the guard of {name} at once"),
    };
    let taken = words::taken(acquisition.lock, acquisition.mode);
    let text = match acquisition.guard {
        Some(GuardKind::Span) => "entered and left here".to_owned(),
        _ => format!("{taken} and released here"),
    };
    let diagnostic = Diagnostic::new(model.span(code, acquisition.range), message)
        .primary_text(text)
        .confidence(confidence(model, code, acquisition, discarded))
        .help("give it a name to hold it to the end of the block; `drop(..)` says that waiting was all");
    match edit(model, code, discarded) {
        Some(edit) => diagnostic.suggestion(Suggestion {
            title: "hold the guard to the end of the block".to_owned(),
            applicability: Applicability::MachineApplicable,
            edits: vec![edit],
        }),
        None => diagnostic,
    }
}

/// Who takes a lock to read when nothing is left to do may only want to wait for who writes, and who
/// gives the statement a block to itself waits for whoever has the lock. Tests
/// take locks and permits of their own, or those of a runtime, to see what happens.
fn confidence(
    model: &Model,
    code: CodeId,
    acquisition: &Acquisition,
    discarded: LocalId,
) -> Confidence {
    let class = acquisition.object.class(&model.program, &model.bodies);
    let is_own = class.is_none_or(LockClass::is_local);
    let is_task = matches!(acquisition.guard, Some(GuardKind::Permit | GuardKind::Task));
    let is_trial = model.in_test(code) && (is_own || is_task);
    let is_barrier = acquisition.mode == Mode::Shared && !model.acts_after(code, acquisition.range)
        || model.has_own_block(code, discarded);
    match is_trial || is_barrier {
        true => Confidence::Medium,
        false => Confidence::Certain,
    }
}

/// The `_` of `let _ = value;` or `_ = value;`. Where it stands follows from where the statement
/// and the value begin, as long as it is written as `rustfmt` writes it.
fn edit(model: &Model, code: CodeId, discarded: LocalId) -> Option<Edit> {
    let body = &model.bodies.codes[code.idx()].body;
    let local = &body.locals[discarded.idx()];
    let start = body.scopes[local.scope.idx()].range.start;
    let (at, text) = match local.range.start.checked_sub(start)? {
        LET => (start + "let ".len() as u32, "_guard"),
        ASSIGNMENT => (start, "let _guard"),
        _ => return None,
    };
    let file = model.bodies.codes[code.idx()].file;
    Some(Edit {
        span: Span { file, start: at, end: at + 1 },
        text: text.to_owned(),
    })
}

const LET: u32 = "let _ = ".len() as u32;
const ASSIGNMENT: u32 = "_ = ".len() as u32;
