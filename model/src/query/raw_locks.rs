//! Questions about locks that are taken without a guard.

use rustc_hash::FxHashSet;

use crate::{
    CodeId, EventKind, LockClass, Model, Object, OpPos, Owner, Root,
    link::{FuncId, ModuleId, Parent, TraitId},
};

impl Model {
    /// Whether the body is a part of a lock's own implementation: of an impl of a trait for raw
    /// locks, of a guard's `Drop`, or of the module in which that guard is declared.
    pub fn implements_lock(&self, code: CodeId) -> bool {
        let Owner::Func(func) = self.bodies.codes[code.idx()].owner else { return false };
        if self.is_drop(func) || self.overrides_raw_lock(func) {
            return true;
        }
        let modules = self.tables.lock_modules.get_or_init(|| self.lock_modules());
        modules.contains(&self.program.func(func).module)
    }

    /// The modules that declare a guard whose `Drop` releases a lock.
    fn lock_modules(&self) -> FxHashSet<ModuleId> {
        let owners = self.codes().filter_map(|it| match self.bodies.codes[it.idx()].owner {
            Owner::Func(func) => Some((it, func)),
            _ => None,
        });
        let releases = owners.filter(|it| self.is_drop(it.1) && self.releases_raw(it.0));
        releases.map(|it| self.program.func(it.1).module).collect()
    }

    /// Whether the body belongs to a type's `Drop`.
    pub fn is_in_drop(&self, code: CodeId) -> bool {
        match self.bodies.codes[code.idx()].owner {
            Owner::Func(func) => self.is_drop(func),
            _ => false,
        }
    }

    /// Whether a guard of the lock is forgotten somewhere and the lock released by force elsewhere, as C
    /// has it: `pthread_mutex_lock`, `pthread_mutex_unlock`.
    pub fn is_released_in_pairs(&self, lock: &Object) -> bool {
        let Some(class) = lock.class(&self.program, &self.bodies) else { return false };
        let pairs = self.tables.pairs.get_or_init(|| self.find_pairs());
        !class.is_local() && pairs.contains(&class)
    }

    fn find_pairs(&self) -> FxHashSet<LockClass> {
        let (mut forgotten, mut released) = (FxHashSet::default(), FxHashSet::default());
        for code in self.all_codes() {
            for event in &self.solution.flows[code.idx()].events {
                let class = |it: &Object| it.class(&self.program, &self.bodies);
                match &event.kind {
                    EventKind::Forget(idx) => {
                        forgotten.extend(class(&self.acquisition(code, *idx).object));
                    }
                    EventKind::ReleaseRaw { on, .. } => released.extend(class(on)),
                    _ => {}
                }
            }
        }
        &forgotten & &released
    }

    /// Whether a body gives up, before the op at `pos`, a lock that its caller has taken.
    pub(super) fn releases_for_caller(&self, code: CodeId, pos: OpPos) -> bool {
        let control = self.control(code);
        let flow = &self.solution.flows[code.idx()];
        flow.events.iter().any(|event| match &event.kind {
            EventKind::ReleaseRaw { on, .. } => {
                let is_given = matches!(on.root, Root::Local(root, local)
                    if root == code && local.0 < self.bodies.codes[code.idx()].body.params);
                let mut own = flow.acquisitions.iter();
                let is_own = own.any(|it| it.object == *on && control.reaches(it.pos, event.pos));
                is_given && !is_own && control.dominates(event.pos, pos)
            }
            _ => false,
        })
    }

    fn trait_of(&self, func: FuncId) -> Option<TraitId> {
        let Parent::Impl(id) = self.program.func(func).parent else { return None };
        self.program.impls[id.idx()].trait_ref.as_ref().map(|it| it.id)
    }

    pub(super) fn is_drop(&self, func: FuncId) -> bool {
        let of = self.trait_of(func);
        of.is_some() && of == self.program.lang.drop
    }

    /// The trait's function of the same name takes or releases a lock without a guard.
    fn overrides_raw_lock(&self, func: FuncId) -> bool {
        let Some(of) = self.trait_of(func) else { return false };
        let funcs = &self.program.traits[of.idx()].funcs;
        funcs.iter().any(|it| {
            let effects = &self.program.func(*it).effects;
            effects.releases_raw || effects.acquire.is_some_and(|it| it.raw)
        })
    }

    fn releases_raw(&self, code: CodeId) -> bool {
        let events = &self.solution.flows[code.idx()].events;
        events.iter().any(|it| matches!(it.kind, EventKind::ReleaseRaw { .. }))
    }
}
