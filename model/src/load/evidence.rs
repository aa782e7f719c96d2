//! Which types of values a body can have, judged by the names in it.
//!
//! A value comes from a parameter, or from something that has a name: a field, a static, a function, a
//! variant, a type. So a body that names nothing whose type has a `Mutex` in it has no `Mutex`.

mod direct;
mod names;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) use self::names::renamed;
use self::{
    direct::Direct,
    names::{Named, Names},
};
use super::seeds::{IN_SCOPE, uses_of};
use crate::{
    CrateId, Symbol,
    facts::{UsedName, Uses},
    link::{AdtId, Func, Lang, ParamId, Parent, Program, TraitId},
    ty::{Ty, TyKind},
};

/// Types of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Adt(AdtId),
    /// All types that implement a trait.
    Trait(TraitId),
    /// The associated types of the impls of a trait.
    Assoc(TraitId),
}

/// A set of the kinds that are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(Vec<u64>);

impl Kinds {
    fn insert(&mut self, idx: u32) {
        let word = idx as usize / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (idx % 64);
    }

    pub(super) fn contains(&self, idx: u32) -> bool {
        self.0.get(idx as usize / 64).is_some_and(|it| it >> (idx % 64) & 1 == 1)
    }

    /// Adds all of `other`; whether any was new.
    pub(super) fn add(&mut self, other: &Kinds) -> bool {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let mut is_news = false;
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            is_news |= more & !*word != 0;
            *word |= more;
        }
        is_news
    }

    fn remove(&mut self, other: &Kinds) {
        for (word, less) in self.0.iter_mut().zip(&other.0) {
            *word &= !less;
        }
    }

    fn clear(&mut self) {
        self.0.fill(0);
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|it| *it == 0)
    }
}

/// What names and types tell of values.
pub(super) struct Evidence<'p> {
    program: &'p Program,
    /// The place in `Kinds` of a kind that is looked for.
    places: FxHashMap<Kind, u32>,
    /// Index by `AdtId`: what who has a value of that type can get at without naming anything.
    of_adt: Vec<Kinds>,
    /// Index by `TraitId`, likewise.
    of_trait: Vec<Kinds>,
    /// Index by `TraitId`, likewise.
    of_assoc: Vec<Kinds>,
    /// Index by `AdtId`: what its functions without a receiver take and give as well: `Pool::start()`.
    of_named_adt: Vec<Kinds>,
    by_name: FxHashMap<Symbol, Vec<Named>>,
}

impl<'p> Evidence<'p> {
    /// `kinds` are looked for.
    pub(super) fn new(program: &'p Program, kinds: impl Iterator<Item = Kind>) -> Evidence<'p> {
        let mut places = FxHashMap::default();
        for kind in kinds {
            let next = places.len() as u32;
            places.entry(kind).or_insert(next);
        }
        let mut evidence = Evidence {
            program,
            places,
            of_adt: vec![Kinds::default(); program.adts.len()],
            of_trait: vec![Kinds::default(); program.traits.len()],
            of_assoc: vec![Kinds::default(); program.traits.len()],
            of_named_adt: Vec::new(),
            by_name: FxHashMap::default(),
        };
        evidence.find_implied();
        evidence.collect_names();
        evidence
    }

    /// The place of `kind` in sets of kinds, if it is looked for.
    pub(super) fn place(&self, kind: Kind) -> Option<u32> {
        self.places.get(&kind).copied()
    }

    /// Adds what a body that uses a name may have, if the crates in `known` are known there.
    pub(super) fn of_name(&self, used: UsedName, known: &FxHashSet<CrateId>, out: &mut Kinds) {
        for it in self.by_name.get(&used.name).into_iter().flatten() {
            if it.uses.meets(used.uses) && known.contains(&it.krate) {
                out.add(&it.kinds);
            }
        }
    }

    /// Adds what the body of `func` has without naming anything.
    pub(super) fn of_func(&self, func: &Func, out: &mut Kinds) {
        self.of_signature(func, out);
        match func.parent {
            Parent::Impl(id) => {
                let imp = &self.program.impls[id.idx()];
                self.of_ty(&imp.self_ty, out);
                // Functions that `Self::` is written before.
                if let Some((id, _)) = imp.self_ty.strip_refs().as_adt() {
                    out.add(&self.of_named_adt[id.idx()]);
                }
                self.of_params(&imp.params, out);
                let args = imp.trait_ref.iter().flat_map(|it| &it.args);
                args.for_each(|it| self.of_ty(it, out));
            }
            Parent::Trait(id) => {
                out.add(&self.of_trait[id.idx()]);
            }
            Parent::Module => {}
        }
    }

    /// Adds what is handed to a function and what it gives back.
    fn of_signature(&self, func: &Func, out: &mut Kinds) {
        func.inputs.iter().chain([&func.output]).for_each(|it| self.of_ty(it, out));
        self.of_params(&func.params, out);
    }

    fn of_params(&self, params: &[ParamId], out: &mut Kinds) {
        let mut direct = Direct::default();
        for id in params {
            direct.bounds(self.program, &self.program.params[id.idx()].bounds, 0);
        }
        self.of_direct(&direct, out);
    }

    /// Adds what a value of this type brings.
    pub(super) fn of_ty(&self, ty: &Ty, out: &mut Kinds) {
        let mut direct = Direct::default();
        direct.ty(self.program, ty, 0);
        self.of_direct(&direct, out);
    }

    fn of_direct(&self, direct: &Direct, out: &mut Kinds) {
        for it in &direct.0 {
            out.add(self.of_kind(*it));
        }
    }

    fn of_kind(&self, kind: Kind) -> &Kinds {
        match kind {
            Kind::Adt(id) => &self.of_adt[id.idx()],
            Kind::Trait(id) => &self.of_trait[id.idx()],
            Kind::Assoc(id) => &self.of_assoc[id.idx()],
        }
    }

    fn of_kind_mut(&mut self, kind: Kind) -> &mut Kinds {
        match kind {
            Kind::Adt(id) => &mut self.of_adt[id.idx()],
            Kind::Trait(id) => &mut self.of_trait[id.idx()],
            Kind::Assoc(id) => &mut self.of_assoc[id.idx()],
        }
    }

    /// Follows what needs no name: `Deref` and other associated types, fields by their number.
    fn find_implied(&mut self) {
        let program = self.program;
        let mut implied: Vec<(Kind, Kind)> = Vec::new();
        for (idx, adt) in program.adts.iter().enumerate() {
            let unnamed = adt.variants.iter().filter(|it| it.is_tuple).flat_map(|it| &it.fields);
            let mut direct = Direct::default();
            unnamed.for_each(|it| direct.ty(program, &it.ty, 0));
            for id in &adt.params {
                direct.bounds(program, &program.params[id.idx()].bounds, 0);
            }
            implied.extend(direct.0.iter().map(|it| (Kind::Adt(AdtId(idx as u32)), *it)));
        }
        for imp in &program.impls {
            let Some(of) = &imp.trait_ref else { continue };
            let mut assoc = Direct::default();
            imp.assoc_types.iter().for_each(|it| assoc.ty(program, &it.1, 0));
            let mut froms = Direct::default();
            match imp.self_ty.strip_refs().kind() {
                // What is boxed brings it.
                TyKind::Adt(_, args) if args.iter().any(|it| program.has_bound(it, of.id)) => {}
                TyKind::Adt(id, _) => {
                    froms.0.push(Kind::Adt(*id));
                }
                // Whatever implements it has all of the bounds, so that one says enough.
                TyKind::Param(id) => {
                    let bounds = program.params[id.idx()].bounds.iter().map(|it| it.of.id);
                    let telling = bounds.max_by_key(|it| program.tells(*it));
                    froms.0.extend(telling.map(Kind::Trait));
                }
                _ => {}
            }
            implied.extend(froms.0.iter().map(|it| (*it, Kind::Trait(of.id))));
            // The language asks for these by itself; others come out of functions with names.
            if program.lang.is_silent(of.id) {
                implied.extend(froms.0.iter().flat_map(|it| assoc.0.iter().map(|to| (*it, *to))));
            } else {
                implied.extend(assoc.0.iter().map(|it| (Kind::Assoc(of.id), *it)));
            }
        }
        for (idx, def) in program.traits.iter().enumerate() {
            let mut direct = Direct::default();
            let id = TraitId(idx as u32);
            direct.bounds(program, &def.supertraits, 0);
            implied.extend(direct.0.iter().map(|it| (Kind::Trait(id), *it)));
            let mut of_assoc = Direct::default();
            def.assoc_types.iter().for_each(|it| of_assoc.bounds(program, &it.bounds, 0));
            let from = match program.lang.is_silent(id) {
                true => Kind::Trait(id),
                false => Kind::Assoc(id),
            };
            implied.extend(of_assoc.0.iter().map(|it| (from, *it)));
        }
        let places: Vec<(Kind, u32)> = self.places.iter().map(|it| (*it.0, *it.1)).collect();
        places.into_iter().for_each(|(kind, place)| self.of_kind_mut(kind).insert(place));
        self.close(&implied);
    }

    /// Whoever has the first kind of a pair has the second.
    fn close(&mut self, implied: &[(Kind, Kind)]) {
        let mut from: FxHashMap<Kind, Vec<Kind>> = FxHashMap::default();
        for (outer, inner) in implied {
            from.entry(*inner).or_default().push(*outer);
        }
        let mut open: Vec<Kind> = self.places.keys().copied().collect();
        while let Some(inner) = open.pop() {
            let Some(outers) = from.get(&inner) else { continue };
            let news = self.of_kind(inner).clone();
            for outer in outers {
                if self.of_kind_mut(*outer).add(&news) {
                    open.push(*outer);
                }
            }
        }
    }

    fn collect_names(&mut self) {
        let program = self.program;
        let mut names = Names::new(program);
        let mut of_named_adt = self.of_adt.clone();
        let of_func = |func: &Func| {
            let mut found = Kinds::default();
            self.of_signature(func, &mut found);
            found
        };
        let of_funcs: Vec<Kinds> = program.funcs.par_iter().map(of_func).collect();
        for (func, mut found) in program.funcs.iter().zip(of_funcs) {
            match (self_kind(program, func), &func.receiver) {
                // The type is named too.
                (Some(Kind::Adt(adt)), None) => {
                    of_named_adt[adt.idx()].add(&found);
                    continue;
                }
                // Whoever calls it has what it is called on.
                (Some(kind), Some(_)) => found.remove(self.of_kind(kind)),
                _ => {}
            }
            names.add(func.name, uses_of(func), func.module, &found);
        }
        let mut found = Kinds::default();
        for (adt, kinds) in program.adts.iter().zip(&of_named_adt) {
            names.add(adt.name, IN_SCOPE, adt.module, kinds);
            for variant in &adt.variants {
                let mut of_variant = kinds.clone();
                for field in &variant.fields {
                    found.clear();
                    self.of_ty(&field.ty, &mut found);
                    names.add(field.name, IN_SCOPE.or(Uses::FIELD), adt.module, &found);
                    of_variant.add(&found);
                }
                names.add(variant.name, IN_SCOPE, adt.module, &of_variant);
            }
        }
        for (def, kinds) in program.traits.iter().zip(&self.of_trait) {
            names.add(def.name, IN_SCOPE, def.module, kinds);
        }
        let statics = program.statics.iter().map(|it| (it.name, it.module, &it.ty));
        let consts = program.consts.iter().map(|it| (it.name, it.module, &it.ty));
        let aliases = program.aliases.iter().map(|it| (it.name, it.module, &it.ty));
        let impls = program.impls.iter();
        let assoc =
            impls.flat_map(|imp| imp.assoc_types.iter().map(|it| (it.0, imp.module, &it.1)));
        for (name, module, ty) in statics.chain(consts).chain(aliases).chain(assoc) {
            found.clear();
            self.of_ty(ty, &mut found);
            if let Some((id, _)) = ty.as_adt() {
                found.add(&of_named_adt[id.idx()]);
            }
            names.add(name, IN_SCOPE, module, &found);
        }
        self.by_name = names.finish();
        self.of_named_adt = of_named_adt;
    }
}

impl Lang {
    /// Whether associated types of a trait come up without a name in the code.
    fn is_silent(&self, id: TraitId) -> bool {
        let silent = [
            self.deref,
            self.iterator,
            self.into_iterator,
            self.index,
            self.future,
            self.into_future,
        ];
        silent.contains(&Some(id))
    }
}

impl Program {
    /// Whether a type is a parameter that implements a trait.
    fn has_bound(&self, ty: &Ty, id: TraitId) -> bool {
        match ty.kind() {
            TyKind::Param(param) => self.params[param.idx()].bounds.iter().any(|it| it.of.id == id),
            _ => false,
        }
    }

    /// How much it says of a type that it implements a trait: the standard library's are everywhere.
    fn tells(&self, id: TraitId) -> (bool, bool) {
        let def = &self.traits[id.idx()];
        let has_parts = !def.funcs.is_empty() || !def.assoc_types.is_empty();
        (has_parts, Some(self.root_of(def.module)) != self.lang.std_root)
    }

    /// Whether types may implement a trait that nothing else is known of.
    pub(super) fn is_of_any(&self, id: TraitId) -> bool {
        let impls = self.impls_of.get(&id).map_or(&[][..], Vec::as_slice);
        impls.iter().any(|it| match self.impls[it.idx()].self_ty.strip_refs().kind() {
            TyKind::Adt(..) => false,
            TyKind::Param(id) => self.params[id.idx()].bounds.is_empty(),
            _ => true,
        })
    }
}

/// What a function belongs to.
fn self_kind(program: &Program, func: &Func) -> Option<Kind> {
    match func.parent {
        Parent::Module => None,
        Parent::Impl(id) => {
            let adt = program.impls[id.idx()].self_ty.strip_refs().as_adt();
            adt.map(|it| Kind::Adt(it.0))
        }
        Parent::Trait(id) => Some(Kind::Trait(id)),
    }
}
