//! Questions about condition variables and events that nobody signals.

use diag::TextRange;
use rustc_hash::FxHashSet;

use super::{CallKinds, KnownCall};
use crate::{
    CodeId, CrateId, Declared, Model, Object,
    effects::{BlockKind, FuncEffects},
    link::AdtId,
    ty::Ty,
};

/// A condition variable or event that is waited for, and that nobody notifies.
#[derive(Clone, Debug)]
pub struct Unnotified {
    pub code: CodeId,
    pub range: TextRange,
    pub on: Object,
}

impl Model {
    /// Condition variables and events that somebody waits for and nobody notifies.
    pub fn unnotified(&self) -> Vec<Unnotified> {
        let mut waits = Vec::new();
        let mut notified = FxHashSet::default();
        // One that came from elsewhere may be any of its type that the crate can come by.
        let mut any_notified = FxHashSet::default();
        for code in self.codes() {
            for (known, adt) in self.signal_calls(code) {
                let Some(on) = self.receiver(&known) else { continue };
                let owner = self.owned_by(&on, adt);
                match (known.effects.notify, owner) {
                    (Some(_), Some(owner)) => {
                        notified.insert(owner);
                    }
                    (Some(_), None) => {
                        any_notified.insert((adt, self.crate_id(code)));
                    }
                    (None, Some(owner)) if waits_unbounded(known.effects) => {
                        let (code, range) = (known.code, known.range);
                        waits.push((owner, adt, Unnotified { code, range, on }));
                    }
                    _ => {}
                }
            }
        }
        let is_missed = |it: &&(Declared, AdtId, Unnotified)| {
            let krate = self.crate_id(it.2.code);
            let is_near = |of: CrateId| self.uses(krate, of) || self.uses(of, krate);
            let is_local = matches!(it.0, Declared::Local(..));
            let by_another_name = || any_notified.iter().any(|any| any.0 == it.1 && is_near(any.1));
            !is_local && !notified.contains(&it.0) && !by_another_name()
        };
        let mut told = FxHashSet::default();
        let missed = waits.iter().filter(is_missed);
        missed.filter(|it| told.insert(it.0)).map(|it| it.2.clone()).collect()
    }

    /// The calls of methods of condition variables and events in a body, and their types.
    pub(super) fn signal_calls(
        &self,
        code: CodeId,
    ) -> impl Iterator<Item = (KnownCall<'_>, AdtId)> {
        let calls = self.known_calls_of(code, CallKinds::SIGNAL);
        calls.filter_map(|known| Some((known, self.self_type(known.func)?)))
    }

    /// The field, static or variable that an object of type `adt` is in by value: nobody has it under
    /// another name.
    pub(super) fn owned_by(&self, object: &Object, adt: AdtId) -> Option<Declared> {
        let declared = object.class(&self.program, &self.bodies)?.declared;
        let ty = match declared {
            Declared::Field(owner, name) => self.program.field(owner, name).map(|it| &it.ty),
            Declared::Static(id) => Some(&self.program.statics[id.idx()].ty),
            Declared::Local(code, local) => {
                Some(&self.bodies.typed[code.idx()].locals[local.idx()])
            }
        };
        let is_itself = |ty: &Ty| ty.as_adt().is_some_and(|it| it.0 == adt);
        (ty.is_some_and(is_itself) && !self.is_cloned(adt)).then_some(declared)
    }

    /// Whether a crate is another one or names it among its dependencies.
    fn uses(&self, krate: CrateId, other: CrateId) -> bool {
        let deps = self.program.crates.get(krate.0 as usize).map(|it| &it.deps);
        let is_other = |it: &CrateId| *it == other;
        let mut libraries =
            deps.into_iter().flatten().filter_map(|it| self.program.libraries.get(&it.package));
        krate == other || libraries.any(is_other)
    }

    /// Whether values of the type can be cloned: the clones are then signalled together.
    fn is_cloned(&self, adt: AdtId) -> bool {
        let clone = self.program.lang.clone;
        self.program.impls.iter().any(|it| {
            let of = it.trait_ref.as_ref().map(|it| it.id);
            clone.is_some() && of == clone && it.self_ty.as_adt().is_some_and(|it| it.0 == adt)
        })
    }
}

fn waits_unbounded(effects: &FuncEffects) -> bool {
    let by_guard = effects.wait.is_some_and(|it| !it.timed);
    let by_itself = effects.blocks.is_some_and(|it| it.kind == BlockKind::Wait && !it.timed);
    by_guard || by_itself
}
