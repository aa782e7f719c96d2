//! Decisions on a state that may be over when they are made.

use diag::TextRange;

use super::{CallKinds, Control, KnownCall, Sharing, Values};
use crate::{
    CodeId, Model, Object, OpPos, Owner,
    effects::{How, LockKind},
    facts::{LocalId, LocalKind, Test},
    link::AdtId,
    ty::TyKind,
};

/// A question about shared state, and an act that comes or does not come by the answer.
#[derive(Clone, Debug)]
pub struct StaleProbe {
    pub code: CodeId,
    pub object: Object,
    pub probe: TextRange,
    pub act: TextRange,
    pub kind: ProbeKind,
}

/// What was asked, and what is done then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProbeKind {
    /// Whether a lock is free; it is taken.
    Lock,
    /// The same, by taking it and giving it up.
    Try,
    /// Whether a channel is empty; its next message is waited for.
    Waits,
    /// The same, and the next message is taken for granted.
    Unwraps,
    /// Whether others have the value too, when a part of it is dropped.
    Last,
}

/// One body, and what is asked about it.
struct Probes<'m> {
    model: &'m Model,
    code: CodeId,
    control: Control<'m>,
    values: Values<'m>,
}

impl Model {
    /// Decisions on a state that may be over when they are made, and nothing holds it meanwhile.
    pub fn stale_probes(&self) -> Vec<StaleProbe> {
        let mut res = Vec::new();
        for code in self.codes() {
            let asks = |it: KnownCall<'_>| {
                it.effects.probe || it.effects.acquire.is_some_and(|it| it.how == How::Try)
            };
            let mut calls = self.known_calls_of(code, CallKinds::PROBE | CallKinds::ACQUIRE);
            if calls.any(asks) && !self.callers_exclude(code) {
                let (control, values) = (self.control(code), self.values(code));
                let probes = Probes { model: self, code, control, values };
                res.extend(self.known_calls(code).filter_map(|it| probes.stale(&it)));
            }
        }
        res
    }

    /// Whether values of the type stay on one thread.
    fn is_for_one_thread(&self, adt: AdtId) -> bool {
        let send = self.program.lang.send;
        self.program.impls.iter().any(|it| {
            let is_of = it.self_ty.as_adt().is_some_and(|it| it.0 == adt);
            is_of && it.is_negative && it.trait_ref.as_ref().is_some_and(|it| Some(it.id) == send)
        })
    }
}

impl Probes<'_> {
    fn stale(&self, probe: &KnownCall<'_>) -> Option<StaleProbe> {
        let model = self.model;
        let object = model.receiver(probe)?;
        let adt = model.self_type(probe.func)?;
        let is_shared = object.is_exact()
            && model.sharing(self.code, &object) == Sharing::Shared
            && !model.is_for_one_thread(adt);
        if !is_shared {
            return None;
        }
        if model.program.adt(adt).effects.pointer {
            let act = self.last(probe)?;
            let (code, probe, kind) = (self.code, probe.range, ProbeKind::Last);
            return Some(StaleProbe { code, object, probe, act, kind });
        }
        let mut acts = model.known_calls(self.code).filter(|it| {
            it.pos != probe.pos
                && model.receiver(it).as_ref() == Some(&object)
                && !model.excluded_at(self.code, probe.pos, it.pos)
        });
        acts.find_map(|act| {
            let kind = self.kind(probe, &act)?;
            let (probe, range) = (probe.range, act.range);
            Some(StaleProbe {
                code: self.code,
                object: object.clone(),
                probe,
                act: range,
                kind,
            })
        })
    }

    /// Where it is decided by the count of a pointer what is done when one of them is dropped: of two
    /// that are dropped at once each may see the other.
    fn last(&self, probe: &KnownCall<'_>) -> Option<TextRange> {
        let model = self.model;
        let Owner::Func(func) = model.bodies.codes[self.code.idx()].owner else { return None };
        if !model.is_drop(func) || model.excluded_at(self.code, probe.pos, probe.pos) {
            return None;
        }
        let seen = self.values.derived(probe.dest);
        let decided = self.control.switches().find(|it| {
            // An assertion only tells.
            it.on.local().is_some_and(|it| seen.contains(&it))
                && it.targets.iter().all(|it| self.control.leaves_from(it.1))
        });
        decided.map(|it| it.range)
    }

    fn kind(&self, probe: &KnownCall<'_>, act: &KnownCall<'_>) -> Option<ProbeKind> {
        let model = self.model;
        let lock = model.self_effects(probe.func)?.lock;
        let is_lock = lock.is_some_and(|it| matches!(it.kind, LockKind::Mutex | LockKind::RwLock));
        let takes = act.effects.acquire.is_some_and(|it| it.how == How::Blocks && !it.temporary);
        let of_channel = model.self_effects(probe.func)?.channel.is_some();
        let by_shared_ref = !self.is_exclusive(act);
        let kind = match () {
            () if is_lock && takes && probe.effects.probe => ProbeKind::Lock,
            () if is_lock && takes && self.only_tries(probe) && !self.is_held(probe, act.pos) => {
                ProbeKind::Try
            }
            () if of_channel && act.effects.recv && by_shared_ref && probe.effects.asks_empty => {
                match act.effects.blocks {
                    Some(blocks) if !blocks.timed => ProbeKind::Waits,
                    None if self.is_unwrapped(act.dest) => ProbeKind::Unwraps,
                    _ => return None,
                }
            }
            () => return None,
        };
        let is_found = match kind {
            // Who waits for a message because there is none is not mistaken.
            ProbeKind::Waits | ProbeKind::Unwraps => self.decides(probe, act.pos, Some(false)),
            _ => self.decides(probe, act.pos, None),
        };
        is_found.then_some(kind)
    }

    /// Whether the call takes what it is called on by value or by `&mut`.
    fn is_exclusive(&self, act: &KnownCall<'_>) -> bool {
        let input = self.model.program.func(act.func).inputs.first();
        input.is_some_and(|it| !matches!(it.kind(), TyKind::Ref { mutable: false, .. }))
    }

    /// Whether nobody is meant to have the guard that the call may give.
    fn only_tries(&self, probe: &KnownCall<'_>) -> bool {
        let flow = &self.model.solution.flows[self.code.idx()];
        let is_var = |it: &LocalId| self.model.local(self.code, *it).kind == LocalKind::Var;
        let mut tried = flow.acquisitions.iter().filter(|it| it.pos == probe.pos);
        tried.all(|it| !it.holders.iter().any(is_var))
    }

    fn is_held(&self, probe: &KnownCall<'_>, pos: OpPos) -> bool {
        let held = self.model.held_at(self.code, pos).iter();
        held.into_iter().any(|it| self.model.held(self.code, *it).pos == probe.pos)
    }

    /// Whether a call panics if the value is not there.
    fn is_unwrapped(&self, local: LocalId) -> bool {
        let mut calls = self.model.known_calls(self.code);
        calls.any(|it| {
            let input = it.input(0).and_then(|it| it.local());
            it.effects.demands && input == Some(local)
        })
    }

    /// Whether the answer decides if the act comes: `false` does, if that is wanted.
    fn decides(&self, probe: &KnownCall<'_>, act: OpPos, wanted: Option<bool>) -> bool {
        let seen = self.values.derived(probe.dest);
        self.control.switches().any(|it| {
            let Some(on) = it.on.local().filter(|it| seen.contains(it)) else { return false };
            let is_wanted = |test: &Test| match (wanted, test) {
                // `if let Ok(guard) = lock.try_lock()` has the guard, or waits on purpose.
                (None, test) => matches!(test, Test::Bool(_)),
                (Some(wanted), Test::Bool(holds)) => {
                    self.values.polarity(probe.dest, on).is_some_and(|it| (it == *holds) == wanted)
                }
                _ => false,
            };
            let chosen = self.control.chosen(it, act, |pos| pos == probe.pos);
            self.control.reaches_without(probe.pos, it.end, |pos| pos == act)
                && chosen.into_iter().any(is_wanted)
        })
    }
}
