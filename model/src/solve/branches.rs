//! What a test tells of the guards on the ways that lead on from it.

use crate::{
    body::OpPos,
    effects::Says,
    facts::{BlockId, LocalId, OpKind, Place, Terminator, Test, Unary, Value},
    infer::Target,
    solve::{
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
        if let Some((asked, says)) = self.asked(id, place) {
            return self.after_asking(targets, asked, says, state);
        }
        // `if let Some(x) = *guard` tells of what is protected, not of the guard.
        let Some(local) = owned_local(place) else { return all() };
        let path = fields(&place.projections);
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
        let mut res = Vec::new();
        for (test, next) in targets {
            let is_empty = match test {
                Test::None => true,
                Test::Break => guard_goes_on,
                Test::Continue => !guard_goes_on,
                Test::Variant(path) => self.variant_name(*path).is_some_and(|it| {
                    rest_is_empty |= !is_empty_variant(it);
                    is_empty_variant(it)
                }),
                Test::Otherwise => rest_is_empty,
                _ => false,
            };
            let mut state = state.clone();
            if is_empty {
                state.retain(|it| !is_held_in(it, local, &path));
            }
            res.push((*next, state));
        }
        res
    }

    /// The place that the condition at the end of a block asks of, and what a yes means:
    /// `guard.is_some()`.
    fn asked(&self, id: BlockId, condition: &Place) -> Option<(&Place, Says)> {
        let mut answer = owned_local(condition)?;
        let mut is_turned = false;
        for (idx, op) in self.code.body.blocks[id.idx()].ops.iter().enumerate().rev() {
            match &op.kind {
                // What was asked before may be of another value.
                OpKind::Assign { .. } => return None,
                OpKind::Init { dest, value: Value::Unary { operator: Unary::Not, operand } }
                    if *dest == answer =>
                {
                    answer = owned_local(operand.place()?)?;
                    is_turned = !is_turned;
                }
                OpKind::Call { dest, call } if *dest == answer => {
                    let pos = OpPos { block: id, op: idx as u32 };
                    let Some(Target::Func(target)) = self.typed.calls.get(&pos) else {
                        return None;
                    };
                    let says = self.program.func(target.func).effects.tells?;
                    // `guard.is_some()` asks of what the guard leads to.
                    if target.derefs != 0 {
                        return None;
                    }
                    let place = call.inputs().next()?.place()?;
                    let says = if is_turned { says.turned() } else { says };
                    return (!self.has_guard_in_err(place)).then_some((place, says));
                }
                _ => {}
            }
        }
        None
    }

    /// What holds where it is known whether `asked` has a value.
    fn after_asking(
        &self,
        targets: &[(Test, BlockId)],
        asked: &Place,
        says: Says,
        state: &State,
    ) -> Vec<(BlockId, State)> {
        let local = owned_local(asked);
        let path = fields(&asked.projections);
        let mut before = None;
        let mut res = Vec::new();
        for (test, next) in targets {
            let answer = match test {
                Test::Bool(it) => Some(*it),
                Test::Otherwise => before.map(|it: bool| !it),
                _ => None,
            };
            before = answer;
            let mut state = state.clone();
            if answer == Some(says == Says::Absent)
                && let Some(local) = local
            {
                state.retain(|it| !is_held_in(it, local, &path));
            }
            res.push((*next, state));
        }
        res
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
    fn variant_name(&self, path: crate::facts::PathId) -> Option<&'static str> {
        let segment = self.code.body.paths[path.idx()].segments.last()?;
        let name = segment.name.as_str();
        matches!(name, "None" | "Err" | "Some" | "Ok").then_some(name)
    }
}

fn is_held_in(held: &Held, local: LocalId, path: &[crate::Symbol]) -> bool {
    held.holder.as_ref().is_some_and(|it| it.local == local && it.path.starts_with(path))
}
