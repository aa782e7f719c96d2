//! Finds the method that a call means.

use super::Infer;
use crate::{
    Symbol,
    facts::Receiver,
    link::{FuncId, MAX_BOUNDS, Parent, TraitId},
    ty::{Bound, Subst, Ty, TyKind},
};

/// A method that was found.
#[derive(Clone, Debug)]
pub(super) struct Method {
    pub(super) func: FuncId,
    /// What the parameters of the impl or trait stand for.
    pub(super) subst: Subst,
    /// `Self`, as seen by the method.
    pub(super) self_ty: Ty,
    /// How often the receiver was dereferenced.
    pub(super) derefs: u32,
    /// Declared in a trait; the impl is not known.
    pub(super) dispatched: bool,
}

impl Infer<'_> {
    /// The method `name` of a receiver of type `ty`. Inherent methods come before those of traits,
    /// and what needs fewer dereferences comes first.
    pub(super) fn find_method(&mut self, ty: &Ty, name: Symbol) -> Option<Method> {
        if let Some(method) = self.find_own_method(ty, name) {
            return Some(method);
        }
        // Last those of impls for every type, `impl<T> Instrument for T`: which traits are in scope
        // is not known here, and they would hide what is further inside.
        if self.is_open(ty) {
            return None;
        }
        self.with_blankets = true;
        let method = self.find_own_method(ty, name);
        self.with_blankets = false;
        method
    }

    fn find_own_method(&mut self, ty: &Ty, name: Symbol) -> Option<Method> {
        for (derefs, step) in self.autoderef(ty).into_iter().enumerate() {
            if matches!(step.kind(), TyKind::Var(_) | TyKind::Unknown) {
                return None;
            }
            if let Some(mut method) = self.method_at(&step, name) {
                method.derefs += derefs as u32;
                return Some(method);
            }
        }
        None
    }

    /// The method `name` for a receiver that is exactly of this type: those that take it as it is
    /// come before those that take a reference to it.
    fn method_at(&mut self, ty: &Ty, name: Symbol) -> Option<Method> {
        if let TyKind::Ref { inner, .. } = ty.kind() {
            let inner = self.shallow(inner);
            let of_inner = self.called_of(&inner, name);
            if let Some(mut method) = of_inner.filter(|it| !self.takes_receiver(it.func)) {
                method.derefs = 1;
                return Some(method);
            }
        }
        self.called_of(ty, name).or_else(|| self.method_of_ref(ty, name))
    }

    /// The method of exactly this type that `value.name()` can mean. `Arc::get_mut` has no receiver, so
    /// that `map.get_mut(key)` means that of the map inside.
    fn called_of(&mut self, ty: &Ty, name: Symbol) -> Option<Method> {
        let has_receiver = |this: &Self, it: &Method| this.program.func(it.func).receiver.is_some();
        let inherent = self.inherent_method(ty, name).filter(|it| has_receiver(self, it));
        inherent.or_else(|| self.trait_method(ty, name).filter(|it| has_receiver(self, it)))
    }

    /// `impl Iterator for &mut Queue`: a method that takes such a reference by value.
    fn method_of_ref(&mut self, ty: &Ty, name: Symbol) -> Option<Method> {
        if matches!(ty.kind(), TyKind::Ref { .. } | TyKind::Param(_)) {
            return None;
        }
        [false, true].into_iter().find_map(|mutable| {
            let mut method = self.trait_method(&ty.reference(mutable), name)?;
            // The receiver stays where it is.
            method.derefs = 1;
            self.takes_receiver(method.func).then_some(method)
        })
    }

    /// The method `name` of exactly this type: also for `Type::name`.
    pub(super) fn method_of(&mut self, ty: &Ty, name: Symbol) -> Option<Method> {
        self.inherent_method(ty, name).or_else(|| self.trait_method(ty, name))
    }

    fn inherent_method(&mut self, ty: &Ty, name: Symbol) -> Option<Method> {
        let program = self.program;
        for func in program.inherent_methods(ty, name) {
            let Parent::Impl(imp) = self.program.func(func).parent else { continue };
            let def = &self.program.impls[imp.idx()];
            let subst = self.fresh_subst(&def.params);
            let self_ty = def.self_ty.subst(&subst);
            let self_ty = self.normalize(&self_ty);
            if self.try_unify(ty, &self_ty) {
                return Some(Method { func, subst, self_ty, derefs: 0, dispatched: false });
            }
        }
        None
    }

    fn trait_method(&mut self, ty: &Ty, name: Symbol) -> Option<Method> {
        let traits = self.program.traits_with_method(name);
        if traits.is_empty() {
            return None;
        }
        if let TyKind::Ref { .. } = ty.kind() {
            // `impl Clone for &T` copies the reference: a call on a reference means the referent's.
            if name == "clone" {
                return None;
            }
        }
        let is_bounded = matches!(
            ty.kind(),
            TyKind::Param(_) | TyKind::Dyn(_) | TyKind::Opaque(_) | TyKind::Assoc { .. }
        );
        if is_bounded {
            let bounds = self.bounds_of(ty);
            if let Some(method) = self.bounded_method(ty, &bounds, name) {
                return Some(method);
            }
        }
        traits.iter().find_map(|&id| self.impl_method(ty, id, &[], name))
    }

    /// The method of a type of which only its bounds are known.
    fn bounded_method(&mut self, ty: &Ty, bounds: &[Bound], name: Symbol) -> Option<Method> {
        let mut queue = bounds.to_vec();
        let mut idx = 0;
        while idx < queue.len() && queue.len() < MAX_BOUNDS {
            let bound = queue[idx].clone();
            let def = &self.program.traits[bound.of.id.idx()];
            let mut subst = Subst::new(&def.params, &bound.of.args);
            subst.insert(def.self_param, ty.clone());
            if let Some(func) = self.program.trait_func(bound.of.id, name) {
                let self_ty = ty.clone();
                return Some(Method { func, subst, self_ty, derefs: 0, dispatched: true });
            }
            for it in &def.supertraits {
                if !queue.iter().any(|known| known.of.id == it.of.id) {
                    queue.push(it.subst(&subst));
                }
            }
            idx += 1;
        }
        None
    }

    /// The method of trait `id` for `ty`: the impl's own, or the trait's default.
    pub(super) fn impl_method(
        &mut self,
        ty: &Ty,
        id: TraitId,
        args: &[Ty],
        name: Symbol,
    ) -> Option<Method> {
        let declared = self.program.trait_func(id, name)?;
        let lang = &self.program.lang;
        if self.is_callable(ty) && [lang.fn_, lang.fn_mut, lang.fn_once].contains(&Some(id)) {
            return None;
        }
        let (imp, subst) = self.find_impl(ty, id, args)?;
        if let Some(func) = self.program.impl_func(imp, name) {
            let self_ty = ty.clone();
            return Some(Method { func, subst, self_ty, derefs: 0, dispatched: false });
        }
        // The default of the trait, with `Self` being this type.
        let def = &self.program.traits[id.idx()];
        let mut of = Subst::new(&[def.self_param], std::slice::from_ref(ty));
        if let Some(trait_ref) = &self.program.impls[imp.idx()].trait_ref {
            let args: Vec<Ty> = trait_ref.args.iter().map(|it| it.subst(&subst)).collect();
            of.extend(&Subst::new(&def.params, &args));
        }
        let self_ty = ty.clone();
        Some(Method {
            func: declared,
            subst: of,
            self_ty,
            derefs: 0,
            dispatched: false,
        })
    }

    fn is_callable(&self, ty: &Ty) -> bool {
        matches!(
            ty.kind(),
            TyKind::Closure { .. }
                | TyKind::FnDef { .. }
                | TyKind::FnPtr { .. }
                | TyKind::Ctor { .. }
        )
    }

    /// Whether the method takes the receiver itself, not a reference to it.
    pub(super) fn takes_receiver(&self, func: FuncId) -> bool {
        match &self.program.func(func).receiver {
            Some(Receiver::Value) => true,
            Some(Receiver::Ref { .. }) | None => false,
            Some(Receiver::Typed(_)) => {
                let input = self.program.func(func).inputs.first();
                !input.is_some_and(|it| matches!(it.kind(), TyKind::Ref { .. }))
            }
        }
    }
}
