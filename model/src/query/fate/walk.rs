//! The data flow that follows a value through one body.

use diag::TextRange;
use rustc_hash::FxHashMap;

use super::{DropCause, End, EndKind, Fate, Presence, Use, UseKind};
use crate::{
    CodeId, Limit, Model, OpPos, Symbol, Typed,
    body::Code,
    facts::{BlockId, LocalId, LocalKind, Op, OpKind, PlaceBase, ScopeId, Terminator, Test},
    link::{AdtId, FuncId},
    ty::Ty,
};

/// A place where the value may be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Holder {
    pub(super) base: PlaceBase,
    pub(super) path: Vec<Symbol>,
    /// The value itself is here, not a reference to it.
    pub(super) is_owner: bool,
    /// On every path.
    pub(super) must: bool,
}

/// Where the value may be at a point: sorted, so that equal states are equal.
pub(super) type State = Vec<Holder>;

/// How often a block is looked at again before its state is taken as it is.
const MAX_VISITS: u32 = 32;

/// Closures and functions are followed into one another this deep.
pub(super) const MAX_DEPTH: u32 = 4;

/// Where a value goes into another body, and where it is there.
type Entrance = (OpPos, CodeId, Holder);

/// One value on its way through one body.
pub(super) struct Walk<'m> {
    pub(super) model: &'m Model,
    pub(super) id: CodeId,
    pub(super) code: &'m Code,
    pub(super) typed: &'m Typed,
    pub(super) adt: AdtId,
    pub(super) depth: u32,
    /// The iterator that a `for`'s element comes from.
    pub(super) next_of: FxHashMap<LocalId, PlaceBase>,
    /// The last time through: ends and uses are noted.
    pub(super) is_recording: bool,
    pub(super) fate: Fate,
    /// Bodies that were walked into, so that a loop does not ask for them again.
    pub(super) within: FxHashMap<Entrance, Fate>,
}

impl<'m> Walk<'m> {
    pub(super) fn new(model: &'m Model, id: CodeId, adt: AdtId, depth: u32) -> Walk<'m> {
        Walk {
            model,
            id,
            code: &model.bodies.codes[id.idx()],
            typed: &model.bodies.typed[id.idx()],
            adt,
            depth,
            next_of: FxHashMap::default(),
            is_recording: false,
            fate: Fate::default(),
            within: FxHashMap::default(),
        }
    }

    /// Follows the value that `holder` has after the op at `born`, or from the start.
    pub(super) fn run(mut self, born: Option<OpPos>, holder: Holder) -> Fate {
        let len = self.code.body.blocks.len();
        let mut states: Vec<Option<State>> = vec![None; len];
        let mut visits = vec![0u32; len];
        let first = born.map_or(BlockId(0), |it| it.block);
        if first.idx() >= len {
            return self.fate;
        }
        let birth = (born, holder);
        states[first.idx()] = Some(State::new());
        let mut work = vec![first];
        while let Some(block) = work.pop() {
            visits[block.idx()] += 1;
            let Some(mut state) = states[block.idx()].clone() else { continue };
            self.block(block, &birth, &mut state);
            for (next, state) in self.successors(block, &state) {
                let merged = match &states[next.idx()] {
                    None => Some(state),
                    Some(known) => Some(merge(known, &state)).filter(|it| it != known),
                };
                let Some(merged) = merged else { continue };
                if visits[next.idx()] == MAX_VISITS {
                    self.model.program.cuts.note(Limit::States, self.id.0);
                } else {
                    states[next.idx()] = Some(merged);
                    if !work.contains(&next) {
                        work.push(next);
                    }
                }
            }
        }
        self.is_recording = true;
        for (idx, state) in states.into_iter().enumerate() {
            if let Some(mut state) = state {
                self.block(BlockId(idx as u32), &birth, &mut state);
            }
        }
        self.fate
    }

    fn block(&mut self, id: BlockId, birth: &(Option<OpPos>, Holder), state: &mut State) {
        let block = &self.code.body.blocks[id.idx()];
        if id == BlockId(0) && birth.0.is_none() {
            put(state, birth.1.clone());
        }
        for (idx, op) in block.ops.iter().enumerate() {
            let pos = OpPos { block: id, op: idx as u32 };
            self.note_presence(pos, state);
            self.op(pos, op, state);
            if birth.0 == Some(pos) {
                state.retain(|it| it.base != birth.1.base);
                put(state, birth.1.clone());
            }
        }
        let pos = OpPos { block: id, op: block.ops.len() as u32 };
        self.note_presence(pos, state);
        if matches!(block.terminator, Terminator::Return) {
            self.leave(pos, block.terminator_range, state);
        }
    }

    fn note_presence(&mut self, pos: OpPos, state: &State) {
        if !self.is_recording {
            return;
        }
        let presence = state.iter().filter(|it| it.is_owner).map(|it| match it.must {
            true => Presence::Here,
            false => Presence::Perhaps,
        });
        let presence = presence.max().unwrap_or(Presence::Gone);
        let last = self.fate.presence.last().filter(|it| it.0.block == pos.block);
        if last.map_or(Presence::Gone, |it| it.1) != presence {
            self.fate.presence.push((pos, presence));
        }
        self.fate.is_unsure |= presence != Presence::Gone && self.is_opaque(pos);
    }

    /// Whether an opaque macro is what the op at `pos` stands for.
    fn is_opaque(&self, pos: OpPos) -> bool {
        let block = &self.code.body.blocks[pos.block.idx()];
        let Some(op) = block.ops.get(pos.op as usize) else { return false };
        self.code.body.opaque_macros.contains(&op.range)
    }

    /// At the end of the body: what is in the result goes to the caller, what was captured ends.
    fn leave(&mut self, pos: OpPos, range: TextRange, state: &State) {
        for holder in state.iter().filter(|it| it.is_owner) {
            match holder.base {
                PlaceBase::Local(local) if local == self.code.body.result => {
                    self.end(pos, range, EndKind::Returned);
                }
                PlaceBase::Upvar(_) => self.drop_holder(pos, range, holder, DropCause::ScopeEnd),
                _ => {}
            }
        }
    }

    fn op(&mut self, pos: OpPos, op: &Op, state: &mut State) {
        match &op.kind {
            OpKind::Init { dest, value } => self.take_value(pos, op.range, value, *dest, state),
            OpKind::Bind { dest, source, mode } => self.bind(*dest, source, *mode, state),
            OpKind::Assign { dest, value } => self.assign(pos, op.range, dest, value, state),
            OpKind::Call { dest, call } => self.call(pos, op.range, *dest, call, state),
            OpKind::Await { dest, future } => self.wait(pos, op.range, *dest, future, state),
            OpKind::EndScope { scope } => {
                self.end_scopes(pos, op.range, state, &|it| it == *scope);
            }
            OpKind::Exit { from, to, .. } => {
                let scopes = self.scopes_between(*from, *to);
                self.end_scopes(pos, op.range, state, &|it| scopes.contains(&it));
            }
            OpKind::AssignOp { .. } | OpKind::Macro { .. } => {}
        }
    }

    fn scopes_between(&self, from: ScopeId, to: Option<ScopeId>) -> Vec<ScopeId> {
        let parents = |it: &ScopeId| self.code.body.scopes[it.idx()].parent;
        let all = std::iter::successors(Some(from), parents);
        all.take_while(|it| Some(*it) != to).collect()
    }

    fn end_scopes(
        &mut self,
        pos: OpPos,
        range: TextRange,
        state: &mut State,
        ends: &dyn Fn(ScopeId) -> bool,
    ) {
        let body = &self.code.body;
        let cause = |it: &Holder| {
            let PlaceBase::Local(local) = it.base else { return None };
            let local = &body.locals[local.idx()];
            if !ends(local.scope) || local.kind == LocalKind::Result {
                return None;
            }
            Some(match local.kind {
                LocalKind::Discarded { by } => DropCause::Discarded(by),
                LocalKind::Temp => DropCause::StatementEnd,
                _ => DropCause::ScopeEnd,
            })
        };
        let (gone, kept) = std::mem::take(state).into_iter().partition(|it| cause(it).is_some());
        *state = kept;
        let gone: Vec<Holder> = gone;
        for holder in gone.iter().filter(|it| it.is_owner) {
            if let Some(cause) = cause(holder) {
                self.drop_holder(pos, range, holder, cause);
            }
        }
    }

    /// What the value is in is dropped: a type of the workspace may say what happens then.
    pub(super) fn drop_holder(
        &mut self,
        pos: OpPos,
        range: TextRange,
        holder: &Holder,
        cause: DropCause,
    ) {
        let func = self.base_ty(holder.base).and_then(|it| self.model.program.own_drop(&it));
        let kind = match func {
            Some(func) => EndKind::Given { func: Some(func), arg: 0 },
            None => EndKind::Dropped(cause),
        };
        self.end(pos, range, kind);
    }

    pub(super) fn base_ty(&self, base: PlaceBase) -> Option<Ty> {
        match base {
            PlaceBase::Local(local) => Some(self.typed.locals[local.idx()].clone()),
            _ => None,
        }
    }

    pub(super) fn end(&mut self, pos: OpPos, range: TextRange, kind: EndKind) {
        let end = End { code: self.id, pos, range, kind };
        if self.is_recording && !self.fate.ends.contains(&end) {
            self.fate.ends.push(end);
        }
    }

    pub(super) fn used(&mut self, pos: OpPos, range: TextRange, kind: UseKind) {
        let found = Use { code: self.id, pos, range, kind };
        if self.is_recording && !self.fate.uses.contains(&found) {
            self.fate.uses.push(found);
        }
    }

    /// What is at the start of each block that may follow: a test may tell that a place is empty.
    fn successors(&self, id: BlockId, state: &State) -> Vec<(BlockId, State)> {
        let block = &self.code.body.blocks[id.idx()];
        let Terminator::Switch { targets, .. } = &block.terminator else {
            return block.terminator.successors().map(|it| (it, state.clone())).collect();
        };
        let place = block.terminator.place().and_then(|it| self.path_of(it));
        let Some((base, path)) = place else {
            return targets.iter().map(|it| (it.1, state.clone())).collect();
        };
        let mut rest_is_empty = false;
        let mut res = Vec::new();
        for (test, next) in targets {
            let is_empty = match test {
                Test::None | Test::Break => true,
                Test::Variant(path) => match self.variant_name(*path) {
                    Some("None" | "Err") => true,
                    Some(_) => {
                        rest_is_empty = true;
                        false
                    }
                    None => false,
                },
                Test::Otherwise => rest_is_empty,
                _ => false,
            };
            let mut state = state.clone();
            if is_empty {
                state.retain(|it| it.base != base || !it.path.starts_with(&path));
            }
            if let (Test::None, PlaceBase::Local(local)) = (test, base)
                && let Some(iterator) = self.next_of.get(&local)
            {
                // A `for` has gone through all there is.
                state.retain(|it| it.base != *iterator);
            }
            res.push((*next, state));
        }
        res
    }

    fn variant_name(&self, path: crate::facts::PathId) -> Option<&'static str> {
        let segment = self.code.body.paths[path.idx()].segments.last()?;
        ["None", "Err", "Some", "Ok"].into_iter().find(|it| segment.name == *it)
    }

    /// Walks into another body, to which the value is handed.
    pub(super) fn enter(
        &mut self,
        pos: OpPos,
        code: CodeId,
        base: PlaceBase,
        path: Vec<Symbol>,
        is_owner: bool,
    ) -> Fate {
        let holder = Holder { base, path, is_owner, must: true };
        let key = (pos, code, holder.clone());
        if let Some(known) = self.within.get(&key) {
            return known.clone();
        }
        let walk = Walk::new(self.model, code, self.adt, self.depth + 1);
        let fate = walk.run(None, holder);
        self.within.insert(key, fate.clone());
        fate
    }

    /// Takes over what was found out in another body. Whether the value came back from there.
    pub(super) fn join(&mut self, fate: &Fate, code: CodeId) -> bool {
        let mut comes_back = false;
        for end in &fate.ends {
            let is_return = end.code == code && end.kind == EndKind::Returned;
            comes_back |= is_return;
            if self.is_recording && !is_return && !self.fate.ends.contains(end) {
                self.fate.ends.push(end.clone());
            }
        }
        for it in &fate.uses {
            if self.is_recording && !self.fate.uses.contains(it) {
                self.fate.uses.push(it.clone());
            }
        }
        self.fate.is_unsure |= fate.is_unsure;
        comes_back
    }

    /// The body of a function that can be walked into.
    pub(super) fn body_of(&self, func: FuncId) -> Option<CodeId> {
        let code = self.model.bodies.of_func.get(&func).copied();
        code.filter(|_| self.depth < MAX_DEPTH)
    }
}

/// Adds a holder to a state.
pub(super) fn put(state: &mut State, holder: Holder) {
    let same = |it: &Holder| {
        (it.base, &it.path, it.is_owner) == (holder.base, &holder.path, holder.is_owner)
    };
    match state.iter_mut().find(|it| same(it)) {
        Some(known) => known.must |= holder.must,
        None => {
            state.push(holder);
            state.sort();
        }
    }
}

/// Joins the states of two ways: where the value may be on one of them, it may be.
fn merge(a: &State, b: &State) -> State {
    let key = |it: &Holder| (it.base, it.path.clone(), it.is_owner);
    let must_on =
        |state: &State, it: &Holder| state.iter().any(|other| other.must && key(other) == key(it));
    let mut res = State::new();
    for it in a.iter().chain(b) {
        if !res.iter().any(|known| key(known) == key(it)) {
            res.push(Holder { must: must_on(a, it) && must_on(b, it), ..it.clone() });
        }
    }
    res.sort();
    res
}
