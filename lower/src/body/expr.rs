//! Expressions.

use model::facts::{AggregateKind, Literal, Operand, Place, PlaceBase, Value};
use syn::{Expr, RangeLimits, UnOp};

use super::{
    builder::Builder,
    chain::is_link,
    dest::{Dest, Life},
    literal::{is_assignment, unary},
    names::Name,
    spans,
};

impl Builder<'_, '_> {
    /// Evaluates an expression for an op that takes it. A place stays where it is.
    pub(super) fn operand(&mut self, expr: &Expr) -> Operand {
        self.expr(expr, None, Life::default())
    }

    /// Evaluates an expression as a place; a value gets a temporary.
    pub(super) fn place(&mut self, expr: &Expr, life: Life) -> Place {
        let operand = self.expr(expr, None, life);
        match operand {
            Operand::Place(place) => place,
            Operand::Literal(_) => {
                let range = spans::range(self.cx, expr);
                self.place_of(operand, life, range)
            }
        }
    }

    /// Evaluates an expression into `dest`.
    pub(super) fn into(&mut self, expr: &Expr, dest: Dest) -> Operand {
        self.expr(expr, Some(dest), Life::default())
    }

    /// Evaluates an expression into `want`, or, if nothing is wanted, to what names its value.
    pub(super) fn expr(&mut self, expr: &Expr, want: Option<Dest>, life: Life) -> Operand {
        let mut expr = expr;
        loop {
            expr = match expr {
                Expr::Paren(it) => &it.expr,
                Expr::Group(it) => &it.expr,
                _ => break,
            }
        }
        match self.deeper(|it| it.stripped_expr(expr, want, life)) {
            Some(operand) => operand,
            None => {
                let range = spans::range(self.cx, expr);
                self.value(Value::Unknown, want, life, range)
            }
        }
    }

    fn stripped_expr(&mut self, expr: &Expr, want: Option<Dest>, life: Life) -> Operand {
        match expr {
            Expr::Lit(it) => {
                let operand = Operand::Literal(self.literal(&it.lit));
                let range = self.cx.range(it.lit.span());
                self.deliver(operand, want, range)
            }
            Expr::Path(it) => {
                let place = self.path_place(it);
                let range = spans::range(self.cx, expr);
                self.deliver(Operand::Place(place), want, range)
            }
            Expr::Macro(it) => self.macro_call(&it.mac, want, life),
            Expr::Call(it) if let Expr::Path(path) = strip(&it.func) => {
                self.path_call(it, path, want, life)
            }
            Expr::Tuple(it) if it.elems.is_empty() => {
                let range = spans::range(self.cx, expr);
                self.deliver(Operand::Literal(Literal::Unit), want, range)
            }
            _ if is_link(expr) => self.chain(expr, want, life),
            _ if want.is_none() && has_no_value(expr) => {
                let scope = self.frame.temps;
                self.valued(expr, Dest::Ignore(scope), life);
                Operand::Literal(Literal::Unit)
            }
            _ => {
                let dest = want.unwrap_or_else(|| self.temp(life));
                self.valued(expr, dest, life)
            }
        }
    }

    /// Expressions that make a value.
    fn valued(&mut self, expr: &Expr, dest: Dest, life: Life) -> Operand {
        let extend = life.extend;
        let range = spans::range(self.cx, expr);
        match expr {
            Expr::Block(it) => match &it.label {
                Some(label) => self.labeled_block(label, &it.block, dest, range),
                None => self.block(&it.block, dest, extend),
            },
            Expr::Unsafe(it) => self.block(&it.block, dest, extend),
            Expr::Const(it) => self.in_temps(range, |builder| builder.block(&it.block, dest, None)),
            Expr::TryBlock(it) => self.try_block(&it.block, dest, range),
            Expr::If(it) => self.if_expr(it, dest, extend, range),
            Expr::Match(it) => self.match_expr(it, dest, extend, range),
            Expr::Loop(it) => self.loop_expr(it, dest, range),
            Expr::While(it) => self.while_expr(it, dest, range),
            Expr::ForLoop(it) => self.for_expr(it, dest, range),
            Expr::Return(it) => self.return_expr(it.expr.as_deref(), dest, range),
            Expr::Break(it) => self.break_expr(it, dest, range),
            Expr::Continue(it) => self.continue_expr(it, dest, range),
            Expr::Assign(it) => {
                self.assign(it, range);
                self.unit(dest, range)
            }
            Expr::Binary(it) if is_assignment(&it.op) => {
                self.assign_op(it, range);
                self.unit(dest, range)
            }
            Expr::Binary(_) | Expr::Let(_) => self.bool_value(expr, dest, range),
            Expr::Closure(it) => self.closure(it, dest, range),
            Expr::Async(it) => self.async_block(it, dest, range),
            _ => {
                let value = self.plain_value(expr, life);
                self.init(dest, value, range)
            }
        }
    }

    /// Values that one op makes of operands.
    fn plain_value(&mut self, expr: &Expr, life: Life) -> Value {
        match expr {
            Expr::Reference(it) => {
                let place = self.place(&it.expr, life.borrowed());
                Value::Ref { mutable: it.mutability.is_some(), place }
            }
            Expr::RawAddr(it) => {
                let place = self.place(&it.expr, life.borrowed());
                let mutable = matches!(it.mutability, syn::PointerMutability::Mut(_));
                Value::RawRef { mutable, place }
            }
            Expr::Unary(it) => {
                let operand = self.operand(&it.expr);
                Value::Unary { operator: unary(&it.op), operand }
            }
            Expr::Tuple(it) => self.list(AggregateKind::Tuple, &it.elems, life.extend),
            Expr::Array(it) => self.list(AggregateKind::Array, &it.elems, life.extend),
            Expr::Repeat(it) => {
                let operand = self.operand(&it.expr);
                let fields = vec![(self.cx.intern("0"), operand)];
                Value::Aggregate { kind: AggregateKind::Array, fields, rest: None }
            }
            Expr::Struct(it) => self.struct_literal(it, life.extend),
            Expr::Range(it) => {
                let bounds = [("start", &it.start), ("end", &it.end)];
                let fields = bounds.into_iter().filter_map(|(name, bound)| {
                    let operand = self.operand(bound.as_deref()?);
                    Some((self.cx.intern(name), operand))
                });
                let fields = fields.collect();
                let operator = match it.limits {
                    RangeLimits::HalfOpen(_) => "..",
                    RangeLimits::Closed(_) => "..=",
                };
                let kind = AggregateKind::Range(self.cx.intern(operator));
                Value::Aggregate { kind, fields, rest: None }
            }
            Expr::Yield(it) => {
                if let Some(value) = &it.expr {
                    self.operand(value);
                }
                Value::Unknown
            }
            _ => Value::Unknown,
        }
    }

    /// A variable, or else an item.
    pub(super) fn path_place(&mut self, expr: &syn::ExprPath) -> Place {
        if expr.qself.is_none()
            && let Some(ident) = expr.path.get_ident()
        {
            let symbol = self.cx.symbol(ident);
            let name = Name::new(symbol, self.cx.range(ident.span()));
            if let Some(place) = self.variable(name) {
                return place;
            }
        }
        let path = self.path(&expr.path, expr.qself.as_ref());
        Place { base: PlaceBase::Path(path), projections: Vec::new() }
    }
}

/// Without parentheses.
pub(super) fn strip(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(it) => strip(&it.expr),
        Expr::Group(it) => strip(&it.expr),
        _ => expr,
    }
}

/// Whether the value is always `()`, or there never is one.
fn has_no_value(expr: &Expr) -> bool {
    match expr {
        Expr::If(it) => it.else_branch.is_none(),
        Expr::Binary(it) => is_assignment(&it.op),
        Expr::Assign(_)
        | Expr::While(_)
        | Expr::ForLoop(_)
        | Expr::Return(_)
        | Expr::Break(_)
        | Expr::Continue(_) => true,
        _ => false,
    }
}

/// `*expr`.
pub(super) fn is_deref(expr: &Expr) -> bool {
    matches!(expr, Expr::Unary(it) if matches!(it.op, UnOp::Deref(_)))
}
