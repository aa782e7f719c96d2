//! Which kinds of parts a type has, so that a walk that looks for some can pass by the others; and how
//! large it is.

use super::{Ty, TyKind};

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

    /// What a type of this kind is itself, whatever is in it.
    fn own(kind: &TyKind) -> Parts {
        match kind {
            TyKind::Var(_) => Parts::VAR,
            TyKind::Param(_) => Parts::PARAM,
            TyKind::Opaque(_) => Parts::OPAQUE,
            TyKind::Assoc { .. } => Parts::ASSOC,
            _ => Parts(0),
        }
    }
}

/// How much there is of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    depth: u16,
    size: u16,
}

impl Extent {
    /// rustc takes no deeper ones by default either. A few lines can name types without end, which
    /// nobody has room for: `type A = (B, B)`, `type B = (C, C)`, ..
    const MAX: Extent = Extent { depth: 128, size: 4096 };

    pub(super) fn is_too_large(self) -> bool {
        self.depth > Extent::MAX.depth || self.size > Extent::MAX.size
    }
}

/// The parts and the extent of a type of this kind, itself included.
pub(super) fn measure(kind: &TyKind) -> (Parts, Extent) {
    let mut parts = Parts::own(kind);
    let mut extent = Extent { depth: 0, size: 1 };
    each_inner(kind, &mut |it| {
        let inner = it.0.extent;
        parts = parts.or(it.parts());
        extent.depth = extent.depth.max(inner.depth);
        extent.size = extent.size.saturating_add(inner.size);
    });
    extent.depth += 1;
    (parts, extent)
}

/// Shows `visit` each type that stands in one of this kind.
fn each_inner(kind: &TyKind, visit: &mut impl FnMut(&Ty)) {
    match kind {
        TyKind::Prim(_) | TyKind::Unknown | TyKind::Var(_) | TyKind::Param(_) => {}
        TyKind::Adt(_, list) | TyKind::Tuple(list) | TyKind::Ctor { args: list, .. } => {
            list.iter().for_each(visit);
        }
        TyKind::Array(inner)
        | TyKind::Slice(inner)
        | TyKind::Ref { inner, .. }
        | TyKind::Ptr { inner, .. }
        | TyKind::AsyncFn { output: inner, .. }
        | TyKind::AsyncBlock { output: inner, .. } => visit(inner),
        TyKind::FnPtr { inputs, output } | TyKind::Closure { inputs, output, .. } => {
            inputs.iter().for_each(&mut *visit);
            visit(output);
        }
        TyKind::FnDef { subst, .. } => subst.tys().for_each(visit),
        TyKind::Dyn(bounds) | TyKind::Opaque(bounds) => {
            for bound in bounds {
                bound.of.args.iter().for_each(&mut *visit);
                bound.assoc.iter().for_each(|it| visit(&it.1));
            }
        }
        TyKind::Assoc { base, of, .. } => {
            visit(base);
            of.iter().flat_map(|it| &it.args).for_each(visit);
        }
    }
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
