//! Decisions that look at one atomic twice.

use super::{AtomicAccess, Control, Sharing, Values, meaning::Meaning};
use crate::{
    CodeId, Model, OpPos,
    effects::AtomicOp,
    facts::{LocalId, OpKind, Terminator, Value},
};

/// Two looks at one atomic that decide something together.
#[derive(Clone, Debug)]
pub struct DoubleLoad<'m> {
    pub code: CodeId,
    pub first: AtomicAccess<'m>,
    pub second: AtomicAccess<'m>,
}

/// Operators by which a value is compared with a later one to find out whether it has changed.
const SAMENESS: &[&str] = &["==", "!="];

/// Operators whose result is there to decide something.
const COMPARISONS: &[&str] = &["<", "<=", ">", ">=", "&&", "||", "&", "|"];

struct Looks<'m> {
    model: &'m Model,
    code: CodeId,
    control: Control<'m>,
    values: Values<'m>,
}

impl Model {
    /// Decisions that look at one atomic twice, with nothing done in between.
    pub fn double_loads(&self) -> Vec<DoubleLoad<'_>> {
        let mut res = Vec::new();
        for code in self.codes() {
            let accesses = self.atomic_accesses(code);
            let (control, values) = (self.control(code), self.values(code));
            let looks = Looks { model: self, code, control, values };
            for second in accesses.iter().filter(|it| it.op == AtomicOp::Load) {
                let mut firsts = accesses.iter().filter(|it| it.reads() && it.pos != second.pos);
                if let Some(first) = firsts.find(|first| looks.decide(first, second)) {
                    let (first, second) = (first.clone(), second.clone());
                    res.push(DoubleLoad { code, first, second });
                }
            }
        }
        res
    }
}

impl Looks<'_> {
    fn decide(&self, first: &AtomicAccess<'_>, second: &AtomicAccess<'_>) -> bool {
        let is_same = first.object == second.object && first.object.is_exact();
        is_same
            && first.range.end <= second.range.start
            && self.model.sharing(self.code, &first.object) == Sharing::Shared
            && !self.model.is_guarded(self.code, second.pos)
            && (self.meet(first, second) || self.follow(first, second))
            && !self.acts_between(first.pos, second.pos)
    }

    /// One operator has a value from each.
    fn meet(&self, first: &AtomicAccess<'_>, second: &AtomicAccess<'_>) -> bool {
        let (of_first, of_second) =
            (self.values.derived(first.dest), self.values.derived(second.dest));
        self.model.bodies.codes[self.code.idx()].ops().any(|(_, op)| {
            let OpKind::Init { dest, value: Value::Binary { operator, left, right } } = &op.kind
            else {
                return false;
            };
            if !COMPARISONS.contains(&operator.as_str()) && !self.decides(*dest) {
                return false;
            }
            let (Some(left), Some(right)) = (left.local(), right.local()) else { return false };
            !SAMENESS.contains(&operator.as_str())
                && of_first.contains(&left) != of_first.contains(&right)
                && of_second.contains(&left) != of_second.contains(&right)
                && of_first.contains(&left) != of_second.contains(&left)
        })
    }

    /// Whether it hangs on a value where to go on.
    fn decides(&self, local: LocalId) -> bool {
        let derived = self.values.derived(local);
        self.control.switches().any(|it| it.on.local().is_some_and(|it| derived.contains(&it)))
    }

    /// The first decides whether the second is looked at, which then decides as well.
    fn follow(&self, first: &AtomicAccess<'_>, second: &AtomicAccess<'_>) -> bool {
        let body = &self.model.bodies.codes[self.code.idx()].body;
        let (from, to) =
            (&body.blocks[first.pos.block.idx()], &body.blocks[second.pos.block.idx()]);
        let decides = |terminator: &Terminator, access: &AtomicAccess<'_>| match terminator {
            Terminator::Switch { on, .. } => {
                on.local().is_some_and(|it| self.values.derived(access.dest).contains(&it))
            }
            _ => false,
        };
        from.in_loop == to.in_loop
            && decides(&from.terminator, first)
            && decides(&to.terminator, second)
            && from.terminator.successors().any(|it| it == second.pos.block)
    }

    fn acts_between(&self, first: OpPos, second: OpPos) -> bool {
        self.model.bodies.codes[self.code.idx()].ops().any(|(pos, op)| {
            let is_between = pos != first
                && pos != second
                && self.control.reaches_without(first, pos, |it| it == second)
                && self.control.reaches_without(pos, second, |it| it == first);
            is_between
                && !matches!(
                    self.model.meaning(self.code, pos, op),
                    Meaning::Neutral | Meaning::Assert | Meaning::Check(_)
                )
        })
    }
}
