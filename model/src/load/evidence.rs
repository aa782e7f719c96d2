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
    names::{Given, Named, Names},
};
use super::seeds::{IN_SCOPE, owner, uses_of};
use crate::{
    CrateId, Symbol,
    facts::{UsedName, Uses},
    link::{AdtId, Def, Func, FuncId, Lang, ParamId, Parent, Program, TraitId},
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
    /// What functions without a receiver take and give, if that is more than their type: `Pool::start()`.
    of_makers: FxHashMap<AdtId, Vec<(Symbol, Kinds)>>,
    by_name: FxHashMap<Symbol, Vec<Named>>,
    /// `Self`.
    self_name: Symbol,
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
            of_makers: FxHashMap::default(),
            by_name: FxHashMap::default(),
            self_name: Symbol::new("Self"),
        };
        evidence.find_implied();
        evidence.collect_names();
        evidence
    }

    /// The place of `kind` in sets of kinds, if it is looked for.
    pub(super) fn place(&self, kind: Kind) -> Option<u32> {
        self.places.get(&kind).copied()
    }

    /// Adds what a body that uses `names` may have, if the crates in `known` are known there.
    pub(super) fn of_names(
        &self,
        names: &[UsedName],
        known: &FxHashSet<CrateId>,
        may_mean: &dyn Fn(UsedName, Def) -> bool,
        out: &mut Kinds,
    ) {
        let is_used = |name, uses| UsedName::is_among(names, name, uses);
        let has_self = is_used(self.self_name, Uses::ALL);
        // What a method gives may be what the next one is called on.
        let mut open: Vec<(u32, &Kinds)> = Vec::new();
        for used in names {
            for it in self.by_name.get(&used.name).into_iter().flatten() {
                let Given { owner, behind, beside, shown } = it.given;
                if it.uses.meets(used.uses)
                    && known.contains(&it.krate)
                    && behind.is_none_or(|it| is_used(it, Uses::PATH))
                    && beside.is_none_or(|it| has_self || is_used(it, IN_SCOPE))
                    && shown.is_none_or(|it| may_mean(*used, it))
                {
                    match owner {
                        Some(owner) => open.push((owner, &it.kinds)),
                        None => {
                            out.add(&it.kinds);
                        }
                    }
                }
            }
        }
        loop {
            let mut is_news = false;
            open.retain(|(owner, kinds)| {
                let is_here = out.contains(*owner);
                is_news |= is_here && out.add(kinds);
                !is_here
            });
            if !is_news {
                return;
            }
        }
    }

    /// Adds what the body of `func`, which uses `names`, has without naming where it comes from.
    pub(super) fn of_func(&self, func: &Func, names: &[UsedName], out: &mut Kinds) {
        self.of_signature(&func.inputs, func, out);
        match func.parent {
            Parent::Impl(id) => {
                let imp = &self.program.impls[id.idx()];
                self.of_ty(&imp.self_ty, out);
                // Functions that `Self::` is written before.
                if let Some((id, _)) = imp.self_ty.strip_refs().as_adt() {
                    for (_, kinds) in
                        self.makers(id).filter(|it| UsedName::is_among(names, it.0, Uses::PATH))
                    {
                        out.add(kinds);
                    }
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

    fn makers(&self, adt: AdtId) -> impl Iterator<Item = &(Symbol, Kinds)> {
        self.of_makers.get(&adt).into_iter().flatten()
    }

    /// Adds what is handed to a function as `inputs` and what it gives back.
    fn of_signature(&self, inputs: &[Ty], func: &Func, out: &mut Kinds) {
        inputs.iter().chain([&func.output]).for_each(|it| self.of_ty(it, out));
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
        let mut of_makers: FxHashMap<AdtId, Vec<(Symbol, Kinds)>> = FxHashMap::default();
        let of_func = |func: &Func| {
            let mut found = Kinds::default();
            // Whoever calls it has what it is called on.
            let inputs = func.inputs.get(usize::from(func.receiver.is_some())..);
            self.of_signature(inputs.unwrap_or_default(), func, &mut found);
            match (self_kind(program, func), &func.receiver) {
                // Any type may be meant.
                (Some(Kind::Trait(_)), None) | (None, _) => {}
                (Some(kind), _) => found.remove(self.of_kind(kind)),
            }
            found
        };
        let of_funcs: Vec<Kinds> = program.funcs.par_iter().map(of_func).collect();
        let funcs = program.funcs.iter().zip(0..).zip(of_funcs).filter(|it| !it.1.is_empty());
        for ((func, idx), found) in funcs {
            match (self_kind(program, func), &func.receiver) {
                (Some(Kind::Adt(adt)), None) => {
                    of_makers.entry(adt).or_default().push((func.name, found));
                }
                (_, receiver) => {
                    let owner = receiver.as_ref().and_then(|_| owner(program, FuncId(idx)));
                    let given = Given {
                        owner: owner.and_then(|it| self.place(it)),
                        shown: (func.parent == Parent::Module).then_some(Def::Func(FuncId(idx))),
                        ..Given::default()
                    };
                    names.add_if(given, func.name, uses_of(func), func.module, &found);
                }
            }
        }
        let renamed = other_names(program);
        let mut found = Kinds::default();
        for ((adt, idx), kinds) in program.adts.iter().zip(0..).zip(&self.of_adt) {
            let given = Given::shown(Def::Adt(AdtId(idx)));
            names.add_if(given, adt.name, IN_SCOPE, adt.module, kinds);
            for (name, kinds) in of_makers.get(&AdtId(idx)).into_iter().flatten() {
                let given = Given { behind: Some(*name), ..given };
                names.add_if(given, adt.name, IN_SCOPE, adt.module, kinds);
            }
            for variant in &adt.variants {
                let mut of_variant = kinds.clone();
                for field in &variant.fields {
                    found.clear();
                    self.of_ty(&field.ty, &mut found);
                    names.add(field.name, Uses::FIELD, adt.module, &found);
                    let is_renamed = renamed.contains(&variant.name);
                    let beside = Some(variant.name).filter(|_| !is_renamed);
                    let given = Given { beside, ..Given::default() };
                    names.add_if(given, field.name, Uses::PLAIN, adt.module, &found);
                    of_variant.add(&found);
                }
                names.add(variant.name, IN_SCOPE, adt.module, &of_variant);
            }
        }
        for ((def, idx), kinds) in program.traits.iter().zip(0..).zip(&self.of_trait) {
            let given = Given::shown(Def::Trait(TraitId(idx)));
            names.add_if(given, def.name, IN_SCOPE, def.module, kinds);
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
            names.add(name, IN_SCOPE, module, &found);
            let makers = ty.as_adt().and_then(|it| of_makers.get(&it.0));
            for (maker, kinds) in makers.into_iter().flatten() {
                let given = Given { behind: Some(*maker), ..Given::default() };
                names.add_if(given, name, IN_SCOPE, module, kinds);
            }
        }
        self.by_name = names.finish();
        self.of_makers = of_makers;
    }
}

/// The names of what code may know by another name.
fn other_names(program: &Program) -> FxHashSet<Symbol> {
    let imported = renamed(program).into_iter().map(|it| it.1);
    let aliased = program.aliases.iter().filter_map(|it| it.ty.as_adt());
    imported.chain(aliased.map(|it| program.adt(it.0).name)).collect()
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
    /// Whether a type is a parameter that implements a trait, or leads to what does.
    fn has_bound(&self, ty: &Ty, id: TraitId) -> bool {
        let TyKind::Param(param) = ty.kind() else { return false };
        let leads_there = |it: &(Symbol, Ty)| match it.1.kind() {
            TyKind::Opaque(bounds) => bounds.iter().any(|it| it.of.id == id),
            _ => false,
        };
        let mut bounds = self.params[param.idx()].bounds.iter();
        bounds.any(|it| it.of.id == id || it.assoc.iter().any(leads_there))
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
