//! Bodies of the program.

use diag::{FileId, Span, TextRange};

use crate::{
    facts::{BlockId, Body, NestedId, Op},
    link::{ConstId, FuncId, ModuleId, StaticId},
};

/// A body that is analysed on its own: of a function, closure, async block or initialiser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeId(pub u32);

impl CodeId {
    /// The id as an index.
    pub fn idx(self) -> usize {
        self.0 as usize
    }
}

/// What a body belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    Func(FuncId),
    Static(StaticId),
    Const(ConstId),
}

/// A body, apart from the bodies nested in it, which are codes of their own.
#[derive(Debug)]
pub struct Code {
    pub owner: Owner,
    /// The body that this one is nested in.
    pub parent: Option<(CodeId, NestedId)>,
    /// Index by `NestedId`.
    pub nested: Vec<CodeId>,
    pub file: FileId,
    /// Where its paths are looked up.
    pub scope: ModuleId,
    pub in_test: bool,
    pub body: Body,
}

/// The place of an op in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpPos {
    pub block: BlockId,
    pub op: u32,
}

impl Code {
    /// The op at `pos`.
    pub fn op(&self, pos: OpPos) -> &Op {
        &self.body.blocks[pos.block.idx()].ops[pos.op as usize]
    }

    /// All ops with their places, in the order of the blocks.
    pub fn ops(&self) -> impl Iterator<Item = (OpPos, &Op)> {
        self.body.blocks.iter().enumerate().flat_map(|(block, it)| {
            let pos = move |op: usize| OpPos { block: BlockId(block as u32), op: op as u32 };
            it.ops.iter().enumerate().map(move |(idx, op)| (pos(idx), op))
        })
    }

    /// The blocks in the order of control: each after those that lead to it, loops apart; last
    /// what nothing leads to.
    pub(crate) fn order(&self) -> Vec<BlockId> {
        let len = self.body.blocks.len();
        let mut seen = vec![false; len];
        let mut res = Vec::with_capacity(len);
        let successors = |block: usize| {
            let next = self.body.blocks[block].terminator.successors();
            next.map(BlockId::idx).collect::<Vec<_>>()
        };
        // Blocks are left behind when all that follows them has been.
        let mut stack: Vec<(usize, Vec<usize>)> = Vec::new();
        if len > 0 {
            seen[0] = true;
            stack.push((0, successors(0)));
        }
        while let Some((block, next)) = stack.last_mut() {
            match next.pop() {
                Some(next) if !seen[next] => {
                    seen[next] = true;
                    stack.push((next, successors(next)));
                }
                Some(_) => {}
                None => {
                    res.push(BlockId(*block as u32));
                    stack.pop();
                }
            }
        }
        res.reverse();
        let unreached = seen.iter().enumerate().filter(|it| !it.1);
        res.extend(unreached.map(|it| BlockId(it.0 as u32)));
        res
    }

    /// A range of this body's file as a span.
    pub fn span(&self, range: TextRange) -> Span {
        range.in_file(self.file)
    }
}
