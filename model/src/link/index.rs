//! Finds impls and methods by the outermost part of the type that they are for.

use rustc_hash::FxHashMap;

use crate::{
    Symbol,
    link::defs::*,
    ty::{Prim, Ty, TyKind},
};

/// The outermost part of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Head {
    Adt(AdtId),
    Prim(Prim),
    Tuple,
    Array,
    Slice,
    Ref,
    Ptr,
    Fn,
    Dyn(Option<TraitId>),
    Future,
    /// A generic parameter: any type.
    Any,
    None,
}

impl Head {
    pub(crate) fn of(ty: &Ty) -> Head {
        match ty.kind() {
            TyKind::Adt(id, _) => Head::Adt(*id),
            TyKind::Prim(prim) => Head::Prim(*prim),
            TyKind::Tuple(_) => Head::Tuple,
            TyKind::Array(_) => Head::Array,
            TyKind::Slice(_) => Head::Slice,
            TyKind::Ref { .. } => Head::Ref,
            TyKind::Ptr { .. } => Head::Ptr,
            TyKind::FnPtr { .. }
            | TyKind::FnDef { .. }
            | TyKind::Ctor { .. }
            | TyKind::Closure { .. } => Head::Fn,
            TyKind::Dyn(bounds) => Head::Dyn(bounds.first().map(|it| it.of.id)),
            TyKind::AsyncFn { .. } | TyKind::AsyncBlock { .. } => Head::Future,
            TyKind::Param(_) => Head::Any,
            _ => Head::None,
        }
    }
}

/// Indexes over impls and traits.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Methods of impls without a trait.
    inherent: FxHashMap<(Head, Symbol), Vec<FuncId>>,
    /// Impls of a trait for types with this head.
    impls: FxHashMap<(TraitId, Head), Vec<ImplId>>,
    /// Traits that have a method or function of this name.
    traits: FxHashMap<Symbol, Vec<TraitId>>,
    /// Functions of stubs that stand for macros.
    macros: FxHashMap<Symbol, FuncId>,
    /// The fields of structs that have many.
    fields: FxHashMap<AdtId, FxHashMap<Symbol, usize>>,
}

/// Fewer fields are found faster by going through them.
const MANY_FIELDS: usize = 32;

impl Index {
    /// The field `name` among those of a struct. None if it is not known here whether there is one.
    pub(crate) fn field<'f>(
        &self,
        adt: AdtId,
        fields: &'f [FieldDef],
        name: Symbol,
    ) -> Option<Option<&'f FieldDef>> {
        if fields.len() < MANY_FIELDS {
            return None;
        }
        let by_name = self.fields.get(&adt)?;
        Some(by_name.get(&name).and_then(|it| fields.get(*it)))
    }
}

/// Builds the indexes.
pub(super) fn index(program: &mut Program) {
    let mut index = Index::default();
    for (idx, imp) in program.impls.iter().enumerate() {
        let head = Head::of(&imp.self_ty);
        match &imp.trait_ref {
            Some(trait_ref) if !imp.is_negative => {
                index.impls.entry((trait_ref.id, head)).or_default().push(ImplId(idx as u32));
            }
            Some(_) => {}
            // The trait of an impl may be of a library that is not known. Its methods can be called
            // all the same.
            None => {
                for &func in &imp.funcs {
                    let name = program.funcs[func.idx()].name;
                    index.inherent.entry((head, name)).or_default().push(func);
                }
            }
        }
    }
    for (idx, def) in program.traits.iter().enumerate() {
        let id = TraitId(idx as u32);
        for &func in &def.funcs {
            index.traits.entry(program.funcs[func.idx()].name).or_default().push(id);
        }
        for assoc in &def.assoc_types {
            program.assoc_names.entry(assoc.name).or_default().push(id);
        }
    }
    for (func, idx) in program.funcs.iter().zip(0..) {
        if func.effects.is_macro {
            index.macros.entry(func.name).or_insert(FuncId(idx));
        }
    }
    for (adt, idx) in program.adts.iter().zip(0..) {
        if let [only] = adt.variants.as_slice()
            && only.fields.len() >= MANY_FIELDS
        {
            let by_name = index.fields.entry(AdtId(idx)).or_default();
            for (field, idx) in only.fields.iter().zip(0..) {
                by_name.entry(field.name).or_insert(idx);
            }
        }
    }
    program.index = index;
}

impl Program {
    /// Methods named `name` of impls without a trait for types like `ty`.
    pub(crate) fn inherent_methods(&self, ty: &Ty, name: Symbol) -> impl Iterator<Item = FuncId> {
        let of = |head: Head| self.index.inherent.get(&(head, name)).map_or(&[][..], Vec::as_slice);
        let (own, any) = match Head::of(ty) {
            head @ (Head::Any | Head::None) => (of(head), &[][..]),
            head => (of(head), of(Head::Any)),
        };
        own.iter().chain(any).copied()
    }

    /// Impls of the trait that may fit `ty`, blanket impls last.
    pub(crate) fn impl_candidates(&self, id: TraitId, ty: &Ty) -> impl Iterator<Item = ImplId> {
        let of = |head: Head| self.index.impls.get(&(id, head)).map_or(&[][..], Vec::as_slice);
        let own = match Head::of(ty) {
            Head::Any | Head::None => &[][..],
            head => of(head),
        };
        own.iter().chain(of(Head::Any)).copied()
    }

    /// What a macro of a library gives, which is known by its name.
    pub(crate) fn macro_output(&self, name: Symbol) -> Option<&Ty> {
        self.index.macros.get(&name).map(|it| &self.func(*it).output)
    }

    /// Traits that have a method named `name`.
    pub(crate) fn traits_with_method(&self, name: Symbol) -> &[TraitId] {
        self.index.traits.get(&name).map_or(&[], Vec::as_slice)
    }

    /// The function `name` of the trait `id`.
    pub(crate) fn trait_func(&self, id: TraitId, name: Symbol) -> Option<FuncId> {
        let funcs = &self.traits[id.idx()].funcs;
        funcs.iter().copied().find(|it| self.func(*it).name == name)
    }

    /// The function that gives the next element of an iterator of type `ty`.
    pub(crate) fn next_of(&self, ty: &Ty) -> Option<FuncId> {
        let mut impls = self.impl_candidates(self.lang.iterator?, ty);
        impls.find_map(|it| self.impl_func(it, Symbol::new("next")))
    }

    /// The function `name` of the impl `id`.
    pub(crate) fn impl_func(&self, id: ImplId, name: Symbol) -> Option<FuncId> {
        let funcs = &self.impls[id.idx()].funcs;
        funcs.iter().copied().find(|it| self.func(*it).name == name)
    }
}
