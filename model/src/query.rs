//! Questions that rules ask again and again.

mod access;
mod aliases;
mod atomics;
mod blocking;
mod call_kinds;
mod channel_pairs;
mod channel_waits;
mod channels;
mod content;
mod control;
mod declared_order;
mod doubles;
mod early_wakes;
mod effort;
mod fate;
mod forgotten;
mod futures;
mod guards;
mod heads;
mod joins;
mod known;
mod last_use;
mod late_listens;
mod lazy;
mod meaning;
mod metrics;
mod ordering;
mod parts;
mod periodic;
mod poison;
mod probes;
mod process_state;
mod protection;
mod publishing;
mod raw_locks;
mod reach;
mod ready;
mod room;
mod runners;
mod sections;
mod seen;
mod send_sync;
mod sharing;
mod sleeping;
mod smuggled;
mod spinning;
mod splits;
mod started;
mod statics;
mod tables;
mod threads;
mod unnotified;
mod values;
mod waiting;

pub(crate) use self::tables::Tables;
pub use self::{
    access::{Access, AccessKind},
    atomics::{AtomicAccess, MemoryOrder},
    blocking::BlockingCall,
    call_kinds::CallKinds,
    channel_pairs::{ChannelUse, Drain, Pair, Sends},
    channels::Capacity,
    control::{Control, Switch},
    declared_order::Orders,
    doubles::DoubleLoad,
    early_wakes::EarlyWake,
    effort::Effort,
    fate::{Birth, DropCause, End, EndKind, Fate, Owns, Presence, Use, UseKind},
    joins::{Join, SpawningLoop},
    known::KnownCall,
    last_use::Idle,
    late_listens::LateListen,
    lazy::{Lazy, Order},
    meaning::{Check, CheckKind},
    metrics::{
        CountedAccess, CountedQueue, CountedWait, Protector, Section, ThreadUse, ThreadUseKind,
    },
    periodic::Periodic,
    poison::{Ignored, PoisonUse},
    probes::{ProbeKind, StaleProbe},
    process_state::{Company, ProcessUse},
    protection::{HeldLock, Match, Protection},
    publishing::{Evidence, Mismatch, Unpublished},
    runners::Runner,
    sections::{Stale, StaleKind},
    send_sync::{Auto, Missing, OpenCell, WeakBound, Why},
    sharing::Sharing,
    sleeping::{Look, Poll, SleepFirst},
    smuggled::{Disguise, Smuggled},
    spinning::Spin,
    splits::{Split, SplitKind},
    statics::{StaticAccess, StaticUse},
    threads::{Feed, Spawn, Yield},
    unnotified::Unnotified,
    values::Values,
    waiting::{Lacking, NakedNotify, UncheckedWait},
};

use diag::{FileId, Span, TextRange};

use crate::{
    Acquisition, AcquisitionIdx, CodeId, HeldGuard, Model, Object, OpPos, Owner, Root, Source,
    Taking, Target,
    effects::GuardKind,
    facts::{BodyKind, Callee, Local, LocalId, OpKind},
    link::{AdtId, FuncId},
};

/// How much was understood: of each kind, how many are known and how many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Resolution {
    /// Method calls whose receiver has a known type.
    pub receivers: (usize, usize),
    /// Method calls whose callee is known.
    pub callees: (usize, usize),
    /// Acquisitions whose lock is known.
    pub locks: (usize, usize),
    /// Macro calls that were looked into.
    pub macros: (usize, usize),
}

fn add(count: &mut (usize, usize), is_known: bool) {
    count.0 += usize::from(is_known);
    count.1 += 1;
}

impl Model {
    /// A range of the body `code` as a span.
    pub fn span(&self, code: CodeId, range: TextRange) -> Span {
        self.bodies.codes[code.idx()].span(range)
    }

    /// The name of a function: `Bank::transfer`.
    pub fn func_name(&self, func: FuncId) -> String {
        self.program.func_name(func)
    }

    /// Whether the body stands in test code.
    pub fn in_test(&self, code: CodeId) -> bool {
        self.bodies.codes[code.idx()].in_test
    }

    /// The name of the function that the body belongs to: `Bank::transfer`.
    pub fn function_name(&self, code: CodeId) -> String {
        match self.bodies.codes[code.idx()].owner {
            Owner::Func(id) => self.program.func_name(id),
            Owner::Static(id) => self.program.statics[id.idx()].name.to_string(),
            Owner::Const(id) => self.program.consts[id.idx()].name.to_string(),
        }
    }

    /// The path of the function that the body belongs to: `bank::Bank::transfer`.
    pub fn function_path(&self, code: CodeId) -> String {
        match self.bodies.codes[code.idx()].owner {
            Owner::Func(id) => self.program.func_path(id),
            Owner::Static(id) => self.program.statics[id.idx()].name.to_string(),
            Owner::Const(id) => self.program.consts[id.idx()].name.to_string(),
        }
    }

    /// The acquisition `idx` of the body `code`.
    pub fn acquisition(&self, code: CodeId, idx: AcquisitionIdx) -> &Acquisition {
        &self.solution.flows[code.idx()].acquisitions[idx.0 as usize]
    }

    /// The acquisition of a guard that is held in `code`.
    pub fn held(&self, code: CodeId, guard: HeldGuard) -> &Acquisition {
        self.acquisition(code, guard.acquisition)
    }

    /// What is held right before the op at `pos` runs.
    pub fn held_at(&self, code: CodeId, pos: OpPos) -> &[HeldGuard] {
        self.solution.flows[code.idx()].held_at(pos)
    }

    /// Whether the guard of `acquisition` may be held right before the op at `pos` runs.
    pub fn holds(&self, code: CodeId, pos: OpPos, acquisition: AcquisitionIdx) -> bool {
        self.held_at(code, pos).iter().any(|it| it.acquisition == acquisition)
    }

    /// Whether something is held right before an op that keeps others out: an entered span does not.
    pub(crate) fn is_guarded(&self, code: CodeId, pos: OpPos) -> bool {
        let is_span =
            |it: &HeldGuard| self.acquisition(code, it.acquisition).guard == Some(GuardKind::Span);
        !self.held_at(code, pos).iter().all(is_span)
    }

    /// A body, and the closures and async blocks in it.
    pub(crate) fn within(&self, code: CodeId) -> Vec<CodeId> {
        let (mut res, mut open) = (Vec::new(), vec![code]);
        while let Some(it) = open.pop() {
            res.push(it);
            open.extend(&self.bodies.codes[it.idx()].nested);
        }
        res
    }

    /// The local `local` of the body `code`.
    pub fn local(&self, code: CodeId, local: LocalId) -> &Local {
        &self.bodies.codes[code.idx()].body.locals[local.idx()]
    }

    /// The name by which messages speak of a lock: its class, or else the way to it.
    pub fn lock_name(&self, object: &Object) -> String {
        match object.class(&self.program, &self.bodies) {
            Some(class) => class.name(&self.program, &self.bodies),
            None => object.describe(&self.program, &self.bodies),
        }
    }

    /// The name of the lock that is taken.
    pub fn taken_name(&self, taking: &Taking) -> String {
        self.lock_name(&taking.object)
    }

    /// Whether the body runs as a task: an `async fn` or block, or an async closure.
    pub fn is_async(&self, code: CodeId) -> bool {
        matches!(
            self.bodies.codes[code.idx()].body.kind,
            BodyKind::AsyncFn | BodyKind::AsyncBlock | BodyKind::AsyncClosure
        )
    }

    /// The bodies of `file` that were looked at, and whether each runs as a task.
    pub fn bodies_of(&self, file: FileId) -> impl Iterator<Item = (TextRange, bool)> {
        let codes = self.bodies.codes.iter().enumerate();
        codes.filter_map(move |(idx, it)| {
            let span = it.span(it.body.range);
            (span.file == file).then(|| (span.range(), self.is_async(CodeId(idx as u32))))
        })
    }

    /// The path of a type: `std::sync::Mutex`.
    pub fn adt_path(&self, id: AdtId) -> String {
        let adt = self.program.adt(id);
        let mut parts = self.program.module_path(adt.module);
        parts.push(adt.name.to_string());
        parts.join("::")
    }

    /// Counts what was understood of the bodies that were looked at.
    pub fn resolution(&self) -> Resolution {
        let mut res = Resolution::default();
        for (code, typed) in self.bodies.codes.iter().zip(&self.bodies.typed) {
            for (pos, op) in code.ops() {
                let OpKind::Call { call, .. } = &op.kind else { continue };
                let is_known = matches!(
                    typed.calls.get(&pos),
                    Some(Target::Func(_) | Target::Ctor(..) | Target::Closure(_))
                );
                match &call.callee {
                    Callee::Method { receiver, .. } => {
                        let ty = receiver.place().and_then(|it| typed.places.get(it));
                        let has_type = ty.is_none_or(|it| !it.ty.strip_refs().is_unknown());
                        add(&mut res.receivers, has_type);
                        add(&mut res.callees, is_known);
                    }
                    Callee::Macro(_) => add(&mut res.macros, true),
                    _ => {}
                }
            }
            for _ in &code.body.opaque_macros {
                add(&mut res.macros, false);
            }
        }
        for flow in &self.solution.flows {
            let is_lock = |it: &&Acquisition| it.guard != Some(GuardKind::Span);
            let direct = flow.acquisitions.iter().filter(|it| it.source == Source::Direct);
            for it in direct.filter(is_lock) {
                let class = it.object.class(&self.program, &self.bodies);
                add(&mut res.locks, class.is_some() || it.object.root != Root::Unknown);
            }
        }
        res
    }

    /// The bodies that are asked about: all that were looked at, unless one file is in focus.
    pub fn codes(&self) -> impl Iterator<Item = CodeId> {
        let all = self.focused.is_none().then(|| self.all_codes());
        let focused = self.focused.iter().flat_map(|it| &it.1);
        all.into_iter().flatten().chain(focused.copied())
    }

    /// Whether findings in the file are asked for.
    pub(crate) fn asks_of(&self, file: FileId) -> bool {
        self.focused.as_ref().is_none_or(|it| it.0 == file)
    }

    /// All bodies that were looked at, for what depends on the whole program.
    pub fn all_codes(&self) -> impl Iterator<Item = CodeId> + use<> {
        (0..self.bodies.codes.len() as u32).map(CodeId)
    }
}
