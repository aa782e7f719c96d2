//! Pairs of critical sections on one lock, the second of which trusts what the first one saw.

mod cached;
mod sure;

use std::cell::OnceCell;

use diag::TextRange;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Control, Effort, Sharing, Switch, Values, parts::overlap};
use crate::{
    Acquisition, AcquisitionIdx, CodeId, Limit, Model, Object, OpPos, Source, Target,
    effects::{How, LockKind, Mode},
    facts::{LocalId, LocalKind, OpKind, Operand, PlaceBase, Test, Value},
};

/// A look at guarded data, and an act on it in another critical section that depends on the look.
#[derive(Clone, Copy, Debug)]
pub struct Stale {
    pub code: CodeId,
    pub look: AcquisitionIdx,
    pub act: AcquisitionIdx,
    /// Where what was seen decides or flows in.
    pub at: TextRange,
    pub kind: StaleKind,
}

/// How the second section depends on the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaleKind {
    /// Whether a value is put in for a key of a concurrent map, or taken out.
    Key { puts: bool },
    /// Whether a value is put in for a key, which is then used as one that was there would have been.
    Cached,
    /// Whether it changes anything. `blind`: it is not known that what it calls does not look for
    /// itself.
    Decided { blind: bool },
    /// Whether it sets the very flag that was looked at.
    Claimed,
    /// It stores a value made of what was seen. `copied`: a copy of that very place.
    Stored { copied: bool },
    /// Both change the data, and the second may fail when the first is done. `at_once`: by one call
    /// each.
    Half { at_once: bool },
}

/// One body, and what is asked about its sections.
struct Sections<'m> {
    model: &'m Model,
    code: CodeId,
    control: Control<'m>,
    values: Values<'m>,
    effort: Effort<'m>,
    /// By acquisition: where it changes the data.
    changes: Vec<OnceCell<Vec<OpPos>>>,
}

/// Copies of keys are looked through this often.
const DEPTH: u32 = 3;

/// So many earlier sections of a lock are looked at, the last ones: a body with more of them is a table
/// or was made by a program.
const MAX_LOOKS: usize = 32;

/// They are looked for among so many acquisitions of the lock before.
const MAX_BEFORE: usize = 256;

impl Model {
    /// Sections that act on what an earlier section of the same lock saw, and do not look again.
    pub fn stale_sections(&self) -> Vec<Stale> {
        let mut res = Vec::new();
        for code in self.codes() {
            let found = &self.solution.flows[code.idx()].acquisitions;
            if found.iter().filter(|it| is_section(it)).count() >= 2 {
                let (control, values) = (self.control(code), self.values(code));
                let changes = vec![OnceCell::new(); found.len()];
                let effort = self.effort(code);
                let sections = Sections { model: self, code, control, values, effort, changes };
                sections.find(&mut res);
            }
        }
        res
    }
}

impl Sections<'_> {
    fn find(&self, res: &mut Vec<Stale>) {
        let all = &self.model.solution.flows[self.code.idx()].acquisitions;
        let mut of_lock: FxHashMap<&Object, Vec<AcquisitionIdx>> = FxHashMap::default();
        for (section, idx) in all.iter().zip(0..) {
            // One that does not end, as far as is known, is over nowhere.
            let ends = !section.releases.is_empty();
            if is_section(section) && ends && section.object.is_exact() {
                of_lock.entry(&section.object).or_default().push(AcquisitionIdx(idx));
            }
        }
        for (act, section) in (0..).map(AcquisitionIdx).zip(all) {
            let Some(looks) = of_lock.get(&section.object) else { continue };
            let near = self.near(looks, act);
            res.extend(near.iter().rev().find_map(|look| self.stale(*look, act)));
        }
    }

    /// Of the sections `looks`, those before `act` that are compared with it, the last one first.
    fn near(&self, looks: &[AcquisitionIdx], act: AcquisitionIdx) -> Vec<AcquisitionIdx> {
        // A section that always comes before another one was also met before it.
        let before = &looks[..looks.partition_point(|it| *it < act)];
        let is_act = |it: &Acquisition| is_section(it) && it.mode == Mode::Exclusive;
        if !is_act(self.at(act)) {
            return Vec::new();
        }
        let tried = before.iter().rev().take(MAX_BEFORE).copied();
        let mut near: Vec<AcquisitionIdx> = tried.filter(|it| self.is_pair(*it, act)).collect();
        if near.len() > MAX_LOOKS || before.len() > MAX_BEFORE {
            near.truncate(MAX_LOOKS);
            self.model.program.cuts.note(Limit::Sections, self.code.0);
        }
        near
    }

    /// How one section of a pair depends on the other.
    fn stale(&self, look: AcquisitionIdx, act: AcquisitionIdx) -> Option<Stale> {
        let (first, second) = (self.at(look), self.at(act));
        if !self.effort.spend() || self.is_excluded(first, second) {
            return None;
        }
        let (at, kind) = match is_map(second) {
            true => self.stale_key(first, second)?,
            false => self.stale_data(look, act)?,
        };
        Some(Stale { code: self.code, look, act, at, kind })
    }

    fn at(&self, idx: AcquisitionIdx) -> &Acquisition {
        self.model.acquisition(self.code, idx)
    }

    /// Of two acquisitions of one lock, the first is over when the second one begins a section.
    fn is_pair(&self, look: AcquisitionIdx, act: AcquisitionIdx) -> bool {
        let (first, second) = (self.at(look), self.at(act));
        first.pos != second.pos
            && self.control.dominates(first.pos, second.pos)
            && !self.model.holds(self.code, second.pos, look)
    }

    /// Whether nobody else can come in between.
    fn is_excluded(&self, first: &Acquisition, second: &Acquisition) -> bool {
        let model = self.model;
        model.sharing(self.code, &first.object) != Sharing::Shared
            || model.excluded_at(self.code, first.pos, second.pos)
            || model.callers_exclude(self.code)
    }

    /// Two calls of a concurrent map with one key.
    fn stale_key(
        &self,
        first: &Acquisition,
        second: &Acquisition,
    ) -> Option<(TextRange, StaleKind)> {
        let key = self.key(first.pos)?;
        let is_call = first.mode == Mode::Shared && second.temporary;
        if !is_call || self.key(second.pos)? != key || self.looks_again(second, &[]) {
            return None;
        }
        let at = self.decision(&self.seen(first), first, second)?;
        // A key, and a value for it.
        let puts = self.inputs(second.pos).len() > 2;
        let kind = match puts && self.fills_cache(first, second) {
            true => StaleKind::Cached,
            false => StaleKind::Key { puts },
        };
        Some((at, kind))
    }

    /// Two sections on a lock with data in it.
    fn stale_data(
        &self,
        look: AcquisitionIdx,
        act: AcquisitionIdx,
    ) -> Option<(TextRange, StaleKind)> {
        let (model, first, second) = (self.model, self.at(look), self.at(act));
        if self.is_handed(first) || self.is_handed(second) {
            return None;
        }
        let changes = self.changes(act);
        if changes.is_empty() {
            return None;
        }
        // Who takes something out while he looks has it to himself.
        if !self.changes(look).is_empty() {
            let at_once = !self.is_kept(first) && !self.is_kept(second);
            return Some((self.half(look, act)?, StaleKind::Half { at_once }));
        }
        let changed = model.parts_at(self.code, act, changes);
        if !overlap(&model.parts_under(self.code, look), &changed) {
            return None;
        }
        let own: Vec<OpPos> = changes.iter().copied().filter(|it| self.is_own_call(*it)).collect();
        if changes.iter().any(|it| self.is_one_step(*it)) || self.looks_again(second, &own) {
            return None;
        }
        let blind = !own.is_empty();
        let seen = &self.seen(first);
        if let Some((at, copied)) = self.stored(seen, second).filter(|_| !blind) {
            return Some((at, StaleKind::Stored { copied }));
        }
        let kind = match self.claims(first, changes) {
            true => StaleKind::Claimed,
            false => StaleKind::Decided { blind },
        };
        Some((self.decision(seen, first, second)?, kind))
    }

    /// The locals whose values are made of what a section has seen.
    fn seen(&self, section: &Acquisition) -> FxHashSet<LocalId> {
        self.values.derived_from(&self.made_of(section))
    }

    /// Where a section changes what its lock protects.
    fn changes(&self, idx: AcquisitionIdx) -> &[OpPos] {
        let find = || self.model.changes_under(self.code, idx);
        self.changes[idx.0 as usize].get_or_init(find)
    }

    /// Whether somebody else begins or ends the section.
    fn is_handed(&self, section: &Acquisition) -> bool {
        let result = self.model.bodies.codes[self.code.idx()].body.result;
        section.holders.contains(&result) || matches!(section.source, Source::Param(_))
    }

    /// The `?` on what the second section gives, if that comes right after the first one.
    fn half(&self, look: AcquisitionIdx, act: AcquisitionIdx) -> Option<TextRange> {
        let (first, second) = (self.at(look), self.at(act));
        let code = &self.model.bodies.codes[self.code.idx()];
        let is_switch = |pos| self.control.is_switch(pos);
        let is_used = |it: &LocalId| {
            code.body.locals[it.idx()].kind == LocalKind::Var && !first.holders.contains(it)
        };
        if !self.control.reaches_without(first.pos, second.pos, is_switch)
            || self.seen(first).iter().any(is_used)
        {
            return None;
        }
        let found = self.seen(second);
        let mut fails = self.switches_on(&found).filter(is_question);
        fails.find(|it| self.control.reaches(second.pos, it.end)).map(|it| it.range)
    }

    /// The switch on something in `seen` that decides whether the second section comes.
    fn decision(
        &self,
        seen: &FxHashSet<LocalId>,
        first: &Acquisition,
        second: &Acquisition,
    ) -> Option<TextRange> {
        // `?` tells that something went wrong on the way, not what was seen.
        let mut switches = self.switches_on(seen).filter(|it| !is_question(it));
        let found = switches.find(|it| {
            self.control.reaches_without(first.pos, it.end, |pos| pos == second.pos)
                && !self.control.chosen(*it, second.pos, |pos| pos == first.pos).is_empty()
        });
        found.map(|it| it.range)
    }

    /// Whether something is decided by what the second section finds, other than by what the calls at
    /// `own` give.
    fn looks_again(&self, second: &Acquisition, own: &[OpPos]) -> bool {
        let found = self.seen(second);
        let given: Vec<LocalId> = own.iter().filter_map(|it| self.result(*it)).collect();
        let given = self.values.derived_from(&given);
        self.switches_on(&(&found - &given)).any(|it| self.control.reaches(second.pos, it.end))
    }

    /// The switches on one of `locals`, but those that ask whether a lock was taken.
    fn switches_on(&self, locals: &FxHashSet<LocalId>) -> impl Iterator<Item = Switch<'_>> {
        let is_on = |it: LocalId| locals.contains(&it) && !self.is_bare_guard(it);
        self.control.switches().filter(move |it| it.on.local().is_some_and(is_on))
    }

    /// A guard, or the result of taking a lock: not what a map has for a key.
    fn is_bare_guard(&self, local: LocalId) -> bool {
        let ty = &self.model.bodies.typed[self.code.idx()].locals[local.idx()];
        let is_option = ty.as_adt().is_some_and(|it| Some(it.0) == self.model.program.lang.option);
        self.model.is_guard(self.code, local) && !is_option
    }

    /// Where the second section stores something made of what the first one saw, and whether that is
    /// a copy of the same place.
    fn stored(&self, seen: &FxHashSet<LocalId>, second: &Acquisition) -> Option<(TextRange, bool)> {
        let own = self.seen(second);
        let code = &self.model.bodies.codes[self.code.idx()];
        code.ops().find_map(|(pos, op)| {
            let OpKind::Assign { dest, value } = &op.kind else { return None };
            let PlaceBase::Local(into) = dest.base else { return None };
            let mut from = false;
            value.for_each_place(&mut |place| {
                from |= matches!(place.base, PlaceBase::Local(it)
                    if seen.contains(&it) && !own.contains(&it));
            });
            let is_inside = own.contains(&into) && !dest.projections.is_empty();
            // Asked last: each answer is a way through the body.
            let is_found = is_inside && from && self.control.reaches(second.pos, pos);
            is_found.then(|| (op.range, self.restores(dest, value)))
        })
    }

    /// The locals that the guard is in, and the result of a call that holds one only meanwhile.
    fn made_of(&self, acquisition: &Acquisition) -> Vec<LocalId> {
        let mut res = acquisition.holders.clone();
        res.extend(self.result(acquisition.pos));
        res
    }

    /// What a call gives.
    fn result(&self, pos: OpPos) -> Option<LocalId> {
        match &self.model.bodies.codes[self.code.idx()].op(pos).kind {
            OpKind::Call { dest, .. } | OpKind::Await { dest, .. } => Some(*dest),
            _ => None,
        }
    }

    fn inputs(&self, pos: OpPos) -> Vec<&Operand> {
        match &self.model.bodies.codes[self.code.idx()].op(pos).kind {
            OpKind::Call { call, .. } => call.inputs().collect(),
            _ => Vec::new(),
        }
    }

    /// What the call asks a map for.
    fn key(&self, pos: OpPos) -> Option<Object> {
        self.original(self.inputs(pos).get(1)?, DEPTH).filter(Object::is_exact)
    }

    /// What an operand is a copy of, by a library's function of nothing else: `id.clone()`.
    fn original(&self, operand: &Operand, depth: u32) -> Option<Object> {
        let local = operand.local().filter(|_| depth > 0);
        let mut calls = self.model.known_calls(self.code).filter(|it| Some(it.dest) == local);
        match (calls.next(), calls.next()) {
            (Some(copy), None) if copy.call.inputs().count() == 1 => {
                self.original(copy.input(0)?, depth - 1)
            }
            _ => self.model.object(self.code, operand),
        }
    }

    fn is_own_call(&self, pos: OpPos) -> bool {
        self.model.own_callee(self.code, pos).is_some()
    }

    /// Whether the call looks for itself: `map.entry(id)`, `list.retain(|it| it.is_open())`.
    fn is_one_step(&self, pos: OpPos) -> bool {
        let asks = self.inputs(pos).into_iter().any(|it| {
            let made = it.local().and_then(|it| self.values.made(it));
            made.is_some_and(|it| matches!(it.1, Value::Closure { .. }))
        });
        match self.model.bodies.typed[self.code.idx()].calls.get(&pos) {
            _ if asks => true,
            Some(Target::Func(target)) => self.model.program.func(target.func).effects.one_step,
            _ => false,
        }
    }
}

/// Whether a switch is a `?`.
fn is_question(switch: &Switch<'_>) -> bool {
    switch.targets.iter().any(|it| it.0 == Test::Break)
}

/// A section that begins and ends in the body, on a lock between threads.
fn is_section(it: &Acquisition) -> bool {
    let is_shared = it.lock.is_some_and(|lock| {
        matches!(lock.kind, LockKind::Mutex | LockKind::RwLock | LockKind::Map) && !lock.reentrant
    });
    is_shared && !matches!(it.how, How::Try | How::Timed) && !matches!(it.source, Source::Param(_))
}

fn is_map(it: &Acquisition) -> bool {
    it.lock.is_some_and(|it| it.kind == LockKind::Map)
}
