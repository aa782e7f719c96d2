//! What patterns test.

use diag::TextRange;
use model::facts::{BlockId, Literal, Operand, Place, Projection, Test};

use super::{
    builder::Builder,
    pattern::{Pattern, PatternKind, projected},
};

impl Builder<'_, '_> {
    /// Goes on where the pattern matches, and to `fail` where it does not. Without `fail` it is
    /// known to match.
    pub(super) fn test(&mut self, pattern: &Pattern, place: &Place, fail: Option<BlockId>) {
        match &pattern.kind {
            PatternKind::Wild => {}
            PatternKind::Binding { sub, .. } => {
                if let Some(sub) = sub {
                    self.test(sub, place, fail);
                }
            }
            PatternKind::Tuple(fields) => self.test_fields(fields, place, fail),
            PatternKind::Deref(inner) => {
                self.test(inner, &projected(place, Projection::Deref), fail);
            }
            PatternKind::Or(cases) => self.test_cases(cases, place, fail, pattern.range),
            PatternKind::Variant { .. }
            | PatternKind::Slice(_)
            | PatternKind::Literal(_)
            | PatternKind::Other => {
                let matched = self.new_block();
                if !pattern.is_irrefutable() {
                    let targets = [Some((outer_test(pattern), matched)), fail.map(otherwise)];
                    let targets = targets.into_iter().flatten().collect();
                    self.switch(Operand::Place(place.clone()), targets, pattern.range);
                    self.start(matched);
                }
                self.test_inside(pattern, place, fail);
            }
        }
    }

    /// The tests of a pattern whose outermost test holds.
    pub(super) fn test_inside(&mut self, pattern: &Pattern, place: &Place, fail: Option<BlockId>) {
        match &pattern.kind {
            PatternKind::Variant { path, fields } => {
                let place = projected(place, Projection::Variant(*path));
                self.test_fields(fields, &place, fail);
            }
            PatternKind::Slice(fields) => self.test_fields(fields, place, fail),
            PatternKind::Binding { sub: Some(sub), .. } => self.test_inside(sub, place, fail),
            _ => {}
        }
    }

    fn test_fields(
        &mut self,
        fields: &[(Projection, Pattern)],
        place: &Place,
        fail: Option<BlockId>,
    ) {
        for (projection, pattern) in fields {
            if !pattern.is_irrefutable() {
                self.test(pattern, &projected(place, projection.clone()), fail);
            }
        }
    }

    fn test_cases(
        &mut self,
        cases: &[Pattern],
        place: &Place,
        fail: Option<BlockId>,
        range: TextRange,
    ) {
        let join = self.new_block();
        for (idx, case) in cases.iter().enumerate() {
            let is_last = idx + 1 == cases.len();
            let next = if is_last { fail } else { Some(self.new_block()) };
            self.test(case, place, next);
            self.goto(join, range);
            if let Some(next) = next.filter(|_| !is_last) {
                self.start(next);
            }
        }
        self.start(join);
    }
}

/// The test of a pattern's outermost part.
pub(super) fn outer_test(pattern: &Pattern) -> Test {
    match &pattern.kind {
        PatternKind::Variant { path, .. } => Test::Variant(*path),
        PatternKind::Literal(Literal::Bool(value)) => Test::Bool(*value),
        PatternKind::Literal(literal) => Test::Literal(literal.clone()),
        PatternKind::Binding { sub: Some(sub), .. } => outer_test(sub),
        _ => Test::Otherwise,
    }
}

pub(super) fn otherwise(block: BlockId) -> (Test, BlockId) {
    (Test::Otherwise, block)
}
