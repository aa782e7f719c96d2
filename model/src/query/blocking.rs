//! Calls that may block a thread.

use std::collections::BTreeSet;

use diag::TextRange;

use super::CallKinds;
use crate::{
    Blocking, CallPath, CodeId, Event, EventKind, Invocation, Model, OpPos, PathStep,
    effects::{BlockKind, SpawnKind},
    link::FuncId,
};

/// A call that may block the thread it is on.
#[derive(Clone, Debug)]
pub struct BlockingCall {
    pub code: CodeId,
    pub pos: OpPos,
    pub range: TextRange,
    pub kind: BlockKind,
    pub timed: bool,
    /// From the call to the one that blocks.
    pub path: CallPath,
    /// Which code runs is not known, or whether it runs here at all.
    pub is_weak: bool,
}

impl Model {
    /// The calls of a body that may block its thread: its own, and those of what it calls, up to
    /// where other async code, another thread or `block_in_place` begins. One of a kind at a place,
    /// the nearest.
    pub fn blocking_calls(&self, code: CodeId) -> Vec<BlockingCall> {
        let events = &self.solution.flows[code.idx()].events;
        let mut res: Vec<BlockingCall> =
            events.iter().flat_map(|it| self.blocking_at(code, it)).collect();
        res.sort_by_key(|it| (it.pos, it.kind, it.is_weak, it.path.len()));
        if self.is_async(code) {
            res.retain(|it| !it.path.iter().any(|it| self.is_off_runtime(it.code, it.span)));
        }
        let mut seen = BTreeSet::new();
        res.retain(|it| seen.insert((it.pos, it.kind)));
        res
    }

    fn blocking_at(&self, code: CodeId, event: &Event) -> Vec<BlockingCall> {
        let step = PathStep { span: self.span(code, event.range), code };
        let direct = |kind, timed| BlockingCall {
            code,
            pos: event.pos,
            range: event.range,
            kind,
            timed,
            path: CallPath::EMPTY.after(step.clone()),
            is_weak: false,
        };
        match &event.kind {
            EventKind::Block { awaits: true, .. } => Vec::new(),
            // One cannot wait to send to a channel that has room for all.
            EventKind::Block { kind: BlockKind::Channel, .. } if self.has_room(code, event) => {
                Vec::new()
            }
            EventKind::Block { kind: BlockKind::Runtime, .. }
                if self.runs_ready(code, step.span) =>
            {
                Vec::new()
            }
            EventKind::Block { kind: BlockKind::Join, timed, .. } => {
                let is_weak = self.looks_at_handles(code);
                vec![BlockingCall { is_weak, ..direct(BlockKind::Join, *timed) }]
            }
            EventKind::Block { kind, timed, .. } => vec![direct(*kind, *timed)],
            EventKind::Wait { wait, .. } => vec![direct(BlockKind::Wait, wait.timed)],
            EventKind::Call(invocation) if !invocation.in_place => {
                self.blocking_in(code, event, invocation, &step)
            }
            _ => Vec::new(),
        }
    }

    /// Whether a body, or one nested in it, asks threads whether they have ended: it may then join
    /// only those.
    fn looks_at_handles(&self, code: CodeId) -> bool {
        let looks = self.known_calls_of(code, CallKinds::PROBE).any(|it| {
            let on = it.input(0).and_then(|on| self.operand_effects(code, on));
            on.is_some_and(|it| it.1.thread_handle)
        });
        let nested = &self.bodies.codes[code.idx()].nested;
        looks || nested.iter().any(|it| self.looks_at_handles(*it))
    }

    fn has_room(&self, code: CodeId, event: &Event) -> bool {
        self.capacity_at(code, self.span(code, event.range)) == super::Capacity::Unbounded
    }

    /// What blocks in the code that a call runs, and in the closures that this calls.
    fn blocking_in(
        &self,
        code: CodeId,
        event: &Event,
        invocation: &Invocation,
        step: &PathStep,
    ) -> Vec<BlockingCall> {
        let mut res = Vec::new();
        let mut add = |inner: &Blocking, before: &CallPath| {
            let before: Vec<PathStep> = before.iter().cloned().collect();
            let inside = CallPath::of(&before, inner.path.clone());
            let is_here = !inner.awaits
                && !inner.in_place
                && inside.iter().all(|it| !self.is_async(it.code))
                && !self.is_send_with_room(inner)
                && !self.is_run_of_ready(inner);
            let path = inside.after(step.clone());
            if is_here {
                res.push(BlockingCall {
                    code,
                    pos: event.pos,
                    range: event.range,
                    kind: inner.kind,
                    timed: inner.timed,
                    path,
                    is_weak: inner.is_weak || invocation.is_weak,
                });
            }
        };
        for callee in &invocation.codes {
            let summary = &self.solution.summaries[callee.idx()];
            summary.blocks.iter().for_each(|it| add(it, &CallPath::EMPTY));
            for calling in &summary.callbacks {
                let closure = invocation.closures.iter().find(|it| it.0 == calling.param);
                if let Some((_, closure)) = closure {
                    let inner = &self.solution.summaries[closure.idx()];
                    inner.blocks.iter().for_each(|it| add(it, &calling.path));
                }
            }
        }
        res
    }

    fn is_send_with_room(&self, blocking: &Blocking) -> bool {
        let last = blocking.path.last().filter(|_| blocking.kind == BlockKind::Channel);
        last.is_some_and(|it| self.capacity_at(it.code, it.span) == super::Capacity::Unbounded)
    }

    fn is_run_of_ready(&self, blocking: &Blocking) -> bool {
        let last = blocking.path.last().filter(|_| blocking.kind == BlockKind::Runtime);
        last.is_some_and(|it| self.runs_ready(it.code, it.span))
    }

    /// The bodies that a body starts in pools for computing or for any jobs, and where.
    pub fn pool_jobs(&self, code: CodeId) -> Vec<(OpPos, TextRange, SpawnKind, CodeId)> {
        let events = self.solution.flows[code.idx()].events.iter();
        let jobs = events.filter_map(|it| match it.kind {
            EventKind::Spawn { kind, code: Some(job) } => Some((it.pos, it.range, kind, job)),
            _ => None,
        });
        jobs.filter(|it| matches!(it.2, SpawnKind::Pool | SpawnKind::Compute)).collect()
    }

    /// The bodies that run in pools which the program has made: jobs given to a value, not to a
    /// library's function.
    pub fn own_pool_jobs(&self) -> BTreeSet<CodeId> {
        let spawns = self.codes().flat_map(|it| self.spawns(it));
        let own = spawns.filter(|it| {
            let receiver = it.known.input(0);
            let effects = receiver.and_then(|on| self.operand_effects(it.known.code, on));
            effects.is_some_and(|it| it.1.pool)
        });
        own.filter_map(|it| it.entry).collect()
    }

    /// Whether a closure is handed to a function of the workspace, which may run it anywhere.
    pub fn is_handed_on(&self, code: CodeId) -> bool {
        let Some((parent, _)) = self.bodies.codes[code.idx()].parent else { return false };
        self.solution.flows[parent.idx()].events.iter().any(|it| match &it.kind {
            EventKind::Call(invocation) => invocation.closures.iter().any(|it| it.1 == code),
            _ => false,
        })
    }

    /// Whether a call ends in one of a pool that the program has made.
    pub fn is_own_pool(&self, call: &BlockingCall) -> bool {
        let Some(last) = call.path.last() else { return false };
        let mut known = self.known_calls(last.code);
        known.any(|it| {
            let on = it.input(0).and_then(|on| self.operand_effects(last.code, on));
            self.span(last.code, it.range) == last.span && on.is_some_and(|it| it.1.pool)
        })
    }

    /// The first twin of a library's function, as its stub names them, that belongs to a crate which
    /// the body's crate uses.
    pub fn twin(&self, code: CodeId, func: FuncId) -> Option<&str> {
        let krate = &self.program.crates[self.crate_of(code).0 as usize];
        let twins = self.program.func(func).effects.twins.iter();
        let mut usable = twins.filter(|twin| {
            let name = twin.split("::").next().unwrap_or_default();
            krate.deps.iter().any(|it| it.package == name)
        });
        usable.next().map(String::as_str)
    }
}
