//! Questions about the order in which the ops of a body run.

mod dominators;

use std::sync::OnceLock;

use diag::TextRange;

use self::dominators::Dominators;
use crate::{
    CodeId, Model, OpPos,
    body::Code,
    facts::{BlockId, Body, Literal, LoopId, Operand, Terminator, Test},
};

/// The control flow of one body, for repeated questions.
#[derive(Debug)]
pub struct Control<'m> {
    code: &'m Code,
    body: &'m Body,
    dominators: OnceLock<Dominators>,
}

/// Where control goes one way or another, at the end of a block.
#[derive(Clone, Copy, Debug)]
pub struct Switch<'m> {
    /// One past the last op of the block.
    pub end: OpPos,
    /// What the switch stands for: the `if`, `match`, `?`.
    pub range: TextRange,
    pub on: &'m Operand,
    pub targets: &'m [(Test, BlockId)],
}

impl Model {
    /// The control flow of a body.
    pub fn control(&self, code: CodeId) -> Control<'_> {
        let code = &self.bodies.codes[code.idx()];
        Control { code, body: &code.body, dominators: OnceLock::new() }
    }
}

impl<'m> Control<'m> {
    /// Whether `to` may run after `from`; an op runs after itself only in a loop.
    pub fn reaches(&self, from: OpPos, to: OpPos) -> bool {
        self.reaches_without(from, to, |_| false)
    }

    /// Whether `to` may run after `from` with no op in between for which `stops` holds.
    pub fn reaches_without(&self, from: OpPos, to: OpPos, stops: impl Fn(OpPos) -> bool) -> bool {
        self.may_run(after(from), &|pos| pos == to, &stops)
    }

    /// Whether `to` may run once `block` is entered, with no op before it for which `stops` holds.
    pub fn enters_without(&self, block: BlockId, to: OpPos, stops: impl Fn(OpPos) -> bool) -> bool {
        self.may_run(OpPos { block, op: 0 }, &|pos| pos == to, &stops)
    }

    /// Whether the body may be left after `from` with no op in between for which `stops` holds.
    pub fn leaves_without(&self, from: OpPos, stops: impl Fn(OpPos) -> bool) -> bool {
        self.may_run(after(from), &|pos| self.is_return(pos), &stops)
    }

    /// Whether the body may be left, other than by a panic, once `block` is entered.
    pub fn leaves_from(&self, block: BlockId) -> bool {
        self.may_run(OpPos { block, op: 0 }, &|pos| self.is_return(pos), &|_| false)
    }

    fn is_return(&self, pos: OpPos) -> bool {
        let block = &self.body.blocks[pos.block.idx()];
        pos.op as usize == block.ops.len() && matches!(block.terminator, Terminator::Return)
    }

    /// Whether `first` has run whenever `then` runs.
    pub fn dominates(&self, first: OpPos, then: OpPos) -> bool {
        if first.block == then.block {
            return first.op <= then.op;
        }
        let dominators = self.dominators.get_or_init(|| Dominators::new(self.code));
        dominators.dominates(first.block, then.block)
    }

    /// The switches of the body, in the order of its blocks.
    pub fn switches(&self) -> impl Iterator<Item = Switch<'m>> + use<'m> {
        let blocks = self.body.blocks.iter().zip(0..);
        blocks.filter_map(|(block, idx)| {
            let Terminator::Switch { on, targets } = &block.terminator else { return None };
            let end = OpPos { block: BlockId(idx), op: block.ops.len() as u32 };
            Some(Switch { end, range: block.terminator_range, on, targets })
        })
    }

    /// Whether a position is that of a switch, one past the ops of its block.
    pub fn is_switch(&self, pos: OpPos) -> bool {
        let block = &self.body.blocks[pos.block.idx()];
        let is_end = pos.op as usize == block.ops.len();
        is_end && matches!(block.terminator, Terminator::Switch { .. })
    }

    /// The ways of a switch by which `to` may come, with no op before it for which `stops` holds. Empty
    /// if all of them lead there: then the switch does not decide whether it comes.
    pub fn chosen(
        &self,
        switch: Switch<'m>,
        to: OpPos,
        stops: impl Fn(OpPos) -> bool,
    ) -> Vec<&'m Test> {
        let leads = |it: &&(Test, BlockId)| self.enters_without(it.1, to, &stops);
        let chosen: Vec<&Test> = switch.targets.iter().filter(leads).map(|it| &it.0).collect();
        if chosen.len() == switch.targets.len() { Vec::new() } else { chosen }
    }

    /// The loops around an op, from the inside.
    pub fn loops(&self, pos: OpPos) -> impl Iterator<Item = LoopId> + 'm {
        let body = self.body;
        let innermost = body.blocks[pos.block.idx()].in_loop;
        std::iter::successors(innermost, |it| body.loops[it.idx()].parent)
    }

    /// The blocks of a loop, those of loops inside of it included.
    pub fn members(&self, id: LoopId) -> impl Iterator<Item = BlockId> {
        let all = (0..self.body.blocks.len() as u32).map(BlockId);
        all.filter(move |it| self.loops(OpPos { block: *it, op: 0 }).any(|it| it == id))
    }

    /// Whether nothing leads out of a loop: no `break`, no `return`, no condition, no panic.
    pub fn is_endless(&self, id: LoopId) -> bool {
        let members: Vec<BlockId> = self.members(id).collect();
        members.iter().all(|it| {
            let terminator = &self.body.blocks[it.idx()].terminator;
            let stays = |next: BlockId| members.contains(&next);
            match terminator {
                Terminator::Return | Terminator::Unreachable => false,
                // `while true`
                Terminator::Switch { on: Operand::Literal(Literal::Bool(on)), targets } => {
                    let taken = targets.iter().filter(|it| it.0 == Test::Bool(*on));
                    taken.map(|it| it.1).all(stays)
                }
                _ => terminator.successors().all(stays),
            }
        })
    }

    /// Whether control goes straight from a block out of a loop.
    pub fn goes_out(&self, id: LoopId, from: BlockId) -> bool {
        let members: Vec<BlockId> = self.members(id).collect();
        let next = |it: &BlockId| match self.body.blocks[it.idx()].terminator {
            Terminator::Goto(next) if members.contains(it) => Some(next),
            _ => None,
        };
        // A loop may be empty: `loop {}`.
        let ways = std::iter::successors(Some(from), next).take(members.len() + 1);
        ways.last().is_some_and(|it| !members.contains(&it))
    }

    /// The ways out of a loop: the blocks that they begin in.
    pub fn exits(&self, id: LoopId) -> Vec<BlockId> {
        let members: Vec<BlockId> = self.members(id).collect();
        let leaves = |it: &BlockId| {
            let terminator = &self.body.blocks[it.idx()].terminator;
            let ends = matches!(terminator, Terminator::Return | Terminator::Unreachable);
            ends || terminator.successors().any(|next| !members.contains(&next))
        };
        members.iter().copied().filter(leaves).collect()
    }

    /// Follows control from `first` on. Positions one past a block's ops are its terminator.
    fn may_run(
        &self,
        first: OpPos,
        is_goal: &dyn Fn(OpPos) -> bool,
        stops: &dyn Fn(OpPos) -> bool,
    ) -> bool {
        let mut seen = vec![false; self.body.blocks.len()];
        let mut work = vec![first];
        while let Some(start) = work.pop() {
            let block = &self.body.blocks[start.block.idx()];
            let ops = start.op..=block.ops.len() as u32;
            let mut positions = ops.map(|op| OpPos { block: start.block, op });
            match positions.find(|it| is_goal(*it) || stops(*it)) {
                Some(pos) if is_goal(pos) => return true,
                Some(_) => continue,
                None => {}
            }
            for next in block.terminator.successors() {
                if !std::mem::replace(&mut seen[next.idx()], true) {
                    work.push(OpPos { block: next, op: 0 });
                }
            }
        }
        false
    }
}

fn after(pos: OpPos) -> OpPos {
    OpPos { block: pos.block, op: pos.op + 1 }
}
