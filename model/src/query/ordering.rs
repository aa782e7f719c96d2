//! Questions about code that compares before it locks.

use diag::TextRange;

use crate::{
    CodeId, Model, Target,
    facts::{Callee, OpKind, Value},
};

/// Functions of the standard library that bring things into an order.
const ORDERING: &[&str] = &[
    "cmp",
    "partial_cmp",
    "lt",
    "le",
    "gt",
    "ge",
    "min",
    "max",
    "sort",
    "sort_by",
    "sort_by_key",
    "sort_by_cached_key",
    "sort_unstable",
    "sort_unstable_by",
    "sort_unstable_by_key",
    "swap",
];

impl Model {
    /// Whether something is compared, sorted or swapped in the body before `range`: two locks may
    /// then be taken in an order that is the same for all.
    pub fn orders_before(&self, code: CodeId, range: TextRange) -> bool {
        let body = &self.bodies.codes[code.idx()];
        let mut ops = body.ops().filter(|(_, op)| op.range.start < range.start);
        ops.any(|(pos, op)| match &op.kind {
            OpKind::Init { value: Value::Binary { operator, .. }, .. } => {
                ["<", "<=", ">", ">="].contains(&operator.as_str())
            }
            OpKind::Call { call, .. } => match self.bodies.typed[code.idx()].calls.get(&pos) {
                Some(Target::Func(target)) => {
                    let func = self.program.func(target.func);
                    self.program.is_stub(target.func) && ORDERING.contains(&func.name.as_str())
                }
                // Pointers are compared by methods that are known nowhere else.
                _ => match &call.callee {
                    Callee::Method { name, .. } => ORDERING.contains(&name.as_str()),
                    _ => false,
                },
            },
            _ => false,
        })
    }
}
