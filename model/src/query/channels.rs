//! Questions about channels.

use diag::Span;

use super::Pair;
use crate::{
    CodeId, CrateId, Model, OpPos, Target,
    effects::ChannelKind,
    facts::OpKind,
    infer::FuncTarget,
    link::{AdtId, Func, FuncId, Parent},
    ty::TyKind,
};

/// Whether sending may have to wait for room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capacity {
    Bounded,
    /// There is no bound, or nothing ever meets it.
    Unbounded,
    Unknown,
}

impl Model {
    /// The capacity of the channel that the call at `span` of the body sends to. Where the sender's
    /// type does not tell, and the channel is not seen to be made nearby, the constructors that are
    /// called do: those of the body's crate if there are any, else those of the workspace.
    pub fn capacity_at(&self, code: CodeId, span: Span) -> Capacity {
        let Some(sender) = self.sender_at(code, span) else { return Capacity::Unknown };
        match self.made_nearby(code, span) {
            Some(pair) if pair.kind == ChannelKind::Unbounded => return Capacity::Unbounded,
            Some(pair) if self.has_room_for_all(&pair) => return Capacity::Unbounded,
            Some(_) => return Capacity::Bounded,
            None => {}
        }
        let all = self.program.funcs.iter();
        let kinds: Vec<ChannelKind> = all.filter_map(|it| self.makes(it, sender)).collect();
        if !kinds.contains(&ChannelKind::Unbounded) {
            return Capacity::Bounded;
        }
        let krate = self.crate_of(code);
        let made = self.tables.channels.get_or_init(|| self.channels_made());
        let called = made.iter().filter_map(|&(krate, func)| {
            Some((krate, self.makes(self.program.func(func), sender)?))
        });
        let called: Vec<(CrateId, ChannelKind)> = called.collect();
        let is_own = called.iter().any(|it| it.0 == krate);
        let mut counted = called.iter().filter(|it| !is_own || it.0 == krate);
        match counted.any(|it| it.1 != ChannelKind::Unbounded) {
            _ if called.is_empty() => Capacity::Unknown,
            true => Capacity::Unknown,
            false => Capacity::Unbounded,
        }
    }

    /// Whether the call at `span` of the body sends, to a channel that may be without bound.
    pub fn may_have_room(&self, code: CodeId, span: Span) -> bool {
        let is_send = self.sender_at(code, span).is_some();
        is_send && self.capacity_at(code, span) != Capacity::Bounded
    }

    /// The channel that the call at `span` sends to, if it is made in the body or one around it.
    fn made_nearby(&self, code: CodeId, span: Span) -> Option<Pair> {
        let parent = |it: &CodeId| self.bodies.codes[it.idx()].parent.map(|it| it.0);
        let mut bodies = std::iter::successors(Some(code), parent);
        bodies.find_map(|body| {
            let mut pairs = self.channel_pairs(body).into_iter();
            pairs.find(|pair| {
                let mut uses = self.sends(pair).uses.into_iter();
                uses.any(|it| it.code == code && self.span(code, it.range) == span)
            })
        })
    }

    /// The type that the call at `span` sends with.
    fn sender_at(&self, code: CodeId, span: Span) -> Option<AdtId> {
        let body = &self.bodies.codes[code.idx()];
        let calls = body.ops().filter(|(_, op)| {
            matches!(op.kind, OpKind::Call { .. }) && body.span(op.range) == span
        });
        let mut targets = calls.filter_map(|(pos, _)| self.target(code, pos));
        let send = targets.find(|it| self.program.func(it.func).effects.send)?;
        let Parent::Impl(id) = self.program.func(send.func).parent else { return None };
        self.program.impls[id.idx()].self_ty.as_adt().map(|it| it.0)
    }

    fn target(&self, code: CodeId, pos: OpPos) -> Option<&FuncTarget> {
        match self.bodies.typed[code.idx()].calls.get(&pos)? {
            Target::Func(target) => Some(target),
            _ => None,
        }
    }

    pub(super) fn crate_of(&self, code: CodeId) -> CrateId {
        self.program.modules[self.bodies.codes[code.idx()].scope.idx()].krate
    }

    /// The kind of channel that `func` makes, if that is sent to by a `sender`.
    fn makes(&self, func: &Func, sender: AdtId) -> Option<ChannelKind> {
        let kind = func.effects.channel?;
        let TyKind::Tuple(parts) = func.output.kind() else { return None };
        let mut adts = parts.iter().filter_map(|it| it.as_adt());
        adts.any(|it| it.0 == sender).then_some(kind)
    }

    /// The calls that make a channel: in which crate, and of what.
    fn channels_made(&self) -> Vec<(CrateId, FuncId)> {
        let calls = self.all_codes().flat_map(|code| {
            let targets = self.bodies.codes[code.idx()].ops();
            let targets = targets.filter_map(move |(pos, _)| self.target(code, pos));
            targets.map(move |it| (code, it.func))
        });
        let makers = calls.filter(|it| self.program.func(it.1).effects.channel.is_some());
        makers.map(|(code, func)| (self.crate_of(code), func)).collect()
    }
}
