//! Puts the summaries of what is called together with what is held at the call.

use std::rc::Rc;

use crate::{
    Limit,
    body::CodeId,
    effects::{BlockKind, How, Lock, LockKind, Mode},
    link::Program,
    load::Bodies,
    origin::Origins,
    place::{Object, Root},
    solve::{
        Acquisition, Blocked, CallPath, CalledBack, Conflict, Edge, EdgeEnd, Event, EventKind,
        Flow, Foreign, ForeignCall, HeldGuard, Invocation, PathStep, Solution, Source, Summary,
        Taking,
        flow::{self, Held},
        summary::{
            Blocking, Calling, MAX_CALLBACKS, MAX_PATH, MAX_RETURNS, Mapping, Pair, ReturnedGuard,
            is_nameable,
        },
    },
};

/// Recursive functions are looked at again until their summaries stay, but not more often: what a function
/// does comes up one call in each round, and a circle of thousands would need thousands of rounds.
const ROUNDS: u32 = 4;

/// An acquisition is told of with so many guards of its own lock, or of one of its class, that are
/// held: with hundreds at once, as of all parts of a table, each further one says the same again.
const MAX_CONFLICTS: usize = 4;

/// What there is to solve.
#[derive(Clone, Copy)]
pub(super) struct Input<'p> {
    pub(super) program: &'p Program,
    pub(super) bodies: &'p Bodies,
    pub(super) origins: &'p Origins,
}

/// A body that was solved.
pub(super) struct Solved {
    pub(super) flow: Flow,
    pub(super) summary: Summary,
    pub(super) findings: Findings,
}

/// Solves a body whose callees have their summaries. None if it calls itself.
pub(super) fn solve_alone(input: Input<'_>, summaries: &[Summary], id: CodeId) -> Option<Solved> {
    let (flow, returned) = analyze(input, summaries, id);
    if calls_itself(&flow, id) {
        return None;
    }
    let mut findings = Findings::default();
    let mut composer = Composer::new(input, summaries, id, &flow);
    composer.events(Some(&mut findings));
    composer.returns(&returned);
    let summary = composer.finish();
    Some(Solved { flow, summary, findings })
}

/// Solves bodies that call one another.
pub(super) fn solve_group(input: Input<'_>, solution: &mut Solution, group: &[CodeId]) -> Findings {
    let mut changed = false;
    for _ in 0..ROUNDS {
        changed = false;
        for &id in group {
            let (flow, returned) = analyze(input, &solution.summaries, id);
            let mut composer = Composer::new(input, &solution.summaries, id, &flow);
            composer.events(None);
            composer.returns(&returned);
            let summary = composer.finish();
            changed |= summary.size() != solution.summaries[id.idx()].size();
            solution.summaries[id.idx()] = summary;
            solution.flows[id.idx()] = flow;
        }
        if !changed {
            break;
        }
    }
    if changed {
        input.program.cuts.note(Limit::Rounds, group[0].0);
    }
    let mut findings = Findings::default();
    for &id in group {
        let flow = &solution.flows[id.idx()];
        let mut composer = Composer::new(input, &solution.summaries, id, flow);
        composer.events(Some(&mut findings));
        composer.finish();
    }
    findings
}

fn analyze(input: Input<'_>, summaries: &[Summary], id: CodeId) -> (Flow, Vec<Held>) {
    flow::analyze(input.program, input.bodies, input.origins, summaries, id)
}

fn calls_itself(flow: &Flow, id: CodeId) -> bool {
    flow.events.iter().any(|it| match &it.kind {
        EventKind::Call(invocation) => invocation.codes.contains(&id),
        _ => false,
    })
}

/// What composing some bodies found out.
#[derive(Default)]
pub(super) struct Findings {
    conflicts: Vec<Conflict>,
    siblings: Vec<Conflict>,
    blocked: Vec<Blocked>,
    called_back: Vec<CalledBack>,
    edges: Vec<Edge>,
}

impl Findings {
    pub(super) fn add_to(mut self, solution: &mut Solution) {
        solution.conflicts.append(&mut self.conflicts);
        solution.siblings.append(&mut self.siblings);
        solution.blocked.append(&mut self.blocked);
        solution.called_back.append(&mut self.called_back);
        solution.edges.append(&mut self.edges);
    }
}

struct Composer<'p> {
    program: &'p Program,
    bodies: &'p Bodies,
    summaries: &'p [Summary],
    id: CodeId,
    flow: &'p Flow,
    summary: Summary,
    visible: Rc<[CodeId]>,
}

impl<'p> Composer<'p> {
    fn new(input: Input<'p>, summaries: &'p [Summary], id: CodeId, flow: &'p Flow) -> Composer<'p> {
        let Input { program, bodies, .. } = input;
        let mut visible = vec![id];
        let mut at = bodies.codes[id.idx()].parent;
        while let Some((parent, _)) = at {
            visible.push(parent);
            at = bodies.codes[parent.idx()].parent;
        }
        let summary = Summary::default();
        Composer {
            program,
            bodies,
            summaries,
            id,
            flow,
            summary,
            visible: visible.into(),
        }
    }

    /// The summary; that it is not whole is noted.
    fn finish(self) -> Summary {
        if self.summary.truncated {
            self.program.cuts.note(Limit::Summaries, self.id.0);
        }
        self.summary
    }

    /// Whether what this way leads to is told to callers.
    fn is_near(&self, path: &CallPath) -> bool {
        let is_near = path.len() <= MAX_PATH;
        if !is_near {
            self.program.cuts.note(Limit::Paths, self.id.0);
        }
        is_near
    }

    fn events(&mut self, mut findings: Option<&mut Findings>) {
        let flow = self.flow;
        for event in &flow.events {
            self.event(event, &mut findings);
        }
    }

    fn step(&self, event: &Event) -> PathStep {
        PathStep {
            span: self.bodies.codes[self.id.idx()].span(event.range),
            code: self.id,
        }
    }

    /// The way to what happens right here.
    fn path(&self, event: &Event) -> CallPath {
        CallPath::EMPTY.after(self.step(event))
    }

    fn event(&mut self, event: &Event, findings: &mut Option<&mut Findings>) {
        match &event.kind {
            EventKind::Acquire(idx) => {
                let acquisition = &self.flow.acquisitions[idx.0 as usize];
                let mut taking = self.taking(acquisition);
                taking.with_params = self.params_held(&event.held);
                self.take(event, &event.held, taking, findings);
            }
            EventKind::Block { kind, timed, awaits, on } => {
                let blocking = Blocking {
                    kind: *kind,
                    timed: *timed,
                    awaits: *awaits,
                    on: on.clone(),
                    path: self.path(event),
                    with_params: self.params_held(&event.held),
                    is_weak: false,
                    in_place: false,
                };
                self.block(event, &event.held, blocking, findings);
            }
            EventKind::Call(invocation) => {
                for &code in &invocation.codes {
                    self.call(event, invocation, code, findings);
                }
            }
            EventKind::Callback { of, on, inputs } => {
                let call = ForeignCall {
                    of: *of,
                    on: on.clone(),
                    inputs: inputs.clone(),
                    path: self.path(event),
                    with_params: self.params_held(&event.held),
                    is_weak: false,
                };
                self.foreign(event, &event.held, Vec::new(), call, findings);
            }
            EventKind::Wait { wait, on, .. } => {
                // `event.held` is without the guard that the wait gives up.
                let blocking = Blocking {
                    kind: BlockKind::Wait,
                    timed: wait.timed,
                    awaits: false,
                    on: on.clone(),
                    path: self.path(event),
                    with_params: self.params_held(&event.held),
                    is_weak: false,
                    in_place: false,
                };
                self.block(event, &event.held, blocking, findings);
            }
            EventKind::Await { .. }
            | EventKind::Notify { .. }
            | EventKind::Spawn { .. }
            | EventKind::ReleaseRaw { .. }
            | EventKind::Leave { .. }
            | EventKind::Forget(_) => {}
        }
    }

    fn taking(&self, acquisition: &Acquisition) -> Taking {
        let code = &self.bodies.codes[self.id.idx()];
        let mut path = CallPath::EMPTY;
        if let Source::Returned { path: inner, func } = &acquisition.source {
            let callee = self.bodies.of_func.get(func).copied().unwrap_or(self.id);
            let steps = inner.iter().rev().map(|span| PathStep { span: *span, code: callee });
            path = steps.fold(path, |path, step| path.after(step));
        }
        let path = path.after(PathStep { span: code.span(acquisition.range), code: self.id });
        Taking {
            object: acquisition.object.clone(),
            lock: acquisition.lock,
            lock_type: acquisition.lock_type,
            mode: acquisition.mode,
            how: acquisition.how,
            recursive: acquisition.recursive,
            path,
            with_params: Vec::new(),
            is_weak: false,
        }
    }

    /// The parameters whose guards are among `held`.
    fn params_held(&self, held: &[HeldGuard]) -> Vec<u32> {
        let params = held.iter().filter_map(|it| {
            match self.flow.acquisitions[it.acquisition.0 as usize].source {
                Source::Param(idx) => Some(idx),
                _ => None,
            }
        });
        params.collect()
    }

    /// A lock is taken, here or further down.
    fn take(
        &mut self,
        event: &Event,
        held: &[HeldGuard],
        taking: Taking,
        findings: &mut Option<&mut Findings>,
    ) {
        let mut n_conflicts = 0;
        let held_then = if may_wait_for_ever(&taking) { held } else { &[] };
        for guard in surest_first(held_then) {
            let acquisition = &self.flow.acquisitions[guard.acquisition.0 as usize];
            if matches!(acquisition.source, Source::Param(_)) || !can_deadlock(acquisition.lock) {
                continue;
            }
            let first = Taking { mode: guard.mode, ..self.taking(acquisition) };
            if held.len() > MAX_CONFLICTS && self.is_one_class(&first.object, &taking.object) {
                n_conflicts += 1;
                if n_conflicts > MAX_CONFLICTS {
                    self.program.cuts.note(Limit::Conflicts, self.id.0);
                    continue;
                }
            }
            self.pair(event, held, Some(guard), first, &taking, findings);
        }
        if self.is_outward(&taking.object) && self.is_near(&taking.path) {
            self.summary.add_taking(taking);
        }
    }

    fn is_one_class(&self, a: &Object, b: &Object) -> bool {
        let class_of = |it: &Object| it.class(self.program, self.bodies);
        a == b && a.is_exact() || class_of(a).is_some_and(|it| class_of(b) == Some(it))
    }

    /// One lock is taken while another is held.
    fn pair(
        &mut self,
        event: &Event,
        held: &[HeldGuard],
        guard: Option<HeldGuard>,
        first: Taking,
        second: &Taking,
        findings: &mut Option<&mut Findings>,
    ) {
        if !can_deadlock(first.lock) || !may_wait_for_ever(second) {
            return;
        }
        let is_weak = second.is_weak || first.is_weak || guard.is_some_and(|it| !it.must);
        let is_same = first.object == second.object && first.object.is_exact();
        let class_of = |it: &Taking| it.object.class(self.program, self.bodies);
        let (from, to) = (class_of(&first), class_of(second));
        if !is_same && (from.is_none() || to.is_none()) {
            if self.is_outward(&first.object) && self.is_outward(&second.object) {
                self.summary.add_pair(Pair { held: first, taken: second.clone() });
            }
            return;
        }
        let Some(findings) = findings else { return };
        let conflict = |first: Taking| Conflict {
            code: self.id,
            held: guard,
            first,
            pos: event.pos,
            range: event.range,
            second: second.clone(),
            is_weak,
        };
        if is_same {
            findings.conflicts.push(conflict(first));
            return;
        }
        let (Some(from), Some(to)) = (from, to) else { return };
        if from == to {
            findings.siblings.push(conflict(first));
            return;
        }
        let gates = held.iter().filter(|it| Some(it.acquisition) != guard.map(|it| it.acquisition));
        let gates = gates.filter_map(|it| {
            let acquisition = &self.flow.acquisitions[it.acquisition.0 as usize];
            let excludes = acquisition.mode == Mode::Exclusive;
            let class = acquisition.object.class(self.program, self.bodies);
            class.filter(|_| excludes && it.must)
        });
        findings.edges.push(Edge {
            gates: gates.filter(|it| *it != from && *it != to).collect(),
            from: EdgeEnd { class: from, taking: first },
            to: EdgeEnd { class: to, taking: second.clone() },
            code: self.id,
            range: event.range,
            is_weak,
        });
    }

    fn block(
        &mut self,
        event: &Event,
        held: &[HeldGuard],
        blocking: Blocking,
        findings: &mut Option<&mut Findings>,
    ) {
        if let Some(findings) = findings {
            for guard in held {
                let acquisition = &self.flow.acquisitions[guard.acquisition.0 as usize];
                let on_guarded =
                    blocking.on.as_ref().is_some_and(|it| it.is_in(&acquisition.object));
                // A wait gives up the guard that it is on, also if a wrapper was handed `&mut guard`,
                // and takes the guard out of a guard of its own.
                let in_holder = blocking.on.as_ref().is_some_and(|it| match it.root {
                    Root::Local(code, local) => {
                        code == self.id && acquisition.holders.contains(&local)
                    }
                    _ => false,
                });
                if blocking.kind == BlockKind::Wait && (on_guarded || in_holder) {
                    continue;
                }
                findings.blocked.push(Blocked {
                    code: self.id,
                    held: *guard,
                    pos: event.pos,
                    range: event.range,
                    path: blocking.path.clone(),
                    kind: blocking.kind,
                    timed: blocking.timed,
                    awaits: blocking.awaits,
                    on: blocking.on.clone(),
                    on_guarded,
                    is_weak: blocking.is_weak || !guard.must,
                });
            }
        }
        if self.is_near(&blocking.path) {
            self.summary.add_blocking(blocking);
        }
    }

    /// Code of the workspace runs with `event.held` held.
    fn call(
        &mut self,
        event: &Event,
        invocation: &Invocation,
        code: CodeId,
        findings: &mut Option<&mut Findings>,
    ) {
        let summary = &self.summaries[code.idx()];
        let visible = Rc::clone(&self.visible);
        let mapping = Mapping {
            callee: code,
            params: self.bodies.codes[code.idx()].body.params,
            inputs: &invocation.inputs,
            visible: &visible,
        };
        let step = self.step(event);
        let is_weak = invocation.is_weak;
        for taking in &summary.acquires {
            let mut mapped = mapping.taking(taking, &step, is_weak);
            let held = still_held(event, invocation, &taking.with_params);
            mapped.with_params = self.params_held(&held);
            self.take(event, &held, mapped, findings);
        }
        for pair in &summary.pairs {
            let first = mapping.taking(&pair.held, &step, is_weak);
            let second = mapping.taking(&pair.taken, &step, is_weak);
            self.pair(event, &[], None, first, &second, findings);
        }
        for blocking in &summary.blocks {
            let held = still_held(event, invocation, &blocking.with_params);
            let mapped = Blocking {
                kind: blocking.kind,
                timed: blocking.timed,
                awaits: blocking.awaits,
                on: blocking.on.as_ref().map(|it| mapping.object(it)),
                path: blocking.path.after(step.clone()),
                with_params: self.params_held(&held),
                is_weak: blocking.is_weak || is_weak,
                in_place: blocking.in_place || invocation.in_place,
            };
            self.block(event, &held, mapped, findings);
        }
        for call in &summary.foreign {
            let held = still_held(event, invocation, &call.with_params);
            let mapped = self.mapped_foreign(call, &mapping, std::slice::from_ref(&step), is_weak);
            let with_params = self.params_held(&held);
            self.foreign(event, &held, Vec::new(), ForeignCall { with_params, ..mapped }, findings);
        }
        for calling in &summary.callbacks {
            self.call_back(event, invocation, &mapping, calling, &step, findings);
        }
    }

    /// A function that is called calls one of its parameters in turn: `with_lock(|state| ..)`.
    fn call_back(
        &mut self,
        event: &Event,
        invocation: &Invocation,
        mapping: &Mapping<'_>,
        calling: &Calling,
        step: &PathStep,
        findings: &mut Option<&mut Findings>,
    ) {
        // What the closure took along is its own to release.
        let took = |it: &HeldGuard| {
            let mut moved = invocation.moved_in.iter().filter(|it| it.0 == calling.param);
            moved.any(|moved| moved.1.acquisition == it.acquisition)
        };
        let around: Vec<HeldGuard> = event.held.iter().filter(|it| !took(it)).copied().collect();
        let held: Vec<Taking> =
            calling.held.iter().map(|it| mapping.taking(it, step, invocation.is_weak)).collect();
        let inputs: Vec<Option<Object>> =
            calling.inputs.iter().map(|it| it.as_ref().map(|it| mapping.object(it))).collect();
        let path = calling.path.after(step.clone());
        let closure = invocation.closures.iter().find(|it| it.0 == calling.param);
        if let Some(&(_, closure)) = closure {
            let inner = &self.summaries[closure.idx()];
            let visible = Rc::clone(&self.visible);
            let body = &self.bodies.codes[closure.idx()].body;
            let mapping = Mapping {
                callee: closure,
                params: body.params,
                inputs: &inputs,
                visible: &visible,
            };
            let steps: Vec<PathStep> = path.iter().cloned().collect();
            for taking in &inner.acquires {
                let mut mapped = mapping.taking(taking, step, invocation.is_weak);
                mapped.path = CallPath::of(&steps, taking.path.clone());
                for first in &held {
                    self.pair(event, &[], None, first.clone(), &mapped, findings);
                }
                self.take(event, &around, mapped, findings);
            }
            for blocking in &inner.blocks {
                let mapped = Blocking {
                    on: blocking.on.as_ref().map(|it| mapping.object(it)),
                    path: CallPath::of(&steps, blocking.path.clone()),
                    with_params: self.params_held(&around),
                    is_weak: blocking.is_weak || invocation.is_weak,
                    ..blocking.clone()
                };
                self.block(event, &around, mapped, findings);
            }
            for call in &inner.foreign {
                let mapped = self.mapped_foreign(call, &mapping, &steps, invocation.is_weak);
                self.foreign(event, &around, held.clone(), mapped, findings);
            }
            return;
        }
        // What is not known to be anything here may be a closure that is known further out.
        let own = invocation.inputs.get(calling.param as usize).cloned().flatten();
        if own.as_ref().is_none_or(|it| it.root == Root::Unknown) {
            return;
        }
        let call = ForeignCall {
            of: Foreign::Closure,
            on: own,
            inputs,
            path,
            with_params: self.params_held(&around),
            is_weak: invocation.is_weak,
        };
        self.foreign(event, &around, held, call, findings);
    }

    /// A call of code that is not known, in a body that is called by the calls of `path`.
    fn mapped_foreign(
        &self,
        call: &ForeignCall,
        mapping: &Mapping<'_>,
        path: &[PathStep],
        is_weak: bool,
    ) -> ForeignCall {
        let inputs = call.inputs.iter();
        ForeignCall {
            of: call.of,
            on: call.on.as_ref().map(|it| mapping.object(it)),
            inputs: inputs.map(|it| it.as_ref().map(|it| mapping.object(it))).collect(),
            path: CallPath::of(path, call.path.clone()),
            with_params: Vec::new(),
            is_weak: call.is_weak || is_weak,
        }
    }

    /// Code that is not known runs, here or further down; `within` is what is held there besides.
    fn foreign(
        &mut self,
        event: &Event,
        held: &[HeldGuard],
        within: Vec<Taking>,
        call: ForeignCall,
        findings: &mut Option<&mut Findings>,
    ) {
        if let Some(findings) = findings {
            for guard in held {
                let acquisition = &self.flow.acquisitions[guard.acquisition.0 as usize];
                let mut inputs = call.inputs.iter().flatten();
                findings.called_back.push(CalledBack {
                    code: self.id,
                    held: *guard,
                    pos: event.pos,
                    range: event.range,
                    path: call.path.clone(),
                    of: call.of,
                    on: call.on.clone(),
                    on_guarded: inputs.any(|it| it.is_in(&acquisition.object)),
                    is_weak: call.is_weak || !guard.must,
                });
            }
        }
        if !self.is_near(&call.path) {
            return;
        }
        let param = call.on.as_ref().and_then(|it| self.own_param(it));
        match param.filter(|_| call.of == Foreign::Closure) {
            Some(param) if self.summary.callbacks.len() < MAX_CALLBACKS => {
                let mut all = within;
                all.extend(self.takings(held));
                let ForeignCall { path, inputs, .. } = call;
                self.summary.callbacks.push(Calling { param, held: all, path, inputs });
            }
            Some(_) => self.summary.truncated = true,
            None => self.summary.add_foreign(call),
        }
    }

    fn takings(&self, held: &[HeldGuard]) -> Vec<Taking> {
        let acquisitions = held.iter().map(|it| &self.flow.acquisitions[it.acquisition.0 as usize]);
        acquisitions.map(|it| self.taking(it)).collect()
    }

    fn own_param(&self, object: &Object) -> Option<u32> {
        let params = self.bodies.codes[self.id.idx()].body.params;
        match object.root {
            Root::Local(code, local)
                if code == self.id && local.0 < params && object.steps.is_empty() =>
            {
                Some(local.0)
            }
            _ => None,
        }
    }

    fn returns(&mut self, returned: &[Held]) {
        for held in returned {
            let acquisition = &self.flow.acquisitions[held.acquisition.0 as usize];
            let Some(holder) = &held.holder else { continue };
            let param = match acquisition.source {
                Source::Param(idx) => Some(idx),
                _ => None,
            };
            let mut taking = self.taking(acquisition);
            taking.mode = held.mode;
            // `if exclusive { Some(lock.lock()) } else { None }` need not bring a guard.
            taking.is_weak |= !held.must;
            let known = self.summary.returns.iter().any(|it| {
                it.taking.object == taking.object && it.within == holder.path && it.param == param
            });
            if known {
                continue;
            }
            if self.summary.returns.len() == MAX_RETURNS {
                self.summary.truncated = true;
            } else {
                self.summary.returns.push(ReturnedGuard {
                    within: holder.path.clone(),
                    taking,
                    guard: acquisition.guard,
                    raw: acquisition.raw,
                    param,
                });
            }
        }
    }

    /// Whether callers can do something with an object of this body.
    fn is_outward(&self, object: &Object) -> bool {
        match object.root {
            Root::Local(code, local) if code == self.id => {
                local.0 < self.bodies.codes[code.idx()].body.params || is_nameable_field(object)
            }
            Root::Local(code, _) => self.visible.contains(&code),
            _ => is_nameable(object),
        }
    }
}

/// A lock in a field of some struct has a class, wherever the struct comes from.
fn is_nameable_field(object: &Object) -> bool {
    is_nameable(&Object { root: Root::Unknown, steps: object.steps.clone() })
}

/// What is held, in its order where all of it is looked at; else first what is held on every path, so
/// that a limit cuts off what is doubtful.
fn surest_first(held: &[HeldGuard]) -> Vec<HeldGuard> {
    let mut res = held.to_vec();
    if held.len() > MAX_CONFLICTS {
        res.sort_by_key(|it| !it.must);
    }
    res
}

/// What is held while the callee does what it does with the guards in `with_params` still alive:
/// guards that were handed over are held only as long as the callee keeps them.
fn still_held(event: &Event, invocation: &Invocation, with_params: &[u32]) -> Vec<HeldGuard> {
    let is_held = |guard: &&HeldGuard| {
        let moved = invocation.moved_in.iter().find(|it| it.1.acquisition == guard.acquisition);
        moved.is_none_or(|it| with_params.contains(&it.0))
    };
    event.held.iter().filter(is_held).copied().collect()
}

/// Whether taking it can be waiting for ever.
fn may_wait_for_ever(taking: &Taking) -> bool {
    can_deadlock(taking.lock) && !matches!(taking.how, How::Try | How::Timed)
}

/// Whether such a lock can be one of those in a deadlock.
fn can_deadlock(lock: Option<Lock>) -> bool {
    let Some(lock) = lock else { return false };
    let kind =
        matches!(lock.kind, LockKind::Mutex | LockKind::RwLock | LockKind::Map | LockKind::Watch);
    kind && !lock.reentrant
}
