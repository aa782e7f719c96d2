//! What calls do with a value that they are given.

use diag::TextRange;

use super::{
    DropCause, EndKind, Owns, UseKind,
    walk::{Holder, MAX_DEPTH, State, Walk, put},
};
use crate::{
    CodeId, OpPos, Symbol, Target,
    facts::{Call, Callee, Lang, LocalId, Operand, Place, PlaceBase},
    infer::FuncTarget,
    link::FuncId,
    ty::{Ty, TyKind},
};

/// One call, and where it stands.
struct Site<'c> {
    pos: OpPos,
    range: TextRange,
    dest: LocalId,
    call: &'c Call,
}

impl Site<'_> {
    /// Whether argument `idx` is the receiver of a method that only borrows it.
    fn borrows(&self, target: &FuncTarget, idx: usize) -> bool {
        let is_receiver = idx == 0 && matches!(self.call.callee, Callee::Method { .. });
        is_receiver && !(target.takes_receiver && target.derefs == 0)
    }
}

impl Walk<'_> {
    pub(super) fn call(
        &mut self,
        pos: OpPos,
        range: TextRange,
        dest: LocalId,
        call: &Call,
        state: &mut State,
    ) {
        let site = Site { pos, range, dest, call };
        match self.typed.calls.get(&pos) {
            Some(Target::Func(target)) if self.model.program.is_stub(target.func) => {
                self.call_library(&site, target, state);
            }
            Some(Target::Func(target)) => self.call_own(&site, target, state),
            Some(Target::Ctor(adt, _)) => {
                let lang = &self.model.program.lang;
                let is_sum = [lang.option, lang.result].contains(&Some(*adt));
                for (idx, arg) in call.args.iter().enumerate() {
                    let Operand::Place(place) = arg else { continue };
                    let field = Symbol::new(&idx.to_string());
                    let within: &[Symbol] = if is_sum { &[] } else { &[field] };
                    self.move_place(state, place, dest, within);
                }
            }
            Some(Target::Closure(code)) if self.depth < MAX_DEPTH => {
                for (idx, arg) in call.args.iter().enumerate() {
                    self.pass_to(&site, *code, idx, arg, false, state);
                }
            }
            _ => self.call_unknown(&site, state),
        }
    }

    fn call_unknown(&mut self, site: &Site<'_>, state: &mut State) {
        match &site.call.callee {
            Callee::Lang(lang) => self.call_lang(site, *lang, state),
            Callee::Macro(name) if *name == "vec" => {
                for arg in &site.call.args {
                    if let Operand::Place(place) = arg {
                        self.move_place(state, place, site.dest, &[]);
                    }
                }
            }
            Callee::Macro(_) => {
                for (idx, arg) in site.call.args.iter().enumerate() {
                    if arg.place().is_some_and(|it| !self.holders(state, it).is_empty()) {
                        let kind = UseKind::Called { func: None, arg: idx as u32 };
                        self.used(site.pos, site.range, kind);
                    }
                }
            }
            _ => {
                for (idx, input) in site.call.inputs().enumerate() {
                    let Operand::Place(place) = input else { continue };
                    self.give(site, None, idx, place, state);
                }
            }
        }
    }

    /// Nobody knows what becomes of the value at `place`.
    fn give(
        &mut self,
        site: &Site<'_>,
        func: Option<FuncId>,
        idx: usize,
        place: &Place,
        state: &mut State,
    ) {
        let arg = idx as u32;
        for holder in self.holders(state, place) {
            match holder.is_owner {
                true => self.end(site.pos, site.range, EndKind::Given { func, arg }),
                false => self.used(site.pos, site.range, UseKind::Called { func, arg }),
            }
        }
        self.take_out(state, place);
    }

    fn call_lang(&mut self, site: &Site<'_>, lang: Lang, state: &mut State) {
        let Some(Operand::Place(place)) = site.call.args.first() else { return };
        match lang {
            Lang::IntoIter | Lang::Question => self.move_place(state, place, site.dest, &[]),
            Lang::Next => {
                self.next_of.insert(site.dest, place.base);
                self.take_some(site, place, state);
            }
        }
    }

    /// Something that may be the value is taken out of what has it, through a reference.
    fn take_some(&mut self, site: &Site<'_>, place: &Place, state: &mut State) {
        let ty = &self.typed.locals[site.dest.idx()];
        let is_reference = matches!(ty.kind(), TyKind::Ref { .. });
        if self.model.program.owns(ty.strip_refs(), self.adt) == Owns::No {
            return;
        }
        for holder in self.holders(state, place) {
            let is_owner = holder.is_owner && !is_reference;
            put_at(state, site.dest, Holder { is_owner, must: false, ..holder });
        }
        if !is_reference {
            state.iter_mut().for_each(|it| it.must = false);
        }
    }

    /// Argument `idx` becomes a parameter of a body that can be walked into.
    fn pass_to(
        &mut self,
        site: &Site<'_>,
        code: CodeId,
        idx: usize,
        arg: &Operand,
        by_ref: bool,
        state: &mut State,
    ) {
        let Operand::Place(place) = arg else { return };
        let mut comes_back = Vec::new();
        for holder in self.holders(state, place) {
            let is_owner = holder.is_owner && !by_ref;
            let base = PlaceBase::Local(LocalId(idx as u32));
            let fate = self.enter(site.pos, code, base, holder.path.clone(), is_owner);
            if self.join(&fate, code) {
                comes_back.push(Holder { path: Vec::new(), is_owner: true, ..holder });
            }
        }
        if !by_ref {
            self.take_out(state, place);
        }
        comes_back.into_iter().for_each(|it| put_at(state, site.dest, it));
    }

    fn call_own(&mut self, site: &Site<'_>, target: &FuncTarget, state: &mut State) {
        let funcs = self.model.program.callees(target);
        let code = match funcs[..] {
            [func] => self.body_of(func),
            _ => None,
        };
        for (idx, input) in site.call.inputs().enumerate() {
            let Operand::Place(place) = input else { continue };
            let found = self.holders(state, place);
            if found.is_empty() {
                continue;
            }
            let by_ref = site.borrows(target, idx);
            if by_ref || !found.iter().any(|it| it.is_owner) {
                let kind = UseKind::Called { func: Some(target.func), arg: idx as u32 };
                self.used(site.pos, site.range, kind);
            }
            match code {
                Some(code) => self.pass_to(site, code, idx, input, by_ref, state),
                None if by_ref => {}
                None => self.give(site, Some(target.func), idx, place, state),
            }
        }
    }

    fn call_library(&mut self, site: &Site<'_>, target: &FuncTarget, state: &mut State) {
        for (idx, input) in site.call.inputs().enumerate() {
            let Operand::Place(place) = input else { continue };
            let found = self.holders(state, place);
            if found.is_empty() {
                continue;
            }
            let by_value = !site.borrows(target, idx) && found.iter().any(|it| it.is_owner);
            let runs = self.run_closures(site, by_value, state);
            match by_value {
                true => self.library_takes(site, target, idx, place, found, runs, state),
                false => self.library_borrows(site, target.func, idx, place, state),
            }
        }
    }

    fn library_borrows(
        &mut self,
        site: &Site<'_>,
        func: FuncId,
        idx: usize,
        place: &Place,
        state: &mut State,
    ) {
        let program = &self.model.program;
        let kind = UseKind::Called { func: Some(func), arg: idx as u32 };
        self.used(site.pos, site.range, kind);
        let ty = &self.typed.locals[site.dest.idx()];
        let input = program.func(func).inputs.get(idx);
        let by_mut = input.is_some_and(|it| matches!(it.kind(), TyKind::Ref { mutable: true, .. }));
        // A clone is a value of its own.
        let is_clone = ty.as_adt().is_some_and(|it| it.0 == self.adt) && !by_mut;
        match program.owns(ty.strip_refs(), self.adt) {
            Owns::Yes if by_mut => self.take_through(site, place, state),
            Owns::Yes | Owns::Perhaps if !is_clone => self.refer(state, place, site.dest),
            _ => {}
        }
    }

    /// `slot.take()`, `handles.pop()`: the value comes out through a reference, also to one of who
    /// has it.
    fn take_through(&mut self, site: &Site<'_>, place: &Place, state: &mut State) {
        let ty = &self.typed.locals[site.dest.idx()];
        if matches!(ty.kind(), TyKind::Ref { .. }) {
            self.refer(state, place, site.dest);
            return;
        }
        for holder in self.holders(state, place) {
            let taken = Holder { path: Vec::new(), is_owner: true, must: false, ..holder };
            put_at(state, site.dest, taken);
        }
        state.iter_mut().for_each(|it| it.must = false);
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one call")]
    fn library_takes(
        &mut self,
        site: &Site<'_>,
        target: &FuncTarget,
        idx: usize,
        place: &Place,
        found: Vec<Holder>,
        runs: bool,
        state: &mut State,
    ) {
        let program = &self.model.program;
        let effects = &program.func(target.func).effects;
        let arg = idx as u32;
        self.take_out(state, place);
        let owners = found.into_iter().filter(|it| it.is_owner);
        let given = EndKind::Given { func: Some(target.func), arg };
        if effects.releases == Some(arg) {
            for holder in owners {
                let holder = Holder { base: place.base, ..holder };
                self.drop_holder(site.pos, site.range, &holder, DropCause::Explicit);
            }
        } else if effects.send || effects.forgets == Some(arg) {
            self.end(site.pos, site.range, given);
        } else if let Some(keeper) = self.keeper(site, target.func, idx) {
            match self.variable_at(keeper) {
                Some((local, path)) => {
                    owners.for_each(|it| put_at(state, local, Holder { path: path.clone(), ..it }));
                }
                None => self.end(site.pos, site.range, EndKind::Stored(self.object(keeper))),
            }
        } else if self.keeps(site.dest) {
            owners.for_each(|it| put_at(state, site.dest, Holder { path: Vec::new(), ..it }));
        } else if !runs {
            self.end(site.pos, site.range, given);
        }
    }

    fn keeps(&self, dest: LocalId) -> bool {
        self.model.program.owns(&self.typed.locals[dest.idx()], self.adt) != Owns::No
    }

    /// The receiver that keeps argument `idx`: `handles.push(handle)`.
    fn keeper<'c>(&self, site: &Site<'c>, func: FuncId, idx: usize) -> Option<&'c Place> {
        let program = &self.model.program;
        let first = program.func(func).inputs.first().filter(|_| idx > 0)?;
        let is_reference = matches!(first.kind(), TyKind::Ref { .. });
        let place = site.call.inputs().next()?.place().filter(|_| is_reference)?;
        let ty = &self.typed.places.get(place)?.ty;
        (program.owns(ty.strip_refs(), self.adt) == Owns::Yes).then_some(place)
    }

    /// The closures of a library's call get the value, if their parameters can have it. Whether
    /// there are any.
    fn run_closures(&mut self, site: &Site<'_>, by_value: bool, state: &State) -> bool {
        let mut runs = false;
        for arg in &site.call.args {
            let Some(ty) = self.model.operand_ty(self.id, arg) else { continue };
            match ty.strip_refs().kind() {
                TyKind::Closure { code, .. } => runs |= self.run_closure(site, *code, by_value),
                TyKind::FnDef { func, .. } => runs |= self.run_function(site, *func, by_value),
                _ => {}
            }
        }
        runs && !state.is_empty()
    }

    fn run_closure(&mut self, site: &Site<'_>, code: CodeId, by_value: bool) -> bool {
        let model = self.model;
        let mut runs = false;
        for idx in 0..model.bodies.codes[code.idx()].body.params {
            let ty = &model.bodies.typed[code.idx()].locals[idx as usize];
            if model.program.owns(ty.strip_refs(), self.adt) == Owns::No || self.depth >= MAX_DEPTH
            {
                continue;
            }
            let is_owner = by_value && !is_ref(ty);
            let base = PlaceBase::Local(LocalId(idx));
            let fate = self.enter(site.pos, code, base, Vec::new(), is_owner);
            // What it gives back is in the result, or gone.
            if self.join(&fate, code) && !self.keeps(site.dest) {
                self.end(site.pos, site.range, EndKind::Given { func: None, arg: 0 });
            }
            runs = true;
        }
        runs
    }

    /// `handles.into_iter().map(JoinHandle::join)`.
    fn run_function(&mut self, site: &Site<'_>, func: FuncId, by_value: bool) -> bool {
        let Some(input) = self.model.program.func(func).inputs.first() else { return false };
        if self.model.program.owns(input.strip_refs(), self.adt) == Owns::No {
            return false;
        }
        let is_owner = by_value && !is_ref(input);
        match self.body_of(func) {
            Some(code) => {
                let base = PlaceBase::Local(LocalId(0));
                let fate = self.enter(site.pos, code, base, Vec::new(), is_owner);
                self.join(&fate, code);
            }
            None if is_owner => {
                self.end(site.pos, site.range, EndKind::Given { func: Some(func), arg: 0 });
            }
            None => {
                let kind = UseKind::Called { func: Some(func), arg: 0 };
                self.used(site.pos, site.range, kind);
            }
        }
        true
    }

    pub(super) fn wait(
        &mut self,
        pos: OpPos,
        range: TextRange,
        dest: LocalId,
        future: &Operand,
        state: &mut State,
    ) {
        let Operand::Place(place) = future else { return };
        let found = self.holders(state, place);
        let ty = self.typed.places.get(place).map_or_else(Ty::unknown, |it| it.ty.clone());
        let is_own = matches!(ty.kind(), TyKind::AsyncFn { .. } | TyKind::AsyncBlock { .. });
        if is_own && self.keeps(dest) {
            self.move_place(state, place, dest, &[]);
            return;
        }
        self.take_out(state, place);
        for holder in found {
            match holder.is_owner {
                true => self.end(pos, range, EndKind::Awaited),
                false => self.used(pos, range, UseKind::Awaited),
            }
        }
    }
}

fn is_ref(ty: &Ty) -> bool {
    matches!(ty.kind(), TyKind::Ref { .. })
}

fn put_at(state: &mut State, local: LocalId, holder: Holder) {
    put(state, Holder { base: PlaceBase::Local(local), ..holder });
}
