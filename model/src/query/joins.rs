//! Questions about who waits for threads, and how many are started.

use diag::TextRange;

use super::{Birth, EndKind, Feed, KnownCall, Spawn, Yield};
use crate::{
    CodeId, Model, OpPos,
    effects::{BlockKind, LockKind},
    facts::{Call, Callee, Lang, LocalId, LoopId, LoopKind, OpKind, Operand, PlaceBase},
    link::AdtId,
    ty::Ty,
};

/// A wait for a thread or task, with what it gives.
#[derive(Clone, Copy, Debug)]
pub struct Join {
    pub range: TextRange,
    /// Where the result goes.
    pub dest: LocalId,
    pub yields: Yield,
    /// It is a task, and `.await` waits for it.
    pub is_task: bool,
    /// A panic goes on in who waits: it is not in the result.
    pub passes_panic: bool,
}

/// A loop that starts a thread in each round.
#[derive(Clone, Copy, Debug)]
pub struct SpawningLoop {
    /// What the loop goes through, or the whole loop.
    pub head: TextRange,
    /// What it waits for from outside.
    pub source: Option<Feed>,
    /// Somebody joins the threads.
    pub joins: bool,
}

impl Model {
    /// Where a body waits for threads and tasks.
    pub fn joins(&self, code: CodeId) -> impl Iterator<Item = Join> {
        self.bodies.codes[code.idx()].ops().filter_map(move |(pos, op)| match &op.kind {
            OpKind::Call { dest, .. } => {
                let known = self.known_call_at(code, pos)?;
                let is_join = known.effects.blocks.is_some_and(|it| it.kind == BlockKind::Join);
                let handle = known.input(0).filter(|_| is_join)?;
                let (adt, effects) = self.operand_effects(code, handle)?;
                let yields = self.yields_of(code, handle, adt);
                let join = Join {
                    range: op.range,
                    dest: *dest,
                    yields,
                    is_task: false,
                    passes_panic: false,
                };
                effects.thread_handle.then_some(join)
            }
            OpKind::Await { dest, future } => {
                let (adt, effects) = self.operand_effects(code, future)?;
                let yields = self.yields_of(code, future, adt);
                let passes_panic = self.gives_bare(code, future, *dest);
                let join = Join {
                    range: op.range,
                    dest: *dest,
                    yields,
                    is_task: true,
                    passes_panic,
                };
                effects.task_handle.then_some(join)
            }
            _ => None,
        })
    }

    /// Whether awaiting the handle gives what the task gave, and not a result around it.
    fn gives_bare(&self, code: CodeId, handle: &Operand, dest: LocalId) -> bool {
        let ty = self.operand_ty(code, handle).map(Ty::strip_refs);
        let given = ty.and_then(|it| it.as_adt()?.1.last());
        given == Some(&self.bodies.typed[code.idx()].locals[dest.idx()])
    }

    fn yields_of(&self, code: CodeId, handle: &Operand, adt: AdtId) -> Yield {
        let ty = self.operand_ty(code, handle).map(Ty::strip_refs);
        ty.map_or(Yield::Unknown, |it| self.yields(it, adt))
    }

    /// What the thread gives whose handle a birth is.
    pub fn birth_yields(&self, birth: &Birth) -> Yield {
        match birth.base {
            PlaceBase::Local(local) => {
                let ty = &self.bodies.typed[birth.code.idx()].locals[local.idx()];
                self.yields(ty.strip_refs(), birth.adt)
            }
            _ => Yield::Unknown,
        }
    }

    /// The call that brings a value.
    pub fn call_at(&self, birth: &Birth) -> Option<&Call> {
        match &self.bodies.codes[birth.code.idx()].op(birth.pos?).kind {
            OpKind::Call { call, .. } => Some(call),
            _ => None,
        }
    }

    /// Where a thread is joined right after it was started, with nothing in between.
    pub fn joined_at_once(&self, spawn: &Spawn<'_>) -> Option<TextRange> {
        let code = spawn.known.code;
        let (start, block) = (spawn.known.pos, spawn.known.pos.block);
        let ops = &self.bodies.codes[code.idx()].body.blocks[block.idx()].ops;
        let after = ops.iter().enumerate().skip(start.op as usize + 1);
        for (idx, op) in after {
            let OpKind::Call { .. } = &op.kind else { continue };
            let pos = OpPos { block, op: idx as u32 };
            let known = self.known_call_at(code, pos)?;
            let is_join = known.effects.blocks.is_some_and(|it| it.kind == BlockKind::Join);
            return self.takes_result(&known, spawn).filter(|_| is_join);
        }
        None
    }

    /// The call's name, if it takes what `spawn` gives.
    fn takes_result(&self, known: &KnownCall<'_>, spawn: &Spawn<'_>) -> Option<TextRange> {
        let place = known.input(0)?.place()?;
        let adt = self.operand_effects(known.code, known.input(0)?)?.0;
        let base = PlaceBase::Local(spawn.known.dest);
        let birth = Birth {
            code: known.code,
            pos: Some(spawn.known.pos),
            base,
            path: Vec::new(),
            adt,
        };
        let is_it =
            place.base == base
                || self.fate(&birth).ends.iter().any(|it| {
                    it.pos == known.pos && matches!(it.kind, EndKind::Given { arg: 0, .. })
                });
        is_it.then_some(known.call.name_range)
    }

    /// The loop that starts a thread in each of its rounds, unless it counts its rounds, or waits for
    /// a permit before.
    pub fn spawning_loop(&self, spawn: &Spawn<'_>) -> Option<SpawningLoop> {
        let code = spawn.known.code;
        let body = &self.bodies.codes[code.idx()].body;
        let id = self.control(code).loops(spawn.known.pos).next()?;
        let (kind, range) = (body.loops[id.idx()].kind, body.loops[id.idx()].range);
        if self.counts(code, id) || self.takes_permit(code, id) {
            return None;
        }
        let source = self.source_of(code, id);
        let head = body.heads.iter().find(|it| it.construct == range).map(|it| it.range);
        let is_endless = kind != LoopKind::For;
        if is_endless && source.is_none() {
            return None;
        }
        let joins = self.handle_birth(spawn).is_some_and(|it| {
            let is_join = |end: &EndKind| match end {
                EndKind::Given { func: Some(func), .. } => {
                    let blocks = self.program.func(*func).effects.blocks;
                    blocks.is_some_and(|it| it.kind == BlockKind::Join)
                }
                EndKind::Awaited => true,
                _ => false,
            };
            self.fate(&it).ends.iter().any(|it| is_join(&it.kind))
        });
        Some(SpawningLoop { head: head.unwrap_or(range), source, joins })
    }

    /// The handle that a spawn gives.
    fn handle_birth(&self, spawn: &Spawn<'_>) -> Option<Birth> {
        let is_handle = |it: AdtId| self.program.adt(it).effects.thread_handle;
        let births = self.births(spawn.known.code, &is_handle);
        births.into_iter().find(|it| it.pos == Some(spawn.known.pos))
    }

    /// `for _ in 0..n`: how often it goes round was thought of.
    fn counts(&self, code: CodeId, id: LoopId) -> bool {
        let header = self.bodies.codes[code.idx()].body.loops[id.idx()].header;
        let ops = &self.bodies.codes[code.idx()].body.blocks[header.idx()].ops;
        let mut nexts = ops.iter().filter_map(|op| match &op.kind {
            OpKind::Call { call, .. } if matches!(call.callee, Callee::Lang(Lang::Next)) => {
                call.args.first()
            }
            _ => None,
        });
        nexts.any(|it| {
            let ty = self.operand_ty(code, it).map(Ty::strip_refs);
            ty.is_none_or(|it| self.program.is_range(it))
        })
    }

    fn takes_permit(&self, code: CodeId, id: LoopId) -> bool {
        let members: Vec<_> = self.control(code).members(id).collect();
        let acquisitions = &self.solution.flows[code.idx()].acquisitions;
        acquisitions.iter().any(|it| {
            let is_permit = it.lock.is_some_and(|it| it.kind == LockKind::Semaphore);
            is_permit && members.contains(&it.pos.block)
        })
    }
}

impl crate::link::Program {
    /// A range, or what was made of one by adaptors.
    fn is_range(&self, ty: &Ty) -> bool {
        let Some((id, args)) = ty.as_adt() else { return ty.is_unknown() };
        let first = args.first();
        Some(id) == self.lang.range
            || self.adt(id).name.as_str().starts_with("Range")
            || first.is_some_and(|it| it.as_adt().is_some() && self.is_range(it))
    }
}
