//! Finds an async lock that is held while the task waits for something else.
//!
//! ## Why
//!
//! A guard of `tokio::sync::Mutex` may live across an `.await`; that is what it is for. But whoever
//! else wants the lock waits as long as the await takes, and if that is a peer on the network, a
//! channel or a process, that is as long as somebody far away likes. Requests then go through one by
//! one, and a peer that hangs stops them all.
//!
//! ## Example
//!
//! ```rust
//! # use tokio::sync::{Mutex, mpsc};
//! struct Session {
//!     names: Mutex<Vec<String>>,
//!     updates: mpsc::Sender<String>,
//! }
//!
//! async fn announce(session: &Session) {
//!     let names = session.names.lock().await;
//!     for name in names.iter() {
//!         session.updates.send(name.clone()).await.expect("listener is gone");
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use tokio::sync::{Mutex, mpsc};
//! struct Session {
//!     names: Mutex<Vec<String>>,
//!     updates: mpsc::Sender<String>,
//! }
//!
//! async fn announce(session: &Session) {
//!     let names = session.names.lock().await.clone();
//!     for name in names {
//!         session.updates.send(name).await.expect("listener is gone");
//!     }
//! }
//! ```
//!
//! ## Limits
//!
//! Often the lock is there to have one task at a time do the whole: the confidence is high only where the
//! guard is a temporary in the head of an `if let`, `match` or loop that gives a value of its own: it
//! lives longer than it seems. A future made from what
//! the lock protects (`Mutex<TcpStream>`) is not reported, sleeps are left to
//! `guard_across_sleep`, and other locks to the rules about their order. It is medium where the
//! task is known to wait for input or output, a channel, a process or another task, and low otherwise.

use std::collections::BTreeMap;

use diag::{Applicability, Confidence, Diagnostic};
use model::{
    AcquisitionIdx, CodeId, Event, EventKind, HeldGuard, Model, Source,
    effects::{BlockKind, GuardKind, LockKind},
};

use crate::{
    Context, Group, Level, Rule,
    hold::{Hold, Keeper},
    more::and_here,
};

pub(crate) static RULE: Rule = Rule {
    name: "guard_async_across_await",
    group: Group::Guard,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &[],
    since: "0.1.0",
    cure: None,
    check,
};

/// An await under an async guard.
struct Across<'m> {
    event: &'m Event,
    guard: HeldGuard,
    /// What is waited for, if that is known.
    kind: Option<BlockKind>,
}

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        let mut by_guard: BTreeMap<AcquisitionIdx, Vec<Across<'_>>> = BTreeMap::new();
        for across in awaits(model, code) {
            by_guard.entry(across.guard.acquisition).or_default().push(across);
        }
        for places in by_guard.values_mut() {
            places.sort_by_key(|it| (it.kind.is_none(), it.event.range));
            let [first, more @ ..] = &places[..] else { continue };
            let more = more.iter().map(|it| model.span(code, it.event.range));
            cx.report(and_here(diagnostic(model, code, first), more), model.in_test(code));
        }
    }
}

fn awaits(model: &Model, code: CodeId) -> Vec<Across<'_>> {
    let mut res = Vec::new();
    let events = model.solution.flows[code.idx()].events.iter();
    for event in events.filter(|it| matches!(it.kind, EventKind::Await { .. })) {
        for guard in event.held.iter().filter(|it| is_meant_for_tasks(model, code, **it)) {
            let waits = waits(model, code, event, *guard);
            let mut conflicts = model.solution.conflicts.iter();
            let is_reentry = conflicts.any(|it| it.code == code && it.pos == event.pos);
            if !waits.is_own && !is_reentry {
                res.push(Across { event, guard: *guard, kind: waits.kind });
            }
        }
    }
    res
}

fn is_meant_for_tasks(model: &Model, code: CodeId, guard: HeldGuard) -> bool {
    let acquisition = model.held(code, guard);
    let is_lock = acquisition
        .lock
        .is_some_and(|it| it.task && matches!(it.kind, LockKind::Mutex | LockKind::RwLock));
    is_lock
        && !model.protects_nothing(code, acquisition)
        && acquisition.guard == Some(GuardKind::Task)
        && !matches!(acquisition.source, Source::Param(_))
}

struct Waits {
    kind: Option<BlockKind>,
    /// It is on what the guard protects, or another rule's business.
    is_own: bool,
}

/// What the task waits for at an await.
fn waits(model: &Model, code: CodeId, event: &Event, guard: HeldGuard) -> Waits {
    let lock = &model.held(code, guard).object;
    let inputs = model.awaited_inputs(code, event.pos);
    let on_guarded = inputs.iter().any(|it| it.is_in(lock));
    let known = model.solution.blocked.iter().filter(|it| {
        it.code == code && it.pos == event.pos && it.held.acquisition == guard.acquisition
    });
    let kinds: Vec<(BlockKind, bool)> = known.map(|it| (it.kind, it.on_guarded)).collect();
    let is_told = kinds.iter().any(|it| it.1 || it.0 == BlockKind::Sleep);
    let kind = kinds.iter().map(|it| it.0).find(|it| *it != BlockKind::Lock);
    let is_lock = model.awaits_lock(code, event.pos)
        || kind.is_none() && kinds.iter().any(|it| it.0 == BlockKind::Lock);
    let is_own = on_guarded || is_told || is_lock;
    Waits { kind, is_own }
}

fn diagnostic(model: &Model, code: CodeId, across: &Across<'_>) -> Diagnostic {
    let hold = Hold::new(model, code, across.guard);
    let name = hold.lock_name();
    let call = model.awaited_name(code, across.event.pos);
    let what = match (call, across.kind) {
        (Some(call), Some(kind)) => format!("waits for `{call}`, {}", doing(kind)),
        (Some(call), None) => format!("waits for `{call}`"),
        (None, Some(kind)) => format!("waits for something {}", doing(kind)),
        (None, None) => "waits for something else".to_owned(),
    };
    let is_in_head =
        matches!(hold.keeper(), Keeper::Head(head) if head.range.contains(across.event.range));
    // What the lock is for may be all that the body does.
    let suggestion = hold.suggestion(Applicability::MaybeIncorrect).filter(|_| !is_in_head);
    let confidence = match across.guard.must {
        true if suggestion.is_some() => Confidence::High,
        true if across.kind.is_some() => Confidence::Medium,
        _ => Confidence::Low,
    };
    let res = Diagnostic::new(
        model.span(code, across.event.range),
        format!("{name} is held while the task {what}"),
    )
    .primary_text("suspends here")
    .label(hold.span(), hold.label())
    .help(hold.advice("this await"))
    .help(format!("everybody else who wants {name} waits as long"))
    .confidence(confidence);
    match suggestion {
        Some(suggestion) => res.suggestion(suggestion),
        None => res,
    }
}

fn doing(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Io | BlockKind::Net => "which does input or output",
        BlockKind::Channel => "which may wait for the other end of a channel",
        BlockKind::Join | BlockKind::Barrier | BlockKind::Wait => "which waits for other tasks",
        BlockKind::Process => "which waits for a process",
        _ => "which may take any time",
    }
}
