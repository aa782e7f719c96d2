//! Finds work on the wrong kind of threads: waiting on a pool for computing, or computing that a task waits for.
//!
//! ## Why
//!
//! A pool for computing has as many threads as there are processors. Jobs that wait there keep
//! processors idle, and once all threads wait, nothing computes any more: all of the program shares
//! the pool. The other way round, a task that waits for a parallel loop blocks a thread which many
//! tasks share, for as long as the loop runs.
//!
//! ## Example
//!
//! ```rust
//! # use std::{thread, time::Duration};
//! # use rayon::prelude::*;
//! fn poll_all(peers: &[u32]) -> Vec<u32> {
//!     let poll = |peer: &u32| {
//!         thread::sleep(Duration::from_millis(20));
//!         *peer
//!     };
//!     peers.par_iter().map(poll).collect()
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{thread, time::Duration};
//! fn poll_all(peers: &[u32]) -> Vec<u32> {
//!     let poll = |peer: &u32| {
//!         thread::sleep(Duration::from_millis(20));
//!         *peer
//!     };
//!     thread::scope(|scope| {
//!         let polls: Vec<_> = peers.iter().map(|it| scope.spawn(move || poll(it))).collect();
//!         polls.into_iter().map(|it| it.join().expect("poll panicked")).collect()
//!     })
//! }
//! ```
//!
//! Jobs that wait go to a pool of their own, `threadlint_runtime::ThreadPool`; from async code,
//! parallel loops go through `tokio::task::spawn_blocking` or `rayon::spawn` with a channel.
//!
//! ## Limits
//!
//! Confidence is medium for input and output on files, which a parallel loop may well be for, for calls
//! more than two calls away, for what is not sure to run, and in pools that the program made itself,
//! or may have made, perhaps for this. A send to a channel that has room for all that is ever sent,
//! `sync_channel(jobs.len())`, waits for nobody. Work that computes for long without a
//! pool (compressing, hashing, sorting) in async code is not seen: how much there is to do is not known.

use std::{collections::BTreeSet, iter};

use diag::{Confidence, Diagnostic, Span};
use model::{
    BlockingCall, CodeId, Runner,
    effects::{BlockKind, SpawnKind},
};

use crate::{Context, Cure, Group, Level, Rule, blocks, words};

pub(crate) static RULE: Rule = Rule {
    name: "pool_wrong_kind",
    group: Group::Pool,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-405"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere("`threadlint_runtime::ThreadPool` has threads for jobs that wait")),
    check,
};

fn check(cx: &mut Context<'_>) {
    waits_in_compute_pools(cx);
    computing_in_tasks(cx);
}

fn waits_in_compute_pools(cx: &mut Context<'_>) {
    let model = cx.model;
    let mut told: BTreeSet<Span> = BTreeSet::new();
    let own = model.own_pool_jobs();
    let in_own = |code: CodeId| {
        let parent = |it: &CodeId| model.bodies.codes[it.idx()].parent.map(|it| it.0);
        iter::successors(Some(code), parent).any(|it| own.contains(&it) || model.is_handed_on(it))
    };
    for code in model.codes() {
        for (_, range, kind, job) in model.pool_jobs(code) {
            if kind != SpawnKind::Compute {
                continue;
            }
            for call in model.blocking_calls(job).iter().filter(|it| is_wait(it)) {
                let span = model.span(job, call.range);
                if told.insert(span) {
                    let message = format!("{} on a pool for computing", blocks::what(model, call));
                    let diagnostic = blocks::label(model, call, Diagnostic::new(span, message))
                        .label(model.span(code, range), "the pool runs this closure")
                        .help("run it on threads of its own, and hand the results to the pool")
                        .confidence(match in_own(code) || in_own(job) {
                            true => Confidence::Medium,
                            false => blocks::confidence(model, call),
                        });
                    cx.report(diagnostic, model.in_test(code));
                }
            }
        }
    }
}

fn is_wait(call: &BlockingCall) -> bool {
    matches!(
        call.kind,
        BlockKind::Io
            | BlockKind::Net
            | BlockKind::Sleep
            | BlockKind::Channel
            | BlockKind::Process
            | BlockKind::Runtime
            | BlockKind::Barrier
            | BlockKind::Park
    )
}

fn computing_in_tasks(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes().filter(|it| model.is_async(*it)) {
        let is_shared = model.runner(code) == Runner::Executor;
        let mut calls = model.blocking_calls(code);
        calls.retain(|it| it.kind == BlockKind::Compute);
        for group in blocks::groups(&calls) {
            let call = group[0];
            let body = words::body_name(model, code);
            let what = blocks::what(model, call);
            let message = format!("{what} on a thread that runs tasks, in {body}");
            let diagnostic = Diagnostic::new(model.span(code, call.range), message);
            let waits_for_own = model.is_own_pool(call);
            let is_sure = is_shared && !waits_for_own;
            let confidence =
                if is_sure { blocks::confidence(model, call) } else { Confidence::Medium };
            let diagnostic = blocks::label(model, call, diagnostic)
                .help("run it with `spawn_blocking`, or send its result back through a channel")
                .confidence(confidence);
            cx.report(blocks::with_more(model, &group, diagnostic), model.in_test(code));
        }
    }
}
