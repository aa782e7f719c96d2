//! What calls do: take locks, wait, and hand guards over.

use diag::TextRange;

use crate::{
    Symbol,
    body::OpPos,
    effects::{Acquire, FuncEffects, How, Notify},
    facts::{Call, Callee, LocalId, Operand, Place, PlaceBase, Projection},
    infer::{FuncTarget, Target},
    link::{FuncId, Parent},
    place::Object,
    solve::{
        Acquisition, Cause, EventKind, Foreign, Source,
        flow::{Analysis, Held, Holder, State, fields},
        moves::owned_local,
        summary::local_ty,
    },
    ty::TyKind,
};

impl Analysis<'_> {
    pub(super) fn call(
        &mut self,
        pos: OpPos,
        range: TextRange,
        dest: LocalId,
        call: &Call,
        state: &mut State,
    ) {
        let typed = self.typed;
        match typed.calls.get(&pos) {
            Some(Target::Func(target)) => {
                self.call_func(pos, range, dest, call, target, state);
            }
            Some(Target::Ctor(..)) => {
                for (idx, arg) in call.args.iter().enumerate() {
                    if let Operand::Place(place) = arg {
                        let field = Symbol::new(&idx.to_string());
                        self.move_place(state, place, dest, &[field]);
                    }
                }
            }
            Some(Target::Closure(code)) => {
                let invocation = self.invocation(None, vec![*code], false, call.args.iter(), state);
                self.event(pos, range, state, |_| EventKind::Call(invocation));
                self.pass_args(call.args.iter(), dest, range, state);
            }
            Some(Target::Callback(_)) => {
                let on = match &call.callee {
                    Callee::Value(operand) => self.input_object(&[operand], 0),
                    _ => None,
                };
                let inputs: Vec<&Operand> = call.args.iter().collect();
                self.callback(pos, range, Foreign::Closure, on, &inputs, state);
                self.pass_args(call.args.iter(), dest, range, state);
            }
            Some(Target::Unknown) | None => match &call.callee {
                // `?` and `for` hand on what they are given.
                Callee::Lang(_) => {
                    for arg in &call.args {
                        if let Operand::Place(place) = arg {
                            self.move_place(state, place, dest, &[]);
                        }
                    }
                }
                Callee::Macro(name) => {
                    if *name == "vec" {
                        self.pass_args(call.args.iter(), dest, range, state);
                    }
                }
                _ => self.pass_args(call.args.iter(), dest, range, state),
            },
        }
    }

    /// Arguments are handed over: guards in them live on in the result if that can hold them.
    fn pass_args<'o>(
        &mut self,
        args: impl Iterator<Item = &'o Operand>,
        dest: LocalId,
        range: TextRange,
        state: &mut State,
    ) {
        for arg in args {
            if let Operand::Place(place) = arg {
                self.pass(place, dest, range, state);
            }
        }
    }

    pub(super) fn pass(
        &mut self,
        place: &Place,
        dest: LocalId,
        range: TextRange,
        state: &mut State,
    ) {
        let ty = local_ty(self.typed, dest);
        let is_future = matches!(ty.kind(), TyKind::AsyncFn { .. } | TyKind::AsyncBlock { .. });
        let keeps = ty.is_unknown() || is_future || self.program.guard_in(ty).is_some();
        for held in self.take_at(state, place) {
            let keeps = keeps || held.pending;
            if keeps {
                let holder = Holder { local: dest, path: Vec::new() };
                self.note_holder(held.acquisition, dest);
                state.push(Held { holder: Some(holder), ..held });
            } else {
                self.release(&held, Cause::Move, range);
            }
        }
        state.sort();
    }

    fn call_func(
        &mut self,
        pos: OpPos,
        range: TextRange,
        dest: LocalId,
        call: &Call,
        target: &FuncTarget,
        state: &mut State,
    ) {
        let program = self.program;
        let effects = &program.func(target.func).effects;
        let inputs: Vec<&Operand> = call.inputs().collect();
        if let Some(wait) = effects.wait {
            self.wait(pos, range, dest, wait, &inputs, state);
            return;
        }
        if let Some(acquire) = effects.acquire {
            self.acquire(pos, range, dest, call, target, acquire, state);
            return;
        }
        if effects.releases_raw {
            let on = self.input_object(&inputs, 0);
            let lock_type = self.self_type(target.func);
            if let Some(on) = on {
                self.event(pos, range, state, |_| EventKind::ReleaseRaw {
                    on: on.clone(),
                    lock_type,
                });
                let mut gone = Vec::new();
                let acquisitions = &self.flow.acquisitions;
                state.retain(|it| {
                    let same = acquisitions[it.acquisition.0 as usize].object == on;
                    let ends = it.holder.is_none() && same;
                    if ends {
                        gone.push(it.clone());
                    }
                    !ends
                });
                for held in gone {
                    self.release(&held, Cause::Drop, range);
                }
            }
            return;
        }
        let is_own = !program.is_stub(target.func);
        if is_own {
            self.call_own(pos, range, dest, call, target, &inputs, state);
            return;
        }
        self.call_library(pos, range, dest, call, target, effects, &inputs, state);
    }

    pub(super) fn input_object(&self, inputs: &[&Operand], idx: u32) -> Option<Object> {
        let place = inputs.get(idx as usize)?.place()?;
        Some(self.origins.place(self.program, self.bodies, self.id, place))
    }

    /// The type that a method belongs to: of a lock, or of a guard.
    fn self_type(&self, func: FuncId) -> Option<crate::link::AdtId> {
        let Parent::Impl(id) = self.program.func(func).parent else { return None };
        self.program.impls[id.idx()].self_ty.as_adt().map(|it| it.0)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one call")]
    fn acquire(
        &mut self,
        pos: OpPos,
        range: TextRange,
        dest: LocalId,
        call: &Call,
        target: &FuncTarget,
        acquire: Acquire,
        state: &mut State,
    ) {
        let inputs: Vec<&Operand> = call.inputs().collect();
        let object = self.input_object(&inputs, 0).unwrap_or_else(Object::unknown);
        let lock_type = self.self_type(target.func);
        let program = self.program;
        let lock = lock_type.and_then(|it| program.adt(it).effects.lock);
        let dest_ty = local_ty(self.typed, dest);
        let guard = program.guard_in(dest_ty).or_else(|| {
            let output = &program.func(target.func).output;
            program.guard_in(output)
        });
        let made = Acquisition {
            pos,
            range,
            name_range: call.name_range,
            object,
            lock_type,
            lock,
            guard,
            mode: acquire.mode,
            how: acquire.how,
            raw: acquire.raw,
            temporary: acquire.temporary,
            recursive: acquire.recursive,
            source: Source::Direct,
            holders: if acquire.raw { Vec::new() } else { vec![dest] },
            releases: Vec::new(),
        };
        let idx = self.acquisition(pos, 0, |_| made);
        let pending = acquire.how == How::Awaits;
        if !pending {
            self.event(pos, range, state, |_| EventKind::Acquire(idx));
        }
        // Closures are called with the lock held: `map.alter(key, |..| ..)`, `tx.send_modify(..)`.
        let holder = Holder { local: dest, path: Vec::new() };
        let held = Held {
            acquisition: idx,
            holder: (!acquire.raw).then_some(holder),
            pending,
            must: true,
            mode: acquire.mode,
        };
        let closures = self.closures_in(&inputs);
        if acquire.temporary && !closures.is_empty() {
            let mut inside = state.clone();
            inside.push(held.clone());
            inside.sort();
            for (_, code) in closures {
                let invocation = self.closure_invocation(code, &inputs, true);
                self.event(pos, range, &inside, |_| EventKind::Call(invocation));
            }
        }
        self.pass_args(call.args.iter(), dest, range, state);
        state.retain(|it| it.acquisition != idx);
        if !acquire.temporary {
            state.push(held);
            state.sort();
        } else {
            self.release(&held, Cause::StatementEnd, range);
        }
    }

    fn wait(
        &mut self,
        pos: OpPos,
        range: TextRange,
        dest: LocalId,
        wait: crate::effects::Wait,
        inputs: &[&Operand],
        state: &mut State,
    ) {
        let place = inputs.get(wait.guard as usize).and_then(|it| it.place());
        let by_value = place.and_then(|place| {
            let local = owned_local(place)?;
            let path = fields(&place.projections);
            state.iter().position(|it| {
                let holder = it.holder.as_ref();
                holder.is_some_and(|it| it.local == local && it.path.starts_with(&path))
            })
        });
        let by_ref = place
            .and_then(|place| self.held_through(place, state))
            .or_else(|| self.held_around(inputs, wait.guard, state));
        let guard = by_value.or(by_ref).map(|it| state[it].acquisition);
        let mut others = state.clone();
        others.retain(|it| Some(it.acquisition) != guard);
        let on = self.input_object(inputs, wait.guard);
        self.event(pos, range, &others, |_| EventKind::Wait { wait, guard, on });
        for (_, code) in self.closures_in(inputs) {
            let invocation = self.closure_invocation(code, inputs, false);
            self.event(pos, range, state, |_| EventKind::Call(invocation));
        }
        if let (Some(idx), Some(place)) = (by_value, place) {
            let held = state[idx].clone();
            self.release(&held, Cause::Wait, range);
            self.move_place(state, place, dest, &[]);
            // What comes out is a result or a tuple around the guard.
            for it in state.iter_mut().filter(|it| it.acquisition == held.acquisition) {
                it.holder = Some(Holder { local: dest, path: Vec::new() });
            }
            state.sort();
        } else if let Some(idx) = by_ref {
            let held = state[idx].clone();
            self.release(&held, Cause::Wait, range);
        }
    }

    /// The guard that an accessor of its wrapper gives: `condvar.wait(guard.inner_mut())`.
    fn held_around(&self, inputs: &[&Operand], idx: u32, state: &State) -> Option<usize> {
        let object = self.input_object(inputs, idx)?;
        let object_of = |it: &Held| &self.flow.acquisitions[it.acquisition.0 as usize].object;
        let around = state.iter().enumerate().filter(|it| object.is_in(object_of(it.1)));
        around.max_by_key(|it| object_of(it.1).steps.len()).map(|it| it.0)
    }

    /// The guard that a reference at `place` leads to.
    fn held_through(&self, place: &Place, state: &State) -> Option<usize> {
        let local = self.referent(place)?;
        state.iter().position(|it| it.holder.as_ref().is_some_and(|it| it.local == local))
    }

    /// A call of a library's function that takes no lock.
    #[expect(clippy::too_many_arguments, reason = "the parts of one call")]
    fn call_library(
        &mut self,
        pos: OpPos,
        range: TextRange,
        dest: LocalId,
        call: &Call,
        target: &FuncTarget,
        effects: &FuncEffects,
        inputs: &[&Operand],
        state: &mut State,
    ) {
        if let Some(blocks) = effects.blocks {
            let on = self.input_object(inputs, 0);
            if !blocks.awaits {
                self.event(pos, range, state, |_| EventKind::Block {
                    kind: blocks.kind,
                    timed: blocks.timed,
                    awaits: false,
                    on,
                });
            }
        }
        if effects.callback {
            let of = Foreign::Library(target.func);
            self.callback(pos, range, of, self.input_object(inputs, 0), &inputs[1..], state);
        }
        if let Some(Notify { all, .. }) = effects.notify {
            let on = self.input_object(inputs, 0);
            self.event(pos, range, state, |_| EventKind::Notify { all, on });
        }
        let elsewhere = effects.spawn.map(|it| it.1).or(effects.stores);
        if let Some((kind, idx)) = effects.spawn {
            let code = inputs.get(idx as usize).and_then(|it| self.closure_at(it));
            self.event(pos, range, state, |_| EventKind::Spawn { kind, code });
        }
        // `MutexGuard::unlocked(&mut guard, || ..)` runs the closure without the guard.
        let mut inside = state.clone();
        let unlocked = effects.unlocked.and_then(|it| inputs.get(it as usize)?.place());
        if let Some(idx) = unlocked.and_then(|it| self.held_through(it, state)) {
            inside.remove(idx);
        }
        let closures = self.closures_in(inputs);
        // Of two futures that go on together, one may let the other have the lock.
        let is_of_lock = self
            .self_type(target.func)
            .is_some_and(|it| self.program.adt(it).effects.lock.is_some());
        let n_futures = closures.iter().filter(|it| self.is_future(it.1)).count();
        for (idx, code) in closures {
            if Some(idx) != elsewhere && self.runs_input(target.func, idx, code) {
                let mut invocation = self.closure_invocation(code, inputs, is_of_lock);
                invocation.is_weak |= n_futures > 1;
                invocation.in_place = effects.block_in_place == Some(idx);
                let if_empty = effects.calls_if_empty == Some(idx);
                let state =
                    if if_empty { self.without_input(&inside, inputs) } else { inside.clone() };
                self.event(pos, range, &state, |_| EventKind::Call(invocation));
            }
        }
        for (idx, input) in inputs.iter().enumerate() {
            let Operand::Place(place) = input else { continue };
            let idx = idx as u32;
            let is_receiver = idx == 0 && matches!(call.callee, Callee::Method { .. });
            if is_receiver && !(target.takes_receiver && target.derefs == 0) {
                self.take_through(place, target.func, dest, state);
                continue;
            }
            if effects.releases == Some(idx) {
                self.drop_operand(pos, range, place, state);
                self.move_out(state, place, Cause::Drop, range);
            } else if effects.forgets == Some(idx) {
                for held in self.take_at(state, place) {
                    let acquisition = held.acquisition;
                    self.event(pos, range, state, |_| EventKind::Forget(acquisition));
                    self.forget(held, dest, range, state);
                }
                state.sort();
            } else if let Some(maps) = effects.maps_guard.filter(|it| it.guard == idx) {
                for mut held in self.take_at(state, place) {
                    held.mode = maps.mode.unwrap_or(held.mode);
                    held.holder = Some(Holder { local: dest, path: Vec::new() });
                    self.note_holder(held.acquisition, dest);
                    state.push(held);
                }
                state.sort();
            } else {
                self.take_through(place, target.func, dest, state);
                self.pass(place, dest, range, state);
            }
        }
    }

    /// A guard that is not dropped by itself any more is in what the call makes of it,
    /// `ManuallyDrop::new`, whose owner may drop it; or it is gone.
    fn forget(&mut self, held: Held, dest: LocalId, range: TextRange, state: &mut State) {
        if self.program.guard_in(local_ty(self.typed, dest)).is_some() {
            self.note_holder(held.acquisition, dest);
            let holder = Some(Holder { local: dest, path: Vec::new() });
            state.push(Held { holder, ..held });
        } else {
            self.release(&held, Cause::Forget, range);
        }
    }

    /// The state of the way on which the receiver holds nothing: there
    /// `guard.unwrap_or_else(|| m.lock())` takes the lock for the first time.
    fn without_input(&self, state: &State, inputs: &[&Operand]) -> State {
        let local = inputs.first().and_then(|it| it.place()).and_then(owned_local);
        let mut res = state.clone();
        res.retain(|it| it.holder.as_ref().map(|it| it.local) != local || local.is_none());
        res
    }

    /// `slot.take()`, `mem::replace(&mut slot, ..)`: a guard moves out through a reference.
    fn take_through(&mut self, place: &Place, func: FuncId, dest: LocalId, state: &mut State) {
        let ty = local_ty(self.typed, dest);
        if self.program.guard_in(ty).is_none() {
            return;
        }
        let first = self.program.func(func).inputs.first();
        let by_mut = first.is_some_and(|it| matches!(it.kind(), TyKind::Ref { mutable: true, .. }));
        // What a guard's own method gives comes out of what the guard leads to.
        let is_of_guard =
            self.self_type(func).is_some_and(|it| self.program.adt(it).effects.guard.is_some());
        if !by_mut || is_of_guard {
            return;
        }
        let local = owned_local(place)
            .filter(|it| !matches!(local_ty(self.typed, *it).kind(), TyKind::Ref { .. }))
            .or_else(|| self.referent(place));
        let Some(local) = local else { return };
        for it in state.iter_mut() {
            if it.holder.as_ref().is_some_and(|it| it.local == local) {
                it.holder = Some(Holder { local: dest, path: Vec::new() });
            }
        }
        state.sort();
    }

    /// The local that a reference in `place` was made of: `&mut guard`.
    fn referent(&self, place: &Place) -> Option<LocalId> {
        let of = *self.refs.get(&owned_local(place)?)?;
        match of.base {
            // `&mut guard`, and `&mut wrapper.guard`.
            PlaceBase::Local(_) if owned_local(of).is_some() => owned_local(of),
            // A reborrow: `&mut *guard_ref`.
            PlaceBase::Local(base) if of.projections == [Projection::Deref] => Some(base),
            _ => None,
        }
    }
}
