//! Questions about who waits for whom at a channel.

use super::{Birth, CallKinds, ChannelUse, Drain, EndKind, Pair, UseKind};
use crate::{
    CodeId, Model, OpPos, Target,
    effects::{BlockKind, ChannelKind, FuncEffects},
    facts::{LoopId, LoopKind, OpKind},
    link::{FuncId, Parent},
};

impl Model {
    /// Where the body that makes a channel waits for the end of a loop that receives: in the loop
    /// itself, or where it joins the thread in which the loop runs, which the second part says.
    pub fn waits_for(&self, pair: &Pair, drain: &Drain) -> Option<(OpPos, bool)> {
        if drain.code == pair.code {
            return Some((drain.pos, false));
        }
        let spawn = self.spawns(pair.code).find(|it| it.entry == Some(drain.code))?;
        let is_handle = |it| self.program.adt(it).effects.thread_handle;
        let births = self.births(pair.code, &is_handle);
        let handle = births.into_iter().find(|it| it.pos == Some(spawn.known.pos))?;
        let ends = self.fate(&handle).ends;
        let join = ends.iter().find(|it| {
            let EndKind::Given { func: Some(func), .. } = it.kind else { return false };
            it.code == pair.code && self.blocks_on(func, BlockKind::Join)
        });
        join.map(|it| (it.pos, true))
    }

    fn blocks_on(&self, func: FuncId, kind: BlockKind) -> bool {
        self.program.func(func).effects.blocks.is_some_and(|it| it.kind == kind)
    }

    /// Whether a value is used in its first body only, and dropped there.
    pub fn stays_here(&self, birth: &Birth) -> bool {
        let fate = self.fate(birth);
        let is_here = |code: CodeId| code == birth.code;
        // `for message in receiver` uses the receiver up. One that is sent goes to somebody else.
        let is_drop = |it: &EndKind| match it {
            EndKind::Dropped(_) => true,
            EndKind::Given { func: Some(func), .. } => {
                self.program.is_stub(*func) && !self.program.func(*func).effects.send
            }
            _ => false,
        };
        let is_known = |it: &UseKind| match it {
            UseKind::Called { func: Some(func), .. } => {
                self.program.func(*func).effects.recv || self.program.is_stub(*func)
            }
            _ => false,
        };
        !fate.is_unsure
            && fate.ends.iter().all(|it| is_here(it.code) && is_drop(&it.kind))
            && fate.uses.iter().all(|it| is_here(it.code) && is_known(&it.kind))
    }

    fn effects_at(&self, code: CodeId, pos: OpPos) -> Option<&FuncEffects> {
        match self.bodies.typed[code.idx()].calls.get(&pos)? {
            Target::Func(target) => Some(&self.program.func(target.func).effects),
            _ => None,
        }
    }

    /// Whether a send waits, for room or for a receiver, without a limit, and for nothing else.
    pub fn waits_for_room(&self, send: &ChannelUse) -> bool {
        let blocks = self.effects_at(send.code, send.pos).and_then(|it| it.blocks);
        blocks.is_some_and(|it| !it.timed && !it.awaits) && !self.is_selected(send.code, send.pos)
    }

    /// Whether a send is repeated by a loop in which nothing is received.
    pub fn fills_up(&self, pair: &Pair, send: &ChannelUse) -> bool {
        let control = self.control(send.code);
        let Some(id) = control.loops(send.pos).last() else { return false };
        let members: Vec<_> = control.members(id).collect();
        let uses = self.fate(&pair.receiver).uses;
        !uses.iter().any(|it| members.contains(&it.pos.block))
    }

    /// Whether a send stands in a loop that goes on as long as something comes, or without an end of
    /// its own.
    pub fn is_in_open_loop(&self, send: &ChannelUse) -> bool {
        let body = &self.bodies.codes[send.code.idx()].body;
        let kind = |it: LoopId| body.loops[it.idx()].kind;
        let mut loops = self.control(send.code).loops(send.pos);
        loops.any(|it| kind(it) != LoopKind::For || self.source_of(send.code, it).is_some())
    }

    /// The sends of a body whose result is thrown away. Where one message is all there is, or
    /// nobody has to listen, that means nothing.
    pub fn ignored_sends(&self, code: CodeId) -> Vec<ChannelUse> {
        let mut res = Vec::new();
        for known in self.known_calls_of(code, CallKinds::SEND) {
            let is_optional = || {
                self.kind_of_sender(known.func).is_some_and(|it| {
                    matches!(it, ChannelKind::Oneshot | ChannelKind::Broadcast | ChannelKind::Watch)
                })
            };
            if is_optional() {
                continue;
            }
            let here = ChannelUse { code, pos: known.pos, range: known.range };
            let awaited = self.bodies.codes[code.idx()].ops().find_map(|(_, op)| match &op.kind {
                OpKind::Await { dest, future } => {
                    let place = future.place()?;
                    (place.base == crate::facts::PlaceBase::Local(known.dest)).then_some(*dest)
                }
                _ => None,
            });
            if self.is_ignored(code, awaited.unwrap_or(known.dest)).is_some() {
                res.push(here);
            }
        }
        res
    }

    /// The kind of channel that a method of a sender sends on, if all channels of that sender are of
    /// one kind.
    fn kind_of_sender(&self, func: FuncId) -> Option<ChannelKind> {
        let Parent::Impl(id) = self.program.func(func).parent else { return None };
        let (sender, _) = self.program.impls[id.idx()].self_ty.as_adt()?;
        let is_sender = |it| it == sender;
        let makers = self.tables.channel_makers.get_or_init(|| {
            let funcs = self.program.funcs.iter().zip(0..);
            let makers = funcs.filter(|it| it.0.effects.channel.is_some());
            makers.map(|it| FuncId(it.1)).collect()
        });
        let mut kinds = makers
            .iter()
            .map(|it| self.program.func(*it))
            .filter(|it| !self.program.owned_in(&it.output, &is_sender).is_empty())
            .filter_map(|it| it.effects.channel);
        let first = kinds.next()?;
        kinds.all(|it| it == first).then_some(first)
    }
}
