//! Behind which names of modules a function or type can be named: `fs` for `fs::read`.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::IN_SCOPE;
use crate::{
    CrateKind, Symbol,
    facts::{UsedName, Uses},
    link::{Def, ModuleId, Namespace, Program},
};

/// Where the functions, types and traits of modules are shown.
pub(super) struct Shown<'p> {
    program: &'p Program,
    holders: FxHashMap<Def, Holders>,
    /// The modules that have all that a module has: `use module::*`.
    importers: FxHashMap<ModuleId, Vec<ModuleId>>,
    /// What modules are called, where they stand and where they are imported.
    names: FxHashMap<ModuleId, Vec<Symbol>>,
}

/// Where one of them is found.
#[derive(Default)]
struct Holders {
    /// The modules that have it, as their own or imported by its name.
    modules: Vec<ModuleId>,
    /// The names one of which stands before `::` and its own.
    before: OnceLock<Box<[Symbol]>>,
}

/// Where names stand, and which they are.
#[derive(Clone, Copy)]
pub(super) struct Place<'n> {
    pub(super) scope: ModuleId,
    pub(super) names: &'n [UsedName],
}

impl<'p> Shown<'p> {
    pub(super) fn new(program: &'p Program) -> Shown<'p> {
        let mut holders: FxHashMap<Def, Holders> = FxHashMap::default();
        let mut importers: FxHashMap<ModuleId, Vec<ModuleId>> = FxHashMap::default();
        let mut names: FxHashMap<ModuleId, Vec<Symbol>> = FxHashMap::default();
        for (idx, module) in program.modules.iter().enumerate() {
            let id = ModuleId(idx as u32);
            module.values.values().chain(module.types.values()).for_each(|def| {
                if let Def::Func(_) | Def::Adt(_) | Def::Trait(_) = def {
                    holders.entry(*def).or_default().modules.push(id);
                }
            });
            for glob in &module.globs {
                if let Def::Module(of) = glob.of {
                    importers.entry(of).or_default().push(id);
                }
            }
            module.types.iter().for_each(|(name, def)| {
                if let Def::Module(of) = def {
                    names.entry(*of).or_default().push(*name);
                }
            });
        }
        let mut name = |root: Option<&ModuleId>, name: Symbol| {
            if let Some(root) = root {
                names.entry(*root).or_default().push(name);
            }
        };
        program.libraries.iter().for_each(|(package, krate)| {
            name(program.roots.get(krate.0 as usize), *package);
        });
        for dep in program.crates.iter().flat_map(|it| &it.deps) {
            let krate = program.libraries.get(&dep.package);
            name(krate.and_then(|it| program.roots.get(it.0 as usize)), dep.name);
        }
        for alias in ["std", "core", "alloc"] {
            name(program.lang.std_root.as_ref(), Symbol::new(alias));
        }
        Shown { program, holders, importers, names }
    }

    /// Whether a name that is used at a place may be `def`.
    pub(super) fn may_mean(&self, at: Place<'_>, used: UsedName, def: Def) -> bool {
        // What macros make may have a path that does not stand in the body.
        let is_macro = matches!(def, Def::Func(id) if self.program.func(id).effects.is_macro);
        if used.uses.has_all() || is_macro {
            return true;
        }
        let is_named = |before: &Symbol| UsedName::is_among(at.names, *before, IN_SCOPE);
        let is_behind = || used.uses.meets(Uses::PATH) && self.before(def).iter().any(is_named);
        let namespace = match def {
            Def::Func(_) => Namespace::Values,
            _ => Namespace::Types,
        };
        let is_in_scope = || self.program.lookup(at.scope, used.name, namespace) == Some(def);
        used.uses.meets(Uses::PLAIN) && is_in_scope() || is_behind()
    }

    fn before(&self, def: Def) -> &[Symbol] {
        let Some(holders) = self.holders.get(&def) else { return &[] };
        holders.before.get_or_init(|| self.names_before(&holders.modules))
    }

    fn names_before(&self, modules: &[ModuleId]) -> Box<[Symbol]> {
        let mut seen = FxHashSet::default();
        let mut open = modules.to_vec();
        let mut res = Vec::new();
        let mut is_own = false;
        while let Some(module) = open.pop() {
            if !seen.insert(module) {
                continue;
            }
            res.extend(self.names.get(&module).into_iter().flatten());
            is_own |= self.program.crate_kind(module) != CrateKind::Stub;
            open.extend(self.importers.get(&module).into_iter().flatten());
        }
        if is_own {
            res.extend(["crate", "$crate", "self", "super"].map(Symbol::new));
        }
        res.sort_unstable_by_key(|it| it.raw());
        res.dedup();
        res.into_boxed_slice()
    }
}
