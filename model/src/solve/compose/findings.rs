//! What takes a lock, or waits, while locks are held.

use super::{Composer, Findings};
use crate::{
    Limit,
    effects::{BlockKind, How, Lock, LockKind, Mode},
    place::{Object, Root},
    solve::{
        Blocked, Conflict, Edge, EdgeEnd, Event, HeldGuard, Source, Taking,
        summary::{Blocking, Pair},
    },
};

/// An acquisition is told of with so many guards of its own lock, or of one of its class, that are
/// held: with hundreds at once, as of all parts of a table, each further one says the same again.
const MAX_CONFLICTS: usize = 4;

impl Composer<'_> {
    /// A lock is taken, here or further down.
    pub(super) fn take(
        &mut self,
        event: &Event,
        held: &[HeldGuard],
        taking: Taking,
        findings: &mut Option<&mut Findings>,
    ) {
        let mut n_conflicts = 0;
        let held_then = if may_wait_for_ever(&taking) { held } else { &[] };
        for guard in surest_first(held_then) {
            let acquisition = &self.flow.acquisitions[guard.acquisition.0 as usize];
            if matches!(acquisition.source, Source::Param(_)) || !can_deadlock(acquisition.lock) {
                continue;
            }
            let first = Taking { mode: guard.mode, ..self.taking(acquisition) };
            if held.len() > MAX_CONFLICTS && self.is_one_class(&first.object, &taking.object) {
                n_conflicts += 1;
                if n_conflicts > MAX_CONFLICTS {
                    self.program.cuts.note(Limit::Conflicts, self.id.0);
                    continue;
                }
            }
            self.pair(event, held, Some(guard), first, &taking, findings);
        }
        if self.is_outward(&taking.object) && self.is_near(&taking.path) {
            self.summary.add_taking(taking);
        }
    }

    pub(super) fn is_one_class(&self, a: &Object, b: &Object) -> bool {
        let class_of = |it: &Object| it.class(self.program, self.bodies);
        a == b && a.is_exact() || class_of(a).is_some_and(|it| class_of(b) == Some(it))
    }

    /// One lock is taken while another is held.
    pub(super) fn pair(
        &mut self,
        event: &Event,
        held: &[HeldGuard],
        guard: Option<HeldGuard>,
        first: Taking,
        second: &Taking,
        findings: &mut Option<&mut Findings>,
    ) {
        if !can_deadlock(first.lock) || !may_wait_for_ever(second) {
            return;
        }
        let is_weak = second.is_weak || first.is_weak || guard.is_some_and(|it| !it.must);
        let is_same = first.object == second.object && first.object.is_exact();
        let class_of = |it: &Taking| it.object.class(self.program, self.bodies);
        let (from, to) = (class_of(&first), class_of(second));
        if !is_same && (from.is_none() || to.is_none()) {
            if self.is_outward(&first.object) && self.is_outward(&second.object) {
                self.summary.add_pair(Pair { held: first, taken: second.clone() });
            }
            return;
        }
        let Some(findings) = findings else { return };
        // What is held already says nothing of the order: that of the first time counts.
        let is_again = held.iter().any(|it| {
            let known = &self.flow.acquisitions[it.acquisition.0 as usize].object;
            it.must && known.is_exact() && *known == second.object
        });
        if !is_same && is_again {
            return;
        }
        let conflict = |first: Taking| Conflict {
            code: self.id,
            held: guard,
            first,
            pos: event.pos,
            range: event.range,
            second: second.clone(),
            is_weak,
        };
        if is_same {
            findings.conflicts.push(conflict(first));
            return;
        }
        let (Some(from), Some(to)) = (from, to) else { return };
        if from == to {
            findings.siblings.push(conflict(first));
            return;
        }
        let gates = held.iter().filter(|it| Some(it.acquisition) != guard.map(|it| it.acquisition));
        let gates = gates.filter_map(|it| {
            let acquisition = &self.flow.acquisitions[it.acquisition.0 as usize];
            let excludes = acquisition.mode == Mode::Exclusive;
            let class = acquisition.object.class(self.program, self.bodies);
            class.filter(|_| excludes && it.must)
        });
        findings.edges.push(Edge {
            gates: gates.filter(|it| *it != from && *it != to).collect(),
            from: EdgeEnd { class: from, taking: first },
            to: EdgeEnd { class: to, taking: second.clone() },
            code: self.id,
            range: event.range,
            is_weak,
        });
    }

    pub(super) fn block(
        &mut self,
        event: &Event,
        held: &[HeldGuard],
        blocking: Blocking,
        findings: &mut Option<&mut Findings>,
    ) {
        if let Some(findings) = findings {
            for guard in held {
                let acquisition = &self.flow.acquisitions[guard.acquisition.0 as usize];
                let on_guarded =
                    blocking.on.as_ref().is_some_and(|it| it.is_in(&acquisition.object));
                // A wait gives up the guard that it is on, also if a wrapper was handed `&mut guard`,
                // and takes the guard out of a guard of its own.
                let in_holder = blocking.on.as_ref().is_some_and(|it| match it.root {
                    Root::Local(code, local) => {
                        code == self.id && acquisition.holders.contains(&local)
                    }
                    _ => false,
                });
                if blocking.kind == BlockKind::Wait && (on_guarded || in_holder) {
                    continue;
                }
                findings.blocked.push(Blocked {
                    code: self.id,
                    held: *guard,
                    pos: event.pos,
                    range: event.range,
                    path: blocking.path.clone(),
                    kind: blocking.kind,
                    timed: blocking.timed,
                    awaits: blocking.awaits,
                    on: blocking.on.clone(),
                    on_guarded,
                    is_weak: blocking.is_weak || !guard.must,
                });
            }
        }
        if self.is_near(&blocking.path) {
            self.summary.add_blocking(blocking);
        }
    }
}

/// What is held, in its order where all of it is looked at; else first what is held on every path, so
/// that a limit cuts off what is doubtful.
fn surest_first(held: &[HeldGuard]) -> Vec<HeldGuard> {
    let mut res = held.to_vec();
    if held.len() > MAX_CONFLICTS {
        res.sort_by_key(|it| !it.must);
    }
    res
}

/// Whether taking it can be waiting for ever.
fn may_wait_for_ever(taking: &Taking) -> bool {
    can_deadlock(taking.lock) && !matches!(taking.how, How::Try | How::Timed)
}

/// Whether such a lock can be one of those in a deadlock.
fn can_deadlock(lock: Option<Lock>) -> bool {
    let Some(lock) = lock else { return false };
    let kind =
        matches!(lock.kind, LockKind::Mutex | LockKind::RwLock | LockKind::Map | LockKind::Watch);
    kind && !lock.reentrant
}
