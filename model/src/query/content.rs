//! What bodies do with the data that a lock protects.

use crate::{
    Acquisition, AcquisitionIdx, CodeId, Model, Object, OpPos, Root, Source, Step, Target,
    effects::{How, LockKind, Mode},
    facts::{BindMode, Callee, LocalId, Op, OpKind, Operand, Place, PlaceBase, Value},
    link::AdtId,
    ty::{Ty, TyKind},
};

/// Types inside of types are looked into this deep.
const DEPTH: u32 = 6;

impl Model {
    /// The type of the data that the lock of an acquisition protects.
    pub fn content_type(&self, code: CodeId, acquisition: &Acquisition) -> Option<Ty> {
        let OpKind::Call { call, .. } = &self.bodies.codes[code.idx()].op(acquisition.pos).kind
        else {
            return None;
        };
        let place = call.inputs().next()?.place()?;
        self.content_of(&self.bodies.typed[code.idx()].places.get(place)?.ty)
    }

    /// The type of what a lock protects, if `ty` is a lock or leads to one.
    pub fn content_of(&self, ty: &Ty) -> Option<Ty> {
        let mut ty = ty.strip_refs().clone();
        for _ in 0..DEPTH {
            let TyKind::Adt(id, args) = ty.kind() else { return None };
            let effects = &self.program.adt(*id).effects;
            if effects.lock.is_some() {
                return args.last().cloned();
            }
            let is_way =
                effects.pointer || effects.once_cell || self.program.lang.option == Some(*id);
            ty = args.first().filter(|_| is_way)?.strip_refs().clone();
        }
        None
    }

    /// Whether a lock protects nothing: it is there to have one at a time do something.
    pub fn protects_nothing(&self, code: CodeId, acquisition: &Acquisition) -> bool {
        let content = self.content_type(code, acquisition);
        content.is_some_and(|it| matches!(it.kind(), TyKind::Tuple(parts) if parts.is_empty()))
    }

    /// Whether values of the type can be shared by themselves, and cannot change while they are: there
    /// is no cell, lock, atomic, channel or foreign thing in them.
    pub fn is_plain_data(&self, ty: &Ty) -> bool {
        self.is_plain_at(ty, DEPTH)
    }

    fn is_plain_at(&self, ty: &Ty, depth: u32) -> bool {
        let all = |tys: &[Ty]| tys.iter().all(|it| self.is_plain_at(it, depth - 1));
        if depth == 0 {
            return false;
        }
        match ty.kind() {
            TyKind::Prim(_) => true,
            TyKind::Tuple(parts) => !parts.is_empty() && all(parts),
            TyKind::Array(inner) | TyKind::Slice(inner) => self.is_plain_at(inner, depth - 1),
            TyKind::Adt(id, args) => {
                let lang = &self.program.lang;
                let adt = self.program.adt(*id);
                let is_known = adt.effects.collection
                    || [lang.option, lang.vec, lang.string].contains(&Some(*id));
                let is_own = self.program.crate_kind(adt.module) != crate::CrateKind::Stub;
                let mut fields = adt.variants.iter().flat_map(|it| &it.fields);
                let mut is_plain_own = || {
                    is_own
                        && adt.params.is_empty()
                        && fields.all(|it| self.is_plain_at(&it.ty, depth - 1))
                };
                all(args) && (is_known || is_plain_own())
            }
            _ => false,
        }
    }

    /// Whether the body, or one nested in it, may change what an acquisition protects, or hands the
    /// guard to somebody who may.
    pub fn may_change_content(&self, code: CodeId, acquisition: &Acquisition) -> bool {
        self.content_change(code, acquisition).is_some()
    }

    /// Where what an acquisition protects may first be changed, under this guard or another one.
    pub fn content_change(
        &self,
        code: CodeId,
        acquisition: &Acquisition,
    ) -> Option<(CodeId, OpPos)> {
        if acquisition.object.root == Root::Unknown {
            return Some((code, acquisition.pos));
        }
        let content = acquisition.object.clone().then(Step::Content);
        self.within(code).into_iter().find_map(|at| {
            let inside = |place: &Place| self.is_in(at, place, &content);
            let mut ops = self.bodies.codes[at.idx()].ops();
            let found = ops.find(|(pos, op)| self.changes(at, *pos, op, &inside));
            found.map(|it| (at, it.0))
        })
    }

    /// Where a body changes what an acquisition of its own protects while it holds that guard.
    pub(super) fn changes_under(&self, code: CodeId, idx: AcquisitionIdx) -> Vec<OpPos> {
        let acquisition = self.acquisition(code, idx);
        let content = acquisition.object.clone().then(Step::Content);
        let inside = |place: &Place| {
            let is_guard = matches!(place.base, PlaceBase::Local(it)
                if acquisition.holders.contains(&it));
            is_guard || self.is_in(code, place, &content)
        };
        let under = self.ops_under(code, idx);
        let under = under.filter(|(pos, op)| self.changes(code, *pos, op, &inside));
        under.map(|it| it.0).collect()
    }

    /// The ops right before which the guard of an acquisition may be held.
    pub(super) fn ops_under(
        &self,
        code: CodeId,
        idx: AcquisitionIdx,
    ) -> impl Iterator<Item = (OpPos, &Op)> {
        let body = &self.bodies.codes[code.idx()].body;
        self.solution.flows[code.idx()].stretches(idx).flat_map(move |(start, end)| {
            let ops = &body.blocks[start.block.idx()].ops;
            let end = end.map_or(ops.len(), |it| it.op as usize).min(ops.len());
            let inside = ops.get(start.op as usize..end).unwrap_or_default();
            inside.iter().zip(start.op..).map(move |(op, idx)| (OpPos { op: idx, ..start }, op))
        })
    }

    fn is_in(&self, code: CodeId, place: &Place, content: &Object) -> bool {
        self.object_at(code, place).is_in(content)
    }

    fn changes(&self, code: CodeId, pos: OpPos, op: &Op, inside: &dyn Fn(&Place) -> bool) -> bool {
        let of_operand = |it: &Operand| it.place().is_some_and(inside);
        match &op.kind {
            OpKind::Assign { dest, .. } => !dest.projections.is_empty() && inside(dest),
            OpKind::AssignOp { dest, .. } => inside(dest),
            OpKind::Init { value: Value::Ref { mutable, place }, .. }
            | OpKind::Init { value: Value::RawRef { mutable, place }, .. } => {
                *mutable && inside(place)
            }
            OpKind::Init { value: Value::Aggregate { fields, .. }, .. } => {
                fields.iter().any(|(_, it)| of_operand(it) && self.is_lending(code, it))
            }
            OpKind::Bind { source, mode: BindMode::RefMut, .. } => inside(source),
            OpKind::Call { call, .. } => {
                let target = self.bodies.typed[code.idx()].calls.get(&pos);
                let inputs = call.inputs().enumerate();
                let mut of_content = inputs.filter(|(_, it)| of_operand(it)).peekable();
                if of_content.peek().is_none() {
                    return false;
                }
                match target {
                    Some(Target::Func(target)) => {
                        let func = self.program.func(target.func);
                        let is_result = self.self_type(target.func) == self.program.lang.result;
                        of_content.any(|(idx, it)| {
                            let by_mut = func.inputs.get(idx).is_some_and(is_mutable_ref);
                            let is_forgotten = func.effects.forgets == Some(idx as u32);
                            // `guard.is_open()` is a method of what is guarded.
                            let looks_through = idx == 0 && target.derefs > 0;
                            let takes_guard = (!self.program.is_stub(target.func) || is_forgotten)
                                && !looks_through
                                && self.is_lending(code, it);
                            by_mut && !is_result || takes_guard
                        })
                    }
                    Some(Target::Ctor(..)) | None => of_content.any(|(_, it)| {
                        matches!(call.callee, Callee::Path(_)) && self.is_lending(code, it)
                    }),
                    _ => matches!(
                        call.callee,
                        Callee::Method { .. } | Callee::Value(_) | Callee::Path(_)
                    ),
                }
            }
            _ => false,
        }
    }

    /// Whether the operand is a guard, or a reference through which something can be changed.
    fn is_lending(&self, code: CodeId, operand: &Operand) -> bool {
        let Some(place) = operand.place() else { return false };
        let typed = &self.bodies.typed[code.idx()];
        let Some(found) = typed.places.get(place) else { return true };
        is_mutable_ref(&found.ty)
            || found.ty.is_unknown()
            || self.program.guard_in(&found.ty).is_some()
    }

    /// Whether a body returns the guard of an acquisition, or was handed it.
    pub fn passes_guard(&self, code: CodeId, acquisition: &Acquisition) -> bool {
        let result = self.bodies.codes[code.idx()].body.result;
        acquisition.holders.contains(&result) || acquisition.source != Source::Direct
    }

    /// Every direct acquisition of a mutex or read-write lock, with its body.
    pub fn lockings(&self) -> impl Iterator<Item = (CodeId, &Acquisition)> {
        self.all_codes().flat_map(|code| {
            let all = self.solution.flows[code.idx()].acquisitions.iter();
            let locks = all.filter(|it| {
                it.lock.is_some_and(|it| matches!(it.kind, LockKind::Mutex | LockKind::RwLock))
            });
            locks.map(move |it| (code, it))
        })
    }

    /// Whether an acquisition lets its holder change the data.
    pub fn is_exclusive_mode(&self, acquisition: &Acquisition) -> bool {
        acquisition.mode != Mode::Shared
    }

    /// Whether an object is used in another way than to call a method of a lock on it.
    pub fn is_used_otherwise(&self, code: CodeId, object: &Object) -> bool {
        let mut found = false;
        self.each_used_otherwise(code, &mut |it| found |= it == object);
        found
    }

    /// Tells `visit` what a body uses in another way than to call a method of a lock on it.
    pub(super) fn each_used_otherwise(&self, code: CodeId, visit: &mut dyn FnMut(&Object)) {
        for (pos, op) in self.bodies.codes[code.idx()].ops() {
            let receiver = self.lock_receiver(code, pos, op);
            op.kind.for_each_place(&mut |place| {
                if !receiver.is_some_and(|it| std::ptr::eq(it, place)) {
                    visit(&self.object_at(code, place));
                }
            });
        }
    }

    /// The place that an op calls a method of a lock on, through a shared reference.
    fn lock_receiver<'o>(&self, code: CodeId, pos: OpPos, op: &'o Op) -> Option<&'o Place> {
        let OpKind::Call { call, .. } = &op.kind else { return None };
        let Some(Target::Func(target)) = self.bodies.typed[code.idx()].calls.get(&pos) else {
            return None;
        };
        let is_lock = |it: AdtId| self.program.adt(it).effects.lock.is_some();
        self.self_type(target.func).filter(|it| is_lock(*it))?;
        let first = self.program.func(target.func).inputs.first()?;
        match is_mutable_ref(first) {
            true => None,
            false => call.inputs().next()?.place(),
        }
    }

    /// Whether the future that takes an async lock is handed on instead of awaited at once: whoever has
    /// it contends for the lock.
    pub fn is_taken_elsewhere(&self, code: CodeId, object: &Object) -> bool {
        let is_awaited = |local: LocalId| {
            self.bodies.codes[code.idx()].ops().any(|(_, op)| match &op.kind {
                OpKind::Await { future, .. } => future.local() == Some(local),
                _ => false,
            })
        };
        self.known_calls(code).any(|it| {
            let waits = it.effects.acquire.is_some_and(|it| it.how == How::Awaits);
            let is_it = it.input(0).and_then(|it| self.object(code, it));
            waits && is_it.as_ref() == Some(object) && !is_awaited(it.dest)
        })
    }

    /// Whether a closure or async block in the body uses the variable that an object is.
    pub fn is_captured(&self, code: CodeId, object: &Object) -> bool {
        let Root::Local(_, local) = object.root else { return true };
        self.captures(code, local)
    }
}

fn is_mutable_ref(ty: &Ty) -> bool {
    matches!(ty.kind(), TyKind::Ref { mutable: true, .. } | TyKind::Ptr { .. })
}
