//! Walks over the places and operands of ops.

use super::{Call, Callee, OpKind, Operand, Place, Terminator, Value};

impl OpKind {
    /// Calls `visit` with every place that the op reads, moves, borrows or writes, apart from
    /// whole locals that it gives a value to.
    pub fn for_each_place<'a>(&'a self, visit: &mut dyn FnMut(&'a Place)) {
        match self {
            OpKind::Init { value, .. } => value.for_each_place(visit),
            OpKind::Bind { source, .. } => visit(source),
            OpKind::Assign { dest, value } => {
                value.for_each_place(visit);
                visit(dest);
            }
            OpKind::AssignOp { dest, value, .. } => {
                visit_operand(value, visit);
                visit(dest);
            }
            OpKind::Call { call, .. } => call.for_each_place(visit),
            OpKind::Await { future, .. } => visit_operand(future, visit),
            OpKind::EndScope { .. } | OpKind::Exit { .. } | OpKind::Macro { .. } => {}
        }
    }
}

impl Call {
    /// The receiver or called value, then the arguments.
    pub fn for_each_place<'a>(&'a self, visit: &mut dyn FnMut(&'a Place)) {
        match &self.callee {
            Callee::Method { receiver, .. } => visit_operand(receiver, visit),
            Callee::Value(operand) => visit_operand(operand, visit),
            Callee::Path(_) | Callee::Lang(_) | Callee::Macro(_) => {}
        }
        for arg in &self.args {
            visit_operand(arg, visit);
        }
    }

    /// The operands in the order of the function's parameters: the receiver first.
    pub fn inputs(&self) -> impl Iterator<Item = &Operand> {
        let receiver = match &self.callee {
            Callee::Method { receiver, .. } => Some(receiver),
            _ => None,
        };
        receiver.into_iter().chain(&self.args)
    }
}

impl Value {
    /// Every place that the value is made of.
    pub fn for_each_place<'a>(&'a self, visit: &mut dyn FnMut(&'a Place)) {
        match self {
            Value::Use(operand) | Value::Unary { operand, .. } | Value::Cast { operand, .. } => {
                visit_operand(operand, visit)
            }
            Value::Ref { place, .. } | Value::RawRef { place, .. } => visit(place),
            Value::Aggregate { fields, rest, .. } => {
                for (_, operand) in fields {
                    visit_operand(operand, visit);
                }
                if let Some(rest) = rest {
                    visit(rest);
                }
            }
            Value::Binary { left, right, .. } => {
                visit_operand(left, visit);
                visit_operand(right, visit);
            }
            Value::Closure { .. } | Value::Unknown => {}
        }
    }
}

impl Terminator {
    /// The place that a switch looks at.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Terminator::Switch { on: Operand::Place(place), .. } => Some(place),
            _ => None,
        }
    }

    /// The blocks that may follow.
    pub fn successors(&self) -> impl Iterator<Item = super::BlockId> {
        let (one, many) = match self {
            Terminator::Goto(block) => (Some(*block), &[][..]),
            Terminator::Switch { targets, .. } => (None, &targets[..]),
            Terminator::Return | Terminator::Unreachable => (None, &[][..]),
        };
        one.into_iter().chain(many.iter().map(|it| it.1))
    }
}

impl Operand {
    /// The place, unless it is a literal.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Operand::Place(place) => Some(place),
            Operand::Literal(_) => None,
        }
    }
}

fn visit_operand<'a>(operand: &'a Operand, visit: &mut dyn FnMut(&'a Place)) {
    if let Operand::Place(place) = operand {
        visit(place);
    }
}
