//! Finds a thread that runs a loop which nothing ends.
//!
//! ## Why
//!
//! A loop without `break`, `return` or condition runs until the process dies. The thread cannot be
//! joined, a test that starts it leaves it behind, and at the end of `main` it is stopped in the
//! middle of whatever it does.
//!
//! ## Example
//!
//! ```rust
//! # use std::{thread::{self, JoinHandle}, time::Duration};
//! # fn flush() {}
//! fn start_flusher() -> JoinHandle<()> {
//!     thread::spawn(|| loop {
//!         flush();
//!         thread::sleep(Duration::from_secs(1));
//!     })
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{sync::mpsc::{Receiver, RecvTimeoutError}, thread::{self, JoinHandle}, time::Duration};
//! # fn flush() {}
//! fn start_flusher(stop: Receiver<()>) -> JoinHandle<()> {
//!     thread::spawn(move || {
//!         while stop.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
//!             flush();
//!         }
//!     })
//! }
//! ```
//!
//! Dropping the sender ends the wait and the thread.
//!
//! A `threadlint_runtime::Worker` gives its closure a `threadlint_runtime::StopToken` to wait on.
//!
//! ## Limits
//!
//! Only loops are reported that control cannot leave at all. A panic counts as a way out. Threads
//! that serve as long as the process lives are what some programs want: hence medium confidence.

use diag::{Confidence, Diagnostic, TextRange};
use model::{Model, Spawn, effects::SpawnKind};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "thread_no_shutdown",
    group: Group::Thread,
    level: Level::Warn,
    confidence: Confidence::Medium,
    ids: &["CWE-835"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::Worker` gives its thread a `threadlint_runtime::StopToken` to wait on",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        for spawn in model.spawns(code).filter(|it| runs_on_a_thread(it.kind)) {
            let Some(entry) = spawn.entry else { continue };
            if let Some(endless) = model.endless_loop(entry) {
                let diagnostic = diagnostic(model, &spawn, model.span(entry, head(endless)));
                cx.report(diagnostic, model.in_test(code));
            }
        }
    }
}

fn runs_on_a_thread(kind: SpawnKind) -> bool {
    matches!(kind, SpawnKind::Thread | SpawnKind::Scoped | SpawnKind::Blocking)
}

/// The word `loop` or `while`: the rest of it is long.
fn head(range: TextRange) -> TextRange {
    TextRange::new(range.start, range.start + "loop".len() as u32)
}

fn diagnostic(model: &Model, spawn: &Spawn<'_>, endless: diag::Span) -> Diagnostic {
    let range = spawn.known.call.name_range;
    Diagnostic::new(model.span(spawn.known.code, range), "the thread runs a loop that nothing ends")
        .primary_text("the thread starts here")
        .label(endless, "there is no way out of this loop")
        .confidence(Confidence::Medium)
        .help("let the loop end on a flag, a stop token, or the end of a channel")
}
