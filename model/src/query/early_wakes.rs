//! Threads that are woken before what they look at has changed.

use diag::TextRange;

use super::{AtomicAccess, aliases::Aliases};
use crate::{CodeId, EventKind, Model, Object, OpPos, effects::BlockKind};

/// A wake-up, and the change that it should have told of after it.
#[derive(Clone, Debug)]
pub struct EarlyWake {
    pub code: CodeId,
    /// What wakes: a call of a library, or of a function of the workspace that wakes.
    pub wake: TextRange,
    pub changed: TextRange,
    pub atomic: Object,
    /// A body that waits and looks at the atomic, and where it waits.
    pub waiter: (CodeId, TextRange),
}

impl Model {
    /// Wake-ups that are over when an atomic of the same object is changed at which those look that
    /// wait, with none after the change.
    pub fn early_wakes(&self) -> Vec<EarlyWake> {
        let waiters = self.sleepers();
        let mut res = Vec::new();
        if waiters.is_empty() {
            return res;
        }
        for code in self.codes() {
            let wakes = self.wake_ups(code);
            if wakes.is_empty() {
                continue;
            }
            let control = self.control(code);
            for change in self.atomic_accesses(code).iter().filter(|it| it.writes()) {
                let (at, owner) = (change.pos, change.object.owner());
                let mut before = wakes.iter().filter(|it| {
                    it.1.is_some() && it.1 == owner && control.dominates(it.0, at) && it.0 != at
                });
                let is_told = wakes.iter().any(|it| control.reaches(at, it.0));
                if let Some((.., wake)) = before.next_back().filter(|_| !is_told)
                    && let Some(waiter) = self.looking(self.aliases(), &waiters, change)
                {
                    let atomic = change.object.clone();
                    let (wake, changed) = (*wake, change.range);
                    res.push(EarlyWake { code, wake, changed, atomic, waiter });
                }
            }
        }
        res
    }

    /// The bodies that wait for a condition variable or to be unparked, and where.
    fn sleepers(&self) -> Vec<(CodeId, TextRange)> {
        let mut res = Vec::new();
        for code in self.all_codes() {
            let mut events = self.solution.flows[code.idx()].events.iter();
            let wait = events.find(|it| match &it.kind {
                EventKind::Wait { wait, .. } => !wait.timed,
                EventKind::Block { kind, timed, .. } => *kind == BlockKind::Park && !timed,
                _ => false,
            });
            res.extend(wait.map(|it| (code, it.range)));
        }
        res
    }

    /// What wakes in a body: where, and the object that has the means.
    fn wake_ups(&self, code: CodeId) -> Vec<(OpPos, Option<Object>, TextRange)> {
        let notifies = |code: CodeId| {
            let mut events = self.solution.flows[code.idx()].events.iter();
            events.any(|it| matches!(it.kind, EventKind::Notify { .. }))
        };
        let events = self.solution.flows[code.idx()].events.iter();
        let wakes = events.filter_map(|event| match &event.kind {
            EventKind::Notify { on, .. } => {
                let owner = on.as_ref().and_then(Object::owner);
                let owner = owner.or_else(|| self.owner_of_handle(code, event.pos));
                Some((event.pos, owner, event.range))
            }
            EventKind::Call(invocation) if invocation.codes.iter().any(|it| notifies(*it)) => {
                let own = invocation.inputs.first().cloned().flatten();
                Some((event.pos, own, event.range))
            }
            _ => None,
        });
        wakes.collect()
    }

    /// What has the handle by which a thread is woken: `self` in `self.worker.thread().unpark()`.
    fn owner_of_handle(&self, code: CodeId, wake: OpPos) -> Option<Object> {
        let handle = self.known_call_at(code, wake)?.input(0)?.local()?;
        let maker = self.known_calls(code).find(|it| it.dest == handle)?;
        self.receiver(&maker)?.owner()
    }

    /// A body that waits and looks at what is changed.
    fn looking(
        &self,
        aliases: &Aliases,
        waiters: &[(CodeId, TextRange)],
        change: &AtomicAccess<'_>,
    ) -> Option<(CodeId, TextRange)> {
        let mut looking = waiters.iter().filter(|it| {
            let accesses = self.atomic_accesses(it.0);
            let mut reads = accesses.iter().filter(|it| it.reads());
            reads.any(|it| self.may_be_same(aliases, &it.object, &change.object))
        });
        looking.next().copied()
    }
}
