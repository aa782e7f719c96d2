//! Which guards are held where in a body: data flow over its blocks.

use diag::TextRange;
use rustc_hash::FxHashMap;

use crate::{
    Limit, Symbol,
    body::{Code, CodeId, OpPos},
    effects::{LockKind, Mode},
    facts::{
        BlockId, ExitCause, LocalId, LocalKind, OpKind, Place, PlaceBase, Projection, ScopeId,
        Terminator, Value,
    },
    infer::Typed,
    link::Program,
    load::Bodies,
    origin::Origins,
    solve::{
        Acquisition, AcquisitionIdx, Cause, Event, EventKind, Flow, HeldGuard, Release, Summary,
        cases::cases,
        compose::Input,
        drops::{Alive, Drops},
        moves::owned_local,
        summary::local_ty,
    },
};

/// A guard on its way through a body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Held {
    pub(super) acquisition: AcquisitionIdx,
    /// Where the guard is; none if the lock is held without one.
    pub(super) holder: Option<Holder>,
    /// The lock is taken when the future that is here is awaited.
    pub(super) pending: bool,
    /// On every path.
    pub(super) must: bool,
    pub(super) mode: Mode,
}

/// A local and the fields in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Holder {
    pub(super) local: LocalId,
    pub(super) path: Vec<Symbol>,
}

/// What is held at a point: sorted, so that equal states are equal.
pub(super) type State = Vec<Held>;

/// How often a block is looked at again before its state is taken as it is. States grow only, and
/// are small; this is a guard against surprises.
const MAX_VISITS: u32 = 64;

/// So many guards are kept track of at once. Every op has a state, so that without a limit a function
/// which holds all it takes would cost the square of its length. Nobody holds as many by hand.
const MAX_GUARDS: usize = 64;

/// The data flow of one body.
pub(super) struct Analysis<'p> {
    pub(super) program: &'p Program,
    pub(super) bodies: &'p Bodies,
    pub(super) origins: &'p Origins,
    pub(super) summaries: &'p [Summary],
    pub(super) drops: &'p Drops,
    pub(super) id: CodeId,
    pub(super) code: &'p Code,
    pub(super) typed: &'p Typed,
    pub(super) flow: Flow,
    /// The acquisitions that an op makes.
    pub(super) at: FxHashMap<OpPos, Vec<AcquisitionIdx>>,
    /// The last time through: events and releases are noted.
    pub(super) recording: bool,
    /// Guards in the result at returns.
    pub(super) returned: Vec<Held>,
    /// What made the future in a local: the call of an `async fn`, a call that awaits a lock.
    pub(super) made_by: FxHashMap<LocalId, OpPos>,
    /// What the reference in a local was made of first.
    pub(super) refs: FxHashMap<LocalId, &'p Place>,
    /// Where values are alive whose end runs code.
    pub(super) alive: Option<Alive>,
    /// Those of them that are alive at the op that is recorded.
    pub(super) values: Vec<LocalId>,
}

/// Goes through a body; the guards that its result holds come with it.
pub(super) fn analyze(input: Input<'_>, summaries: &[Summary], id: CodeId) -> (Flow, Vec<Held>) {
    let Input { program, bodies, origins, drops } = input;
    let code = &bodies.codes[id.idx()];
    let mut analysis = Analysis {
        program,
        bodies,
        origins,
        summaries,
        drops,
        id,
        code,
        typed: &bodies.typed[id.idx()],
        flow: Flow::default(),
        at: FxHashMap::default(),
        recording: false,
        returned: Vec::new(),
        made_by: FxHashMap::default(),
        refs: FxHashMap::default(),
        alive: None,
        values: Vec::new(),
    };
    analysis.alive = Alive::new(&analysis);
    analysis.run();
    if !analysis.flow.events.is_empty() {
        analysis.flow.cases = cases(&code.body);
    }
    for acquisition in &mut analysis.flow.acquisitions {
        acquisition.releases.sort_by_key(|it| (it.range, it.cause));
        acquisition.releases.dedup();
    }
    (analysis.flow, analysis.returned)
}

impl Analysis<'_> {
    fn run(&mut self) {
        for (pos, op) in self.code.ops() {
            match &op.kind {
                OpKind::Call { dest, .. } => {
                    self.made_by.insert(*dest, pos);
                }
                OpKind::Init { dest, value: Value::Ref { place, .. } } => {
                    self.refs.entry(*dest).or_insert(place);
                }
                _ => {}
            }
        }
        let mut entry = State::new();
        self.enter(&mut entry);
        let len = self.code.body.blocks.len();
        let mut states: Vec<Option<State>> = vec![None; len];
        let mut visits = vec![0u32; len];
        if len == 0 {
            return;
        }
        states[0] = Some(entry);
        let mut work = vec![BlockId(0)];
        while let Some(block) = work.pop() {
            visits[block.idx()] += 1;
            let Some(mut state) = states[block.idx()].clone() else { continue };
            self.block(block, &mut state);
            for (next, state) in self.successors(block, &state) {
                let merged = match &states[next.idx()] {
                    None => Some(state),
                    Some(known) => {
                        let merged = merge(known, &state);
                        (merged != *known).then_some(merged)
                    }
                };
                let Some(merged) = merged else { continue };
                if visits[next.idx()] == MAX_VISITS {
                    self.program.cuts.note(Limit::States, self.id.0);
                } else {
                    states[next.idx()] = Some(merged);
                    if !work.contains(&next) {
                        work.push(next);
                    }
                }
            }
        }
        self.recording = true;
        for (idx, state) in states.into_iter().enumerate() {
            if let Some(mut state) = state {
                self.block(BlockId(idx as u32), &mut state);
            }
        }
    }

    fn block(&mut self, id: BlockId, state: &mut State) {
        let block = &self.code.body.blocks[id.idx()];
        if let Some(alive) = self.alive.as_ref().filter(|_| self.recording) {
            self.values = alive.at_start(id);
        }
        for (idx, op) in block.ops.iter().enumerate() {
            let pos = OpPos { block: id, op: idx as u32 };
            self.note_held(pos, state);
            self.op(pos, op, state);
            if let Some(alive) = self.alive.take_if(|_| self.recording) {
                let mut values = std::mem::take(&mut self.values);
                alive.step(self, pos, op, &mut values);
                self.values = values;
                self.alive = Some(alive);
            }
            if state.len() > MAX_GUARDS {
                // The state is sorted: those that were taken first stay.
                state.truncate(MAX_GUARDS);
                self.program.cuts.note(Limit::Guards, self.id.0);
            }
        }
        if matches!(block.terminator, Terminator::Return) {
            let pos = OpPos { block: id, op: block.ops.len() as u32 };
            self.leave(pos, block.terminator_range, None, state);
        }
        if self.recording && matches!(block.terminator, Terminator::Return) {
            let result = self.code.body.result;
            let in_result = |it: &&Held| it.holder.as_ref().is_some_and(|it| it.local == result);
            let returned: Vec<Held> = state.iter().filter(in_result).cloned().collect();
            for held in returned {
                self.release(&held, Cause::Move, block.terminator_range);
                self.returned.push(held);
            }
        }
    }

    /// Notes what is held at `pos`, if that is something else than before it.
    fn note_held(&mut self, pos: OpPos, state: &State) {
        if !self.recording || (state.is_empty() && self.flow.held.is_empty()) {
            return;
        }
        let held = self.held(state);
        let last = self.flow.held.last().filter(|it| it.0.block == pos.block);
        let is_news = last.map_or(!held.is_empty(), |it| it.1 != held);
        if is_news {
            self.flow.held.push((pos, held));
        }
    }

    fn op(&mut self, pos: OpPos, op: &crate::facts::Op, state: &mut State) {
        match &op.kind {
            OpKind::Init { dest, value } => {
                self.move_value(state, value, *dest, &[]);
            }
            OpKind::Bind { dest, source, mode } => {
                if *mode == crate::facts::BindMode::Move {
                    self.move_place(state, source, *dest, &[]);
                }
            }
            OpKind::Assign { dest, value } => {
                self.drop_overwritten(pos, op.range, dest, state);
                self.assign(dest, value, op.range, state);
            }
            OpKind::AssignOp { .. } | OpKind::Macro { .. } => {}
            OpKind::Call { dest, call } => self.call(pos, op.range, *dest, call, state),
            OpKind::Await { dest, future } => {
                self.await_future(pos, op.range, *dest, future, state);
            }
            OpKind::EndScope { scope } => {
                self.drop_values(pos, op.range, &[*scope], state);
                self.end_scopes(state, op.range, |it| it == *scope);
            }
            OpKind::Exit { from, to, cause } => {
                let scopes = self.scopes_between(*from, *to);
                self.drop_values(pos, op.range, &scopes, state);
                self.end_scopes(state, op.range, |it| scopes.contains(&it));
                if to.is_none() {
                    self.leave(pos, op.range, Some(*cause), state);
                    // The way goes on to the one `Return`, which has its own word to say.
                    state.retain(|it| it.holder.is_some());
                }
            }
        }
    }

    /// Locks without a guard outlive the body unless it releases them.
    fn leave(&mut self, pos: OpPos, range: TextRange, early: Option<ExitCause>, state: &State) {
        if state.iter().any(|it| it.holder.is_none()) {
            self.event(pos, range, state, |_| EventKind::Leave { early });
        }
    }

    pub(super) fn scopes_between(&self, from: ScopeId, to: Option<ScopeId>) -> Vec<ScopeId> {
        let mut res = Vec::new();
        let mut at = Some(from);
        while at != to {
            let Some(scope) = at else { break };
            res.push(scope);
            at = self.code.body.scopes[scope.idx()].parent;
        }
        res
    }

    fn end_scopes(&mut self, state: &mut State, range: TextRange, ends: impl Fn(ScopeId) -> bool) {
        let body = &self.code.body;
        let is_ending = |it: &Held| {
            let holder = it.holder.as_ref().map(|it| it.local).or_else(|| self.file_of(it))?;
            let local = &body.locals[holder.idx()];
            // The result outlives its body.
            let is_ending = ends(local.scope) && local.kind != LocalKind::Result;
            is_ending.then_some(local.kind)
        };
        let mut released = Vec::new();
        state.retain(|it| match is_ending(it) {
            Some(kind) => {
                let cause = match kind {
                    LocalKind::Temp | LocalKind::Discarded { .. } => Cause::StatementEnd,
                    _ => Cause::ScopeEnd,
                };
                released.push((it.clone(), cause));
                false
            }
            None => true,
        });
        for (held, cause) in released {
            self.release(&held, cause, range);
        }
    }

    /// The variable that is the locked file itself: its lock ends when it is closed, and goes elsewhere
    /// with it.
    fn file_of(&self, held: &Held) -> Option<LocalId> {
        let acquisition = &self.flow.acquisitions[held.acquisition.0 as usize];
        let is_file = acquisition.lock.is_some_and(|it| it.kind == LockKind::File);
        if !is_file || !acquisition.raw {
            return None;
        }
        let OpKind::Call { call, .. } = &self.code.op(acquisition.pos).kind else { return None };
        let mut place = call.inputs().next()?.place()?;
        if let PlaceBase::Local(local) = place.base
            && let Some(lent) = self.refs.get(&local)
        {
            place = lent;
        }
        // A reference leads to a file that stays open.
        let local = owned_local(place).filter(|_| place.projections.is_empty())?;
        let (adt, _) = local_ty(self.typed, local).as_adt()?;
        (Some(adt) == acquisition.lock_type).then_some(local)
    }

    /// Notes the end of a guard.
    pub(super) fn release(&mut self, held: &Held, cause: Cause, range: TextRange) {
        if self.recording && !held.pending {
            let acquisition = &mut self.flow.acquisitions[held.acquisition.0 as usize];
            acquisition.releases.push(Release { cause, range });
        }
    }

    /// What is held, for an event.
    pub(super) fn held(&self, state: &State) -> Vec<HeldGuard> {
        let held = state.iter().filter(|it| !it.pending);
        let mut res: Vec<HeldGuard> = held.map(guard_of).collect();
        res.sort();
        // A guard that may be at two places is one guard.
        res.dedup_by_key(|it| it.acquisition);
        res
    }

    pub(super) fn event(
        &mut self,
        pos: OpPos,
        range: TextRange,
        state: &State,
        kind: impl FnOnce(&mut Self) -> EventKind,
    ) {
        if self.recording {
            let held = self.held(state);
            let kind = kind(self);
            self.flow.events.push(Event { pos, range, held, kind });
        }
    }

    /// The acquisition number `nth` of the op at `pos`, made when it is first met.
    pub(super) fn acquisition(
        &mut self,
        pos: OpPos,
        nth: usize,
        make: impl FnOnce(&Self) -> Acquisition,
    ) -> AcquisitionIdx {
        if let Some(&known) = self.at.get(&pos).and_then(|it| it.get(nth)) {
            return known;
        }
        let idx = AcquisitionIdx(self.flow.acquisitions.len() as u32);
        let made = make(self);
        self.flow.acquisitions.push(made);
        self.at.entry(pos).or_default().push(idx);
        idx
    }
}

/// The held guard as rules see it.
pub(super) fn guard_of(held: &Held) -> HeldGuard {
    HeldGuard {
        acquisition: held.acquisition,
        holder: held.holder.as_ref().map(|it| it.local),
        must: held.must,
        mode: held.mode,
    }
}

/// The fields among projections: what is in a variant or behind an index has no name of its own.
pub(super) fn fields(projections: &[Projection]) -> Vec<Symbol> {
    let fields = projections.iter().filter_map(|it| match it {
        Projection::Field(name) => Some(*name),
        _ => None,
    });
    fields.collect()
}

/// Joins the states of two ways: what is held on one of them may be held.
fn merge(a: &State, b: &State) -> State {
    let mut res: State = Vec::with_capacity(a.len().max(b.len()));
    let key = |it: &Held| (it.acquisition, it.holder.clone(), it.pending, it.mode);
    let on = |state: &State, it: &Held| {
        state.iter().any(|other| other.acquisition == it.acquisition && other.must)
    };
    for it in a.iter().chain(b) {
        if res.iter().any(|known| key(known) == key(it)) {
            continue;
        }
        let must = it.must && on(a, it) && on(b, it);
        res.push(Held { must, ..it.clone() });
    }
    res.sort();
    res
}
