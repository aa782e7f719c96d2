//! Making types equal.

use super::Infer;
use crate::{
    link::ParamId,
    ty::{Bound, Parts, Prim, Subst, Ty, TyKind},
};

impl Infer<'_> {
    /// The type behind bound variables; its parts may still have some.
    pub(super) fn shallow(&self, ty: &Ty) -> Ty {
        let mut ty = ty.clone();
        while let TyKind::Var(id) = ty.kind() {
            match self.vars.get(*id as usize) {
                Some(Some(bound)) => ty = bound.clone(),
                _ => break,
            }
        }
        ty
    }

    /// The type with all bound variables replaced.
    pub(super) fn deep(&self, ty: &Ty) -> Ty {
        ty.rewrite(Parts::VAR, &mut |part| match part.kind() {
            TyKind::Var(id) => {
                let bound = self.vars.get(*id as usize)?.as_ref()?;
                Some(self.deep(bound))
            }
            _ => None,
        })
    }

    pub(super) fn is_open(&self, ty: &Ty) -> bool {
        matches!(self.shallow(ty).kind(), TyKind::Var(_) | TyKind::Unknown)
    }

    fn bind(&mut self, var: u32, ty: &Ty) {
        if ty.is_unknown() || self.occurs(var, ty) {
            return;
        }
        self.vars[var as usize] = Some(ty.clone());
        self.trail.push(var);
    }

    fn occurs(&self, var: u32, ty: &Ty) -> bool {
        let mut found = false;
        let _ = self.deep(ty).rewrite(Parts::VAR, &mut |part| {
            found |= matches!(part.kind(), TyKind::Var(id) if *id == var);
            found.then(|| part.clone())
        });
        found
    }

    /// Makes two types equal as far as possible. False if they differ for certain; what could be
    /// bound stays bound all the same.
    pub(super) fn unify(&mut self, a: &Ty, b: &Ty) -> bool {
        let (a, b) = (self.shallow(a), self.shallow(b));
        match (a.kind(), b.kind()) {
            (TyKind::Var(x), TyKind::Var(y)) if x == y => true,
            (TyKind::Var(x), _) => {
                self.bind(*x, &b);
                true
            }
            (_, TyKind::Var(y)) => {
                self.bind(*y, &a);
                true
            }
            (TyKind::Unknown, _) | (_, TyKind::Unknown) => true,
            (TyKind::Prim(Prim::Never), _) | (_, TyKind::Prim(Prim::Never)) => true,
            (TyKind::Adt(x, xs), TyKind::Adt(y, ys)) => x == y && self.unify_all(xs, ys),
            (TyKind::Prim(x), TyKind::Prim(y)) => x == y,
            (TyKind::Tuple(xs), TyKind::Tuple(ys)) => {
                xs.len() == ys.len() && self.unify_all(xs, ys)
            }
            (TyKind::Array(x), TyKind::Array(y)) | (TyKind::Slice(x), TyKind::Slice(y)) => {
                self.unify(x, y)
            }
            (TyKind::Ref { inner: x, .. }, TyKind::Ref { inner: y, .. }) => self.unify(x, y),
            (TyKind::Ptr { inner: x, .. }, TyKind::Ptr { inner: y, .. }) => self.unify(x, y),
            (TyKind::FnPtr { inputs: xs, output: x }, TyKind::FnPtr { inputs: ys, output: y }) => {
                xs.len() == ys.len() && self.unify_all(xs, ys) && self.unify(x, y)
            }
            (TyKind::Param(x), TyKind::Param(y)) => x == y,
            (TyKind::Closure { code: x, .. }, TyKind::Closure { code: y, .. }) => x == y,
            (TyKind::Dyn(xs), TyKind::Dyn(ys)) | (TyKind::Opaque(xs), TyKind::Opaque(ys)) => {
                self.unify_bounds(xs, ys)
            }
            (_, TyKind::Dyn(bounds) | TyKind::Opaque(bounds)) if !is_bounds(&a) => {
                self.coerce_to_bounds(&a, bounds)
            }
            (TyKind::Dyn(bounds) | TyKind::Opaque(bounds), _) => self.coerce_to_bounds(&b, bounds),
            (TyKind::Assoc { .. }, _) | (_, TyKind::Assoc { .. }) => {
                let (x, y) = (self.normalize(&a), self.normalize(&b));
                if x == a && y == b {
                    // Not known yet; nothing speaks against it.
                    return true;
                }
                self.unify(&x, &y)
            }
            (TyKind::AsyncFn { output: x, .. }, TyKind::AsyncFn { output: y, .. }) => {
                self.unify(x, y)
            }
            (TyKind::FnDef { func: x, .. }, TyKind::FnDef { func: y, .. }) => x == y,
            _ => false,
        }
    }

    fn unify_all(&mut self, xs: &[Ty], ys: &[Ty]) -> bool {
        let mut res = true;
        for (x, y) in xs.iter().zip(ys) {
            res &= self.unify(x, y);
        }
        res
    }

    fn unify_bounds(&mut self, xs: &[Bound], ys: &[Bound]) -> bool {
        let (Some(x), Some(y)) = (xs.first(), ys.first()) else { return xs.len() == ys.len() };
        if x.of.id != y.of.id {
            return false;
        }
        let mut res = self.unify_all(&x.of.args, &y.of.args);
        for (name, ty) in &x.assoc {
            if let Some((_, other)) = y.assoc.iter().find(|it| it.0 == *name) {
                res &= self.unify(ty, other);
            }
        }
        res
    }

    /// A value of type `ty` becomes a trait object or an `impl Trait`: closures learn from that
    /// what they take.
    fn coerce_to_bounds(&mut self, ty: &Ty, bounds: &[Bound]) -> bool {
        for bound in bounds {
            self.require(ty, bound);
        }
        true
    }

    /// Makes the type of an argument fit that of a parameter: equal, or by dereferencing.
    pub(super) fn coerce(&mut self, from: &Ty, to: &Ty) {
        let (from, to) = (self.shallow(from), self.shallow(to));
        if let (TyKind::Ref { inner: from, .. }, TyKind::Ref { inner: to, .. }) =
            (from.kind(), to.kind())
        {
            let to = self.shallow(to);
            if matches!(to.kind(), TyKind::Var(_) | TyKind::Unknown | TyKind::Param(_)) {
                self.unify(from, &to);
                return;
            }
            for step in self.autoderef(from) {
                if self.try_unify(&step, &to) {
                    return;
                }
            }
            return;
        }
        self.unify(&from, &to);
    }

    /// As `unify`, but binds nothing if it fails.
    pub(super) fn try_unify(&mut self, a: &Ty, b: &Ty) -> bool {
        self.attempt(|it| it.unify(a, b))
    }

    /// Runs `attempt`, and takes back what it bound if it fails.
    pub(super) fn attempt(&mut self, attempt: impl FnOnce(&mut Self) -> bool) -> bool {
        let mark = self.trail.len();
        let res = attempt(self);
        if !res {
            for var in self.trail.drain(mark..) {
                self.vars[var as usize] = None;
            }
        }
        res
    }

    /// Fresh variables for `params`.
    pub(super) fn fresh_subst(&mut self, params: &[ParamId]) -> Subst {
        let mut res = Subst::default();
        for &param in params {
            let var = self.fresh();
            res.insert(param, var);
        }
        res
    }
}

fn is_bounds(ty: &Ty) -> bool {
    matches!(ty.kind(), TyKind::Dyn(_) | TyKind::Opaque(_))
}
