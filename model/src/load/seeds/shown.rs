//! Behind which names of modules a function can be called: `fs` for `fs::read`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    CrateKind, Symbol,
    link::{Def, FuncId, ModuleId, Program},
};

/// Where the functions of modules are shown.
pub(super) struct Shown<'p> {
    program: &'p Program,
    /// The modules that have a function, their own or imported by its name.
    holders: FxHashMap<FuncId, Vec<ModuleId>>,
    /// The modules that have all that a module has: `use module::*`.
    importers: FxHashMap<ModuleId, Vec<ModuleId>>,
    /// What modules are called, where they stand and where they are imported.
    names: FxHashMap<ModuleId, Vec<Symbol>>,
}

impl<'p> Shown<'p> {
    pub(super) fn new(program: &'p Program) -> Shown<'p> {
        let mut holders: FxHashMap<FuncId, Vec<ModuleId>> = FxHashMap::default();
        let mut importers: FxHashMap<ModuleId, Vec<ModuleId>> = FxHashMap::default();
        let mut names: FxHashMap<ModuleId, Vec<Symbol>> = FxHashMap::default();
        for (idx, module) in program.modules.iter().enumerate() {
            let id = ModuleId(idx as u32);
            module.values.values().for_each(|def| {
                if let Def::Func(func) = def {
                    holders.entry(*func).or_default().push(id);
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

    /// The names one of which stands before `::` and the name of `func`.
    pub(super) fn before(&self, func: FuncId) -> Box<[Symbol]> {
        let mut seen = FxHashSet::default();
        let mut open = self.holders.get(&func).cloned().unwrap_or_default();
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
