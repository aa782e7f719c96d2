//! Decides which bodies are worth a look, lowers them, and infers their types.
//!
//! A body matters if it names something that may take a lock, wait, or start a thread, or the ordering
//! of an atomic operation, or if a body that takes locks calls it. All others stay text.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    BodySource, CrateKind, Symbol,
    body::{Code, CodeId, Owner},
    effects::BlockKind,
    facts::{Body, BodyIdx},
    infer::{self, Target, Typed},
    link::{FuncId, ModuleId, Parent, Program, StaticId},
    ty::{Ty, TyKind},
};

/// The bodies that were looked at.
#[derive(Debug, Default)]
pub struct Bodies {
    /// Index by `CodeId`. The bodies nested in one follow it.
    pub codes: Vec<Code>,
    /// Index by `CodeId`.
    pub typed: Vec<Typed>,
    pub of_func: FxHashMap<FuncId, CodeId>,
    pub of_static: FxHashMap<StaticId, CodeId>,
    /// How many bodies the workspace has, looked at or not.
    pub total: u32,
}

/// Lowers and types what matters in `program`.
pub(crate) fn load(program: &Program, source: &dyn BodySource) -> Bodies {
    let seeds = Seeds::new(program);
    let mut loader = Loader {
        program,
        source,
        bodies: Bodies::default(),
        seen: FxHashSet::default(),
    };
    let mut wave: Vec<Root> = Vec::new();
    for idx in 0..program.funcs.len() {
        let id = FuncId(idx as u32);
        let func = program.func(id);
        let Some(body) = func.body else { continue };
        if program.is_stub(id) {
            continue;
        }
        loader.bodies.total += 1;
        let takes_guard = func.inputs.iter().any(|it| program.guard_in(it).is_some());
        let takes_handle = func.inputs.iter().any(|it| program.names_handle(it));
        if takes_guard || takes_handle || seeds.matter_in(program, func.file, body) {
            wave.push(Root::Func(id));
        }
    }
    for (idx, def) in program.statics.iter().enumerate() {
        let is_stub = program.crate_kind(def.module) == CrateKind::Stub;
        if let (Some(body), false) = (def.body, is_stub)
            && seeds.matter_in(program, def.file, body)
        {
            wave.push(Root::Static(StaticId(idx as u32)));
        }
    }
    let mut seeds = seeds;
    let mut checked = 0;
    while !wave.is_empty() {
        let first = loader.bodies.codes.len();
        loader.load(wave);
        wave = loader.wanted(first);
        if wave.is_empty() {
            // Only its callers know what such a function does.
            let news = loader.open_ended(checked);
            checked = loader.bodies.codes.len();
            wave = loader.naming(news, &mut seeds);
        }
    }
    loader.bodies
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Root {
    Func(FuncId),
    Static(StaticId),
}

/// Names that make a body matter.
struct Seeds {
    /// By raw symbol, sorted: bodies have their names in the same order.
    names: FxHashSet<Symbol>,
}

impl Seeds {
    fn new(program: &Program) -> Seeds {
        let mut names = FxHashSet::default();
        for (idx, func) in program.funcs.iter().enumerate() {
            let id = FuncId(idx as u32);
            let matters = match program.is_stub(id) {
                true => func.effects.matters(),
                false => {
                    program.guard_in(&func.output).is_some() || program.names_handle(&func.output)
                }
            };
            if matters {
                names.insert(func.name);
            }
        }
        names.extend(program.statics.iter().filter(|it| it.mutable).map(|it| it.name));
        names.extend(program.guarded_names());
        // `load` and `store` are everywhere, `Relaxed` is not.
        let orderings = program.adts.iter().filter(|it| it.effects.ordering);
        names.extend(orderings.flat_map(|it| it.variants.iter().map(|it| it.name)));
        Seeds { names }
    }

    fn matter_in(&self, program: &Program, file: diag::FileId, body: BodyIdx) -> bool {
        let facts = &program.files[file.0 as usize];
        let names = facts.bodies.get(body.0 as usize).map_or(&[][..], |it| &it.names);
        names.iter().any(|it| self.names.contains(it))
    }
}

struct Loader<'p> {
    program: &'p Program,
    source: &'p dyn BodySource,
    bodies: Bodies,
    seen: FxHashSet<Root>,
}

impl Loader<'_> {
    fn load(&mut self, mut wave: Vec<Root>) {
        wave.sort();
        wave.retain(|it| self.seen.insert(*it));
        let lowered: Vec<(Root, Body)> =
            wave.par_iter().filter_map(|it| Some((*it, self.lower(*it)?))).collect();
        let mut groups = Vec::new();
        for (root, body) in lowered {
            let first = self.bodies.codes.len();
            self.add(root, body);
            groups.push((first, self.bodies.codes.len()));
        }
        let codes = &self.bodies.codes;
        let typed: Vec<Vec<Typed>> = groups
            .par_iter()
            .map(|&(first, end)| {
                infer::infer(self.program, CodeId(first as u32), &codes[first..end])
            })
            .collect();
        self.bodies.typed.extend(typed.into_iter().flatten());
    }

    fn lower(&self, root: Root) -> Option<Body> {
        let (file, body) = match root {
            Root::Func(id) => (self.program.func(id).file, self.program.func(id).body?),
            Root::Static(id) => {
                let def = &self.program.statics[id.idx()];
                (def.file, def.body?)
            }
        };
        Some(self.source.body(&self.program.files[file.0 as usize], body))
    }

    fn add(&mut self, root: Root, body: Body) {
        let id = CodeId(self.bodies.codes.len() as u32);
        let (owner, file, scope, in_test) = match root {
            Root::Func(func) => {
                self.bodies.of_func.insert(func, id);
                let def = self.program.func(func);
                (Owner::Func(func), def.file, def.scope, def.in_test)
            }
            Root::Static(it) => {
                self.bodies.of_static.insert(it, id);
                let def = &self.program.statics[it.idx()];
                (Owner::Static(it), def.file, def.module, def.in_test)
            }
        };
        self.add_code(owner, None, file, scope, in_test, body);
    }

    fn add_code(
        &mut self,
        owner: Owner,
        parent: Option<(CodeId, crate::facts::NestedId)>,
        file: diag::FileId,
        scope: ModuleId,
        in_test: bool,
        mut body: Body,
    ) -> CodeId {
        let id = CodeId(self.bodies.codes.len() as u32);
        let nested = std::mem::take(&mut body.nested);
        let code = Code {
            owner,
            parent,
            nested: Vec::new(),
            file,
            scope,
            in_test,
            body,
        };
        self.bodies.codes.push(code);
        for (idx, body) in nested.into_iter().enumerate() {
            let parent = Some((id, crate::facts::NestedId(idx as u32)));
            let child = self.add_code(owner, parent, file, scope, in_test, body);
            self.bodies.codes[id.idx()].nested.push(child);
        }
        id
    }

    /// Names of functions from `first` on that take a lock, and whose parameters say which, or what
    /// is called meanwhile: `fn with<R>(&self, f: impl FnOnce(&mut State) -> R) -> R`.
    fn open_ended(&self, first: usize) -> Vec<Symbol> {
        let mut res = Vec::new();
        for (code, typed) in self.bodies.codes.iter().zip(&self.bodies.typed).skip(first) {
            let Owner::Func(id) = code.owner else { continue };
            let func = self.program.func(id);
            let is_open = func.inputs.iter().any(|it| self.program.is_open_input(it));
            if is_open && (self.takes_locks(typed)) {
                res.push(func.name);
            }
        }
        res.sort();
        res.dedup();
        res
    }

    /// The bodies that name one of `news`.
    fn naming(&self, news: Vec<Symbol>, seeds: &mut Seeds) -> Vec<Root> {
        let names: FxHashSet<Symbol> =
            news.into_iter().filter(|it| seeds.names.insert(*it)).collect();
        if names.is_empty() {
            return Vec::new();
        }
        let only = Seeds { names };
        let mut res = Vec::new();
        for (idx, func) in self.program.funcs.iter().enumerate() {
            let id = FuncId(idx as u32);
            let Some(body) = func.body else { continue };
            let is_new = !self.seen.contains(&Root::Func(id)) && !self.program.is_stub(id);
            if is_new && only.matter_in(self.program, func.file, body) {
                res.push(Root::Func(id));
            }
        }
        res
    }

    /// What the bodies from `first` on call and is not there yet. Only those that take locks
    /// themselves ask for what they call, and what was asked for asks in turn.
    fn wanted(&self, first: usize) -> Vec<Root> {
        let mut res = FxHashSet::default();
        let is_demanded = first > 0;
        let mut idx = first;
        while idx < self.bodies.codes.len() {
            // A function and what is nested in it go together.
            let mut end = idx + 1;
            while end < self.bodies.codes.len() && self.bodies.codes[end].parent.is_some() {
                end += 1;
            }
            let group = &self.bodies.typed[idx..end];
            if is_demanded || group.iter().any(|it| self.takes_locks(it) || self.sleeps(it)) {
                for typed in group {
                    self.callees(typed, &mut res);
                }
            }
            idx = end;
        }
        let mut res: Vec<Root> = res.into_iter().collect();
        res.sort();
        res
    }

    fn takes_locks(&self, typed: &Typed) -> bool {
        let program = self.program;
        typed.locals.iter().any(|it| program.guard_in(it).is_some())
    }

    /// Loops that sleep may look at shared state through a function.
    fn sleeps(&self, typed: &Typed) -> bool {
        let is_sleep = |target: &Target| match target {
            Target::Func(target) => {
                let blocks = self.program.func(target.func).effects.blocks;
                blocks.is_some_and(|it| it.kind == BlockKind::Sleep)
            }
            _ => false,
        };
        typed.calls.values().any(is_sleep)
    }

    #[expect(clippy::iter_over_hash_type, reason = "collected into a set, and sorted after")]
    fn callees(&self, typed: &Typed, out: &mut FxHashSet<Root>) {
        let mut add = |func: FuncId| {
            let wanted = self.program.func(func).body.is_some() && !self.program.is_stub(func);
            if wanted && !self.seen.contains(&Root::Func(func)) {
                out.insert(Root::Func(func));
            }
        };
        for target in typed.calls.values() {
            if let Target::Func(target) = target {
                self.program.callees(target).into_iter().for_each(&mut add);
            }
        }
        // Functions that are passed as values are called by those that take them.
        for ty in &typed.locals {
            if let TyKind::FnDef { func, .. } = ty.kind() {
                add(*func);
            }
        }
    }
}

/// Calls of a trait's method that has more impls than this say nothing.
const MAX_IMPLS: usize = 24;

impl Program {
    /// The functions with a body that a call may run.
    pub(crate) fn callees(&self, target: &infer::FuncTarget) -> Vec<FuncId> {
        let func = self.func(target.func);
        let Parent::Trait(id) = func.parent else { return vec![target.func] };
        if !target.dispatched {
            return vec![target.func];
        }
        let impls = self.impls_of.get(&id).map_or(&[][..], Vec::as_slice);
        let of_impls = impls.iter().filter_map(|it| self.impl_func(*it, func.name));
        let (mut res, mut in_test) = (Vec::new(), Vec::new());
        for id in of_impls.filter(|it| !self.is_stub(*it)) {
            if self.func(id).in_test {
                in_test.push(id)
            } else {
                res.push(id)
            }
            // Every call asks: what is too much is known before all impls are seen.
            if res.len() > MAX_IMPLS {
                return Vec::new();
            }
        }
        // A test's stand-in is not what the program runs.
        if res.is_empty() {
            res = in_test;
        }
        if func.body.is_some() {
            res.push(target.func);
        }
        if res.len() > MAX_IMPLS {
            res.clear();
        }
        res
    }

    /// The names of what a lock may guard by convention, and of functions that promise something.
    fn guarded_names(&self) -> Vec<Symbol> {
        let promises = &self.promises;
        let mut res: Vec<Symbol> = Vec::new();
        for (idx, adt) in self.adts.iter().enumerate() {
            let id = crate::link::AdtId(idx as u32);
            let is_own = self.crate_kind(adt.module) != CrateKind::Stub;
            let has_lock =
                adt.variants.iter().flat_map(|it| &it.fields).any(|it| {
                    it.ty.as_adt().is_some_and(|it| self.adt(it.0).effects.lock.is_some())
                });
            for field in adt.variants.iter().flat_map(|it| &it.fields).filter(|_| is_own) {
                let is_promised = promises.fields.contains_key(&(id, field.name));
                // The fields of a tuple have names that are everywhere.
                let is_named = !field.name.as_str().starts_with(|it: char| it.is_ascii_digit());
                let is_beside = has_lock && self.is_atomic(&field.ty);
                if is_named && (is_promised || is_beside || self.is_bare_cell(&field.ty)) {
                    res.push(field.name);
                }
            }
        }
        for (idx, def) in self.statics.iter().enumerate() {
            if promises.statics.contains_key(&StaticId(idx as u32)) {
                res.push(def.name);
            }
        }
        for (idx, func) in self.funcs.iter().enumerate() {
            if promises.funcs.contains_key(&FuncId(idx as u32)) {
                res.push(func.name);
            }
        }
        res
    }

    fn is_atomic(&self, ty: &Ty) -> bool {
        ty.as_adt().is_some_and(|it| self.adt(it.0).effects.atomic)
    }

    fn is_bare_cell(&self, ty: &Ty) -> bool {
        ty.as_adt().is_some_and(|(id, _)| {
            let effects = &self.adt(id).effects;
            effects.cell && effects.lock.is_none()
        })
    }

    /// A parameter that brings a lock or something to call.
    fn is_open_input(&self, ty: &Ty) -> bool {
        match ty.strip_refs().kind() {
            TyKind::Adt(id, args) => {
                let effects = &self.adt(*id).effects;
                effects.lock.is_some()
                    || effects.pointer && args.iter().any(|it| self.is_open_input(it))
            }
            TyKind::Param(id) => self.is_callable_param(*id),
            TyKind::FnPtr { .. } => true,
            TyKind::Dyn(bounds) => bounds.iter().any(|it| self.is_fn_trait(it.of.id)),
            _ => false,
        }
    }

    /// Whether a function can call what it takes as this type.
    pub(crate) fn may_call(&self, ty: &Ty) -> bool {
        match ty.strip_refs().kind() {
            TyKind::Param(id) => self.is_callable_param(*id),
            TyKind::Dyn(bounds) | TyKind::Opaque(bounds) => {
                bounds.iter().any(|it| self.is_fn_trait(it.of.id))
            }
            TyKind::FnPtr { .. } | TyKind::Unknown => true,
            _ => false,
        }
    }

    fn is_callable_param(&self, id: crate::link::ParamId) -> bool {
        self.params[id.idx()].bounds.iter().any(|it| self.is_fn_trait(it.of.id))
    }

    fn is_fn_trait(&self, id: crate::link::TraitId) -> bool {
        [self.lang.fn_, self.lang.fn_mut, self.lang.fn_once].contains(&Some(id))
    }

    /// Whether a signature has a thread's or task's handle or an end of a channel in it: what
    /// becomes of such a value matters.
    fn names_handle(&self, ty: &Ty) -> bool {
        match ty.strip_refs().kind() {
            TyKind::Adt(id, args) => {
                let effects = &self.adt(*id).effects;
                effects.thread_handle
                    || effects.task_handle
                    || effects.channel.is_some()
                    || args.iter().any(|it| self.names_handle(it))
            }
            TyKind::Tuple(parts) => parts.iter().any(|it| self.names_handle(it)),
            TyKind::Array(inner) | TyKind::Slice(inner) => self.names_handle(inner),
            _ => false,
        }
    }
}
