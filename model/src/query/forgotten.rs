//! Questions about values that are not dropped by themselves any more.

use crate::{
    Birth, CodeId, DropCause, EndKind, Model, OpPos, UseKind,
    facts::{OpKind, PlaceBase},
};

impl Model {
    /// Whether somebody may still drop what the call at `pos` keeps from being dropped: it is in what the
    /// call makes, `ManuallyDrop::new`, and that goes to an owner who may, or its inside is dropped or
    /// taken out here.
    pub fn may_drop_later(&self, code: CodeId, pos: OpPos) -> bool {
        let OpKind::Call { dest, .. } = self.bodies.codes[code.idx()].op(pos).kind else {
            return false;
        };
        let ty = &self.bodies.typed[code.idx()].locals[dest.idx()];
        let Some((adt, _)) = ty.as_adt().filter(|_| self.program.guard_in(ty).is_some()) else {
            return false;
        };
        let base = PlaceBase::Local(dest);
        let fate = self.fate(&Birth { code, pos: Some(pos), base, path: Vec::new(), adt });
        let is_released = |func| self.program.func(func).effects.releases.is_some();
        fate.is_unsure
            || fate.ends.iter().any(|it| match it.kind {
                EndKind::Dropped(cause) => cause == DropCause::Explicit,
                _ => true,
            })
            || fate.uses.iter().any(|it| match it.kind {
                UseKind::Called { func, .. } => func.is_none_or(is_released),
                UseKind::Awaited => false,
            })
    }
}
