//! Which types may have a value of another type inside.

use crate::{
    CrateKind, Symbol,
    link::{AdtId, Program},
    ty::{Ty, TyKind},
};

/// Whether values of a type own values of another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owns {
    No,
    /// The type is not known well enough.
    Perhaps,
    Yes,
}

/// Types within types are looked at this deep.
const MAX_DEPTH: u32 = 5;

impl Program {
    /// Whether a value of type `ty` may own an `adt`. A closure may have captured one, but says
    /// nothing of it; and nobody looks for one in the error of a `Result`.
    pub fn owns(&self, ty: &Ty, adt: AdtId) -> Owns {
        self.owns_at(ty, adt, 0)
    }

    fn owns_at(&self, ty: &Ty, adt: AdtId, depth: u32) -> Owns {
        if depth > MAX_DEPTH {
            return Owns::No;
        }
        let any = |tys: &mut dyn Iterator<Item = &Ty>| {
            let found = tys.map(|it| self.owns_at(it, adt, depth + 1));
            found.max().unwrap_or(Owns::No)
        };
        match ty.kind() {
            TyKind::Adt(id, _) if *id == adt => Owns::Yes,
            TyKind::Adt(id, args) => {
                let n_args = if Some(*id) == self.lang.result { 1 } else { args.len() };
                let in_args = any(&mut args.iter().take(n_args));
                let def = self.adt(*id);
                let is_own = self.crate_kind(def.module) != CrateKind::Stub;
                let fields = def.variants.iter().flat_map(|it| &it.fields).map(|it| &it.ty);
                // What a field's parameter stands for is among the arguments.
                let mut fields =
                    fields.filter(|it| is_own && !matches!(it.kind(), TyKind::Param(_)));
                in_args.max(any(&mut fields))
            }
            TyKind::Tuple(parts) => any(&mut parts.iter()),
            TyKind::Array(inner) | TyKind::Slice(inner) => self.owns_at(inner, adt, depth + 1),
            TyKind::AsyncFn { output, .. } | TyKind::AsyncBlock { output, .. } => {
                self.owns_at(output, adt, depth + 1)
            }
            TyKind::Opaque(bounds) | TyKind::Dyn(bounds) => {
                let assoc = bounds.iter().flat_map(|it| &it.assoc).map(|it| &it.1);
                any(&mut assoc.into_iter()).max(Owns::Perhaps)
            }
            TyKind::Param(_) | TyKind::Assoc { .. } | TyKind::Var(_) | TyKind::Unknown => {
                Owns::Perhaps
            }
            _ => Owns::No,
        }
    }

    /// The wanted types that a value of type `ty` has inside for sure, with the fields that lead
    /// there: itself, in an `Option` or `Result`, in a pointer or collection, or in a tuple.
    pub(in crate::query) fn owned_in(
        &self,
        ty: &Ty,
        is_wanted: &dyn Fn(AdtId) -> bool,
    ) -> Vec<(Vec<Symbol>, AdtId)> {
        let mut res = Vec::new();
        self.collect_owned(ty, is_wanted, &mut Vec::new(), &mut res);
        res
    }

    fn collect_owned(
        &self,
        ty: &Ty,
        is_wanted: &dyn Fn(AdtId) -> bool,
        path: &mut Vec<Symbol>,
        res: &mut Vec<(Vec<Symbol>, AdtId)>,
    ) {
        match ty.kind() {
            TyKind::Adt(id, _) if is_wanted(*id) => res.push((path.clone(), *id)),
            TyKind::Adt(id, args) => {
                let effects = &self.adt(*id).effects;
                let is_sum = [self.lang.option, self.lang.result].contains(&Some(*id));
                if (is_sum || effects.collection || effects.pointer)
                    && let Some(first) = args.first()
                {
                    self.collect_owned(first, is_wanted, path, res);
                }
            }
            TyKind::Tuple(parts) => {
                for (idx, part) in parts.iter().enumerate() {
                    path.push(Symbol::new(&idx.to_string()));
                    self.collect_owned(part, is_wanted, path, res);
                    path.pop();
                }
            }
            _ => {}
        }
    }
}
