//! Which kinds of parts a type has, so that a walk that looks for some can pass by the others.

use super::{Bound, Ty, TyKind};

/// A set of kinds of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts(u8);

impl Parts {
    pub(crate) const VAR: Parts = Parts(1);
    pub(crate) const PARAM: Parts = Parts(2);
    pub(crate) const ASSOC: Parts = Parts(4);
    pub(crate) const OPAQUE: Parts = Parts(8);

    pub(crate) const fn or(self, other: Parts) -> Parts {
        Parts(self.0 | other.0)
    }

    fn meets(self, other: Parts) -> bool {
        self.0 & other.0 != 0
    }

    /// The parts of a type of this kind, itself included.
    pub(super) fn of(kind: &TyKind) -> Parts {
        let none = Parts(0);
        match kind {
            TyKind::Prim(_) | TyKind::Unknown => none,
            TyKind::Var(_) => Parts::VAR,
            TyKind::Param(_) => Parts::PARAM,
            TyKind::Adt(_, list) | TyKind::Tuple(list) | TyKind::Ctor { args: list, .. } => {
                of_all(list)
            }
            TyKind::Array(inner)
            | TyKind::Slice(inner)
            | TyKind::Ref { inner, .. }
            | TyKind::Ptr { inner, .. }
            | TyKind::AsyncFn { output: inner, .. }
            | TyKind::AsyncBlock { output: inner, .. } => inner.parts(),
            TyKind::FnPtr { inputs, output } | TyKind::Closure { inputs, output, .. } => {
                of_all(inputs).or(output.parts())
            }
            TyKind::FnDef { subst, .. } => subst.tys().fold(none, |res, it| res.or(it.parts())),
            TyKind::Dyn(bounds) => of_bounds(bounds),
            TyKind::Opaque(bounds) => of_bounds(bounds).or(Parts::OPAQUE),
            TyKind::Assoc { base, of, .. } => {
                let of = of.as_ref().map_or(none, |it| of_all(&it.args));
                base.parts().or(of).or(Parts::ASSOC)
            }
        }
    }
}

fn of_all(list: &[Ty]) -> Parts {
    list.iter().fold(Parts(0), |res, it| res.or(it.parts()))
}

fn of_bounds(bounds: &[Bound]) -> Parts {
    let assoc = |it: &Bound| it.assoc.iter().fold(Parts(0), |res, it| res.or(it.1.parts()));
    bounds.iter().fold(Parts(0), |res, it| res.or(of_all(&it.of.args)).or(assoc(it)))
}

impl Ty {
    fn parts(&self) -> Parts {
        self.0.parts
    }

    /// Whether any of `parts` is in it.
    pub(crate) fn has(&self, parts: Parts) -> bool {
        self.parts().meets(parts)
    }
}
