//! Which kinds of values names stand for.

use rustc_hash::FxHashMap;

use super::Kinds;
use crate::{
    CrateId, Symbol,
    facts::Uses,
    link::{Def, ModuleId, Program},
};

/// What a name may stand for, in code that knows a certain crate.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) krate: CrateId,
    pub(super) uses: Uses,
    pub(super) given: Given,
    pub(super) kinds: Kinds,
}

/// What has to be there besides the name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Given {
    /// A value of this kind, which a method is called on.
    pub(super) owner: Option<u32>,
    /// The name of a function behind that of its type: `Pool::start`.
    pub(super) behind: Option<Symbol>,
    /// The name of the struct or variant, or `Self`, where the name of a field is that of a variable:
    /// `let Pool { workers } = pool`.
    pub(super) beside: Option<Symbol>,
    /// What the name means, which has to be in scope or to stand behind the name of its module.
    pub(super) shown: Option<Def>,
}

impl Given {
    pub(super) fn shown(def: Def) -> Given {
        Given { shown: Some(def), ..Given::default() }
    }
}

/// What a name means that stands for more than so much is not told apart any further: each body that has
/// it would look through all of that.
const MAX_MEANINGS: usize = 64;

/// Collects what names may stand for.
pub(super) struct Names<'p> {
    program: &'p Program,
    by_name: FxHashMap<Symbol, Vec<Named>>,
}

impl<'p> Names<'p> {
    pub(super) fn new(program: &'p Program) -> Names<'p> {
        Names { program, by_name: FxHashMap::default() }
    }

    pub(super) fn finish(mut self) -> FxHashMap<Symbol, Vec<Named>> {
        self.add_renamed();
        self.by_name
    }

    pub(super) fn add(&mut self, name: Symbol, uses: Uses, module: ModuleId, kinds: &Kinds) {
        self.add_if(Given::default(), name, uses, module, kinds);
    }

    /// The name stands for that only where something else is given.
    pub(super) fn add_if(
        &mut self,
        given: Given,
        name: Symbol,
        uses: Uses,
        module: ModuleId,
        kinds: &Kinds,
    ) {
        if kinds.is_empty() {
            return;
        }
        let krate = self.program.modules[module.idx()].krate;
        self.insert(name, Named { krate, uses, given, kinds: kinds.clone() });
    }

    fn insert(&mut self, name: Symbol, mut named: Named) {
        let known = self.by_name.entry(name).or_default();
        if known.len() >= MAX_MEANINGS {
            named.given = Given::default();
        }
        let key = |it: &Named| (it.krate, it.uses, it.given);
        match known.iter_mut().find(|it| key(it) == key(&named)) {
            Some(it) => {
                it.kinds.add(&named.kinds);
            }
            None => known.push(named),
        }
    }

    /// `use std::sync::Mutex as Lock`.
    fn add_renamed(&mut self) {
        for (name, own) in renamed(self.program) {
            for it in self.by_name.get(&own).cloned().unwrap_or_default() {
                self.insert(name, it);
            }
        }
    }
}

/// Names that imports give, with those that the definitions have. `use path::Trait as _` gives none.
pub(in crate::load) fn renamed(program: &Program) -> Vec<(Symbol, Symbol)> {
    let mut res = Vec::new();
    for module in &program.modules {
        for (name, def) in module.types.iter().chain(&module.values) {
            let own = name_of(program, *def).filter(|it| it != name && *name != "_");
            res.extend(own.map(|own| (*name, own)));
        }
    }
    res
}

/// The name that a definition was given where it stands.
fn name_of(program: &Program, def: Def) -> Option<Symbol> {
    Some(match def {
        Def::Adt(id) => program.adt(id).name,
        Def::Variant(id, idx) => program.adt(id).variants.get(idx as usize)?.name,
        Def::Trait(id) => program.traits[id.idx()].name,
        Def::Func(id) => program.func(id).name,
        Def::Static(id) => program.statics[id.idx()].name,
        Def::Const(id) => program.consts[id.idx()].name,
        Def::Alias(id) => program.aliases[id.idx()].name,
        Def::Module(_) | Def::Prim(_) | Def::Param(_) => return None,
    })
}
