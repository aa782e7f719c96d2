//! Caches: what is found for a key, and what is made and put in if nothing is, are used alike.

use rustc_hash::FxHashSet;

use crate::{
    Acquisition, CrateKind, OpPos,
    effects::AtomicOp,
    facts::LocalId,
    ty::{Ty, TyKind},
};

use super::{DEPTH, Sections};

/// Wrappers around a value are looked into this deep.
const WRAPPERS: u32 = 4;

impl Sections<'_> {
    /// Whether the call at `second` puts in a value that goes where that goes which `first` may have
    /// found, so that two threads at once only do the work twice. It is not so where each thread's value
    /// is its own: one made of what the map has by then, a number that was counted, or something that
    /// lives by being one and the same for all, such as a lock.
    pub(super) fn fills_cache(&self, first: &Acquisition, second: &Acquisition) -> bool {
        let Some(value) = self.inputs(second.pos).get(2).and_then(|it| it.local()) else {
            return false;
        };
        let ty = &self.model.bodies.typed[self.code.idx()].locals[value.idx()];
        let made = self.sources(value);
        let used = self.values.derived_from(&made);
        let found = self.seen(first);
        let is_used_alike = used.iter().any(|it| found.contains(it) && !made.contains(it));
        is_used_alike && !self.has_identity(ty, WRAPPERS, false) && !self.is_counted(&made, second)
    }

    /// The local, and those that it is a copy of, by a library's function of nothing else:
    /// `client.clone()`.
    fn sources(&self, value: LocalId) -> Vec<LocalId> {
        let mut res = vec![value];
        for _ in 0..DEPTH {
            let Some(last) = res.last().copied() else { break };
            let mut calls = self.model.known_calls(self.code).filter(|it| it.dest == last);
            let copied = match (calls.next(), calls.next()) {
                (Some(copy), None) if copy.call.inputs().count() == 1 => {
                    copy.input(0).and_then(|it| it.local())
                }
                _ => None,
            };
            let moved = self.values.moved(last);
            match copied.or(moved) {
                Some(from) if !res.contains(&from) => res.push(from),
                _ => break,
            }
        }
        res
    }

    /// Whether the value is made of what some section of the map saw, or of a counter that moved on.
    fn is_counted(&self, made: &[LocalId], second: &Acquisition) -> bool {
        let flow = &self.model.solution.flows[self.code.idx()];
        let is_before = |pos: OpPos| pos != second.pos && self.control.reaches(pos, second.pos);
        let of_map = flow.acquisitions.iter().filter(|it| it.object == second.object);
        let looks = of_map.filter(|it| is_before(it.pos) && it.temporary);
        let mut given: Vec<LocalId> = looks.filter_map(|it| self.result(it.pos)).collect();
        let counters = self.model.atomic_accesses(self.code);
        let moved = counters.iter().filter(|it| it.writes() && it.op != AtomicOp::Store);
        given.extend(moved.map(|it| it.dest));
        let derived: FxHashSet<LocalId> = self.values.derived_from(&given);
        made.iter().any(|it| derived.contains(it))
    }

    /// Whether values of the type are told apart by those who share them: locks, atomics, channels,
    /// and what holds one of these itself. `inside`: of a type of the workspace, where pointers lead to
    /// what is shared with others anyway.
    fn has_identity(&self, ty: &Ty, depth: u32, inside: bool) -> bool {
        let any = |tys: &[Ty]| tys.iter().any(|it| self.has_identity(it, depth - 1, inside));
        if depth == 0 {
            return false;
        }
        match ty.kind() {
            TyKind::Tuple(parts) => any(parts),
            TyKind::Array(inner) => self.has_identity(inner, depth - 1, inside),
            TyKind::Adt(id, args) => {
                let adt = self.model.program.adt(*id);
                let effects = &adt.effects;
                let is_own = self.model.program.crate_kind(adt.module) != CrateKind::Stub;
                let fields = adt.variants.iter().flat_map(|it| &it.fields);
                let mut fields = fields.filter(|_| is_own && !inside);
                (effects.lock.is_some() && !effects.once_cell)
                    || effects.atomic
                    || effects.cell && !effects.once_cell
                    || effects.channel.is_some()
                    || effects.condvar
                    || effects.notifier
                    || effects.thread_handle
                    || effects.task_handle
                    || !(effects.pointer && inside) && any(args)
                    || fields.any(|it| self.has_identity(&it.ty, depth - 1, true))
            }
            _ => false,
        }
    }
}
