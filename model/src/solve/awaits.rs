//! What awaiting a future does.

use diag::TextRange;

use crate::{
    body::OpPos,
    effects::How,
    facts::{LocalId, Operand, Place, PlaceBase},
    infer::Target,
    solve::{
        EventKind, Invocation, Source,
        flow::{Analysis, Held, Holder, State},
        moves::owned_local,
    },
    ty::{Ty, TyKind},
};

impl Analysis<'_> {
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
        let gives_up = maker.is_some_and(|it| match self.typed.calls.get(&it) {
            Some(Target::Func(target)) => self.program.func(target.func).effects.awaits_timed,
            _ => false,
        });
        for held in pending {
            let idx = held.acquisition;
            if gives_up {
                self.flow.acquisitions[idx.0 as usize].how = How::Timed;
            }
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
                    in_place: false,
                    given: Vec::new(),
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
