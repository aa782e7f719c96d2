//! The names that make a body worth a look.

mod shown;

use rustc_hash::{FxHashMap, FxHashSet};

use self::shown::{Place, Shown};
use super::evidence::{Evidence, Kind, Kinds, renamed};
use crate::{
    CrateId, CrateKind, Symbol,
    facts::Uses,
    link::{AdtId, Def, Func, FuncId, ModuleId, Parent, Program, StaticId},
    ty::TyKind,
};

/// What bodies are looked at for.
pub(super) struct Seeds<'p> {
    program: &'p Program,
    context: &'p Context<'p>,
    by_name: FxHashMap<Symbol, Vec<Seed>>,
    /// What threads share because somebody says so.
    shared_cells: Vec<AdtId>,
}

/// What a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seed {
    /// Only code that knows this crate can mean it; none for what anybody can.
    krate: Option<CrateId>,
    /// The function is called with a value of this type, or its type is named.
    needs: Option<u32>,
    /// A function of a module, which has to be in scope or to stand behind the module's name.
    free: Option<FuncId>,
    uses: Uses,
}

/// What a body has to be held against.
pub(super) struct Context<'p> {
    evidence: Evidence<'p>,
    /// The fields that a lock may guard.
    guarded: Vec<(AdtId, Symbol)>,
    shown: Shown<'p>,
    /// By crate: itself and those that it depends on, however indirectly.
    known_to: Vec<FxHashSet<CrateId>>,
}

impl<'p> Context<'p> {
    pub(super) fn new(program: &'p Program) -> Context<'p> {
        let guarded = program.guarded_fields();
        let guarding = guarded.iter().map(|it| Kind::Adt(it.0));
        Context {
            evidence: Evidence::new(program, owners(program).chain(guarding)),
            guarded,
            shown: Shown::new(program),
            known_to: known_to(program),
        }
    }
}

impl Context<'_> {
    /// Those of the functions in `wanted`, by their names, that the body of `caller` may call.
    pub(super) fn calls(
        &self,
        program: &Program,
        caller: FuncId,
        wanted: &FxHashMap<Symbol, Vec<FuncId>>,
    ) -> Vec<FuncId> {
        let func = program.func(caller);
        let Some(body) = func.body else { return Vec::new() };
        let at = Place { scope: func.scope, names: program.names_in(func.file, body) };
        let known = self.known(program, at);
        let mut res = Vec::new();
        for used in at.names {
            let named = wanted.get(&used.name).into_iter().flatten().copied();
            res.extend(named.filter(|it| {
                let def = program.func(*it);
                uses_of(def).meets(used.uses)
                    && known.contains(&crate_of(program, def.module))
                    && (def.parent != Parent::Module
                        || self.shown.may_mean(at, *used, Def::Func(*it)))
            }));
        }
        if !res.is_empty() {
            let has = self.kinds(at, known, |out| self.evidence.of_func(func, at.names, out));
            let needs = |it: FuncId| owner(program, it).and_then(|it| self.evidence.place(it));
            res.retain(|it| needs(*it).is_none_or(|it| has.contains(it)));
        }
        res
    }

    /// The crates that code at a place knows.
    fn known(&self, program: &Program, at: Place<'_>) -> &FxHashSet<CrateId> {
        &self.known_to[crate_of(program, at.scope).0 as usize]
    }

    /// The kinds of values that a body may have; `bring` adds those that no name in it brings.
    fn kinds(
        &self,
        at: Place<'_>,
        known: &FxHashSet<CrateId>,
        bring: impl FnOnce(&mut Kinds),
    ) -> Kinds {
        let mut has = Kinds::default();
        bring(&mut has);
        let may_mean = |used, it| self.shown.may_mean(at, used, it);
        self.evidence.of_names(at.names, known, &may_mean, &mut has);
        has
    }
}

/// The types that functions which may matter belong to.
fn owners(program: &Program) -> impl Iterator<Item = Kind> {
    let funcs = (0..program.funcs.len()).map(|idx| FuncId(idx as u32));
    let may_matter = move |it: &FuncId| matters(program, *it) || program.is_open_ended(*it);
    funcs.filter(may_matter).filter_map(move |it| owner(program, it))
}

/// What a method is called on, if values of that can be told from others.
pub(super) fn owner(program: &Program, func: FuncId) -> Option<Kind> {
    match program.func(func).parent {
        Parent::Module => None,
        Parent::Impl(id) => match program.impls[id.idx()].self_ty.strip_refs().kind() {
            TyKind::Adt(adt, _) => Some(Kind::Adt(*adt)),
            _ => None,
        },
        Parent::Trait(id) => (!program.is_of_any(id)).then_some(Kind::Trait(id)),
    }
}

/// How statics, functions and types that are in scope are named.
pub(super) const IN_SCOPE: Uses = Uses::PLAIN.or(Uses::PATH);

/// How a function is named where it is called or passed on.
pub(super) fn uses_of(func: &Func) -> Uses {
    if func.effects.is_macro {
        return Uses::MACRO;
    }
    let call = match func.inputs.len() {
        0 | 1 => Uses::CALL,
        _ => Uses::CALL_WITH,
    };
    match (&func.receiver, func.parent) {
        (Some(_), _) => call.or(Uses::PATH),
        // A `use` can bring it in scope.
        (None, Parent::Module) => IN_SCOPE,
        (None, _) => Uses::PATH,
    }
}

/// Whether whoever calls `func` matters.
fn matters(program: &Program, func: FuncId) -> bool {
    let def = program.func(func);
    match program.is_stub(func) {
        // Other atomics are known by the ordering that they are given.
        true => def.effects.matters() || def.effects.atomic.is_some() && !program.is_ordered(def),
        false => program.guard_in(&def.output).is_some() || program.names_handle(&def.output),
    }
}

impl<'p> Seeds<'p> {
    pub(super) fn none(program: &'p Program, context: &'p Context<'p>) -> Seeds<'p> {
        Seeds {
            program,
            context,
            by_name: FxHashMap::default(),
            shared_cells: Vec::new(),
        }
    }

    /// What library calls do, the guards and handles that functions give to their callers, and what
    /// everybody may write to.
    pub(super) fn new(program: &'p Program, context: &'p Context<'p>) -> Seeds<'p> {
        let mut seeds = Seeds::none(program, context);
        seeds.shared_cells = program.cells_shared_by_hand();
        let ids = || (0..program.funcs.len()).map(|idx| FuncId(idx as u32));
        for id in ids().filter(|it| matters(program, *it)) {
            seeds.add(id);
        }
        // A function of C is what it is called, wherever it is declared.
        for id in ids().filter(|it| program.func(*it).is_foreign) {
            if seeds.by_name.contains_key(&program.func(id).name) {
                seeds.add(id);
            }
        }
        seeds.add_renamed();
        for it in program.statics.iter().filter(|it| it.mutable) {
            seeds.add_always(it.name, IN_SCOPE);
        }
        for (adt, field) in &context.guarded {
            seeds.add_field(*adt, *field);
        }
        for (name, uses) in program.promised_names() {
            seeds.add_always(name, uses);
        }
        // `load` and `store` are everywhere, `Relaxed` is not.
        let orderings = program.adts.iter().filter(|it| it.effects.ordering);
        for it in orderings.flat_map(|it| &it.variants) {
            seeds.add_always(it.name, IN_SCOPE);
        }
        seeds
    }

    /// The names that a body may matter for.
    pub(super) fn names(&self) -> impl Iterator<Item = Symbol> {
        self.by_name.keys().copied()
    }

    fn add_always(&mut self, name: Symbol, uses: Uses) {
        self.push(name, Seed { krate: None, needs: None, free: None, uses });
    }

    /// A field, by whatever it is reached; the names of variables are those of fields where the type is
    /// taken apart or put together: `let State { count, .. } = state`.
    fn add_field(&mut self, adt: AdtId, name: Symbol) {
        let krate = Some(crate_of(self.program, self.program.adt(adt).module));
        let seed = Seed { krate, needs: None, free: None, uses: Uses::FIELD };
        self.push(name, seed);
        let needs = self.context.evidence.place(Kind::Adt(adt));
        self.push(name, Seed { needs, uses: Uses::PLAIN, ..seed });
    }

    /// `use std::thread::spawn as start`.
    fn add_renamed(&mut self) {
        for (name, own) in renamed(self.program) {
            for seed in self.by_name.get(&own).cloned().unwrap_or_default() {
                self.push(name, seed);
            }
        }
    }

    /// Adds a function; whether any body may matter for that which did not before.
    pub(super) fn add(&mut self, func: FuncId) -> bool {
        let def = self.program.func(func);
        let owner = owner(self.program, func);
        let free = (def.parent == Parent::Module).then_some(func);
        let seed = Seed {
            krate: Some(crate_of(self.program, def.module)),
            needs: owner.and_then(|it| self.context.evidence.place(it)),
            free,
            uses: uses_of(def),
        };
        self.push(def.name, seed)
    }

    fn push(&mut self, name: Symbol, seed: Seed) -> bool {
        let known = self.by_name.entry(name).or_default();
        let is_news = !known.contains(&seed);
        if is_news {
            known.push(seed);
        }
        is_news
    }

    /// Whether the body of `func` may do something that matters.
    pub(super) fn matter_in_func(&self, id: FuncId) -> bool {
        let func = self.program.func(id);
        let Some(body) = func.body else { return false };
        let names = self.program.names_in(func.file, body);
        let bring = |out: &mut Kinds| self.context.evidence.of_func(func, names, out);
        let at = Place { scope: func.scope, names };
        self.is_of_shared_cell(id) || self.matter_in(at, bring)
    }

    /// A method that may change what threads share.
    fn is_of_shared_cell(&self, func: FuncId) -> bool {
        let adt = self.program.self_adt(func);
        self.program.func(func).receiver.is_some()
            && adt.is_some_and(|it| self.shared_cells.binary_search(&it).is_ok())
    }

    /// Whether the initialiser of a static may do something that matters.
    pub(super) fn matter_in_static(&self, id: StaticId) -> bool {
        let def = &self.program.statics[id.idx()];
        let Some(body) = def.body else { return false };
        let bring = |out: &mut Kinds| self.context.evidence.of_ty(&def.ty, out);
        let names = self.program.names_in(def.file, body);
        self.matter_in(Place { scope: def.module, names }, bring)
    }

    fn matter_in(&self, at: Place<'_>, bring: impl FnOnce(&mut Kinds)) -> bool {
        let known = self.context.known(self.program, at);
        let may_mean = |used, it| self.context.shown.may_mean(at, used, it);
        let seeds = at.names.iter().flat_map(|used| {
            let named = self.by_name.get(&used.name).into_iter().flatten();
            named.filter(|it| it.uses.meets(used.uses)).map(|it| (*used, *it))
        });
        let of_known = seeds.filter(|(_, it)| it.krate.is_none_or(|it| known.contains(&it)));
        let mut open = of_known
            .filter(|(used, it)| it.free.is_none_or(|it| may_mean(*used, Def::Func(it))))
            .map(|(_, it)| it)
            .peekable();
        if open.peek().is_none() {
            return false;
        }
        let has = self.context.kinds(at, known, bring);
        open.any(|it| it.needs.is_none_or(|it| has.contains(it)))
    }
}

fn crate_of(program: &Program, module: ModuleId) -> CrateId {
    program.modules[module.idx()].krate
}

/// By crate: itself and those that it depends on, however indirectly.
fn known_to(program: &Program) -> Vec<FxHashSet<CrateId>> {
    let direct = known_directly(program);
    let all: FxHashSet<CrateId> = (0..program.crates.len()).map(|it| CrateId(it as u32)).collect();
    let of = |idx: usize| {
        // A file without a package may name any library.
        if program.crates[idx].kind == CrateKind::Loose {
            return all.clone();
        }
        let mut res = FxHashSet::default();
        let mut open = vec![CrateId(idx as u32)];
        while let Some(krate) = open.pop() {
            if res.insert(krate) {
                open.extend(&direct[krate.0 as usize]);
            }
        }
        res
    };
    (0..program.crates.len()).map(of).collect()
}

fn known_directly(program: &Program) -> Vec<FxHashSet<CrateId>> {
    let always = ["std", "unknown"].map(Symbol::new);
    let always = always.iter().filter_map(|it| program.libraries.get(it).copied());
    let mut res = vec![always.collect::<FxHashSet<CrateId>>(); program.crates.len()];
    for (krate, known) in program.crates.iter().zip(&mut res) {
        let deps = krate.deps.iter().filter_map(|it| program.libraries.get(&it.package));
        known.extend(deps);
        known.extend(program.libraries.get(&krate.name));
    }
    for module in &program.modules {
        let known = &mut res[module.krate.0 as usize];
        let defs = module.types.values().chain(module.values.values()).copied();
        let globs = module.globs.iter().map(|it| it.of);
        for at in defs.chain(globs).filter_map(|it| module_of(program, it)) {
            known.insert(crate_of(program, at));
        }
    }
    res
}

/// Where a definition stands.
fn module_of(program: &Program, def: Def) -> Option<ModuleId> {
    Some(match def {
        Def::Module(id) => id,
        Def::Adt(id) | Def::Variant(id, _) => program.adt(id).module,
        Def::Trait(id) => program.traits[id.idx()].module,
        Def::Func(id) => program.func(id).module,
        Def::Static(id) => program.statics[id.idx()].module,
        Def::Const(id) => program.consts[id.idx()].module,
        Def::Alias(id) => program.aliases[id.idx()].module,
        Def::Prim(_) | Def::Param(_) => return None,
    })
}
