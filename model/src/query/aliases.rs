//! By which names bodies know the objects by which threads tell one another something.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    CodeId, Declared, Model, Object, OpPos, Root, Step, Target,
    facts::{Call, LocalId, Op, OpKind, Operand, Value},
    ty::{Ty, TyKind},
};

/// What the condition variables, locks and atomics are that functions are given, and into which fields
/// variables go: `let stop = Arc::new(..); spawn(move || run(stop)); Worker { stop }`.
#[derive(Debug, Default)]
pub(super) struct Aliases {
    /// The objects that callers pass for a parameter.
    given: FxHashMap<(CodeId, LocalId), Vec<Object>>,
    /// The fields that get the value of a variable.
    kept: FxHashMap<(CodeId, LocalId), FxHashSet<Declared>>,
}

/// Calls are followed this far back.
const DEPTH: u32 = 4;

/// Pointers around a type are looked through this deep.
const POINTERS: u32 = 3;

impl Model {
    /// What is known everywhere of the objects by which threads tell one another something.
    pub(super) fn aliases(&self) -> &Aliases {
        self.tables.aliases.get_or_init(|| {
            let mut res = Aliases::default();
            for code in self.all_codes() {
                for (pos, op) in self.bodies.codes[code.idx()].ops() {
                    self.note_names(code, pos, op, &mut res);
                }
            }
            res
        })
    }

    fn note_names(&self, code: CodeId, pos: OpPos, op: &Op, out: &mut Aliases) {
        match &op.kind {
            OpKind::Call { call, .. } => self.note_given(code, pos, call, out),
            OpKind::Init { dest, value: Value::Aggregate { fields, .. } } => {
                let ty = &self.bodies.typed[code.idx()].locals[dest.idx()];
                let Some((adt, _)) = ty.as_adt() else { return };
                for (name, operand) in fields {
                    let field = Declared::Field(adt, *name);
                    let object = self.signalling(code, operand);
                    if let Some(Declared::Local(code, local)) =
                        object.and_then(|it| self.declared(&it))
                    {
                        out.kept.entry((code, local)).or_default().insert(field);
                    }
                }
            }
            _ => {}
        }
    }

    fn note_given(&self, code: CodeId, pos: OpPos, call: &Call, out: &mut Aliases) {
        let target = self.bodies.typed[code.idx()].calls.get(&pos);
        let Some(Target::Func(target)) = target.filter(|_| call.inputs().count() > 0) else {
            return;
        };
        let Some(&callee) = self.bodies.of_func.get(&target.func) else { return };
        for (idx, operand) in call.inputs().enumerate() {
            if let Some(object) = self.signalling(code, operand) {
                out.given.entry((callee, LocalId(idx as u32))).or_default().push(object);
            }
        }
    }

    /// The object that an operand is or points to, if threads may tell one another something by it.
    fn signalling(&self, code: CodeId, operand: &Operand) -> Option<Object> {
        let ty = &self.bodies.typed[code.idx()].places.get(operand.place()?)?.ty;
        self.is_signalling(ty, POINTERS).then(|| self.object(code, operand))?
    }

    fn is_signalling(&self, ty: &Ty, depth: u32) -> bool {
        let TyKind::Adt(id, args) = ty.strip_refs().kind() else { return false };
        let effects = &self.program.adt(*id).effects;
        let leads = || args.first().is_some_and(|it| self.is_signalling(it, depth - 1));
        effects.condvar
            || effects.notifier
            || effects.atomic
            || effects.lock.is_some()
            || effects.pointer && depth > 0 && leads()
    }

    /// Whether two objects may be the same one, or are of the same field or static.
    pub(super) fn may_be_same(&self, aliases: &Aliases, a: &Object, b: &Object) -> bool {
        if a == b {
            return a.root != Root::Unknown || self.declared(a).is_some();
        }
        let (mut of_a, mut of_b) = (FxHashSet::default(), FxHashSet::default());
        self.names(aliases, a, DEPTH, &mut of_a);
        self.names(aliases, b, DEPTH, &mut of_b);
        !of_a.is_disjoint(&of_b)
    }

    /// The object itself if it is declared somewhere; else what all callers pass for the parameter.
    pub(super) fn original(&self, aliases: &Aliases, object: &Object) -> Option<Object> {
        let mut at = object;
        for _ in 0..DEPTH {
            if self.declared(at).is_some() {
                return Some(at.clone());
            }
            let Root::Local(code, local) = at.root else { return None };
            let (first, others) = aliases.given.get(&(code, local))?.split_first()?;
            if others.iter().any(|it| it != first) {
                return None;
            }
            at = first;
        }
        None
    }

    /// Where the object may be declared.
    fn names(&self, aliases: &Aliases, of: &Object, depth: u32, out: &mut FxHashSet<Declared>) {
        match (self.declared(of), of.root) {
            (Some(Declared::Local(code, local)), _) => {
                let is_whole = !of.steps.iter().any(|it| matches!(it, Step::Field(..)));
                let kept = aliases.kept.get(&(code, local)).filter(|_| is_whole);
                out.extend(kept.into_iter().flatten());
                out.insert(Declared::Local(code, local));
            }
            (Some(declared), _) => {
                out.insert(declared);
            }
            (None, Root::Local(code, local)) if depth > 0 => {
                for given in aliases.given.get(&(code, local)).into_iter().flatten() {
                    self.names(aliases, given, depth - 1, out);
                }
            }
            _ => {}
        }
    }
}
