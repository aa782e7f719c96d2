//! The callers of functions that block: async code among them ought to know.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Loader, Root, seeds::Context};
use crate::{
    Limit, Symbol,
    body::Owner,
    effects::BlockKind,
    facts::{BodyKind, UsedName, Uses},
    infer::{Target, Typed},
    link::{FuncId, Parent},
};

/// Calls are followed so far up, and those of input and output one: who is further away has heard of the
/// wait from nobody.
const DEPTH: u32 = 3;

/// A name that more bodies have says nothing of who is called, and all of them would have to be lowered
/// to find out.
const MAX_NAMING: usize = 100;

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Wait {
    Short,
    Long,
}

impl Loader<'_> {
    /// Loads the async code that may call functions which block for long, and what it calls them
    /// through.
    pub(super) fn load_callers(&mut self, context: &Context<'_>) {
        let ids = (0..self.program.funcs.len()).map(|idx| FuncId(idx as u32));
        let own: Vec<FuncId> = ids.filter(|it| self.has_body(Root::Func(*it))).collect();
        let keyword = Symbol::new("async");
        let has_async = |it: &FuncId| {
            let is_named = UsedName::is_among(self.names_in(*it), keyword, Uses::ALL);
            self.program.func(*it).is_async || is_named
        };
        let mut ends: Vec<FuncId> = own.iter().copied().filter(has_async).collect();
        if ends.is_empty() {
            return;
        }
        let (mut last, mut short) = self.blocking_funcs();
        let mut known: FxHashSet<FuncId> = last.iter().copied().collect();
        short.retain(|it| known.insert(*it));
        last.extend(&short);
        // By caller: what it may call of that.
        let mut ways: FxHashMap<FuncId, Vec<FuncId>> = FxHashMap::default();
        for _ in 0..DEPTH {
            let wanted = self.rare(std::mem::take(&mut last));
            let calls = |it: &FuncId| (*it, context.calls(self.program, *it, &wanted));
            let found: Vec<_> = own.par_iter().map(calls).filter(|it| !it.1.is_empty()).collect();
            for (caller, called) in found {
                let is_short = called.iter().all(|it| short.contains(it));
                ways.entry(caller).or_default().extend(called);
                let ends = self.program.func(caller).is_async || is_short;
                if ends || !known.insert(caller) {
                    continue;
                }
                last.push(caller);
                // Whoever knows no more than the trait calls it by that.
                if let Some(declared) = self.declared(caller) {
                    ways.entry(declared).or_default().push(caller);
                    last.extend(known.insert(declared).then_some(declared));
                }
            }
        }
        ends.retain(|it| ways.contains_key(it));
        let mut wave = ends;
        let mut idx = 0;
        while idx < wave.len() {
            wave.extend(ways.remove(&wave[idx]).into_iter().flatten());
            idx += 1;
        }
        wave.retain(|it| self.has_body(Root::Func(*it)));
        self.load(wave.into_iter().map(Root::Func).collect());
    }

    fn names_in(&self, id: FuncId) -> &[UsedName] {
        let func = self.program.func(id);
        func.body.map_or(&[], |it| self.program.names_in(func.file, it))
    }

    /// The functions that wait for what may take long, and those that wait for input or output, with
    /// those of traits that they implement.
    fn blocking_funcs(&self) -> (Vec<FuncId>, FxHashSet<FuncId>) {
        let (mut long, mut short) = (Vec::new(), FxHashSet::default());
        for (code, typed) in self.bodies.codes.iter().zip(&self.bodies.typed) {
            let Owner::Func(id) = code.owner else { continue };
            let funcs = || [id].into_iter().chain(self.declared(id));
            match self.blocks(typed).filter(|_| code.body.kind == BodyKind::Fn) {
                Some(Wait::Long) => long.extend(funcs()),
                Some(Wait::Short) => short.extend(funcs()),
                None => {}
            }
        }
        long.sort();
        long.dedup();
        (long, short)
    }

    /// The function of a trait that a function of an impl implements.
    fn declared(&self, func: FuncId) -> Option<FuncId> {
        let def = self.program.func(func);
        let Parent::Impl(id) = def.parent else { return None };
        let of = self.program.impls[id.idx()].trait_ref.as_ref()?.id;
        let mut funcs = self.program.traits[of.idx()].funcs.iter().copied();
        funcs.find(|it| self.program.func(*it).name == def.name)
    }

    /// The longest that a body waits for anything but a lock.
    fn blocks(&self, typed: &Typed) -> Option<Wait> {
        let waits = typed.calls.values().filter_map(|target| {
            let Target::Func(target) = target else { return None };
            let blocks = self.program.func(target.func).effects.blocks;
            match blocks.filter(|it| !it.awaits)?.kind {
                BlockKind::Lock | BlockKind::Spin => None,
                BlockKind::Io => Some(Wait::Short),
                _ => Some(Wait::Long),
            }
        });
        waits.max()
    }

    /// Those of `funcs` whose names few bodies have, by name.
    fn rare(&self, funcs: Vec<FuncId>) -> FxHashMap<Symbol, Vec<FuncId>> {
        let mut res: FxHashMap<Symbol, Vec<FuncId>> = FxHashMap::default();
        for id in funcs {
            res.entry(self.program.func(id).name).or_default().push(id);
        }
        let mut counts: FxHashMap<Symbol, usize> = res.keys().map(|it| (*it, 0)).collect();
        let bodies = self.program.files.iter().flat_map(|it| &it.bodies);
        let names = bodies.flat_map(|it| &it.names);
        for used in names.filter(|it| it.uses.meets(Uses::ALL)) {
            if let Some(count) = counts.get_mut(&used.name) {
                *count += 1;
            }
        }
        res.retain(|name, funcs| {
            let is_rare = counts[name] <= MAX_NAMING;
            if !is_rare {
                funcs.iter().for_each(|it| self.program.cuts.note(Limit::Callers, it.0));
            }
            is_rare
        });
        res
    }
}
