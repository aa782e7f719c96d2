//! Questions about code that compares before it locks.

use std::sync::OnceLock;

use diag::TextRange;

use crate::{
    CodeId, Model, Symbol, Target,
    facts::{Callee, OpKind, Value},
};

impl Model {
    /// Whether something is compared, sorted or swapped in the body before `range`: two locks may
    /// then be taken in an order that is the same for all.
    pub fn orders_before(&self, code: CodeId, range: TextRange) -> bool {
        let first = self.tables.first_orders.get_or_init(|| {
            let mut res = Vec::new();
            res.resize_with(self.bodies.codes.len(), OnceLock::new);
            res
        });
        let first = *first[code.idx()].get_or_init(|| self.first_order(code));
        first.is_some_and(|it| it < range.start)
    }

    /// Where something of the kind stands first in the source of a body.
    fn first_order(&self, code: CodeId) -> Option<u32> {
        let ordering = self.bodies.codes[code.idx()].ops().filter(|(pos, op)| match &op.kind {
            OpKind::Init { value: Value::Binary { operator, .. }, .. } => {
                ["<", "<=", ">", ">="].contains(&operator.as_str())
            }
            OpKind::Call { call, .. } => match self.bodies.typed[code.idx()].calls.get(pos) {
                Some(Target::Func(target)) => self.program.func(target.func).effects.orders,
                // Pointers are compared by methods that are known nowhere else.
                _ => match &call.callee {
                    Callee::Method { name, .. } => self.may_order(*name),
                    _ => false,
                },
            },
            _ => false,
        });
        ordering.map(|it| it.1.range.start).min()
    }

    /// Whether a function of some library has this name and brings things into an order.
    fn may_order(&self, name: Symbol) -> bool {
        let names = self.tables.ordering_names.get_or_init(|| {
            let ordering = self.program.funcs.iter().filter(|it| it.effects.orders);
            ordering.map(|it| it.name).collect()
        });
        names.contains(&name)
    }
}
