//! Accesses to data that a lock may guard by convention: fields, cells, statics, atomics.

use diag::TextRange;

use super::CallKinds;
use crate::{
    CodeId, EventKind, LockClass, Model, Object, OpPos, Owner, PathValue, Root, Step, Target,
    effects::{AtomicOp, Lock, LockKind, Relation},
    facts::{LocalKind, Op, OpKind, Place, PlaceBase, Value},
    link::{AdtId, FuncId, StaticId},
    ty::{Ty, TyKind},
};

/// An access to data that is not inside a lock.
#[derive(Clone, Debug)]
pub struct Access {
    pub code: CodeId,
    pub pos: OpPos,
    pub range: TextRange,
    /// The datum.
    pub object: Object,
    /// Where it is declared.
    pub class: LockClass,
    pub kind: AccessKind,
    pub is_write: bool,
}

/// What makes it possible to change the datum while others can see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccessKind {
    /// It is a `Cell` or `UnsafeCell`.
    Cell,
    /// It is a `static mut`.
    Static,
    Atomic,
    /// It is inside a lock, and reached past the guard.
    Bypass,
    /// A promise speaks of it.
    Promised,
}

/// Functions that hand out what they make are looked through this deep.
const DEPTH: u32 = 4;

impl Model {
    /// The accesses of a body to cells and atomics that others can see, to `static mut`s, and to what
    /// is in a lock, past its guard.
    pub fn shared_accesses(&self, code: CodeId) -> Vec<Access> {
        let mut res = Vec::new();
        for (pos, op) in self.bodies.codes[code.idx()].ops() {
            self.static_access(code, pos, op, &mut res);
        }
        for known in
            self.known_calls_of(code, CallKinds::ATOMIC | CallKinds::CELL | CallKinds::LOCK)
        {
            let Some(effects) = self.self_effects(known.func) else { continue };
            let func = self.program.func(known.func);
            let by_ref = func.inputs.first().map(Ty::kind);
            if !matches!(by_ref, Some(TyKind::Ref { mutable: false, .. })) {
                continue;
            }
            let (kind, is_write) = match known.effects.atomic {
                Some(op) => (AccessKind::Atomic, op != AtomicOp::Load),
                None if effects.cell && effects.lock.is_none() => {
                    // What a pointer is for is not known.
                    (AccessKind::Cell, true)
                }
                None if is_thread_lock(effects.lock)
                    && known.effects.relation == Relation::Inner
                    && matches!(func.output.kind(), TyKind::Ptr { .. }) =>
                {
                    (AccessKind::Bypass, true)
                }
                None => continue,
            };
            let Some(object) = self.receiver(&known) else { continue };
            let Some(class) = object.class(&self.program, &self.bodies) else { continue };
            if !class.is_local() {
                let (pos, range) = (known.pos, known.range);
                res.push(Access { code, pos, range, object, class, kind, is_write });
            }
        }
        res
    }

    fn static_access(&self, code: CodeId, pos: OpPos, op: &Op, out: &mut Vec<Access>) {
        let dest = match &op.kind {
            OpKind::Assign { dest, .. } | OpKind::AssignOp { dest, .. } => Some(dest),
            _ => None,
        };
        op.kind.for_each_place(&mut |place| {
            let PlaceBase::Path(path) = place.base else { return };
            let named = self.bodies.typed[code.idx()].paths.get(&path);
            let Some(PathValue::Static(id)) = named else { return };
            let def = &self.program.statics[id.idx()];
            if !def.mutable || def.made_by.is_some() {
                return;
            }
            let object = Object { root: Root::Static(*id), steps: Vec::new() };
            let Some(class) = object.class(&self.program, &self.bodies) else { return };
            let is_dest = dest.is_some_and(|it| std::ptr::eq(it, place));
            let is_write = is_dest || mutates(&op.kind) || matches!(op.kind, OpKind::Call { .. });
            let range = self.bodies.codes[code.idx()].body.paths[path.idx()].range;
            let kind = AccessKind::Static;
            out.push(Access { code, pos, range, object, class, kind, is_write });
        });
    }

    /// The accesses of a body to the fields for which `is_field` holds, and the statics for which
    /// `is_static` does.
    pub fn accesses_to(
        &self,
        code: CodeId,
        is_field: &dyn Fn(AdtId, crate::Symbol) -> bool,
        is_static: &dyn Fn(StaticId) -> bool,
    ) -> Vec<Access> {
        let mut res = Vec::new();
        for (pos, op) in self.bodies.codes[code.idx()].ops() {
            if is_renaming(self, code, op) {
                continue;
            }
            op.kind.for_each_place(&mut |place| {
                let object = self.object_at(code, place);
                let Some(object) = datum(object, is_field, is_static) else { return };
                let Some(class) = object.class(&self.program, &self.bodies) else { return };
                let (range, kind) = (self.access_range(code, op, place), AccessKind::Promised);
                let is_write = !matches!(op.kind, OpKind::Bind { .. });
                res.push(Access { code, pos, range, object, class, kind, is_write });
            });
        }
        res
    }

    fn access_range(&self, code: CodeId, op: &Op, place: &Place) -> TextRange {
        match place.base {
            PlaceBase::Path(path) => self.bodies.codes[code.idx()].body.paths[path.idx()].range,
            _ => op.range,
        }
    }

    /// Whether nobody else can touch what an access touches: through `&mut`, in a value that is still
    /// the function's own, or in a function that makes such values.
    pub fn is_exclusive(&self, access: &Access) -> bool {
        let owner = access.object.owner().unwrap_or_else(|| access.object.clone());
        self.is_own_value(access.code, &owner) || self.makes_owner(access.code, &access.object)
    }

    /// The same of a lock: whoever has it to himself need not take it.
    pub fn is_own_lock(&self, code: CodeId, lock: &Object) -> bool {
        lock.owner().is_some_and(|it| self.is_own_value(code, &it))
    }

    fn is_own_value(&self, code: CodeId, owner: &Object) -> bool {
        let Root::Local(root, local) = owner.root else { return false };
        if root != code && self.runs_elsewhere(code, root) {
            return false;
        }
        let ty = &self.bodies.typed[root.idx()].locals[local.idx()];
        let is_own = match ty.kind() {
            TyKind::Ref { mutable, .. } => *mutable,
            _ => !self.is_sharing(ty),
        };
        let field_is_own = |it: &Step| match it {
            Step::Field(Some(adt), name) => {
                self.program.field(*adt, *name).is_some_and(|it| !self.is_sharing(&it.ty))
            }
            Step::Field(None, _) => false,
            _ => true,
        };
        is_own && owner.steps.iter().all(field_is_own)
    }

    /// A type through which others may reach the same object.
    fn is_sharing(&self, ty: &Ty) -> bool {
        match ty.kind() {
            TyKind::Ref { mutable, .. } => !mutable,
            TyKind::Ptr { .. } | TyKind::Unknown | TyKind::Param(_) => true,
            TyKind::Adt(id, args) => {
                self.program.adt(*id).effects.pointer
                    || self.program.lang.option == Some(*id)
                        && args.first().is_some_and(|it| self.is_sharing(it))
            }
            _ => false,
        }
    }

    /// Whether the closure `code` inside of `root`, or one around it, is handed to another thread or
    /// task.
    fn runs_elsewhere(&self, code: CodeId, root: CodeId) -> bool {
        let mut at = code;
        while at != root {
            let Some((parent, _)) = self.bodies.codes[at.idx()].parent else { return true };
            let events = &self.solution.flows[parent.idx()].events;
            let spawned = |it: &crate::Event| match it.kind {
                EventKind::Spawn { code, .. } => code == Some(at),
                _ => false,
            };
            if events.iter().any(spawned) {
                return true;
            }
            at = parent;
        }
        false
    }

    /// Whether the function hands out values of the type that the datum is a field of.
    fn makes_owner(&self, code: CodeId, datum: &Object) -> bool {
        let Owner::Func(func) = self.bodies.codes[code.idx()].owner else { return true };
        let Some(Step::Field(Some(adt), _)) = datum.steps.last() else { return false };
        self.contains(&self.program.func(func).output, *adt, DEPTH)
    }

    fn contains(&self, ty: &Ty, adt: AdtId, depth: u32) -> bool {
        match ty.kind() {
            TyKind::Adt(id, _) if *id == adt => true,
            TyKind::Adt(_, args) => {
                depth > 0 && args.iter().any(|it| self.contains(it, adt, depth - 1))
            }
            TyKind::Tuple(parts) => {
                depth > 0 && parts.iter().any(|it| self.contains(it, adt, depth - 1))
            }
            _ => false,
        }
    }

    /// Whether what the body does is for its callers to answer for: an `unsafe fn`.
    pub fn is_unsafe_fn(&self, code: CodeId) -> bool {
        match self.bodies.codes[code.idx()].owner {
            Owner::Func(id) => self.program.func(id).facts.is_unsafe,
            _ => false,
        }
    }

    /// The function of the workspace that an op calls by name.
    pub fn own_callee(&self, code: CodeId, pos: OpPos) -> Option<FuncId> {
        match self.bodies.typed[code.idx()].calls.get(&pos)? {
            Target::Func(target) if !self.program.is_stub(target.func) => Some(target.func),
            _ => None,
        }
    }
}

/// A cell that is set once is a lock for a moment, but hands out what is in it for ever.
fn is_thread_lock(lock: Option<Lock>) -> bool {
    lock.is_some_and(|it| matches!(it.kind, LockKind::Mutex | LockKind::RwLock))
}

/// The part of an object that is the field or static, if it goes through one.
fn datum(
    object: Object,
    is_field: &dyn Fn(AdtId, crate::Symbol) -> bool,
    is_static: &dyn Fn(StaticId) -> bool,
) -> Option<Object> {
    let found = object.steps.iter().position(|it| match it {
        Step::Field(Some(adt), name) => is_field(*adt, *name),
        _ => false,
    });
    match (found, object.root) {
        (Some(idx), root) => Some(Object { root, steps: object.steps[..=idx].to_vec() }),
        (None, Root::Static(id)) if is_static(id) => {
            Some(Object { root: object.root, steps: Vec::new() })
        }
        _ => None,
    }
}

/// `let count = &self.count;` gives a name and touches nothing.
fn is_renaming(model: &Model, code: CodeId, op: &Op) -> bool {
    match &op.kind {
        OpKind::Init { dest, value: Value::Ref { .. } | Value::RawRef { .. } } => {
            model.local(code, *dest).kind == LocalKind::Var
        }
        OpKind::Bind { .. } => true,
        _ => false,
    }
}

fn mutates(op: &OpKind) -> bool {
    matches!(
        op,
        OpKind::Init { value: Value::Ref { mutable: true, .. }, .. }
            | OpKind::Init { value: Value::RawRef { mutable: true, .. }, .. }
    )
}
