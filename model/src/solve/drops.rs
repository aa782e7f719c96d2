//! What runs where values end: the `Drop` of types of the workspace.
//!
//! Only values count of which it is sure that nobody has moved them.

use std::cmp::Reverse;

use diag::TextRange;
use rustc_hash::FxHashMap;

use super::{
    EventKind, Invocation,
    flow::{Analysis, Held, State},
    moves::owned_local,
    summary::local_ty,
};
use crate::{
    Symbol,
    body::{CodeId, OpPos},
    facts::{
        BindMode, BlockId, Call, Callee, LocalId, LocalKind, Op, OpKind, Operand, Place, PlaceBase,
        ScopeId, Terminator, Test, Value,
    },
    infer::{Target, Typed},
    link::{AdtId, FuncId, Program},
    load::Bodies,
    place::{Object, Step},
    ty::{Ty, TyKind},
};

/// How far inside of a value those are looked for that end with it.
const MAX_DEPTH: usize = 3;

/// The bodies that run when a value of a type ends.
#[derive(Debug, Default)]
pub(super) struct Drops {
    of_adt: FxHashMap<AdtId, (FuncId, CodeId)>,
}

/// One of the bodies that run when a value ends.
#[derive(Clone, Debug)]
struct Dropped {
    func: FuncId,
    code: CodeId,
    /// Where in the value its own one is.
    fields: Vec<(AdtId, Symbol)>,
    /// There may be none: `Option`.
    is_weak: bool,
}

impl Drops {
    pub(super) fn new(program: &Program, bodies: &Bodies) -> Drops {
        let impls = program.lang.drop.and_then(|it| program.impls_of.get(&it));
        let of_adt = impls.into_iter().flatten().filter_map(|id| {
            let imp = &program.impls[id.idx()];
            let func = imp.funcs.first()?;
            let code = bodies.of_func.get(func)?;
            Some((imp.self_ty.as_adt()?.0, (*func, *code)))
        });
        Drops { of_adt: of_adt.collect() }
    }

    /// The bodies that may run at the end of a body's locals.
    pub(super) fn codes<'t>(
        &'t self,
        program: &'t Program,
        typed: &'t Typed,
    ) -> impl Iterator<Item = CodeId> + 't {
        let tys = typed.locals.iter().filter(|_| !self.of_adt.is_empty());
        tys.flat_map(|it| self.of_ty(program, it)).map(|it| it.code)
    }

    fn of_ty(&self, program: &Program, ty: &Ty) -> Vec<Dropped> {
        let mut res = Vec::new();
        if !self.of_adt.is_empty() {
            self.collect(program, ty, &mut Vec::new(), false, &mut res);
        }
        res
    }

    fn collect(
        &self,
        program: &Program,
        ty: &Ty,
        fields: &mut Vec<(AdtId, Symbol)>,
        is_weak: bool,
        out: &mut Vec<Dropped>,
    ) {
        let TyKind::Adt(id, args) = ty.kind() else { return };
        if let Some(&(func, code)) = self.of_adt.get(id) {
            out.push(Dropped { func, code, fields: fields.clone(), is_weak });
        }
        if Some(*id) == program.lang.option {
            args.iter().for_each(|it| self.collect(program, it, fields, true, out));
        }
        let def = program.adt(*id);
        if def.is_enum || fields.len() == MAX_DEPTH || !def.params.is_empty() {
            return;
        }
        for field in def.variants.iter().flat_map(|it| &it.fields) {
            fields.push((*id, field.name));
            self.collect(program, &field.ty, fields, is_weak, out);
            fields.pop();
        }
    }
}

/// The locals of a body whose end runs code, and where it is sure that they have a value.
pub(super) struct Alive {
    runs: FxHashMap<LocalId, Vec<Dropped>>,
    /// By block: those that have a value at its start.
    entries: Vec<Option<Values>>,
}

/// Locals that have a value: sorted.
type Values = Vec<LocalId>;

impl Alive {
    /// None if nothing runs at the end of any local.
    pub(super) fn new(analysis: &Analysis<'_>) -> Option<Alive> {
        let Analysis { program, code, typed, drops, .. } = analysis;
        let mut runs = FxHashMap::default();
        for (ty, idx) in typed.locals.iter().zip(0..) {
            let of_local = drops.of_ty(program, ty);
            if !of_local.is_empty() {
                runs.insert(LocalId(idx), of_local);
            }
        }
        if runs.is_empty() {
            return None;
        }
        let blocks = &code.body.blocks;
        let mut alive = Alive { runs, entries: vec![None; blocks.len()] };
        let params = (0..code.body.params).map(LocalId);
        *alive.entries.first_mut()? =
            Some(params.filter(|it| alive.runs.contains_key(it)).collect());
        let mut open = vec![BlockId(0)];
        while let Some(id) = open.pop() {
            let Some(mut values) = alive.entries[id.idx()].clone() else { continue };
            let block = &blocks[id.idx()];
            for (op, idx) in block.ops.iter().zip(0..) {
                alive.step(analysis, OpPos { block: id, op: idx }, op, &mut values);
            }
            for (next, values) in alive.successors(analysis, &block.terminator, &values) {
                let entry = &mut alive.entries[next.idx()];
                let met: Values = match entry {
                    Some(known) => known.iter().filter(|it| values.contains(it)).copied().collect(),
                    None => values.clone(),
                };
                if entry.as_ref() != Some(&met) {
                    *entry = Some(met);
                    open.push(next);
                }
            }
        }
        Some(alive)
    }

    /// What is there at the start of each block that may follow: `?` has no value on its way out, and an
    /// `Option` none that was found to be `None`.
    fn successors(
        &self,
        of: &Analysis<'_>,
        terminator: &Terminator,
        values: &Values,
    ) -> Vec<(BlockId, Values)> {
        let tested =
            terminator.place().filter(|it| it.projections.is_empty()).and_then(owned_local);
        let (Terminator::Switch { targets, .. }, Some(local)) = (terminator, tested) else {
            return terminator.successors().map(|it| (it, values.clone())).collect();
        };
        let is_empty = |test: &Test| match test {
            Test::None | Test::Break => true,
            Test::Variant(path) => of.variant_name(*path) == Some("None"),
            _ => false,
        };
        let after = targets.iter().map(|(test, next)| {
            let mut values = values.clone();
            values.retain(|it| *it != local || !is_empty(test));
            (*next, values)
        });
        after.collect()
    }

    pub(super) fn at_start(&self, block: BlockId) -> Values {
        self.entries[block.idx()].clone().unwrap_or_default()
    }

    /// What an op does to values: those that it moves are gone, and what it makes is there.
    pub(super) fn step(&self, of: &Analysis<'_>, pos: OpPos, op: &Op, values: &mut Values) {
        match &op.kind {
            OpKind::Init { dest, value } => {
                self.value_moves(of, value, values);
                self.make(*dest, values);
            }
            OpKind::Bind { dest, source, mode } => {
                if *mode == BindMode::Move {
                    self.moves(of, source, values);
                    self.make(*dest, values);
                }
            }
            OpKind::Assign { dest, value } => {
                self.value_moves(of, value, values);
                if let Some(local) = owned_local(dest).filter(|_| dest.projections.is_empty()) {
                    self.make(local, values);
                }
            }
            OpKind::Call { dest, call } => {
                moved_by(of, pos, call).for_each(|it| self.operand_moves(of, it, values));
                self.make(*dest, values);
            }
            OpKind::Await { dest, future } => {
                self.operand_moves(of, future, values);
                self.make(*dest, values);
            }
            OpKind::EndScope { scope } => self.end(of, &[*scope], values),
            OpKind::Exit { from, to, .. } => self.end(of, &of.scopes_between(*from, *to), values),
            OpKind::AssignOp { .. } | OpKind::Macro { .. } => {}
        }
    }

    fn make(&self, local: LocalId, values: &mut Values) {
        if self.runs.contains_key(&local)
            && let Err(idx) = values.binary_search(&local)
        {
            values.insert(idx, local);
        }
    }

    fn end(&self, of: &Analysis<'_>, scopes: &[ScopeId], values: &mut Values) {
        values.retain(|it| !scopes.contains(&of.code.body.locals[it.idx()].scope));
    }

    fn value_moves(&self, of: &Analysis<'_>, value: &Value, values: &mut Values) {
        match value {
            Value::Use(operand) | Value::Cast { operand, .. } => {
                self.operand_moves(of, operand, values);
            }
            Value::Aggregate { fields, rest, .. } => {
                fields.iter().for_each(|it| self.operand_moves(of, &it.1, values));
                rest.iter().for_each(|it| self.moves(of, it, values));
            }
            Value::Closure { nested } => {
                let Some(closure) = of.code.nested.get(nested.idx()) else { return };
                let upvars = &of.bodies.codes[closure.idx()].body.upvars;
                for upvar in upvars.iter().filter(|it| it.by_value) {
                    let place = Place { base: upvar.base, projections: Vec::new() };
                    self.moves(of, &place, values);
                }
            }
            _ => {}
        }
    }

    fn operand_moves(&self, of: &Analysis<'_>, operand: &Operand, values: &mut Values) {
        if let Operand::Place(place) = operand {
            self.moves(of, place, values);
        }
    }

    /// A value of which something was moved is not there as a whole any more. Out of what has a `Drop` of
    /// its own nothing can be moved: there `f(lease.number)` is a copy.
    fn moves(&self, of: &Analysis<'_>, place: &Place, values: &mut Values) {
        let Some(local) = owned_local(place) else { return };
        let Ok(idx) = values.binary_search(&local) else { return };
        let own = local_ty(of.typed, local).as_adt().map(|it| it.0);
        let has_own = own.is_some_and(|it| of.drops.of_adt.contains_key(&it));
        if place.projections.is_empty() || !has_own {
            values.remove(idx);
        }
    }
}

/// The operands that a call takes by value.
fn moved_by<'o>(
    of: &Analysis<'_>,
    pos: OpPos,
    call: &'o Call,
) -> impl Iterator<Item = &'o Operand> {
    let keeps_receiver = match (&call.callee, of.typed.calls.get(&pos)) {
        (Callee::Method { .. }, Some(Target::Func(it))) => !it.takes_receiver || it.derefs > 0,
        _ => false,
    };
    // Macros that format only look.
    let takes = !matches!(&call.callee, Callee::Macro(name) if *name != "vec" && *name != "dbg");
    call.inputs().skip(usize::from(keeps_receiver)).filter(move |_| takes)
}

impl Analysis<'_> {
    /// The values that end with `scopes`, the innermost first, run what they have to run, each with those
    /// guards alive that end later.
    pub(super) fn drop_values(
        &mut self,
        pos: OpPos,
        range: TextRange,
        scopes: &[ScopeId],
        state: &State,
    ) {
        let Some(alive) = &self.alive else { return };
        let locals = &self.code.body.locals;
        let order = |it: LocalId| {
            let nth = scopes.iter().position(|scope| *scope == locals[it.idx()].scope)?;
            (locals[it.idx()].kind != LocalKind::Result).then_some((nth, Reverse(it)))
        };
        let mut ending: Vec<LocalId> =
            self.values.iter().copied().filter(|it| order(*it).is_some()).collect();
        ending.sort_by_key(|it| order(*it));
        let runs: Vec<(LocalId, Dropped)> = ending
            .into_iter()
            .flat_map(|it| alive.runs[&it].iter().map(move |run| (it, run.clone())))
            .collect();
        for (local, run) in runs {
            let is_left = |it: &&Held| match &it.holder {
                Some(holder) => order(holder.local).is_none_or(|it| Some(it) > order(local)),
                None => true,
            };
            let left: State = state.iter().filter(is_left).cloned().collect();
            self.drop_local(pos, range, local, &run, &left);
        }
    }

    /// `drop(value)`.
    pub(super) fn drop_operand(
        &mut self,
        pos: OpPos,
        range: TextRange,
        place: &Place,
        state: &State,
    ) {
        let Some(alive) = &self.alive else { return };
        let Some(local) = owned_local(place).filter(|it| self.values.contains(it)) else { return };
        for run in alive.runs[&local].clone() {
            self.drop_local(pos, range, local, &run, state);
        }
    }

    /// `place = value`: what was there before ends.
    pub(super) fn drop_overwritten(
        &mut self,
        pos: OpPos,
        range: TextRange,
        place: &Place,
        state: &State,
    ) {
        if !self.recording || place.projections.is_empty() {
            return self.drop_operand(pos, range, place, state);
        }
        let Some(typed) = self.typed.places.get(place) else { return };
        let runs = self.drops.of_ty(self.program, &typed.ty);
        if runs.is_empty() {
            return;
        }
        let object = self.origins.place(self.program, self.bodies, self.id, place);
        for mut run in runs {
            // It may have been moved out of a variable's field.
            run.is_weak |= owned_local(place).is_some();
            self.drop_value(pos, range, object.clone(), &run, state);
        }
    }

    fn drop_local(
        &mut self,
        pos: OpPos,
        range: TextRange,
        local: LocalId,
        run: &Dropped,
        state: &State,
    ) {
        // What the value itself keeps locked, its `drop` may let go.
        let is_other = |it: &&Held| it.holder.as_ref().is_none_or(|it| it.local != local);
        let state: State = state.iter().filter(is_other).cloned().collect();
        let place = Place { base: PlaceBase::Local(local), projections: Vec::new() };
        let object = self.origins.place(self.program, self.bodies, self.id, &place);
        self.drop_value(pos, range, object, run, &state);
    }

    fn drop_value(
        &mut self,
        pos: OpPos,
        range: TextRange,
        mut object: Object,
        run: &Dropped,
        state: &State,
    ) {
        for (adt, field) in &run.fields {
            object = self.origins.join(&object, &[Step::Field(Some(*adt), *field)]);
        }
        let invocation = Invocation {
            func: Some(run.func),
            codes: vec![run.code],
            is_weak: run.is_weak,
            inputs: vec![Some(object)],
            closures: Vec::new(),
            moved_in: Vec::new(),
            in_place: false,
            given: Vec::new(),
        };
        self.event(pos, range, state, |_| EventKind::Drop(invocation));
    }
}
