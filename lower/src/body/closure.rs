//! Bodies: of functions, closures and async blocks.

use diag::TextRange;
use model::facts::{
    AggregateKind, BindMode, Body, BodyKind, Callee, Local, LocalId, LocalKind, NestedId, OpKind,
    Operand, Place, PlaceBase, Terminator, Value,
};
use syn::{ExprAsync, ExprClosure, FnArg, Pat, ReturnType, Signature};

use super::{
    builder::{Builder, Frame, WHOLE_BODY},
    dest::Dest,
    names::Name,
    pattern::PatternKind,
    scope::last_char,
    spans,
};
use crate::ty::lower_type;

impl Builder<'_, '_> {
    pub(super) fn fn_params(&mut self, sig: &Signature) {
        for input in &sig.inputs {
            match input {
                FnArg::Receiver(it) => {
                    let range = self.cx.range(it.self_token.span);
                    let symbol = self.cx.intern("self");
                    let local = self.add_param(Some(Name::new(symbol, range)), range);
                    if let syn::ReceiverKind::Typed(_, ty) = &it.kind {
                        self.frame.body.locals[local.idx()].ty = Some(lower_type(self.cx, ty));
                    }
                }
                FnArg::Typed(it) => self.param(&it.pat, Some(&it.ty)),
            }
        }
    }

    fn param(&mut self, pat: &Pat, ty: Option<&syn::Type>) {
        let pattern = self.pattern(pat);
        let name = match &pattern.kind {
            PatternKind::Binding { name, mode: BindMode::Move, sub: None } => Some(*name),
            _ => None,
        };
        let local = self.add_param(name, pattern.range);
        self.frame.body.locals[local.idx()].ty = ty.map(|it| lower_type(self.cx, it));
        if name.is_none() {
            self.frame.param_patterns.push((local, pattern));
        }
    }

    fn add_param(&mut self, name: Option<Name>, range: TextRange) -> LocalId {
        let local = self.add_local(Local {
            name: name.map(|it| it.symbol),
            range,
            ty: None,
            kind: LocalKind::Param,
            scope: WHOLE_BODY,
            head: None,
        });
        self.frame.body.params += 1;
        if let Some(name) = name {
            self.frame.names.push(name, local, false);
        }
        local
    }

    /// The code of a body, its end, and the return. Up to edition 2021 the temporaries of the tail
    /// outlive the variables, but not the parameters.
    pub(super) fn whole_body(
        &mut self,
        range: TextRange,
        lower: impl FnOnce(&mut Self, Dest) -> Operand,
    ) {
        let result = Dest::Local(self.frame.body.result);
        self.in_temps(range, |it| lower(it, result));
        self.end_scope(WHOLE_BODY, last_char(range));
        self.terminate(Terminator::Return, last_char(range));
    }

    pub(super) fn closure(&mut self, expr: &ExprClosure, dest: Dest, range: TextRange) -> Operand {
        let kind = match expr.asyncness {
            Some(_) => BodyKind::AsyncClosure,
            None => BodyKind::Closure,
        };
        self.enter(kind, range, expr.capture.is_some());
        for input in &expr.inputs {
            match input {
                Pat::Type(it) => self.param(&it.pat, Some(&it.ty)),
                pat => self.param(pat, None),
            }
        }
        if let ReturnType::Type(_, ty) = &expr.output {
            self.frame.body.ret = Some(lower_type(self.cx, ty));
        }
        self.add_result();
        self.bind_params();
        let body_range = spans::range(self.cx, &expr.body);
        self.whole_body(body_range, |it, dest| it.into(&expr.body, dest));
        self.leave(dest, range)
    }

    pub(super) fn async_block(
        &mut self,
        expr: &ExprAsync,
        dest: Dest,
        range: TextRange,
    ) -> Operand {
        self.enter(BodyKind::AsyncBlock, range, expr.capture.is_some());
        self.add_result();
        let body_range = self.cx.range(expr.block.brace_token.span.join());
        self.whole_body(body_range, |it, dest| it.block(&expr.block, dest, None));
        self.leave(dest, range)
    }

    /// Begins a body inside of the current one.
    pub(super) fn enter(&mut self, kind: BodyKind, range: TextRange, is_move: bool) {
        let mut frame = Frame::new(kind, range);
        frame.body.is_move = is_move;
        self.outer.push(std::mem::replace(&mut self.frame, frame));
    }

    /// Ends it: the current body makes a value of it.
    pub(super) fn leave(&mut self, dest: Dest, range: TextRange) -> Operand {
        let outer = self.outer.pop().expect("each `leave` has its `enter`");
        let mut body = std::mem::replace(&mut self.frame, outer).body;
        mark_taken_upvars(&mut body);
        let nested = NestedId(self.frame.body.nested.len() as u32);
        self.frame.body.nested.push(body);
        self.init(dest, Value::Closure { nested }, range)
    }
}

/// Upvars that the body takes by value move into the closure.
fn mark_taken_upvars(body: &mut Body) {
    let mut taken = vec![body.is_move; body.upvars.len()];
    let mut take = |place: &Place| {
        if let (PlaceBase::Upvar(idx), []) = (place.base, &place.projections[..]) {
            taken[idx as usize] = true;
        }
    };
    for op in body.blocks.iter().flat_map(|it| &it.ops) {
        taken_places(&op.kind, &mut take);
    }
    for upvar in body.nested.iter().flat_map(|it| &it.upvars).filter(|it| it.by_value) {
        take(&Place { base: upvar.base, projections: Vec::new() });
    }
    for (upvar, taken) in body.upvars.iter_mut().zip(taken) {
        upvar.by_value = taken;
    }
}

/// The places that an op moves from, if their types are not `Copy`. What a method does with its
/// receiver is not known; mostly it borrows.
fn taken_places(op: &OpKind, take: &mut impl FnMut(&Place)) {
    let mut operand = |it: &Operand| {
        if let Operand::Place(place) = it {
            take(place);
        }
    };
    match op {
        OpKind::Init { value, .. } | OpKind::Assign { value, .. } => match value {
            Value::Use(it) => operand(it),
            Value::Aggregate { fields, kind, .. } => {
                let is_range = matches!(kind, AggregateKind::Range(_));
                fields.iter().filter(|_| !is_range).for_each(|it| operand(&it.1));
            }
            _ => {}
        },
        OpKind::Bind { source, mode: BindMode::Move, .. } => take(source),
        OpKind::Await { future, .. } => operand(future),
        OpKind::Call { call, .. } => {
            let borrows = matches!(&call.callee, Callee::Macro(it) if *it != "vec");
            if !borrows {
                call.args.iter().for_each(operand);
            }
        }
        _ => {}
    }
}
