//! Calls that block a thread which others need, as the rules about tasks and pools speak of them.

use diag::{Applicability, Confidence, Diagnostic, Edit, Span, Suggestion};
use model::{BlockingCall, Capacity, KnownCall, Model, effects::BlockKind, facts::Callee};

use crate::{more::and_here, words};

/// A call further away than this may well be known to the author.
const MAX_CALLS: usize = 2;

/// What the call does, for a message: "`recv` waits for the other end of a channel".
pub(crate) fn what(model: &Model, call: &BlockingCall) -> String {
    let known = library_call(model, call);
    let name = match &known {
        Some(known) => Some(model.program.func(known.func).name.to_string()),
        None => call.path.last().and_then(|it| words::called(model, it.code, it.span)),
    };
    let does = match known {
        Some(known) if call.kind == BlockKind::Runtime && known.effects.block_on.is_none() => {
            "blocks the thread"
        }
        _ => does(call.kind),
    };
    match name {
        Some(name) => format!("`{name}` {does}"),
        None => format!("this {does}"),
    }
}

fn does(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Io => "does input or output",
        BlockKind::Net => "waits for the network",
        BlockKind::Sleep => "puts the thread to sleep",
        BlockKind::Join => "waits for a thread to end",
        BlockKind::Channel => "may wait for the other end of a channel",
        BlockKind::Barrier | BlockKind::Wait => "waits for other threads",
        BlockKind::Park => "parks the thread",
        BlockKind::Process => "waits for a process",
        BlockKind::Lock => "waits for a lock",
        BlockKind::Runtime => "runs a future to its end",
        BlockKind::Compute => "waits for jobs of a pool",
        BlockKind::Spin => "spins",
    }
}

/// Puts the calls on the way to `call` into a diagnostic, and the place where it blocks.
pub(crate) fn label(model: &Model, call: &BlockingCall, mut diagnostic: Diagnostic) -> Diagnostic {
    let mut steps = words::calls(model, &call.path);
    match (steps.next(), call.path.last()) {
        (Some((_, text)), Some(last)) => {
            diagnostic = diagnostic.primary_text(text);
            for (span, text) in steps {
                diagnostic = diagnostic.label(span, text);
            }
            diagnostic.label(last.span, "blocks here")
        }
        _ => diagnostic.primary_text("blocks here"),
    }
}

/// Calls of one body that lead to one place, which is told of once: the nearest first.
pub(crate) fn groups(calls: &[BlockingCall]) -> Vec<Vec<&BlockingCall>> {
    let mut res: Vec<Vec<&BlockingCall>> = Vec::new();
    for call in calls {
        let is_there = |it: &BlockingCall| {
            call.path.len() > 1 && it.path.len() > 1 && it.path.last() == call.path.last()
        };
        match res.iter_mut().find(|it| is_there(it[0])) {
            Some(group) => group.push(call),
            None => res.push(vec![call]),
        }
    }
    for group in &mut res {
        group.sort_by_key(|it| (it.is_weak, it.path.len()));
    }
    res
}

/// Shows the further calls of a group.
pub(crate) fn with_more(
    model: &Model,
    group: &[&BlockingCall],
    diagnostic: Diagnostic,
) -> Diagnostic {
    and_here(diagnostic, group.iter().skip(1).map(|it| model.span(it.code, it.range)))
}

/// How sure it is that the call blocks for a time that matters, by what it waits for and how far
/// away that is.
pub(crate) fn confidence(model: &Model, call: &BlockingCall) -> Confidence {
    let n_calls = call.path.len().saturating_sub(1);
    let is_short = matches!(call.kind, BlockKind::Io | BlockKind::Spin);
    let is_sure = !call.is_weak && n_calls <= MAX_CALLS && !is_short && !may_have_room(model, call);
    if is_sure { Confidence::High } else { Confidence::Medium }
}

/// Whether the call sends to a channel that may be without bound.
fn may_have_room(model: &Model, call: &BlockingCall) -> bool {
    let is_send = library_call(model, call).is_some_and(|it| it.effects.send);
    let last = call.path.last().filter(|_| is_send);
    last.is_some_and(|it| model.capacity_at(it.code, it.span) != Capacity::Bounded)
}

/// Whether the call runs a future in a way that a runtime around it does not forbid.
pub(crate) fn nests(model: &Model, call: &BlockingCall) -> bool {
    library_call(model, call).is_some_and(|it| it.effects.block_on_nests)
}

/// The function to use instead in async code, as the library's description names it.
pub(crate) fn twin<'m>(model: &'m Model, call: &BlockingCall) -> Option<&'m str> {
    model.twin(call.code, library_call(model, call)?.func)
}

/// The library's function that blocks. A macro's calls are all at one place.
fn library_call<'m>(model: &'m Model, call: &BlockingCall) -> Option<KnownCall<'m>> {
    let last = call.path.last()?;
    model.known_calls(last.code).find(|it| {
        let blocks = it.effects.blocks.is_some_and(|it| it.kind == call.kind);
        blocks && model.span(last.code, it.range) == last.span
    })
}

/// Replaces `std::thread::sleep(..)` by `tokio::time::sleep(..).await`, where the call stands in
/// async code itself and names the function by a path.
pub(crate) fn suggestion(model: &Model, call: &BlockingCall) -> Option<Suggestion> {
    let known = model.known_call_at(call.code, call.pos)?;
    let twin = model.twin(call.code, known.func)?;
    if call.path.len() > 1
        || !model.is_async(call.code)
        || !matches!(known.call.callee, Callee::Path(_))
    {
        return None;
    }
    let span = model.span(call.code, call.range);
    let name = model.span(call.code, known.call.name_range);
    let edits = vec![
        Edit { span: Span { end: name.end, ..span }, text: twin.to_owned() },
        Edit {
            span: Span { start: span.end, ..span },
            text: ".await".to_owned(),
        },
    ];
    Some(Suggestion {
        title: format!("use `{twin}`"),
        applicability: Applicability::MaybeIncorrect,
        edits,
    })
}
