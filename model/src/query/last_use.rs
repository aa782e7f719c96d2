//! Where a guard, or what was borrowed from it, is used for the last time.

use diag::TextRange;
use rustc_hash::FxHashSet;

use super::Effort;
use crate::{
    AcquisitionIdx, CodeId, Model, Object,
    facts::{Call, LocalId, Op, OpKind, Operand, Place, PlaceBase, Projection, Terminator, Value},
};

/// What is still done under a guard that nobody uses any more.
#[derive(Clone, Debug)]
pub struct Idle {
    /// The last use.
    pub last: TextRange,
    /// The calls after it that run under the guard, in the order of the source.
    pub calls: Vec<TextRange>,
}

impl Model {
    /// The calls that run under the guard `idx` of a body after its last use. None if there are fewer
    /// than `min`, or if it is never used at all: then what it holds off is what it is there for.
    pub fn idle(&self, effort: &Effort<'_>, idx: AcquisitionIdx, min: usize) -> Option<Idle> {
        let code = effort.code;
        let calls = self.ops_under(code, idx).filter(|it| matches!(it.1.kind, OpKind::Call { .. }));
        if calls.take(min).count() < min || !effort.spend() {
            return None;
        }
        let uses = Uses::new(self, code, idx);
        let body = &self.bodies.codes[code.idx()];
        let acquired = self.acquisition(code, idx).range;
        let ops = || body.ops().filter(|(_, op)| op.range.start >= acquired.end);
        let used = ops().filter(|(_, op)| uses.is_use(op));
        let tested = body.body.blocks.iter().filter(|it| {
            let on = match &it.terminator {
                Terminator::Switch { on, .. } => on.place(),
                _ => None,
            };
            it.terminator_range.start >= acquired.end && on.is_some_and(|it| uses.touches(it))
        });
        let ranges = used.map(|(pos, op)| (pos.block, op.range));
        let in_rounds = ranges.map(|(block, range)| self.round(code, block, range, acquired));
        let heads = tested.map(|it| TextRange { end: it.terminator_range.start, ..acquired });
        let last = in_rounds.chain(heads).max_by_key(|it| it.end)?;
        let later = body.ops().filter(|(pos, op)| {
            op.range.start >= last.end
                && matches!(op.kind, OpKind::Call { .. })
                && self.holds(code, *pos, idx)
        });
        let mut calls: Vec<TextRange> = later.map(|(_, op)| op.range).collect();
        calls.sort_by_key(|it| (it.start, it.end));
        calls.dedup();
        (calls.len() >= min).then_some(Idle { last, calls })
    }

    /// A use in a loop that begins after the acquisition is one up to the loop's end.
    fn round(
        &self,
        code: CodeId,
        block: crate::facts::BlockId,
        range: TextRange,
        acquired: TextRange,
    ) -> TextRange {
        let body = &self.bodies.codes[code.idx()].body;
        let innermost = body.blocks[block.idx()].in_loop;
        let loops = std::iter::successors(innermost, |it| body.loops[it.idx()].parent);
        let outer = loops.map(|it| body.loops[it.idx()].range);
        outer.filter(|it| it.start >= acquired.end).last().unwrap_or(range)
    }
}

/// The locals that hold a guard, or something that may borrow from it.
struct Uses<'m> {
    model: &'m Model,
    code: CodeId,
    locals: FxHashSet<LocalId>,
    lock: &'m Object,
}

impl<'m> Uses<'m> {
    fn new(model: &'m Model, code: CodeId, idx: AcquisitionIdx) -> Uses<'m> {
        let acquisition = model.acquisition(code, idx);
        let locals = acquisition.holders.iter().copied().collect();
        let mut res = Uses { model, code, locals, lock: &acquisition.object };
        loop {
            let ops = model.bodies.codes[code.idx()].ops();
            let news: Vec<LocalId> = ops.filter_map(|(_, op)| res.borrower(op)).collect();
            let before = res.locals.len();
            res.locals.extend(news);
            if res.locals.len() == before {
                return res;
            }
        }
    }

    /// The local that gets something from what is known to borrow.
    fn borrower(&self, op: &Op) -> Option<LocalId> {
        let dest = match &op.kind {
            OpKind::Init { dest, .. } | OpKind::Call { dest, .. } | OpKind::Bind { dest, .. } => {
                *dest
            }
            OpKind::Assign { dest, .. } => match dest.base {
                PlaceBase::Local(local) => local,
                _ => return None,
            },
            _ => return None,
        };
        let typed = &self.model.bodies.typed[self.code.idx()];
        let is_owned = self.model.program.is_owned(&typed.locals[dest.idx()]);
        (!is_owned && self.is_use(op)).then_some(dest)
    }

    fn is_use(&self, op: &Op) -> bool {
        match &op.kind {
            OpKind::Init { value, .. } => self.is_value(value),
            OpKind::Assign { dest, value } => self.touches(dest) || self.is_value(value),
            OpKind::AssignOp { dest, value, .. } => self.touches(dest) || self.is_operand(value),
            OpKind::Bind { source, .. } => self.touches(source),
            OpKind::Call { call, .. } => self.is_call(call),
            OpKind::Await { future, .. } => self.is_operand(future),
            OpKind::EndScope { .. } | OpKind::Exit { .. } | OpKind::Macro { .. } => false,
        }
    }

    fn is_call(&self, call: &Call) -> bool {
        let callee = match &call.callee {
            crate::facts::Callee::Value(operand) => self.is_operand(operand),
            _ => false,
        };
        callee || call.inputs().any(|it| self.is_operand(it))
    }

    fn is_value(&self, value: &Value) -> bool {
        match value {
            Value::Use(operand) | Value::Unary { operand, .. } | Value::Cast { operand, .. } => {
                self.is_operand(operand)
            }
            Value::Ref { place, .. } | Value::RawRef { place, .. } => self.touches(place),
            Value::Aggregate { fields, rest, .. } => {
                fields.iter().any(|it| self.is_operand(&it.1))
                    || rest.as_ref().is_some_and(|it| self.touches(it))
            }
            Value::Binary { left, right, .. } => self.is_operand(left) || self.is_operand(right),
            // What a closure does with it is not looked into.
            Value::Closure { .. } | Value::Unknown => true,
        }
    }

    fn is_operand(&self, operand: &Operand) -> bool {
        operand.place().is_some_and(|it| self.touches(it))
    }

    fn touches(&self, place: &Place) -> bool {
        let by_index = place.projections.iter().any(|it| match it {
            Projection::Index(crate::facts::Index::Local(local)) => self.locals.contains(local),
            _ => false,
        });
        let in_local = match place.base {
            PlaceBase::Local(local) => self.locals.contains(&local),
            _ => false,
        };
        let object = || {
            let operand = Operand::Place(place.clone());
            self.model.object(self.code, &operand)
        };
        by_index || in_local || object().is_some_and(|it| it.is_in(self.lock) && it != *self.lock)
    }
}
