//! Resolves the types of signatures, fields, statics and impls.

use rayon::prelude::*;

use crate::{
    Symbol,
    facts::{self, GenericArg, GenericKind, Generics, Receiver},
    link::{Globs, Namespace, defs::*, resolve::Resolved},
    ty::{Bound, Parts, Subst, Ty, TyKind},
};

/// Where a written type stands: what `Self` and the generic parameters mean there.
#[derive(Clone, Debug)]
pub(crate) struct TypeScope {
    pub(crate) module: ModuleId,
    pub(crate) self_ty: Option<Ty>,
    /// `Self` is this trait's, whose associated types are `Self::Name`.
    pub(crate) in_trait: Option<TraitId>,
    pub(crate) in_impl: Option<ImplId>,
    pub(crate) params: Vec<ParamId>,
    /// `_` and elided parts become this.
    pub(crate) infer: Ty,
}

impl TypeScope {
    pub(crate) fn new(module: ModuleId) -> TypeScope {
        TypeScope {
            module,
            self_ty: None,
            in_trait: None,
            in_impl: None,
            params: Vec::new(),
            infer: Ty::unknown(),
        }
    }
}

/// Types that refer to themselves through aliases end here.
const DEPTH: u32 = 32;

impl Program {
    /// The scope of the signature and body of `func`.
    pub(crate) fn scope_of(&self, id: FuncId) -> TypeScope {
        let func = self.func(id);
        let mut scope = self.scope_of_parent(func.scope, func.parent);
        scope.params.extend(&func.params);
        scope
    }

    pub(crate) fn scope_of_parent(&self, module: ModuleId, parent: Parent) -> TypeScope {
        let mut scope = TypeScope::new(module);
        match parent {
            Parent::Module => {}
            Parent::Impl(id) => {
                let imp = &self.impls[id.idx()];
                scope.params.extend(&imp.params);
                scope.self_ty = Some(imp.self_ty.clone());
                scope.in_impl = Some(id);
            }
            Parent::Trait(id) => {
                let def = &self.traits[id.idx()];
                scope.params.extend(&def.params);
                scope.self_ty = Some(Ty::param(def.self_param));
                scope.in_trait = Some(id);
            }
        }
        scope
    }

    /// The type that `written` means in `scope`.
    pub(crate) fn lower_type(&self, scope: &TypeScope, written: &facts::Type) -> Ty {
        self.lower_type_at(scope, written, 0)
    }

    fn lower_type_at(&self, scope: &TypeScope, written: &facts::Type, depth: u32) -> Ty {
        if depth > DEPTH {
            return Ty::unknown();
        }
        let lower = |ty: &facts::Type| self.lower_type_at(scope, ty, depth + 1);
        let kind = match written {
            facts::Type::Path(path) => return self.lower_path(scope, path, depth + 1),
            facts::Type::Ref { mutable, inner } => {
                TyKind::Ref { mutable: *mutable, inner: lower(inner) }
            }
            facts::Type::Ptr { mutable, inner } => {
                TyKind::Ptr { mutable: *mutable, inner: lower(inner) }
            }
            facts::Type::Tuple(parts) => TyKind::Tuple(parts.iter().map(lower).collect()),
            facts::Type::Array(inner) => TyKind::Array(lower(inner)),
            facts::Type::Slice(inner) => TyKind::Slice(lower(inner)),
            facts::Type::Fn { params, ret } => TyKind::FnPtr {
                inputs: params.iter().map(lower).collect(),
                output: lower(ret),
            },
            facts::Type::Impl(bounds) => TyKind::Opaque(self.lower_bounds(scope, bounds)),
            facts::Type::Dyn(bounds) => TyKind::Dyn(self.lower_bounds(scope, bounds)),
            facts::Type::Never => return Ty::prim(crate::ty::Prim::Never),
            facts::Type::Infer => return scope.infer.clone(),
            facts::Type::Unknown => return Ty::unknown(),
        };
        Ty::new(kind)
    }

    /// The traits among `bounds`.
    pub(crate) fn lower_bounds(&self, scope: &TypeScope, bounds: &[facts::Bound]) -> Vec<Bound> {
        bounds.iter().filter_map(|it| self.lower_bound(scope, it)).collect()
    }

    fn lower_bound(&self, scope: &TypeScope, bound: &facts::Bound) -> Option<Bound> {
        let facts::Bound::Trait(path) = bound else { return None };
        let res = self.resolve(scope.module, &path.segments, path.absolute, Namespace::Types)?;
        let Def::Trait(id) = res.def else { return None };
        if res.taken != path.segments.len() {
            return None;
        }
        let args = &path.segments.last()?.args;
        let types = args.iter().filter_map(|it| match it {
            GenericArg::Type(ty) => Some(self.lower_type(scope, ty)),
            _ => None,
        });
        let assoc = args.iter().filter_map(|it| match it {
            GenericArg::Assoc(name, ty) => Some((*name, self.lower_type(scope, ty))),
            // `Target: Future` says as much as `Target = impl Future`.
            GenericArg::AssocBound(name, bounds) => {
                let bounds = self.lower_bounds(scope, bounds);
                Some((*name, Ty::new(TyKind::Opaque(bounds))))
            }
            _ => None,
        });
        let of = TraitRef { id, args: types.collect() };
        Some(Bound { of, assoc: assoc.collect() })
    }

    fn lower_path(&self, scope: &TypeScope, path: &facts::Path, depth: u32) -> Ty {
        if let Some(qself) = &path.qself {
            let base = self.lower_type_at(scope, &qself.ty, depth);
            let of = (qself.trait_len > 0).then(|| {
                let segments = path.segments[..qself.trait_len.min(path.segments.len())].to_vec();
                let path = facts::Path { qself: None, segments, ..path.clone() };
                self.lower_bound(scope, &facts::Bound::Trait(path)).map(|it| it.of)
            });
            let names = path.segments.iter().skip(qself.trait_len);
            return project(base, of.flatten(), names.map(|it| it.name));
        }
        let Some(first) = path.segments.first() else { return Ty::unknown() };
        let rest = path.segments.iter().skip(1).map(|it| it.name);
        if !path.absolute {
            if first.name == "Self"
                && let Some(self_ty) = &scope.self_ty
            {
                let of = scope.in_trait.map(|id| self.own_trait_ref(id)).or_else(|| {
                    let id = scope.in_impl?;
                    self.impls[id.idx()].trait_ref.clone()
                });
                // A supertrait's type is not this trait's.
                let name = path.segments.get(1).map(|it| it.name);
                let of = of.filter(|it| name.is_some_and(|name| self.has_assoc(it.id, name)));
                return project(self_ty.clone(), of, rest);
            }
            let mut params = scope.params.iter().rev();
            if let Some(&id) = params.find(|it| self.params[it.idx()].name == first.name) {
                return project(Ty::param(id), None, rest);
            }
        }
        let found = self.resolve(scope.module, &path.segments, path.absolute, Namespace::Types);
        let Some(res) = found.or_else(|| self.by_name_alone(path)) else { return Ty::unknown() };
        let args = self.lower_args(scope, &path.segments[res.taken - 1].args, depth);
        let ty = match res.def {
            Def::Adt(id) => Ty::adt(id, self.complete_args(&self.adt(id).params, args, scope)),
            Def::Alias(id) => {
                let alias = &self.aliases[id.idx()];
                let args = self.complete_args(&alias.params, args, scope);
                // Aliases are resolved in the order of their ids, which need not be the order of
                // their use; so a type is lowered anew where it is named.
                let mut inner = TypeScope::new(alias.module);
                inner.params = alias.params.clone();
                inner.infer = scope.infer.clone();
                let ty = self.lower_type_at(&inner, &alias.written, depth + 1);
                ty.subst(&Subst::new(&alias.params, &args))
            }
            Def::Prim(prim) => Ty::prim(prim),
            // `Trait` without `dyn`, as edition 2015 allows.
            Def::Trait(id) if res.taken == path.segments.len() => {
                let bound = facts::Bound::Trait(path.clone());
                let bounds = self.lower_bound(scope, &bound).into_iter().collect::<Vec<_>>();
                debug_assert!(bounds.iter().all(|it| it.of.id == id));
                Ty::new(TyKind::Dyn(bounds))
            }
            _ => Ty::unknown(),
        };
        project(ty, None, path.segments[res.taken..].iter().map(|it| it.name))
    }

    /// A type of a crate that is not known, if its name says what it is: `Mutex`.
    fn by_name_alone(&self, path: &facts::Path) -> Option<Resolved> {
        let last = path.segments.last()?;
        let def = self.lookup_in(self.lang.unknown?, last.name, Namespace::Types, Globs::All)?;
        Some(Resolved { def, taken: path.segments.len() })
    }

    /// The type arguments among `args`.
    pub(crate) fn lower_args(&self, scope: &TypeScope, args: &[GenericArg], depth: u32) -> Vec<Ty> {
        let types = args.iter().filter_map(|it| match it {
            GenericArg::Type(ty) => Some(self.lower_type_at(scope, ty, depth + 1)),
            GenericArg::Const => Some(Ty::unknown()),
            _ => None,
        });
        types.collect()
    }

    /// `args` with defaults, or what is inferred, for the parameters that they leave out.
    pub(crate) fn complete_args(
        &self,
        params: &[ParamId],
        mut args: Vec<Ty>,
        scope: &TypeScope,
    ) -> Vec<Ty> {
        args.truncate(params.len());
        while args.len() < params.len() {
            let given = Subst::new(&params[..args.len()], &args);
            let default = self.params[params[args.len()].idx()].default.as_ref();
            args.push(default.map_or_else(|| scope.infer.clone(), |it| it.subst(&given)));
        }
        args
    }

    /// A trait with its own parameters as arguments.
    pub(crate) fn own_trait_ref(&self, id: TraitId) -> TraitRef {
        let args = self.traits[id.idx()].params.iter().map(|it| Ty::param(*it)).collect();
        TraitRef { id, args }
    }
}

fn project(base: Ty, of: Option<TraitRef>, names: impl Iterator<Item = Symbol>) -> Ty {
    let mut of = of;
    names.fold(base, |base, name| {
        if base.is_unknown() {
            return base;
        }
        Ty::new(TyKind::Assoc { base, of: of.take(), name })
    })
}

impl Program {
    fn has_assoc(&self, id: TraitId, name: Symbol) -> bool {
        self.traits[id.idx()].assoc_types.iter().any(|it| it.name == name)
    }

    /// The type with the trait put in where `T::Name` leaves it out: that of `T`'s bounds which has
    /// such a type. Once something stands for `T`, nobody can tell any more.
    pub(crate) fn with_traits(&self, ty: &Ty) -> Ty {
        ty.rewrite(Parts::ASSOC, &mut |part| match part.kind() {
            TyKind::Assoc { base, of: None, name } => {
                let base = self.with_traits(base);
                let of = self.trait_with(&base, *name);
                Some(Ty::new(TyKind::Assoc { base, of, name: *name }))
            }
            _ => None,
        })
    }

    fn trait_with(&self, base: &Ty, name: Symbol) -> Option<TraitRef> {
        let mut queue = match base.kind() {
            TyKind::Param(id) => self.params[id.idx()].bounds.clone(),
            TyKind::Assoc { of: Some(of), name, .. } => {
                let def = &self.traits[of.id.idx()];
                let assoc = def.assoc_types.iter().find(|it| it.name == *name)?;
                assoc.bounds.clone()
            }
            _ => return None,
        };
        let mut idx = 0;
        while idx < queue.len() && queue.len() < MAX_BOUNDS {
            let of = queue[idx].of.clone();
            if self.has_assoc(of.id, name) {
                return Some(of);
            }
            let def = &self.traits[of.id.idx()];
            let subst = Subst::new(&def.params, &of.args);
            let more: Vec<Bound> = def.supertraits.iter().map(|it| it.subst(&subst)).collect();
            queue.extend(more);
            idx += 1;
        }
        None
    }
}

/// Puts traits into the types that were resolved before bounds were known.
fn complete_assoc(program: &mut Program) {
    let bounds_of = |program: &Program, bounds: &[Bound]| -> Vec<Bound> {
        let with = |ty: &Ty| program.with_traits(ty);
        bounds
            .iter()
            .map(|it| Bound {
                of: TraitRef { id: it.of.id, args: it.of.args.iter().map(with).collect() },
                assoc: it.assoc.iter().map(|(name, ty)| (*name, with(ty))).collect(),
            })
            .collect()
    };
    for idx in 0..program.params.len() {
        let bounds = bounds_of(program, &program.params[idx].bounds);
        program.params[idx].bounds = bounds;
    }
    for idx in 0..program.impls.len() {
        let imp = &program.impls[idx];
        let self_ty = program.with_traits(&imp.self_ty);
        let assoc = imp.assoc_types.iter();
        let assoc = assoc.map(|(name, ty)| (*name, program.with_traits(ty))).collect();
        program.impls[idx].self_ty = self_ty;
        program.impls[idx].assoc_types = assoc;
    }
}

/// Resolves every signature of `program`. Impl headers come first: `Self` means them.
pub(super) fn resolve_signatures(program: &mut Program) {
    resolve_generics(program);
    resolve_impl_headers(program);
    add_derives(program);
    resolve_bounds(program);
    complete_assoc(program);
    let fields: Vec<Vec<Vec<Ty>>> = (0..program.adts.len())
        .into_par_iter()
        .map(|idx| field_types(program, AdtId(idx as u32)))
        .collect();
    for (adt, tys) in program.adts.iter_mut().zip(fields) {
        for (variant, tys) in adt.variants.iter_mut().zip(tys) {
            for (field, ty) in variant.fields.iter_mut().zip(tys) {
                field.ty = ty;
            }
        }
    }
    for idx in 0..program.statics.len() {
        let def = &program.statics[idx];
        let ty = program.lower_type(&TypeScope::new(def.module), &def.written);
        program.statics[idx].ty = ty;
    }
    for idx in 0..program.consts.len() {
        let def = &program.consts[idx];
        let ty = program.lower_type(&program.scope_of_parent(def.module, def.parent), &def.written);
        program.consts[idx].ty = ty;
    }
    let written: Vec<Signature> = (0..program.funcs.len())
        .into_par_iter()
        .map(|idx| signature(program, FuncId(idx as u32)))
        .collect();
    for (idx, written) in written.into_iter().enumerate() {
        set_signature(program, FuncId(idx as u32), written);
    }
}

/// The types of the fields of each variant.
fn field_types(program: &Program, id: AdtId) -> Vec<Vec<Ty>> {
    let adt = program.adt(id);
    let mut scope = TypeScope::new(adt.module);
    scope.params = adt.params.clone();
    scope.self_ty = Some(Ty::adt(id, adt.params.iter().map(|it| Ty::param(*it)).collect()));
    let lower = |it: &FieldDef| program.with_traits(&program.lower_type(&scope, &it.written));
    adt.variants.iter().map(|it| it.fields.iter().map(lower).collect()).collect()
}

/// Defaults of parameters.
fn resolve_generics(program: &mut Program) {
    let mut defaults: Vec<(ParamId, Ty)> = Vec::new();
    let mut add = |module, params: &[ParamId], generics: &Generics, program: &Program| {
        let mut scope = TypeScope::new(module);
        scope.params = params.to_vec();
        let kept = generics.params.iter().filter(|it| it.kind != GenericKind::Lifetime);
        for (id, written) in params.iter().zip(kept) {
            if let Some(default) = &written.default {
                defaults.push((*id, program.lower_type(&scope, default)));
            }
        }
    };
    for it in &program.adts {
        add(it.module, &it.params, &it.generics, program);
    }
    for it in &program.traits {
        add(it.module, &it.params, &it.generics, program);
    }
    for it in &program.aliases {
        add(it.module, &it.params, &it.generics, program);
    }
    for (id, ty) in defaults {
        program.params[id.idx()].default = Some(ty);
    }
}

fn resolve_impl_headers(program: &mut Program) {
    for idx in 0..program.impls.len() {
        let imp = &program.impls[idx];
        let mut scope = TypeScope::new(imp.module);
        scope.params = imp.params.clone();
        let self_ty = program.lower_type(&scope, &imp.written_self);
        scope.self_ty = Some(self_ty.clone());
        let trait_ref = imp.written_trait.as_ref().and_then(|path| {
            program.lower_bound(&scope, &facts::Bound::Trait(path.clone())).map(|it| it.of)
        });
        if let Some(trait_ref) = &trait_ref {
            program.impls_of.entry(trait_ref.id).or_default().push(ImplId(idx as u32));
        }
        program.impls[idx].self_ty = self_ty;
        program.impls[idx].trait_ref = trait_ref;
    }
    for idx in 0..program.impls.len() {
        let imp = &program.impls[idx];
        let scope = program.scope_of_parent(imp.module, Parent::Impl(ImplId(idx as u32)));
        let assoc = imp.written_assoc.iter();
        let assoc = assoc.map(|(name, ty)| (*name, program.lower_type(&scope, ty))).collect();
        program.impls[idx].assoc_types = assoc;
    }
}

/// `#[derive(Clone)]` makes an impl that nobody wrote.
fn add_derives(program: &mut Program) {
    for idx in 0..program.adts.len() {
        let adt = &program.adts[idx];
        let names = adt.attrs.iter().filter(|it| it.name == "derive").flat_map(|it| &it.args);
        let names: Vec<Symbol> = names
            .filter_map(|it| match it {
                facts::AttrArg::Word(path) => path.as_str().rsplit("::").next().map(Symbol::new),
                _ => None,
            })
            .collect();
        for name in names {
            add_derive(program, AdtId(idx as u32), name);
        }
    }
}

fn add_derive(program: &mut Program, adt: AdtId, name: Symbol) {
    let def = program.adt(adt);
    let (module, file, range) = (def.module, def.file, def.range);
    let found = program.lookup(module, name, Namespace::Types);
    let std = program
        .lang
        .prelude
        .and_then(|it| program.lookup_in(it, name, Namespace::Types, Globs::All));
    let Some(Def::Trait(of)) = std.or(found) else { return };
    let arity = def.params.len();
    let names: Vec<(Symbol, bool)> = def
        .params
        .iter()
        .map(|it| &program.params[it.idx()])
        .map(|it| (it.name, it.is_type))
        .collect();
    let mut params = Vec::with_capacity(arity);
    for (name, is_type) in names {
        params.push(ParamId(program.params.len() as u32));
        program.params.push(ParamDef { name, bounds: Vec::new(), default: None, is_type });
    }
    let self_ty = Ty::adt(adt, params.iter().map(|it| Ty::param(*it)).collect());
    let id = ImplId(program.impls.len() as u32);
    program.impls_of.entry(of).or_default().push(id);
    program.impls.push(ImplDef {
        module,
        file,
        range,
        params,
        is_unsafe: false,
        is_negative: false,
        self_ty,
        trait_ref: Some(TraitRef { id: of, args: Vec::new() }),
        funcs: Vec::new(),
        assoc_types: Vec::new(),
        generics: Generics::default(),
        written_self: facts::Type::Infer,
        written_trait: None,
        written_assoc: Vec::new(),
    });
}

/// Bounds of parameters, from `<T: Bound>` and from `where` clauses.
fn resolve_bounds(program: &mut Program) {
    let mut bounds: Vec<(ParamId, Vec<Bound>)> = Vec::new();
    for it in &program.adts {
        let mut scope = TypeScope::new(it.module);
        scope.params = it.params.clone();
        bounds_of(program, &scope, &it.params, &it.generics, &mut bounds);
    }
    for (idx, it) in program.impls.iter().enumerate() {
        let scope = program.scope_of_parent(it.module, Parent::Impl(ImplId(idx as u32)));
        bounds_of(program, &scope, &it.params, &it.generics, &mut bounds);
    }
    for (idx, it) in program.traits.iter().enumerate() {
        let scope = program.scope_of_parent(it.module, Parent::Trait(TraitId(idx as u32)));
        bounds_of(program, &scope, &it.params, &it.generics, &mut bounds);
    }
    for (idx, it) in program.funcs.iter().enumerate() {
        let scope = program.scope_of(FuncId(idx as u32));
        bounds_of(program, &scope, &it.params, &it.facts.generics, &mut bounds);
    }
    for (id, more) in bounds {
        program.params[id.idx()].bounds.extend(more);
    }
    for idx in 0..program.traits.len() {
        let it = &program.traits[idx];
        let scope = program.scope_of_parent(it.module, Parent::Trait(TraitId(idx as u32)));
        let supertraits = program.lower_bounds(&scope, &it.written_supertraits);
        let assoc: Vec<Vec<Bound>> = it
            .assoc_types
            .iter()
            .map(|assoc| program.lower_bounds(&scope, &assoc.written_bounds))
            .collect();
        let own = Bound {
            of: program.own_trait_ref(TraitId(idx as u32)),
            assoc: Vec::new(),
        };
        let self_param = it.self_param;
        let def = &mut program.traits[idx];
        def.supertraits = supertraits.clone();
        for (assoc_type, bounds) in def.assoc_types.iter_mut().zip(assoc) {
            assoc_type.bounds = bounds;
        }
        let self_bounds = &mut program.params[self_param.idx()].bounds;
        self_bounds.push(own);
        self_bounds.extend(supertraits);
    }
}

fn bounds_of(
    program: &Program,
    scope: &TypeScope,
    params: &[ParamId],
    generics: &Generics,
    out: &mut Vec<(ParamId, Vec<Bound>)>,
) {
    let kept = generics.params.iter().filter(|it| it.kind != GenericKind::Lifetime);
    for (id, written) in params.iter().zip(kept) {
        if !written.bounds.is_empty() {
            out.push((*id, program.lower_bounds(scope, &written.bounds)));
        }
    }
    for (ty, bounds) in &generics.wheres {
        if let TyKind::Param(id) = program.lower_type(scope, ty).kind() {
            out.push((*id, program.lower_bounds(scope, bounds)));
        }
    }
}

/// The types of a function as they are written.
struct Signature {
    inputs: Vec<Ty>,
    output: Ty,
}

fn signature(program: &Program, id: FuncId) -> Signature {
    let scope = program.scope_of(id);
    let facts = &program.func(id).facts;
    let receiver = facts.receiver.as_ref().map(|receiver| {
        let self_ty = || scope.self_ty.clone().unwrap_or_default();
        match receiver {
            Receiver::Value => self_ty(),
            Receiver::Ref { mutable } => self_ty().reference(*mutable),
            Receiver::Typed(ty) => program.lower_type(&scope, ty),
        }
    });
    let lower = |ty: &facts::Type| program.with_traits(&program.lower_type(&scope, ty));
    let params = facts.params.iter().map(|it| lower(&it.ty));
    Signature {
        inputs: receiver.into_iter().chain(params).collect(),
        output: lower(&facts.ret),
    }
}

/// `impl Trait` as a parameter is a generic parameter that has no name.
fn set_signature(program: &mut Program, id: FuncId, written: Signature) {
    let name = Symbol::new("impl Trait");
    let n_receivers = usize::from(program.func(id).facts.receiver.is_some());
    let mut inputs = written.inputs;
    let mut added = Vec::new();
    for input in inputs.iter_mut().skip(n_receivers) {
        *input = input.rewrite(Parts::OPAQUE, &mut |part| match part.kind() {
            TyKind::Opaque(bounds) => {
                let id = ParamId(program.params.len() as u32);
                let bounds = bounds.clone();
                program.params.push(ParamDef { name, bounds, default: None, is_type: true });
                added.push(id);
                Some(Ty::param(id))
            }
            _ => None,
        });
    }
    let func = &mut program.funcs[id.idx()];
    func.inputs = inputs;
    func.output = written.output;
    func.params.extend(added);
}
