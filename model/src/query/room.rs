//! Whether a channel with a bound has room for all that is ever sent to it.

use super::{ChannelUse, Pair};
use crate::{
    CodeId, Model, Object,
    effects::ChannelKind,
    facts::{Callee, Lang, LoopId, LoopKind, OpKind, Operand},
};

/// How often a send runs for one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Rounds {
    Once,
    /// Once for each element of this.
    Each(Object),
}

impl Model {
    /// Whether nobody ever waits to send: there are no more sends than the channel holds messages, as in
    /// `sync_channel(1)` for one answer, or `sync_channel(jobs.len())` for one from each job.
    pub(super) fn has_room_for_all(&self, pair: &Pair) -> bool {
        if pair.kind != ChannelKind::Bounded {
            return false;
        }
        let sends = self.sends(pair);
        let rounds = sends.uses.iter().map(|it| self.rounds(pair, it));
        let Some(rounds) = rounds.collect::<Option<Vec<Rounds>>>().filter(|_| !sends.is_open) else {
            return false;
        };
        match (pair.capacity, rounds.as_slice()) {
            (Some(capacity), _) => {
                rounds.iter().all(|it| *it == Rounds::Once) && rounds.len() as u64 <= capacity
            }
            (None, [Rounds::Each(of)]) => self.capacity_of(pair).is_some_and(|it| it == *of),
            _ => false,
        }
    }

    /// What the channel has a place for each element of: `sync_channel(jobs.len())`.
    fn capacity_of(&self, pair: &Pair) -> Option<Object> {
        let capacity = self.known_call_at(pair.code, pair.sender.pos?)?.input(0)?.local()?;
        let values = self.values(pair.code);
        let mut calls = self.known_calls(pair.code).filter(|it| it.effects.length);
        let length = calls.find(|it| values.copies(it.dest).contains(&capacity))?;
        self.receiver(&length).filter(Object::is_exact)
    }

    fn rounds(&self, pair: &Pair, send: &ChannelUse) -> Option<Rounds> {
        let made = pair.sender.pos?;
        let (mut code, mut pos) = (send.code, send.pos);
        let mut res = Rounds::Once;
        loop {
            let control = self.control(code);
            // A loop around both makes a channel in each round.
            let around: Vec<LoopId> = match code == pair.code {
                true => control.loops(made).collect(),
                false => Vec::new(),
            };
            for id in control.loops(pos).filter(|it| !around.contains(it)) {
                let of = self.gone_through(code, id).filter(|_| res == Rounds::Once)?;
                res = Rounds::Each(of);
            }
            if code == pair.code {
                return Some(res);
            }
            // What runs elsewhere runs once; other closures may run any number of times.
            let (parent, _) = self.bodies.codes[code.idx()].parent?;
            let spawn = self.spawns(parent).find(|it| it.entry == Some(code))?;
            (code, pos) = (parent, spawn.known.pos);
        }
    }

    /// What a `for` goes through.
    fn gone_through(&self, code: CodeId, id: LoopId) -> Option<Object> {
        let body = &self.bodies.codes[code.idx()];
        if body.body.loops[id.idx()].kind != LoopKind::For {
            return None;
        }
        let control = self.control(code);
        let of = body.ops().find_map(|(pos, op)| {
            let OpKind::Call { call, .. } = &op.kind else { return None };
            let is_head = matches!(call.callee, Callee::Lang(Lang::Next))
                && control.loops(pos).next() == Some(id);
            call.inputs().next().filter(|_| is_head)
        });
        let place = of.and_then(Operand::place)?;
        Some(self.object_at(code, place)).filter(Object::is_exact)
    }
}
