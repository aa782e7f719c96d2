//! Types of locals and callees of calls, for one function with the closures in it at a time.
//!
//! Light on purpose: variables and unification, no coercions but those that receivers and
//! references need, no trait selection beyond "the impl whose head fits". What is not known stays
//! unknown; nothing is guessed.

mod calls;
mod methods;
mod normalize;
mod ops;
mod paths;
mod places;
mod unify;

use rustc_hash::FxHashMap;

use crate::{
    Limit,
    body::{Code, CodeId, OpPos, Owner},
    facts::{BodyKind, LocalId, PathId, Place},
    link::{AdtId, ConstId, FuncId, Program, StaticId, TypeScope},
    ty::{Parts, Prim, Subst, Ty, TyKind},
};

/// What is known of a body's types.
#[derive(Debug, Default)]
pub struct Typed {
    /// Index by `LocalId`.
    pub locals: Vec<Ty>,
    pub calls: FxHashMap<OpPos, Target>,
    /// What the paths that are used as values name.
    pub paths: FxHashMap<PathId, PathValue>,
    /// Every place that occurs in the body.
    pub places: FxHashMap<Place, PlaceType>,
}

/// What is known of a place.
#[derive(Clone, Debug, Default)]
pub struct PlaceType {
    pub ty: Ty,
    /// For each projection the struct or enum that has the field.
    pub owners: Vec<Option<AdtId>>,
}

/// What a call calls.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    Func(FuncTarget),
    /// A tuple struct or variant is made.
    Ctor(AdtId, u32),
    /// A closure of this function is called.
    Closure(CodeId),
    /// Code that is not known here: a parameter, a field, a trait object of a function type.
    Callback(Ty),
    Unknown,
}

/// A function that is called.
#[derive(Clone, Debug, PartialEq)]
pub struct FuncTarget {
    pub func: FuncId,
    /// What the generic parameters of the function and its impl stand for.
    pub(crate) subst: Subst,
    /// The function is declared in a trait, and which impl is meant is not known: all of them may be.
    pub dispatched: bool,
    /// The method takes the receiver itself, not what it refers to.
    pub takes_receiver: bool,
    /// How often the receiver was dereferenced to find the method.
    pub derefs: u32,
}

/// What a path that is used as a value names.
#[derive(Clone, Debug, PartialEq)]
pub enum PathValue {
    Func(FuncId),
    Static(StaticId),
    Const(ConstId),
    Ctor(AdtId, u32),
    Unknown,
}

/// How often calls whose receiver was not known yet are looked at again. What is not known then has
/// come to nothing three times: it stays unknown, as `threadlint metrics --resolution` counts.
const ROUNDS: u32 = 4;

/// Closures in closures further in than this have no types: each is a call deeper here.
const MAX_NESTING: u32 = 64;

/// Infers the types of a function's bodies. `codes` are the function's own body and all that are
/// nested in it; the result has one entry for each.
pub(crate) fn infer(program: &Program, first: CodeId, codes: &[Code]) -> Vec<Typed> {
    let mut infer = Infer::new(program, first, codes);
    infer.run();
    infer.finish()
}

struct Infer<'p> {
    program: &'p Program,
    codes: &'p [Code],
    first: CodeId,
    scope: TypeScope,
    vars: Vec<Option<Ty>>,
    /// Variables bound since the last snapshot, for taking a failed match back.
    trail: Vec<u32>,
    typed: Vec<Typed>,
    /// Closure bodies that were looked at already.
    done: Vec<bool>,
    /// Calls whose receiver was not known when they were met.
    pending: Vec<(CodeId, OpPos)>,
    depth: u32,
    search_depth: u32,
    searches: u32,
    /// Impls for every type count.
    with_blankets: bool,
}

impl<'p> Infer<'p> {
    fn new(program: &'p Program, first: CodeId, codes: &'p [Code]) -> Infer<'p> {
        let owner = codes[0].owner;
        let mut scope = match owner {
            Owner::Func(func) => program.scope_of(func),
            Owner::Static(id) => TypeScope::new(program.statics[id.idx()].module),
            Owner::Const(id) => {
                let def = &program.consts[id.idx()];
                program.scope_of_parent(def.module, def.parent)
            }
        };
        // What is left out in a body is to be inferred: the mark becomes a fresh variable.
        scope.infer = Ty::new(TyKind::Var(u32::MAX));
        Infer {
            program,
            codes,
            first,
            scope,
            vars: Vec::new(),
            trail: Vec::new(),
            typed: Vec::new(),
            done: vec![false; codes.len()],
            pending: Vec::new(),
            depth: 0,
            search_depth: 0,
            searches: 0,
            with_blankets: false,
        }
    }

    fn run(&mut self) {
        for code in self.codes {
            let mut typed = Typed::default();
            for local in &code.body.locals {
                let ty = local.ty.as_ref().map(|it| self.written(it));
                let ty = ty.unwrap_or_else(|| self.fresh());
                typed.locals.push(ty);
            }
            self.typed.push(typed);
        }
        self.enter_owner();
        self.body(self.first);
        for idx in 0..self.codes.len() {
            self.ensure_body(CodeId(self.first.0 + idx as u32));
        }
        for _ in 0..ROUNDS {
            let pending = std::mem::take(&mut self.pending);
            if pending.is_empty() {
                break;
            }
            let before = pending.len();
            for (code, pos) in pending {
                self.op(code, pos);
            }
            if self.pending.len() == before {
                break;
            }
        }
    }

    /// Gives the parameters and the result of the function their declared types.
    fn enter_owner(&mut self) {
        let body = &self.codes[0].body;
        match self.codes[0].owner {
            Owner::Func(id) => {
                let func = self.program.func(id);
                for (idx, ty) in func.inputs.iter().enumerate().take(body.params as usize) {
                    self.set_local(self.first, LocalId(idx as u32), ty.clone());
                }
                self.set_local(self.first, body.result, func.output.clone());
            }
            Owner::Static(id) => {
                let ty = self.program.statics[id.idx()].ty.clone();
                self.set_local(self.first, body.result, ty);
            }
            Owner::Const(id) => {
                let ty = self.program.consts[id.idx()].ty.clone();
                self.set_local(self.first, body.result, ty);
            }
        }
    }

    fn code(&self, id: CodeId) -> &'p Code {
        &self.codes[(id.0 - self.first.0) as usize]
    }

    fn typed(&mut self, id: CodeId) -> &mut Typed {
        &mut self.typed[(id.0 - self.first.0) as usize]
    }

    fn local_ty(&self, code: CodeId, local: LocalId) -> Ty {
        self.typed[(code.0 - self.first.0) as usize].locals[local.idx()].clone()
    }

    fn set_local(&mut self, code: CodeId, local: LocalId, ty: Ty) {
        let old = self.local_ty(code, local);
        self.unify(&old, &ty);
    }

    /// Looks at a nested body, unless that was done.
    fn ensure_body(&mut self, code: CodeId) {
        let idx = (code.0 - self.first.0) as usize;
        if idx != 0 && !self.done[idx] {
            self.body(code);
        }
    }

    fn body(&mut self, id: CodeId) {
        let idx = (id.0 - self.first.0) as usize;
        if std::mem::replace(&mut self.done[idx], true) {
            return;
        }
        if self.depth > MAX_NESTING {
            self.program.cuts.note(Limit::Types, self.first.0);
            return;
        }
        self.depth += 1;
        let code = self.code(id);
        if let Some(ret) = &code.body.ret {
            let ret = self.written(ret);
            self.set_local(id, code.body.result, ret);
        }
        // What a value is must be known where it is used: joins come after all that leads to them.
        for block in code.order() {
            for op in 0..code.body.blocks[block.idx()].ops.len() as u32 {
                self.op(id, OpPos { block, op });
            }
        }
        self.depth -= 1;
    }

    /// A type written in a body.
    fn written(&mut self, ty: &crate::facts::Type) -> Ty {
        let ty = self.program.lower_type(&self.scope, ty);
        let ty = self.program.with_traits(&ty);
        self.open(&ty)
    }

    /// Makes fresh variables of the parts that are to be inferred, and normalizes.
    fn open(&mut self, ty: &Ty) -> Ty {
        let ty = ty.rewrite(Parts::VAR, &mut |part| match part.kind() {
            TyKind::Var(u32::MAX) => Some(self.fresh()),
            _ => None,
        });
        self.normalize(&ty)
    }

    fn fresh(&mut self) -> Ty {
        self.vars.push(None);
        Ty::new(TyKind::Var(self.vars.len() as u32 - 1))
    }

    /// Notes the types of all places, now that all is known that will be.
    fn note_places(&mut self) {
        for idx in 0..self.codes.len() {
            let id = CodeId(self.first.0 + idx as u32);
            let mut places: Vec<&Place> = Vec::new();
            for block in &self.codes[idx].body.blocks {
                for op in &block.ops {
                    op.kind.for_each_place(&mut |it| places.push(it));
                }
                places.extend(block.terminator.place());
            }
            for place in places {
                if !self.typed[idx].places.contains_key(place) {
                    let found = self.place_ty(id, place);
                    let ty = self.zonk(&found.ty);
                    let noted = PlaceType { ty, owners: found.owners };
                    self.typed[idx].places.insert(place.clone(), noted);
                }
            }
        }
    }

    fn finish(mut self) -> Vec<Typed> {
        self.note_places();
        let mut typed = std::mem::take(&mut self.typed);
        for it in &mut typed {
            for ty in &mut it.locals {
                *ty = self.zonk(ty);
            }
            #[expect(clippy::iter_over_hash_type, reason = "each entry is rewritten on its own")]
            for target in it.calls.values_mut() {
                match target {
                    Target::Func(it) => it.subst = it.subst.map(&mut |ty| self.zonk(ty)),
                    Target::Callback(ty) => *ty = self.zonk(ty),
                    _ => {}
                }
            }
        }
        typed
    }

    /// The type with all variables resolved; those that nothing bound are unknown.
    fn zonk(&mut self, ty: &Ty) -> Ty {
        let ty = self.normalize(ty);
        ty.rewrite(Parts::VAR, &mut |part| match part.kind() {
            TyKind::Var(_) => Some(Ty::unknown()),
            _ => None,
        })
    }

    fn is_async(&self, code: CodeId) -> bool {
        matches!(self.code(code).body.kind, BodyKind::AsyncClosure)
    }

    fn never() -> Ty {
        Ty::prim(Prim::Never)
    }
}
