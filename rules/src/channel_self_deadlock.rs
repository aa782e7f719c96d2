//! Finds a send that waits for the thread that sends.
//!
//! ## Why
//!
//! A send on a channel without buffer waits until somebody receives, and one on a full channel until
//! there is room. If the only receiver is in the very function that sends, nobody ever receives.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::mpsc;
//! fn first(numbers: &[u32]) -> Option<u32> {
//!     let (sender, receiver) = mpsc::sync_channel(0);
//!     sender.send(*numbers.first()?).ok()?;
//!     receiver.recv().ok()
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{sync::mpsc, thread};
//! fn first(numbers: &[u32]) -> Option<u32> {
//!     let (sender, receiver) = mpsc::sync_channel(0);
//!     thread::scope(|scope| {
//!         scope.spawn(move || sender.send(*numbers.first()?).ok());
//!         receiver.recv().ok()
//!     })
//! }
//! ```
//!
//! Within one thread a `VecDeque` is a queue.
//!
//! `try_put` of a `threadlint_runtime::Queue` says that it is full instead of waiting.
//!
//! ## Limits
//!
//! Reported are channels both of whose ends stay in one function; a send in a `select!` with other
//! branches waits for those as well, and is not reported. The confidence is high if the
//! channel has no buffer, and medium if it has one and the send is in a loop: whether the loop goes
//! round more often than there is room is not known.

use diag::{Confidence, Diagnostic};
use model::{ChannelUse, Model, Pair, effects::ChannelKind};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "channel_self_deadlock",
    group: Group::Channel,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-833"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::Queue::try_put` says that it is full instead of waiting",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        for pair in model.channel_pairs(code) {
            let has_no_buffer = pair.kind == ChannelKind::Rendezvous || pair.capacity == Some(0);
            let is_bounded = has_no_buffer || pair.kind == ChannelKind::Bounded;
            if !is_bounded || !model.stays_here(&pair.receiver) {
                continue;
            }
            let sends = model.sends(&pair).uses.into_iter();
            let mut sends = sends.filter(|it| it.code == code && model.waits_for_room(it));
            let stuck = sends.find(|it| {
                model.is_here(&pair.receiver, it.pos)
                    && (has_no_buffer || model.fills_up(&pair, it))
            });
            if let Some(send) = stuck {
                let confidence = if has_no_buffer { Confidence::High } else { Confidence::Medium };
                let diagnostic = diagnostic(model, &pair, &send, has_no_buffer);
                cx.report(diagnostic.confidence(confidence), model.in_test(code));
            }
        }
    }
}

fn diagnostic(model: &Model, pair: &Pair, send: &ChannelUse, has_no_buffer: bool) -> Diagnostic {
    let receiver = model.variable_of(&pair.receiver);
    let name = receiver.and_then(|it| model.local(pair.code, it).name);
    let name = name.map_or_else(|| "the receiver".to_owned(), |it| format!("`{it}`"));
    let message = match has_no_buffer {
        true => format!("the send waits for {name} to receive, which is this function's own"),
        false => format!(
            "the send waits for room once the channel is full, and {name} is this function's own"
        ),
    };
    let at = receiver.map_or(pair.name_range, |it| model.local(pair.code, it).range);
    Diagnostic::new(model.span(send.code, send.range), message)
        .primary_text("waits here")
        .label(model.span(pair.code, at), "the only receiver")
        .help("send and receive on different threads, or use a `VecDeque`")
}
