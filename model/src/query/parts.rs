//! Which parts of what a lock protects a body uses under one guard.

use rustc_hash::FxHashSet;

use crate::{
    AcquisitionIdx, CodeId, Model, OpPos, Step, Symbol,
    facts::{Op, Place, PlaceBase, Projection},
};

use super::values::written;

/// Fields of what a lock protects; none if more than fields is used.
pub(super) type Parts = Option<FxHashSet<Symbol>>;

/// Whether something may be in both.
pub(super) fn overlap(a: &Parts, b: &Parts) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => !a.is_disjoint(b),
        _ => true,
    }
}

impl Model {
    /// The fields that a body uses while it holds the guard.
    pub(super) fn parts_under(&self, code: CodeId, idx: AcquisitionIdx) -> Parts {
        self.parts(code, idx, self.ops_under(code, idx))
    }

    /// The fields that the ops at `at` use of what the guard protects.
    pub(super) fn parts_at(&self, code: CodeId, idx: AcquisitionIdx, at: &[OpPos]) -> Parts {
        let body = &self.bodies.codes[code.idx()];
        self.parts(code, idx, at.iter().map(|it| (*it, body.op(*it))))
    }

    fn parts<'a>(
        &self,
        code: CodeId,
        idx: AcquisitionIdx,
        ops: impl Iterator<Item = (OpPos, &'a Op)>,
    ) -> Parts {
        let acquisition = self.acquisition(code, idx);
        let content = acquisition.object.clone().then(Step::Content);
        let is_guard =
            |it: PlaceBase| matches!(it, PlaceBase::Local(it) if acquisition.holders.contains(&it));
        let mut res = Some(FxHashSet::default());
        for (_, op) in ops {
            // `let guard = lock.lock().unwrap();` only hands the guard on.
            let hands_on = written(&op.kind).is_some_and(|it| is_guard(PlaceBase::Local(it)));
            op.kind.for_each_place(&mut |place: &Place| {
                let part = match is_guard(place.base) {
                    true if hands_on => return,
                    true => place.projections.iter().find_map(|it| match it {
                        Projection::Field(name) => Some(*name),
                        _ => None,
                    }),
                    false => {
                        let object = self.object_at(code, place);
                        if !object.is_in(&content) {
                            return;
                        }
                        object.steps[content.steps.len()..].iter().find_map(|it| match it {
                            Step::Field(_, name) => Some(*name),
                            _ => None,
                        })
                    }
                };
                match (part, &mut res) {
                    (Some(name), Some(parts)) => {
                        parts.insert(name);
                    }
                    _ => res = None,
                }
            });
        }
        res
    }
}
