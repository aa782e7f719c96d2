//! Atomics that are to show other threads what was written before, and do not order it.

use std::collections::BTreeMap;

use diag::Span;
use rustc_hash::FxHashSet;

use super::{AtomicAccess, CallKinds, MemoryOrder, Sharing, meaning::Meaning};
use crate::{
    CodeId, LockClass, Model, OpPos, PathValue, Root, Target,
    effects::AtomicOp,
    facts::{Literal, LocalId, OpKind, Place, PlaceBase, Projection, Test},
    ty::TyKind,
};

/// An access that lets a thread go on to data that it may not see as it was written.
#[derive(Clone, Debug)]
pub struct Unpublished {
    pub code: CodeId,
    /// The access, and its name for messages.
    pub span: Span,
    pub name: String,
    pub why: Evidence,
}

/// What is not ordered.
#[derive(Clone, Debug)]
pub enum Evidence {
    /// A pointer is loaded `Relaxed`, and what it points to is used. `is_plain`: the atomic holds the
    /// pointer itself, and no number that it is made from.
    Followed { at: Span, has_failed: bool, is_plain: bool },
    /// A count is taken down, and who takes the last one frees what is counted. `releases`: the
    /// count is released, and not acquired before.
    Freed { at: Span, releases: bool },
    /// What was written through a raw pointer or cell is announced `Relaxed`.
    Announced { written: Span },
    /// What was stored in another atomic is announced `Relaxed` to those who look at this one first.
    Gates { stored: Span, other: String, looked: Span, used: Span },
}

/// Accesses of one atomic of which one side orders and the other does not.
#[derive(Clone, Debug)]
pub struct Mismatch {
    pub code: CodeId,
    pub name: String,
    /// The store.
    pub store: Span,
    /// A load.
    pub load: Span,
    /// The stores order; the loads do not. Or else the other way round.
    pub releases: bool,
}

/// Which atomics are looked at because of which flag, where that has which value; and where both are.
type Looks = BTreeMap<(LockClass, LockClass, bool), (Span, Span)>;

impl Model {
    /// Accesses that let a thread go on to data that it may not see as it was written.
    pub fn unpublished(&self) -> Vec<Unpublished> {
        let mut res = Vec::new();
        for code in self.codes().filter(|it| !self.has_fence(*it)) {
            let accesses = self.atomic_accesses(code);
            for access in accesses.iter().filter(|it| self.is_open(it)) {
                let why = self.followed(access).or_else(|| self.freed(access, &accesses));
                let why = why.or_else(|| self.announced(access, &accesses));
                res.extend(why.map(|why| self.unpublished_at(access, why)));
            }
        }
        self.gates(&mut res);
        res
    }

    fn unpublished_at(&self, access: &AtomicAccess<'_>, why: Evidence) -> Unpublished {
        Unpublished {
            code: access.code,
            span: self.span(access.code, access.range),
            name: self.lock_name(&access.object),
            why,
        }
    }

    /// Nothing but the access's own ordering orders it.
    fn is_open(&self, access: &AtomicAccess<'_>) -> bool {
        self.sharing(access.code, &access.object) == Sharing::Shared
            && access.through.is_none()
            && !self.is_guarded(access.code, access.pos)
    }

    fn followed(&self, access: &AtomicAccess<'_>) -> Option<Evidence> {
        let (order, has_failed) = match access.op {
            AtomicOp::Load => (access.order()?, false),
            AtomicOp::CompareExchange { .. } => (access.orders.get(1).copied().flatten()?, true),
            _ => return None,
        };
        // Who drops a queue has all of it for himself.
        let is_alone = !has_failed && self.is_in_drop(access.code);
        if order != MemoryOrder::Relaxed || is_alone || !self.may_change(access) {
            return None;
        }
        // An exchange that acquires comes first, be it this one again: what it shows is there.
        let accesses = self.atomic_accesses(access.code);
        let acquires = |pos: OpPos| {
            accesses.iter().any(|it| {
                let is_exchange = it.pos == pos && it.reads() && it.writes();
                let is_same = it.object == access.object;
                is_exchange && is_same && it.order().is_none_or(MemoryOrder::acquires)
            })
        };
        let code = &self.bodies.codes[access.code.idx()];
        let control = self.control(access.code);
        let given =
            if has_failed { self.on_failure(access) } else { vec![(access.pos, access.dest)] };
        given.into_iter().find_map(|(from, pointer)| {
            let derived = self.values(access.code).derived(pointer);
            let mut uses = code.ops().filter(|(pos, op)| {
                let mut follows = false;
                let mut look = |it: &Place| follows |= self.follows(access.code, it, &derived);
                op.kind.for_each_place(&mut look);
                (follows || self.refers(access.code, *pos, &op.kind, &derived))
                    && control.reaches_without(from, *pos, acquires)
            });
            let at = code.span(uses.next()?.1.range);
            let is_plain = self.is_raw_pointer(access.code, pointer);
            Some(Evidence::Followed { at, has_failed, is_plain })
        })
    }

    /// The variables that take what an exchange found when it failed, and where; the result itself
    /// where no pattern takes it apart.
    fn on_failure(&self, access: &AtomicAccess<'_>) -> Vec<(OpPos, LocalId)> {
        let code = &self.bodies.codes[access.code.idx()];
        let results = self.values(access.code).copies(access.dest);
        let parts = code.ops().filter_map(|(pos, op)| {
            let OpKind::Bind { dest, source, .. } = &op.kind else { return None };
            let PlaceBase::Local(from) = source.base else { return None };
            let Some(Projection::Variant(path)) = source.projections.first() else { return None };
            let variant = code.body.paths[path.idx()].segments.last()?.name;
            results.contains(&from).then_some((pos, *dest, variant == "Err"))
        });
        let parts: Vec<_> = parts.collect();
        if parts.is_empty() {
            return vec![(access.pos, access.dest)];
        }
        parts.into_iter().filter(|it| it.2).map(|it| (it.0, it.1)).collect()
    }

    /// Whether the atomic is more than a variable that nobody writes to after it was made.
    fn may_change(&self, access: &AtomicAccess<'_>) -> bool {
        let object = &access.object;
        let Root::Local(root, local) = object.root else { return true };
        let ty = &self.bodies.typed[root.idx()].locals[local.idx()];
        let is_atomic = ty.as_adt().is_some_and(|it| self.program.adt(it.0).effects.atomic);
        let writes = |it: &AtomicAccess<'_>| it.writes() && it.object == *object;
        !is_atomic
            || !object.steps.is_empty()
            || self.within(root).into_iter().any(|it| self.atomic_accesses(it).iter().any(writes))
    }

    /// `*pointer`
    fn follows(&self, code: CodeId, place: &Place, pointers: &FxHashSet<LocalId>) -> bool {
        let PlaceBase::Local(local) = place.base else { return false };
        pointers.contains(&local)
            && place.projections.first() == Some(&Projection::Deref)
            && self.is_raw_pointer(code, local)
    }

    /// `pointer.as_ref()`
    fn refers(&self, code: CodeId, pos: OpPos, op: &OpKind, pointers: &FxHashSet<LocalId>) -> bool {
        let OpKind::Call { call, .. } = op else { return false };
        let Some(Target::Func(target)) = self.bodies.typed[code.idx()].calls.get(&pos) else {
            return false;
        };
        let func = self.program.func(target.func);
        let Some(local) = call.inputs().next().and_then(|it| it.local()) else { return false };
        let is_pointer =
            matches!(func.inputs.first().map(|it| it.kind()), Some(TyKind::Ptr { .. }));
        let gives_reference = match func.output.kind() {
            TyKind::Ref { .. } => true,
            TyKind::Adt(_, args) => args.iter().any(|it| matches!(it.kind(), TyKind::Ref { .. })),
            _ => false,
        };
        is_pointer
            && gives_reference
            && pointers.contains(&local)
            && self.is_raw_pointer(code, local)
    }

    fn is_raw_pointer(&self, code: CodeId, local: LocalId) -> bool {
        matches!(self.bodies.typed[code.idx()].locals[local.idx()].kind(), TyKind::Ptr { .. })
    }

    fn freed(&self, access: &AtomicAccess<'_>, all: &[AtomicAccess<'_>]) -> Option<Evidence> {
        let order = access.order()?;
        let counts = access.op == AtomicOp::ReadModifyWrite { update: false } && !self.adds(access);
        if !counts || order.releases() && order.acquires() {
            return None;
        }
        let control = self.control(access.code);
        let code = &self.bodies.codes[access.code.idx()];
        let derived = self.values(access.code).derived(access.dest);
        // `count.load(Acquire)` instead of a fence.
        let acquires = |pos: OpPos| {
            let mut others = all.iter().filter(|it| it.pos == pos && it.pos != access.pos);
            others.any(|it| it.order().is_none_or(MemoryOrder::acquires))
        };
        let (pos, op) = code.ops().find(|(pos, op)| self.frees(access.code, *pos, &op.kind))?;
        let decides = control.switches().any(|it| {
            it.on.local().is_some_and(|it| derived.contains(&it))
                && !control.chosen(it, pos, acquires).is_empty()
        });
        let is_next = control.reaches_without(access.pos, pos, acquires);
        let at = code.span(op.range);
        (decides && is_next).then_some(Evidence::Freed { at, releases: order.releases() })
    }

    /// The access counts upwards.
    fn adds(&self, access: &AtomicAccess<'_>) -> bool {
        match self.bodies.typed[access.code.idx()].calls.get(&access.pos) {
            Some(Target::Func(target)) => {
                self.program.func(target.func).effects.operator == Some("+")
            }
            _ => false,
        }
    }

    /// The call ends what a pointer points to, or calls a function that does.
    fn frees(&self, code: CodeId, pos: OpPos, op: &OpKind) -> bool {
        let OpKind::Call { .. } = op else { return false };
        let Some(Target::Func(target)) = self.bodies.typed[code.idx()].calls.get(&pos) else {
            return false;
        };
        if self.program.func(target.func).effects.frees {
            return true;
        }
        let callee = self.bodies.of_func.get(&target.func).filter(|_| !target.dispatched);
        callee.is_some_and(|it| {
            !self.has_fence(*it) && self.known_calls_of(*it, CallKinds::FREES).next().is_some()
        })
    }

    /// `*self.value.get() = value; self.ready.store(true, Relaxed);`
    fn announced(&self, access: &AtomicAccess<'_>, all: &[AtomicAccess<'_>]) -> Option<Evidence> {
        let is_store = matches!(access.op, AtomicOp::Store | AtomicOp::Swap);
        if !is_store || access.order() != Some(MemoryOrder::Relaxed) {
            return None;
        }
        // A later operation may be what announces both.
        let control = self.control(access.code);
        let is_last = !all.iter().any(|it| {
            let releases = it.writes() && it.order().is_none_or(MemoryOrder::releases);
            releases && control.reaches(access.pos, it.pos)
        });
        let code = &self.bodies.codes[access.code.idx()];
        let block = &code.body.blocks[access.pos.block.idx()];
        let before = block.ops[..access.pos.op as usize].iter().enumerate().rev();
        let idle = before.map_while(|(idx, op)| {
            let pos = OpPos { block: access.pos.block, op: idx as u32 };
            let writes = self.writes_raw(access.code, pos, &op.kind);
            let is_idle = matches!(self.meaning(access.code, pos, op), Meaning::Neutral);
            (writes || is_idle).then_some((writes, op))
        });
        let (_, op) = idle.into_iter().find(|it| it.0)?;
        is_last.then(|| Evidence::Announced { written: code.span(op.range) })
    }

    fn writes_raw(&self, code: CodeId, pos: OpPos, op: &OpKind) -> bool {
        match op {
            OpKind::Assign { dest, .. } | OpKind::AssignOp { dest, .. } => match dest.base {
                PlaceBase::Local(local) => {
                    dest.projections.first() == Some(&Projection::Deref)
                        && self.is_raw_pointer(code, local)
                }
                PlaceBase::Path(path) => {
                    let value = self.bodies.typed[code.idx()].paths.get(&path);
                    matches!(value, Some(PathValue::Static(id)) if self.program.statics[id.idx()].mutable)
                }
                PlaceBase::Upvar(_) => false,
            },
            OpKind::Call { .. } => match self.bodies.typed[code.idx()].calls.get(&pos) {
                Some(Target::Func(target)) => self.program.func(target.func).effects.writes,
                _ => false,
            },
            _ => false,
        }
    }

    /// One atomic is stored, then a flag, both `Relaxed`; and somebody looks at the flag to know
    /// whether the other one is there.
    fn gates(&self, res: &mut Vec<Unpublished>) {
        if self.has_no_atomics() {
            return;
        }
        let by_class = self.atomics();
        let mut looks = Looks::new();
        for code in self.all_codes().filter(|it| !self.has_fence(*it)) {
            self.guarded_loads(code, &mut looks);
        }
        for accesses in by_class.values() {
            for flag in accesses.iter().filter(|it| self.is_relaxed_store(it)) {
                if let Some(why) = self.gate(flag, &looks) {
                    res.push(self.unpublished_at(flag, why));
                }
            }
        }
    }

    fn is_relaxed_store(&self, access: &AtomicAccess<'_>) -> bool {
        access.op == AtomicOp::Store
            && access.order() == Some(MemoryOrder::Relaxed)
            && self.is_open(access)
            && !self.has_fence(access.code)
    }

    /// The store right before that of the flag, if some look at the flag to use what it stores.
    fn gate(&self, flag: &AtomicAccess<'_>, looks: &Looks) -> Option<Evidence> {
        let class = |it: &AtomicAccess<'_>| it.object.class(&self.program, &self.bodies);
        let value = flag.values.first()?;
        let values = self.values(flag.code);
        let Literal::Bool(told) = values.literal(value)? else { return None };
        let accesses = self.atomic_accesses(flag.code);
        accesses.iter().find_map(|it| {
            let is_before = it.pos.block == flag.pos.block && it.pos.op < flag.pos.op;
            let (looked, used) = *looks.get(&(class(flag)?, class(it)?, *told))?;
            let is_gated = is_before && self.is_relaxed_store(it) && it.object != flag.object;
            is_gated.then(|| Evidence::Gates {
                stored: self.span(it.code, it.range),
                other: self.lock_name(&it.object),
                looked,
                used,
            })
        })
    }

    /// Loads of one atomic that a `Relaxed` look at another one leads to.
    fn guarded_loads(&self, code: CodeId, looks: &mut Looks) {
        let accesses = self.atomic_accesses(code);
        let loads: Vec<_> = accesses.iter().filter(|it| it.op == AtomicOp::Load).collect();
        let class = |it: &AtomicAccess<'_>| it.object.class(&self.program, &self.bodies);
        let control = self.control(code);
        for flag in loads.iter().filter(|it| it.order() == Some(MemoryOrder::Relaxed)) {
            let (values, is_open) = (self.values(code), !self.is_guarded(code, flag.pos));
            let derived = values.derived(flag.dest);
            for used in loads.iter().filter(|it| it.object != flag.object) {
                let (Some(flag_class), Some(used_class), true) =
                    (class(flag), class(used), is_open)
                else {
                    continue;
                };
                let spans = (self.span(code, flag.range), self.span(code, used.range));
                let tests = control.switches().flat_map(|it| {
                    let on = it.on.local().filter(|it| derived.contains(it));
                    let polarity = on.and_then(|it| values.polarity(flag.dest, it));
                    let ways = on.map(|_| control.chosen(it, used.pos, |it| it == flag.pos));
                    ways.into_iter().flatten().map(move |test| (test, polarity))
                });
                for (test, polarity) in tests {
                    let told = match (test, polarity) {
                        (Test::Bool(holds), Some(is_same)) => vec![*holds == is_same],
                        _ => vec![true, false],
                    };
                    for it in told {
                        looks.entry((flag_class, used_class, it)).or_insert(spans);
                    }
                }
            }
        }
    }

    /// The accesses of each atomic that is declared in the workspace, in the order of the bodies.
    pub fn atomics(&self) -> BTreeMap<LockClass, Vec<AtomicAccess<'_>>> {
        let mut res: BTreeMap<LockClass, Vec<AtomicAccess<'_>>> = BTreeMap::new();
        for code in self.all_codes() {
            for access in self.atomic_accesses(code) {
                let class = access.object.class(&self.program, &self.bodies);
                if let (Some(class), None) = (class, access.through) {
                    res.entry(class).or_default().push(access);
                }
            }
        }
        res
    }

    /// Atomics of which the stores order and the loads do not, or the other way round.
    pub fn mismatches(&self) -> Vec<Mismatch> {
        let mut res = Vec::new();
        if self.has_no_atomics() {
            return res;
        }
        for accesses in self.atomics().into_values() {
            let has_fence = accesses.iter().any(|it| self.has_fence(it.code));
            let is_known = accesses.iter().all(|it| it.order().is_some());
            let open: Vec<_> = accesses.iter().filter(|it| self.is_open(it)).collect();
            if is_known && !has_fence {
                res.extend(self.mismatch(&open));
            }
        }
        res
    }

    /// Whether no body that is asked about touches an atomic, so that the others need no look.
    fn has_no_atomics(&self) -> bool {
        self.codes().all(|it| self.atomic_accesses(it).is_empty())
    }

    fn mismatch(&self, accesses: &[&AtomicAccess<'_>]) -> Option<Mismatch> {
        let releases =
            |it: &&&AtomicAccess<'_>| it.writes() && it.order().is_some_and(MemoryOrder::releases);
        let acquires = |it: &&&AtomicAccess<'_>| {
            it.reads() && it.orders.iter().flatten().any(|it| it.acquires())
        };
        let with = |op, order| {
            let found = accesses.iter().find(|it| it.op == op && it.order() == Some(order));
            found.copied()
        };
        let (has_release, has_acquire) =
            (accesses.iter().any(|it| releases(&it)), accesses.iter().any(|it| acquires(&it)));
        let (store, load) = match (has_release, has_acquire) {
            (true, false) => (
                with(AtomicOp::Store, MemoryOrder::Release)?,
                with(AtomicOp::Load, MemoryOrder::Relaxed)?,
            ),
            (false, true) => (
                with(AtomicOp::Store, MemoryOrder::Relaxed)?,
                with(AtomicOp::Load, MemoryOrder::Acquire)?,
            ),
            _ => return None,
        };
        Some(Mismatch {
            code: store.code,
            name: self.lock_name(&store.object),
            store: self.span(store.code, store.range),
            load: self.span(load.code, load.range),
            releases: has_release,
        })
    }
}
