//! What a test tells of the guards on the ways that lead on from it.

use crate::{
    effects::{Relation, Says},
    facts::{BlockId, Callee, Lang, LocalId, OpKind, Place, Terminator, Test},
    infer::Target,
    solve::{
        AcquisitionIdx,
        cases::without_not,
        flow::{Analysis, Held, State, fields},
        moves::owned_local,
    },
};

impl Analysis<'_> {
    /// What holds at the start of each block that may follow: a test may tell that a place holds no
    /// guard there.
    pub(super) fn successors(&self, id: BlockId, state: &State) -> Vec<(BlockId, State)> {
        let block = &self.code.body.blocks[id.idx()];
        let Terminator::Switch { targets, .. } = &block.terminator else {
            return block.terminator.successors().map(|it| (it, state.clone())).collect();
        };
        let all = || targets.iter().map(|it| (it.1, state.clone())).collect();
        let Some(place) = block.terminator.place() else { return all() };
        let (place, is_empty) = match self.asked(id, place) {
            Some((asked, says)) => (asked, after_answers(targets, says)),
            None => (place, self.after_variants(targets, place)),
        };
        // `if let Some(x) = *guard` tells of what is protected, not of the guard.
        let Some(local) = owned_local(place) else { return all() };
        let path = fields(&place.projections);
        let taken = self.taken_by(local);
        let mut res = Vec::new();
        for ((test, next), is_empty) in targets.iter().zip(is_empty) {
            let mut state = state.clone();
            if is_empty {
                state.retain(|it| !is_held_in(it, local, &path));
            }
            if taken.is_some() && self.is_failure(test) {
                state.retain(|it| it.holder.is_some() || Some(it.acquisition) != taken);
            }
            res.push((*next, state));
        }
        res
    }

    /// By target: whether `place` has no guard there, as its variant tells.
    fn after_variants(&self, targets: &[(Test, BlockId)], place: &Place) -> Vec<bool> {
        let guard_is_in_err = self.has_guard_in_err(place);
        let is_empty_variant = |name: &str| match name {
            "Err" => !guard_is_in_err,
            "Ok" => guard_is_in_err,
            _ => name == "None",
        };
        // What `?` goes on with has the type of the value.
        let guard_goes_on = !self.has_no_guard(place);
        // What the tests before left over.
        let mut rest_is_empty = false;
        let tests = targets.iter().map(|(test, _)| match test {
            Test::None => true,
            Test::Break => guard_goes_on,
            Test::Continue => !guard_goes_on,
            Test::Variant(path) => self.variant_name(*path).is_some_and(|it| {
                rest_is_empty |= !is_empty_variant(it);
                is_empty_variant(it)
            }),
            Test::Otherwise => rest_is_empty,
            _ => false,
        });
        tests.collect()
    }

    /// The lock that was taken without a guard by the call whose `Result` this is: `file.lock()`.
    fn taken_by(&self, local: LocalId) -> Option<AcquisitionIdx> {
        let mut pos = *self.made_by.get(&local)?;
        loop {
            if let Some([idx]) = self.at.get(&pos).map(Vec::as_slice) {
                return self.flow.acquisitions[idx.0 as usize].raw.then_some(*idx);
            }
            // `file.lock().map_err(..)?`
            let OpKind::Call { call, .. } = &self.code.op(pos).kind else { return None };
            let goes_on = match self.typed.calls.get(&pos) {
                Some(Target::Func(target)) => {
                    self.program.func(target.func).effects.relation == Relation::Same
                }
                _ => matches!(call.callee, Callee::Lang(Lang::Question)),
            };
            if !goes_on {
                return None;
            }
            let made = *self.made_by.get(&owned_local(call.inputs().next()?.place()?)?)?;
            // Ops come in the order of the text, so that this ends.
            pos = Some(made).filter(|it| *it < pos)?;
        }
    }

    /// Whether a test tells that a call which gives a `Result` has failed.
    fn is_failure(&self, test: &Test) -> bool {
        match test {
            Test::Break => true,
            Test::Variant(path) => self.variant_name(*path) == Some("Err"),
            _ => false,
        }
    }

    /// The place that the condition at the end of a block asks of, and what a yes means:
    /// `guard.is_some()`.
    fn asked(&self, id: BlockId, condition: &Place) -> Option<(&Place, Says)> {
        let block = &self.code.body.blocks[id.idx()];
        let (answer, is_turned) = without_not(block, condition);
        let pos = self.made_by.get(&owned_local(answer)?).filter(|it| it.block == id)?;
        // What was asked before may be of another value.
        let since = &block.ops[pos.op as usize..];
        if since.iter().any(|it| matches!(it.kind, OpKind::Assign { .. })) {
            return None;
        }
        let OpKind::Call { call, .. } = &self.code.op(*pos).kind else { return None };
        let Some(Target::Func(target)) = self.typed.calls.get(pos) else { return None };
        let says = self.program.func(target.func).effects.tells?;
        // `guard.is_some()` asks of what the guard leads to.
        if target.derefs != 0 {
            return None;
        }
        let place = call.inputs().next()?.place()?;
        let says = if is_turned { says.turned() } else { says };
        (!self.has_guard_in_err(place)).then_some((place, says))
    }

    /// A function's way to give a guard back: `Result<T, MutexGuard<'_, U>>`. Where both may hold
    /// one, as in a `LockResult`, that in `Err` is of a lock that was poisoned: not what happens.
    fn has_guard_in_err(&self, place: &Place) -> bool {
        let ty = self.typed.places.get(place).and_then(|it| it.ty.as_adt());
        match ty {
            Some((id, [ok, err])) if Some(id) == self.program.lang.result => {
                !ok.is_unknown()
                    && self.program.guard_in(ok).is_none()
                    && self.program.guard_in(err).is_some()
            }
            _ => false,
        }
    }

    fn has_no_guard(&self, place: &Place) -> bool {
        self.typed.places.get(place).is_some_and(|it| self.program.is_owned(&it.ty))
    }

    /// The name of the variant of `Option` or `Result` that a pattern's path means.
    pub(super) fn variant_name(&self, path: crate::facts::PathId) -> Option<&'static str> {
        let segment = self.code.body.paths[path.idx()].segments.last()?;
        let name = segment.name.as_str();
        matches!(name, "None" | "Err" | "Some" | "Ok").then_some(name)
    }
}

/// By target: whether what was asked of has no value there.
fn after_answers(targets: &[(Test, BlockId)], says: Says) -> Vec<bool> {
    let mut before = None;
    let tests = targets.iter().map(|(test, _)| {
        let answer = match test {
            Test::Bool(it) => Some(*it),
            Test::Otherwise => before.map(|it: bool| !it),
            _ => None,
        };
        before = answer;
        answer == Some(says == Says::Absent)
    });
    tests.collect()
}

fn is_held_in(held: &Held, local: LocalId, path: &[crate::Symbol]) -> bool {
    held.holder.as_ref().is_some_and(|it| it.local == local && it.path.starts_with(path))
}
