//! Assignments.

use diag::TextRange;
use model::facts::{Discard, LocalKind, OpKind, Operand, Place, Projection, Value};
use syn::{Expr, ExprAssign, ExprBinary, Token, punctuated::Punctuated};

use super::{
    builder::Builder,
    dest::{Dest, Fresh, Life},
    expr::strip,
    lets::is_place,
};

impl Builder<'_, '_> {
    /// The right side is evaluated first.
    pub(super) fn assign(&mut self, expr: &ExprAssign, range: TextRange) {
        match strip(&expr.left) {
            Expr::Infer(_) => self.assign_nothing(&expr.right, range),
            left if is_destructuring(left) => self.in_temps(range, |it| {
                let source = it.place(&expr.right, Life::default());
                it.assign_parts(left, &source, range);
            }),
            left => {
                let value = self.operand(&expr.right);
                let dest = self.place(left, Life::default());
                self.push(OpKind::Assign { dest, value: Value::Use(value) }, range);
            }
        }
    }

    /// `_ = value;` is `{ let _ = value; }`.
    fn assign_nothing(&mut self, value: &Expr, range: TextRange) {
        self.in_temps(range, |it| {
            let by = Discard::Wildcard;
            let kind = LocalKind::Discarded { by };
            let fresh = Fresh { kind, scope: it.frame.temps, name: None };
            if is_place(value) {
                it.operand(value);
            } else {
                it.into(value, Dest::Fresh(fresh));
            }
        });
    }

    /// `(a, self.b) = value;` takes the value apart.
    fn assign_parts(&mut self, left: &Expr, source: &Place, range: TextRange) {
        let part = |projections: &[Projection]| {
            let mut place = source.clone();
            place.projections.extend_from_slice(projections);
            place
        };
        match strip(left) {
            Expr::Infer(_) | Expr::Range(_) => {}
            Expr::Tuple(it) => self.assign_list(&it.elems, source, None, range),
            Expr::Array(it) => {
                self.assign_list(&it.elems, source, Some(Projection::Element), range);
            }
            Expr::Call(it) => {
                let Expr::Path(path) = strip(&it.func) else { return };
                let path = self.path(&path.path, path.qself.as_ref());
                self.assign_list(&it.args, &part(&[Projection::Variant(path)]), None, range);
            }
            Expr::Struct(it) => {
                let path = self.path(&it.path, it.qself.as_ref());
                for field in &it.fields {
                    let name = self.member(&field.member);
                    let field_place = part(&[Projection::Variant(path), Projection::Field(name)]);
                    self.assign_parts(&field.expr, &field_place, range);
                }
            }
            left => {
                let dest = self.place(left, Life::default());
                let value = Value::Use(Operand::Place(source.clone()));
                self.push(OpKind::Assign { dest, value }, range);
            }
        }
    }

    fn assign_list(
        &mut self,
        elems: &Punctuated<Expr, Token![,]>,
        source: &Place,
        element: Option<Projection>,
        range: TextRange,
    ) {
        for (idx, elem) in elems.iter().enumerate() {
            let projection = element.clone().unwrap_or_else(|| Projection::Field(self.number(idx)));
            let mut place = source.clone();
            place.projections.push(projection);
            self.assign_parts(elem, &place, range);
        }
    }

    /// `a += b`: of numbers, the right side is evaluated first. Of other types it is the left one,
    /// but those are rare.
    pub(super) fn assign_op(&mut self, expr: &ExprBinary, range: TextRange) {
        let value = self.operand(&expr.right);
        let dest = self.place(&expr.left, Life::default());
        let operator = self.operator(&expr.op);
        self.push(OpKind::AssignOp { dest, operator, value }, range);
    }
}

fn is_destructuring(left: &Expr) -> bool {
    matches!(left, Expr::Tuple(_) | Expr::Array(_) | Expr::Struct(_) | Expr::Call(_))
}
