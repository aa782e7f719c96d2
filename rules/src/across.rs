//! Places where something waits while guards are held, and which rule speaks of which.

use std::collections::{BTreeMap, BTreeSet};

use diag::{Confidence, Diagnostic, TextRange};
use model::{
    Acquisition, AcquisitionIdx, Blocked, CallPath, Capacity, CodeId, EventKind, HeldGuard, Model,
    OpPos, Source,
    effects::{BlockKind, GuardKind, How, LockKind, Mode},
    facts::{OpKind, PlaceBase},
};

use crate::{
    hold::{Hold, Keeper},
    more::and_here,
    words,
};

/// A place where a body waits while it holds guards.
pub(crate) struct Across<'m> {
    pub(crate) code: CodeId,
    pub(crate) range: TextRange,
    pub(crate) wait: WaitKind,
    pub(crate) timed: bool,
    pub(crate) is_weak: bool,
    /// From the place to the call that waits. Empty for an await point.
    pub(crate) path: &'m CallPath,
    /// Guards that ought not to be held then.
    pub(crate) guards: Vec<HeldGuard>,
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WaitKind {
    Await,
    Call(BlockKind),
}

/// What keeps the guards alive, which decides about the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A variable, or the statement itself.
    Plain,
    /// The head of a construct.
    Head,
    /// A reference.
    Extended,
}

/// A place, with the guards that no earlier place of the same rule told of, and the places after it
/// where the same guards are held.
pub(crate) struct Group<'a, 'm> {
    pub(crate) first: &'a Across<'m>,
    pub(crate) guards: Vec<HeldGuard>,
    pub(crate) more: Vec<&'a Across<'m>>,
}

/// All places where something waits while guards are held that ought not to be.
pub(crate) fn all(model: &Model) -> Vec<Across<'_>> {
    let mut places: BTreeMap<(CodeId, OpPos, WaitKind), Across<'_>> = BTreeMap::new();
    for blocked in &model.solution.blocked {
        let acquisition = model.held(blocked.code, blocked.held);
        let is_meant = blocked.on_guarded && serialises(blocked.kind);
        if is_meant
            || is_send_with_room(model, blocked)
            || is_given_up(model, blocked)
            || is_time_limit(model, blocked)
            || model.is_held_alone(blocked.code, acquisition)
            || !matters(acquisition, blocked.kind, blocked.awaits)
        {
            continue;
        }
        let wait = WaitKind::Call(blocked.kind);
        let place = places.entry((blocked.code, blocked.pos, wait)).or_insert_with(|| Across {
            code: blocked.code,
            range: blocked.range,
            wait,
            timed: blocked.timed,
            is_weak: blocked.is_weak,
            path: &blocked.path,
            guards: Vec::new(),
        });
        if blocked.path.len() < place.path.len() {
            place.path = &blocked.path;
        }
        place.is_weak &= blocked.is_weak;
        place.timed &= blocked.timed;
        if !place.guards.contains(&blocked.held) {
            place.guards.push(blocked.held);
        }
    }
    let mut res: Vec<Across<'_>> = places.into_values().collect();
    res.extend(model.codes().flat_map(|it| awaits(model, it)));
    keep_one_each(&mut res);
    res
}

/// Nobody holds a lock twice: the wait gives up the guard of this one, on whatever way it came there.
fn is_given_up(model: &Model, blocked: &Blocked) -> bool {
    let object = &model.held(blocked.code, blocked.held).object;
    let mut events = model.solution.flows[blocked.code.idx()].events.iter();
    blocked.held.mode == Mode::Exclusive
        && object.is_exact()
        && events.any(|it| match it.kind {
            EventKind::Wait { guard: Some(guard), .. } if it.pos == blocked.pos => {
                model.acquisition(blocked.code, guard).object == *object
            }
            _ => false,
        })
}

/// Nobody waits to send to a channel without bound, even if the sender's type does not tell.
fn is_send_with_room(model: &Model, blocked: &Blocked) -> bool {
    let last = blocked.path.last().filter(|_| blocked.kind == BlockKind::Channel);
    last.is_some_and(|it| model.capacity_at(it.code, it.span) == Capacity::Unbounded)
}

/// `select!` goes on with what comes first: the sleep bounds the wait for the others.
fn is_time_limit(model: &Model, blocked: &Blocked) -> bool {
    let last = blocked.path.last().filter(|_| blocked.kind == BlockKind::Sleep);
    last.is_some_and(|it| model.is_raced(it.code, it.span))
}

/// The place sends to a channel that may be without bound.
fn may_have_room(model: &Model, place: &Across<'_>) -> bool {
    place.path.last().is_some_and(|it| model.may_have_room(it.code, it.span))
}

/// Whether a lock may be there to have one thread at a time wait for what it protects: a channel's
/// end, a connection. Nobody needs that for the handles of threads.
fn serialises(kind: BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Join
            | BlockKind::Compute
            | BlockKind::Process
            | BlockKind::Barrier
            | BlockKind::Sleep
    )
}

/// Whether a guard ought not to be held while something waits.
fn matters(acquisition: &Acquisition, kind: BlockKind, awaits: bool) -> bool {
    let Some(lock) = acquisition.lock else { return false };
    let excludes =
        matches!(lock.kind, LockKind::Mutex | LockKind::RwLock | LockKind::Map | LockKind::Watch);
    // Waiting for locks is the business of the rules about order. A task that awaits while it holds
    // a guard made for that is fine, and one with any other guard is told of at the await.
    let is_told_elsewhere = awaits && !(lock.task && kind == BlockKind::Sleep);
    let is_guard = !matches!(acquisition.source, Source::Param(_)) && !acquisition.temporary;
    excludes && is_guard && !is_told_elsewhere && kind != BlockKind::Lock
}

fn awaits(model: &Model, code: CodeId) -> Vec<Across<'_>> {
    let events = model.solution.flows[code.idx()].events.iter();
    let awaits = events.filter(|it| matches!(it.kind, EventKind::Await { .. }));
    let places = awaits.map(|event| {
        let held = event.held.iter().filter(|it| {
            let acquisition = model.held(code, **it);
            let stays = matches!(acquisition.guard, Some(GuardKind::Sync | GuardKind::Span));
            stays && !acquisition.raw && !is_awaited(model, code, event.pos, **it)
        });
        let guards: Vec<HeldGuard> = held.copied().collect();
        Across {
            code,
            range: event.range,
            wait: WaitKind::Await,
            timed: false,
            is_weak: guards.iter().all(|it| !it.must),
            path: &CallPath::EMPTY,
            guards,
        }
    });
    places.filter(|it| !it.guards.is_empty()).collect()
}

/// The guard was handed to the very future that is awaited, which may drop it first.
fn is_awaited(model: &Model, code: CodeId, pos: OpPos, guard: HeldGuard) -> bool {
    let ops = &model.bodies.codes[code.idx()].body.blocks[pos.block.idx()].ops;
    let Some(OpKind::Await { future, .. }) = ops.get(pos.op as usize).map(|it| &it.kind) else {
        return false;
    };
    let base = future.place().map(|it| it.base);
    guard.holder.is_some_and(|it| base == Some(PlaceBase::Local(it)))
}

/// A call may sleep, join and write: the worst is told.
fn keep_one_each(places: &mut Vec<Across<'_>>) {
    places.sort_by_key(|it| (it.code, it.range, badness(it.wait), it.path.len()));
    let mut seen = BTreeSet::new();
    places.retain(|it| seen.insert((it.code, it.range)));
}

/// Lower is worse.
fn badness(wait: WaitKind) -> u8 {
    match wait {
        WaitKind::Await => 0,
        WaitKind::Call(BlockKind::Sleep) => 1,
        WaitKind::Call(BlockKind::Io | BlockKind::Net) => 3,
        WaitKind::Call(_) => 2,
    }
}

impl Across<'_> {
    /// By the guard that is easiest to see: a variable's, then a head's.
    pub(crate) fn shape(&self, model: &Model) -> Shape {
        let shapes = self.guards.iter().map(|it| match Hold::new(model, self.code, *it).keeper() {
            Keeper::Head(_) => Shape::Head,
            Keeper::Extended => Shape::Extended,
            _ => Shape::Plain,
        });
        shapes.min_by_key(|it| *it as u8).unwrap_or(Shape::Plain)
    }

    /// What the place does, for a message: "`Bank.log` is held across ..".
    pub(crate) fn what(&self, model: &Model) -> String {
        let name = self.path.last().and_then(|it| words::called(model, it.code, it.span));
        let kind = match self.wait {
            WaitKind::Await => return "an await point".to_owned(),
            WaitKind::Call(kind) => kind,
        };
        let fallback = match kind {
            BlockKind::Io => "input or output",
            BlockKind::Net => "the network",
            BlockKind::Compute => "waiting for jobs of a pool",
            BlockKind::Sleep => "a sleep",
            BlockKind::Join => "waiting for a thread to end",
            BlockKind::Channel => "a channel",
            BlockKind::Barrier => "a barrier",
            BlockKind::Wait => "a wait for a condition",
            BlockKind::Park => "parking the thread",
            BlockKind::Process => "waiting for a process",
            BlockKind::Lock => "waiting for a lock",
            BlockKind::Runtime => "running a future to its end",
            BlockKind::Spin => "a spin loop",
        };
        match name.filter(|_| kind != BlockKind::Sleep) {
            Some(name) => format!("`{name}`, {}", doing(kind)),
            None => fallback.to_owned(),
        }
    }

    /// The words under the place, and the steps from there to the call that waits.
    pub(crate) fn label(&self, model: &Model, diagnostic: Diagnostic) -> Diagnostic {
        let mut steps = words::calls(model, self.path);
        let Some((_, text)) = steps.next() else {
            let text = if self.wait == WaitKind::Await { "suspends here" } else { "waits here" };
            return diagnostic.primary_text(text);
        };
        let mut diagnostic = diagnostic.primary_text(text);
        for (span, text) in steps {
            diagnostic = diagnostic.label(span, text);
        }
        match self.path.last() {
            Some(last) => diagnostic.label(last.span, "waits here"),
            None => diagnostic,
        }
    }
}

fn doing(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Io => "which does input or output",
        BlockKind::Net => "which waits for the network",
        BlockKind::Compute => "which waits for jobs of a pool",
        BlockKind::Sleep => "which sleeps",
        BlockKind::Join => "which waits for a thread to end",
        BlockKind::Channel => "which may wait for the other end of a channel",
        BlockKind::Barrier => "which waits for other threads",
        BlockKind::Wait => "which waits for other threads",
        BlockKind::Park => "which parks the thread",
        BlockKind::Process => "which waits for a process",
        BlockKind::Lock => "which waits for a lock",
        BlockKind::Runtime => "which runs a future to its end",
        BlockKind::Spin => "which spins",
    }
}

/// Groups places by the guards that are held there. No guard and no place is told of twice.
pub(crate) fn groups<'a, 'm>(places: impl Iterator<Item = &'a Across<'m>>) -> Vec<Group<'a, 'm>> {
    let mut res: Vec<Group<'a, 'm>> = Vec::new();
    let mut told: BTreeMap<(CodeId, AcquisitionIdx), usize> = BTreeMap::new();
    for place in places {
        let known = place.guards.iter().find_map(|it| told.get(&(place.code, it.acquisition)));
        let known = known.copied();
        let is_new = |it: &&HeldGuard| !told.contains_key(&(place.code, it.acquisition));
        let guards: Vec<HeldGuard> = place.guards.iter().filter(is_new).copied().collect();
        match known {
            Some(idx) if guards.is_empty() => res[idx].more.push(place),
            _ => {
                for guard in &guards {
                    told.insert((place.code, guard.acquisition), res.len());
                }
                res.push(Group { first: place, guards, more: Vec::new() });
            }
        }
    }
    res
}

/// A wait further away than this is not surely one that the author did not know of.
const MAX_CALLS: usize = 2;

/// A diagnostic for a group: the guards, the first place, and the others.
pub(crate) fn diagnostic(model: &Model, group: &Group<'_, '_>) -> Diagnostic {
    let Group { first, guards, more } = group;
    let holds: Vec<Hold<'_>> = guards.iter().map(|it| Hold::new(model, first.code, *it)).collect();
    let mut names: Vec<String> = holds.iter().map(Hold::subject).collect();
    names.dedup();
    let is_one = names.len() == 1 || is_either(guards);
    let verb = if is_one { "is" } else { "are" };
    let names = if is_one { words::either(&names) } else { words::list(&names) };
    let message = format!("{names} {verb} held across {}", first.what(model));
    let mut res = Diagnostic::new(model.span(first.code, first.range), message);
    for hold in &holds {
        res = res.label(hold.span(), hold.label());
    }
    res = first.label(model, res);
    let more = more.iter().map(|it| model.span(it.code, it.range));
    and_here(res, more).confidence(confidence(model, group))
}

/// One variable holds the guard of one of several locks: `match side { Left => a.lock(), ..}`.
fn is_either(guards: &[HeldGuard]) -> bool {
    let holder = guards.first().and_then(|it| it.holder);
    holder.is_some() && guards.iter().all(|it| it.holder == holder && !it.must)
}

/// How sure it is that the wait is one that nobody meant.
fn confidence(model: &Model, group: &Group<'_, '_>) -> Confidence {
    let Group { first, guards, .. } = group;
    let held = |it: &HeldGuard| model.held(first.code, *it);
    let is_weak = first.is_weak || guards.iter().all(|it| !it.must);
    // Who takes a lock by trying lets others go on meanwhile.
    let is_tried = guards.iter().all(|it| held(it).how == How::Try);
    let is_shared = guards.iter().all(|it| it.mode == Mode::Shared);
    let n_calls = first.path.len().saturating_sub(1);
    let is_far = n_calls > MAX_CALLS || n_calls > 0 && is_shared;
    match first.wait {
        _ if is_weak || is_tried || is_far => Confidence::Medium,
        WaitKind::Await => Confidence::High,
        WaitKind::Call(BlockKind::Sleep) if n_calls == 0 => Confidence::Certain,
        WaitKind::Call(BlockKind::Sleep) => Confidence::High,
        // Input and output under a lock are common, and often what the lock is for.
        WaitKind::Call(BlockKind::Io | BlockKind::Net | BlockKind::Spin) => Confidence::Medium,
        // A process that some callee waits for is rarely what somebody with a hang looks for.
        WaitKind::Call(BlockKind::Process) if n_calls > 0 => Confidence::Medium,
        WaitKind::Call(_) if first.timed => Confidence::Medium,
        WaitKind::Call(BlockKind::Channel) if may_have_room(model, first) => Confidence::Medium,
        WaitKind::Call(_) => Confidence::High,
    }
}
