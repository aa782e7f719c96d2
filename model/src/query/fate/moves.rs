//! How a value moves between the places of one body.

use diag::TextRange;

use super::{
    DropCause, EndKind, Owns,
    walk::{Holder, MAX_DEPTH, State, Walk, put},
};
use crate::{
    CodeId, Model, Object, OpPos, Root, Step, Symbol,
    facts::{
        AggregateKind, BindMode, Call, LocalId, OpKind, Operand, Place, PlaceBase, Projection,
        Value,
    },
    link::{FuncId, Parent, Program},
    ty::{Ty, TyKind},
};

impl Walk<'_> {
    /// Where a place begins, and the fields that lead on. What is in an option has the option's
    /// path, and so has an element that of its collection.
    pub(super) fn path_of(&self, place: &Place) -> Option<(PlaceBase, Vec<Symbol>)> {
        if matches!(place.base, PlaceBase::Path(_)) {
            return None;
        }
        let lang = &self.model.program.lang;
        let owners = self.typed.places.get(place).map_or(&[][..], |it| &it.owners);
        let fields = place.projections.iter().enumerate().filter_map(|(idx, it)| match it {
            Projection::Field(name) => {
                let owner = owners.get(idx).copied().flatten();
                let is_sum = owner.is_some() && [lang.option, lang.result].contains(&owner);
                (!is_sum).then_some(*name)
            }
            _ => None,
        });
        Some((place.base, fields.collect()))
    }

    /// The holders that a use of `place` means, with their paths as seen from there.
    pub(super) fn holders(&self, state: &State, place: &Place) -> Vec<Holder> {
        if self.is_behind(place) {
            return Vec::new();
        }
        let Some((base, path)) = self.path_of(place) else { return Vec::new() };
        let rest = |it: &Holder| match it.path.strip_prefix(path.as_slice()) {
            Some(rest) => Some(rest.to_vec()),
            // Somewhere in what the place is a part of.
            None if path.starts_with(&it.path) && self.may_own(place) => Some(Vec::new()),
            None => None,
        };
        let here = state.iter().filter(|it| it.base == base);
        here.filter_map(|it| Some(Holder { path: rest(it)?, ..it.clone() })).collect()
    }

    fn may_own(&self, place: &Place) -> bool {
        let ty = self.typed.places.get(place).map(|it| it.ty.strip_refs());
        ty.is_none_or(|it| self.model.program.owns(it, self.adt) != Owns::No)
    }

    /// Whether a place is something that the value leads to, and not the value or who has it: `*handle`
    /// of a handle that derefs to a number.
    fn is_behind(&self, place: &Place) -> bool {
        place.projections.contains(&Projection::Deref) && !self.may_own(place)
    }

    /// Takes the value out of `place`; references to it stay, as they are copied.
    pub(super) fn take_out(&self, state: &mut State, place: &Place) {
        let Some((base, path)) = self.path_of(place) else { return };
        let may_own = self.may_own(place);
        state.retain(|it| {
            let here = it.path.starts_with(&path) || path.starts_with(&it.path) && may_own;
            !(it.is_owner && it.base == base && here)
        });
    }

    /// Moves the value at `place` to `dest`, under the fields `within`.
    pub(super) fn move_place(
        &self,
        state: &mut State,
        place: &Place,
        dest: LocalId,
        within: &[Symbol],
    ) {
        let found = self.holders(state, place);
        self.take_out(state, place);
        for holder in found {
            let path = within.iter().copied().chain(holder.path).collect();
            put(state, Holder { base: PlaceBase::Local(dest), path, ..holder });
        }
    }

    /// `dest` refers to what is at `place`.
    pub(super) fn refer(&self, state: &mut State, place: &Place, dest: LocalId) {
        for holder in self.holders(state, place) {
            put(state, Holder { base: PlaceBase::Local(dest), is_owner: false, ..holder });
        }
    }

    pub(super) fn bind(&self, dest: LocalId, source: &Place, mode: BindMode, state: &mut State) {
        let is_reference = matches!(self.typed.locals[dest.idx()].kind(), TyKind::Ref { .. });
        match mode {
            BindMode::Move if !is_reference => self.move_place(state, source, dest, &[]),
            _ => self.refer(state, source, dest),
        }
    }

    /// `dest` gets a value that is made of others.
    pub(super) fn take_value(
        &mut self,
        pos: OpPos,
        range: TextRange,
        value: &Value,
        dest: LocalId,
        state: &mut State,
    ) {
        self.take_value_at(pos, range, value, dest, &[], state);
    }

    fn take_value_at(
        &mut self,
        pos: OpPos,
        range: TextRange,
        value: &Value,
        dest: LocalId,
        within: &[Symbol],
        state: &mut State,
    ) {
        match value {
            Value::Use(Operand::Place(place))
            | Value::Cast { operand: Operand::Place(place), .. } => {
                self.move_place(state, place, dest, within);
            }
            Value::Ref { place, .. } | Value::RawRef { place, .. } => {
                self.refer(state, place, dest);
            }
            Value::Aggregate { kind, fields, rest } => {
                for (name, operand) in fields {
                    let Operand::Place(place) = operand else { continue };
                    let is_array = matches!(kind, AggregateKind::Array);
                    let name = Some(*name).filter(|_| !is_array);
                    let within: Vec<Symbol> = within.iter().copied().chain(name).collect();
                    self.move_place(state, place, dest, &within);
                }
                if let Some(rest) = rest {
                    self.move_place(state, rest, dest, within);
                }
            }
            Value::Closure { nested } => {
                if let Some(&closure) = self.code.nested.get(nested.idx()) {
                    self.capture(pos, range, closure, state);
                }
            }
            _ => {}
        }
    }

    /// A closure or async block takes what it uses, or refers to it.
    fn capture(&mut self, pos: OpPos, range: TextRange, closure: CodeId, state: &mut State) {
        let model = self.model;
        let upvars = &model.bodies.codes[closure.idx()].body.upvars;
        for (idx, upvar) in upvars.iter().enumerate() {
            let place = Place { base: upvar.base, projections: Vec::new() };
            let base = PlaceBase::Upvar(idx as u32);
            for holder in self.holders(state, &place) {
                let is_owner = holder.is_owner && upvar.by_value;
                if self.depth >= MAX_DEPTH {
                    self.end(pos, range, EndKind::Given { func: None, arg: 0 });
                    continue;
                }
                let fate = self.enter(pos, closure, base, holder.path, is_owner);
                if self.join(&fate, closure) {
                    self.end(pos, range, EndKind::Given { func: None, arg: 0 });
                }
            }
            if upvar.by_value {
                self.take_out(state, &place);
            }
        }
    }

    /// `dest = value`.
    pub(super) fn assign(
        &mut self,
        pos: OpPos,
        range: TextRange,
        dest: &Place,
        value: &Value,
        state: &mut State,
    ) {
        match self.variable_at(dest).filter(|_| !self.is_behind(dest)) {
            Some((local, path)) => {
                let is_old = |it: &Holder| {
                    it.is_owner && it.base == PlaceBase::Local(local) && it.path.starts_with(&path)
                };
                let (old, kept) = std::mem::take(state).into_iter().partition(is_old);
                let old: Vec<Holder> = old;
                *state = kept;
                self.take_value_at(pos, range, value, local, &path, state);
                for holder in &old {
                    self.drop_holder(pos, range, holder, DropCause::Overwritten);
                }
            }
            None => {
                let mut places = Vec::new();
                value.for_each_place(&mut |it| places.push(it));
                for place in places {
                    let is_here = self.holders(state, place).iter().any(|it| it.is_owner);
                    if is_here && !matches!(value, Value::Ref { .. } | Value::RawRef { .. }) {
                        self.take_out(state, place);
                        self.end(pos, range, EndKind::Stored(self.object(dest)));
                    }
                }
            }
        }
    }

    pub(super) fn object(&self, place: &Place) -> Object {
        let Model { program, bodies, origins, .. } = self.model;
        origins.place(program, bodies, self.id, place)
    }

    /// The variable of this body that a place is in by value, and the fields that lead to it: itself,
    /// or the one that it refers to.
    pub(super) fn variable_at(&self, place: &Place) -> Option<(LocalId, Vec<Symbol>)> {
        let by_value = !place.projections.contains(&Projection::Deref);
        if let (PlaceBase::Local(local), true) = (place.base, by_value)
            && !self.is_shared(local)
        {
            return Some((local, self.path_of(place)?.1));
        }
        let object = self.object(place);
        let Root::Local(code, local) = object.root else { return None };
        if code != self.id || self.is_shared(local) {
            return None;
        }
        let lang = &self.model.program.lang;
        let fields = object.steps.iter().filter_map(|it| match it {
            Step::Field(owner, name) if ![lang.option, lang.result].contains(owner) => Some(*name),
            _ => None,
        });
        Some((local, fields.collect()))
    }

    /// What is in the variable may be somebody else's.
    fn is_shared(&self, local: LocalId) -> bool {
        match self.typed.locals[local.idx()].kind() {
            TyKind::Ref { .. } | TyKind::Ptr { .. } => true,
            TyKind::Adt(id, _) => {
                let effects = &self.model.program.adt(*id).effects;
                effects.pointer || effects.guard.is_some()
            }
            _ => false,
        }
    }
}

impl Model {
    /// The calls of a body with the locals that their results go to.
    pub(super) fn calls(&self, code: CodeId) -> impl Iterator<Item = (OpPos, LocalId, &Call)> {
        self.bodies.codes[code.idx()].ops().filter_map(|(pos, op)| match &op.kind {
            OpKind::Call { dest, call } => Some((pos, *dest, call)),
            _ => None,
        })
    }

    /// The type of an operand of a body; none for literals.
    pub(in crate::query) fn operand_ty(&self, code: CodeId, operand: &Operand) -> Option<&Ty> {
        let place = operand.place()?;
        self.bodies.typed[code.idx()].places.get(place).map(|it| &it.ty)
    }
}

impl Program {
    /// What the workspace has happen when a value of type `ty` is dropped, if it says.
    pub(super) fn own_drop(&self, ty: &Ty) -> Option<FuncId> {
        let (id, _) = ty.as_adt()?;
        let drop = self.lang.drop?;
        let mut impls = self.impl_candidates(drop, ty);
        let found =
            impls.find(|it| self.impls[it.idx()].self_ty.as_adt().map(|it| it.0) == Some(id))?;
        let mut funcs = self.impls[found.idx()].funcs.iter().copied();
        funcs.find(|it| !self.is_stub(*it) && matches!(self.func(*it).parent, Parent::Impl(_)))
    }
}
