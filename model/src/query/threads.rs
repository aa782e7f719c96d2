//! Questions about threads: where they are started, what they give, and whether anybody looks.

use std::collections::{BTreeMap, BTreeSet};

use diag::TextRange;

use super::{Birth, CallKinds, KnownCall};
use crate::{
    CodeId, CrateId, Model, OpPos, Target,
    effects::{AdtEffects, BlockKind, FuncEffects, SpawnKind},
    facts::{
        Callee, Discard, Lang, LocalId, LocalKind, LoopId, LoopKind, OpKind, Operand, PlaceBase,
    },
    link::{AdtId, FuncId, Program},
    ty::{Prim, Ty, TyKind},
};

/// Functions that a thread calls are followed this deep.
const MAX_CALLS: u32 = 3;

/// Iterators are looked for in so many adaptors around them.
const MAX_ADAPTORS: u32 = 8;

/// A call that has something run elsewhere.
#[derive(Clone, Debug)]
pub struct Spawn<'m> {
    pub known: KnownCall<'m>,
    pub kind: SpawnKind,
    /// What runs there.
    pub entry: Option<CodeId>,
    /// It is a function that names nothing which would be worth a look.
    pub runs_unread: bool,
}

/// What a thread gives to who joins it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Yield {
    Nothing,
    /// A `Result`.
    Outcome,
    Value,
    Unknown,
}

/// A call that waits for something from outside or from other threads, again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feed {
    pub pos: OpPos,
    /// The call, or the head of a `for`.
    pub range: TextRange,
    pub kind: BlockKind,
}

impl Model {
    /// The calls of a body that start something elsewhere.
    pub fn spawns(&self, code: CodeId) -> impl Iterator<Item = Spawn<'_>> {
        self.known_calls_of(code, CallKinds::SPAWN).filter_map(move |known| {
            let (kind, arg) = known.effects.spawn?;
            let entry = known.input(arg).and_then(|it| self.runs(code, it));
            let ty = known.input(arg).and_then(|it| self.operand_ty(code, it));
            let is_function = ty.is_some_and(|it| matches!(it.kind(), TyKind::FnDef { .. }));
            let runs_unread = is_function && entry.is_none();
            Some(Spawn { known, kind, entry, runs_unread })
        })
    }

    /// The body that a closure, future or function is.
    pub(super) fn runs(&self, code: CodeId, operand: &Operand) -> Option<CodeId> {
        match self.operand_ty(code, operand)?.strip_refs().kind() {
            TyKind::Closure { code, .. } | TyKind::AsyncBlock { code, .. } => Some(*code),
            TyKind::FnDef { func, .. } | TyKind::AsyncFn { func, .. } => {
                self.bodies.of_func.get(func).copied()
            }
            _ => None,
        }
    }

    /// The types of handles whose threads go on when they are dropped.
    pub fn detaching_handles(&self) -> BTreeSet<AdtId> {
        let is_spawn = |it: &FuncEffects| matches!(it.spawn, Some((SpawnKind::Thread, _)));
        let is_handle = |it: AdtId| self.program.adt(it).effects.thread_handle;
        let spawns = self.program.funcs.iter().filter(|it| is_spawn(&it.effects));
        spawns.flat_map(|it| self.program.owned_in(&it.output, &is_handle)).map(|it| it.1).collect()
    }

    /// What the thread gives whose handle, an `adt`, is or is in a value of type `ty`.
    pub(super) fn yields(&self, ty: &Ty, adt: AdtId) -> Yield {
        let Some(args) = instance(ty, adt) else { return Yield::Unknown };
        match args.last().map(Ty::kind) {
            Some(TyKind::Tuple(parts)) if parts.is_empty() => Yield::Nothing,
            Some(TyKind::Prim(Prim::Never)) => Yield::Nothing,
            Some(TyKind::Adt(id, _)) if Some(*id) == self.program.lang.result => Yield::Outcome,
            Some(TyKind::Unknown | TyKind::Param(_)) | None => Yield::Unknown,
            Some(_) => Yield::Value,
        }
    }

    /// Whether the result of a body is that of a send: `thread::spawn(move || tx.send(1))`.
    pub fn ends_in_send(&self, code: CodeId) -> bool {
        let result = self.bodies.codes[code.idx()].body.result;
        self.known_calls_of(code, CallKinds::SEND).any(|it| it.dest == result)
    }

    /// How the value of a local is thrown away, if nobody looks at it: by `let _ = value;` or
    /// `value;`, also after its error was dropped: `value.ok();`.
    pub fn is_ignored(&self, code: CodeId, local: LocalId) -> Option<Discard> {
        if let LocalKind::Discarded { by } = self.local(code, local).kind {
            return Some(by);
        }
        let takes = |it: &KnownCall<'_>| {
            let place = it.input(0).and_then(Operand::place);
            it.effects.discards_error && place.is_some_and(|it| it.base == PlaceBase::Local(local))
        };
        let next = self.known_calls(code).find(takes)?;
        self.is_ignored(code, next.dest)
    }

    /// What is known of the function that gives a `for` its next element.
    pub fn next_effects(&self, code: CodeId, pos: OpPos) -> Option<&FuncEffects> {
        let OpKind::Call { call, .. } = &self.bodies.codes[code.idx()].op(pos).kind else {
            return None;
        };
        if !matches!(call.callee, Callee::Lang(Lang::Next)) {
            return None;
        }
        self.program.next_effects(self.operand_ty(code, call.args.first()?)?.strip_refs(), 0)
    }

    /// What a loop waits for in each of its rounds, from outside of the program or from other
    /// threads: `accept`, `recv`, `for stream in listener.incoming()`.
    pub fn source_of(&self, code: CodeId, id: LoopId) -> Option<Feed> {
        let control = self.control(code);
        let members: BTreeSet<_> = control.members(id).collect();
        let waits = |effects: &FuncEffects| {
            let blocks = effects.blocks.filter(|it| !it.timed)?;
            let is_receive = blocks.kind == BlockKind::Channel && effects.recv;
            let is_outside = matches!(blocks.kind, BlockKind::Io | BlockKind::Net);
            (is_receive || is_outside).then_some(blocks.kind)
        };
        let ops = self.bodies.codes[code.idx()].ops();
        let mut ops = ops.filter(|it| members.contains(&it.0.block));
        ops.find_map(|(pos, op)| {
            let func = match self.bodies.typed[code.idx()].calls.get(&pos) {
                Some(Target::Func(target)) => Some(&self.program.func(target.func).effects),
                _ => None,
            };
            let kind = waits(func.or_else(|| self.next_effects(code, pos))?)?;
            // `select! { recv(stop) -> _ => break, .. }` ends the loop.
            let is_out = |it: OpPos| !members.contains(&it.block);
            if !control.reaches_without(pos, pos, is_out) {
                return None;
            }
            Some(Feed { pos, range: op.range, kind })
        })
    }

    /// The threads of each crate that are started for a piece of work without a loop, where there
    /// are any outside of tests.
    pub fn short_threads(&self) -> BTreeMap<CrateId, Vec<Spawn<'_>>> {
        let mut res: BTreeMap<CrateId, Vec<Spawn<'_>>> = BTreeMap::new();
        if self.codes().all(|it| self.spawns(it).next().is_none()) {
            return res;
        }
        for code in self.all_codes().filter(|it| !self.in_test(*it)) {
            let scope = self.bodies.codes[code.idx()].scope;
            let krate = self.program.modules[scope.idx()].krate;
            let spawns = self.spawns(code).filter(|it| it.kind == SpawnKind::Thread);
            let is_short = |it: &Spawn<'_>| {
                it.entry.map_or_else(
                    || it.runs_unread,
                    |it| self.bodies.codes[it.idx()].body.loops.is_empty() && !self.lasts(it, 0),
                )
            };
            for spawn in spawns.filter(is_short) {
                res.entry(krate).or_default().push(spawn);
            }
        }
        res
    }

    /// Whether a body runs for as long as something from outside goes on: in a loop of a function that
    /// it calls, or because it waits for messages, for a process, or to be told.
    fn lasts(&self, code: CodeId, depth: u32) -> bool {
        let body = &self.bodies.codes[code.idx()].body;
        let mut ids = (0..body.loops.len() as u32).map(LoopId);
        let is_open = |it: LoopId| {
            body.loops[it.idx()].kind == LoopKind::Loop || self.source_of(code, it).is_some()
        };
        ids.any(is_open)
            || self.waits_for_others(code)
            || depth < MAX_CALLS && self.own_callees(code).any(|it| self.lasts(it, depth + 1))
    }

    /// The functions of the workspace that a body calls.
    pub(super) fn own_callees(&self, code: CodeId) -> impl Iterator<Item = CodeId> {
        self.bodies.typed[code.idx()].calls.values().filter_map(|it| match it {
            Target::Func(target) => self.bodies.of_func.get(&target.func).copied(),
            _ => None,
        })
    }

    /// Whether the body waits for messages, for a process, or to be told, without a limit.
    fn waits_for_others(&self, code: CodeId) -> bool {
        self.known_calls(code).any(|it| {
            let own = it.effects.blocks.filter(|it| !it.timed && !it.awaits);
            let waits = own.is_some_and(|blocks| match blocks.kind {
                BlockKind::Channel => it.effects.recv,
                kind => matches!(kind, BlockKind::Process | BlockKind::Wait | BlockKind::Park),
            });
            // `messages.into_iter().for_each(..)`
            let through = it.input(0).and_then(|it| self.operand_ty(code, it));
            let next = through.and_then(|it| self.program.next_effects(it.strip_refs(), 0));
            waits || next.is_some_and(|it| it.recv && it.blocks.is_some_and(|it| !it.timed))
        })
    }

    /// A loop of a body that nothing leads out of.
    pub fn endless_loop(&self, code: CodeId) -> Option<TextRange> {
        let body = &self.bodies.codes[code.idx()].body;
        let control = self.control(code);
        let ids = (0..body.loops.len() as u32).map(LoopId);
        let mut endless = ids.filter(|it| control.is_endless(*it));
        endless.next().map(|it| body.loops[it.idx()].range)
    }

    /// The function that a call brings a value from, if it is one of the workspace.
    pub fn brought_by(&self, birth: &Birth) -> Option<FuncId> {
        match self.bodies.typed[birth.code.idx()].calls.get(&birth.pos?)? {
            Target::Func(target) if !self.program.is_stub(target.func) => Some(target.func),
            _ => None,
        }
    }

    /// What is known of the type of an operand, references aside.
    pub fn operand_effects(&self, code: CodeId, operand: &Operand) -> Option<(AdtId, &AdtEffects)> {
        let (id, _) = self.operand_ty(code, operand)?.strip_refs().as_adt()?;
        Some((id, &self.program.adt(id).effects))
    }
}

impl Program {
    /// What the iterator's `next` does: itself, or the iterator that an adaptor goes through.
    fn next_effects(&self, ty: &Ty, depth: u32) -> Option<&FuncEffects> {
        let func = self.next_of(ty);
        let effects = func.filter(|it| self.is_stub(*it)).map(|it| &self.func(it).effects);
        match effects.filter(|it| it.blocks.is_some() || it.recv) {
            None if depth < MAX_ADAPTORS => {
                let (_, args) = ty.as_adt()?;
                self.next_effects(args.first()?, depth + 1)
            }
            found => found,
        }
    }
}

/// The arguments of the `adt` that a type is or has inside.
fn instance(ty: &Ty, adt: AdtId) -> Option<&[Ty]> {
    match ty.kind() {
        TyKind::Adt(id, args) if *id == adt => Some(args),
        TyKind::Adt(_, args) => args.iter().find_map(|it| instance(it, adt)),
        TyKind::Tuple(parts) => parts.iter().find_map(|it| instance(it, adt)),
        TyKind::Array(inner) => instance(inner, adt),
        _ => None,
    }
}
