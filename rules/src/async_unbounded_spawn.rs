//! Finds a loop that starts a task for everything that comes in, however much that is.
//!
//! ## Why
//!
//! Tasks are cheap, but what they hold is not: buffers, connections, files. A loop that accepts and
//! spawns never says no, so that under load everything is begun and nothing finished, until memory or
//! file descriptors run out.
//!
//! ## Example
//!
//! ```rust
//! # use tokio::net::{TcpListener, TcpStream};
//! # async fn serve(peer: TcpStream) {}
//! async fn run(listener: TcpListener) -> std::io::Result<()> {
//!     loop {
//!         let (peer, _) = listener.accept().await?;
//!         tokio::spawn(async move { serve(peer).await });
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::Arc;
//! # use tokio::{net::{TcpListener, TcpStream}, sync::Semaphore};
//! # async fn serve(peer: TcpStream) {}
//! async fn run(listener: TcpListener) -> std::io::Result<()> {
//!     let slots = Arc::new(Semaphore::new(1000));
//!     loop {
//!         let slot = slots.clone().acquire_owned().await.expect("never closed");
//!         let (peer, _) = listener.accept().await?;
//!         let _ = tokio::spawn(async move {
//!             serve(peer).await;
//!             drop(slot);
//!         });
//!     }
//! }
//! ```
//!
//! ## Limits
//!
//! A hint: a server may be bounded by those who use it. Only loops without an end of their own that
//! wait for something outside (a connection, a message) are looked at; one that takes a semaphore's
//! permit or waits for tasks is bounded. A count that the program keeps itself, and compares with a
//! limit, is not seen.

use diag::{Confidence, Diagnostic, TextRange};
use model::{
    CallKinds, CodeId, Control, Event, EventKind, KnownCall, Model,
    effects::{BlockKind, LockKind, SpawnKind},
    facts::{LoopId, LoopKind},
};

use crate::{Context, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "async_unbounded_spawn",
    group: Group::Async,
    level: Level::Hint,
    confidence: Confidence::Medium,
    ids: &["CWE-770"],
    since: "0.1.0",
    cure: None,
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes().filter(|it| model.is_async(*it)) {
        let control = model.control(code);
        for known in model.known_calls_of(code, CallKinds::SPAWN).filter(is_spawn) {
            let mut loops = control.loops(known.pos);
            let source = loops.find_map(|it| source(model, code, &control, it));
            if let Some(source) = source {
                let message = "a task is started for each that comes, without a bound".to_owned();
                let diagnostic = Diagnostic::new(model.span(code, known.range), message)
                    .primary_text("starts a task")
                    .label(model.span(code, source), "waits for the next one")
                    .help("take a permit of a `Semaphore` before, and drop it when the task ends")
                    .confidence(Confidence::Medium);
                cx.report(diagnostic, model.in_test(code));
            }
        }
    }
}

fn is_spawn(known: &KnownCall<'_>) -> bool {
    let spawn = known.effects.spawn;
    spawn.is_some_and(|it| matches!(it.0, SpawnKind::Task | SpawnKind::LocalTask))
}

/// Where an endless loop waits for what comes in, if nothing in it waits for tasks to end.
fn source(model: &Model, code: CodeId, control: &Control<'_>, id: LoopId) -> Option<TextRange> {
    let body = &model.bodies.codes[code.idx()].body;
    if body.loops[id.idx()].kind == LoopKind::For {
        return None;
    }
    let members: Vec<_> = control.members(id).collect();
    let events = model.solution.flows[code.idx()].events.iter();
    let inside: Vec<&Event> = events.filter(|it| members.contains(&it.pos.block)).collect();
    let acquisitions = &model.solution.flows[code.idx()].acquisitions;
    let takes_permit = acquisitions.iter().any(|it| {
        let is_permit = it.lock.is_some_and(|it| it.kind == LockKind::Semaphore);
        is_permit && members.contains(&it.pos.block)
    });
    let waits_for = |it: &&&Event, kinds: &[BlockKind]| match &it.kind {
        EventKind::Block { kind, awaits: true, .. } => kinds.contains(kind),
        _ => false,
    };
    let joins = inside.iter().any(|it| match &it.kind {
        EventKind::Await { ty } => model.is_task(ty),
        _ => waits_for(&it, &[BlockKind::Join]),
    });
    let comes = inside.iter().find(|it| {
        let is_message = waits_for(it, &[BlockKind::Channel]) && model.awaits_message(code, it.pos);
        is_message || waits_for(it, &[BlockKind::Io, BlockKind::Net])
    });
    comes.filter(|_| !takes_permit && !joins).map(|it| it.range)
}
