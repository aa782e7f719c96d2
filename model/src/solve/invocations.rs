//! Calls that run code of the workspace: functions and closures.

use diag::TextRange;

use crate::{
    Limit,
    body::{CodeId, OpPos},
    facts::{BodyKind, Call, Callee, LocalId, OpKind, Operand},
    infer::{FuncTarget, Target},
    link::FuncId,
    place::{Object, Step},
    solve::{
        Acquisition, Cause, EventKind, Foreign, Invocation, Source,
        flow::{Analysis, Held, Holder, State, fields, guard_of},
        moves::owned_local,
        summary::{MAX_RETURNS, Mapping, ReturnedGuard},
    },
    ty::{Ty, TyKind},
};

impl Analysis<'_> {
    /// A call of a function of the workspace.
    #[expect(clippy::too_many_arguments, reason = "the parts of one call")]
    pub(super) fn call_own(
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
        // A receiver that is borrowed, or what it leads to, leaves its guards where they are.
        let is_lent = matches!(call.callee, Callee::Method { .. })
            && !(target.takes_receiver && target.derefs == 0);
        let mut invocation = self.invocation(
            Some(target.func),
            codes.clone(),
            is_weak,
            inputs.iter().copied(),
            state,
        );
        if is_lent {
            invocation.moved_in.retain(|it| it.0 != 0);
        }
        if !is_async {
            self.event(pos, range, state, |_| EventKind::Call(invocation.clone()));
        }
        if target.dispatched && funcs.is_empty() && self.is_dyn(inputs) {
            let of = Foreign::Trait(target.func);
            self.callback(pos, range, of, self.input_object(inputs, 0), &inputs[1..], state);
        }
        // Guards that the result brings.
        let returned = self.returned_guards(&codes);
        let mut handed_back = Vec::new();
        for (idx, input) in inputs.iter().enumerate() {
            let Operand::Place(place) = input else { continue };
            if idx == 0 && is_lent {
                continue;
            }
            let comes_back = returned.iter().any(|it| it.1.param == Some(idx as u32));
            for held in self.take_at(state, place) {
                // Also if it comes back: on some of the callee's ways it is let go.
                self.release(&held, Cause::Move, range);
                if comes_back || is_async && held.pending {
                    handed_back.push(held);
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

    /// Code that is not known is called with `inputs`.
    pub(super) fn callback(
        &mut self,
        pos: OpPos,
        range: TextRange,
        of: Foreign,
        on: Option<Object>,
        inputs: &[&Operand],
        state: &State,
    ) {
        // A copy of what a lock protects leads nowhere.
        let is_copy = |it: &&Operand| {
            let ty = it.place().and_then(|it| self.typed.places.get(it)).map(|it| &it.ty);
            ty.is_some_and(|it| self.program.is_owned(it))
        };
        let objects = inputs.iter().map(|it| match is_copy(it) {
            true => None,
            false => self.input_object(&[self.inside(it)], 0),
        });
        let inputs = objects.collect();
        self.event(pos, range, state, |_| EventKind::Callback { of, on, inputs });
    }

    /// What a constructor of one field is around: `core` of `Some(core)`.
    fn inside<'o>(&self, operand: &'o Operand) -> &'o Operand
    where
        Self: 'o,
    {
        let maker = operand.place().and_then(owned_local).and_then(|it| self.made_by.get(&it));
        let Some(pos) =
            maker.filter(|it| matches!(self.typed.calls.get(it), Some(Target::Ctor(..))))
        else {
            return operand;
        };
        match &self.code.op(*pos).kind {
            OpKind::Call { call, .. } if call.args.len() == 1 => &call.args[0],
            _ => operand,
        }
    }

    /// Whether a method is called on a trait object.
    fn is_dyn(&self, inputs: &[&Operand]) -> bool {
        let place = inputs.first().and_then(|it| it.place());
        let mut ty = place.and_then(|it| self.typed.places.get(it)).map(|it| it.ty.strip_refs());
        while let Some(inner) = ty {
            match inner.kind() {
                TyKind::Dyn(_) => return true,
                TyKind::Adt(id, args) => {
                    let effects = &self.program.adt(*id).effects;
                    let leads = effects.pointer || effects.guard.is_some();
                    ty = args.last().filter(|_| leads).map(Ty::strip_refs);
                }
                _ => return false,
            }
        }
        false
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
        if res.len() > MAX_RETURNS {
            res.truncate(MAX_RETURNS);
            self.program.cuts.note(Limit::Summaries, self.id.0);
        }
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
            origins: self.origins,
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

    pub(super) fn invocation<'o>(
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
            in_place: false,
            given: Vec::new(),
        };
        for (idx, input) in inputs.enumerate() {
            let idx = idx as u32;
            res.given.push(self.given(input));
            res.closures.extend(self.closure_at(input).map(|it| (idx, it)));
            let Some(place) = input.place() else {
                res.inputs.push(None);
                continue;
            };
            res.inputs.push(Some(self.origins.place(self.program, self.bodies, self.id, place)));
            if let Some(local) = owned_local(place) {
                // `f(guard.len)` hands over no guard.
                let path = fields(&place.projections);
                let is_here = |held: &Held, it: &Holder| {
                    it.local == local
                        && (it.path.starts_with(&path)
                            || self.is_somewhere_around(place, local, held))
                };
                let here = state.iter().filter(|held| {
                    !held.pending && held.holder.as_ref().is_some_and(|it| is_here(held, it))
                });
                res.moved_in.extend(here.map(|it| (idx, guard_of(it))));
            }
        }
        res
    }

    /// A closure that a library's function calls: it gets the receiver, or one of its elements.
    pub(super) fn closure_invocation(
        &self,
        code: CodeId,
        inputs: &[&Operand],
        is_of_lock: bool,
    ) -> Invocation {
        let body = &self.bodies.codes[code.idx()].body;
        let receiver = inputs.first().and_then(|it| it.place()).map(|place| {
            let object = self.origins.place(self.program, self.bodies, self.id, place);
            let ty = self.typed.places.get(place).map_or_else(Ty::unknown, |it| it.ty.clone());
            match self.is_single(&ty) {
                // A lock's own closures get what it protects.
                true if is_of_lock => object.then(Step::Content),
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
            in_place: false,
            given: Vec::new(),
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
    pub(super) fn closures_in(&self, inputs: &[&Operand]) -> Vec<(u32, CodeId)> {
        let found = inputs.iter().enumerate();
        found.filter_map(|(idx, it)| Some((idx as u32, self.closure_at(it)?))).collect()
    }

    pub(super) fn is_future(&self, code: CodeId) -> bool {
        let kind = self.bodies.codes[code.idx()].body.kind;
        matches!(kind, BodyKind::AsyncBlock | BodyKind::AsyncFn)
    }

    /// Whether a library's function runs the closure or function that it is given: `Box::new` and `Vec::push`
    /// take anything and call nothing.
    pub(super) fn runs_input(&self, func: FuncId, idx: u32, code: CodeId) -> bool {
        let kind = self.bodies.codes[code.idx()].body.kind;
        let is_called = matches!(kind, BodyKind::Closure | BodyKind::Fn);
        let input = self.program.func(func).inputs.get(idx as usize);
        !is_called || input.is_none_or(|it| self.program.may_call(it))
    }

    pub(super) fn closure_at(&self, operand: &Operand) -> Option<CodeId> {
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
}
