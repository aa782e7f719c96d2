//! Loads the bodies of one file again, after they have changed.

use std::{mem, ops::Range};

use diag::FileId;
use rayon::prelude::*;

use super::{Bodies, Loader, Root};
use crate::{
    BodySource,
    body::{Code, CodeId},
    facts::{Block, Body, BodyIdx, Terminator},
    infer::Typed,
    link::{FuncId, Program, StaticId},
};

/// Lowers and types the bodies of `file` anew, and what they call now and nobody has called before.
/// Gives the bodies that were looked at, in order. A body keeps its id as long as as many are nested
/// in it as before; else it gets a new one, and the old one stands for nothing any more.
pub(crate) fn load_again(
    program: &Program,
    source: &dyn BodySource,
    bodies: &mut Bodies,
    file: FileId,
    changed: &[BodyIdx],
) -> Vec<CodeId> {
    let seen = roots(bodies).collect();
    let mut demand = mem::take(&mut bodies.demand);
    let mut loader = Loader { program, source, bodies: mem::take(bodies), seen };
    let changed = loader.roots_of(file, changed);
    let lowered: Vec<(Root, Body)> =
        changed.par_iter().filter_map(|it| Some((*it, loader.lower(*it)?))).collect();
    let groups: Vec<Range<usize>> =
        lowered.into_iter().map(|(root, body)| loader.put(root, body)).collect();
    let typed = loader.infer(&groups);
    for (group, typed) in groups.iter().zip(typed) {
        loader.bodies.typed.splice(group.clone(), typed);
    }
    loader.seen.extend(changed);
    let first = loader.bodies.codes.len();
    let mut wave = demand.wanted_by(&loader, groups.clone());
    while !wave.is_empty() {
        let first = loader.bodies.codes.len();
        loader.load(wave);
        wave = demand.wanted(&loader, first);
    }
    let new = first..loader.bodies.codes.len();
    *bodies = Bodies { demand, ..loader.bodies };
    let mut res: Vec<CodeId> =
        groups.into_iter().chain([new]).flatten().map(|it| CodeId(it as u32)).collect();
    res.sort();
    res
}

/// What was looked at.
fn roots(bodies: &Bodies) -> impl Iterator<Item = Root> {
    let funcs = bodies.of_func.keys().map(|it| Root::Func(*it));
    funcs.chain(bodies.of_static.keys().map(|it| Root::Static(*it)))
}

impl Loader<'_> {
    /// What matters in `file`, or did. Of the bodies that nobody has looked at only those that have
    /// `changed` can matter now.
    fn roots_of(&self, file: FileId, changed: &[BodyIdx]) -> Vec<Root> {
        let program = self.program;
        let facts = &program.files[file.0 as usize];
        let matters = |body: BodyIdx| {
            let names = &facts.bodies[body.0 as usize].names;
            changed.contains(&body) && names.iter().any(|it| self.bodies.names.contains(&it.name))
        };
        let funcs = program.funcs.iter().zip(0..).filter(|it| it.0.file == file);
        let funcs = funcs.filter_map(|(func, idx)| {
            let (id, body) = (FuncId(idx), func.body?);
            let is_wanted = self.seen.contains(&Root::Func(id))
                || program.passes_what_matters(func)
                || matters(body);
            is_wanted.then_some(Root::Func(id))
        });
        let statics = program.statics.iter().zip(0..).filter(|it| it.0.file == file);
        let statics = statics.filter_map(|(def, idx)| {
            let (id, body) = (StaticId(idx), def.body?);
            let is_wanted = self.seen.contains(&Root::Static(id)) || matters(body);
            is_wanted.then_some(Root::Static(id))
        });
        funcs.chain(statics).collect()
    }

    /// Puts the body of `root` where the one before was, if it fits there, or else behind all others.
    fn put(&mut self, root: Root, body: Body) -> Range<usize> {
        let old = self.code_of(root).map(|it| self.bodies.group(it.idx()));
        let len = count(&body);
        let end = self.bodies.codes.len();
        let place = old.clone().filter(|it| it.len() == len).unwrap_or(end..end);
        let id = CodeId(place.start as u32);
        let codes = self.codes_of(root, id, body);
        for idx in old.into_iter().flatten() {
            self.bodies.codes[idx].empty();
            self.bodies.typed[idx] = Typed::default();
        }
        self.name(root, id);
        self.bodies.codes.splice(place.clone(), codes);
        self.bodies.typed.resize_with(self.bodies.codes.len(), Typed::default);
        place.start..place.start + len
    }
}

fn count(body: &Body) -> usize {
    1 + body.nested.iter().map(count).sum::<usize>()
}

impl Code {
    /// Leaves nothing of the body that could run.
    fn empty(&mut self) {
        let range = self.body.range;
        self.body.blocks = vec![Block {
            ops: Vec::new(),
            terminator: Terminator::Unreachable,
            terminator_range: range,
            in_loop: None,
        }];
        self.body.loops.clear();
        self.body.opaque_macros.clear();
        self.nested.clear();
    }
}
