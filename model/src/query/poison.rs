//! What becomes of the error of a poisoned lock.

use std::cell::OnceCell;

use diag::{Span, TextRange};
use rustc_hash::FxHashMap;

use super::CallKinds;
use crate::{
    Acquisition, CodeId, Model, OpPos, PathValue, Source, Target,
    effects::{How, Poison},
    facts::{BlockId, HeadKind, LocalId, OpKind, Operand, PlaceBase, Terminator, Test},
    ty::TyKind,
};

/// How the error of a poisoned lock is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ignored {
    /// The guard is taken out of it.
    Recovered,
    /// It is turned into nothing.
    Discarded,
    /// What the lock was taken for does not happen.
    Skipped,
    /// The mark is taken off the lock.
    Cleared,
}

/// A place where a poisoned lock is passed over.
#[derive(Clone, Copy, Debug)]
pub struct PoisonUse<'m> {
    pub code: CodeId,
    /// Where that happens.
    pub span: Span,
    pub how: Ignored,
    /// The acquisition whose error it is.
    pub acquisition: Option<&'m Acquisition>,
}

/// What is done with the locals of one body.
#[derive(Default)]
struct Uses {
    /// The calls that have one for their first input.
    calls: FxHashMap<LocalId, Vec<OpPos>>,
    /// The blocks that switch on one.
    switches: FxHashMap<LocalId, Vec<BlockId>>,
}

impl Model {
    /// The places of a body where the error of a poisoned lock is passed over.
    pub fn ignored_poison(&self, code: CodeId) -> Vec<PoisonUse<'_>> {
        let mut res = Vec::new();
        let uses = OnceCell::new();
        for acquisition in &self.solution.flows[code.idx()].acquisitions {
            let is_poisoning = acquisition.lock.is_some_and(|it| it.poisons)
                && acquisition.how == How::Blocks
                && acquisition.source == Source::Direct;
            let Some(&result) = acquisition.holders.first().filter(|_| is_poisoning) else {
                continue;
            };
            if let Some((range, how)) =
                self.ignored(code, result, uses.get_or_init(|| self.uses_of_locals(code)))
            {
                let span = self.span(code, range);
                res.push(PoisonUse { code, span, how, acquisition: Some(acquisition) });
            }
        }
        for known in self.known_calls_of(code, CallKinds::POISON) {
            if known.effects.poison == Some(Poison::Clears) {
                let (span, how) = (self.span(code, known.range), Ignored::Cleared);
                res.push(PoisonUse { code, span, how, acquisition: None });
            }
        }
        res
    }

    /// What is done with the locals of a body.
    fn uses_of_locals(&self, code: CodeId) -> Uses {
        let body = &self.bodies.codes[code.idx()];
        let mut res = Uses::default();
        for (pos, op) in body.ops() {
            let OpKind::Call { call, .. } = &op.kind else { continue };
            if let Some(local) = call.inputs().next().and_then(Operand::local) {
                res.calls.entry(local).or_default().push(pos);
            }
        }
        for (block, idx) in body.body.blocks.iter().zip(0..) {
            let Terminator::Switch { on, .. } = &block.terminator else { continue };
            let place = on.place().filter(|it| it.projections.is_empty());
            if let Some(PlaceBase::Local(local)) = place.map(|it| it.base) {
                res.switches.entry(local).or_default().push(BlockId(idx));
            }
        }
        res
    }

    /// How the result of an acquisition, which is in `result`, is passed over.
    fn ignored(&self, code: CodeId, result: LocalId, uses: &Uses) -> Option<(TextRange, Ignored)> {
        let body = &self.bodies.codes[code.idx()];
        for &pos in uses.calls.get(&result).into_iter().flatten() {
            let op = body.op(pos);
            let OpKind::Call { call, .. } = &op.kind else { continue };
            if call.inputs().skip(1).any(|it| self.recovers(code, it)) {
                return Some((op.range, Ignored::Recovered));
            }
            if self.discards(code, pos) {
                return Some((op.range, Ignored::Discarded));
            }
        }
        self.skipped(code, result, uses).map(|it| (it, Ignored::Skipped))
    }

    /// Whether a function or closure takes the guard out of the error.
    fn recovers(&self, code: CodeId, operand: &Operand) -> bool {
        let Some(place) = operand.place() else { return false };
        let typed = &self.bodies.typed[code.idx()];
        let is_recovery = |func| self.program.func(func).effects.poison == Some(Poison::Recovers);
        if let PlaceBase::Path(path) = place.base
            && let Some(PathValue::Func(func)) = typed.paths.get(&path)
        {
            return is_recovery(*func);
        }
        match typed.places.get(place).map(|it| it.ty.kind()) {
            Some(TyKind::Closure { code, .. }) => {
                self.known_calls(*code).any(|it| is_recovery(it.func))
            }
            Some(TyKind::FnDef { func, .. }) => is_recovery(*func),
            _ => false,
        }
    }

    fn discards(&self, code: CodeId, pos: OpPos) -> bool {
        match self.bodies.typed[code.idx()].calls.get(&pos) {
            Some(Target::Func(target)) => self.program.func(target.func).effects.discards_error,
            _ => false,
        }
    }

    /// `if let Ok(guard) = lock.lock() { .. }` without an `else`, or with an empty one: the range of the
    /// head.
    fn skipped(&self, code: CodeId, result: LocalId, uses: &Uses) -> Option<TextRange> {
        let body = &self.bodies.codes[code.idx()].body;
        let head = &body.heads[body.locals[result.idx()].head?.idx()];
        let switches = uses.switches.get(&result).filter(|_| head.kind == HeadKind::IfLet)?;
        for block in switches {
            let Terminator::Switch { targets, .. } = &body.blocks[block.idx()].terminator else {
                continue;
            };
            let (mut matched, mut other) = (false, None);
            for (test, next) in targets {
                match test {
                    Test::Variant(path) => {
                        let name = body.paths[path.idx()].segments.last().map(|it| it.name);
                        matched |= name.is_some_and(|it| it == "Ok");
                    }
                    Test::Otherwise => other = Some(*next),
                    _ => {}
                }
            }
            if matched && other.is_some_and(|it| self.does_nothing(code, it)) {
                return Some(head.range);
            }
        }
        None
    }

    /// Whether a way out of an `if` does nothing before it meets the other one.
    fn does_nothing(&self, code: CodeId, block: BlockId) -> bool {
        let body = &self.bodies.codes[code.idx()].body;
        let block = &body.blocks[block.idx()];
        let is_idle = |op: &crate::facts::Op| match &op.kind {
            OpKind::EndScope { .. } => true,
            OpKind::Init { value, .. } => matches!(
                value,
                crate::facts::Value::Use(Operand::Literal(crate::facts::Literal::Unit))
            ),
            _ => false,
        };
        matches!(block.terminator, Terminator::Goto(_)) && block.ops.iter().all(is_idle)
    }

    /// Whether a body hands out the guard that it takes: how it treats poison is then a policy.
    pub fn hands_out_guards(&self, code: CodeId) -> bool {
        let typed = &self.bodies.typed[code.idx()];
        let result = self.bodies.codes[code.idx()].body.result;
        self.program.guard_in(&typed.locals[result.idx()]).is_some()
    }
}
