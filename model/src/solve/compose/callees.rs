//! What is known of a callee, at its call.

use std::rc::Rc;

use super::{Composer, Findings};
use crate::{
    body::CodeId,
    effects::BlockKind,
    place::{Object, Root},
    solve::{
        CallPath, CalledBack, Event, EventKind, Foreign, ForeignCall, HeldGuard, Invocation,
        PathStep, Taking,
        summary::{Blocking, Calling, MAX_CALLBACKS, Mapping, Pair},
    },
};

impl Composer<'_> {
    /// Code of the workspace runs with `event.held` held.
    pub(super) fn call(
        &mut self,
        event: &Event,
        invocation: &Invocation,
        code: CodeId,
        findings: &mut Option<&mut Findings>,
    ) {
        let summary = &self.summaries[code.idx()];
        let visible = Rc::clone(&self.visible);
        let mapping = Mapping {
            origins: self.origins,
            callee: code,
            params: self.bodies.codes[code.idx()].body.params,
            inputs: &invocation.inputs,
            visible: &visible,
        };
        let step = self.step(event);
        let is_weak = invocation.is_weak;
        for taking in summary.acquires.iter().filter(|it| !rules_out(invocation, it)) {
            let mut mapped = mapping.taking(taking, &step, is_weak);
            let held = still_held(event, invocation, &taking.with_params);
            mapped.with_params = self.params_held(&held);
            mapped.only_if = self.case_at(event);
            self.take(event, &held, mapped, findings);
        }
        let is_possible =
            |it: &&Pair| !rules_out(invocation, &it.held) && !rules_out(invocation, &it.taken);
        for pair in summary.pairs.iter().filter(is_possible) {
            let first = mapping.taking(&pair.held, &step, is_weak);
            let second = mapping.taking(&pair.taken, &step, is_weak);
            self.pair(event, &[], None, first, &second, findings);
        }
        let is_told = |it: &&Blocking| {
            !matches!(event.kind, EventKind::Drop(_)) || waits_for_threads(it.kind)
        };
        for blocking in summary.blocks.iter().filter(is_told) {
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
    pub(super) fn call_back(
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
                origins: self.origins,
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
    pub(super) fn mapped_foreign(
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
    pub(super) fn foreign(
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

    pub(super) fn takings(&self, held: &[HeldGuard]) -> Vec<Taking> {
        let acquisitions = held.iter().map(|it| &self.flow.acquisitions[it.acquisition.0 as usize]);
        acquisitions.map(|it| self.taking(it)).collect()
    }

    pub(super) fn own_param(&self, object: &Object) -> Option<u32> {
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
}

/// Of what may wait where a value ends, only that it waits for other threads counts: a file is flushed and
/// the news told in passing, by types that are used everywhere.
fn waits_for_threads(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Join | BlockKind::Barrier | BlockKind::Wait | BlockKind::Park)
}

/// Whether the arguments of a call are such that a lock is not taken there.
fn rules_out(invocation: &Invocation, taking: &Taking) -> bool {
    let Some(case) = taking.only_if else { return false };
    let given = invocation.given.get(case.param as usize).copied().flatten();
    given.is_some_and(|it| it != case.given)
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
