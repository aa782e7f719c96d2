//! What patterns bind.

use diag::TextRange;
use model::facts::{BindMode, LocalId, OpKind, Place, Projection};

use super::{
    builder::Builder,
    names::Name,
    pattern::{Pattern, PatternKind, projected},
};

/// The variables of a pattern that is being bound.
#[derive(Debug, Default)]
pub(super) struct Bound {
    vars: Vec<(Name, LocalId)>,
    /// For a match guard: all variables are references.
    is_for_guard: bool,
}

impl Bound {
    pub(super) fn for_guard() -> Bound {
        Bound { vars: Vec::new(), is_for_guard: true }
    }
}

impl Builder<'_, '_> {
    /// Binds the variables of a pattern that matches, and lets them be named.
    pub(super) fn bind(&mut self, pattern: &Pattern, place: &Place, mut bound: Bound) -> Bound {
        self.bind_in(pattern, place, &mut bound);
        for &(name, local) in &bound.vars {
            self.frame.names.push(name, local, bound.is_for_guard);
        }
        bound
    }

    fn bind_in(&mut self, pattern: &Pattern, place: &Place, bound: &mut Bound) {
        match &pattern.kind {
            PatternKind::Binding { name, mode, sub } => {
                self.bind_name(*name, *mode, pattern.range, place, bound);
                if let Some(sub) = sub {
                    self.bind_in(sub, place, bound);
                }
            }
            PatternKind::Variant { path, fields } => {
                let place = projected(place, Projection::Variant(*path));
                self.bind_fields(fields, &place, bound);
            }
            PatternKind::Tuple(fields) | PatternKind::Slice(fields) => {
                self.bind_fields(fields, place, bound);
            }
            PatternKind::Deref(inner) => {
                self.bind_in(inner, &projected(place, Projection::Deref), bound);
            }
            PatternKind::Or(cases) if pattern.has_bindings() => {
                let join = self.new_block();
                for (idx, case) in cases.iter().enumerate() {
                    let next = (idx + 1 < cases.len()).then(|| self.new_block());
                    self.test(case, place, next);
                    self.bind_in(case, place, bound);
                    self.goto(join, pattern.range);
                    self.start(next.unwrap_or(join));
                }
            }
            _ => {}
        }
    }

    fn bind_fields(&mut self, fields: &[(Projection, Pattern)], place: &Place, bound: &mut Bound) {
        for (projection, pattern) in fields {
            if pattern.has_bindings() {
                self.bind_in(pattern, &projected(place, projection.clone()), bound);
            }
        }
    }

    fn bind_name(
        &mut self,
        name: Name,
        mode: BindMode,
        range: TextRange,
        place: &Place,
        bound: &mut Bound,
    ) {
        let known = bound.vars.iter().find(|it| it.0 == name).map(|it| it.1);
        let dest = known.unwrap_or_else(|| {
            let local = self.add_var(name, range);
            bound.vars.push((name, local));
            local
        });
        let mode = if bound.is_for_guard { BindMode::Ref } else { mode };
        self.push(OpKind::Bind { dest, source: place.clone(), mode }, range);
    }

    /// Declares the variables of a pattern that gets no value yet: `let (a, b);`.
    pub(super) fn declare(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::Binding { name, sub, .. } => {
                let local = self.add_var(*name, pattern.range);
                self.frame.names.push(*name, local, false);
                if let Some(sub) = sub {
                    self.declare(sub);
                }
            }
            PatternKind::Variant { fields, .. }
            | PatternKind::Tuple(fields)
            | PatternKind::Slice(fields) => fields.iter().for_each(|it| self.declare(&it.1)),
            PatternKind::Deref(inner) => self.declare(inner),
            PatternKind::Or(cases) => cases.iter().take(1).for_each(|it| self.declare(it)),
            PatternKind::Wild | PatternKind::Literal(_) | PatternKind::Other => {}
        }
    }
}
