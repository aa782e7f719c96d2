//! Questions about the two ends of a channel that a body makes: who sends, who receives, and which
//! end outlives what.

use diag::TextRange;

use super::{Birth, CallKinds, EndKind, Fate, Feed, Presence, UseKind};
use crate::{
    CodeId, Model, Object, OpPos, Target,
    effects::{ChannelEnd, ChannelKind, FuncEffects},
    facts::{
        Callee, Lang, Literal, LocalId, LoopId, OpKind, Operand, Place, PlaceBase, Projection,
        Terminator,
    },
};

/// A channel that a body makes.
#[derive(Clone, Debug)]
pub struct Pair {
    pub code: CodeId,
    /// The call that makes it.
    pub range: TextRange,
    pub name_range: TextRange,
    pub kind: ChannelKind,
    /// How many messages it holds, where that is written as a number.
    pub capacity: Option<u64>,
    pub sender: Birth,
    pub receiver: Birth,
}

/// Something that is done with an end of a channel.
#[derive(Clone, Debug)]
pub struct ChannelUse {
    pub code: CodeId,
    pub pos: OpPos,
    pub range: TextRange,
}

/// What is known of who sends on a channel.
#[derive(Clone, Debug, Default)]
pub struct Sends {
    pub uses: Vec<ChannelUse>,
    /// A sender gets to where it is not followed.
    pub is_open: bool,
    /// The senders that were cloned, with the first.
    pub senders: Vec<Birth>,
}

/// A loop that receives until there is no sender any more.
#[derive(Clone, Debug)]
pub struct Drain {
    pub code: CodeId,
    /// Where it waits for the next message.
    pub pos: OpPos,
    pub range: TextRange,
    /// There are other ways out of the loop.
    pub has_other_exits: bool,
}

impl Model {
    /// The channels that a body makes and whose ends it has in variables.
    pub fn channel_pairs(&self, code: CodeId) -> Vec<Pair> {
        let calls = self.known_calls_of(code, CallKinds::CHANNEL);
        let calls = calls.filter_map(|it| Some((it, it.effects.channel?)));
        let pairs = calls.filter_map(|(known, kind)| {
            let end = |wanted: ChannelEnd| {
                let adt = |it| self.program.adt(it).effects.channel == Some(wanted);
                let ty = &self.bodies.typed[code.idx()].locals[known.dest.idx()];
                let (path, adt) = self.program.owned_in(ty, &adt).into_iter().next()?;
                let base = PlaceBase::Local(known.dest);
                Some(Birth { code, pos: Some(known.pos), base, path, adt })
            };
            let capacity = match known.input(0) {
                Some(Operand::Literal(Literal::Int { value, .. })) => *value,
                _ => None,
            };
            Some(Pair {
                code,
                range: known.range,
                name_range: known.call.name_range,
                kind,
                capacity,
                sender: end(ChannelEnd::Sender)?,
                receiver: end(ChannelEnd::Receiver)?,
            })
        });
        pairs.collect()
    }

    /// The variable that a part of a new value goes to first.
    pub fn variable_of(&self, birth: &Birth) -> Option<LocalId> {
        let ops = self.bodies.codes[birth.code.idx()].ops();
        let takes = |place: &Place| {
            let fields: Vec<_> = place.projections.iter().filter_map(field_of).collect();
            place.base == birth.base && fields == birth.path
        };
        let mut dests = ops.filter_map(|(_, op)| match &op.kind {
            OpKind::Bind { dest, source, .. } if takes(source) => Some(*dest),
            _ => None,
        });
        let bound = dests.next();
        bound.or(match birth.base {
            PlaceBase::Local(local) if birth.path.is_empty() => Some(local),
            _ => None,
        })
    }

    /// Who sends on a channel, and with which clones of its sender.
    pub fn sends(&self, pair: &Pair) -> Sends {
        let mut res = Sends::default();
        let mut work = vec![pair.sender.clone()];
        while let Some(birth) = work.pop() {
            if res.senders.contains(&birth) {
                continue;
            }
            let fate = self.fate(&birth);
            self.note_sends(&fate, &birth, &mut res, &mut work);
            res.senders.push(birth);
        }
        res.senders.sort_by_key(|it| (it.code, it.pos));
        res.uses.sort_by_key(|it| (it.code, it.pos));
        res
    }

    fn note_sends(&self, fate: &Fate, birth: &Birth, res: &mut Sends, work: &mut Vec<Birth>) {
        res.is_open |= fate.is_unsure;
        for it in &fate.uses {
            let UseKind::Called { func: Some(func), .. } = it.kind else {
                res.is_open |= it.kind != UseKind::Awaited;
                continue;
            };
            let here = ChannelUse { code: it.code, pos: it.pos, range: it.range };
            if self.program.func(func).effects.send {
                res.uses.push(here);
            } else if let Some(clone) = self.clone_at(&here, birth) {
                work.push(clone);
            }
        }
        for end in &fate.ends {
            match &end.kind {
                EndKind::Given { func: Some(func), .. }
                    if self.program.func(*func).effects.send =>
                {
                    let here = ChannelUse { code: end.code, pos: end.pos, range: end.range };
                    res.uses.push(here);
                }
                EndKind::Given { .. } | EndKind::Stored(_) | EndKind::Returned => {
                    res.is_open = true;
                }
                EndKind::Dropped(_) | EndKind::Awaited => {}
            }
        }
    }

    /// A new sender that a call makes of one.
    fn clone_at(&self, at: &ChannelUse, birth: &Birth) -> Option<Birth> {
        let OpKind::Call { dest, .. } = &self.bodies.codes[at.code.idx()].op(at.pos).kind else {
            return None;
        };
        let ty = &self.bodies.typed[at.code.idx()].locals[dest.idx()];
        let (adt, _) = ty.as_adt().filter(|it| it.0 == birth.adt)?;
        let base = PlaceBase::Local(*dest);
        Some(Birth {
            code: at.code,
            pos: Some(at.pos),
            base,
            path: Vec::new(),
            adt,
        })
    }

    /// The loops, in the body that makes the channel and those nested in it, that receive from it
    /// until the last sender is gone.
    pub fn drains(&self, pair: &Pair) -> Vec<Drain> {
        let Some(receiver) = self.variable_of(&pair.receiver) else { return Vec::new() };
        let object = Object::local(pair.code, receiver);
        let mut res = Vec::new();
        for code in self.bodies.around(pair.code) {
            let code = CodeId(code as u32);
            for (pos, op) in self.bodies.codes[code.idx()].ops() {
                let OpKind::Call { dest, call } = &op.kind else { continue };
                let waits = |it: &FuncEffects| {
                    it.recv && it.blocks.is_some_and(|it| !it.timed && !it.awaits)
                };
                let is_next = matches!(call.callee, Callee::Lang(Lang::Next));
                let effects = match self.bodies.typed[code.idx()].calls.get(&pos) {
                    Some(Target::Func(target)) => Some(&self.program.func(target.func).effects),
                    _ => self.next_effects(code, pos),
                };
                let Some(of) = call.inputs().next().filter(|_| effects.is_some_and(waits)) else {
                    continue;
                };
                let is_same = self.object(code, of).is_some_and(|it| it.root == object.root);
                let innermost = self.control(code).loops(pos).next();
                if let Some(id) = innermost.filter(|_| is_same) {
                    let has_other_exits = self.control(code).exits(id).len() > 1;
                    let ends = is_next || self.ends_with_receive(code, id, *dest);
                    res.extend(ends.then_some(Drain {
                        code,
                        pos,
                        range: self.head_of(code, id).filter(|_| is_next).unwrap_or(op.range),
                        has_other_exits,
                    }));
                }
            }
        }
        res
    }

    /// `while let Ok(message) = receiver.recv()`: the loop ends where nothing is received.
    fn ends_with_receive(&self, code: CodeId, id: LoopId, received: LocalId) -> bool {
        let body = &self.bodies.codes[code.idx()].body;
        let control = self.control(code);
        control.members(id).any(|it| match &body.blocks[it.idx()].terminator {
            Terminator::Switch { on: Operand::Place(place), targets } => {
                let is_it = place.base == PlaceBase::Local(received);
                is_it && targets.iter().any(|it| control.goes_out(id, it.1))
            }
            _ => false,
        })
    }

    /// What a `for` goes through.
    fn head_of(&self, code: CodeId, id: LoopId) -> Option<TextRange> {
        let body = &self.bodies.codes[code.idx()].body;
        let range = body.loops[id.idx()].range;
        body.heads.iter().find(|it| it.construct == range).map(|it| it.range)
    }

    /// Whether a value is in a variable of its body whenever the op at `pos` runs.
    pub fn is_here(&self, birth: &Birth, pos: OpPos) -> bool {
        self.fate(birth).presence(pos) == Presence::Here
    }

    /// What a loop around a send waits for, if it sends in each of its rounds.
    pub fn feed(&self, send: &ChannelUse) -> Option<Feed> {
        let control = self.control(send.code);
        let found = control.loops(send.pos).find_map(|id| self.source_of(send.code, id))?;
        let skips = control.reaches_without(found.pos, found.pos, |it| it == send.pos);
        (!skips).then_some(found)
    }
}

fn field_of(projection: &Projection) -> Option<crate::Symbol> {
    match projection {
        Projection::Field(name) => Some(*name),
        _ => None,
    }
}
