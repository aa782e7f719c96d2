//! Questions about threads that do the same again and again, with a sleep in between.

use diag::{Span, TextRange};
use rustc_hash::FxHashSet;

use super::sleeping::{Round, Sleep};
use crate::{
    CodeId, Event, EventKind, Model,
    effects::{BlockKind, ChannelEnd, SpawnKind},
    facts::{LoopId, LoopKind, OpKind, Place, PlaceBase, Value},
};

/// A loop that sleeps for the same time in each of its rounds, on a thread of its own.
#[derive(Clone, Debug)]
pub struct Periodic {
    pub code: CodeId,
    /// The whole loop.
    pub range: TextRange,
    pub sleep: TextRange,
    /// Where the thread is started.
    pub spawn: Span,
    pub in_test: bool,
}

impl Model {
    /// The loops in which threads spend their lives, doing something and sleeping in turns.
    pub fn periodic_loops(&self) -> Vec<Periodic> {
        let mut res = Vec::new();
        let mut told = FxHashSet::default();
        for code in self.codes() {
            let spawns = self.spawns(code);
            let own = spawns.filter(|it| matches!(it.kind, SpawnKind::Thread | SpawnKind::Scoped));
            for spawn in own {
                let lives = spawn.entry.map_or_else(Vec::new, |it| self.life(it));
                for life in lives {
                    if let Some((id, sleep)) = self.pace(life)
                        && told.insert((life, id))
                    {
                        res.push(Periodic {
                            code: life,
                            range: self.bodies.codes[life.idx()].body.loops[id.idx()].range,
                            sleep: sleep.range,
                            spawn: self.span(code, spawn.known.call.name_range),
                            in_test: self.in_test(code),
                        });
                    }
                }
            }
        }
        res
    }

    /// The body that a thread begins with, and what that calls for good: outside of loops.
    fn life(&self, entry: CodeId) -> Vec<CodeId> {
        let body = &self.bodies.codes[entry.idx()].body;
        let mut res = vec![entry];
        for event in &self.solution.flows[entry.idx()].events {
            if let EventKind::Call(invocation) = &event.kind
                && !invocation.is_weak
                && body.blocks[event.pos.block.idx()].in_loop.is_none()
            {
                res.extend(&invocation.codes);
            }
        }
        res
    }

    /// The loop of a body that is paced by nothing but a sleep.
    fn pace(&self, code: CodeId) -> Option<(LoopId, Sleep)> {
        let body = &self.bodies.codes[code.idx()].body;
        self.sleeps(code).into_iter().find_map(|sleep| {
            let id = body.blocks[sleep.pos.block.idx()].in_loop?;
            let of = &body.loops[id.idx()];
            let is_outer = of.kind != LoopKind::For && of.parent.is_none();
            let is_paced = is_outer && !sleep.awaits && self.is_paced(code, id, &sleep);
            is_paced.then_some((id, sleep))
        })
    }

    fn is_paced(&self, code: CodeId, id: LoopId, sleep: &Sleep) -> bool {
        let round = Round::new(self, code, id);
        let events = self.solution.flows[code.idx()].events.iter();
        let mut others = events.filter(|it| {
            round.members.contains(&it.pos.block) && (it.pos, it.range) != (sleep.pos, sleep.range)
        });
        round.works()
            && self.is_steady(code, sleep, &round)
            && !self.draws(code, &round)
            && !round.is_bounded()
            && round.always_passes(sleep.pos.block)
            && round.is_led_by_looks()
            && round.poll(sleep).is_none()
            && !others.any(|it| self.waits(it))
    }

    /// Whether the sleep has the same length in all rounds.
    fn is_steady(&self, code: CodeId, sleep: &Sleep, round: &Round<'_>) -> bool {
        let OpKind::Call { call, .. } = &self.bodies.codes[code.idx()].op(sleep.pos).kind else {
            return false;
        };
        let is_kept = |place: &Place| {
            let mut ops = self.bodies.codes[code.idx()].ops();
            place.projections.is_empty()
                && !ops.any(|(pos, op)| {
                    round.members.contains(&pos.block) && changes(&op.kind, &place.base)
                })
        };
        let is_outer = call.args.iter().all(|it| it.place().is_none_or(is_kept));
        is_outer || self.is_constant_sleep(code, sleep)
    }

    /// Whether something is received in the round, or looked for at a channel.
    fn draws(&self, code: CodeId, round: &Round<'_>) -> bool {
        let mut calls = self.known_calls(code).filter(|it| round.members.contains(&it.pos.block));
        calls.any(|it| {
            let end = self.self_effects(it.func).and_then(|it| it.channel);
            it.effects.recv || end == Some(ChannelEnd::Receiver)
        })
    }

    /// Whether something else may come to an end there than work: a sleep, or what others have to do.
    fn waits(&self, event: &Event) -> bool {
        let is_wait = |kind: BlockKind| !matches!(kind, BlockKind::Io | BlockKind::Lock);
        match &event.kind {
            EventKind::Block { kind, .. } => is_wait(*kind),
            EventKind::Wait { .. } | EventKind::Await { .. } => true,
            EventKind::Call(invocation) => invocation.codes.iter().any(|it| {
                let blocks = &self.solution.summaries[it.idx()].blocks;
                blocks.iter().any(|it| is_wait(it.kind))
            }),
            _ => false,
        }
    }
}

/// Whether the op gives the variable another value, or lends it to be changed.
fn changes(op: &OpKind, variable: &PlaceBase) -> bool {
    let is_it = |it: &Place| it.base == *variable;
    match op {
        OpKind::Assign { dest, .. } | OpKind::AssignOp { dest, .. } => is_it(dest),
        OpKind::Init { value: Value::Ref { mutable: true, place }, .. } => is_it(place),
        OpKind::Init { dest, .. }
        | OpKind::Bind { dest, .. }
        | OpKind::Call { dest, .. }
        | OpKind::Await { dest, .. } => *variable == PlaceBase::Local(*dest),
        _ => false,
    }
}
