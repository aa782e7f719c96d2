//! Putting types in the place of generic parameters.

use super::{Bound, Parts, Ty, TyKind};
use crate::link::{ParamId, TraitRef};

/// What generic parameters stand for. There are few at a time, so a list is the fastest map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Subst(Vec<(ParamId, Ty)>);

impl Subst {
    /// Each parameter with its argument; parameters without one stay as they are.
    pub(crate) fn new(params: &[ParamId], args: &[Ty]) -> Subst {
        Subst(params.iter().copied().zip(args.iter().cloned()).collect())
    }

    pub(crate) fn insert(&mut self, param: ParamId, ty: Ty) {
        match self.0.iter_mut().find(|it| it.0 == param) {
            Some(entry) => entry.1 = ty,
            None => self.0.push((param, ty)),
        }
    }

    pub(crate) fn get(&self, param: ParamId) -> Option<&Ty> {
        self.0.iter().find(|it| it.0 == param).map(|it| &it.1)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn extend(&mut self, other: &Subst) {
        for (param, ty) in &other.0 {
            self.insert(*param, ty.clone());
        }
    }

    pub(super) fn tys(&self) -> impl Iterator<Item = &Ty> {
        self.0.iter().map(|it| &it.1)
    }

    /// The same with each type mapped.
    pub(crate) fn map(&self, map: &mut dyn FnMut(&Ty) -> Ty) -> Subst {
        Subst(self.0.iter().map(|(param, ty)| (*param, map(ty))).collect())
    }
}

impl Ty {
    /// This type with `subst` put in.
    pub(crate) fn subst(&self, subst: &Subst) -> Ty {
        if subst.is_empty() {
            return self.clone();
        }
        self.rewrite(Parts::PARAM, &mut |ty| match ty.kind() {
            TyKind::Param(id) => subst.get(*id).cloned(),
            _ => None,
        })
    }

    /// Rebuilds the type from the outside in: `replace` gives what stands for a part, or nothing if
    /// the part's own parts are to be looked at. Only what has one of `of` is asked about; the rest is
    /// shared.
    pub(crate) fn rewrite(&self, of: Parts, replace: &mut dyn FnMut(&Ty) -> Option<Ty>) -> Ty {
        if !self.has(of) {
            return self.clone();
        }
        if let Some(ty) = replace(self) {
            return ty;
        }
        let all = |list: &[Ty], replace: &mut dyn FnMut(&Ty) -> Option<Ty>| -> Vec<Ty> {
            list.iter().map(|it| it.rewrite(of, replace)).collect()
        };
        let kind = match self.kind() {
            TyKind::Adt(_, args) if args.is_empty() => return self.clone(),
            TyKind::Adt(id, args) => TyKind::Adt(*id, all(args, replace)),
            TyKind::Tuple(parts) if parts.is_empty() => return self.clone(),
            TyKind::Tuple(parts) => TyKind::Tuple(all(parts, replace)),
            TyKind::Array(inner) => TyKind::Array(inner.rewrite(of, replace)),
            TyKind::Slice(inner) => TyKind::Slice(inner.rewrite(of, replace)),
            TyKind::Ref { mutable, inner } => {
                TyKind::Ref { mutable: *mutable, inner: inner.rewrite(of, replace) }
            }
            TyKind::Ptr { mutable, inner } => {
                TyKind::Ptr { mutable: *mutable, inner: inner.rewrite(of, replace) }
            }
            TyKind::FnPtr { inputs, output } => TyKind::FnPtr {
                inputs: all(inputs, replace),
                output: output.rewrite(of, replace),
            },
            TyKind::FnDef { func, subst } => TyKind::FnDef {
                func: *func,
                subst: subst.map(&mut |it| it.rewrite(of, replace)),
            },
            TyKind::Ctor { adt, variant, args } => {
                TyKind::Ctor { adt: *adt, variant: *variant, args: all(args, replace) }
            }
            TyKind::Closure { code, inputs, output } => TyKind::Closure {
                code: *code,
                inputs: all(inputs, replace),
                output: output.rewrite(of, replace),
            },
            TyKind::AsyncFn { func, output } => {
                TyKind::AsyncFn { func: *func, output: output.rewrite(of, replace) }
            }
            TyKind::AsyncBlock { code, output } => {
                TyKind::AsyncBlock { code: *code, output: output.rewrite(of, replace) }
            }
            TyKind::Dyn(bounds) => {
                TyKind::Dyn(bounds.iter().map(|it| it.rewrite(of, replace)).collect())
            }
            TyKind::Opaque(bounds) => {
                TyKind::Opaque(bounds.iter().map(|it| it.rewrite(of, replace)).collect())
            }
            TyKind::Assoc { base, of: trait_ref, name } => TyKind::Assoc {
                base: base.rewrite(of, replace),
                of: trait_ref.as_ref().map(|it| it.rewrite(of, replace)),
                name: *name,
            },
            TyKind::Prim(_) | TyKind::Param(_) | TyKind::Var(_) | TyKind::Unknown => {
                return self.clone();
            }
        };
        Ty::new(kind)
    }
}

impl TraitRef {
    fn rewrite(&self, of: Parts, replace: &mut dyn FnMut(&Ty) -> Option<Ty>) -> TraitRef {
        TraitRef {
            id: self.id,
            args: self.args.iter().map(|it| it.rewrite(of, replace)).collect(),
        }
    }
}

impl Bound {
    fn rewrite(&self, of: Parts, replace: &mut dyn FnMut(&Ty) -> Option<Ty>) -> Bound {
        Bound {
            of: self.of.rewrite(of, replace),
            assoc: self.assoc.iter().map(|(name, ty)| (*name, ty.rewrite(of, replace))).collect(),
        }
    }

    pub(crate) fn subst(&self, subst: &Subst) -> Bound {
        self.rewrite(Parts::PARAM, &mut |ty| match ty.kind() {
            TyKind::Param(id) => subst.get(*id).cloned(),
            _ => None,
        })
    }
}
