//! Reads and writes of one atomic that ought to be a single step.

use rustc_hash::FxHashSet;

use super::{AtomicAccess, Control, MemoryOrder, Sharing, Switch, Values, meaning::Meaning};
use crate::{
    CodeId, Model, OpPos,
    effects::AtomicOp,
    facts::{Literal, LocalId, Test},
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
    /// Whether it is stored at all. `claims`: a flag is set by who found it clear, and what is done
    /// besides was meant to be done by one thread.
    Decided { claims: bool },
}

/// The accesses of one body, and what is asked about them.
struct Splitter<'m> {
    model: &'m Model,
    code: CodeId,
    control: Control<'m>,
    values: Values<'m>,
    accesses: Vec<AtomicAccess<'m>>,
}

/// A load, and a store that may depend on it.
struct Pair<'a> {
    load: &'a AtomicAccess<'a>,
    store: &'a AtomicAccess<'a>,
    /// The locals made of what was loaded.
    derived: FxHashSet<LocalId>,
    /// What is stored, if it is a literal.
    literal: Option<&'a Literal>,
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
        let pair = Pair { load, store, derived, literal: self.values.literal(value) };
        self.is_decided(&pair)
            .then(|| SplitKind::Decided { claims: self.is_claim(&pair) && self.acts(&pair) })
    }

    /// Whether a switch over what was loaded decides that the store runs, unless the store puts in
    /// what is there already.
    fn is_decided(&self, pair: &Pair<'_>) -> bool {
        let load = pair.load;
        self.control.switches().any(|it| {
            let Some(on) = it.on.local().filter(|it| pair.derived.contains(it)) else {
                return false;
            };
            let comes = it.end.block == load.pos.block || self.control.reaches(load.pos, it.end);
            let mut taken = self.chosen(pair, it).into_iter();
            comes && taken.any(|it| !self.is_known(load.dest, on, it, pair.literal))
        })
    }

    /// The ways of a switch by which the store comes without another load, if not all of them do.
    fn chosen(&self, pair: &Pair<'_>, switch: Switch<'m>) -> Vec<&'m Test> {
        self.control.chosen(switch, pair.store.pos, |pos| pos == pair.load.pos)
    }

    /// Whether the store takes the flag that the check found free, so that who checks later finds it
    /// taken. What is stored because something has failed, or because of what was found out between
    /// the two, would be the same whoever stores it; so would a value that is stored beside the flag.
    fn is_claim(&self, pair: &Pair<'_>) -> bool {
        let Some(Literal::Bool(stored)) = pair.literal else { return false };
        // `&mut self` keeps others from the same check, if not from what an `Arc` leads to.
        !self.model.is_reached_alone(self.code, &pair.load.object)
            && self.control.switches().any(|it| self.takes(pair, it, *stored))
            && !self.caches(pair)
            && self
                .last_deciders(pair)
                .into_iter()
                .all(|it| self.chosen(pair, it).into_iter().all(|it| self.is_success(it)))
    }

    /// Whether a switch lets those pass who find the flag other than it is `stored`, and turns others
    /// away.
    fn takes(&self, pair: &Pair<'_>, switch: Switch<'m>, stored: bool) -> bool {
        let on = switch.on.local();
        let polarity = on.and_then(|it| self.values.polarity(pair.load.dest, it));
        let is_free = |test: &&Test| match (test, polarity) {
            (Test::Bool(holds), Some(is_same)) => (*holds == is_same) != stored,
            _ => false,
        };
        let ways = self.chosen(pair, switch);
        // `assert!(!flag.load(..))`: whoever else comes is not turned away, but ends with a panic.
        let mut others = switch.targets.iter().filter(|it| !ways.contains(&&it.0));
        let turns_away = others.any(|it| self.control.leaves_from(it.1));
        // `while flag.load(..) {}` waits until it is free.
        let loops: Vec<_> = self.control.loops(pair.store.pos).collect();
        let waits = !self.control.loops(switch.end).all(|it| loops.contains(&it));
        !ways.is_empty() && ways.iter().all(is_free) && turns_away && !waits
    }

    /// Whether a value is stored beside the flag.
    fn caches(&self, pair: &Pair<'_>) -> bool {
        self.accesses.iter().any(|it| {
            let is_other = it.op == AtomicOp::Store && it.object != pair.store.object;
            let value = it.values.first().and_then(|it| self.values.literal(it));
            is_other && value.is_none() && self.is_between(pair, it.pos)
        })
    }

    /// What else decides between the two whether the store comes: those after which nothing else does.
    fn last_deciders(&self, pair: &Pair<'_>) -> Vec<Switch<'m>> {
        let decides = |it: &Switch<'m>| {
            it.on.local().is_none_or(|it| !pair.derived.contains(&it))
                && self.is_between(pair, it.end)
                && !self.chosen(pair, *it).is_empty()
        };
        let deciders: Vec<Switch<'m>> = self.control.switches().filter(decides).collect();
        let is_last = |it: &Switch<'m>| {
            let stops = |pos| pos == pair.store.pos || pos == pair.load.pos;
            let later = |to: &Switch<'m>| self.control.reaches_without(it.end, to.end, stops);
            !deciders.iter().any(|to| to.end != it.end && later(to))
        };
        deciders.iter().copied().filter(is_last).collect()
    }

    /// Whether the test tells that what was tried went well.
    fn is_success(&self, test: &Test) -> bool {
        match test {
            Test::Continue => true,
            Test::Variant(path) => {
                let paths = &self.model.bodies.codes[self.code.idx()].body.paths;
                let name = paths[path.idx()].segments.last().map(|it| it.name);
                name.is_some_and(|it| it == "Ok")
            }
            _ => false,
        }
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

    /// Whether something is done right after the store, or between the two.
    fn acts(&self, pair: &Pair<'_>) -> bool {
        let store = pair.store.pos;
        let code = &self.model.bodies.codes[self.code.idx()];
        code.ops().any(|(pos, op)| {
            let is_after = pos.block == store.block && pos.op > store.op;
            let is_act = matches!(
                self.model.meaning(self.code, pos, op),
                Meaning::Work | Meaning::Spawn | Meaning::Signal | Meaning::Join
            );
            is_act && pos != store && (is_after || self.is_between(pair, pos))
        })
    }

    fn is_between(&self, pair: &Pair<'_>, pos: OpPos) -> bool {
        let (load, store) = (pair.load.pos, pair.store.pos);
        self.control.reaches_without(load, pos, |it| it == store)
            && self.control.reaches_without(pos, store, |it| it == load)
    }
}
