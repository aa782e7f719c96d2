//! Whether a channel with a bound has room for all that is ever sent to it.

use super::{ChannelUse, Pair};
use crate::{
    CodeId, Model,
    effects::ChannelKind,
    facts::{Callee, Lang, LocalId, LoopId, LoopKind, OpKind, Operand, Place, PlaceBase, Value},
};

/// How often a send runs for one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Rounds {
    Once,
    /// Once for each element of this.
    Each(Variable),
}

/// A variable of a body, whichever closure names it.
type Variable = (CodeId, LocalId);

impl Model {
    /// Whether nobody ever waits to send: there are no more sends than the channel holds messages, as in
    /// `sync_channel(1)` for one answer, or `sync_channel(jobs.len())` for one from each job.
    pub(super) fn has_room_for_all(&self, pair: &Pair) -> bool {
        if pair.kind != ChannelKind::Bounded {
            return false;
        }
        let sends = self.sends(pair);
        let rounds = sends.uses.iter().map(|it| self.rounds(pair, it));
        let Some(rounds) = rounds.collect::<Option<Vec<Rounds>>>().filter(|_| !sends.is_open)
        else {
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
    fn capacity_of(&self, pair: &Pair) -> Option<Variable> {
        let capacity = self.known_call_at(pair.code, pair.sender.pos?)?.input(0)?.local()?;
        let values = self.values(pair.code);
        let mut calls = self.known_calls(pair.code).filter(|it| it.effects.length);
        let length = calls.find(|it| values.copies(it.dest).contains(&capacity))?;
        self.variable(pair.code, length.input(0)?.place()?)
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
    fn gone_through(&self, code: CodeId, id: LoopId) -> Option<Variable> {
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
        self.variable(code, of.and_then(Operand::place)?)
    }

    /// The variable that a place is, or that it borrows, or whose iterator it is.
    fn variable(&self, code: CodeId, place: &Place) -> Option<Variable> {
        let body = &self.bodies.codes[code.idx()];
        if !place.projections.is_empty() {
            return None;
        }
        let local = match place.base {
            PlaceBase::Local(local) => local,
            PlaceBase::Upvar(idx) => {
                let base = body.body.upvars[idx as usize].base;
                return self.variable(body.parent?.0, &Place { base, projections: Vec::new() });
            }
            PlaceBase::Path(_) => return None,
        };
        // Ops that give a local its value stand before those that use it, so that this ends.
        let from = body.ops().find_map(|(_, op)| match &op.kind {
            OpKind::Init { dest, value: Value::Ref { place, .. } } if *dest == local => Some(place),
            OpKind::Call { dest, call } if *dest == local => {
                let is_head = matches!(call.callee, Callee::Lang(Lang::IntoIter));
                call.args.first().filter(|_| is_head).and_then(Operand::place)
            }
            _ => None,
        });
        match from {
            Some(from) => self.variable(code, from),
            None => Some((code, local)),
        }
    }
}
