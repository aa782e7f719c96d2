//! Questions about futures and the tasks that run them.

use crate::{
    CodeId, EventKind, Model, Object, OpPos,
    facts::{Call, Callee, OpKind, Operand},
};

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
