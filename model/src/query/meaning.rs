//! What an op means for the question whether a body only looks, waits, or does something.

use diag::TextRange;

use crate::{
    CodeId, EventKind, Model, Object, OpPos, Target,
    effects::{AdtEffects, AtomicOp, BlockKind, FuncEffects, How, LockKind, Mode},
    facts::{Call, Callee, Op, OpKind},
    infer::FuncTarget,
    link::Parent,
    ty::Ty,
};

/// A look at state that another thread may change.
#[derive(Clone, Debug)]
pub struct Check {
    /// The body that looks: the one that was asked about, or one that it calls.
    pub code: CodeId,
    /// The place in the body that was asked about.
    pub range: TextRange,
    pub kind: CheckKind,
    pub on: Option<Object>,
}

/// How state is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckKind {
    Atomic,
    Lock,
    TryLock,
    Receive,
    Probe,
}

/// What an op is for.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    /// Nothing that another thread or the world could see.
    Neutral,
    Check(Check),
    Sleep,
    Join,
    Spawn,
    /// Changes what other threads may look at.
    Signal,
    /// Asks what time it is.
    Time,
    Assert,
    /// Anything else.
    Work,
}

/// Types that know what time it is.
const CLOCKS: &[&str] = &["Instant", "SystemTime"];

/// Calls are followed this deep.
const MAX_DEPTH: u32 = 2;

impl Model {
    /// Whether a body does something, that others could see, after the text `after`, or again at it.
    pub fn acts_after(&self, code: CodeId, after: TextRange) -> bool {
        let body = &self.bodies.codes[code.idx()];
        body.ops().any(|(pos, op)| {
            let is_act = match &op.kind {
                OpKind::Assign { .. } | OpKind::AssignOp { .. } | OpKind::Macro { .. } => true,
                _ => !matches!(self.meaning(code, pos, op), Meaning::Neutral),
            };
            let in_loop = body.body.blocks[pos.block.idx()].in_loop.is_some();
            let is_later = op.range.start >= after.end || in_loop && op.range == after;
            is_act && is_later
        })
    }

    pub(super) fn meaning(&self, code: CodeId, pos: OpPos, op: &Op) -> Meaning {
        self.meaning_at(code, pos, op, 0)
    }

    fn meaning_at(&self, code: CodeId, pos: OpPos, op: &Op, depth: u32) -> Meaning {
        match &op.kind {
            OpKind::Macro { name } if name.as_str().starts_with("assert") => Meaning::Assert,
            OpKind::Macro { name } if name.as_str().starts_with("select") => Meaning::Work,
            OpKind::Await { .. } => self.awaited(code, pos, op),
            OpKind::Call { call, .. } => match self.bodies.typed[code.idx()].calls.get(&pos) {
                Some(Target::Func(target)) if self.program.is_stub(target.func) => {
                    self.library_call(code, op, call, target)
                }
                Some(Target::Func(target)) => self.own_call(op, target, depth),
                Some(Target::Ctor(..)) => Meaning::Neutral,
                Some(Target::Closure(_) | Target::Callback(_)) => Meaning::Work,
                Some(Target::Unknown) | None => match call.callee {
                    Callee::Lang(_) | Callee::Macro(_) => Meaning::Neutral,
                    _ => Meaning::Work,
                },
            },
            _ => Meaning::Neutral,
        }
    }

    fn awaited(&self, code: CodeId, pos: OpPos, op: &Op) -> Meaning {
        let events = &self.solution.flows[code.idx()].events;
        let mut events = events.iter().filter(|it| it.pos == pos);
        let found = events.find_map(|it| match &it.kind {
            EventKind::Block { kind: BlockKind::Sleep, .. } => Some(Meaning::Sleep),
            EventKind::Acquire(idx) => {
                let on = self.acquisition(code, *idx).object.clone();
                let kind = CheckKind::Lock;
                Some(Meaning::Check(Check { code, range: op.range, kind, on: Some(on) }))
            }
            _ => None,
        });
        found.unwrap_or(Meaning::Work)
    }

    fn library_call(&self, code: CodeId, op: &Op, call: &Call, target: &FuncTarget) -> Meaning {
        let func = self.program.func(target.func);
        let effects = &func.effects;
        if let Some(kind) = check_kind(effects) {
            let is_stdio = |kind| matches!(kind, LockKind::Stdio | LockKind::RefCell);
            let on = call.inputs().next().and_then(|it| it.place());
            if self.lock_kind(target).is_some_and(is_stdio) {
                return Meaning::Neutral;
            }
            if kind == CheckKind::Probe && !self.wakes(target) {
                return Meaning::Work;
            }
            let on = on.map(|it| self.object_at(code, it));
            return Meaning::Check(Check { code, range: op.range, kind, on });
        }
        let signals = effects.atomic.is_some()
            || effects.acquire.is_some_and(|it| it.temporary)
            || effects.send
            || effects.notify.is_some();
        match effects.blocks {
            _ if effects.spawn.is_some() => Meaning::Spawn,
            Some(blocks) if blocks.awaits => Meaning::Neutral,
            Some(blocks) if blocks.kind == BlockKind::Sleep => Meaning::Sleep,
            Some(blocks) if matches!(blocks.kind, BlockKind::Join | BlockKind::Compute) => {
                Meaning::Join
            }
            _ if signals => Meaning::Signal,
            Some(_) => Meaning::Work,
            None if effects.wait.is_some() => Meaning::Work,
            None if self.tells_time(target) => Meaning::Time,
            None => Meaning::Neutral,
        }
    }

    fn lock_kind(&self, target: &FuncTarget) -> Option<LockKind> {
        self.type_effects(target)?.lock.map(|it| it.kind)
    }

    /// What is known of the type that a method belongs to.
    fn type_effects(&self, target: &FuncTarget) -> Option<&AdtEffects> {
        let Parent::Impl(id) = self.program.func(target.func).parent else {
            return None;
        };
        let (adt, _) = self.program.impls[id.idx()].self_ty.as_adt()?;
        Some(&self.program.adt(adt).effects)
    }

    /// Whether there is a way to wait for a change of what the method asks: nothing tells of the end
    /// of a process.
    fn wakes(&self, target: &FuncTarget) -> bool {
        self.type_effects(target).is_some_and(|it| {
            it.thread_handle || it.task_handle || it.channel.is_some() || it.lock.is_some()
        })
    }

    fn tells_time(&self, target: &FuncTarget) -> bool {
        let func = self.program.func(target.func);
        let mut types = func.inputs.iter().chain([&func.output]);
        types.any(|ty| {
            let adt = ty.strip_refs().as_adt();
            adt.is_some_and(|(id, _)| CLOCKS.contains(&self.program.adt(id).name.as_str()))
        })
    }

    /// A function of the workspace means what all of its ops mean together.
    fn own_call(&self, op: &Op, target: &FuncTarget, depth: u32) -> Meaning {
        let callee = self.bodies.of_func.get(&target.func);
        let Some(&callee) = callee.filter(|_| depth < MAX_DEPTH && !target.dispatched) else {
            return Meaning::Work;
        };
        // A function without a result is called for what it does.
        if self.program.func(target.func).output == Ty::unit() {
            return Meaning::Work;
        }
        let mut res = Meaning::Neutral;
        for (pos, inner) in self.bodies.codes[callee.idx()].ops() {
            match self.meaning_at(callee, pos, inner, depth + 1) {
                Meaning::Neutral | Meaning::Assert => {}
                Meaning::Check(check) => res = Meaning::Check(Check { range: op.range, ..check }),
                Meaning::Time => return Meaning::Time,
                _ => return Meaning::Work,
            }
        }
        res
    }
}

/// How a library's function looks at shared state, if that is what it does.
fn check_kind(effects: &FuncEffects) -> Option<CheckKind> {
    if let Some(acquire) = effects.acquire {
        let changes = acquire.temporary && acquire.mode == Mode::Exclusive;
        return match acquire.how {
            How::Awaits => None,
            _ if changes => None,
            How::Try => Some(CheckKind::TryLock),
            How::Blocks | How::Timed => Some(CheckKind::Lock),
        };
    }
    if let Some(AtomicOp::Load | AtomicOp::Swap | AtomicOp::CompareExchange { .. }) = effects.atomic
    {
        return Some(CheckKind::Atomic);
    }
    if effects.recv && effects.blocks.is_none() {
        return Some(CheckKind::Receive);
    }
    effects.probe.then_some(CheckKind::Probe)
}
