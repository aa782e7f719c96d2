//! How much is looked at of a body whose length has a say twice.

use std::cell::Cell;

use crate::{CodeId, Limit, Model};

/// So many ops of one body are gone through for questions that go through all of it for each pair of
/// its sections, or for each of its guards: less than a second's work. A function of 400 lines, which has
/// some 2,000 ops, is looked through sixteen thousand times.
const MAX_OPS: usize = 1 << 25;

/// What may still be spent on one body. When nothing is left, that is noted.
#[derive(Debug)]
pub struct Effort<'m> {
    model: &'m Model,
    pub(super) code: CodeId,
    n_looks: Cell<usize>,
}

impl Model {
    /// What may be spent on a body.
    pub fn effort(&self, code: CodeId) -> Effort<'_> {
        let n_ops = self.bodies.codes[code.idx()].ops().count();
        Effort {
            model: self,
            code,
            n_looks: Cell::new(MAX_OPS / n_ops.max(1)),
        }
    }
}

impl Effort<'_> {
    /// Whether the body may be gone through once more.
    pub(super) fn spend(&self) -> bool {
        let left = self.n_looks.get().checked_sub(1);
        match left {
            Some(left) => self.n_looks.set(left),
            None => self.model.program.cuts.note(Limit::Looks, self.code.0),
        }
        left.is_some()
    }
}
