//! How ops move guards, take locks, and let them go.

use diag::TextRange;

use crate::{
    Symbol,
    body::{CodeId, OpPos},
    effects::{Acquire, FuncEffects, How, Mode},
    facts::{BodyKind, Call, Callee, LocalId, Operand, Place, PlaceBase, Projection, Value},
    infer::{FuncTarget, Target},
    link::{FuncId, Parent},
    place::{Object, Step},
    solve::{
        Acquisition, AcquisitionIdx, Cause, EventKind, Invocation, Source,
        flow::{Analysis, Held, Holder, State, fields, guard_of},
        summary::{Mapping, ReturnedGuard, local_ty},
    },
    ty::{Ty, TyKind},
};

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
                    let mut within = within.to_vec();
                    within.push(upvar.name);
                    self.move_place(state, &place, dest, &within);
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
        let owns_guard = |this: &Self| {
            let ty = this.typed.places.get(place).map_or_else(Ty::unknown, |it| it.ty.clone());
            ty.is_unknown() || this.program.guard_in(&ty).is_some()
        };
        let mut moved = false;
        for held in state.iter_mut() {
            let Some(holder) = &held.holder else { continue };
            if holder.local != local {
                continue;
            }
            let rest = match holder.path.strip_prefix(path.as_slice()) {
                Some(rest) => rest.to_vec(),
                // Somewhere in what the place is a part of.
                None if path.starts_with(&holder.path)
                    && !self.is_looked_through(local)
                    && (held.pending || owns_guard(self)) =>
                {
                    Vec::new()
                }
                None => continue,
            };
            let mut path = within.to_vec();
            path.extend(rest);
            path.truncate(4);
            held.holder = Some(Holder { local: dest, path });
            self.note_holder(held.acquisition, dest);
            moved = true;
        }
        if moved {
            state.sort();
        }
    }

    /// A field of a guard or pointer is one of what it leads to, and stays there.
    fn is_looked_through(&self, local: LocalId) -> bool {
        let adt = local_ty(self.typed, local).as_adt();
        adt.is_some_and(|(id, _)| {
            let effects = &self.program.adt(id).effects;
            effects.guard.is_some() || effects.pointer
        })
    }

    fn note_holder(&mut self, acquisition: AcquisitionIdx, local: LocalId) {
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
    fn move_out(&mut self, state: &mut State, place: &Place, cause: Cause, range: TextRange) {
        for held in self.take_at(state, place) {
            self.release(&held, cause, range);
        }
    }

    /// Takes the guards at `place` out of the state.
    fn take_at(&mut self, state: &mut State, place: &Place) -> Vec<Held> {
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
            Some(Target::Callback(ty)) => {
                self.event(pos, range, state, |_| EventKind::Callback { ty: ty.clone() });
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

    fn pass(&mut self, place: &Place, dest: LocalId, range: TextRange, state: &mut State) {
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
            let lock_type = self.lock_type(target.func);
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

    fn input_object(&self, inputs: &[&Operand], idx: u32) -> Option<Object> {
        let place = inputs.get(idx as usize)?.place()?;
        Some(self.origins.place(self.program, self.bodies, self.id, place))
    }

    /// The type of lock that a method belongs to.
    fn lock_type(&self, func: FuncId) -> Option<crate::link::AdtId> {
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
        let lock_type = self.lock_type(target.func);
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
                let invocation = self.closure_invocation(code, &inputs);
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
            let invocation = self.closure_invocation(code, inputs);
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
        let local = referent(self.code, place)?;
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
        if let Some(all) = effects.notify {
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
        let n_futures = closures.iter().filter(|it| self.is_future(it.1)).count();
        for (idx, code) in closures {
            if Some(idx) != elsewhere && self.runs_input(target.func, idx, code) {
                let mut invocation = self.closure_invocation(code, inputs);
                invocation.is_weak |= n_futures > 1;
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
                self.move_out(state, place, Cause::Drop, range);
            } else if effects.forgets == Some(idx) {
                for mut held in self.take_at(state, place) {
                    let acquisition = held.acquisition;
                    self.event(pos, range, state, |_| EventKind::Forget(acquisition));
                    self.release(&held, Cause::Forget, range);
                    held.holder = None;
                }
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
        if !by_mut {
            return;
        }
        let local = owned_local(place)
            .filter(|it| !matches!(local_ty(self.typed, *it).kind(), TyKind::Ref { .. }))
            .or_else(|| referent(self.code, place));
        let Some(local) = local else { return };
        for it in state.iter_mut() {
            if it.holder.as_ref().is_some_and(|it| it.local == local) {
                it.holder = Some(Holder { local: dest, path: Vec::new() });
            }
        }
        state.sort();
    }

    /// A call of a function of the workspace.
    #[expect(clippy::too_many_arguments, reason = "the parts of one call")]
    fn call_own(
        &mut self,
        pos: OpPos,
        range: TextRange,
        dest: LocalId,
        call: &Call,
        target: &FuncTarget,
        inputs: &[&Operand],
        state: &mut State,
    ) {
        let program = self.program;
        let funcs = program.callees(target);
        let codes: Vec<CodeId> =
            funcs.iter().filter_map(|it| self.bodies.of_func.get(it).copied()).collect();
        let is_weak = target.dispatched && funcs.len() != 1;
        let is_async = program.func(target.func).is_async;
        let invocation = self.invocation(
            Some(target.func),
            codes.clone(),
            is_weak,
            inputs.iter().copied(),
            state,
        );
        if !is_async {
            self.event(pos, range, state, |_| EventKind::Call(invocation.clone()));
        }
        // Guards that the result brings.
        let returned = self.returned_guards(&codes);
        let mut handed_back = Vec::new();
        for (idx, input) in inputs.iter().enumerate() {
            let Operand::Place(place) = input else { continue };
            let is_receiver = idx == 0 && matches!(call.callee, Callee::Method { .. });
            if is_receiver && !(target.takes_receiver && target.derefs == 0) {
                continue;
            }
            let comes_back = returned.iter().any(|it| it.1.param == Some(idx as u32));
            for held in self.take_at(state, place) {
                if comes_back || is_async && held.pending {
                    // On some of the callee's ways it is let go.
                    self.release(&held, Cause::Move, range);
                    handed_back.push(held);
                } else {
                    self.release(&held, Cause::Move, range);
                }
            }
        }
        for mut held in handed_back {
            held.holder = Some(Holder { local: dest, path: Vec::new() });
            self.note_holder(held.acquisition, dest);
            state.push(held);
        }
        for (nth, (code, guard)) in returned.into_iter().enumerate() {
            if guard.param.is_none() {
                let func = target.func;
                self.take_returned(
                    pos,
                    range,
                    nth,
                    dest,
                    call,
                    func,
                    code,
                    &guard,
                    &invocation,
                    is_async,
                    state,
                );
            }
        }
        state.sort();
    }

    fn returned_guards(&self, codes: &[CodeId]) -> Vec<(CodeId, ReturnedGuard)> {
        let mut res: Vec<(CodeId, ReturnedGuard)> = Vec::new();
        for &code in codes {
            for guard in &self.summaries[code.idx()].returns {
                let known = res.iter().any(|it| {
                    it.1.taking.object.steps == guard.taking.object.steps
                        && it.1.param == guard.param
                });
                if !known {
                    res.push((code, guard.clone()));
                }
            }
        }
        res.truncate(8);
        res
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one call")]
    fn take_returned(
        &mut self,
        pos: OpPos,
        range: TextRange,
        nth: usize,
        dest: LocalId,
        call: &Call,
        func: FuncId,
        code: CodeId,
        guard: &ReturnedGuard,
        invocation: &Invocation,
        is_async: bool,
        state: &mut State,
    ) {
        let visible = self.visible();
        let mapping = Mapping {
            callee: code,
            params: self.bodies.codes[code.idx()].body.params,
            inputs: &invocation.inputs,
            visible: &visible,
        };
        let taking = &guard.taking;
        let made = Acquisition {
            pos,
            range,
            name_range: call.name_range,
            object: mapping.object(&taking.object),
            lock_type: taking.lock_type,
            lock: taking.lock,
            guard: guard.guard,
            mode: taking.mode,
            how: taking.how,
            raw: guard.raw,
            temporary: false,
            recursive: taking.recursive,
            source: Source::Returned { func, path: taking.path.iter().map(|it| it.span).collect() },
            holders: vec![dest],
            releases: Vec::new(),
        };
        let idx = self.acquisition(pos, nth, |_| made);
        state.retain(|it| it.acquisition != idx);
        state.push(Held {
            acquisition: idx,
            holder: Some(Holder { local: dest, path: guard.within.clone() }),
            pending: is_async,
            must: !taking.is_weak,
            mode: taking.mode,
        });
    }

    /// The bodies whose variables have names here: this one, and those around it.
    pub(super) fn visible(&self) -> Vec<CodeId> {
        let mut res = vec![self.id];
        let mut at = self.code.parent;
        while let Some((parent, _)) = at {
            res.push(parent);
            at = self.bodies.codes[parent.idx()].parent;
        }
        res
    }

    fn invocation<'o>(
        &self,
        func: Option<FuncId>,
        codes: Vec<CodeId>,
        is_weak: bool,
        inputs: impl Iterator<Item = &'o Operand>,
        state: &State,
    ) -> Invocation {
        let mut res = Invocation {
            func,
            codes,
            is_weak,
            inputs: Vec::new(),
            closures: Vec::new(),
            moved_in: Vec::new(),
        };
        for (idx, input) in inputs.enumerate() {
            let idx = idx as u32;
            res.closures.extend(self.closure_at(input).map(|it| (idx, it)));
            let Some(place) = input.place() else {
                res.inputs.push(None);
                continue;
            };
            res.inputs.push(Some(self.origins.place(self.program, self.bodies, self.id, place)));
            if let Some(local) = owned_local(place) {
                let here = state.iter().filter(|it| {
                    !it.pending && it.holder.as_ref().is_some_and(|it| it.local == local)
                });
                res.moved_in.extend(here.map(|it| (idx, guard_of(it))));
            }
        }
        res
    }

    /// A closure that a library's function calls: it gets the receiver, or one of its elements.
    fn closure_invocation(&self, code: CodeId, inputs: &[&Operand]) -> Invocation {
        let body = &self.bodies.codes[code.idx()].body;
        let receiver = inputs.first().and_then(|it| it.place()).map(|place| {
            let object = self.origins.place(self.program, self.bodies, self.id, place);
            let ty = self.typed.places.get(place).map_or_else(Ty::unknown, |it| it.ty.clone());
            match self.is_single(&ty) {
                true => object,
                false => object.then(Step::Element),
            }
        });
        let is_closure = body.kind != BodyKind::AsyncBlock;
        let inputs = match receiver {
            Some(object) if is_closure => vec![Some(object); body.params as usize],
            _ => Vec::new(),
        };
        Invocation {
            func: None,
            codes: vec![code],
            is_weak: false,
            inputs,
            closures: Vec::new(),
            moved_in: Vec::new(),
        }
    }

    /// A type around one value, whose closures get that value: `Option::map`, not `Iterator::map`.
    fn is_single(&self, ty: &Ty) -> bool {
        let lang = &self.program.lang;
        match ty.strip_refs().as_adt() {
            Some((id, _)) => {
                let effects = &self.program.adt(id).effects;
                [lang.option, lang.result].contains(&Some(id))
                    || effects.pointer
                    || effects.guard.is_some()
                    || effects.lock.is_some()
                    || effects.cell
                    || effects.once_cell
            }
            None => false,
        }
    }

    /// The closures and async blocks among the operands.
    fn closures_in(&self, inputs: &[&Operand]) -> Vec<(u32, CodeId)> {
        let found = inputs.iter().enumerate();
        found.filter_map(|(idx, it)| Some((idx as u32, self.closure_at(it)?))).collect()
    }

    fn is_future(&self, code: CodeId) -> bool {
        let kind = self.bodies.codes[code.idx()].body.kind;
        matches!(kind, BodyKind::AsyncBlock | BodyKind::AsyncFn)
    }

    /// Whether a library's function runs the closure that it is given: `Box::new` and `Vec::push`
    /// take anything and call nothing.
    fn runs_input(&self, func: FuncId, idx: u32, code: CodeId) -> bool {
        let is_closure = self.bodies.codes[code.idx()].body.kind == BodyKind::Closure;
        let input = self.program.func(func).inputs.get(idx as usize);
        !is_closure || input.is_none_or(|it| self.program.may_call(it))
    }

    fn closure_at(&self, operand: &Operand) -> Option<CodeId> {
        let place = operand.place()?;
        let ty = &self.typed.places.get(place)?.ty;
        match ty.strip_refs().kind() {
            TyKind::Closure { code, .. } | TyKind::AsyncBlock { code, .. } => Some(*code),
            TyKind::FnDef { func, .. } => self.bodies.of_func.get(func).copied(),
            // A future that is handed on, as to a time-out, runs when that is awaited.
            TyKind::AsyncFn { func, .. } => self.bodies.of_func.get(func).copied(),
            _ => None,
        }
    }

    pub(super) fn await_future(
        &mut self,
        pos: OpPos,
        range: TextRange,
        dest: LocalId,
        future: &Operand,
        state: &mut State,
    ) {
        let Some(place) = future.place() else { return };
        let ty = self.typed.places.get(place).map_or_else(Ty::unknown, |it| it.ty.clone());
        let local = owned_local(place);
        let maker = local.and_then(|it| self.made_by.get(&it).copied());
        // What is awaited is not held across its own await.
        let mut pending = Vec::new();
        state.retain(|it| {
            let here = it.holder.as_ref().is_some_and(|it| Some(it.local) == local);
            let taken = it.pending && here;
            if taken {
                pending.push(it.clone());
            }
            !taken
        });
        let made_ty = ty.clone();
        self.event(pos, range, state, |_| EventKind::Await { ty: made_ty });
        self.await_effects(pos, range, &ty, maker, state);
        if let Some(local) = local {
            let place = Place { base: PlaceBase::Local(local), projections: Vec::new() };
            self.pass(&place, dest, range, state);
        }
        for held in pending {
            let idx = held.acquisition;
            let is_direct = self.flow.acquisitions[idx.0 as usize].source == Source::Direct;
            if is_direct {
                self.event(pos, range, state, |_| EventKind::Acquire(idx));
            }
            self.note_holder(idx, dest);
            let path = held.holder.map(|it| it.path).unwrap_or_default();
            let holder = Some(Holder { local: dest, path });
            state.push(Held { pending: false, holder, ..held });
        }
        state.sort();
    }

    /// What runs when a future is awaited.
    fn await_effects(
        &mut self,
        pos: OpPos,
        range: TextRange,
        ty: &Ty,
        maker: Option<OpPos>,
        state: &State,
    ) {
        let call = maker.and_then(|it| match &self.code.op(it).kind {
            crate::facts::OpKind::Call { call, .. } => Some((it, call)),
            _ => None,
        });
        match ty.kind() {
            TyKind::AsyncFn { func, .. } => {
                let target = call.and_then(|it| self.typed.calls.get(&it.0));
                let funcs = match target {
                    Some(Target::Func(target)) => self.program.callees(target),
                    _ => vec![*func],
                };
                let is_weak = funcs.len() != 1;
                let codes =
                    funcs.iter().filter_map(|it| self.bodies.of_func.get(it).copied()).collect();
                let inputs: Vec<&Operand> =
                    call.map(|it| it.1.inputs().collect()).unwrap_or_default();
                let invocation =
                    self.invocation(Some(*func), codes, is_weak, inputs.into_iter(), &Vec::new());
                self.event(pos, range, state, |_| EventKind::Call(invocation));
            }
            TyKind::AsyncBlock { code, .. } => {
                let invocation = Invocation {
                    func: None,
                    codes: vec![*code],
                    is_weak: false,
                    inputs: Vec::new(),
                    closures: Vec::new(),
                    moved_in: Vec::new(),
                };
                self.event(pos, range, state, |_| EventKind::Call(invocation));
            }
            _ => {}
        }
        let Some((pos_of_call, call)) = call else { return };
        if let Some(Target::Func(target)) = self.typed.calls.get(&pos_of_call) {
            let blocks = self.program.func(target.func).effects.blocks;
            if let Some(blocks) = blocks.filter(|it| it.awaits) {
                let inputs: Vec<&Operand> = call.inputs().collect();
                let on = self.input_object(&inputs, 0);
                self.event(pos, range, state, |_| EventKind::Block {
                    kind: blocks.kind,
                    timed: blocks.timed,
                    awaits: true,
                    on,
                });
            }
        }
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

/// The local that a reference in `place` was made of: `&mut guard`.
fn referent(code: &crate::body::Code, place: &Place) -> Option<LocalId> {
    let local = owned_local(place)?;
    for (_, op) in code.ops() {
        if let crate::facts::OpKind::Init { dest, value: Value::Ref { place, .. } } = &op.kind
            && *dest == local
        {
            return match place.base {
                // `&mut guard`, and `&mut wrapper.guard`.
                PlaceBase::Local(_) if owned_local(place).is_some() => owned_local(place),
                // A reborrow: `&mut *guard_ref`.
                PlaceBase::Local(base) if place.projections == [Projection::Deref] => Some(base),
                _ => None,
            };
        }
    }
    None
}
