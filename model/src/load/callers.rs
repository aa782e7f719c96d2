//! The callers of functions that block: async code among them ought to know.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Loader,
    seeds::{Context, Seeds},
};
use crate::{
    Limit, Symbol,
    body::Owner,
    effects::BlockKind,
    facts::BodyKind,
    infer::{Target, Typed},
    link::{FuncId, Parent},
};

/// So far up callers are looked for: who is further away has heard of the wait from nobody.
const ROUNDS: usize = 2;

/// A name that more bodies have says nothing of who is called, and all of them would have to be lowered
/// to find out.
const MAX_NAMING: usize = 100;

impl Loader<'_> {
    /// Loads the callers of functions that block for long, and their callers.
    pub(super) fn load_callers(&mut self, seeds: &mut Seeds<'_>, context: &Context<'_>) {
        let mut blocking = FxHashSet::default();
        let mut first = 0;
        for _ in 0..ROUNDS {
            let news = self.blocking_funcs(first, &mut blocking);
            let wave = self.calling(self.rare(news), seeds, context);
            first = self.bodies.codes.len();
            self.load(wave);
        }
    }

    /// The functions from `first` on that block, or call one of `blocking`; they are added to it.
    fn blocking_funcs(&self, first: usize, blocking: &mut FxHashSet<FuncId>) -> Vec<FuncId> {
        let mut res = Vec::new();
        let codes = self.bodies.codes.iter().zip(&self.bodies.typed).skip(first);
        for (code, typed) in codes {
            let Owner::Func(id) = code.owner else { continue };
            let is_sync = code.body.kind == BodyKind::Fn;
            if is_sync && self.blocks(typed, blocking) && blocking.insert(id) {
                res.push(id);
                // Whoever knows no more than the trait calls it by that.
                res.extend(self.declared(id).filter(|it| blocking.insert(*it)));
            }
        }
        res.sort();
        res.dedup();
        res
    }

    /// The function of a trait that a function of an impl implements.
    fn declared(&self, func: FuncId) -> Option<FuncId> {
        let def = self.program.func(func);
        let Parent::Impl(id) = def.parent else { return None };
        let of = self.program.impls[id.idx()].trait_ref.as_ref()?.id;
        let mut funcs = self.program.traits[of.idx()].funcs.iter().copied();
        funcs.find(|it| self.program.func(*it).name == def.name)
    }

    /// Whether a body waits for something that takes long, other than a lock.
    fn blocks(&self, typed: &Typed, blocking: &FxHashSet<FuncId>) -> bool {
        let is_long =
            |kind: BlockKind| !matches!(kind, BlockKind::Io | BlockKind::Lock | BlockKind::Spin);
        typed.calls.values().any(|target| match target {
            Target::Func(target) => {
                let blocks = self.program.func(target.func).effects.blocks;
                blocking.contains(&target.func)
                    || blocks.is_some_and(|it| !it.awaits && is_long(it.kind))
            }
            _ => false,
        })
    }

    /// Those of `funcs` whose names few bodies have.
    fn rare(&self, funcs: Vec<FuncId>) -> Vec<FuncId> {
        let name = |id: &FuncId| self.program.func(*id).name;
        let mut counts: FxHashMap<Symbol, usize> = funcs.iter().map(|it| (name(it), 0)).collect();
        for func in &self.program.funcs {
            let Some(body) = func.body else { continue };
            for used in self.program.names_in(func.file, body) {
                if let Some(count) = counts.get_mut(&used.name) {
                    *count += 1;
                }
            }
        }
        let mut res = funcs;
        res.retain(|it| {
            let is_rare = counts[&name(it)] <= MAX_NAMING;
            if !is_rare {
                self.program.cuts.note(Limit::Callers, it.0);
            }
            is_rare
        });
        res
    }
}
