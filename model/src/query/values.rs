//! Questions about where the values of a body's locals come from.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::{
    CodeId, Model, OpPos,
    body::Code,
    facts::{Literal, LocalId, OpKind, Operand, PlaceBase, Unary, Value},
};

/// The values of one body, for repeated questions.
#[derive(Debug)]
pub struct Values<'m> {
    code: &'m Code,
    /// By local: those that are given a value made of its own.
    into: OnceLock<Vec<Vec<LocalId>>>,
}

impl Model {
    /// The values of a body.
    pub fn values(&self, code: CodeId) -> Values<'_> {
        Values { code: &self.bodies.codes[code.idx()], into: OnceLock::new() }
    }
}

impl Values<'_> {
    /// The locals whose values are computed from that of `from`, and that one.
    pub fn derived(&self, from: LocalId) -> FxHashSet<LocalId> {
        self.derived_from(&[from])
    }

    /// The locals whose values are computed from one of those in `from`, and these.
    pub fn derived_from(&self, from: &[LocalId]) -> FxHashSet<LocalId> {
        let into = self.into.get_or_init(|| into(self.code));
        let mut res: FxHashSet<LocalId> = from.iter().copied().collect();
        let mut open = from.to_vec();
        while let Some(local) = open.pop() {
            let new = into[local.idx()].iter().filter(|it| res.insert(**it));
            open.extend(new);
        }
        res
    }

    /// The locals that a value is moved to as it is, and that one.
    pub(super) fn copies(&self, of: LocalId) -> FxHashSet<LocalId> {
        let mut res = FxHashSet::from_iter([of]);
        loop {
            let before = res.len();
            for (_, op) in self.code.ops() {
                let (dest, from) = match &op.kind {
                    OpKind::Init { dest, value: Value::Use(Operand::Place(from)) } => (*dest, from),
                    OpKind::Bind { dest, source, .. } => (*dest, source),
                    _ => continue,
                };
                if let PlaceBase::Local(local) = from.base
                    && from.projections.is_empty()
                    && res.contains(&local)
                {
                    res.insert(dest);
                }
            }
            if res.len() == before {
                return res;
            }
        }
    }

    /// The local whose value is moved to `local` as it is, if that is the only value it gets.
    pub(super) fn moved(&self, local: LocalId) -> Option<LocalId> {
        let from = match self.made(local)? {
            (_, Value::Use(Operand::Place(from))) => from,
            _ => return None,
        };
        match from.base {
            PlaceBase::Local(it) if from.projections.is_empty() => Some(it),
            _ => None,
        }
    }

    /// Whether the bool in `local` is that in `from`, or its negation (`false`).
    pub fn polarity(&self, from: LocalId, local: LocalId) -> Option<bool> {
        self.polarity_at(from, local, 4)
    }

    fn polarity_at(&self, from: LocalId, local: LocalId, depth: u32) -> Option<bool> {
        if from == local {
            return Some(true);
        }
        if depth == 0 {
            return None;
        }
        let mut found = self.code.ops().filter_map(|(_, op)| match &op.kind {
            OpKind::Init { dest, value } if *dest == local => Some(value),
            _ => None,
        });
        let (operand, is_same) = match found.next()? {
            Value::Use(operand) => (operand, true),
            Value::Unary { operator: Unary::Not, operand } => (operand, false),
            _ => return None,
        };
        let polarity = self.polarity_at(from, operand.local()?, depth - 1)?;
        Some(polarity == is_same)
    }

    /// The literal that an operand is, directly or by way of a variable.
    pub fn literal<'a>(&'a self, operand: &'a Operand) -> Option<&'a Literal> {
        match operand {
            Operand::Literal(literal) => Some(literal),
            Operand::Place(_) => match self.made(operand.local()?)? {
                (_, Value::Use(Operand::Literal(literal))) => Some(literal),
                _ => None,
            },
        }
    }

    /// The only value that a local is given without a call, and where.
    pub fn made(&self, local: LocalId) -> Option<(OpPos, &Value)> {
        let mut found = self.code.ops().filter(|it| written(&it.1.kind) == Some(local));
        let (pos, op) = found.next()?;
        match &op.kind {
            OpKind::Init { value, .. } if found.next().is_none() => Some((pos, value)),
            _ => None,
        }
    }
}

impl Operand {
    /// The local that the operand is or is in.
    pub fn local(&self) -> Option<LocalId> {
        match self.place()?.base {
            PlaceBase::Local(local) => Some(local),
            _ => None,
        }
    }
}

fn into(code: &Code) -> Vec<Vec<LocalId>> {
    let mut res = vec![Vec::new(); code.body.locals.len()];
    for (_, op) in code.ops() {
        let Some(dest) = written(&op.kind) else { continue };
        op.kind.for_each_place(&mut |place| {
            if let PlaceBase::Local(from) = place.base {
                res[from.idx()].push(dest);
            }
        });
    }
    res
}

/// The local that an op gives a value to.
pub(super) fn written(op: &OpKind) -> Option<LocalId> {
    match op {
        OpKind::Init { dest, .. }
        | OpKind::Bind { dest, .. }
        | OpKind::Call { dest, .. }
        | OpKind::Await { dest, .. } => Some(*dest),
        OpKind::Assign { dest, .. } | OpKind::AssignOp { dest, .. } => match dest.base {
            PlaceBase::Local(local) if dest.projections.is_empty() => Some(local),
            _ => None,
        },
        _ => None,
    }
}
