//! Questions about calls that seem to wait: for futures that are ready, or where no runtime is.

use diag::Span;

use super::{Control, KnownCall, Switch};
use crate::{
    CodeId, Model, OpPos,
    effects::{How, Says},
    facts::{LocalId, PathId, Test},
    ty::Ty,
};

impl Model {
    /// Whether the call at `span` of a body runs an `async` block to its end that waits for nobody:
    /// one that dresses up a reader which blocks, with `AllowStdIo`, to use code that is written for
    /// others.
    pub(super) fn runs_ready(&self, code: CodeId, span: Span) -> bool {
        let mut known = self.known_calls(code).filter(|it| self.span(code, it.range) == span);
        let block = known.find_map(|it| self.future_at(code, it.input(it.effects.block_on?)?));
        block.is_some_and(|it| self.is_ready(it))
    }

    fn is_ready(&self, block: CodeId) -> bool {
        let dresses_up = |it: &KnownCall<'_>| self.self_effects(it.func).is_some_and(|it| it.ready);
        let waits = |it: &KnownCall<'_>| {
            let acquire = it.effects.acquire.is_some_and(|it| it.how == How::Awaits);
            let ty = it.input(0).and_then(|on| self.operand_ty(block, on));
            (acquire || it.effects.blocks.is_some_and(|it| it.awaits))
                && !ty.is_some_and(|it| self.is_around_ready(it))
        };
        let mut own = self.resolved_calls(block).own.iter();
        self.known_calls(block).any(|it| dresses_up(&it))
            && !self.known_calls(block).any(|it| waits(&it))
            && !own.any(|it| self.async_body(it.1).is_some())
    }

    /// Whether a value is one that never waits, or reads from one.
    fn is_around_ready(&self, ty: &Ty) -> bool {
        ty.strip_refs().as_adt().is_some_and(|(id, args)| {
            self.program.adt(id).effects.ready || args.iter().any(|it| self.is_around_ready(it))
        })
    }

    /// Whether the call at `span` of a body comes only where the body was told that no runtime is
    /// there: `if Handle::try_current().is_err()`.
    pub(super) fn is_off_runtime(&self, code: CodeId, span: Span) -> bool {
        let asked: Vec<LocalId> =
            self.known_calls(code).filter(|it| it.effects.on_runtime).map(|it| it.dest).collect();
        if asked.is_empty() {
            return false;
        }
        let body = &self.bodies.codes[code.idx()];
        let at: Vec<OpPos> =
            body.ops().filter(|it| body.span(it.1.range) == span).map(|it| it.0).collect();
        let control = self.control(code);
        asked.iter().any(|it| {
            let mut switches = control.switches();
            switches.any(|on| at.iter().any(|at| self.says_no(&control, code, *it, on, *at)))
        })
    }

    /// Whether an op comes only on those ways of a switch on which `asked` has no value.
    fn says_no(
        &self,
        control: &Control<'_>,
        code: CodeId,
        asked: LocalId,
        switch: Switch<'_>,
        at: OpPos,
    ) -> bool {
        let Some(on) = switch.on.local() else { return false };
        let chosen = control.chosen(switch, at, |_| false);
        let values = self.values(code);
        let copies = values.copies(asked);
        let says_no = |test: &Test| match test {
            _ if !copies.contains(&on) => {
                // `asked.is_err()`
                let answer = self.known_calls(code).find_map(|it| {
                    let says = it.effects.tells?;
                    let of = it.input(0)?.local().filter(|it| copies.contains(it));
                    let is_same = of.and_then(|_| values.polarity(it.dest, on))?;
                    Some(is_same == (says == Says::Absent))
                });
                answer.is_some_and(|it| *test == Test::Bool(it))
            }
            Test::Break => true,
            Test::Variant(path) => self.is_any_of(code, *path, &["Err", "None"]),
            Test::Otherwise => switch.targets.iter().any(|it| match it.0 {
                Test::Variant(path) => self.is_any_of(code, path, &["Ok", "Some"]),
                _ => false,
            }),
            _ => false,
        };
        !chosen.is_empty() && chosen.into_iter().all(says_no)
    }

    fn is_any_of(&self, code: CodeId, path: PathId, names: &[&str]) -> bool {
        let path = &self.bodies.codes[code.idx()].body.paths[path.idx()];
        path.segments.last().is_some_and(|it| names.contains(&it.name.as_str()))
    }
}
