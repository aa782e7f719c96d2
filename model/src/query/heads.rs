//! Questions about the heads of `match`, `if let`, `while let` and `for`.

use crate::{
    CodeId, Model,
    facts::{GenericKind, Head},
    link::Program,
    ty::{Ty, TyKind},
};

impl Model {
    /// Whether the value of a head is known not to borrow from anything, so that the temporaries of
    /// the head may end before the construct does.
    pub fn is_owned_head(&self, code: CodeId, head: &Head) -> bool {
        let body = &self.bodies.codes[code.idx()].body;
        let typed = &self.bodies.typed[code.idx()];
        let value = body.locals.iter().position(|it| it.range == head.range);
        value.is_some_and(|idx| self.program.is_owned(&typed.locals[idx]))
    }
}

impl Program {
    /// Whether values of the type are known to borrow nothing and to hold no guard.
    pub fn is_owned(&self, ty: &Ty) -> bool {
        match ty.kind() {
            TyKind::Prim(_) => true,
            TyKind::Tuple(parts) => parts.iter().all(|it| self.is_owned(it)),
            TyKind::Array(inner) => self.is_owned(inner),
            TyKind::Adt(id, args) => {
                let adt = self.adt(*id);
                let borrows = adt.generics.params.iter().any(|it| it.kind == GenericKind::Lifetime);
                !borrows
                    && adt.effects.guard.is_none()
                    && self.guard_in(ty).is_none()
                    && args.iter().all(|it| self.is_owned(it))
            }
            _ => false,
        }
    }
}
