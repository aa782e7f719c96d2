//! What this thread holds, and the orders it has checked already.

use std::{
    cell::RefCell,
    collections::HashSet,
    hash::{BuildHasherDefault, Hasher},
    sync::Arc,
};

use crate::{
    ordered::{
        class::ClassId,
        report::{Acquisition, LockOrderViolation, ViolationKind},
        site::{Site, SiteCache, SiteId},
        trace::SeenOrders,
        tracker::{Mode, Nesting},
        violation,
    },
    threads::{Holder, ThreadRecord},
};

thread_local! {
    static LOCAL: RefCell<Local> = RefCell::new(Local::new());
}

/// One held lock.
pub(crate) struct Held {
    pub(crate) class: ClassId,
    pub(crate) instance: u64,
    pub(crate) site: SiteId,
    pub(crate) mode: Mode,
    pub(crate) nesting: Nesting,
}

/// What a thread remembers of earlier acquisitions.
pub(crate) struct Memory {
    pub(crate) known: KnownEdges,
    pub(crate) seen: SeenOrders,
}

struct Local {
    held: Vec<Held>,
    memory: Memory,
    sites: SiteCache,
    record: Option<Arc<ThreadRecord>>,
}

/// Edges that are in the order graph for sure: the steady state takes no global lock.
#[derive(Default)]
pub(crate) struct KnownEdges(HashSet<u64, BuildHasherDefault<EdgeHasher>>);

/// Spreads two small numbers; nobody chooses them in order to attack.
#[derive(Default)]
pub(crate) struct EdgeHasher(u64);

/// Looks at what this thread holds; `None` if that is nothing, or if the thread is about to end.
#[inline]
pub(crate) fn look(
    check: impl FnOnce(&[Held], &mut Memory) -> Option<Box<LockOrderViolation>>,
) -> Option<Box<LockOrderViolation>> {
    let look = |local: &mut Local| match &*local.held {
        [] => None,
        held => check(held, &mut local.memory),
    };
    LOCAL.try_with(|it| look(&mut it.borrow_mut())).ok().flatten()
}

#[inline]
pub(crate) fn push(
    class: ClassId,
    instance: u64,
    at: Site,
    mode: Mode,
    nesting: Nesting,
) -> Option<Holder> {
    let push = |local: &mut Local| {
        let site = local.sites.id(at);
        let record = local.record.as_ref()?;
        record.push_held(local.held.len(), class, site);
        local.held.push(Held { class, instance, site, mode, nesting });
        Some(Holder { thread_idx: record.idx(), since: site })
    };
    LOCAL.try_with(|it| push(&mut it.borrow_mut())).ok().flatten()
}

#[inline]
pub(crate) fn remove(instance: u64) -> Option<Holder> {
    LOCAL.try_with(|it| it.borrow_mut().remove(instance)).ok().flatten()
}

pub(crate) fn held_locks() -> Vec<Acquisition> {
    let acquisition = |it: &Held| Acquisition { lock: it.class.label(), at: it.site.location() };
    let held = |local: &Local| local.held.iter().map(acquisition).collect();
    LOCAL.try_with(|it| held(&it.borrow())).unwrap_or_default()
}

impl Local {
    fn new() -> Self {
        Self {
            held: Vec::new(),
            memory: Memory { known: KnownEdges::default(), seen: SeenOrders::new() },
            sites: SiteCache::new(),
            record: ThreadRecord::current(),
        }
    }

    #[inline]
    fn remove(&mut self, instance: u64) -> Option<Holder> {
        let idx = self.held.iter().rposition(|it| it.instance == instance)?;
        let removed = self.held.remove(idx);
        let record = self.record.as_ref()?;
        for (depth, it) in self.held.iter().enumerate().skip(idx) {
            record.push_held(depth, it.class, it.site);
        }
        record.pop_held(self.held.len());
        Some(Holder { thread_idx: record.idx(), since: removed.site })
    }
}

impl Drop for Local {
    /// The thread ends.
    fn drop(&mut self) {
        for held in &self.held {
            let acquisition = Acquisition { lock: held.class.label(), at: held.site.location() };
            violation::report_at_thread_end(&LockOrderViolation {
                kind: ViolationKind::HeldAtThreadEnd,
                thread: self.record.as_ref().map_or_else(String::new, |it| it.name.clone()),
                held: acquisition.clone(),
                wanted: acquisition,
                earlier: Vec::new(),
            });
        }
    }
}

impl KnownEdges {
    #[inline]
    pub(crate) fn contains(&self, held: ClassId, acquired: ClassId) -> bool {
        self.0.contains(&edge_key(held, acquired))
    }

    pub(crate) fn insert(&mut self, held: ClassId, acquired: ClassId) {
        self.0.insert(edge_key(held, acquired));
    }
}

fn edge_key(held: ClassId, acquired: ClassId) -> u64 {
    u64::from(held.0) << 32 | u64::from(acquired.0)
}

impl Hasher for EdgeHasher {
    fn write(&mut self, _: &[u8]) {
        unreachable!("edges are hashed as one u64")
    }

    #[inline]
    fn write_u64(&mut self, key: u64) {
        // Fibonacci hashing; the rotation brings the well-mixed high bits to where the table looks.
        self.0 = key.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(26);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}
