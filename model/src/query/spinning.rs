//! Loops that burn time until another thread has done something.

use diag::TextRange;
use rustc_hash::FxHashSet;

use super::{
    Check, CheckKind,
    meaning::Meaning,
    sleeping::{Round, Sleep},
    values::written,
};
use crate::{
    CodeId, Model, Object, OpPos, Root,
    effects::AtomicOp,
    facts::{LoopId, LoopKind, OpKind},
};

/// A loop that does nothing but look at shared state.
#[derive(Clone, Debug)]
pub struct Spin {
    pub code: CodeId,
    /// The whole loop.
    pub range: TextRange,
    pub check: Check,
}

impl Model {
    /// Loops that look at shared state, without a pause, until it has changed.
    pub fn spins(&self) -> Vec<Spin> {
        let mut res = Vec::new();
        for code in self.codes() {
            let body = &self.bodies.codes[code.idx()].body;
            for (idx, it) in body.loops.iter().enumerate() {
                let id = LoopId(idx as u32);
                if it.kind != LoopKind::For
                    && let Some(check) = self.spin(code, id)
                {
                    res.push(Spin { code, range: it.range, check });
                }
            }
        }
        res
    }

    fn spin(&self, code: CodeId, id: LoopId) -> Option<Check> {
        let of = &self.bodies.codes[code.idx()].body.loops[id.idx()];
        let round = Some(Round::new(self, code, id)).filter(|it| !it.is_bounded())?;
        let start = Sleep {
            pos: OpPos { block: of.header, op: 0 },
            range: of.range,
            awaits: false,
        };
        let check = round.poll(&start)?;
        let is_spun_on =
            matches!(check.kind, CheckKind::Atomic | CheckKind::TryLock | CheckKind::Probe);
        let in_loop = |pos: OpPos| round.members.contains(&pos.block);
        let check = Check { on: self.spun_on(code, &check, &in_loop), ..check };
        let is_idle = !self.pauses(code, &in_loop) && !self.retries(code, &in_loop);
        let only_looks = is_spun_on && self.only_looks(code, &in_loop);
        (only_looks && is_idle && check.on.is_some()).then_some(check)
    }

    /// Nothing is called in the loop but what looks at shared state, and what takes that apart.
    fn only_looks(&self, code: CodeId, in_loop: &dyn Fn(OpPos) -> bool) -> bool {
        let values = self.values(code);
        let calls: Vec<_> =
            self.bodies.codes[code.idx()].ops().filter(|it| in_loop(it.0)).collect();
        let mut looked = FxHashSet::default();
        for (pos, op) in &calls {
            if let (OpKind::Call { dest, .. }, Meaning::Check(check)) =
                (&op.kind, self.meaning(code, *pos, op))
            {
                match check.kind {
                    CheckKind::Probe if !self.asks_thread(code, *pos) => return false,
                    CheckKind::Lock | CheckKind::Receive => return false,
                    _ => looked.extend(values.derived(*dest)),
                }
            }
        }
        calls.iter().all(|(_, op)| match &op.kind {
            OpKind::Call { dest, .. } => looked.contains(dest),
            OpKind::Await { .. } | OpKind::Macro { .. } => false,
            _ => true,
        })
    }

    /// `handle.is_finished()`
    fn asks_thread(&self, code: CodeId, pos: OpPos) -> bool {
        let mut calls = self.known_calls(code).filter(|it| it.pos == pos);
        calls.any(|it| self.self_effects(it.func).is_some_and(|it| it.thread_handle))
    }

    /// What is looked at, if that is the same in each round: the list that a loop walks is not.
    fn spun_on(
        &self,
        code: CodeId,
        check: &Check,
        in_loop: &dyn Fn(OpPos) -> bool,
    ) -> Option<Object> {
        let accesses = self.atomic_accesses(code);
        let access = accesses.iter().find(|it| it.range == check.range);
        let object = match access {
            Some(access) => access.object.clone(),
            None => check.on.clone().filter(|_| check.code == code)?,
        };
        let mut ops = self.bodies.codes[code.idx()].ops();
        let changes = ops.any(|(pos, op)| {
            let root = object.root;
            in_loop(pos) && written(&op.kind).is_some_and(|it| root == Root::Local(code, it))
        });
        (object.is_exact() && !changes).then_some(object)
    }

    /// Something in the loop gives the processor away, or waits.
    fn pauses(&self, code: CodeId, in_loop: &dyn Fn(OpPos) -> bool) -> bool {
        let ops = self.bodies.codes[code.idx()].ops();
        let mut awaits = ops.filter(|(_, op)| matches!(op.kind, OpKind::Await { .. }));
        awaits.any(|(pos, _)| in_loop(pos))
            || self.known_calls(code).any(|it| {
                let effects = it.effects;
                let pauses = effects.spin_hint || effects.yields || effects.blocks.is_some();
                in_loop(it.pos) && (pauses || effects.wait.is_some() || effects.recv)
            })
    }

    /// Another thread got ahead, and the loop tries again with what is there now: no waiting.
    fn retries(&self, code: CodeId, in_loop: &dyn Fn(OpPos) -> bool) -> bool {
        let values = self.values(code);
        let mut accesses = self.atomic_accesses(code);
        accesses.retain(|it| in_loop(it.pos));
        accesses.iter().any(|it| {
            let is_exchange = matches!(it.op, AtomicOp::CompareExchange { .. });
            let expected = it.values.first().and_then(|it| values.literal(it));
            // `if version.load(..) == before`: whether what was read in between is whole.
            let is_double =
                accesses.iter().any(|other| other.pos != it.pos && other.object == it.object);
            is_exchange && expected.is_none() || is_double && it.op == AtomicOp::Load
        })
    }
}
