//! Decides which bodies are worth a look, lowers them, and infers their types.
//!
//! A body matters if it names something that may take a lock, wait, or start a thread, or the ordering
//! of an atomic operation, or if a body that takes locks calls it. All others stay text.

mod again;
mod callers;
mod demand;
mod evidence;
mod held;
mod seeds;

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

pub(crate) use self::again::load_again;
use self::{
    demand::Demand,
    seeds::{Context, IN_SCOPE, Seeds, uses_of},
};
use crate::{
    BodySource, CrateKind, Limit, Symbol,
    body::{Code, CodeId, Owner},
    facts::{Body, NestedId, Uses},
    infer::{self, Typed},
    link::{AdtId, Func, FuncId, Parent, Program, StaticId},
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
    /// Some body mattered because of these.
    names: FxHashSet<Symbol>,
    demand: Demand,
}

/// Lowers and types what matters in `program`.
pub(crate) fn load(program: &Program, source: &dyn BodySource) -> Bodies {
    let context = Context::new(program);
    let mut seeds = Seeds::new(program, &context);
    let mut loader = Loader {
        program,
        source,
        bodies: Bodies::default(),
        seen: FxHashSet::default(),
    };
    let ids = (0..program.funcs.len()).map(|idx| FuncId(idx as u32));
    let own: Vec<FuncId> = ids.filter(|it| loader.has_body(Root::Func(*it))).collect();
    loader.bodies.total = own.len() as u32;
    let matters =
        |id: &FuncId| program.passes_what_matters(program.func(*id)) || seeds.matter_in_func(*id);
    let mut wave: Vec<Root> = own.into_par_iter().filter(matters).map(Root::Func).collect();
    for (idx, def) in program.statics.iter().enumerate() {
        let id = StaticId(idx as u32);
        let is_stub = program.crate_kind(def.module) == CrateKind::Stub;
        if !is_stub && seeds.matter_in_static(id) {
            wave.push(Root::Static(id));
        }
    }
    let mut demand = Demand::default();
    let mut checked = 0;
    while !wave.is_empty() {
        let first = loader.bodies.codes.len();
        loader.load(wave);
        wave = demand.wanted(&loader, first);
        if wave.is_empty() {
            // Only its callers know what such a function does.
            let news = loader.open_ended(checked);
            checked = loader.bodies.codes.len();
            wave = loader.calling(news, &mut seeds, &context);
        }
    }
    loader.load_callers(&context);
    let names = seeds.names().collect();
    Bodies { names, demand, ..loader.bodies }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Root {
    Func(FuncId),
    Static(StaticId),
}

struct Loader<'p> {
    program: &'p Program,
    source: &'p dyn BodySource,
    bodies: Bodies,
    seen: FxHashSet<Root>,
}

impl Bodies {
    /// The outermost body around `code`, and all that are nested in that.
    pub(crate) fn around(&self, code: CodeId) -> Range<usize> {
        let mut outermost = code;
        while let Some((parent, _)) = self.codes[outermost.idx()].parent {
            outermost = parent;
        }
        self.group(outermost.idx())
    }

    /// The function whose own body is `first`: what is nested in it follows it.
    fn group(&self, first: usize) -> Range<usize> {
        let nested = self.codes[first + 1..].iter().take_while(|it| it.parent.is_some()).count();
        first..first + 1 + nested
    }
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
            self.name(root, CodeId(first as u32));
            let codes = self.codes_of(root, CodeId(first as u32), body);
            self.bodies.codes.extend(codes);
            groups.push(first..self.bodies.codes.len());
        }
        let typed = self.infer(&groups);
        self.bodies.typed.extend(typed.into_iter().flatten());
    }

    /// The types of functions with what is nested in them.
    fn infer(&self, groups: &[Range<usize>]) -> Vec<Vec<Typed>> {
        let codes = &self.bodies.codes;
        let infer = |it: &Range<usize>| {
            infer::infer(self.program, CodeId(it.start as u32), &codes[it.clone()])
        };
        groups.par_iter().map(infer).collect()
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

    /// From now on `root` is the body `id`.
    fn name(&mut self, root: Root, id: CodeId) {
        match root {
            Root::Func(func) => self.bodies.of_func.insert(func, id),
            Root::Static(it) => self.bodies.of_static.insert(it, id),
        };
    }

    /// The body of `root`, which gets the id `first`, and behind it what is nested in it.
    fn codes_of(&self, root: Root, first: CodeId, body: Body) -> Vec<Code> {
        let (owner, file, scope, in_test) = match root {
            Root::Func(func) => {
                let def = self.program.func(func);
                (Owner::Func(func), def.file, def.scope, def.in_test)
            }
            Root::Static(it) => {
                let def = &self.program.statics[it.idx()];
                (Owner::Static(it), def.file, def.module, def.in_test)
            }
        };
        if body.is_cut {
            self.program.cuts.note(Limit::Macros, file.0);
        }
        let code = |body, parent| Code {
            owner,
            parent,
            nested: Vec::new(),
            file,
            scope,
            in_test,
            body,
        };
        let mut res = Vec::new();
        add_codes(&mut res, first, None, body, &code);
        res
    }

    /// Functions from `first` on that take a lock, and whose parameters say which, or what is called
    /// meanwhile: `fn with<R>(&self, f: impl FnOnce(&mut State) -> R) -> R`.
    fn open_ended(&self, first: usize) -> Vec<FuncId> {
        let mut res = Vec::new();
        for (code, typed) in self.bodies.codes.iter().zip(&self.bodies.typed).skip(first) {
            let Owner::Func(id) = code.owner else { continue };
            if self.program.is_open_ended(id) && self.takes_locks(typed) {
                res.push(id);
            }
        }
        res.sort();
        res.dedup();
        res
    }

    /// The bodies that seem to call one of `news`.
    fn calling(
        &self,
        news: Vec<FuncId>,
        seeds: &mut Seeds<'_>,
        context: &Context<'_>,
    ) -> Vec<Root> {
        let mut only = Seeds::none(self.program, context);
        let mut has_news = false;
        for it in news {
            if seeds.add(it) {
                has_news |= only.add(it);
            }
        }
        if !has_news {
            return Vec::new();
        }
        let ids = (0..self.program.funcs.len()).map(|idx| FuncId(idx as u32));
        let is_new =
            |it: &FuncId| !self.seen.contains(&Root::Func(*it)) && !self.program.is_stub(*it);
        ids.filter(|it| is_new(it) && only.matter_in_func(*it)).map(Root::Func).collect()
    }

    fn takes_locks(&self, typed: &Typed) -> bool {
        let program = self.program;
        typed.locals.iter().any(|it| program.guard_in(it).is_some())
    }
}

/// Adds `body` as `parent` says, with the id that it gets if the first of `out` has the id `first`.
fn add_codes(
    out: &mut Vec<Code>,
    first: CodeId,
    parent: Option<(CodeId, NestedId)>,
    mut body: Body,
    code: &impl Fn(Body, Option<(CodeId, NestedId)>) -> Code,
) -> CodeId {
    let idx = out.len();
    let id = CodeId(first.0 + idx as u32);
    let nested = std::mem::take(&mut body.nested);
    out.push(code(body, parent));
    for (nth, body) in (0..).zip(nested) {
        let child = add_codes(out, first, Some((id, NestedId(nth))), body, code);
        out[idx].nested.push(child);
    }
    id
}

/// Calls of a trait's method that has more impls than this say nothing: each call would mean all of them,
/// and what hardly ever happens would be said of every one.
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
                break;
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
            self.cuts.note(Limit::Impls, target.func.0);
            res.clear();
        }
        res
    }

    /// The fields that a lock may guard by convention.
    fn guarded_fields(&self) -> Vec<(AdtId, Symbol)> {
        let promises = &self.promises;
        let mut res = Vec::new();
        for (idx, adt) in self.adts.iter().enumerate() {
            let id = AdtId(idx as u32);
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
                    res.push((id, field.name));
                }
            }
        }
        res
    }

    /// The names of statics that a lock guards, and of functions that promise something.
    fn promised_names(&self) -> Vec<(Symbol, Uses)> {
        let promises = &self.promises;
        let mut res: Vec<(Symbol, Uses)> = Vec::new();
        for (idx, def) in self.statics.iter().enumerate() {
            if promises.statics.contains_key(&StaticId(idx as u32)) {
                res.push((def.name, IN_SCOPE));
            }
        }
        for (idx, func) in self.funcs.iter().enumerate() {
            if promises.funcs.contains_key(&FuncId(idx as u32)) {
                res.push((func.name, uses_of(func)));
            }
        }
        res
    }

    /// Whether a function is given a guard or a handle, or gives a lock.
    fn passes_what_matters(&self, func: &Func) -> bool {
        func.inputs.iter().any(|it| self.guard_in(it).is_some() || self.names_handle(it))
            || self.gives_shared(&func.output)
    }

    /// Whether a function gives its caller a lock or an atomic of somebody else: its body says of whom.
    fn gives_shared(&self, ty: &Ty) -> bool {
        match ty.kind() {
            TyKind::Adt(id, args) => {
                let effects = &self.adt(*id).effects;
                effects.lock.is_some()
                    || effects.atomic
                    || args.iter().any(|it| self.gives_shared(it))
            }
            TyKind::Ref { inner, .. } => self.gives_shared(inner),
            TyKind::Tuple(parts) => parts.iter().any(|it| self.gives_shared(it)),
            _ => false,
        }
    }

    /// Whether a function is told how it is ordered with what other threads do.
    fn is_ordered(&self, func: &Func) -> bool {
        func.inputs.iter().any(|it| it.as_adt().is_some_and(|it| self.adt(it.0).effects.ordering))
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

    /// Whether the parameters of a function may say which lock it takes, or what it calls.
    fn is_open_ended(&self, func: FuncId) -> bool {
        self.func(func).inputs.iter().any(|it| self.is_open_input(it))
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
