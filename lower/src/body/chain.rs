//! Expressions that nest to the left: `a.b().c?.d[0]`, `a + b + c`.
//!
//! Such chains may be thousands of links long, so they are gone through in a loop; and the range of
//! each link is had from the start of the one inside.

use diag::TextRange;
use model::{
    Symbol,
    facts::{
        Call, Callee, GenericArg, Index, Lang, Literal, OpKind, Operand, Projection, Terminator,
        Test, Value,
    },
};
use proc_macro2::Span;
use syn::{Expr, ExprBinary, ExprCall, ExprIndex, ExprMethodCall, ExprTry, Member};

use super::{
    builder::{Builder, whole},
    dest::{Dest, Life, local_of},
    expr::{is_deref, strip},
    literal::is_assignment,
    spans,
};
use crate::{path::lower_args, ty::lower_type};

/// Whether an expression is evaluated from the one at its left end (or in its parentheses).
pub(super) fn is_link(expr: &Expr) -> bool {
    inner(expr).is_some()
}

/// The expression that is evaluated first, and how long its temporaries live in the chain.
fn inner(expr: &Expr) -> Option<&Expr> {
    match expr {
        Expr::Paren(it) => Some(&it.expr),
        Expr::Group(it) => Some(&it.expr),
        Expr::Field(it) => Some(&it.base),
        Expr::Index(it) => Some(&it.expr),
        Expr::Unary(it) if is_deref(expr) => Some(&it.expr),
        Expr::MethodCall(it) => Some(&it.receiver),
        Expr::Call(it) if !matches!(strip(&it.func), Expr::Path(_)) => Some(&it.func),
        Expr::Try(it) => Some(&it.expr),
        Expr::Await(it) => Some(&it.base),
        Expr::Cast(it) => Some(&it.expr),
        Expr::Binary(it) if !is_lazy(it) && !is_assignment(&it.op) => Some(&it.left),
        _ => None,
    }
}

pub(super) fn is_lazy(expr: &ExprBinary) -> bool {
    matches!(expr.op, syn::BinOp::And(_) | syn::BinOp::Or(_))
}

fn inner_life(expr: &Expr, life: Life) -> Life {
    match expr {
        Expr::Paren(_) | Expr::Group(_) => life,
        // `&temp().field[0]`: the place's temporary.
        Expr::Field(_) | Expr::Index(_) | Expr::Unary(_) => Life { home: life.home, extend: None },
        // `&temp() as &dyn Trait`.
        Expr::Cast(_) => Life { home: None, extend: life.extend },
        _ => Life::default(),
    }
}

/// A link to be built: what is wanted of it.
#[derive(Clone, Copy)]
struct Link {
    want: Option<Dest>,
    life: Life,
    range: TextRange,
}

impl Builder<'_, '_> {
    pub(super) fn chain(&mut self, expr: &Expr, want: Option<Dest>, life: Life) -> Operand {
        let mut links = Vec::new();
        let (mut at, mut at_life) = (expr, life);
        while let Some(next) = inner(at) {
            links.push((at, at_life));
            at_life = inner_life(at, at_life);
            at = next;
        }
        let mut start = spans::first(at);
        let mut operand = self.expr(at, None, at_life);
        while let Some((link, life)) = links.pop() {
            start = own_start(link).unwrap_or(start);
            let range = self.cx.range_between(start, spans::last(link));
            let want = if links.is_empty() { want } else { None };
            operand = self.link(link, operand, Link { want, life, range });
        }
        operand
    }

    fn link(&mut self, expr: &Expr, inner: Operand, link: Link) -> Operand {
        match expr {
            Expr::Field(it) => {
                let name = self.member(&it.member);
                self.projected(inner, Projection::Field(name), link)
            }
            Expr::Unary(_) => self.projected(inner, Projection::Deref, link),
            Expr::Index(it) => {
                let base = self.place_of(inner, link.life, link.range);
                let index = self.index(it);
                self.projected(Operand::Place(base), Projection::Index(index), link)
            }
            Expr::MethodCall(it) => self.method_call(it, inner, link),
            Expr::Call(it) => self.value_call(it, inner, link),
            Expr::Try(it) => self.question(it, inner, link),
            Expr::Await(_) => {
                let dest = self.link_dest(link);
                let dest = self.local(dest, link.range);
                self.push(OpKind::Await { dest, future: inner }, link.range);
                Operand::Place(whole(dest))
            }
            Expr::Cast(it) => {
                let ty = lower_type(self.cx, &it.ty);
                let value = Value::Cast { operand: inner, ty: Box::new(ty) };
                self.value(value, link.want, link.life, link.range)
            }
            Expr::Binary(it) => {
                let right = self.operand(&it.right);
                let operator = self.operator(&it.op);
                let value = Value::Binary { operator, left: inner, right };
                self.value(value, link.want, link.life, link.range)
            }
            _ => self.deliver(inner, link.want, link.range),
        }
    }

    fn projected(&mut self, inner: Operand, projection: Projection, link: Link) -> Operand {
        let mut place = self.place_of(inner, link.life, link.range);
        place.projections.push(projection);
        self.deliver(Operand::Place(place), link.want, link.range)
    }

    fn link_dest(&self, link: Link) -> Dest {
        link.want.unwrap_or_else(|| self.temp(link.life))
    }

    pub(super) fn member(&self, member: &Member) -> Symbol {
        match member {
            Member::Named(it) => self.cx.symbol(it),
            Member::Unnamed(it) => self.cx.intern(&it.index.to_string()),
        }
    }

    fn index(&mut self, expr: &ExprIndex) -> Index {
        match self.operand(&expr.index) {
            Operand::Literal(Literal::Int { value: Some(value), .. }) => Index::Constant(value),
            operand if !matches!(*expr.index, Expr::Range(_)) => {
                local_of(&operand).map_or(Index::Other, Index::Local)
            }
            _ => Index::Other,
        }
    }

    fn method_call(&mut self, expr: &ExprMethodCall, receiver: Operand, link: Link) -> Operand {
        let args = self.operands(expr.args.iter());
        let turbofish = expr.turbofish.as_ref().map_or_else(Vec::new, |it| {
            let args = lower_args(self.cx, it).into_iter();
            let types = args.filter_map(|it| match it {
                GenericArg::Type(ty) => Some(ty),
                _ => None,
            });
            types.collect()
        });
        let name = self.cx.symbol(&expr.method);
        let name_range = self.cx.range(expr.method.span());
        let callee = Callee::Method { receiver, name, turbofish };
        let dest = self.link_dest(link);
        self.call(dest, Call { callee, args, name_range }, link.range)
    }

    fn value_call(&mut self, expr: &ExprCall, callee: Operand, link: Link) -> Operand {
        let args = self.operands(expr.args.iter());
        let name_range = spans::range(self.cx, &expr.func);
        let dest = self.link_dest(link);
        self.call(dest, Call { callee: Callee::Value(callee), args, name_range }, link.range)
    }

    fn question(&mut self, expr: &ExprTry, inner: Operand, link: Link) -> Operand {
        let name_range = self.cx.range(expr.question_token.span);
        let callee = Callee::Lang(Lang::Question);
        let dest = self.link_dest(link);
        let value = self.call(dest, Call { callee, args: vec![inner], name_range }, link.range);
        self.question_exit(value.clone(), name_range);
        value
    }

    /// After `Lang::Question`: goes on if there is a value, and leaves with what there is if not.
    pub(super) fn question_exit(&mut self, value: Operand, range: TextRange) {
        let (go_on, leave) = (self.new_block(), self.new_block());
        self.switch(value.clone(), vec![(Test::Continue, go_on), (Test::Break, leave)], range);
        self.start(leave);
        self.leave_by_question(value, range);
        self.start(go_on);
    }

    /// A call into `dest`.
    pub(super) fn call(&mut self, dest: Dest, call: Call, range: TextRange) -> Operand {
        let dest = self.local(dest, range);
        self.push(OpKind::Call { dest, call }, range);
        Operand::Place(whole(dest))
    }

    /// The rest is not reached.
    pub(super) fn unreachable(&mut self, range: TextRange) {
        self.terminate(Terminator::Unreachable, range);
        self.start_unreachable();
    }
}

/// The first token, if it is not that of the inner expression.
fn own_start(expr: &Expr) -> Option<Span> {
    match expr {
        Expr::Paren(it) => Some(it.paren_token.span.open()),
        Expr::Unary(it) => Some(spans::unary_span(&it.op)),
        _ => None,
    }
}
