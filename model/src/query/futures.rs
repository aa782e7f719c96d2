//! Questions about futures and the tasks that run them.

use diag::Span;

use super::Switch;
use crate::{
    CodeId, EventKind, Model, Object, OpPos,
    effects::ChannelEnd,
    facts::{BlockId, Call, Callee, LocalId, Op, OpKind, Operand, Place, PlaceBase, Test},
    ty::Ty,
};

/// A branch of a `select!`.
struct Branch {
    awaited: OpPos,
    /// The call that makes its future.
    made: Option<OpPos>,
}

impl Model {
    /// The call that made the future which the await at `pos` awaits, if the body makes it.
    pub fn awaited_call(&self, code: CodeId, pos: OpPos) -> Option<&Call> {
        let ops = &self.bodies.codes[code.idx()].body.blocks[pos.block.idx()].ops;
        match &ops.get(pos.op as usize)?.kind {
            OpKind::Await { future, .. } => self.maker(code, future),
            _ => None,
        }
    }

    /// The name of the function or method that made the awaited future.
    pub fn awaited_name(&self, code: CodeId, pos: OpPos) -> Option<String> {
        match &self.awaited_call(code, pos)?.callee {
            Callee::Path(path) => {
                let path = &self.bodies.codes[code.idx()].body.paths[path.idx()];
                path.segments.last().map(|it| it.name.to_string())
            }
            Callee::Method { name, .. } => Some(name.to_string()),
            _ => None,
        }
    }

    /// What a task whose handle is in `local` gives, if that is known and worth having.
    pub fn task_result(&self, code: CodeId, local: LocalId) -> Option<String> {
        let ty = &self.bodies.typed[code.idx()].locals[local.idx()];
        ty.as_adt()?.1.first()?.head_name(&self.program)
    }

    /// Whether the value of a local is the handle of one task.
    pub fn is_task_handle(&self, code: CodeId, local: LocalId) -> bool {
        self.is_task(&self.bodies.typed[code.idx()].locals[local.idx()])
    }

    /// Whether a type is that of a task's handle, or leads to one.
    pub fn is_task(&self, ty: &Ty) -> bool {
        let adt = ty.strip_refs().as_adt();
        adt.is_some_and(|it| self.program.adt(it.0).effects.task_handle)
    }

    /// Whether the await at `pos` is for the next message of a channel. A watched value is the
    /// latest only, however many there were.
    pub fn awaits_message(&self, code: CodeId, pos: OpPos) -> bool {
        let on = self.awaited_call(code, pos).and_then(|it| it.inputs().next());
        on.and_then(|it| self.operand_effects(code, it)).is_some_and(|(_, effects)| {
            let receives = effects.channel.is_some_and(|it| it != ChannelEnd::Sender);
            receives && effects.lock.is_none()
        })
    }

    /// The calls that make the futures of `select!` branches.
    pub fn select_branches(&self, code: CodeId) -> Vec<OpPos> {
        self.selects(code).into_iter().flatten().filter_map(|it| it.made).collect()
    }

    /// Whether another branch of the `select!` that has the future made at `made` leads back to
    /// where that is made.
    pub fn select_returns(&self, code: CodeId, made: OpPos) -> bool {
        let control = self.control(code);
        let selects = self.selects(code);
        let mut own = selects.iter().filter(|it| it.iter().any(|it| it.made == Some(made)));
        own.any(|branches| {
            let mut others = branches.iter().filter(|it| it.made != Some(made));
            others.any(|it| control.reaches(it.awaited, made))
        })
    }

    /// The branches of each `select!` of a body.
    fn selects(&self, code: CodeId) -> Vec<Vec<Branch>> {
        let branch = |target: &(Test, BlockId)| self.branch(code, target.1);
        let selects = self.control(code).switches().filter(is_select);
        selects.map(|it| it.targets.iter().filter_map(branch).collect()).collect()
    }

    /// Whether the await at `span` is one of several that a `select!` waits for together.
    pub fn is_raced(&self, code: CodeId, span: Span) -> bool {
        let body = &self.bodies.codes[code.idx()];
        let awaits = |it: &Branch| body.span(body.op(it.awaited).range) == span;
        self.selects(code).iter().any(|it| it.len() > 1 && it.iter().any(awaits))
    }

    /// Whether the call at `pos` is one of several that a `select!` of channels waits for together.
    pub(super) fn is_selected(&self, code: CodeId, pos: OpPos) -> bool {
        let body = &self.bodies.codes[code.idx()].body;
        let is_call = |op: &Op| matches!(op.kind, OpKind::Call { .. });
        let first = body.blocks[pos.block.idx()].ops.iter().position(is_call);
        first == Some(pos.op as usize)
            && self
                .control(code)
                .switches()
                .filter(is_select)
                .any(|it| it.targets.len() > 1 && it.targets.iter().any(|it| it.1 == pos.block))
    }

    fn branch(&self, code: CodeId, block: BlockId) -> Option<Branch> {
        let body = &self.bodies.codes[code.idx()];
        let ops = body.body.blocks[block.idx()].ops.iter().enumerate();
        let mut awaits = ops.filter_map(|(idx, op)| match &op.kind {
            OpKind::Await { future, .. } => Some((idx, future)),
            _ => None,
        });
        let (idx, future) = awaits.next()?;
        let local = match future.place() {
            Some(Place { base: PlaceBase::Local(local), projections })
                if projections.is_empty() =>
            {
                Some(*local)
            }
            _ => None,
        };
        let made = body.ops().find(|(_, op)| match &op.kind {
            OpKind::Call { dest, .. } => Some(*dest) == local,
            _ => false,
        });
        let awaited = OpPos { block, op: idx as u32 };
        Some(Branch { awaited, made: made.map(|it| it.0) })
    }

    /// Whether the await at `pos` waits for a lock.
    pub fn awaits_lock(&self, code: CodeId, pos: OpPos) -> bool {
        let flow = &self.solution.flows[code.idx()];
        let mut here = flow.events.iter().filter(|it| it.pos == pos);
        here.any(|it| matches!(it.kind, EventKind::Acquire(_)))
    }

    /// What the future that is awaited at `pos` was made from: its receiver and arguments, without
    /// those that are values of their own.
    pub fn awaited_inputs(&self, code: CodeId, pos: OpPos) -> Vec<Object> {
        let call = self.awaited_call(code, pos);
        let typed = &self.bodies.typed[code.idx()];
        let is_copy = |it: &&Operand| {
            let ty = it.place().and_then(|it| typed.places.get(it)).map(|it| &it.ty);
            ty.is_some_and(|it| self.program.is_owned(it))
        };
        let inputs = call.into_iter().flat_map(|it| it.inputs());
        inputs.filter(|it| !is_copy(it)).filter_map(|it| self.object(code, it)).collect()
    }
}

/// Whether nothing is asked: any of the ways may be ready first.
fn is_select(switch: &Switch<'_>) -> bool {
    switch.targets.iter().all(|it| it.0 == Test::Any)
}
