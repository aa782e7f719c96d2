//! Which sections that trust an earlier one are wrong, whatever else is known of the program.

use crate::{
    Acquisition, Object, OpPos,
    facts::{Literal, LocalId, LocalKind, OpKind, Operand, Place, PlaceBase, Value},
};

use super::{super::values::written, DEPTH, Sections};

impl Sections<'_> {
    /// Whether `value`, stored at `dest`, is a copy of what was at that very place.
    pub(super) fn restores(&self, dest: &Place, value: &Value) -> bool {
        let Value::Use(operand) = value else { return false };
        let copied = operand.local().and_then(|it| self.copied(it, DEPTH));
        copied.is_some_and(|it| it.is_exact() && it == self.object(dest))
    }

    /// Whether the guard is kept in a variable, for more than one statement.
    pub(super) fn is_kept(&self, section: &Acquisition) -> bool {
        let locals = &self.model.bodies.codes[self.code.idx()].body.locals;
        section.holders.iter().any(|it| locals[it.idx()].kind == LocalKind::Var)
    }

    /// What the only value of a local is a copy of, of all its value.
    fn copied(&self, local: LocalId, depth: u32) -> Option<Object> {
        let code = &self.model.bodies.codes[self.code.idx()];
        let mut given = code.ops().filter(|it| written(&it.1.kind) == Some(local));
        let (Some((pos, op)), None) = (given.next(), given.next()) else { return None };
        let from = match &op.kind {
            OpKind::Init { value: Value::Use(Operand::Place(from)), .. } => from,
            OpKind::Bind { source, .. } => source,
            // `guard.clone()`.
            OpKind::Call { .. } => {
                let known = self.model.known_call_at(self.code, pos)?;
                let from = known.input(0).filter(|_| known.call.inputs().count() == 1)?;
                return Some(self.object(from.place()?));
            }
            _ => return None,
        };
        match from.base {
            PlaceBase::Local(from_local) if from.projections.is_empty() && depth > 0 => {
                self.copied(from_local, depth - 1)
            }
            _ => Some(self.object(from)),
        }
    }

    fn object(&self, place: &Place) -> Object {
        self.model.object_at(self.code, place)
    }

    /// Whether all that the second section does is to set the flag at which the first one looked:
    /// `if !*is_running.lock() { *is_running.lock() = true; .. }`.
    pub(super) fn claims(&self, first: &Acquisition, changes: &[OpPos]) -> bool {
        let code = &self.model.bodies.codes[self.code.idx()];
        let [change] = changes else { return false };
        let OpKind::Assign { dest, value: Value::Use(Operand::Literal(Literal::Bool(_))) } =
            &code.op(*change).kind
        else {
            return false;
        };
        let set = self.object(dest);
        let looks_at = |op: &OpKind| {
            let mut found = false;
            op.for_each_place(&mut |place| found |= self.object(place) == set);
            found
        };
        let before = |pos: OpPos| {
            self.control.reaches(first.pos, pos) && self.control.dominates(pos, *change)
        };
        set.is_exact()
            && code.ops().any(|(pos, op)| pos != *change && before(pos) && looks_at(&op.kind))
    }
}
