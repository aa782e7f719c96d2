//! Questions about condition variables: who waits how, and who wakes.

use diag::TextRange;

use super::{AtomicAccess, CallKinds, aliases::Aliases, meaning::Meaning};
use crate::{
    Acquisition, AcquisitionIdx, CodeId, CrateId, Declared, Event, EventKind, Model, Object, OpPos,
    Source,
    effects::{AtomicOp, BlockKind, Blocks},
    facts::{LocalId, OpKind, PlaceBase, Projection},
};

/// A wait that does not look whether it is needed.
#[derive(Clone, Debug)]
pub struct UncheckedWait {
    pub code: CodeId,
    pub range: TextRange,
    /// Where the guard is taken that the wait gives up; none for `park`, which has none.
    pub taken: Option<TextRange>,
    pub timed: bool,
    /// It ends for a notification only.
    pub exact: bool,
    pub lacks: Lacking,
}

/// What is missing at a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// Nothing is looked at between the taking of the lock and the wait.
    LookBefore,
    /// Nobody waits again if it ends for no reason.
    Repetition,
}

/// A notification without the lock under which the waiting threads look.
#[derive(Clone, Debug)]
pub struct NakedNotify {
    pub code: CodeId,
    pub range: TextRange,
    /// The condition variable.
    pub on: Object,
    /// A wait for it, and the lock that goes with it.
    pub wait: Option<(CodeId, TextRange, Object)>,
    /// The atomic that is changed before.
    pub changed: Option<(TextRange, Object)>,
}

/// A wait for a condition variable.
struct Waiter {
    code: CodeId,
    pos: OpPos,
    range: TextRange,
    condvar: Object,
    guard: Option<AcquisitionIdx>,
    predicate: bool,
    timed: bool,
    exact: bool,
}

impl Model {
    /// Waits that do not look whether they are needed.
    pub fn unchecked_waits(&self) -> Vec<UncheckedWait> {
        let mut res = Vec::new();
        for wait in self.waiters().iter().filter(|it| !it.predicate) {
            let Some(guard) = wait.guard else { continue };
            let acquisition = self.acquisition(wait.code, guard);
            let control = self.control(wait.code);
            let is_repeated = control.reaches(wait.pos, wait.pos);
            // The caller repeats a wait whose guard it gave or gets, and one that gives up a lock of the
            // caller's: this is a condition variable itself.
            let is_part = matches!(acquisition.source, Source::Param(_))
                || acquisition.holders.contains(&self.bodies.codes[wait.code.idx()].body.result)
                || self.releases_for_caller(wait.code, wait.pos);
            let is_straight = || self.is_straight(wait.code, acquisition.pos, wait.pos);
            let lacks = match is_repeated || wait.timed {
                _ if is_part => continue,
                false => Lacking::Repetition,
                true if is_straight() => Lacking::LookBefore,
                // One that ends in time is often followed by a look at what there is by then.
                true => continue,
            };
            let Waiter { code, range, timed, .. } = *wait;
            // Two that were woken for the same reason both go on to take what is there.
            let exact = wait.exact && !self.writes_after(code, wait.pos, &acquisition.holders);
            let taken = Some(acquisition.range);
            res.push(UncheckedWait { code, range, taken, timed, exact, lacks });
        }
        res.extend(self.lone_parks());
        res
    }

    /// Whether a body changes what one of `guards` protects after the op at `pos`.
    fn writes_after(&self, code: CodeId, pos: OpPos, guards: &[LocalId]) -> bool {
        let control = self.control(code);
        self.bodies.codes[code.idx()].ops().any(|(later, op)| {
            let (OpKind::Assign { dest, .. } | OpKind::AssignOp { dest, .. }) = &op.kind else {
                return false;
            };
            let is_of_guard = guards.iter().any(|it| dest.base == PlaceBase::Local(*it));
            let is_inside = dest.projections.contains(&Projection::Deref);
            is_of_guard && is_inside && control.reaches(pos, later)
        })
    }

    /// Parkings that neither the body repeats nor those who call it.
    fn lone_parks(&self) -> Vec<UncheckedWait> {
        let mut res = Vec::new();
        for code in self.codes() {
            let control = self.control(code);
            let parks = self.known_calls_of(code, CallKinds::BLOCKS).filter(|it| {
                let is_park = |it: &Blocks| it.kind == BlockKind::Park && !it.timed;
                it.effects.blocks.as_ref().is_some_and(is_park)
                    && self.self_type(it.func).is_none()
                    && !control.reaches(it.pos, it.pos)
            });
            let parks: Vec<_> = parks.map(|it| it.range).collect();
            if parks.is_empty() || self.is_repeated_by_callers(code) || !self.does_more(code) {
                continue;
            }
            res.extend(parks.into_iter().map(|range| UncheckedWait {
                code,
                range,
                taken: None,
                timed: false,
                exact: false,
                lacks: Lacking::Repetition,
            }));
        }
        res
    }

    fn is_repeated_by_callers(&self, code: CodeId) -> bool {
        self.codes().any(|caller| {
            let body = &self.bodies.codes[caller.idx()].body;
            self.solution.flows[caller.idx()].events.iter().any(|event| match &event.kind {
                EventKind::Call(invocation) => {
                    let in_loop = body.blocks[event.pos.block.idx()].in_loop.is_some();
                    in_loop && invocation.codes.contains(&code)
                }
                _ => false,
            })
        })
    }

    /// Whether the body is more than a wrapper of the wait in it.
    fn does_more(&self, code: CodeId) -> bool {
        let mut ops = self.bodies.codes[code.idx()].ops();
        let is_park = |pos: OpPos| {
            let events = &self.solution.flows[code.idx()].events;
            let mut here = events.iter().filter(|it| it.pos == pos);
            here.any(|it| matches!(it.kind, EventKind::Block { kind: BlockKind::Park, .. }))
        };
        ops.any(|(pos, op)| {
            !is_park(pos) && !matches!(self.meaning(code, pos, op), Meaning::Neutral)
        })
    }

    /// Whether control may come from one op to the other without a decision.
    fn is_straight(&self, code: CodeId, from: OpPos, to: OpPos) -> bool {
        let control = self.control(code);
        control.reaches_without(from, to, |pos| control.is_switch(pos))
    }

    fn waiters(&self) -> Vec<Waiter> {
        let mut res = Vec::new();
        for code in self.codes() {
            for event in &self.solution.flows[code.idx()].events {
                let EventKind::Wait { wait, guard, .. } = &event.kind else { continue };
                if let Some(condvar) = self.called_on_condvar(code, event) {
                    res.push(Waiter {
                        code,
                        pos: event.pos,
                        range: event.range,
                        condvar,
                        guard: *guard,
                        predicate: wait.predicate,
                        exact: wait.exact,
                        timed: wait.timed,
                    });
                }
            }
        }
        res
    }

    /// The condition variable that the call of the event is a method of.
    fn called_on_condvar(&self, code: CodeId, event: &Event) -> Option<Object> {
        let known = self.known_call_at(code, event.pos)?;
        let is_condvar = self.self_effects(known.func).is_some_and(|it| it.condvar);
        self.receiver(&known).filter(|_| is_condvar)
    }

    fn notifications(&self) -> Vec<(CodeId, &Event, Object)> {
        let mut res = Vec::new();
        for code in self.codes() {
            for event in &self.solution.flows[code.idx()].events {
                if matches!(event.kind, EventKind::Notify { .. })
                    && let Some(condvar) = self.called_on_condvar(code, event)
                {
                    res.push((code, event, condvar));
                }
            }
        }
        res
    }

    /// Notifications that a thread may miss which has looked and does not wait yet.
    pub fn naked_notifies(&self) -> Vec<NakedNotify> {
        let (waiters, notifications) = (self.waiters(), self.notifications());
        let mut res = Vec::new();
        if notifications.is_empty() {
            return res;
        }
        let aliases = self.aliases();
        for (code, event, condvar) in notifications {
            let is_same = |it: &&Waiter| self.may_be_same(aliases, &it.condvar, &condvar);
            let mut waits = waiters.iter().filter(is_same);
            let wait = waits.find_map(|it| {
                // Which lock a parameter is, its callers know.
                let mutex = &self.acquisition(it.code, it.guard?).object;
                Some((it.code, it.range, self.original(aliases, mutex)?))
            });
            let changed = self.change_before(code, event.pos);
            let mutex = wait.as_ref().map(|it| &it.2);
            let since = changed.as_ref().map(|it| it.pos);
            if self.is_guarded(code, event.pos)
                || self.callers_exclude(code)
                || self.locks_between(aliases, code, since, event.pos, mutex)
            {
                continue;
            }
            let changed = changed.filter(|it| match &wait {
                Some((waiter, ..)) => self.looks_at(aliases, *waiter, &it.object),
                None => self.some_wait_for_atomic(&waiters, self.crate_id(code)),
            });
            let changed = changed.map(|it| (it.range, it.object));
            // Who passes it on may have changed something under the lock before.
            let is_passed = self.declared(&condvar).is_none();
            if wait.is_some() && !is_passed || changed.is_some() {
                res.push(NakedNotify { code, range: event.range, on: condvar, wait, changed });
            }
        }
        res
    }

    pub(super) fn declared(&self, object: &Object) -> Option<Declared> {
        object.class(&self.program, &self.bodies).map(|it| it.declared)
    }

    /// The last atomic that is changed on the way to an op.
    fn change_before(&self, code: CodeId, pos: OpPos) -> Option<AtomicAccess<'_>> {
        let control = self.control(code);
        let mut changes = self.atomic_accesses(code).into_iter().filter(|it| it.writes());
        changes.rfind(|it| control.reaches(it.pos, pos))
    }

    /// Whether a lock that may be the waiting threads' is held at the change, or taken between it and
    /// the notification.
    fn locks_between(
        &self,
        aliases: &Aliases,
        code: CodeId,
        since: Option<OpPos>,
        notify: OpPos,
        mutex: Option<&Object>,
    ) -> bool {
        let control = self.control(code);
        let is_meant = |it: &Object| mutex.is_none_or(|mutex| self.may_be_same(aliases, mutex, it));
        let is_between = |pos: OpPos| {
            control.reaches(pos, notify) && since.is_none_or(|since| control.reaches(since, pos))
        };
        let flow = &self.solution.flows[code.idx()];
        let is_held = since.is_some_and(|it| self.is_guarded(code, it));
        is_held
            || flow.acquisitions.iter().any(|it: &Acquisition| {
                is_between(it.pos) && is_meant(&it.object) || matches!(it.source, Source::Param(_))
            })
            || flow.events.iter().any(|event| match &event.kind {
                EventKind::Call(invocation) if is_between(event.pos) => {
                    let mut codes = invocation.codes.iter();
                    codes.any(|it| !self.solution.summaries[it.idx()].acquires.is_empty())
                }
                _ => false,
            })
    }

    /// Whether the body looks at the atomic.
    fn looks_at(&self, aliases: &Aliases, code: CodeId, atomic: &Object) -> bool {
        let accesses = self.atomic_accesses(code);
        accesses.iter().any(|it| it.reads() && self.may_be_same(aliases, &it.object, atomic))
    }

    fn some_wait_for_atomic(&self, waiters: &[Waiter], krate: CrateId) -> bool {
        waiters
            .iter()
            .filter(|it| self.crate_id(it.code) == krate)
            .any(|it| self.atomic_accesses(it.code).iter().any(|it| it.op == AtomicOp::Load))
    }

    pub(super) fn crate_id(&self, code: CodeId) -> CrateId {
        self.program.modules[self.bodies.codes[code.idx()].scope.idx()].krate
    }
}
