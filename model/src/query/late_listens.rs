//! Questions about events whose notifications reach only those who wait already.

use diag::{Span, TextRange};

use super::{CheckKind, meaning::Meaning};
use crate::{
    CodeId, Declared, Model, Object, OpPos, effects::BlockKind, facts::OpKind, link::AdtId,
};

/// A wait for an event that begins after the look on which it depends.
#[derive(Clone, Debug)]
pub struct LateListen {
    pub code: CodeId,
    pub range: TextRange,
    /// The event.
    pub on: Object,
    pub look: TextRange,
    /// A notification that is over when the wait begins.
    pub notify: Span,
}

/// A notification of an event.
struct Signal {
    adt: AdtId,
    owner: Option<Declared>,
    declared: Option<Declared>,
    passing: bool,
    at: Span,
}

impl Model {
    /// Waits that begin after a look, for events of which nothing stays that is missed in between.
    pub fn late_listens(&self) -> Vec<LateListen> {
        let signals = self.signals();
        let mut res = Vec::new();
        if !signals.iter().any(|it| it.passing) {
            return res;
        }
        for code in self.codes() {
            for (known, adt) in self.signal_calls(code) {
                let is_listen = known
                    .effects
                    .blocks
                    .is_some_and(|it| it.kind == BlockKind::Wait && it.awaits && !it.timed);
                let Some(on) = self.receiver(&known).filter(|_| is_listen) else { continue };
                let owner = self.owned_by(&on, adt);
                let may_be = |it: &&Signal| match (owner, it.owner) {
                    (Some(a), Some(b)) => a == b,
                    _ => true,
                };
                let of_type = || signals.iter().filter(|it| it.adt == adt).filter(may_be);
                let declared = self.declared(&on);
                let same = of_type().find(|it| declared.is_some() && it.declared == declared);
                if let Some(notify) = same
                    && of_type().all(|it| it.passing)
                    && !self.is_guarded(code, known.pos)
                    && let Some(look) = self.look_without_another(code, known.pos)
                {
                    let notify = notify.at;
                    res.push(LateListen { code, range: known.range, on, look, notify });
                }
            }
        }
        res
    }

    fn signals(&self) -> Vec<Signal> {
        let mut res = Vec::new();
        for code in self.codes() {
            for (known, adt) in self.signal_calls(code) {
                let Some(notify) = known.effects.notify else { continue };
                let on = self.receiver(&known);
                res.push(Signal {
                    adt,
                    owner: on.as_ref().and_then(|it| self.owned_by(it, adt)),
                    declared: on.as_ref().and_then(|it| self.declared(it)),
                    passing: notify.passing,
                    at: self.span(code, known.range),
                });
            }
        }
        res
    }

    /// The look that leads to `listen`, if there is none between that and the next await.
    fn look_without_another(&self, code: CodeId, listen: OpPos) -> Option<TextRange> {
        let body = &self.bodies.codes[code.idx()];
        let control = self.control(code);
        let looks = body.ops().filter(|(pos, op)| {
            let meaning = self.meaning(code, *pos, op);
            matches!(meaning, Meaning::Check(check) if check.kind != CheckKind::Receive)
        });
        let looks: Vec<(OpPos, TextRange)> = looks.map(|(pos, op)| (pos, op.range)).collect();
        let is_await = |pos: OpPos| {
            let ops = &body.body.blocks[pos.block.idx()].ops;
            ops.get(pos.op as usize).is_some_and(|it| matches!(it.kind, OpKind::Await { .. }))
        };
        if looks.iter().any(|it| control.reaches_without(listen, it.0, is_await)) {
            return None;
        }
        let decides = |pos| control.is_switch(pos);
        let leads = |it: &OpPos| {
            control.reaches(*it, listen) && !control.reaches_without(*it, listen, decides)
        };
        looks.into_iter().rfind(|it| leads(&it.0)).map(|it| it.1)
    }
}
