//! Associated types, dereferencing, and what bounds tell.

use std::slice;

use super::Infer;
use crate::{
    Limit, Symbol,
    link::{ImplId, MAX_BOUNDS, ParamId, TraitId, TraitRef},
    ty::{Bound, Parts, Subst, Ty, TyKind},
};

/// Types that unfold for ever end here.
const DEPTH: u32 = 16;
/// Searches for impls that one function may cost: impls that ask for one another in every way have
/// more of them than anybody can wait for.
const MAX_SEARCHES: u32 = 200_000;
/// Dereferences in a row. Only a type that leads to itself in ever new ways has more.
const MAX_DEREFS: usize = 12;

impl<'p> Infer<'p> {
    /// The type with bound variables replaced and associated types resolved where possible.
    pub(super) fn normalize(&mut self, ty: &Ty) -> Ty {
        if self.search_depth > DEPTH || !ty.has(Parts::VAR.or(Parts::ASSOC)) {
            return ty.clone();
        }
        self.search_depth += 1;
        let res = ty.rewrite(Parts::VAR.or(Parts::ASSOC), &mut |part| match part.kind() {
            TyKind::Var(id) => {
                let bound = self.vars.get(*id as usize)?.clone()?;
                Some(self.normalize(&bound))
            }
            TyKind::Assoc { base, of, name } => {
                let base = self.normalize(base);
                let found = self.project(&base, of.as_ref(), *name);
                Some(found.unwrap_or_else(|| {
                    Ty::new(TyKind::Assoc { base, of: of.clone(), name: *name })
                }))
            }
            _ => None,
        });
        self.search_depth -= 1;
        res
    }

    /// `<base as of>::name`, if it is known.
    pub(super) fn project(&mut self, base: &Ty, of: Option<&TraitRef>, name: Symbol) -> Option<Ty> {
        if self.search_depth > DEPTH {
            return None;
        }
        let lang = &self.program.lang;
        let of_id = of.map(|it| it.id);
        match base.kind() {
            TyKind::Var(_) | TyKind::Unknown => return None,
            TyKind::AsyncFn { output, .. } | TyKind::AsyncBlock { output, .. }
                if name == "Output"
                    && (of_id.is_none() || of_id == lang.future || of_id == lang.into_future) =>
            {
                let output = output.clone();
                return Some(self.normalize(&output));
            }
            TyKind::Closure { output, .. } | TyKind::FnPtr { output, .. } if name == "Output" => {
                let output = output.clone();
                return Some(self.normalize(&output));
            }
            TyKind::FnDef { func, subst } if name == "Output" => {
                let output = self.call_output(*func, &subst.clone());
                return Some(self.normalize(&output));
            }
            TyKind::Ctor { adt, args, .. } if name == "Output" => {
                return Some(Ty::adt(*adt, args.clone()));
            }
            TyKind::Param(_) | TyKind::Dyn(_) | TyKind::Opaque(_) | TyKind::Assoc { .. } => {
                let bounds = self.bounds_of(base);
                if let Some(ty) = self.project_bounds(base, &bounds, of_id, name) {
                    return Some(ty);
                }
            }
            _ => {}
        }
        let traits = of_id.as_ref().map_or(self.traits_with_assoc(name), slice::from_ref);
        traits.iter().find_map(|&id| self.project_impl(base, id, of, name))
    }

    fn project_bounds(
        &mut self,
        base: &Ty,
        bounds: &[Bound],
        of: Option<TraitId>,
        name: Symbol,
    ) -> Option<Ty> {
        for bound in bounds {
            if of.is_some_and(|of| !self.is_subtrait(bound.of.id, of)) {
                continue;
            }
            if let Some((_, ty)) = bound.assoc.iter().find(|it| it.0 == name) {
                let ty = ty.clone();
                return Some(self.normalize(&ty));
            }
        }
        let _ = base;
        None
    }

    /// `FnOnce` is meant where `Fn` is declared, and `IntoFuture` where `Future` is.
    fn is_subtrait(&self, sub: TraitId, of: TraitId) -> bool {
        if sub == of {
            return true;
        }
        let def = &self.program.traits[sub.idx()];
        def.supertraits.iter().any(|it| it.of.id == of)
            || Some(of) == self.program.lang.fn_once
                && [self.program.lang.fn_, self.program.lang.fn_mut].contains(&Some(sub))
    }

    fn traits_with_assoc(&self, name: Symbol) -> &'p [TraitId] {
        self.program.assoc_names.get(&name).map_or(&[], Vec::as_slice)
    }

    fn project_impl(
        &mut self,
        base: &Ty,
        id: TraitId,
        of: Option<&TraitRef>,
        name: Symbol,
    ) -> Option<Ty> {
        let args = of.map_or(&[][..], |it| &it.args);
        let (imp, subst) = self.find_impl(base, id, args)?;
        let assoc_types = &self.program.impls[imp.idx()].assoc_types;
        let ty = assoc_types.iter().find(|it| it.0 == name)?.1.subst(&subst);
        Some(self.normalize(&ty))
    }

    /// The bounds that a parameter, trait object, `impl Trait` or associated type has.
    pub(super) fn bounds_of(&mut self, ty: &Ty) -> Vec<Bound> {
        match ty.kind() {
            TyKind::Param(id) => self.program.params[id.idx()].bounds.clone(),
            TyKind::Dyn(bounds) | TyKind::Opaque(bounds) => self.with_supertraits(bounds),
            TyKind::Assoc { base, of, name } => {
                let of_id = of.as_ref().map(|it| it.id);
                let traits = of_id.as_ref().map_or(self.traits_with_assoc(*name), slice::from_ref);
                let bounds_of_base = self.bounds_of(base);
                let mut res = Vec::new();
                for &id in traits {
                    if of.is_none() && !bounds_of_base.iter().any(|it| it.of.id == id) {
                        continue;
                    }
                    let def = &self.program.traits[id.idx()];
                    let mut subst = Subst::new(&[def.self_param], slice::from_ref(base));
                    if let Some(of) = of {
                        subst.extend(&Subst::new(&def.params, &of.args));
                    }
                    let found = def.assoc_types.iter().filter(|it| it.name == *name);
                    res.extend(found.flat_map(|it| it.bounds.iter().map(|it| it.subst(&subst))));
                }
                res
            }
            _ => Vec::new(),
        }
    }

    fn with_supertraits(&self, bounds: &[Bound]) -> Vec<Bound> {
        let mut res = bounds.to_vec();
        let mut idx = 0;
        while idx < res.len() && res.len() < MAX_BOUNDS {
            let def = &self.program.traits[res[idx].of.id.idx()];
            let subst = Subst::new(&def.params, &res[idx].of.args);
            for bound in &def.supertraits {
                if !res.iter().any(|it| it.of.id == bound.of.id) {
                    res.push(bound.subst(&subst));
                }
            }
            idx += 1;
        }
        res
    }

    /// The impl of trait `id` for `ty`, with what its parameters stand for.
    pub(super) fn find_impl(
        &mut self,
        ty: &Ty,
        id: TraitId,
        args: &[Ty],
    ) -> Option<(ImplId, Subst)> {
        let ty = self.shallow(ty);
        let program = self.program;
        let mut candidates = program.impl_candidates(id, &ty).peekable();
        self.searches += 1;
        let is_too_much = self.search_depth > DEPTH || self.searches > MAX_SEARCHES;
        if self.searches > MAX_SEARCHES {
            program.cuts.note(Limit::Types, self.first.0);
        }
        if is_too_much || candidates.peek().is_none() {
            return None;
        }
        self.search_depth += 1;
        let mut res = None;
        for imp in candidates {
            let def = &program.impls[imp.idx()];
            if !same_mutability(&ty, &def.self_ty) {
                continue;
            }
            let subst = self.fresh_subst(&def.params);
            let self_ty = def.self_ty.subst(&subst);
            let trait_args = def.trait_ref.as_ref().map_or(&[][..], |it| &it.args);
            let fits = self.attempt(|it| {
                let mut ok = it.unify(&ty, &self_ty);
                for (own, wanted) in trait_args.iter().zip(args) {
                    ok = ok && it.unify(&own.subst(&subst), wanted);
                }
                ok && it.bounds_hold(&ty, imp)
            });
            if fits {
                self.require_params(&def.params, &subst);
                res = Some((imp, subst));
                break;
            }
        }
        self.search_depth -= 1;
        res
    }

    /// Whether `impl<T: Bounds> Trait for T`, `for &T` or `for Box<T>` may be meant for `ty`. Impls
    /// for other types with a name of their own are meant if that fits; their bounds are not worth
    /// the search.
    fn bounds_hold(&mut self, ty: &Ty, imp: ImplId) -> bool {
        let def = &self.program.impls[imp.idx()];
        let (param, ty) = match (def.self_ty.kind(), ty.kind()) {
            (TyKind::Adt(id, own), TyKind::Adt(_, args)) => {
                // What a pointer dereferences to does not hang on that.
                let of_trait = def.trait_ref.as_ref().map(|it| it.id);
                let forwards = self.program.adt(*id).effects.pointer
                    && of_trait.is_some()
                    && of_trait != self.program.lang.deref;
                return !forwards || self.args_hold(own, args);
            }
            (TyKind::Param(param), _) => (*param, ty.clone()),
            (TyKind::Ref { inner: own, .. }, TyKind::Ref { inner, .. }) => match own.kind() {
                TyKind::Param(param) => (*param, self.shallow(inner)),
                _ => return true,
            },
            _ => return true,
        };
        let is_blanket = matches!(def.self_ty.kind(), TyKind::Param(_));
        let bounds = &self.program.params[param.idx()].bounds;
        if bounds.is_empty() {
            return !is_blanket || self.with_blankets && self.is_for_all(imp);
        }
        bounds.iter().all(|it| self.implements(&ty, it.of.id))
    }

    /// Whether an impl for every type is one whose methods are called by that name: those of
    /// `Borrow` and `Any` have too many namesakes.
    fn is_for_all(&self, imp: ImplId) -> bool {
        let of_trait = self.program.impls[imp.idx()].trait_ref.as_ref().map(|it| it.id);
        let name = of_trait.map(|it| self.program.traits[it.idx()].name);
        name.is_some_and(|it| {
            !["Borrow", "BorrowMut", "Any", "From", "TryFrom"].contains(&it.as_str())
        })
    }

    /// Whether what a pointer type points to may have the bounds that its impl asks for: a
    /// `Box<dyn Job>` is no iterator.
    fn args_hold(&mut self, own: &[Ty], args: &[Ty]) -> bool {
        own.iter().zip(args).all(|(own, arg)| {
            let TyKind::Param(param) = own.kind() else { return true };
            let arg = self.shallow(arg);
            if matches!(arg.kind(), TyKind::Var(_) | TyKind::Unknown | TyKind::Assoc { .. }) {
                return true;
            }
            let bounds = &self.program.params[param.idx()].bounds;
            bounds.iter().all(|it| self.implements(&arg, it.of.id) && self.assoc_holds(&arg, it))
        })
    }

    /// Whether associated types may have the bounds that are asked of them: `Deref<Target: Future>`.
    fn assoc_holds(&mut self, ty: &Ty, bound: &Bound) -> bool {
        bound.assoc.iter().all(|(name, expected)| {
            let TyKind::Opaque(bounds) = expected.kind() else { return true };
            // `DerefMut<Target: ..>` means the `Target` of `Deref`.
            let found = self.project(ty, Some(&bound.of), *name);
            let found = found.or_else(|| self.project(ty, None, *name));
            let Some(found) = found else { return true };
            let is_open = self.is_open(&found) || matches!(found.kind(), TyKind::Assoc { .. });
            is_open || bounds.iter().all(|it| self.implements(&found, it.of.id))
        })
    }

    /// Whether `ty` implements the trait, as far as is known.
    pub(super) fn implements(&mut self, ty: &Ty, id: TraitId) -> bool {
        let ty = self.shallow(ty);
        let lang = &self.program.lang;
        let is_fn = [lang.fn_, lang.fn_mut, lang.fn_once].contains(&Some(id));
        // Auto traits hold for nearly everything.
        let name = self.program.traits[id.idx()].name;
        if matches!(
            name.as_str(),
            "Send" | "Sync" | "Sized" | "Unpin" | "UnwindSafe" | "RefUnwindSafe"
        ) {
            return true;
        }
        match ty.kind() {
            TyKind::Closure { .. }
            | TyKind::FnDef { .. }
            | TyKind::FnPtr { .. }
            | TyKind::Ctor { .. } => is_fn,
            TyKind::AsyncFn { .. } | TyKind::AsyncBlock { .. } => Some(id) == lang.future,
            TyKind::Param(_) | TyKind::Dyn(_) | TyKind::Opaque(_) | TyKind::Assoc { .. } => {
                let bounds = self.bounds_of(&ty);
                let bounds = self.with_supertraits(&bounds);
                bounds.iter().any(|it| it.of.id == id)
            }
            TyKind::Var(_) | TyKind::Unknown => false,
            _ => self.find_impl(&ty, id, &[]).is_some(),
        }
    }

    /// What the bounds of `params` tell about what stands for them.
    pub(super) fn require_params(&mut self, params: &[ParamId], subst: &Subst) {
        for &param in params {
            let Some(ty) = subst.get(param).cloned() else { continue };
            let bounds = &self.program.params[param.idx()].bounds;
            for bound in bounds {
                let bound = bound.subst(subst);
                self.require(&ty, &bound);
            }
        }
    }

    /// `ty` fulfils `bound`: learn from it.
    pub(super) fn require(&mut self, ty: &Ty, bound: &Bound) {
        let lang = &self.program.lang;
        let is_fn = [lang.fn_, lang.fn_mut, lang.fn_once].contains(&Some(bound.of.id));
        let ty = self.shallow(ty);
        if is_fn {
            self.require_fn(&ty, bound);
            return;
        }
        for (name, expected) in &bound.assoc {
            let found = self.project(&ty, Some(&bound.of), *name);
            if let Some(found) = found.filter(|_| !matches!(expected.kind(), TyKind::Opaque(_))) {
                self.unify(&found, expected);
            }
        }
    }

    /// `B: FromIterator<Item>` tells what the `_` in a `Vec<_>` is, once the result's type is known.
    pub(super) fn learn_from_bounds(&mut self, params: &[ParamId], subst: &Subst) {
        for &param in params {
            let Some(ty) = subst.get(param) else { continue };
            let ty = self.normalize(ty);
            let has_open_part =
                ty.as_adt().is_some_and(|it| it.1.iter().any(|it| it.has(Parts::VAR)));
            if !has_open_part {
                continue;
            }
            for bound in &self.program.params[param.idx()].bounds {
                let args: Vec<Ty> =
                    bound.of.args.iter().map(|it| self.normalize(&it.subst(subst))).collect();
                let is_known = |it: &Ty| {
                    !matches!(it.kind(), TyKind::Var(_) | TyKind::Unknown | TyKind::Assoc { .. })
                };
                if !args.is_empty() && args.iter().all(is_known) {
                    self.find_impl(&ty, bound.of.id, &args);
                }
            }
        }
    }

    /// `F: Fn(Args) -> Output`.
    fn require_fn(&mut self, ty: &Ty, bound: &Bound) {
        let inputs = match bound.of.args.first().map(|it| self.shallow(it)) {
            Some(args) => match args.kind() {
                TyKind::Tuple(parts) => parts.clone(),
                _ => Vec::new(),
            },
            None => Vec::new(),
        };
        // What a pattern takes apart must be seen: `Self::Item` is not.
        let inputs: Vec<Ty> = inputs.iter().map(|it| self.normalize(it)).collect();
        let output = bound.assoc.iter().find(|it| it.0 == "Output").map(|it| it.1.clone());
        let (own_inputs, own_output) = match ty.kind() {
            TyKind::Closure { code, inputs: own, output: own_output } => {
                for (own, expected) in own.iter().zip(&inputs) {
                    self.unify(own, expected);
                }
                self.ensure_body(*code);
                (Vec::new(), own_output.clone())
            }
            TyKind::FnDef { func, subst } => {
                let inputs = self.program.func(*func).inputs.clone();
                let inputs = inputs.iter().map(|it| it.subst(subst)).collect();
                (inputs, self.call_output(*func, &subst.clone()))
            }
            TyKind::FnPtr { inputs, output } => (inputs.clone(), output.clone()),
            TyKind::Ctor { adt, variant, args } => {
                let subst = Subst::new(&self.program.adt(*adt).params, args);
                let fields = &self.program.adt(*adt).variants[*variant as usize].fields;
                let inputs = fields.iter().map(|it| it.ty.subst(&subst)).collect();
                (inputs, Ty::adt(*adt, args.clone()))
            }
            TyKind::Param(_) | TyKind::Dyn(_) | TyKind::Opaque(_) => {
                let found = self.project(ty, Some(&bound.of), Symbol::new("Output"));
                (Vec::new(), found.unwrap_or_default())
            }
            TyKind::Ref { inner, .. } => {
                let inner = self.shallow(inner);
                self.require_fn(&inner, bound);
                return;
            }
            _ => return,
        };
        for (own, expected) in own_inputs.iter().zip(&inputs) {
            self.coerce(expected, own);
        }
        if let Some(output) = output {
            self.unify(&own_output, &output);
        }
    }

    /// One dereference: of a reference, pointer or box, or by `Deref`.
    pub(super) fn deref(&mut self, ty: &Ty) -> Option<Ty> {
        let ty = self.shallow(ty);
        match ty.kind() {
            TyKind::Ref { inner, .. } | TyKind::Ptr { inner, .. } => Some(self.shallow(inner)),
            TyKind::Adt(..) => {
                let deref = self.program.lang.deref?;
                let target = self.project_impl(&ty, deref, None, Symbol::new("Target"))?;
                Some(self.shallow(&target))
            }
            TyKind::Param(_) | TyKind::Opaque(_) | TyKind::Assoc { .. } => {
                let deref = self.program.lang.deref?;
                let bounds = self.bounds_of(&ty);
                self.project_bounds(&ty, &bounds, Some(deref), Symbol::new("Target"))
            }
            _ => None,
        }
    }

    /// The type, what it dereferences to, and so on.
    pub(super) fn autoderef(&mut self, ty: &Ty) -> Vec<Ty> {
        let mut at = self.normalize(ty);
        let mut res = vec![at.clone()];
        while res.len() < MAX_DEREFS {
            match self.deref(&at) {
                Some(next) if !res.contains(&next) => {
                    at = next;
                    res.push(at.clone());
                }
                _ => break,
            }
        }
        if let TyKind::Array(inner) = at.kind() {
            res.push(Ty::new(TyKind::Slice(inner.clone())));
        }
        res
    }
}

/// `impl Read for &mut R` says nothing of `&R`.
fn same_mutability(a: &Ty, b: &Ty) -> bool {
    match (a.kind(), b.kind()) {
        (TyKind::Ref { mutable: a, .. }, TyKind::Ref { mutable: b, .. }) => a == b,
        _ => true,
    }
}
