//! The run-time checks: a small lockdep.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use crate::{
    ordered::{
        class::{ClassId, ClassOrigin},
        graph,
        held::{self, Held, Memory},
        report::{Acquisition, Edge, LockOrderViolation, ViolationKind},
        site::Site,
        violation,
    },
    threads::{self, Holder, Waiting, WaitingGuard, thread_name},
};

pub(crate) use crate::ordered::{held::held_locks, violation::set_violation_handler};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Exclusive,
    Shared,
}

/// Why two locks of one class may be nested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nesting {
    /// In ascending order only.
    Plain,
    /// The caller vouches for an order of its own.
    Vouched,
    /// Both belong to one call of `lock_all`.
    Set(SetId),
}

/// One call of `lock_all`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SetId(u64);

impl SetId {
    pub(crate) fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// What the checks know of one lock.
pub(crate) struct Tracker {
    origin: ClassOrigin,
    class: AtomicU32,
    /// Numbered by first use; 0 before.
    instance: AtomicU64,
    /// Thread and site of the holder, the last one if there are several; 0 if there is none.
    holder: AtomicU64,
}

/// Held by a guard: the thread's stack of held locks has an entry while this lives.
pub(crate) struct Hold<'a> {
    tracker: &'a Tracker,
    mode: Mode,
    nesting: Nesting,
}

impl Tracker {
    pub(crate) const fn new(name: Option<&'static str>, made_at: Site) -> Self {
        Self {
            origin: ClassOrigin { name, made_at },
            class: AtomicU32::new(0),
            instance: AtomicU64::new(0),
            holder: AtomicU64::new(0),
        }
    }

    #[inline]
    fn class(&self) -> ClassId {
        self.origin.id(&self.class)
    }

    #[inline]
    fn instance(&self) -> u64 {
        match self.instance.load(Ordering::Relaxed) {
            0 => self.number(),
            known => known,
        }
    }

    #[cold]
    fn number(&self) -> u64 {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let stored = self.instance.compare_exchange(0, next, Ordering::Relaxed, Ordering::Relaxed);
        stored.map_or_else(|other| other, |_| next)
    }

    /// The place in the canonical order of `lock_all`.
    pub(crate) fn rank(&self) -> (u32, u64) {
        (self.class().0, self.instance())
    }

    /// To be called before an acquisition that blocks without bound.
    #[inline]
    pub(crate) fn check(&self, at: Site, mode: Mode, nesting: Nesting) {
        if let Some(violation) = self.first_violation(at, mode, nesting) {
            violation::report(&violation);
        }
    }

    /// Nothing is borrowed any more when it returns: the handler of violations is the user's code.
    #[inline]
    fn first_violation(
        &self,
        at: Site,
        mode: Mode,
        nesting: Nesting,
    ) -> Option<Box<LockOrderViolation>> {
        held::look(|held, memory| {
            let wanted = Wanted {
                class: self.class(),
                instance: self.instance(),
                at,
                mode,
                nesting,
            };
            match held.iter().find(|it| it.instance == wanted.instance) {
                Some(same) => Some(wanted.again(same)),
                None => wanted.below(held, memory),
            }
        })
    }

    /// To be called as soon as the lock is held.
    #[inline]
    pub(crate) fn acquired(&self, at: Site, mode: Mode, nesting: Nesting) -> Hold<'_> {
        self.note_acquired(at, mode, nesting);
        Hold { tracker: self, mode, nesting }
    }

    #[inline]
    fn note_acquired(&self, at: Site, mode: Mode, nesting: Nesting) {
        let (class, instance) = (self.class(), self.instance());
        if let Some(holder) = held::push(class, instance, at, mode, nesting) {
            self.holder.store(holder.to_bits(), Ordering::Relaxed);
        }
    }

    /// To be called just before the lock is released, since the next holder writes its own name.
    #[inline]
    fn note_released(&self) {
        let holder = held::remove(self.instance()).map_or(0, Holder::to_bits);
        // Another reader may hold it still, and have written its name since.
        if self.holder.load(Ordering::Relaxed) == holder {
            self.holder.store(0, Ordering::Relaxed);
        }
    }

    /// Shows, as long as the result lives, that this thread sleeps for the lock.
    pub(crate) fn waiting(&self, at: Site) -> WaitingGuard {
        WaitingGuard::new(Waiting::Lock { class: self.class(), at, holder: self.last_holder() })
    }

    fn last_holder(&self) -> Option<Holder> {
        Holder::from_bits(self.holder.load(Ordering::Relaxed))
    }

    /// The thread that holds the lock, and where it acquired it.
    pub(crate) fn holder(&self) -> Option<(String, Site)> {
        let holder = self.last_holder()?;
        Some((threads::name_of(holder.thread_idx), holder.since.location()))
    }
}

/// An acquisition about to be made.
#[derive(Clone, Copy)]
struct Wanted {
    class: ClassId,
    instance: u64,
    at: Site,
    mode: Mode,
    nesting: Nesting,
}

impl Wanted {
    /// The thread holds this very lock.
    fn again(self, same: &Held) -> Box<LockOrderViolation> {
        let kind = match (same.mode, self.mode) {
            (Mode::Shared, Mode::Shared) => ViolationKind::ReadRecursion,
            _ => ViolationKind::SelfDeadlock,
        };
        self.violation(kind, same, Vec::new())
    }

    /// The thread holds other locks.
    #[inline]
    fn below(self, held: &[Held], memory: &mut Memory) -> Option<Box<LockOrderViolation>> {
        let mut first = None;
        for outer in held {
            memory.seen.count(outer, self.class, self.at, self.mode);
            if let Some(violation) = self.below_one(outer, memory) {
                first.get_or_insert(violation);
            }
        }
        first
    }

    #[inline]
    fn below_one(self, outer: &Held, memory: &mut Memory) -> Option<Box<LockOrderViolation>> {
        if outer.class == self.class {
            let kind = ViolationKind::SameClass;
            return (!self.may_nest_in(outer)).then(|| self.violation(kind, outer, Vec::new()));
        }
        if memory.known.contains(outer.class, self.class) {
            return None;
        }
        self.below_unknown(outer, memory)
    }

    #[cold]
    fn below_unknown(self, outer: &Held, memory: &mut Memory) -> Option<Box<LockOrderViolation>> {
        match graph::add_edge((outer.class, outer.site.location()), (self.class, self.at)) {
            Ok(()) => memory.known.insert(outer.class, self.class),
            Err(earlier) => return Some(self.violation(ViolationKind::Inversion, outer, earlier)),
        }
        None
    }

    /// Whether the order of two locks of one class is known to be the same everywhere.
    fn may_nest_in(self, outer: &Held) -> bool {
        match self.nesting {
            Nesting::Vouched => true,
            Nesting::Set(_) if outer.nesting == self.nesting => true,
            Nesting::Set(_) | Nesting::Plain => outer.instance < self.instance,
        }
    }

    /// Boxed, since the way back to the caller is hot, and hardly ever has one.
    #[cold]
    fn violation(
        self,
        kind: ViolationKind,
        outer: &Held,
        earlier: Vec<Edge>,
    ) -> Box<LockOrderViolation> {
        Box::new(LockOrderViolation {
            kind,
            thread: thread_name(),
            held: Acquisition { lock: outer.class.label(), at: outer.site.location() },
            wanted: Acquisition { lock: self.class.label(), at: self.at },
            earlier,
        })
    }
}

impl Hold<'_> {
    /// Runs a wait that releases the lock and takes it again before it returns.
    pub(crate) fn suspend<R>(&mut self, at: Site, wait: impl FnOnce() -> R) -> R {
        let tracker = self.tracker;
        tracker.note_released();
        // The lock is taken again below everything that stays held meanwhile.
        if let Some(violation) = tracker.first_violation(at, self.mode, self.nesting) {
            tracker.note_acquired(at, self.mode, self.nesting);
            violation::report(&violation);
            tracker.note_released();
        }
        let res = wait();
        tracker.note_acquired(at, self.mode, self.nesting);
        res
    }
}

impl Drop for Hold<'_> {
    #[inline]
    fn drop(&mut self) {
        self.tracker.note_released();
    }
}
