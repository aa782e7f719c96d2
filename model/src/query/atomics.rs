//! Accesses of atomics, with the ordering of each.

use diag::TextRange;

use super::{CallKinds, KnownCall, Values};
use crate::{
    CodeId, Model, Object, OpPos, PathValue, Root, Symbol, Target,
    effects::AtomicOp,
    facts::{LocalId, OpKind, Operand, PlaceBase, Value},
    link::{Func, FuncId, Program},
    ty::{Ty, TyKind},
};

/// How far an atomic operation orders what is around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemoryOrder {
    Relaxed,
    Release,
    Acquire,
    AcqRel,
    SeqCst,
}

/// A call that reads or writes an atomic: by itself, or through a function that does no more.
#[derive(Clone, Debug)]
pub struct AtomicAccess<'m> {
    pub code: CodeId,
    pub pos: OpPos,
    /// The call, the receiver included.
    pub range: TextRange,
    pub name_range: TextRange,
    /// Where its result goes.
    pub dest: LocalId,
    pub op: AtomicOp,
    pub object: Object,
    /// What is written; of a compare-exchange, what is expected, and what is written.
    pub values: Vec<&'m Operand>,
    /// One for each ordering that it is given: for success, then for failure. None if that is not
    /// known.
    pub orders: Vec<Option<MemoryOrder>>,
    /// Where the orderings stand.
    pub order_args: Vec<&'m Operand>,
    /// The function of the workspace that does it.
    pub through: Option<FuncId>,
}

impl Model {
    /// The method of the atomic's type that applies an operator in one step.
    pub fn in_one_step(&self, access: &AtomicAccess<'_>, operator: Symbol) -> Option<Symbol> {
        self.sibling(access, |it, _| it.effects.operator.is_some_and(|it| operator == it))
    }

    /// The method that does what a weak compare-exchange does, and fails for a reason only.
    pub fn in_strong_form(&self, access: &AtomicAccess<'_>) -> Option<Symbol> {
        let strong = Some(AtomicOp::CompareExchange { weak: false });
        self.sibling(access, |it, weak| {
            it.effects.atomic == strong && it.inputs.len() == weak.inputs.len()
        })
    }

    /// Another method of the atomic's type.
    fn sibling(
        &self,
        access: &AtomicAccess<'_>,
        is_it: impl Fn(&Func, &Func) -> bool,
    ) -> Option<Symbol> {
        let calls = &self.bodies.typed[access.code.idx()].calls;
        let Some(Target::Func(target)) = calls.get(&access.pos) else { return None };
        let (of, func) = (self.self_type(target.func)?, self.program.func(target.func));
        let all = (0..self.program.funcs.len() as u32).map(FuncId);
        let mut fitting =
            all.filter(|it| is_it(self.program.func(*it), func) && self.self_type(*it) == Some(of));
        fitting.next().map(|it| self.program.func(it).name)
    }
}

impl Model {
    /// Whether an exchange that fails is tried again: in a loop, or in that of a function that is
    /// called after it.
    pub fn is_tried_again(&self, access: &AtomicAccess<'_>) -> bool {
        self.is_repeated(access.code, access.pos) || self.has_slow_path(access)
    }

    /// Whether a loop runs the op again, be it one around the closure that it stands in.
    fn is_repeated(&self, code: CodeId, pos: OpPos) -> bool {
        if self.control(code).reaches(pos, pos) {
            return true;
        }
        let Some((parent, nested)) = self.bodies.codes[code.idx()].parent else { return false };
        // A thread that is started in each round runs its closure once.
        if self.spawns(parent).any(|it| it.entry == Some(code)) {
            return false;
        }
        let mut ops = self.bodies.codes[parent.idx()].ops();
        let made = ops.find(|(_, op)| match &op.kind {
            OpKind::Init { value: Value::Closure { nested: it }, .. } => *it == nested,
            _ => false,
        });
        made.is_some_and(|(pos, _)| self.is_repeated(parent, pos))
    }

    /// Whether a function that is called after the access exchanges the same atomic in a loop.
    fn has_slow_path(&self, access: &AtomicAccess<'_>) -> bool {
        let class = access.object.class(&self.program, &self.bodies);
        let control = self.control(access.code);
        let calls = self.bodies.typed[access.code.idx()].calls.iter();
        let mut later = calls.filter(|it| control.reaches(access.pos, *it.0));
        class.is_some()
            && later.any(|(_, target)| {
                let Target::Func(target) = target else { return false };
                let Some(&code) = self.bodies.of_func.get(&target.func) else { return false };
                let tries = |it: &AtomicAccess<'_>| {
                    matches!(it.op, AtomicOp::CompareExchange { .. })
                        && it.object.class(&self.program, &self.bodies) == class
                        && self.is_repeated(it.code, it.pos)
                };
                self.within(code).into_iter().any(|it| self.atomic_accesses(it).iter().any(tries))
            })
    }
}

impl MemoryOrder {
    /// Whether a write with it shows what was written before.
    pub fn releases(self) -> bool {
        matches!(self, MemoryOrder::Release | MemoryOrder::AcqRel | MemoryOrder::SeqCst)
    }

    /// Whether a read with it sees what was written before the write that it reads.
    pub fn acquires(self) -> bool {
        matches!(self, MemoryOrder::Acquire | MemoryOrder::AcqRel | MemoryOrder::SeqCst)
    }

    /// The variant of that name.
    fn named(name: &str) -> Option<MemoryOrder> {
        Some(match name {
            "Relaxed" => MemoryOrder::Relaxed,
            "Release" => MemoryOrder::Release,
            "Acquire" => MemoryOrder::Acquire,
            "AcqRel" => MemoryOrder::AcqRel,
            "SeqCst" => MemoryOrder::SeqCst,
            _ => return None,
        })
    }
}

impl AtomicAccess<'_> {
    /// Whether it changes the atomic.
    pub fn writes(&self) -> bool {
        self.op != AtomicOp::Load
    }

    /// Whether it tells what is in the atomic.
    pub fn reads(&self) -> bool {
        self.op != AtomicOp::Store
    }

    /// The ordering, of a compare-exchange that for success.
    pub fn order(&self) -> Option<MemoryOrder> {
        self.orders.first().copied().flatten()
    }
}

impl Model {
    /// The accesses of atomics in a body, in the order of its blocks.
    pub fn atomic_accesses(&self, code: CodeId) -> Vec<AtomicAccess<'_>> {
        let body = &self.bodies.codes[code.idx()];
        let mut res: Vec<AtomicAccess<'_>> =
            self.atomic_calls(code).filter_map(|it| self.atomic_access(&it)).collect();
        for &(pos, func) in &self.resolved_calls(code).own {
            let op = body.op(pos);
            let OpKind::Call { dest, call } = &op.kind else { continue };
            let Some(inner) = self.accessor(func) else { continue };
            let inputs: Vec<&Operand> = call.inputs().collect();
            let Some(object) = self.in_caller(code, &inner.object, &inputs) else { continue };
            let given = |it: &Operand| match it.local() {
                Some(local) => inputs.get(local.idx()).copied(),
                None => None,
            };
            res.push(AtomicAccess {
                code,
                pos,
                range: op.range,
                name_range: call.name_range,
                dest: *dest,
                values: inner.values.iter().filter_map(|it| given(it)).collect(),
                order_args: Vec::new(),
                through: Some(func),
                op: inner.op,
                object,
                orders: inner.orders,
            });
        }
        res.sort_by_key(|it| it.pos);
        res
    }

    /// The ordering that an operand of the body is.
    pub fn memory_order(&self, code: CodeId, operand: &Operand) -> Option<MemoryOrder> {
        let place = operand.place()?;
        match place.base {
            PlaceBase::Path(path) => {
                let value = self.bodies.typed[code.idx()].paths.get(&path)?;
                let PathValue::Ctor(adt, variant) = value else { return None };
                let adt = self.program.adt(*adt);
                let variant = adt.variants.get(*variant as usize)?;
                MemoryOrder::named(variant.name.as_str()).filter(|_| adt.effects.ordering)
            }
            PlaceBase::Local(local) => match self.values(code).made(local)? {
                (_, Value::Use(operand)) if operand.local() != Some(local) => {
                    self.memory_order(code, operand)
                }
                _ => None,
            },
            PlaceBase::Upvar(_) => None,
        }
    }

    /// Whether the body orders what is around it by a fence: its own, or that of a function that it
    /// calls.
    pub fn has_fence(&self, code: CodeId) -> bool {
        let fences = |it: CodeId| self.known_calls_of(it, CallKinds::FENCE).next().is_some();
        fences(code) || self.own_callees(code).any(fences)
    }

    fn atomic_calls(&self, code: CodeId) -> impl Iterator<Item = KnownCall<'_>> {
        self.known_calls_of(code, CallKinds::ATOMIC)
    }

    fn atomic_access<'m>(&'m self, known: &KnownCall<'m>) -> Option<AtomicAccess<'m>> {
        let op = known.effects.atomic?;
        let func = self.program.func(known.func);
        let is_order = |ty: &Ty| self.program.is_ordering(ty);
        let inputs = known.call.inputs().zip(&func.inputs).skip(1);
        let (order_args, values): (Vec<_>, Vec<_>) = inputs.partition(|it| is_order(it.1));
        let order_args: Vec<&Operand> = order_args.into_iter().map(|it| it.0).collect();
        Some(AtomicAccess {
            code: known.code,
            pos: known.pos,
            range: known.range,
            name_range: known.call.name_range,
            dest: known.dest,
            op,
            object: self.receiver(known)?,
            values: values.into_iter().map(|it| it.0).collect(),
            orders: order_args.iter().map(|it| self.memory_order(known.code, it)).collect(),
            order_args,
            through: None,
        })
    }

    /// The access that is all that a function does: `fn count(&self) -> usize { self.count.load(..) }`.
    fn accessor(&self, func: FuncId) -> Option<AtomicAccess<'_>> {
        let code = *self.bodies.of_func.get(&func)?;
        let body = &self.bodies.codes[code.idx()].body;
        if body.blocks.len() > 2 || self.is_async(code) {
            return None;
        }
        let access = self.atomic_access(&self.atomic_calls(code).next()?)?;
        let is_alone =
            !self.known_calls(code).any(|it| it.pos != access.pos && it.effects.matters());
        let gives = match access.op {
            AtomicOp::Store => true,
            _ => Values::derived(&self.values(code), access.dest).contains(&body.result),
        };
        (is_alone && gives).then_some(access)
    }

    /// An object of a called function, as its caller knows it.
    fn in_caller(&self, code: CodeId, object: &Object, inputs: &[&Operand]) -> Option<Object> {
        match object.root {
            Root::Local(_, local) => {
                let base = self.object(code, inputs.get(local.idx())?)?;
                Some(base.join(&object.steps))
            }
            Root::Static(_) => Some(object.clone()),
            Root::Unknown => None,
        }
    }
}

impl Program {
    fn is_ordering(&self, ty: &Ty) -> bool {
        matches!(ty.kind(), TyKind::Adt(id, _) if self.adt(*id).effects.ordering)
    }
}
