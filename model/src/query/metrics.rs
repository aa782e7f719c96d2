//! What is counted of a code base: how it protects what it shares, and what its threads do.

use diag::{Span, TextRange};

use crate::{
    AccessKind, Acquisition, CodeId, LockClass, Model, Source,
    effects::{BlockKind, ChannelKind, LockKind, SpawnKind},
    facts::{LocalId, LocalKind, OpKind, PlaceBase},
};

/// An access to state that threads share.
#[derive(Clone, Debug)]
pub struct CountedAccess {
    pub span: Span,
    pub in_test: bool,
    /// The datum, if it has a name.
    pub class: Option<LockClass>,
    pub by: Protector,
}

/// What protects an access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Protector {
    /// The data are inside the lock that is taken.
    Lock,
    /// A lock beside them is held.
    LockBeside,
    Atomic,
    Nothing,
}

/// A lock that is taken.
#[derive(Clone, Debug)]
pub struct Section {
    pub code: CodeId,
    /// From the acquisition to the last release.
    pub span: Span,
    pub in_test: bool,
    pub lock: String,
    /// Released by the life of a guard, or within one call.
    pub by_guard: bool,
}

/// Something that happens to threads.
#[derive(Clone, Copy, Debug)]
pub struct ThreadUse {
    pub span: Span,
    pub in_test: bool,
    pub kind: ThreadUseKind,
}

/// What happens to threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ThreadUseKind {
    /// A thread of its own.
    Started,
    /// One whose handle is dropped at once.
    Detached,
    /// In a scope, which joins it.
    Scoped,
    Joined,
    /// A job for a pool.
    Pooled,
    /// A task of a runtime.
    Task,
}

/// A channel that is made.
#[derive(Clone, Copy, Debug)]
pub struct CountedQueue {
    pub span: Span,
    pub in_test: bool,
    pub is_bounded: bool,
}

/// A call that may wait without bound while a lock is held.
#[derive(Clone, Debug)]
pub struct CountedWait {
    pub span: Span,
    pub in_test: bool,
    pub lock: String,
}

impl Model {
    /// Accesses to state that threads share, in the bodies that were looked at.
    pub fn counted_accesses(&self) -> Vec<CountedAccess> {
        let protection = self.protection();
        let mut res = Vec::new();
        for code in self.codes().filter(|it| !self.is_unsafe_fn(*it)) {
            let in_test = self.in_test(code);
            for access in self.shared_accesses(code) {
                if self.is_exclusive(&access) {
                    continue;
                }
                let is_held = || !protection.classes_at(code, access.pos).is_empty();
                let by = match access.kind {
                    AccessKind::Atomic => Protector::Atomic,
                    _ if is_held() => Protector::LockBeside,
                    _ => Protector::Nothing,
                };
                let span = self.span(code, access.range);
                res.push(CountedAccess { span, in_test, class: Some(access.class), by });
            }
        }
        let locked = self.counted_acquisitions().map(|(code, it)| CountedAccess {
            span: self.span(code, it.range),
            in_test: self.in_test(code),
            class: it.object.class(&self.program, &self.bodies),
            by: Protector::Lock,
        });
        res.extend(locked);
        res
    }

    /// The acquisitions of locks that keep threads or tasks apart.
    fn counted_acquisitions(&self) -> impl Iterator<Item = (CodeId, &Acquisition)> {
        self.codes().flat_map(|code| {
            let all = self.solution.flows[code.idx()].acquisitions.iter();
            let counted = all.filter(|it| {
                let kind = it.lock.map(|it| it.kind);
                let is_lock =
                    matches!(kind, Some(LockKind::Mutex | LockKind::RwLock | LockKind::Map));
                is_lock && it.source == Source::Direct
            });
            counted.map(move |it| (code, it))
        })
    }

    /// The critical sections of all bodies.
    pub fn sections(&self) -> Vec<Section> {
        let section = |(code, it): (CodeId, &Acquisition)| {
            let ends = it.releases.iter().map(|it| it.range);
            let range = ends.fold(it.range, TextRange::cover);
            Section {
                code,
                span: self.span(code, range),
                in_test: self.in_test(code),
                lock: self.lock_name(&it.object),
                by_guard: !it.raw,
            }
        };
        self.counted_acquisitions().map(section).collect()
    }

    /// What happens to threads, in all bodies.
    pub fn thread_uses(&self) -> Vec<ThreadUse> {
        let mut res = Vec::new();
        for code in self.codes() {
            let in_test = self.in_test(code);
            for known in self.known_calls(code) {
                let span = self.span(code, known.range);
                let mut add = |kind| res.push(ThreadUse { span, in_test, kind });
                match known.effects.spawn.map(|it| it.0) {
                    Some(SpawnKind::Thread) => {
                        add(ThreadUseKind::Started);
                        if self.is_dropped_at_once(code, known.dest) {
                            add(ThreadUseKind::Detached);
                        }
                    }
                    Some(SpawnKind::Scoped) => add(ThreadUseKind::Scoped),
                    Some(SpawnKind::Pool | SpawnKind::Compute | SpawnKind::Blocking) => {
                        add(ThreadUseKind::Pooled)
                    }
                    Some(SpawnKind::Task | SpawnKind::LocalTask) => add(ThreadUseKind::Task),
                    Some(SpawnKind::Runtime) | None => {}
                }
                let joins = known.effects.blocks.is_some_and(|it| it.kind == BlockKind::Join);
                let of_thread = || self.self_effects(known.func).is_some_and(|it| it.thread_handle);
                if joins && of_thread() {
                    add(ThreadUseKind::Joined);
                }
            }
        }
        res
    }

    /// Whether nobody takes a value after it was made; `unwrap` and the like hand it on.
    fn is_dropped_at_once(&self, code: CodeId, value: LocalId) -> bool {
        let body = &self.bodies.codes[code.idx()];
        let mut at = value;
        // A result around the handle, its `unwrap`, the statement.
        for _ in 0..4 {
            let local = &body.body.locals[at.idx()];
            if matches!(local.kind, LocalKind::Discarded { .. }) {
                return true;
            }
            if local.kind == LocalKind::Result {
                return false;
            }
            let users: Vec<&OpKind> = body
                .ops()
                .map(|it| &it.1.kind)
                .filter(|op| {
                    let mut found = false;
                    op.for_each_place(&mut |it| found |= it.base == PlaceBase::Local(at));
                    found
                })
                .collect();
            match users[..] {
                [] => return !self.is_captured(code, &crate::Object::local(code, at)),
                [OpKind::Init { dest, .. } | OpKind::Call { dest, .. }] => {
                    let is_call = matches!(users[0], OpKind::Call { .. });
                    if is_call && !self.is_handle(code, *dest) {
                        return false;
                    }
                    at = *dest;
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether a local is a thread's handle.
    fn is_handle(&self, code: CodeId, local: LocalId) -> bool {
        let ty = self.bodies.typed[code.idx()].locals[local.idx()].as_adt();
        ty.is_some_and(|(id, _)| self.program.adt(id).effects.thread_handle)
    }

    /// The channels that are made.
    pub fn queues(&self) -> Vec<CountedQueue> {
        let made = self.codes().flat_map(|it| self.known_calls(it));
        let made = made.filter_map(|it| {
            let kind = it.effects.channel?;
            Some(CountedQueue {
                span: self.span(it.code, it.range),
                in_test: self.in_test(it.code),
                is_bounded: kind != ChannelKind::Unbounded,
            })
        });
        made.collect()
    }

    /// Calls that may wait without bound while a lock is held, each place once.
    pub fn waits_under_locks(&self) -> Vec<CountedWait> {
        let mut res: Vec<CountedWait> = Vec::new();
        let blocked = self.solution.blocked.iter();
        for it in blocked.filter(|it| !it.is_weak && !it.timed && !it.on_guarded) {
            let acquisition = self.held(it.code, it.held);
            let kind = acquisition.lock.map(|it| it.kind);
            let is_lock = matches!(kind, Some(LockKind::Mutex | LockKind::RwLock | LockKind::Map));
            let span = self.span(it.code, it.range);
            if is_lock && !res.iter().any(|known| known.span == span) {
                let lock = self.lock_name(&acquisition.object);
                res.push(CountedWait { span, in_test: self.in_test(it.code), lock });
            }
        }
        res.sort_by_key(|it| it.span);
        res
    }
}
