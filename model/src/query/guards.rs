//! Questions about values that hold guards.

use crate::{
    CodeId, Model,
    facts::{LocalId, Op, OpKind},
};

impl Model {
    /// Whether the value of a local is a guard, or a `Result` or `Option` of one. The error of a
    /// poisoned lock has the guard inside, too, but nobody counts on that.
    pub fn is_guard(&self, code: CodeId, local: LocalId) -> bool {
        let ty = &self.bodies.typed[code.idx()].locals[local.idx()];
        let lang = &self.program.lang;
        match ty.as_adt() {
            Some((id, args)) if [lang.option, lang.result].contains(&Some(id)) => {
                args.first().is_some_and(|it| self.program.guard_in(it).is_some())
            }
            _ => self.program.guard_in(ty).is_some(),
        }
    }

    /// Whether the statement whose value goes to `local` has a block to itself, while the body does other
    /// things outside of that: `{ let _ = lock.lock(); }`.
    pub fn has_own_block(&self, code: CodeId, local: LocalId) -> bool {
        let body = &self.bodies.codes[code.idx()].body;
        let statement = &body.scopes[body.locals[local.idx()].scope.idx()];
        let Some(block) = statement.parent.map(|it| body.scopes[it.idx()].range) else {
            return false;
        };
        let acts = |op: &&Op| {
            let is_end = matches!(op.kind, OpKind::EndScope { .. } | OpKind::Exit { .. });
            !is_end && !matches!(op.kind, OpKind::Init { .. } | OpKind::Bind { .. })
        };
        let ops = || body.blocks.iter().flat_map(|it| &it.ops).filter(acts);
        let mut inside = ops().filter(|it| block.contains(it.range));
        inside.all(|it| statement.range.contains(it.range))
            && ops().any(|it| !block.contains(it.range))
    }
}
