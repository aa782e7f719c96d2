//! Blocks and statements.

use diag::TextRange;
use model::facts::{Literal, Operand, ScopeId, ScopeKind, Test};
use syn::{Attribute, Block, Expr, Stmt, StmtMacro};

use super::{
    builder::Builder,
    dest::{Dest, Life},
    scope::last_char,
    spans,
};
use crate::attr::{are_exclusive, is_cfg_false};

/// The scopes that the rest of a block opened, outermost first. A `let .. else` with temporaries
/// that live as long as its variables opens one: before the `else` they are gone.
pub(super) type Rest = Vec<ScopeId>;

impl Builder<'_, '_> {
    pub(super) fn block(&mut self, block: &Block, dest: Dest, extend: Option<ScopeId>) -> Operand {
        let range = self.cx.range(block.brace_token.span.join());
        self.in_vars(range, |it, rest| it.stmts(&block.stmts, Some(dest), extend, rest, range))
    }

    /// Runs `lower` in a scope for variables.
    pub(super) fn in_vars<R>(
        &mut self,
        range: TextRange,
        lower: impl FnOnce(&mut Self, &mut Rest) -> R,
    ) -> R {
        let (vars, n_names) = (self.frame.vars, self.frame.names.len());
        let scope = self.push_scope(ScopeKind::Block, range);
        self.frame.vars = scope;
        let mut rest = Rest::new();
        let res = lower(self, &mut rest);
        for scope in rest.into_iter().rev().chain([scope]) {
            self.pop_scope(scope, last_char(range));
        }
        self.frame.vars = vars;
        self.frame.names.truncate(n_names);
        res
    }

    /// Statements and, if somebody wants it, the value of the last one.
    pub(super) fn stmts(
        &mut self,
        stmts: &[Stmt],
        dest: Option<Dest>,
        extend: Option<ScopeId>,
        rest: &mut Rest,
        range: TextRange,
    ) -> Operand {
        // `#[cfg(unix)] { a() } #[cfg(windows)] { b() }`: the tail is the last one that is there.
        let n_live = stmts.iter().rposition(|it| !self.is_left_out(it)).map_or(0, |it| it + 1);
        let stmts = &stmts[..n_live];
        let n_tails = if dest.is_some() { self.tails(stmts) } else { 0 };
        let (stmts, tails) = stmts.split_at(stmts.len() - n_tails);
        for (idx, stmt) in stmts.iter().enumerate() {
            if !self.is_other_build(stmt, &stmts[..idx]) {
                self.stmt(stmt, rest);
            }
        }
        let Some(dest) = dest else { return Operand::Literal(Literal::Unit) };
        let tails: Vec<_> = tails.iter().filter_map(tail_of).collect();
        match tails[..] {
            [] => self.unit(dest, last_char(range)),
            [tail] => self.tail(tail, dest, extend),
            _ => self.alternatives(&tails, dest, extend, range),
        }
    }

    /// `#[cfg(feature = "std")] let a = m.lock().unwrap(); #[cfg(not(feature = "std"))] let a = ..`:
    /// no build has both, and the first is looked at.
    fn is_other_build(&self, stmt: &Stmt, before: &[Stmt]) -> bool {
        let attrs = stmt_attrs(stmt);
        let is_let = |it: &&Stmt| matches!(it, Stmt::Local(_));
        !attrs.is_empty()
            && matches!(stmt, Stmt::Local(_))
            && before.iter().filter(is_let).any(|it| are_exclusive(self.cx, stmt_attrs(it), attrs))
    }

    /// How many statements at the end may be the value: more than one if features decide between
    /// them, as in `#[cfg(feature = "a")] { x } #[cfg(not(feature = "a"))] { y }`.
    fn tails(&self, stmts: &[Stmt]) -> usize {
        let Some((last, before)) = stmts.split_last() else { return 0 };
        if tail_of(last).is_none() {
            return 0;
        }
        let excluding = |it: &&Stmt| {
            let is_tail = matches!(it, Stmt::Expr(_, None));
            is_tail && are_exclusive(self.cx, stmt_attrs(it), stmt_attrs(last))
        };
        1 + before.iter().rev().take_while(excluding).count()
    }

    /// Any one of `tails` gives the value.
    fn alternatives(
        &mut self,
        tails: &[Tail<'_>],
        dest: Dest,
        extend: Option<ScopeId>,
        range: TextRange,
    ) -> Operand {
        let dest = self.fixed(dest, range);
        let starts: Vec<_> = tails.iter().map(|_| self.new_block()).collect();
        let join = self.new_block();
        let targets = starts.iter().map(|it| (Test::Any, *it)).collect();
        self.switch(Operand::Literal(Literal::Unit), targets, range);
        for (tail, start) in tails.iter().zip(starts) {
            self.start(start);
            self.tail(*tail, dest, extend);
            self.goto(join, range);
        }
        self.start(join);
        self.filled(dest)
    }

    fn tail(&mut self, tail: Tail<'_>, dest: Dest, extend: Option<ScopeId>) -> Operand {
        if !self.is_2024() {
            return self.tail_value(tail, dest, extend);
        }
        let range = tail.range(self);
        self.in_temps(range, |it| it.tail_value(tail, dest, extend))
    }

    fn tail_value(&mut self, tail: Tail<'_>, dest: Dest, extend: Option<ScopeId>) -> Operand {
        let life = Life::extending(extend);
        match tail {
            Tail::Expr(expr) => self.expr(expr, Some(dest), life),
            Tail::Macro(mac) => self.macro_call(&mac.mac, Some(dest), life),
        }
    }

    fn stmt(&mut self, stmt: &Stmt, rest: &mut Rest) {
        if self.is_left_out(stmt) {
            return;
        }
        match stmt {
            Stmt::Local(it) => self.let_stmt(it, rest),
            Stmt::Expr(Expr::Macro(it), semi) => {
                let end = semi.map(|it| self.cx.range(it.span));
                self.stmt_macro(&it.mac, end, rest);
            }
            Stmt::Expr(expr, semi) => {
                let range = spans::range(self.cx, expr);
                let end = semi.map_or(last_char(range), |it| self.cx.range(it.span));
                self.expr_stmt(expr, range, end);
            }
            Stmt::Macro(it) => {
                let end = it.semi_token.map(|it| self.cx.range(it.span));
                self.stmt_macro(&it.mac, end, rest);
            }
            Stmt::Item(_) => {}
        }
    }

    /// Whether a `cfg` leaves the statement out, or there is nothing in it.
    fn is_left_out(&self, stmt: &Stmt) -> bool {
        if let Stmt::Expr(Expr::Verbatim(it), _) = stmt {
            return it.is_empty();
        }
        let attrs = stmt_attrs(stmt);
        !attrs.is_empty() && is_cfg_false(self.cx, attrs)
    }

    pub(super) fn expr_stmt(&mut self, expr: &Expr, range: TextRange, end: TextRange) {
        self.in_temps_until(range, end, |it| {
            let scope = it.frame.temps;
            it.into(expr, Dest::Ignore(scope));
        });
    }
}

/// What gives a block its value.
#[derive(Clone, Copy)]
enum Tail<'e> {
    Expr(&'e Expr),
    Macro(&'e StmtMacro),
}

impl Tail<'_> {
    fn range(self, builder: &Builder<'_, '_>) -> TextRange {
        match self {
            Tail::Expr(expr) => spans::range(builder.cx, expr),
            Tail::Macro(it) => spans::macro_range(builder.cx, &it.mac),
        }
    }
}

fn tail_of(stmt: &Stmt) -> Option<Tail<'_>> {
    match stmt {
        Stmt::Expr(expr, None) => Some(Tail::Expr(expr)),
        Stmt::Macro(it) if it.semi_token.is_none() => Some(Tail::Macro(it)),
        _ => None,
    }
}

/// The attributes of a statement that is not an item.
fn stmt_attrs(stmt: &Stmt) -> &[Attribute] {
    match stmt {
        Stmt::Local(it) => &it.attrs,
        Stmt::Macro(it) => &it.attrs,
        Stmt::Expr(expr, _) => attrs_of(expr),
        Stmt::Item(_) => &[],
    }
}

/// The attributes of a statement stand on the expression, at its left end.
fn attrs_of(expr: &Expr) -> &[Attribute] {
    match expr {
        Expr::Assign(it) => attrs_of(&it.left),
        Expr::Binary(it) => attrs_of(&it.left),
        Expr::Cast(it) => attrs_of(&it.expr),
        Expr::Await(it) => &it.attrs,
        Expr::Block(it) => &it.attrs,
        Expr::Break(it) => &it.attrs,
        Expr::Call(it) => &it.attrs,
        Expr::Continue(it) => &it.attrs,
        Expr::Field(it) => &it.attrs,
        Expr::ForLoop(it) => &it.attrs,
        Expr::If(it) => &it.attrs,
        Expr::Index(it) => &it.attrs,
        Expr::Lit(it) => &it.attrs,
        Expr::Loop(it) => &it.attrs,
        Expr::Macro(it) => &it.attrs,
        Expr::Match(it) => &it.attrs,
        Expr::MethodCall(it) => &it.attrs,
        Expr::Path(it) => &it.attrs,
        Expr::Return(it) => &it.attrs,
        Expr::Struct(it) => &it.attrs,
        Expr::Try(it) => &it.attrs,
        Expr::Tuple(it) => &it.attrs,
        Expr::Unary(it) => &it.attrs,
        Expr::Unsafe(it) => &it.attrs,
        Expr::While(it) => &it.attrs,
        _ => &[],
    }
}
