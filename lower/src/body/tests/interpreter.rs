//! A toy semantics of graphs: follows guards from local to local on every path.

use std::collections::{BTreeMap, BTreeSet};

use model::facts::{
    BindMode, BlockId, Body, Call, Callee, LocalId, OpKind, Operand, Place, PlaceBase, Projection,
    ScopeId, Terminator, Test, Value,
};

/// For each `busy()`, by its place in the text, whether the lock is held there: `y`, `n`, or `?`
/// where that depends on the path. `lock()` makes a guard, and a `Log` calls `busy()` when it is
/// dropped.
pub(super) fn held_at_busy(bodies: &[(String, Body)]) -> String {
    let mut run = Run { bodies, answers: BTreeMap::new(), depth: 0 };
    run.body(&bodies[0].1, Around { held: false, upvars: BTreeSet::new() }, &BTreeSet::new());
    let answers = run.answers.values();
    answers
        .map(|it| if it.len() > 1 { '?' } else { it.iter().copied().next().unwrap_or('-') })
        .collect()
}

struct Run<'b> {
    bodies: &'b [(String, Body)],
    answers: BTreeMap<u32, BTreeSet<char>>,
    depth: u32,
}

/// What is held outside of a body while it runs, and which upvars are guards.
#[derive(Clone)]
struct Around {
    held: bool,
    upvars: BTreeSet<u32>,
}

/// The locals and upvars that hold a guard, and the locals that hold a `Log`.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    guards: BTreeSet<LocalId>,
    logs: BTreeSet<LocalId>,
    upvars: BTreeSet<u32>,
}

/// How a body ends.
#[derive(Default)]
struct Outcome {
    returns_guard: bool,
    upvars: BTreeSet<u32>,
}

impl Run<'_> {
    fn body(&mut self, body: &Body, around: Around, guard_params: &BTreeSet<LocalId>) -> Outcome {
        self.depth += 1;
        assert!(self.depth < 20, "test code recurses");
        let mut outcome = Outcome::default();
        let mut seen = BTreeSet::new();
        let start = State {
            guards: guard_params.clone(),
            logs: BTreeSet::new(),
            upvars: around.upvars.clone(),
        };
        let mut todo = vec![(BlockId(0), start)];
        while let Some((block, mut state)) = todo.pop() {
            if !seen.insert((block, state.clone())) {
                continue;
            }
            let block = &body.blocks[block.idx()];
            for op in &block.ops {
                self.op(body, &op.kind, op.range.start, &mut state, &around);
            }
            match &block.terminator {
                Terminator::Goto(next) => todo.push((*next, state)),
                Terminator::Switch { on, targets } => {
                    for (test, next) in targets {
                        let mut state = state.clone();
                        if fails(test) {
                            release_place(on, &mut state);
                        }
                        todo.push((*next, state));
                    }
                }
                Terminator::Return => {
                    outcome.returns_guard |= state.guards.contains(&body.result);
                    outcome.upvars.extend(&state.upvars);
                    let left: Vec<_> =
                        state.guards.iter().filter(|it| **it != body.result).collect();
                    assert!(left.is_empty(), "{left:?} held after the end: {}", super::dump(body));
                }
                Terminator::Unreachable => {}
            }
        }
        self.depth -= 1;
        outcome
    }

    fn op(&mut self, body: &Body, op: &OpKind, at: u32, state: &mut State, around: &Around) {
        match op {
            OpKind::Init { dest, value } => {
                state.guards.remove(dest);
                state.logs.remove(dest);
                if let Value::Use(Operand::Place(place)) = value
                    && let PlaceBase::Path(path) = place.base
                    && body.paths[path.idx()].segments[0].name == "Log"
                {
                    state.logs.insert(*dest);
                }
                if self.takes(body, value, state) {
                    state.guards.insert(*dest);
                }
            }
            OpKind::Bind { dest, source, mode } => {
                let is_move = *mode == BindMode::Move;
                if is_move && take_part(source, state) {
                    state.guards.insert(*dest);
                }
            }
            OpKind::Assign { dest, value } => {
                let gets = self.takes(body, value, state);
                if let (PlaceBase::Local(local), []) = (dest.base, &dest.projections[..]) {
                    state.guards.remove(&local);
                    if gets {
                        state.guards.insert(local);
                    }
                }
            }
            OpKind::Call { dest, call } => {
                state.guards.remove(dest);
                if self.call(body, call, at, state, around) {
                    state.guards.insert(*dest);
                }
            }
            OpKind::EndScope { scope } => self.end(body, *scope, at, state, around),
            OpKind::Exit { from, to, .. } => {
                let mut scope = Some(*from);
                while let Some(left) = scope.filter(|it| Some(*it) != *to) {
                    self.end(body, left, at, state, around);
                    scope = body.scopes[left.idx()].parent;
                }
            }
            OpKind::AssignOp { .. } | OpKind::Await { .. } | OpKind::Macro { .. } => {}
        }
    }

    fn end(&mut self, body: &Body, scope: ScopeId, at: u32, state: &mut State, around: &Around) {
        let locals = (0..body.locals.len() as u32).rev().map(LocalId);
        for local in locals.filter(|it| body.locals[it.idx()].scope == scope && *it != body.result)
        {
            state.guards.remove(&local);
            if state.logs.remove(&local) {
                self.busy(at, state, around);
            }
        }
    }

    fn busy(&mut self, at: u32, state: &State, around: &Around) {
        let is_held = around.held || !state.guards.is_empty() || !state.upvars.is_empty();
        self.answers.entry(at).or_default().insert(if is_held { 'y' } else { 'n' });
    }

    /// Whether the value is or has a guard, which then is no longer where it was.
    fn takes(&mut self, body: &Body, value: &Value, state: &mut State) -> bool {
        match value {
            Value::Use(operand) => take(operand, state),
            Value::Aggregate { fields, .. } => {
                let taken: Vec<bool> = fields.iter().map(|it| take(&it.1, state)).collect();
                taken.contains(&true)
            }
            Value::Closure { nested } => {
                let upvars = body.nested[nested.idx()].upvars.iter().filter(|it| it.by_value);
                let bases: Vec<PlaceBase> = upvars.map(|it| it.base).collect();
                bases.into_iter().any(|base| {
                    take(&Operand::Place(Place { base, projections: Vec::new() }), state)
                })
            }
            _ => false,
        }
    }

    /// Whether the call gives a guard.
    fn call(
        &mut self,
        body: &Body,
        call: &Call,
        at: u32,
        state: &mut State,
        around: &Around,
    ) -> bool {
        match &call.callee {
            Callee::Path(path) => {
                let name = body.paths[path.idx()].segments.last().expect("paths have names").name;
                let taken: Vec<bool> = call.args.iter().map(|it| take(it, state)).collect();
                match name.as_str() {
                    "busy" => {
                        self.busy(at, state, around);
                        false
                    }
                    "lock" => true,
                    "drop" => false,
                    name if name.starts_with(char::is_uppercase) => taken.contains(&true),
                    name => self.inner_fn(name, &taken, state, around),
                }
            }
            Callee::Method { receiver, name, .. } => {
                let takes = ["unwrap", "filter", "into_iter"].contains(&name.as_str());
                takes && take(receiver, state)
            }
            Callee::Value(Operand::Place(place)) => self.closure(body, place, call, state, around),
            Callee::Value(Operand::Literal(_)) => false,
            // The iterators of the cases have one element.
            Callee::Lang(_) => take(&call.args[0], state),
            Callee::Macro(name) if *name == "vec" || *name == "dbg" => {
                let taken: Vec<bool> = call.args.iter().map(|it| take(it, state)).collect();
                taken.contains(&true)
            }
            Callee::Macro(_) => false,
        }
    }

    fn inner_fn(&mut self, name: &str, taken: &[bool], state: &State, around: &Around) -> bool {
        let Some((_, inner)) = self.bodies.iter().find(|it| it.0 == name) else { return false };
        self.inner(inner, taken, state, around).returns_guard
    }

    fn inner(&mut self, body: &Body, taken: &[bool], state: &State, around: &Around) -> Outcome {
        let params = taken.iter().enumerate().filter(|it| *it.1);
        let params = params.map(|it| LocalId(it.0 as u32)).collect();
        let held = around.held || !state.guards.is_empty();
        self.body(body, Around { held, upvars: BTreeSet::new() }, &params)
    }

    /// A call of a closure that was made in this body: the first one that fits.
    fn closure(
        &mut self,
        body: &Body,
        place: &Place,
        call: &Call,
        state: &mut State,
        around: &Around,
    ) -> bool {
        let PlaceBase::Local(local) = place.base else { return false };
        let made = body.blocks.iter().flat_map(|it| &it.ops).find_map(|it| match &it.kind {
            OpKind::Init { dest, value: Value::Closure { nested } } if *dest == local => {
                Some(*nested)
            }
            _ => None,
        });
        let Some(nested) = made else { return false };
        let nested = &body.nested[nested.idx()];
        let taken: Vec<bool> = call.args.iter().map(|it| take(it, state)).collect();
        let has_guard = state.guards.contains(&local);
        if !has_guard {
            return self.inner(nested, &taken, state, around).returns_guard;
        }
        state.guards.remove(&local);
        let held = around.held || !state.guards.is_empty();
        let upvars = nested.upvars.iter().enumerate().filter(|it| it.1.by_value);
        let upvars: BTreeSet<u32> = upvars.map(|it| it.0 as u32).collect();
        let outcome = self.body(nested, Around { held, upvars }, &BTreeSet::new());
        if !outcome.upvars.is_empty() {
            state.guards.insert(local);
        }
        outcome.returns_guard
    }
}

/// The way on which there is nothing in the value: `None`, a failed `?`.
fn fails(test: &Test) -> bool {
    matches!(test, Test::None | Test::Break)
}

fn release_place(on: &Operand, state: &mut State) {
    if let Operand::Place(place) = on
        && let PlaceBase::Local(local) = place.base
    {
        state.guards.remove(&local);
    }
}

/// Moves a guard out of an operand: the whole of a variable, or the field `0` of a tuple.
fn take(operand: &Operand, state: &mut State) -> bool {
    match operand {
        Operand::Place(place) => take_part(place, state),
        Operand::Literal(_) => false,
    }
}

fn take_part(place: &Place, state: &mut State) -> bool {
    let is_part = place.projections.iter().all(|it| match it {
        Projection::Variant(_) => true,
        Projection::Field(name) => *name == "0",
        _ => false,
    });
    match place.base {
        PlaceBase::Local(local) if is_part => state.guards.remove(&local),
        PlaceBase::Upvar(idx) if place.projections.is_empty() => state.upvars.remove(&idx),
        _ => false,
    }
}
