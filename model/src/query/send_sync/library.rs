//! What is looked up again and again: impls by type, and what impls of `Send` and `Sync` ask for.

use rustc_hash::FxHashMap;

use crate::{
    CrateKind,
    link::{AdtId, Func, ImplId, ModuleId, ParamId, Parent, Program, TraitId},
    query::send_sync::{Auto, bounds::Bounds},
    ty::{Ty, TyKind},
};

/// The program, with indexes over its impls.
#[derive(Clone, Copy, Debug)]
pub(super) struct Library<'p> {
    pub(super) program: &'p Program,
    pub(super) impls: &'p Impls,
}

/// The impls of each type.
#[derive(Debug, Default)]
pub(in crate::query) struct Impls {
    /// Impls for a type or for a reference to it, those of `Send` and `Sync` apart.
    pub(super) of: FxHashMap<AdtId, Vec<ImplId>>,
    autos: FxHashMap<(AdtId, Auto), ImplId>,
}

impl Impls {
    pub(super) fn new(program: &Program) -> Impls {
        let mut res = Impls::default();
        for (idx, imp) in program.impls.iter().enumerate() {
            let id = ImplId(idx as u32);
            let Some((adt, _)) = receiver(&imp.self_ty).as_adt() else { continue };
            match imp.trait_ref.as_ref().and_then(|it| auto(program, it.id)) {
                Some(auto) => {
                    res.autos.entry((adt, auto)).or_insert(id);
                }
                None => res.of.entry(adt).or_default().push(id),
            }
        }
        res
    }
}

/// Which of the two the trait is.
fn auto(program: &Program, of: TraitId) -> Option<Auto> {
    let lang = &program.lang;
    match Some(of) {
        id if id == lang.send => Some(Auto::Send),
        id if id == lang.sync => Some(Auto::Sync),
        _ => None,
    }
}

impl<'p> Library<'p> {
    /// Which of the two the trait is.
    pub(super) fn auto(&self, of: TraitId) -> Option<Auto> {
        auto(self.program, of)
    }

    /// The impl of `Send` or `Sync` that somebody wrote for the type, a negative one included.
    pub(super) fn auto_impl(&self, adt: AdtId, auto: Auto) -> Option<ImplId> {
        self.impls.autos.get(&(adt, auto)).copied()
    }

    /// What that impl asks of the type's arguments, by their places.
    pub(super) fn demands_of(&self, adt: AdtId, auto: Auto) -> Vec<(usize, Auto)> {
        let Some(id) = self.auto_impl(adt, auto) else { return Vec::new() };
        let imp = &self.program.impls[id.idx()];
        let Some((_, args)) = imp.self_ty.as_adt() else { return Vec::new() };
        let bounds = self.impl_bounds(id);
        let mut res = Vec::new();
        for (idx, arg) in args.iter().enumerate() {
            let TyKind::Param(param) = arg.kind() else { continue };
            let autos = [Auto::Send, Auto::Sync].into_iter();
            res.extend(autos.filter(|it| bounds.demand(*param, *it)).map(|it| (idx, it)));
        }
        res
    }

    pub(super) fn impl_bounds(&self, id: ImplId) -> Bounds {
        let imp = &self.program.impls[id.idx()];
        let scope = self.program.scope_of_parent(imp.module, Parent::Impl(id));
        Bounds::new(self, &scope, &imp.params, &imp.generics)
    }

    pub(super) fn is_fn(&self, of: TraitId) -> bool {
        let lang = &self.program.lang;
        [lang.fn_, lang.fn_mut, lang.fn_once].contains(&Some(of))
    }

    pub(super) fn is_stub(&self, adt: AdtId) -> bool {
        self.program.crate_kind(self.program.adt(adt).module) == CrateKind::Stub
    }

    pub(super) fn is_std(&self, module: ModuleId) -> bool {
        self.program.lang.std_root == Some(self.program.root_of(module))
    }

    /// The type's parameters, each with the impl's parameter that stands for it.
    pub(super) fn params_of(&self, id: ImplId) -> Vec<(ParamId, ParamId)> {
        let Some((adt, args)) = receiver(&self.program.impls[id.idx()].self_ty).as_adt() else {
            return Vec::new();
        };
        let params = self.program.adt(adt).params.iter().zip(args);
        let mapped = params.filter_map(|(own, arg)| match arg.kind() {
            TyKind::Param(param) => Some((*own, *param)),
            _ => None,
        });
        mapped.collect()
    }

    /// Whether the type has an impl of the trait, written or derived.
    pub(super) fn implements(&self, adt: AdtId, of: Option<TraitId>) -> bool {
        let impls = self.impls.of.get(&adt).into_iter().flatten();
        of.is_some()
            && impls.map(|it| &self.program.impls[it.idx()]).any(|imp| {
                imp.self_ty.as_adt().is_some() && imp.trait_ref.as_ref().map(|it| it.id) == of
            })
    }

    /// Whether copies of the type share what it points to: `Clone` that does not clone the values.
    pub(super) fn is_copied(&self, adt: AdtId) -> bool {
        let clone = self.program.lang.clone;
        let impls = self.impls.of.get(&adt).into_iter().flatten();
        let mut impls = impls.filter(|it| {
            let imp = &self.program.impls[it.idx()];
            imp.self_ty.as_adt().is_some() && imp.trait_ref.as_ref().map(|it| it.id) == clone
        });
        clone.is_some()
            && impls.any(|id| {
                let imp = &self.program.impls[id.idx()];
                let bounds = imp.params.iter().flat_map(|it| &self.program.params[it.idx()].bounds);
                !bounds.into_iter().any(|it| Some(it.of.id) == clone)
            })
    }

    /// A public function that makes such a value of one of the parameter's.
    pub(super) fn maker_from(&self, adt: AdtId, param: ParamId) -> Option<&'p Func> {
        let program = self.program;
        let impls = self.impls.of.get(&adt)?.iter();
        impls.copied().find_map(|id| {
            let imp = &program.impls[id.idx()];
            let inner = self.params_of(id).into_iter().find(|it| it.0 == param)?.1;
            let mut funcs = imp.funcs.iter().map(|it| program.func(*it));
            funcs.find(|func| {
                let is_public = func.is_public || imp.written_trait.is_some();
                let takes = func.inputs.iter().any(|it| *it.kind() == TyKind::Param(inner));
                let makes = func.output == imp.self_ty
                    || func.output.as_adt().is_some_and(|it| it.1.contains(&imp.self_ty));
                is_public && takes && makes
            })
        })
    }

    /// Whether other crates can name the type, as far as `pub` says.
    pub(super) fn is_reachable(&self, adt: AdtId) -> bool {
        let program = self.program;
        let def = program.adt(adt);
        let mut module = Some(def.module);
        let mut is_open = true;
        let mut is_exported = program.exported.contains(&def.name);
        while let Some(id) = module {
            let it = &program.modules[id.idx()];
            is_open &= it.is_public;
            is_exported |= program.exported.contains(&it.name) && it.parent.is_some();
            module = it.parent;
        }
        def.is_public && (is_open || is_exported)
    }
}

/// The type of an impl without the reference in `impl Trait for &Type`.
fn receiver(ty: &Ty) -> &Ty {
    match ty.kind() {
        TyKind::Ref { mutable: false, inner } => inner,
        _ => ty,
    }
}
