//! Conditions: `if`, `&&` and `||`, `let` in conditions.

use diag::TextRange;
use model::facts::{
    BlockId, HeadKind, Literal, Operand, Place, PlaceBase, ScopeId, ScopeKind, Test, Value,
};
use syn::{BinOp, Expr, ExprBinary, ExprIf, ExprLet, UnOp};

use super::{
    bind::Bound,
    builder::{Builder, whole},
    chain::is_lazy,
    dest::{Dest, Life},
    expr::strip,
    scope::last_char,
    spans,
};

/// The construct that a condition belongs to.
#[derive(Clone, Copy)]
pub(super) struct Construct {
    pub(super) kind: HeadKind,
    pub(super) range: TextRange,
}

impl Builder<'_, '_> {
    /// Goes on where the condition holds, and to `fail` where it does not. Temporaries of a `let`
    /// go to the current temporary scope; the others end at once.
    pub(super) fn condition(&mut self, expr: &Expr, construct: Construct, fail: BlockId) {
        match strip(expr) {
            Expr::Let(it) => self.let_condition(it, construct, fail),
            Expr::Binary(it) if is_lazy(it) => {
                for operand in lazy_operands(it) {
                    if self.deeper(|it| it.lazy_operand(operand, construct, fail)).is_none() {
                        return;
                    }
                }
            }
            _ => self.bool_condition(expr, fail),
        }
    }

    fn lazy_operand(&mut self, operand: LazyOperand<'_>, construct: Construct, fail: BlockId) {
        match operand {
            LazyOperand::All(expr) => self.condition(expr, construct, fail),
            // All but the last of `a || b || c` decide at once if they hold.
            LazyOperand::Any(exprs) => {
                let holds = self.new_block();
                for (idx, expr) in exprs.iter().enumerate() {
                    let is_last = idx + 1 == exprs.len();
                    let next = if is_last { fail } else { self.new_block() };
                    self.condition(expr, construct, next);
                    self.goto(holds, spans::range(self.cx, expr));
                    if !is_last {
                        self.start(next);
                    }
                }
                self.start(holds);
            }
        }
    }

    fn bool_condition(&mut self, expr: &Expr, fail: BlockId) {
        let range = spans::range(self.cx, expr);
        let holds = self.new_block();
        if let Expr::Unary(it) = strip(expr)
            && matches!(it.op, UnOp::Not(_))
            && matches!(strip(&it.expr), Expr::Binary(it) if is_lazy(it))
        {
            // `!(a && b)`: the operands' temporaries end before the answer is known.
            let construct = Construct { kind: HeadKind::IfLet, range };
            self.condition(&it.expr, construct, holds);
            self.goto(fail, range);
            self.start(holds);
            return;
        }
        let on = self.in_temps(range, |it| {
            let operand = it.operand(expr);
            if !it.is_part_of_temp(&operand) {
                return operand;
            }
            // `if *lock() {`: read before the guard is gone.
            let dest = it.temp(Life::default());
            it.init(dest, Value::Use(operand), range)
        });
        self.switch(on, vec![(Test::Bool(true), holds), (Test::Bool(false), fail)], range);
        self.start(holds);
    }

    /// Whether the operand is reached through a temporary of the current scope.
    fn is_part_of_temp(&self, operand: &Operand) -> bool {
        match operand {
            Operand::Place(Place { base: PlaceBase::Local(local), projections }) => {
                let scope = self.frame.body.locals[local.idx()].scope;
                !projections.is_empty() && scope == self.frame.temps
            }
            _ => false,
        }
    }

    fn let_condition(&mut self, expr: &ExprLet, construct: Construct, fail: BlockId) {
        let pattern = self.pattern(&expr.pat);
        let range = spans::range(self.cx, &expr.expr);
        let place = self.in_head(construct.kind, range, construct.range, |it| {
            it.place(&expr.expr, Life::default())
        });
        self.test(&pattern, &place, Some(fail));
        self.bind(&pattern, &place, Bound::default());
    }

    /// `a && b` as a value.
    pub(super) fn bool_value(&mut self, expr: &Expr, dest: Dest, range: TextRange) -> Operand {
        let dest = self.fixed(dest, range);
        let (fail, join) = (self.new_block(), self.new_block());
        let construct = Construct { kind: HeadKind::IfLet, range };
        self.condition(expr, construct, fail);
        let literal = |value| Value::Use(Operand::Literal(Literal::Bool(value)));
        self.init(dest, literal(true), range);
        self.goto(join, range);
        self.start(fail);
        self.init(dest, literal(false), range);
        self.goto(join, range);
        self.start(join);
        self.filled(dest)
    }

    /// A destination that was filled on several ways.
    pub(super) fn filled(&self, dest: Dest) -> Operand {
        match dest {
            Dest::Local(local) => Operand::Place(whole(local)),
            Dest::Fresh(_) | Dest::Ignore(_) => Operand::Literal(Literal::Unit),
        }
    }

    pub(super) fn if_expr(
        &mut self,
        expr: &ExprIf,
        dest: Dest,
        extend: Option<ScopeId>,
        range: TextRange,
    ) -> Operand {
        let then_end = self.cx.range(expr.then_branch.brace_token.span.close());
        let else_range = expr.else_branch.as_ref().map(|it| self.cx.range(it.0.span));
        let (fail, join) = (self.new_block(), self.new_block());
        let construct = Construct { kind: HeadKind::IfLet, range };
        let n_names = self.frame.names.len();
        let scope = has_let(&expr.cond).then(|| self.push_if_let(range));
        self.condition(&expr.cond, construct, fail);
        let dest = self.fixed(dest, range);

        let then_range = self.cx.range(expr.then_branch.brace_token.span.join());
        self.in_temps(then_range, |it| it.block(&expr.then_branch, dest, extend));
        if let Some(saved) = &scope {
            self.end_scope(saved.scope, then_end);
        }
        self.goto(join, then_end);

        self.start(fail);
        if let Some(saved) = scope {
            self.end_scope(saved.scope, else_range.unwrap_or(then_end));
            self.pop_if_let(saved);
        }
        self.frame.names.truncate(n_names);
        match &expr.else_branch {
            Some((_, branch)) => {
                let range = spans::range(self.cx, branch);
                self.in_temps(range, |it| it.expr(branch, Some(dest), Life::extending(extend)));
            }
            None => {
                self.unit(dest, then_end);
            }
        }
        self.goto(join, last_char(range));
        self.start(join);
        self.filled(dest)
    }

    /// The scope of the variables of an `if let`. From edition 2024 on, its temporaries too.
    fn push_if_let(&mut self, range: TextRange) -> IfLet {
        let (temps, vars) = (self.frame.temps, self.frame.vars);
        let scope = self.push_scope(ScopeKind::Bindings, range);
        self.frame.vars = scope;
        if self.is_2024() {
            self.frame.temps = scope;
        }
        IfLet { scope, temps, vars }
    }

    fn pop_if_let(&mut self, saved: IfLet) {
        self.leave_scope(saved.scope);
        self.frame.temps = saved.temps;
        self.frame.vars = saved.vars;
    }

    /// A scope for the variables and temporaries of a condition and of what runs where it holds.
    pub(super) fn push_bindings(&mut self, range: TextRange) -> IfLet {
        let (temps, vars) = (self.frame.temps, self.frame.vars);
        let scope = self.push_scope(ScopeKind::Bindings, range);
        self.frame.vars = scope;
        self.frame.temps = scope;
        IfLet { scope, temps, vars }
    }

    /// Closes it without an op.
    pub(super) fn pop_bindings(&mut self, saved: IfLet) {
        self.pop_if_let(saved);
    }
}

/// A scope, and where temporaries and variables went before it.
pub(super) struct IfLet {
    pub(super) scope: ScopeId,
    temps: ScopeId,
    vars: ScopeId,
}

/// Operands of a chain of one lazy operator.
#[derive(Clone)]
enum LazyOperand<'e> {
    /// Of `a && b`: must hold.
    All(&'e Expr),
    /// Of `a || b`: one must hold.
    Any(Vec<&'e Expr>),
}

/// `a && b && c` and `a || b || c` are flat.
fn lazy_operands(expr: &ExprBinary) -> Vec<LazyOperand<'_>> {
    let is_and = matches!(expr.op, BinOp::And(_));
    let mut operands: Vec<&Expr> = vec![&expr.right];
    let mut left = &*expr.left;
    while let Expr::Binary(it) = left
        && is_lazy(it)
        && matches!(it.op, BinOp::And(_)) == is_and
    {
        operands.push(&it.right);
        left = &it.left;
    }
    operands.push(left);
    operands.reverse();
    if is_and {
        operands.into_iter().map(LazyOperand::All).collect()
    } else {
        vec![LazyOperand::Any(operands)]
    }
}

/// Whether the condition has a `let`, alone or in a chain.
pub(super) fn has_let(expr: &Expr) -> bool {
    let mut expr = expr;
    loop {
        expr = match expr {
            Expr::Let(_) => return true,
            Expr::Paren(it) => &it.expr,
            Expr::Group(it) => &it.expr,
            Expr::Binary(it) if matches!(it.op, BinOp::And(_)) => {
                if has_let(&it.right) {
                    return true;
                }
                &it.left
            }
            _ => return false,
        }
    }
}
