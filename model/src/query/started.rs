//! What threads and pools are started with.

use diag::{Span, TextRange};

use crate::{
    Acquisition, CodeId, EventKind, Model, OpPos, Root, Source,
    effects::{How, LockKind, Mode, SpawnKind},
    facts::{LoopId, LoopKind, Place, Terminator, Test},
};

impl Model {
    /// The closures that run on threads or pools for computing, each once.
    pub fn started(&self) -> Vec<CodeId> {
        let mut res: Vec<CodeId> = self
            .codes()
            .flat_map(|it| &self.solution.flows[it.idx()].events)
            .filter_map(|it| match it.kind {
                EventKind::Spawn {
                    kind: SpawnKind::Thread | SpawnKind::Scoped | SpawnKind::Pool | SpawnKind::Compute,
                    code,
                } => code,
                _ => None,
            })
            .collect();
        res.sort();
        res.dedup();
        res
    }

    /// Where the `for` loop is in whose every round a lock from outside is taken to change a little,
    /// and given up again.
    pub fn taken_for_each(&self, code: CodeId, acquisition: &Acquisition) -> Option<Span> {
        let is_lock = acquisition.lock.is_some_and(|it| it.kind == LockKind::Mutex);
        let is_outer = match acquisition.object.root {
            Root::Local(root, _) => root != code,
            Root::Static(_) => true,
            Root::Unknown => false,
        };
        let is_usual = acquisition.mode == Mode::Exclusive
            && acquisition.how == How::Blocks
            && acquisition.source == Source::Direct;
        if !(is_lock && is_outer && is_usual) {
            return None;
        }
        let control = self.control(code);
        let body = &self.bodies.codes[code.idx()].body;
        let innermost = control.loops(acquisition.pos).next()?;
        let round = &body.loops[innermost.idx()];
        let within = |it: TextRange| round.range.contains(it);
        let ends_within = acquisition.releases.iter().all(|it| within(it.range));
        let (at, pos) = self.content_change(code, acquisition)?;
        let changes_within = at == code && control.loops(pos).any(|it| it == innermost);
        let is_each =
            round.kind == LoopKind::For && self.runs_each_round(code, innermost, acquisition.pos);
        let waits = self.waits_in(code, round.range) || self.is_over_channel(code, round.range);
        let is_found = is_each && ends_within && changes_within && !waits;
        is_found.then(|| {
            let head = TextRange::new(round.range.start, acquisition.range.start);
            let head = body
                .heads
                .iter()
                .find(|it| it.construct == round.range)
                .map_or(head, |it| it.range);
            self.span(code, head)
        })
    }

    /// Whether a round that begins always comes past `pos`: not only for some of the elements.
    fn runs_each_round(&self, code: CodeId, id: LoopId, pos: OpPos) -> bool {
        let body = &self.bodies.codes[code.idx()].body;
        let control = self.control(code);
        let header = body.loops[id.idx()].header;
        let back = |it: OpPos| it == OpPos { block: header, op: 0 };
        let starts = body.blocks.iter().filter_map(|it| match &it.terminator {
            Terminator::Switch { targets, .. } if it.in_loop == Some(id) => {
                targets.iter().find(|it| it.0 == Test::Some).map(|it| it.1)
            }
            _ => None,
        });
        let mut starts = starts.map(|block| OpPos { block, op: 0 });
        starts.all(|start| {
            start == pos || {
                let goal = OpPos { block: header, op: 0 };
                !control.reaches_without(start, goal, |it| it == pos && !back(it))
            }
        })
    }

    /// Whether the loop `construct` takes its elements from a channel.
    fn is_over_channel(&self, code: CodeId, construct: TextRange) -> bool {
        let body = &self.bodies.codes[code.idx()].body;
        let Some(head) = body.heads.iter().find(|it| it.construct == construct) else {
            return false;
        };
        let places = &self.bodies.typed[code.idx()].places;
        let of_channel = |place: &Place| {
            let adt = places.get(place).and_then(|it| it.ty.strip_refs().as_adt());
            adt.is_some_and(|it| self.program.adt(it.0).effects.channel.is_some())
        };
        let ops = body.blocks.iter().flat_map(|it| &it.ops);
        let mut ops = ops.filter(|it| head.range.contains(it.range));
        ops.any(|op| {
            let mut found = false;
            op.kind.for_each_place(&mut |it| found |= of_channel(it));
            found
        })
    }

    fn waits_in(&self, code: CodeId, range: TextRange) -> bool {
        let events = self.solution.flows[code.idx()].events.iter();
        let mut waits = events.filter(|it| {
            matches!(
                it.kind,
                EventKind::Block { .. } | EventKind::Wait { .. } | EventKind::Await { .. }
            )
        });
        waits.any(|it| range.contains(it.range))
    }
}
