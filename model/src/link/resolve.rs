//! From a path as written to a definition.

use crate::{
    CrateId, Symbol,
    facts::{Edition, Segment},
    link::defs::*,
    ty::Prim,
};

/// Types and modules, or functions, statics and constructors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Namespace {
    Types,
    Values,
}

/// As much of a path as names a definition by itself. What is left over is looked up in the type
/// that it names: `Mutex` and `new` of `sync::Mutex::new`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Resolved {
    pub(crate) def: Def,
    /// How many segments it took.
    pub(crate) taken: usize,
}

/// Which `use path::*` of a module count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Globs {
    /// All: the name is used inside of the module.
    All,
    /// Those that it hands on to others.
    Public,
}

impl Program {
    /// Resolves `segments` as seen from `module`. `Self` and generic parameters are not known here.
    pub(crate) fn resolve(
        &self,
        module: ModuleId,
        segments: &[Segment],
        absolute: bool,
        namespace: Namespace,
    ) -> Option<Resolved> {
        let first = segments.first()?;
        let last_idx = segments.len() - 1;
        let namespace_at = |idx: usize| if idx == last_idx { namespace } else { Namespace::Types };
        let mut taken = 1;
        let mut def = if absolute {
            self.absolute_start(module, first.name, namespace_at(0))?
        } else {
            match first.name.as_str() {
                "crate" | "$crate" => Def::Module(self.root_of(module)),
                "self" => Def::Module(self.named_module(module)),
                "super" => {
                    let mut at = self.named_module(module);
                    at = self.parent_of(at)?;
                    while segments.get(taken).is_some_and(|it| it.name == "super") {
                        at = self.parent_of(at)?;
                        taken += 1;
                    }
                    Def::Module(at)
                }
                _ => self.lookup(module, first.name, namespace_at(0))?,
            }
        };
        while let Some(segment) = segments.get(taken) {
            let next = match def {
                Def::Module(inner) => {
                    Some(self.lookup_from(module, inner, segment.name, namespace_at(taken))?)
                }
                Def::Adt(adt) => self.variant_named(adt, segment.name),
                _ => None,
            };
            let Some(next) = next else { break };
            def = next;
            taken += 1;
        }
        Some(Resolved { def, taken })
    }

    /// `::name`: a crate; in edition 2015 also what the crate's root has.
    fn absolute_start(&self, module: ModuleId, name: Symbol, namespace: Namespace) -> Option<Def> {
        let in_root = |program: &Program| {
            let root = program.root_of(module);
            program.lookup_in(root, name, namespace, Globs::All)
        };
        if self.edition(module) == Edition::E2015
            && let Some(def) = in_root(self)
        {
            return Some(def);
        }
        if name == "crate" || name == "$crate" {
            return Some(Def::Module(self.root_of(module)));
        }
        self.extern_crate(self.modules[module.idx()].krate, name).map(Def::Module)
    }

    /// Looks `name` up as the first segment of a path in `module`.
    pub(crate) fn lookup(
        &self,
        module: ModuleId,
        name: Symbol,
        namespace: Namespace,
    ) -> Option<Def> {
        let mut at = module;
        loop {
            if let Some(def) = self.lookup_in(at, name, namespace, Globs::All) {
                return Some(def);
            }
            let here = &self.modules[at.idx()];
            match here.parent {
                Some(parent) if here.is_block => at = parent,
                _ => break,
            }
        }
        if namespace == Namespace::Types
            && let Some(root) = self.extern_crate(self.modules[module.idx()].krate, name)
        {
            return Some(Def::Module(root));
        }
        if let Some(prelude) = self.lang.prelude
            && let Some(def) = self.lookup_in(prelude, name, namespace, Globs::All)
        {
            return Some(def);
        }
        if namespace == Namespace::Types
            && let Some(prim) = Prim::from_name(name.as_str())
        {
            return Some(Def::Prim(prim));
        }
        // Edition 2015 code may use `use` paths in expressions from the root.
        None
    }

    /// Looks `name` up in `module` as `from` sees it.
    fn lookup_from(
        &self,
        from: ModuleId,
        module: ModuleId,
        name: Symbol,
        namespace: Namespace,
    ) -> Option<Def> {
        // A private `use super::*` in `module` is none of the outside's business.
        let globs = if self.is_inside(from, module) { Globs::All } else { Globs::Public };
        self.lookup_in(module, name, namespace, globs)
    }

    fn is_inside(&self, inner: ModuleId, outer: ModuleId) -> bool {
        let mut at = Some(inner);
        while let Some(id) = at {
            if id == outer {
                return true;
            }
            at = self.modules[id.idx()].parent;
        }
        false
    }

    /// Looks `name` up in `module` itself and in what its globs bring in.
    pub(crate) fn lookup_in(
        &self,
        module: ModuleId,
        name: Symbol,
        namespace: Namespace,
        globs: Globs,
    ) -> Option<Def> {
        self.lookup_through(module, name, namespace, globs, &mut Vec::new())
    }

    /// `seen` are the modules whose globs were followed: modules that bring in one another are
    /// common, and each is looked through once.
    fn lookup_through(
        &self,
        module: ModuleId,
        name: Symbol,
        namespace: Namespace,
        globs: Globs,
        seen: &mut Vec<ModuleId>,
    ) -> Option<Def> {
        let here = &self.modules[module.idx()];
        let map = match namespace {
            Namespace::Types => &here.types,
            Namespace::Values => &here.values,
        };
        if let Some(&def) = map.get(&name) {
            return Some(def);
        }
        if here.globs.is_empty() || seen.contains(&module) {
            return None;
        }
        seen.push(module);
        let followed = here.globs.iter().filter(|it| it.is_public || globs == Globs::All);
        followed.map(|it| it.of).find_map(|glob| match glob {
            Def::Module(module) => self.lookup_through(module, name, namespace, globs, seen),
            Def::Adt(adt) => self.variant_named(adt, name),
            _ => None,
        })
    }

    fn variant_named(&self, adt: AdtId, name: Symbol) -> Option<Def> {
        let def = self.adt(adt);
        if !def.is_enum {
            return None;
        }
        let idx = def.variants.iter().position(|it| it.name == name)?;
        Some(Def::Variant(adt, idx as u32))
    }

    /// The root of the library that crate `krate` knows as `name`.
    fn extern_crate(&self, krate: CrateId, name: Symbol) -> Option<ModuleId> {
        if matches!(name.as_str(), "std" | "core" | "alloc") {
            return self.lang.std_root;
        }
        let input = self.crates.get(krate.0 as usize)?;
        let dep = input.deps.iter().find(|it| it.name == name);
        let package = match dep {
            Some(dep) => dep.package,
            // A package's own library is known to its binaries and tests; and a stub may name
            // another one. Names that nobody declares are taken from what there is.
            None => name,
        };
        let id = self.libraries.get(&package)?;
        self.roots.get(id.0 as usize).copied()
    }

    pub(crate) fn root_of(&self, module: ModuleId) -> ModuleId {
        let krate = self.modules[module.idx()].krate;
        self.roots.get(krate.0 as usize).copied().unwrap_or(module)
    }

    /// The module that `self::` means: blocks are not modules.
    pub(crate) fn named_module(&self, module: ModuleId) -> ModuleId {
        let mut at = module;
        while self.modules[at.idx()].is_block {
            match self.modules[at.idx()].parent {
                Some(parent) => at = parent,
                None => break,
            }
        }
        at
    }

    fn parent_of(&self, module: ModuleId) -> Option<ModuleId> {
        self.modules[module.idx()].parent.map(|it| self.named_module(it))
    }
}
