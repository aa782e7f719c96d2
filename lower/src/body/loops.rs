//! Loops, labelled blocks, and what leaves them.

use diag::TextRange;
use model::{
    Symbol,
    facts::{
        Call, Callee, ExitCause, HeadKind, Lang, LocalKind, Loop, LoopId, LoopKind, Operand,
        ScopeId, ScopeKind, Terminator, Test, Value,
    },
};
use syn::{Block, ExprBreak, ExprContinue, ExprForLoop, ExprLoop, ExprWhile, Label, Lifetime};

use super::{
    bind::Bound,
    builder::Builder,
    condition::{Construct, has_let},
    dest::{Dest, Fresh, Life, local_of},
    scope::{Breakable, BreakableKind, last_char},
    spans,
};

impl Builder<'_, '_> {
    /// Lowers a loop. `round` is one round, and starts in the header; it falls through where the
    /// next one begins. Control goes on after the loop.
    fn looped(
        &mut self,
        kind: LoopKind,
        label: &Option<Label>,
        dest: Dest,
        range: TextRange,
        round: impl FnOnce(&mut Self, Breakable),
    ) {
        let after = self.new_block();
        let around = self.frame.in_loop;
        let id = LoopId(self.frame.body.loops.len() as u32);
        self.frame.in_loop = Some(id);
        let header = self.new_block();
        self.frame.body.loops.push(Loop { kind, parent: around, range, header });
        self.goto(header, range);
        self.start(header);
        let breakable = Breakable {
            label: label.as_ref().map(|it| self.cx.symbol(&it.name.ident)),
            kind: BreakableKind::Loop { header },
            scope: self.frame.scope,
            after,
            dest,
        };
        self.frame.breakables.push(breakable);
        round(self, breakable);
        self.goto(header, last_char(range));
        self.frame.breakables.pop();
        self.frame.in_loop = around;
        self.start(after);
    }

    pub(super) fn loop_expr(&mut self, expr: &ExprLoop, dest: Dest, range: TextRange) -> Operand {
        let dest = self.fixed(dest, range);
        self.looped(LoopKind::Loop, &expr.label, dest, range, |it, _| it.loop_body(&expr.body));
        self.filled(dest)
    }

    fn loop_body(&mut self, body: &Block) {
        let range = self.cx.range(body.brace_token.span.join());
        self.in_temps(range, |it| {
            let scope = it.frame.temps;
            it.block(body, Dest::Ignore(scope), None);
        });
    }

    pub(super) fn while_expr(&mut self, expr: &ExprWhile, dest: Dest, range: TextRange) -> Operand {
        let kind = if has_let(&expr.cond) { LoopKind::WhileLet } else { LoopKind::While };
        let end = last_char(range);
        let ignored = Dest::Ignore(self.frame.scope);
        self.looped(kind, &expr.label, ignored, range, |it, breakable| {
            let n_names = it.frame.names.len();
            let construct = Construct { kind: HeadKind::WhileLet, range };
            let fail = it.new_block();
            let bindings = it.push_bindings(range);
            it.condition(&expr.cond, construct, fail);
            it.loop_body(&expr.body);
            it.end_scope(bindings.scope, end);
            let matched = it.frame.current;
            it.start(fail);
            it.end_scope(bindings.scope, end);
            it.goto(breakable.after, range);
            it.start(matched);
            it.pop_bindings(bindings);
            it.frame.names.truncate(n_names);
        });
        self.unit(dest, range)
    }

    pub(super) fn for_expr(&mut self, expr: &ExprForLoop, dest: Dest, range: TextRange) -> Operand {
        // The head's temporaries end with the loop, also where it is the tail of a block.
        self.in_temps(range, |it| it.for_loop(expr, range));
        self.unit(dest, range)
    }

    fn for_loop(&mut self, expr: &ExprForLoop, range: TextRange) {
        let head_range = spans::range(self.cx, &expr.expr);
        let end = last_char(range);
        let (iterator, scope) =
            self.in_head(HeadKind::For, head_range, range, |it| it.iterator(expr, head_range));
        let ignored = Dest::Ignore(scope);
        self.looped(LoopKind::For, &expr.label, ignored, range, |it, breakable| {
            let n_names = it.frame.names.len();
            let bindings = it.push_bindings(range);
            let pattern = it.pattern(&expr.pat);
            let callee = Callee::Lang(Lang::Next);
            let call = Call { callee, args: vec![iterator], name_range: head_range };
            let element = it.temp(Life::default());
            let element = it.call(element, call, pattern.range);
            let some = it.new_block();
            let none = it.new_block();
            it.switch(element.clone(), vec![(Test::Some, some), (Test::None, none)], head_range);
            it.start(none);
            it.end_scope(bindings.scope, end);
            it.goto(breakable.after, range);
            it.start(some);
            if let Operand::Place(place) = element {
                it.bind(&pattern, &place, Bound::default());
            }
            it.loop_body(&expr.body);
            it.end_scope(bindings.scope, end);
            it.pop_bindings(bindings);
            it.frame.names.truncate(n_names);
        });
        self.pop_scope(scope, end);
    }

    /// The iterator of a `for`, in a scope of its own: it is dropped before the head's temporaries.
    fn iterator(&mut self, expr: &ExprForLoop, range: TextRange) -> (Operand, ScopeId) {
        let head = self.operand(&expr.expr);
        let whole = self.frame.body.heads.last().map_or(range, |it| it.construct);
        let scope = self.push_scope(ScopeKind::Bindings, whole);
        let fresh = Fresh { kind: LocalKind::Temp, scope, name: None };
        let callee = Callee::Lang(Lang::IntoIter);
        let call = Call { callee, args: vec![head], name_range: range };
        let iterator = self.call(Dest::Fresh(fresh), call, range);
        if let Some(local) = local_of(&iterator) {
            let head = self.frame.heads.last().map(|it| it.0);
            self.frame.body.locals[local.idx()].head = head;
        }
        (iterator, scope)
    }

    pub(super) fn labeled_block(
        &mut self,
        label: &Label,
        block: &Block,
        dest: Dest,
        range: TextRange,
    ) -> Operand {
        let label = self.cx.symbol(&label.name.ident);
        let dest = self.fixed(dest, range);
        self.breakable(Some(label), BreakableKind::Block, dest, range, |it| {
            let extend = None;
            it.block(block, dest, extend);
        });
        self.filled(dest)
    }

    pub(super) fn try_block(&mut self, block: &Block, dest: Dest, range: TextRange) -> Operand {
        let dest = self.fixed(dest, range);
        self.breakable(None, BreakableKind::Try, dest, range, |it| {
            it.block(block, dest, None);
        });
        self.filled(dest)
    }

    fn breakable(
        &mut self,
        label: Option<Symbol>,
        kind: BreakableKind,
        dest: Dest,
        range: TextRange,
        lower: impl FnOnce(&mut Self),
    ) {
        let after = self.new_block();
        let scope = self.frame.scope;
        self.frame.breakables.push(Breakable { label, kind, scope, after, dest });
        lower(self);
        self.frame.breakables.pop();
        self.goto(after, last_char(range));
        self.start(after);
    }

    fn target(&self, label: Option<&Lifetime>) -> Option<Breakable> {
        let label = label.map(|it| self.cx.symbol(&it.ident));
        let mut breakables = self.frame.breakables.iter().rev();
        let found = breakables.find(|it| match label {
            Some(_) => it.label == label,
            None => matches!(it.kind, BreakableKind::Loop { .. }),
        });
        found.copied()
    }

    pub(super) fn break_expr(&mut self, expr: &ExprBreak, dest: Dest, range: TextRange) -> Operand {
        let target = self.target(expr.label.as_ref());
        let value_dest = target.map_or(Dest::Ignore(self.frame.temps), |it| it.dest);
        match &expr.expr {
            Some(value) => self.into(value, value_dest),
            None => self.unit(value_dest, range),
        };
        match target {
            Some(target) => {
                self.exit(Some(target.scope), ExitCause::Break, range);
                self.goto(target.after, range);
            }
            None => self.terminate(Terminator::Unreachable, range),
        }
        self.start_unreachable();
        self.never(dest, range)
    }

    pub(super) fn continue_expr(
        &mut self,
        expr: &ExprContinue,
        dest: Dest,
        range: TextRange,
    ) -> Operand {
        match self.target(expr.label.as_ref()) {
            Some(Breakable { kind: BreakableKind::Loop { header }, scope, .. }) => {
                self.exit(Some(scope), ExitCause::Continue, range);
                self.goto(header, range);
            }
            _ => self.terminate(Terminator::Unreachable, range),
        }
        self.start_unreachable();
        self.never(dest, range)
    }

    pub(super) fn return_expr(
        &mut self,
        value: Option<&syn::Expr>,
        dest: Dest,
        range: TextRange,
    ) -> Operand {
        let result = Dest::Local(self.frame.body.result);
        match value {
            Some(value) => self.into(value, result),
            None => self.unit(result, range),
        };
        self.leave_body(ExitCause::Return, range);
        self.start_unreachable();
        self.never(dest, range)
    }

    /// Everything is dropped, and the body is left. The builder stands nowhere then.
    pub(super) fn leave_body(&mut self, cause: ExitCause, range: TextRange) {
        self.exit(None, cause, range);
        self.terminate(Terminator::Return, range);
    }

    /// The way of `?` where there is no value: out of the `try` block or of the body.
    pub(super) fn leave_by_question(&mut self, value: Operand, range: TextRange) {
        let breakables = self.frame.breakables.iter().rev();
        let target = breakables.copied().find(|it| it.kind == BreakableKind::Try);
        let Some(target) = target else {
            self.leave_body(ExitCause::Question, range);
            return;
        };
        self.init(target.dest, Value::Use(value), range);
        self.exit(Some(target.scope), ExitCause::Question, range);
        self.goto(target.after, range);
    }
}
