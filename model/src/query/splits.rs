//! Reads and writes of one atomic that ought to be a single step.

use diag::TextRange;
use rustc_hash::FxHashSet;

use super::{AtomicAccess, Control, MemoryOrder, Sharing, Switch, Values, meaning::Meaning};
use crate::{
    CodeId, Model, OpPos,
    effects::AtomicOp,
    facts::{BlockId, Literal, LocalId, Test},
};

/// A load and a store of one atomic that depends on it: another thread may write in between.
#[derive(Clone, Debug)]
pub struct Split<'m> {
    pub code: CodeId,
    pub load: AtomicAccess<'m>,
    pub store: AtomicAccess<'m>,
    pub kind: SplitKind,
    pub sharing: Sharing,
}

/// How the store depends on the load.
#[derive(Clone, Debug, PartialEq)]
pub enum SplitKind {
    /// The value that is stored is computed from the one that was loaded. `one_writer`: the
    /// orderings say that nobody else writes, for such a one need not acquire its own writes.
    Computed { one_writer: bool },
    /// Whether it is stored at all.
    Decided {
        /// Where it is decided.
        decision: TextRange,
        /// Something is done that was meant to be done by one thread. What only finds out whether to
        /// store at all is not: any thread may find the same.
        acts: bool,
        /// Any thread would store the same.
        is_constant: bool,
        /// It is decided by the end of a loop.
        ends_loop: bool,
    },
}

/// The accesses of one body, and what is asked about them.
struct Splitter<'m> {
    model: &'m Model,
    code: CodeId,
    control: Control<'m>,
    values: Values<'m>,
    accesses: Vec<AtomicAccess<'m>>,
}

impl Model {
    /// Loads and stores of one atomic that ought to be a single step.
    pub fn splits(&self) -> Vec<Split<'_>> {
        let mut res = Vec::new();
        for code in self.codes() {
            let accesses = self.atomic_accesses(code);
            let has = |op| accesses.iter().any(|it| it.op == op);
            if has(AtomicOp::Load) && has(AtomicOp::Store) {
                let (control, values) = (self.control(code), self.values(code));
                let splitter = Splitter { model: self, code, control, values, accesses };
                splitter.splits(&mut res);
            }
        }
        res
    }
}

impl<'m> Splitter<'m> {
    fn splits(&self, res: &mut Vec<Split<'m>>) {
        for store in self.accesses.iter().filter(|it| it.op == AtomicOp::Store) {
            for load in self.accesses.iter().filter(|it| it.op == AtomicOp::Load) {
                let is_same = load.object == store.object && load.object.is_exact();
                if !is_same || !self.is_next(load, store) {
                    continue;
                }
                let sharing = self.model.sharing(self.code, &load.object);
                let excluded = self.model.excluded_at(self.code, load.pos, store.pos)
                    || sharing == Sharing::Exclusive
                    || self.model.callers_exclude(self.code);
                let Some(kind) = self.kind(load, store).filter(|_| !excluded) else { continue };
                let (load, store) = (load.clone(), store.clone());
                res.push(Split { code: self.code, load, store, kind, sharing });
            }
        }
    }

    /// Whether the store may follow on the load with no other access of the atomic in between.
    fn is_next(&self, load: &AtomicAccess<'_>, store: &AtomicAccess<'_>) -> bool {
        let others = self.others(store);
        self.control.reaches_without(load.pos, store.pos, |pos| others.contains(&pos))
    }

    fn others(&self, access: &AtomicAccess<'_>) -> FxHashSet<OpPos> {
        let others = self.accesses.iter().filter(|it| it.pos != access.pos);
        others.filter(|it| it.object == access.object).map(|it| it.pos).collect()
    }

    fn kind(&self, load: &AtomicAccess<'_>, store: &AtomicAccess<'_>) -> Option<SplitKind> {
        let derived = self.values.derived(load.dest);
        let value = store.values.first()?;
        if value.local().is_some_and(|it| derived.contains(&it)) {
            let one_writer = load.order() == Some(MemoryOrder::Relaxed)
                && store.order() == Some(MemoryOrder::Release);
            return Some(SplitKind::Computed { one_writer });
        }
        let literal = self.values.literal(value);
        let decision = self.decision(load, store, &derived, literal)?;
        let in_loop =
            |block: BlockId| self.control.loops(OpPos { block, op: 0 }).collect::<Vec<_>>();
        let loops = in_loop(store.pos.block);
        Some(SplitKind::Decided {
            decision: decision.range,
            acts: self.acts(load, store, &derived),
            is_constant: literal.is_some(),
            ends_loop: in_loop(decision.end.block).iter().any(|it| !loops.contains(it)),
        })
    }

    /// The switch over what was loaded that decides whether the store runs, unless the store puts in
    /// what is there already.
    fn decision(
        &self,
        load: &AtomicAccess<'_>,
        store: &AtomicAccess<'_>,
        derived: &FxHashSet<LocalId>,
        literal: Option<&Literal>,
    ) -> Option<Switch<'m>> {
        self.control.switches().find(|it| {
            let Some(on) = it.on.local().filter(|it| derived.contains(it)) else { return false };
            let comes = it.end.block == load.pos.block || self.control.reaches(load.pos, it.end);
            let taken = self.control.chosen(*it, store.pos, |pos| pos == load.pos);
            comes && taken.into_iter().any(|it| !self.is_known(load.dest, on, it, literal))
        })
    }

    /// Whether the test tells that what was loaded is the literal.
    fn is_known(&self, from: LocalId, on: LocalId, test: &Test, literal: Option<&Literal>) -> bool {
        match (test, literal) {
            (Test::Bool(holds), Some(Literal::Bool(stored))) => {
                self.values.polarity(from, on).is_some_and(|it| (it == *holds) == *stored)
            }
            (Test::Literal(known), Some(stored)) => from == on && known == stored,
            _ => false,
        }
    }

    /// Whether something is done right after the store, or between the two, where the store does not
    /// depend on what comes of that.
    fn acts(
        &self,
        load: &AtomicAccess<'_>,
        store: &AtomicAccess<'_>,
        derived: &FxHashSet<LocalId>,
    ) -> bool {
        let code = &self.model.bodies.codes[self.code.idx()];
        let is_between = |pos: OpPos| {
            self.control.reaches_without(load.pos, pos, |it| it == store.pos)
                && self.control.reaches_without(pos, store.pos, |it| it == load.pos)
        };
        let is_decided = self.control.switches().any(|it| {
            let leads = |to| self.control.enters_without(to, store.pos, |it| it == load.pos);
            let is_other = it.on.local().is_none_or(|it| !derived.contains(&it));
            is_other && is_between(it.end) && !it.targets.iter().all(|it| leads(it.1))
        });
        code.ops().any(|(pos, op)| {
            let is_after = pos.block == store.pos.block && pos.op > store.pos.op;
            let is_act = matches!(
                self.model.meaning(self.code, pos, op),
                Meaning::Work | Meaning::Spawn | Meaning::Signal | Meaning::Join
            );
            is_act && pos != store.pos && (is_after || !is_decided && is_between(pos))
        })
    }
}
