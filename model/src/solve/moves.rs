//! How ops move guards from local to local, and let them go.

use diag::TextRange;

use crate::{
    Symbol,
    body::OpPos,
    effects::{How, Mode},
    facts::{LocalId, Operand, Place, PlaceBase, Projection, Value},
    place::Object,
    solve::{
        Acquisition, AcquisitionIdx, Cause, Source,
        flow::{Analysis, Held, Holder, State, fields},
        summary::local_ty,
    },
    ty::Ty,
};

/// Guards that are further inside of a value than so many fields are told apart no more: they move, and
/// end, together.
const MAX_FIELDS: usize = 4;

impl Analysis<'_> {
    /// Guards that come in as parameters.
    pub(super) fn enter(&mut self, state: &mut State) {
        let pos = OpPos { block: crate::facts::BlockId(0), op: u32::MAX };
        for idx in 0..self.code.body.params {
            let local = LocalId(idx);
            let ty = local_ty(self.typed, local).clone();
            let Some(guard) = self.program.guard_in(&ty) else { continue };
            let range = self.code.body.locals[local.idx()].range;
            let nth = self.at.get(&pos).map_or(0, Vec::len);
            let object = Object::local(self.id, local);
            let made = Acquisition {
                pos,
                range,
                name_range: range,
                object,
                lock_type: None,
                lock: None,
                guard: Some(guard),
                mode: Mode::Exclusive,
                how: How::Blocks,
                raw: false,
                temporary: false,
                recursive: false,
                source: Source::Param(idx),
                holders: vec![local],
                releases: Vec::new(),
            };
            let acquisition = self.acquisition(pos, nth, |_| made);
            state.push(Held {
                acquisition,
                holder: Some(Holder { local, path: Vec::new() }),
                pending: false,
                must: true,
                mode: Mode::Exclusive,
            });
        }
    }

    /// Moves what `value` owns to `dest`, under the fields `within`.
    pub(super) fn move_value(
        &mut self,
        state: &mut State,
        value: &Value,
        dest: LocalId,
        within: &[Symbol],
    ) {
        match value {
            Value::Use(Operand::Place(place))
            | Value::Cast { operand: Operand::Place(place), .. } => {
                self.move_place(state, place, dest, within);
            }
            Value::Aggregate { fields, .. } => {
                for (name, operand) in fields {
                    if let Operand::Place(place) = operand {
                        let mut within = within.to_vec();
                        within.push(*name);
                        self.move_place(state, place, dest, &within);
                    }
                }
            }
            Value::Closure { nested } => {
                let Some(&closure) = self.code.nested.get(nested.idx()) else { return };
                let upvars = &self.bodies.codes[closure.idx()].body.upvars;
                for upvar in upvars.iter().filter(|it| it.by_value) {
                    let place = Place { base: upvar.base, projections: Vec::new() };
                    self.move_place(state, &place, dest, within);
                }
            }
            _ => {}
        }
    }

    /// Moves the guards at `place` to `dest`, under the fields `within`.
    pub(super) fn move_place(
        &mut self,
        state: &mut State,
        place: &Place,
        dest: LocalId,
        within: &[Symbol],
    ) {
        let Some(local) = owned_local(place) else { return };
        let path = fields(&place.projections);
        let mut moved = false;
        for held in state.iter_mut() {
            let Some(holder) = &held.holder else { continue };
            if holder.local != local {
                continue;
            }
            let rest = match holder.path.strip_prefix(path.as_slice()) {
                Some(rest) => rest.to_vec(),
                None if self.is_somewhere_around(place, local, held) => Vec::new(),
                None => continue,
            };
            let mut path = within.to_vec();
            path.extend(rest);
            path.truncate(MAX_FIELDS);
            held.holder = Some(Holder { local: dest, path });
            self.note_holder(held.acquisition, dest);
            moved = true;
        }
        if moved {
            state.sort();
        }
    }

    /// Whether a guard is somewhere in what the place is a part of, and the place may have it.
    pub(super) fn is_somewhere_around(&self, place: &Place, local: LocalId, held: &Held) -> bool {
        let path = fields(&place.projections);
        let owns_guard = || {
            let ty = self.typed.places.get(place).map_or_else(Ty::unknown, |it| it.ty.clone());
            ty.is_unknown() || self.program.guard_in(&ty).is_some()
        };
        held.holder.as_ref().is_some_and(|it| path.starts_with(&it.path))
            && !self.is_looked_through(local)
            && (held.pending || owns_guard())
    }

    /// A field of a guard or pointer is one of what it leads to, and stays there.
    fn is_looked_through(&self, local: LocalId) -> bool {
        let adt = local_ty(self.typed, local).as_adt();
        adt.is_some_and(|(id, _)| {
            let def = self.program.adt(id);
            // What the variants of `Entry` have are guards of their own.
            def.effects.guard.is_some() && !def.is_enum || def.effects.pointer
        })
    }

    pub(super) fn note_holder(&mut self, acquisition: AcquisitionIdx, local: LocalId) {
        let holders = &mut self.flow.acquisitions[acquisition.0 as usize].holders;
        if !holders.contains(&local) {
            holders.push(local);
        }
    }

    /// `dest = value`: the new value is there before the old one is dropped.
    pub(super) fn assign(
        &mut self,
        dest: &Place,
        value: &Value,
        range: TextRange,
        state: &mut State,
    ) {
        let Some(local) = owned_local(dest) else {
            // Into a field behind a reference: the guard lives on there, out of sight.
            if let Value::Use(Operand::Place(place)) = value {
                self.move_out(state, place, Cause::Move, range);
            }
            return;
        };
        let path = fields(&dest.projections);
        let mut old = Vec::new();
        let is_old = |it: &Held| {
            let holder = it.holder.as_ref();
            holder.is_some_and(|it| it.local == local && it.path.starts_with(&path))
        };
        state.retain(|it| {
            let gone = is_old(it);
            if gone {
                old.push(it.clone());
            }
            !gone
        });
        self.move_value(state, value, local, &path);
        for held in old {
            self.release(&held, Cause::Overwrite, range);
        }
    }

    /// Lets go of the guards at `place`.
    pub(super) fn move_out(
        &mut self,
        state: &mut State,
        place: &Place,
        cause: Cause,
        range: TextRange,
    ) {
        for held in self.take_at(state, place) {
            self.release(&held, cause, range);
        }
    }

    /// Takes the guards at `place` out of the state.
    pub(super) fn take_at(&mut self, state: &mut State, place: &Place) -> Vec<Held> {
        let Some(local) = owned_local(place) else { return Vec::new() };
        let path = fields(&place.projections);
        let mut res = Vec::new();
        state.retain(|it| {
            let Some(holder) = &it.holder else { return true };
            let here = holder.local == local && holder.path.starts_with(&path);
            if here {
                res.push(it.clone());
            }
            !here
        });
        res
    }
}

/// The local that a place is in by value: nothing on the way is a reference or shared.
pub(super) fn owned_local(place: &Place) -> Option<LocalId> {
    let by_value = place
        .projections
        .iter()
        .all(|it| matches!(it, Projection::Field(_) | Projection::Variant(_)));
    match place.base {
        PlaceBase::Local(local) if by_value => Some(local),
        _ => None,
    }
}
