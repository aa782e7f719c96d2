//! Puts the summaries of what is called together with what is held at the call.

mod callees;
mod findings;

use std::rc::Rc;

use crate::{
    Limit,
    body::{CodeId, Owner},
    effects::BlockKind,
    facts::LocalId,
    link::Program,
    load::Bodies,
    origin::Origins,
    place::{Object, Root},
    solve::{
        Acquisition, Blocked, CallPath, CalledBack, Conflict, Edge, Event, EventKind, Flow,
        ForeignCall, HeldGuard, PathStep, Solution, Source, Summary, Taking,
        cases::Case,
        drops::Drops,
        flow::{self, Held},
        summary::{Blocking, MAX_PATH, MAX_RETURNS, ReturnedGuard, is_nameable},
    },
};

/// Recursive functions are looked at again until their summaries stay, but not more often: what a function
/// does comes up one call in each round, and a circle of thousands would need thousands of rounds.
const ROUNDS: u32 = 4;

/// What there is to solve.
#[derive(Clone, Copy)]
pub(super) struct Input<'p> {
    pub(super) program: &'p Program,
    pub(super) bodies: &'p Bodies,
    pub(super) origins: &'p Origins,
    pub(super) drops: &'p Drops,
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
    flow::analyze(input, summaries, id)
}

fn calls_itself(flow: &Flow, id: CodeId) -> bool {
    flow.events.iter().any(|it| match &it.kind {
        EventKind::Call(invocation) | EventKind::Drop(invocation) => invocation.codes.contains(&id),
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
    origins: &'p Origins,
    summaries: &'p [Summary],
    id: CodeId,
    flow: &'p Flow,
    summary: Summary,
    visible: Rc<[CodeId]>,
}

impl<'p> Composer<'p> {
    fn new(input: Input<'p>, summaries: &'p [Summary], id: CodeId, flow: &'p Flow) -> Composer<'p> {
        let Input { program, bodies, origins, .. } = input;
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
            origins,
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

    /// The case in which alone something happens.
    fn case_at(&self, event: &Event) -> Option<Case> {
        self.flow.cases.get(&event.pos.block).copied()
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
                taking.only_if = self.case_at(event);
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
            EventKind::Call(invocation) | EventKind::Drop(invocation) => {
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
            only_if: None,
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

    /// Notes the guards in the result.
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
        self.take_where_called();
    }

    /// A lock type of the project's own takes the lock in it where its method is called, as a library's
    /// does: what it is made of is no step on the way.
    fn take_where_called(&mut self) {
        let Owner::Func(func) = self.bodies.codes[self.id.idx()].owner else { return };
        let is_body = self.bodies.of_func.get(&func) == Some(&self.id);
        let wraps = || self.program.self_adt(func).is_some_and(|it| self.program.wraps_any(it));
        let gives = self.summary.returns.iter().any(|it| it.param.is_none());
        if !(is_body && gives && wraps()) {
            return;
        }
        let returned = self.summary.returns.iter_mut().map(|it| &mut it.taking);
        for taking in self.summary.acquires.iter_mut().chain(returned) {
            if taking.object.root == Root::Local(self.id, LocalId(0)) {
                taking.path = CallPath::EMPTY;
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
