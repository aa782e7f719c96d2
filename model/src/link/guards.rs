//! Which types own guards.

use crate::{
    effects::GuardKind,
    link::{AdtId, Program},
    ty::{Ty, TyKind},
};

/// A guard that is deeper inside of a type than this is not looked for.
const MAX_DEPTH: usize = 4;

/// By depth, then by type: the guard that a field of the type has. Every local of every body asks.
#[derive(Debug, Default)]
pub(crate) struct GuardsInFields([Vec<Option<GuardKind>>; MAX_DEPTH + 1]);

/// Looks for guards in the fields of all types, the deepest first.
pub(super) fn find_guards(program: &mut Program) {
    for depth in (0..=MAX_DEPTH).rev() {
        let ids = (0..program.adts.len()).map(|idx| AdtId(idx as u32));
        let found: Vec<_> = ids.map(|it| program.guard_in_fields(it, depth)).collect();
        program.guards_in_fields.0[depth] = found;
    }
}

impl Program {
    /// The kind of guard that a value of this type may own.
    pub(crate) fn guard_in(&self, ty: &Ty) -> Option<GuardKind> {
        self.guard_in_at(ty, 0)
    }

    fn guard_in_at(&self, ty: &Ty, depth: usize) -> Option<GuardKind> {
        if depth > MAX_DEPTH {
            return None;
        }
        let any = |tys: &[Ty]| tys.iter().find_map(|it| self.guard_in_at(it, depth + 1));
        match ty.kind() {
            TyKind::Adt(id, args) => {
                let effects = &self.adt(*id).effects;
                if effects.guard.is_some() || effects.lock.is_some() {
                    return effects.guard;
                }
                any(args).or_else(|| self.guards_in_fields.0[depth][id.idx()])
            }
            TyKind::Tuple(parts) => any(parts),
            TyKind::Array(inner) => self.guard_in_at(inner, depth + 1),
            _ => None,
        }
    }

    /// What stands for a parameter is known where the type is used only.
    fn guard_in_fields(&self, id: AdtId, depth: usize) -> Option<GuardKind> {
        let mut fields = self.adt(id).variants.iter().flat_map(|it| &it.fields);
        fields.find_map(|it| match it.ty.kind() {
            TyKind::Param(_) => None,
            _ => self.guard_in_at(&it.ty, depth + 1),
        })
    }
}
