//! Paths that are used as values.

use super::{FuncTarget, Infer, PathValue, methods::Method};
use crate::{
    body::CodeId,
    facts::{self, GenericArg, PathId, Segment},
    link::{Def, FuncId, Namespace, Parent, TraitRef},
    ty::{Subst, Ty, TyKind},
};

/// A path that is used as a value: what it names, and its type.
pub(super) struct Value {
    pub(super) value: PathValue,
    pub(super) ty: Ty,
    /// For a function: what is to be called.
    pub(super) target: Option<FuncTarget>,
}

impl Value {
    fn unknown() -> Value {
        Value { value: PathValue::Unknown, ty: Ty::unknown(), target: None }
    }
}

impl Infer<'_> {
    pub(super) fn value_path(&mut self, code: CodeId, path: PathId) -> Value {
        let this = self.code(code);
        let path = &this.body.paths[path.idx()];
        if path.qself.is_some() {
            return self.qualified(path);
        }
        let Some(first) = path.segments.first() else { return Value::unknown() };
        let is_param = first.name == "Self"
            || self.scope.params.iter().any(|it| self.program.params[it.idx()].name == first.name);
        if !is_param || path.absolute {
            let found = self.program.resolve(
                self.scope.module,
                &path.segments,
                path.absolute,
                Namespace::Values,
            );
            if let Some(res) = found.filter(|it| it.taken == path.segments.len()) {
                return self.named(res.def, &path.segments);
            }
        }
        // `Type::name`, `Self::name`, `T::name`, `Trait::name`.
        let Some((last, rest)) = path.segments.split_last() else { return Value::unknown() };
        if rest.is_empty() {
            return match (first.name == "Self", self.scope.self_ty.clone()) {
                (true, Some(ty)) => self.constructor_of(&ty),
                _ => Value::unknown(),
            };
        }
        let head = facts::Path { segments: rest.to_vec(), ..path.clone() };
        let resolved =
            self.program.resolve(self.scope.module, rest, path.absolute, Namespace::Types);
        if let Some(Def::Trait(id)) = resolved.filter(|it| it.taken == rest.len()).map(|it| it.def)
            && let Some(func) = self.program.trait_func(id, last.name)
        {
            return self.trait_function(func, id, None, last);
        }
        let ty = self.written(&facts::Type::Path(head));
        self.associated(&ty, last)
    }

    /// `<T as Trait>::name`, `<T>::name`.
    fn qualified(&mut self, path: &facts::Path) -> Value {
        let (Some(qself), Some(last)) = (&path.qself, path.segments.last()) else {
            return Value::unknown();
        };
        let ty = self.written(&qself.ty);
        if qself.trait_len == 0 {
            return self.associated(&ty, last);
        }
        let segments = &path.segments[..qself.trait_len.min(path.segments.len())];
        let found =
            self.program.resolve(self.scope.module, segments, path.absolute, Namespace::Types);
        let Some(Def::Trait(id)) = found.map(|it| it.def) else { return Value::unknown() };
        match self.program.trait_func(id, last.name) {
            Some(func) => self.trait_function(func, id, Some(ty), last),
            None => Value::unknown(),
        }
    }

    /// A function of a trait, for `self_ty` or for a type that the arguments will tell.
    fn trait_function(
        &mut self,
        func: FuncId,
        id: crate::link::TraitId,
        self_ty: Option<Ty>,
        segment: &Segment,
    ) -> Value {
        let def = &self.program.traits[id.idx()];
        let mut subst = self.fresh_subst(&def.params);
        let known = self_ty.is_some();
        let self_ty = self_ty.unwrap_or_else(|| self.fresh());
        subst.insert(def.self_param, self_ty.clone());
        let name = self.program.func(func).name;
        let method = if known { self.impl_method(&self_ty, id, &[], name) } else { None };
        let method = method.unwrap_or(Method { func, subst, self_ty, derefs: 0, dispatched: true });
        self.function(method, segment)
    }

    /// The function `segment` of the type `ty`.
    fn associated(&mut self, ty: &Ty, segment: &Segment) -> Value {
        if let Some((adt, args)) = ty.as_adt() {
            let def = self.program.adt(adt);
            let idx = def.variants.iter().position(|it| def.is_enum && it.name == segment.name);
            if let Some(idx) = idx {
                return self.constructor(adt, idx as u32, args.to_vec());
            }
        }
        let steps = if matches!(ty.kind(), TyKind::Array(_)) {
            self.autoderef(ty)
        } else {
            vec![self.shallow(ty)]
        };
        for step in steps {
            if let Some(method) = self.method_of(&step, segment.name) {
                return self.function(method, segment);
            }
        }
        Value::unknown()
    }

    /// A path that names something by itself.
    fn named(&mut self, def: Def, segments: &[Segment]) -> Value {
        let last = &segments[segments.len() - 1];
        match def {
            Def::Func(func) => {
                let method = Method {
                    func,
                    subst: Subst::default(),
                    self_ty: Ty::unknown(),
                    derefs: 0,
                    dispatched: false,
                };
                self.function(method, last)
            }
            Def::Variant(adt, idx) => {
                // `Option::<T>::None` or `None::<T>`.
                let len = segments.len();
                let args = &segments[len - 1].args;
                let args = match args.is_empty() && len > 1 && self.program.adt(adt).is_enum {
                    true => &segments[len - 2].args,
                    false => args,
                };
                let args = self.program.lower_args(&self.scope, args, 0);
                let params = &self.program.adt(adt).params;
                let args = self.program.complete_args(params, args, &self.scope);
                let args = args.iter().map(|it| self.open(it)).collect();
                self.constructor(adt, idx, args)
            }
            Def::Static(id) => {
                let ty = self.program.statics[id.idx()].ty.clone();
                let ty = self.normalize(&ty);
                Value { value: PathValue::Static(id), ty, target: None }
            }
            Def::Const(id) => {
                let ty = self.program.consts[id.idx()].ty.clone();
                let ty = self.normalize(&ty);
                Value { value: PathValue::Const(id), ty, target: None }
            }
            _ => Value::unknown(),
        }
    }

    /// `Self` or `Self(..)` in an impl of a tuple struct.
    fn constructor_of(&mut self, ty: &Ty) -> Value {
        match ty.as_adt() {
            Some((adt, args)) => self.constructor(adt, 0, args.to_vec()),
            None => Value::unknown(),
        }
    }

    fn constructor(&mut self, adt: crate::link::AdtId, variant: u32, args: Vec<Ty>) -> Value {
        let value = PathValue::Ctor(adt, variant);
        let def = self.program.adt(adt);
        let ty = match def.variants.get(variant as usize) {
            Some(it) if it.is_tuple => Ty::new(TyKind::Ctor { adt, variant, args }),
            _ => Ty::adt(adt, args),
        };
        Value { value, ty, target: None }
    }

    /// The function with fresh variables for its own parameters, or what the path gives for them.
    pub(super) fn function(&mut self, method: Method, segment: &Segment) -> Value {
        let turbofish = self.program.lower_args(&self.scope, &segment.args, 0);
        let has_args = segment.args.iter().any(|it| matches!(it, GenericArg::Type(_)));
        let turbofish: Vec<Ty> = match has_args {
            true => turbofish.iter().map(|it| self.open(it)).collect(),
            false => Vec::new(),
        };
        let target = self.instantiate(method, &turbofish);
        let (func, subst) = (target.func, target.subst.clone());
        let ty = Ty::new(TyKind::FnDef { func, subst });
        Value { value: PathValue::Func(func), ty, target: Some(target) }
    }

    pub(super) fn instantiate(&mut self, method: Method, turbofish: &[Ty]) -> FuncTarget {
        let func = self.program.func(method.func);
        let mut subst = method.subst;
        for (idx, &param) in func.params.iter().enumerate() {
            let ty = turbofish.get(idx).cloned().unwrap_or_else(|| self.fresh());
            subst.insert(param, ty);
        }
        FuncTarget {
            func: method.func,
            subst,
            dispatched: method.dispatched,
            takes_receiver: self.takes_receiver(method.func),
            derefs: method.derefs,
        }
    }

    /// Looks again for the impl behind a trait's function, once its `Self` is known.
    pub(super) fn devirtualize(&mut self, target: FuncTarget) -> FuncTarget {
        let func = self.program.func(target.func);
        let Parent::Trait(id) = func.parent else { return target };
        if !target.dispatched {
            return target;
        }
        let def = &self.program.traits[id.idx()];
        let Some(self_ty) = target.subst.get(def.self_param) else { return target };
        let self_ty = self.shallow(self_ty);
        if matches!(self_ty.kind(), TyKind::Var(_) | TyKind::Unknown | TyKind::Param(_)) {
            return target;
        }
        let of = TraitRef {
            id,
            args: def.params.iter().filter_map(|it| target.subst.get(*it).cloned()).collect(),
        };
        match self.impl_method(&self_ty, id, &of.args, func.name) {
            Some(method) => {
                let own: Vec<Ty> =
                    func.params.iter().filter_map(|it| target.subst.get(*it).cloned()).collect();
                let derefs = target.derefs;
                let mut res = self.instantiate(method, &own);
                res.derefs = derefs;
                // Variables of the trait's own signature stay tied to what was inferred by it.
                res.subst.extend(&target.subst);
                res
            }
            None => target,
        }
    }
}
