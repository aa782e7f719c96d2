//! `match`.

use diag::TextRange;
use model::facts::{BlockId, HeadKind, Literal, Operand, Place, ScopeId, Terminator, Value};
use syn::{Expr, ExprMatch};

use super::{
    bind::Bound,
    builder::Builder,
    condition::{Construct, IfLet, has_let},
    decide::Ways,
    dest::{Dest, Life},
    pattern::Pattern,
    scope::last_char,
    spans,
};
use crate::attr::is_cfg_false;

/// An arm: of a `match`, of `matches!`.
pub(super) struct Arm<'e> {
    pub(super) pattern: Pattern,
    pub(super) guard: Option<&'e Expr>,
    pub(super) body: ArmBody<'e>,
    pub(super) range: TextRange,
}

/// What an arm gives.
#[derive(Clone, Copy)]
pub(super) enum ArmBody<'e> {
    Expr(&'e Expr),
    Bool(bool),
}

impl Builder<'_, '_> {
    pub(super) fn match_expr(
        &mut self,
        expr: &ExprMatch,
        dest: Dest,
        extend: Option<ScopeId>,
        range: TextRange,
    ) -> Operand {
        let head_range = spans::range(self.cx, &expr.expr);
        let place = self.in_head(HeadKind::Match, head_range, range, |it| {
            it.place(&expr.expr, Life::default())
        });
        let arms = expr.arms.iter().filter(|it| !is_cfg_false(self.cx, &it.attrs));
        let arms: Vec<&syn::Arm> = arms.collect();
        let arms = arms.into_iter().map(|it| self.arm(it)).collect();
        self.arms(&place, arms, dest, extend, range)
    }

    fn arm<'e>(&mut self, arm: &'e syn::Arm) -> Arm<'e> {
        let (pat, guard) = match &arm.pat {
            syn::Pat::Guard(it) => (&*it.pat, Some(&*it.guard)),
            pat => (pat, None),
        };
        let pattern = self.pattern(pat);
        let body_range = spans::range(self.cx, &arm.body);
        let range = pattern.range.cover(body_range);
        Arm { pattern, guard, body: ArmBody::Expr(&arm.body), range }
    }

    pub(super) fn arms(
        &mut self,
        place: &Place,
        arms: Vec<Arm<'_>>,
        dest: Dest,
        extend: Option<ScopeId>,
        range: TextRange,
    ) -> Operand {
        let dest = self.fixed(dest, range);
        if arms.is_empty() {
            self.terminate(Terminator::Unreachable, range);
            self.start_unreachable();
            return self.filled(dest);
        }
        let mut ways = Ways {
            arms: arms.iter().map(|_| self.new_block()).collect(),
            fails: vec![None; arms.len()],
        };
        self.decide(place, &arms, &mut ways, range);
        let join = self.new_block();
        for (idx, arm) in arms.iter().enumerate() {
            self.start(ways.arms[idx]);
            self.arm_body(arm, place, ways.fails[idx], dest, extend);
            self.goto(join, last_char(arm.range));
        }
        self.start(join);
        self.filled(dest)
    }

    fn arm_body(
        &mut self,
        arm: &Arm<'_>,
        place: &Place,
        fail: Option<BlockId>,
        dest: Dest,
        extend: Option<ScopeId>,
    ) {
        let n_names = self.frame.names.len();
        let outer = self.push_bindings(arm.range);
        let guard = arm.guard.map(|it| self.guard(it, arm, place, fail, outer.scope));
        self.bind(&arm.pattern, place, Bound::default());
        match arm.body {
            ArmBody::Expr(body) => {
                self.expr(body, Some(dest), Life::extending(extend));
            }
            ArmBody::Bool(value) => {
                let literal = Operand::Literal(Literal::Bool(value));
                self.init(dest, Value::Use(literal), arm.range);
            }
        }
        let end = last_char(arm.range);
        for saved in guard.into_iter().chain([outer]) {
            self.end_scope(saved.scope, end);
            self.pop_bindings(saved);
        }
        self.frame.names.truncate(n_names);
    }

    /// A guard sees the pattern's variables as references: nothing is moved before it holds. The
    /// scope of its own variables stays open.
    fn guard(
        &mut self,
        guard: &Expr,
        arm: &Arm<'_>,
        place: &Place,
        fail: Option<BlockId>,
        outer: ScopeId,
    ) -> IfLet {
        let range = spans::range(self.cx, guard);
        self.bind(&arm.pattern, place, Bound::for_guard());
        let scope = self.push_bindings(range);
        let failed = self.new_block();
        let construct = Construct { kind: HeadKind::IfLet, range };
        self.condition(guard, construct, failed);
        let holds = self.frame.current;
        self.start(failed);
        if has_let(guard) {
            self.end_scope(scope.scope, last_char(range));
        }
        self.end_scope(outer, last_char(range));
        match fail {
            Some(fail) => self.goto(fail, range),
            None => self.terminate(Terminator::Unreachable, range),
        }
        self.start(holds);
        scope
    }
}
