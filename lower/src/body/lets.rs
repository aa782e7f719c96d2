//! `let`.

use diag::TextRange;
use model::facts::{
    BindMode, Discard, LocalId, LocalKind, Place, PlaceBase, ScopeId, ScopeKind, Terminator, Type,
};
use syn::{Expr, Local, LocalInit, Pat};

use super::{
    bind::Bound,
    builder::{Builder, whole},
    dest::{Dest, Fresh, Life, local_of},
    expr::is_deref,
    names::Name,
    pattern::{Pattern, PatternKind, has_ref, may_extend},
    scope::last_char,
    spans,
    stmt::Rest,
};
use crate::ty::lower_type;

impl Builder<'_, '_> {
    pub(super) fn let_stmt(&mut self, local: &Local, rest: &mut Rest) {
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
            PatternKind::Binding { name, mode: BindMode::Move, sub: None } => {
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
    ) -> Option<LocalId> {
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
    fn let_place(&mut self, binding: &Let<'_>) -> Place {
        let vars = Some(self.frame.vars);
        let home = vars.filter(|_| has_ref(binding.pat));
        let first = self.frame.body.locals.len();
        let place = self.place(binding.expr, Life { home, extend: vars });
        if let (PlaceBase::Local(local), []) = (place.base, &place.projections[..])
            && local.idx() >= first
        {
            self.set_type(local.idx(), binding.ty.clone());
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
            self.bind(&pattern, &whole(local), Bound::default());
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

/// Whether an expression is a place, which `let _ = place;` does not touch.
pub(super) fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) | Expr::Field(_) | Expr::Index(_) => true,
        Expr::Paren(it) => is_place(&it.expr),
        Expr::Group(it) => is_place(&it.expr),
        _ => is_deref(expr),
    }
}
