//! Statics that are made when they are first needed, by hand.

use diag::{Span, TextRange};

use super::{Control, Protection, Values};
use crate::{
    CodeId, EventKind, HeldGuard, LockClass, Model, Object, OpPos, Root, Target,
    effects::LockKind,
    facts::{BlockId, Callee, Literal, Op, OpKind, Operand, Place, Value},
    link::StaticId,
    ty::{Prim, TyKind},
};

/// A `static mut` that is made when it is first needed.
#[derive(Clone, Debug)]
pub struct Lazy {
    pub id: StaticId,
    /// Where it is made.
    pub code: CodeId,
    pub made: Span,
    pub order: Order,
}

/// What keeps two threads from making it twice, or one from seeing it half made.
#[derive(Clone, Debug)]
pub enum Order {
    /// A `Once`, under which all writes stand.
    Once(LockClass),
    /// Nothing. Where it is asked whether it is there, if not in the call that makes it.
    Nothing { checked: Option<Span> },
}

/// One use of a `static mut` in a body.
#[derive(Clone, Copy, Debug)]
struct Use {
    code: CodeId,
    pos: OpPos,
    range: TextRange,
    is_write: bool,
}

/// Calls are followed back this far.
const DEPTH: u32 = 4;

impl Model {
    /// The statics of the workspace that are made when they are first needed, by hand.
    pub fn lazy_statics(&self) -> Vec<Lazy> {
        let mut uses: Vec<(StaticId, Vec<Use>)> = Vec::new();
        for (id, def) in self.own_statics() {
            if def.mutable && def.made_by.is_none() && !def.is_foreign && !def.is_thread_local() {
                uses.push((id, Vec::new()));
            }
        }
        if uses.is_empty() {
            return Vec::new();
        }
        for code in self.codes() {
            for (pos, op) in self.bodies.codes[code.idx()].ops() {
                op.kind.for_each_place(&mut |place| {
                    let Some((id, range)) = self.mutable_static_at(code, place) else { return };
                    let is_write = self.may_write(code, pos, op, place);
                    if let Ok(idx) = uses.binary_search_by_key(&id, |it| it.0) {
                        uses[idx].1.push(Use { code, pos, range, is_write });
                    }
                });
            }
        }
        let sites = self.once_sites();
        let protection = self.protection();
        uses.iter()
            .filter_map(|(id, uses)| {
                let ordered = self.set_under_once(&sites, *id, uses);
                ordered.or_else(|| self.set_after_check(&protection, &sites, *id, uses))
            })
            .collect()
    }

    /// All writes stand under one `Once`.
    fn set_under_once(&self, sites: &Sites, id: StaticId, uses: &[Use]) -> Option<Lazy> {
        let writes: Vec<&Use> = uses.iter().filter(|it| it.is_write).collect();
        let first = *writes.first()?;
        let once = self.once_at(sites, first.code, first.pos, DEPTH)?;
        let is_ordered = |it: &&Use| self.once_at(sites, it.code, it.pos, DEPTH) == Some(once);
        let is_read = uses.len() > writes.len();
        (is_read && writes.iter().all(is_ordered)).then(|| Lazy {
            id,
            code: first.code,
            made: self.span(first.code, first.range),
            order: Order::Once(once),
        })
    }

    /// It is made by a body that finds that it is not there, with nothing held.
    fn set_after_check(
        &self,
        protection: &Protection<'_>,
        sites: &Sites,
        id: StaticId,
        uses: &[Use],
    ) -> Option<Lazy> {
        let is_alone = |it: &Use| {
            protection.at(it.code, it.pos).is_empty()
                && self.once_at(sites, it.code, it.pos, DEPTH).is_none()
                && !self.is_unsafe_fn(it.code)
        };
        let mut writes = uses.iter().filter(|it| it.is_write && is_alone(it));
        writes.find_map(|write| {
            let order = match self.makes_in_one_call(write) {
                true => Order::Nothing { checked: None },
                false => {
                    let check = self.check_before(id, uses, write)?;
                    Order::Nothing { checked: Some(self.span(write.code, check)) }
                }
            };
            let made = self.span(write.code, write.range);
            Some(Lazy { id, code: write.code, made, order })
        })
    }

    /// `CACHE.get_or_insert_with(..)`.
    fn makes_in_one_call(&self, write: &Use) -> bool {
        let known = self.known_calls(write.code).find(|it| {
            let object = self.receiver(it);
            let is_of_static = matches!(object.map(|it| it.root), Some(Root::Static(_)));
            it.effects.one_step
                && self.self_type(it.func) == self.program.lang.option
                && is_of_static
                && it.range.contains(write.range)
        });
        known.is_some()
    }

    /// Where the body asks whether the static is there, and comes to the write only if not.
    fn check_before(&self, id: StaticId, uses: &[Use], write: &Use) -> Option<TextRange> {
        let value = self.written_value(write)?;
        let (control, values) = (self.control(write.code), self.values(write.code));
        if !self.is_first_value(id, write, value, &values) {
            return None;
        }
        let mut reads = uses.iter().filter(|it| it.code == write.code && !it.is_write);
        reads.find_map(|read| {
            let decides = self.decides_once(&control, &values, read, write);
            decides.then_some(read.range)
        })
    }

    fn written_value(&self, write: &Use) -> Option<&Value> {
        match &self.bodies.codes[write.code.idx()].op(write.pos).kind {
            OpKind::Assign { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Whether the value is one that a static that was not made yet gets: `Some(..)`, a pointer to
    /// something, `true`.
    fn is_first_value(
        &self,
        id: StaticId,
        write: &Use,
        value: &Value,
        values: &Values<'_>,
    ) -> bool {
        let ty = &self.program.statics[id.idx()].ty;
        let operand = match value {
            Value::Use(operand) => operand,
            Value::Cast { operand, .. } => operand,
            _ => return matches!(ty.kind(), TyKind::Ptr { .. }),
        };
        match ty.kind() {
            TyKind::Prim(Prim::Bool) => values.literal(operand) == Some(&Literal::Bool(true)),
            TyKind::Adt(adt, _) if Some(*adt) == self.program.lang.option => {
                let typed = &self.bodies.typed[write.code.idx()];
                let code = &self.bodies.codes[write.code.idx()];
                let mut calls = code.ops().filter(|(_, op)| match op.kind {
                    OpKind::Call { dest, .. } => Some(dest) == operand.local(),
                    _ => false,
                });
                calls.any(|it| matches!(typed.calls.get(&it.0), Some(Target::Ctor(..))))
            }
            TyKind::Ptr { .. } => operand.local().is_some(),
            _ => false,
        }
    }

    /// Whether a switch on what was read leads to the write on some of its ways only.
    fn decides_once(
        &self,
        control: &Control<'_>,
        values: &Values<'_>,
        read: &Use,
        write: &Use,
    ) -> bool {
        let code = &self.bodies.codes[read.code.idx()];
        let seen = super::values::written(&code.op(read.pos).kind).map(|it| values.derived(it));
        let leads =
            |block: BlockId| control.enters_without(block, write.pos, |pos| pos == read.pos);
        control.switches().any(|it| {
            let on = it.on.local();
            let is_seen = seen.as_ref().is_some_and(|seen| on.is_some_and(|it| seen.contains(&it)));
            let some = it.targets.iter().any(|it| leads(it.1));
            // `assert!(!IS_SET_UP)` has no other way.
            let other = it.targets.iter().any(|it| !leads(it.1) && control.leaves_from(it.1));
            is_seen && some && other && control.reaches(read.pos, it.end)
        })
    }

    /// Whether the op may change the static that it names by `place`.
    fn may_write(&self, code: CodeId, pos: OpPos, op: &Op, place: &Place) -> bool {
        match &op.kind {
            OpKind::Assign { dest, .. } | OpKind::AssignOp { dest, .. } => {
                std::ptr::eq(dest, place)
            }
            OpKind::Init { value: Value::Ref { mutable, .. }, .. }
            | OpKind::Init { value: Value::RawRef { mutable, .. }, .. } => *mutable,
            OpKind::Call { call, .. } => {
                // `(TABLE.open)(path)` reads the function that it calls.
                if matches!(&call.callee, Callee::Value(Operand::Place(it)) if std::ptr::eq(it, place))
                {
                    return false;
                }
                let is_this = |it: &Operand| it.place().is_some_and(|it| std::ptr::eq(it, place));
                let idx = call.inputs().position(is_this);
                let target = self.bodies.typed[code.idx()].calls.get(&pos);
                let (Some(idx), Some(Target::Func(target))) = (idx, target) else { return true };
                let input = self.program.func(target.func).inputs.get(idx);
                input.is_none_or(|it| {
                    matches!(it.kind(), TyKind::Ref { mutable: true, .. } | TyKind::Unknown)
                })
            }
            OpKind::Bind { mode, .. } => *mode == crate::facts::BindMode::RefMut,
            _ => false,
        }
    }

    /// Who runs each body, and what is held there.
    fn once_sites(&self) -> Sites {
        let mut res: Sites = vec![Vec::new(); self.bodies.codes.len()];
        for code in self.codes() {
            for event in &self.solution.flows[code.idx()].events {
                let EventKind::Call(invocation) = &event.kind else { continue };
                let once = self.held_once(code, &event.held);
                let closures = invocation.closures.iter().map(|it| it.1);
                for callee in invocation.codes.iter().copied().chain(closures) {
                    res[callee.idx()].push((code, event.pos, once));
                }
            }
        }
        res
    }

    /// The `Once` under which the op runs, whoever calls the body.
    fn once_at(&self, sites: &Sites, code: CodeId, pos: OpPos, depth: u32) -> Option<LockClass> {
        if let Some(own) = self.held_once(code, self.held_at(code, pos)) {
            return Some(own);
        }
        let sites_here = sites[code.idx()].iter().filter(|_| depth > 0);
        let mut found = sites_here.map(|(caller, pos, once)| {
            once.or_else(|| self.once_at(sites, *caller, *pos, depth - 1))
        });
        let first = found.next()??;
        found.all(|it| it == Some(first)).then_some(first)
    }

    fn held_once(&self, code: CodeId, held: &[HeldGuard]) -> Option<LockClass> {
        let is_once = |it: &&HeldGuard| {
            self.held(code, **it).lock.is_some_and(|it| it.kind == LockKind::Once)
        };
        let object: &Object = &self.held(code, *held.iter().find(is_once)?).object;
        object.class(&self.program, &self.bodies)
    }
}

/// Index by `CodeId`: callers, where they call, and the `Once` that is held there.
type Sites = Vec<Vec<(CodeId, OpPos, Option<LockClass>)>>;
