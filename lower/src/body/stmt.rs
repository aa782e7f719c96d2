//! Blocks and statements.

use diag::TextRange;
use model::facts::{Discard, LocalKind, Operand, ScopeId, ScopeKind, Terminator, Type};
use syn::{Block, Expr, Local, LocalInit, Pat, Stmt, StmtMacro};

use super::{
    builder::Builder,
    dest::{Dest, Fresh, Life, local_of},
    names::Name,
    pattern::{Bound, Pattern, PatternKind, has_ref, may_extend},
    scope::last_char,
    spans,
};
use crate::{attr::is_cfg_false, ty::lower_type};

/// The scopes that the rest of a block opened, outermost first. A `let .. else` with temporaries
/// that live as long as its variables opens one: before the `else` they are gone.
type Rest = Vec<ScopeId>;

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
        let tail = stmts.last().filter(|_| dest.is_some()).and_then(tail_of);
        let n_stmts = stmts.len() - usize::from(tail.is_some());
        for stmt in &stmts[..n_stmts] {
            self.stmt(stmt, rest);
        }
        let Some(dest) = dest else { return Operand::Literal(model::facts::Literal::Unit) };
        match tail {
            None => self.unit(dest, last_char(range)),
            Some(tail) if self.is_2024() => {
                let range = tail.range(self);
                self.in_temps(range, |it| it.tail(tail, dest, extend))
            }
            Some(tail) => self.tail(tail, dest, extend),
        }
    }

    fn tail(&mut self, tail: Tail<'_>, dest: Dest, extend: Option<ScopeId>) -> Operand {
        let life = Life::extending(extend);
        match tail {
            Tail::Expr(expr) => self.expr(expr, Some(dest), life),
            Tail::Macro(mac) => self.macro_call(&mac.mac, Some(dest), life),
        }
    }

    pub(super) fn stmt(&mut self, stmt: &Stmt, rest: &mut Rest) {
        match stmt {
            Stmt::Local(it) if !is_cfg_false(self.cx, &it.attrs) => self.let_stmt(it, rest),
            Stmt::Expr(Expr::Macro(it), semi) if !is_cfg_false(self.cx, &it.attrs) => {
                let end = semi.map(|it| self.cx.range(it.span));
                self.stmt_macro(&it.mac, end, rest);
            }
            Stmt::Expr(expr, semi) if !self.is_left_out(expr) => {
                let range = spans::range(self.cx, expr);
                let end = semi.map_or(last_char(range), |it| self.cx.range(it.span));
                self.expr_stmt(expr, range, end);
            }
            Stmt::Macro(it) if !is_cfg_false(self.cx, &it.attrs) => {
                let end = it.semi_token.map(|it| self.cx.range(it.span));
                self.stmt_macro(&it.mac, end, rest);
            }
            _ => {}
        }
    }

    /// A statement under `#[cfg(..)]`: attributes stand on the expression.
    fn is_left_out(&self, expr: &Expr) -> bool {
        let attrs = match expr {
            Expr::Block(it) => &it.attrs,
            Expr::Call(it) => &it.attrs,
            Expr::If(it) => &it.attrs,
            Expr::Match(it) => &it.attrs,
            Expr::MethodCall(it) => &it.attrs,
            Expr::Return(it) => &it.attrs,
            Expr::Unsafe(it) => &it.attrs,
            Expr::Loop(it) => &it.attrs,
            Expr::While(it) => &it.attrs,
            Expr::ForLoop(it) => &it.attrs,
            Expr::Assign(it) => return self.is_left_out(&it.left),
            Expr::Binary(it) => return self.is_left_out(&it.left),
            Expr::Path(it) => &it.attrs,
            Expr::Field(it) => &it.attrs,
            Expr::Try(it) => &it.attrs,
            Expr::Verbatim(it) => return it.is_empty(),
            _ => return false,
        };
        !attrs.is_empty() && is_cfg_false(self.cx, attrs)
    }

    pub(super) fn expr_stmt(&mut self, expr: &Expr, range: TextRange, end: TextRange) {
        self.in_temps_until(range, end, |it| {
            let scope = it.frame.temps;
            it.into(expr, Dest::Ignore(scope));
        });
    }

    fn let_stmt(&mut self, local: &Local, rest: &mut Rest) {
        let (pat, ty) = match &local.pat {
            Pat::Type(it) => (&*it.pat, Some(&*it.ty)),
            pat => (pat, None),
        };
        let ty = ty.map(|it| lower_type(self.cx, it));
        let pattern = self.pattern(pat);
        let end = self.cx.range(local.semi_token.span);
        let range = self.cx.range(local.let_token.span).cover(end);
        match &local.init {
            None => {
                let first = self.frame.body.locals.len();
                self.declare(&pattern);
                self.set_type(first, ty);
            }
            Some(LocalInit { expr, diverge: None, .. }) => {
                let binding = Let { pat, pattern: &pattern, ty, expr };
                self.let_init(binding, range, end);
            }
            Some(LocalInit { expr, diverge: Some((_, diverge)), .. }) => {
                let opened = (has_ref(pat) || may_extend(expr))
                    .then(|| self.push_scope(ScopeKind::Block, range));
                if let Some(opened) = opened {
                    rest.push(opened);
                    self.frame.vars = opened;
                }
                let binding = Let { pat, pattern: &pattern, ty, expr };
                self.let_else(binding, diverge, opened, range, end);
            }
        }
    }

    fn set_type(&mut self, local: usize, ty: Option<Type>) {
        if let Some(local) = self.frame.body.locals.get_mut(local) {
            local.ty = ty;
        }
    }

    fn let_init(&mut self, binding: Let<'_>, range: TextRange, end: TextRange) {
        match &binding.pattern.kind {
            PatternKind::Binding { name, mode: model::facts::BindMode::Move, sub: None } => {
                let name = *name;
                let var = Some((name, binding.pattern.range));
                if let Some(local) = self.let_value(binding, var, range, end) {
                    self.frame.names.push(name, local, false);
                }
            }
            PatternKind::Wild if !is_place(binding.expr) => {
                self.let_value(binding, None, range, end);
            }
            _ => self.in_temps_until(range, end, |it| {
                let pattern = binding.pattern;
                let place = it.let_place(&binding);
                it.bind(pattern, &place, Bound::default());
            }),
        }
    }

    /// `let x = value;`: the value goes right into the variable. That of `let _ = value;` ends with
    /// the statement.
    fn let_value(
        &mut self,
        binding: Let<'_>,
        var: Option<(Name, TextRange)>,
        range: TextRange,
        end: TextRange,
    ) -> Option<model::facts::LocalId> {
        self.in_temps_until(range, end, |it| {
            let (kind, scope) = match var {
                Some(_) => (LocalKind::Var, it.frame.vars),
                None => (LocalKind::Discarded { by: Discard::Wildcard }, it.frame.temps),
            };
            let dest = Dest::Fresh(Fresh { kind, scope, name: var });
            let life = Life::extending(Some(it.frame.vars));
            let operand = it.expr(binding.expr, Some(dest), life);
            let local = local_of(&operand)?;
            it.set_type(local.idx(), binding.ty);
            Some(local)
        })
    }

    /// The place that a pattern takes apart.
    fn let_place(&mut self, binding: &Let<'_>) -> model::facts::Place {
        let vars = Some(self.frame.vars);
        let home = vars.filter(|_| has_ref(binding.pat));
        let first = self.frame.body.locals.len();
        let place = self.place(binding.expr, Life { home, extend: vars });
        let is_new = matches!(place.base, model::facts::PlaceBase::Local(it) if it.idx() >= first);
        if let (true, Some(ty), model::facts::PlaceBase::Local(local)) =
            (is_new && place.projections.is_empty(), &binding.ty, place.base)
        {
            self.set_type(local.idx(), Some(ty.clone()));
        }
        place
    }

    /// `let Some(x) = value else { .. };`
    fn let_else(
        &mut self,
        binding: Let<'_>,
        diverge: &Expr,
        opened: Option<ScopeId>,
        range: TextRange,
        end: TextRange,
    ) {
        let diverge_range = spans::range(self.cx, diverge);
        let fail = self.new_block();
        let around = self.frame.temps;
        let temps = self.push_scope(ScopeKind::Temporaries, range);
        self.frame.temps = temps;
        let place = self.let_place(&binding);
        self.test(binding.pattern, &place, Some(fail));
        let matched = self.frame.current;

        // The `else` comes before the variables exist.
        self.start(fail);
        let before_else = last_char(TextRange::new(range.start, diverge_range.start));
        let scope = self.frame.scope;
        for left in [Some(temps), opened].into_iter().flatten() {
            self.end_scope(left, before_else);
            self.frame.scope = self.frame.body.scopes[left.idx()].parent.unwrap_or(left);
        }
        self.frame.temps = around;
        self.in_temps(diverge_range, |it| {
            let scope = it.frame.temps;
            it.into(diverge, Dest::Ignore(scope));
        });
        self.terminate(Terminator::Unreachable, diverge_range);

        self.frame.scope = scope;
        self.start(matched);
        self.bind(binding.pattern, &place, Bound::default());
        self.pop_scope(temps, end);
    }

    /// The first ops of a body take its parameters apart.
    pub(super) fn bind_params(&mut self) {
        for (local, pattern) in std::mem::take(&mut self.frame.param_patterns) {
            self.bind(&pattern, &super::builder::whole(local), Bound::default());
        }
    }
}

/// A `let` with an initialiser.
struct Let<'e> {
    pat: &'e Pat,
    pattern: &'e Pattern,
    ty: Option<Type>,
    expr: &'e Expr,
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

/// Whether an expression is a place, which `let _ = place;` does not touch.
pub(super) fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) | Expr::Field(_) | Expr::Index(_) => true,
        Expr::Paren(it) => is_place(&it.expr),
        Expr::Group(it) => is_place(&it.expr),
        _ => super::expr::is_deref(expr),
    }
}
