//! Questions about bodies that sleep instead of waiting for what they need.

use diag::TextRange;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    meaning::{Check, CheckKind, Meaning},
    values::written,
};
use crate::{
    CodeId, EventKind, Model, OpPos, PathValue,
    effects::BlockKind,
    facts::{
        BlockId, Body, Call, LocalId, LoopId, LoopKind, Op, OpKind, Operand, PlaceBase, Terminator,
        Test,
    },
};

/// A loop that looks at shared state, sleeps, and looks again.
#[derive(Clone, Debug)]
pub struct Poll {
    pub code: CodeId,
    /// The whole loop.
    pub range: TextRange,
    pub sleep: TextRange,
    /// The sleep suspends a task.
    pub awaits: bool,
    pub check: Check,
}

/// A sleep after which the body looks at what others have done meanwhile.
#[derive(Clone, Debug)]
pub struct SleepFirst {
    pub code: CodeId,
    pub sleep: TextRange,
    pub awaits: bool,
    /// Where the body started a thread or task before.
    pub spawn: Option<TextRange>,
    pub look: TextRange,
    pub looks: Look,
}

/// How a body looks at what others have done.
#[derive(Clone, Debug)]
pub enum Look {
    Assert,
    Check(Check),
    Join,
    /// It does not, but hands what it started to its caller.
    HandOver,
}

/// A sleep in a body.
pub(super) struct Sleep {
    pub(super) pos: OpPos,
    pub(super) range: TextRange,
    pub(super) awaits: bool,
}

impl Model {
    /// Loops that do nothing but look at shared state and sleep until it has changed.
    pub fn polls(&self) -> Vec<Poll> {
        let mut res = Vec::new();
        for code in self.codes() {
            let body = &self.bodies.codes[code.idx()].body;
            for sleep in self.sleeps(code) {
                let in_loop = body.blocks[sleep.pos.block.idx()].in_loop;
                // `for _ in 0..100 { .. sleep(..) }` ends by itself.
                let endless = in_loop.filter(|it| body.loops[it.idx()].kind != LoopKind::For);
                if let Some(id) = endless {
                    let round = Round::new(self, code, id);
                    let check = Some(round).filter(|it| !it.is_bounded());
                    let check = check.and_then(|it| it.poll(&sleep));
                    res.extend(check.map(|check| Poll {
                        code,
                        range: body.loops[id.idx()].range,
                        sleep: sleep.range,
                        awaits: sleep.awaits,
                        check,
                    }));
                }
            }
        }
        res
    }

    /// Sleeps of constant length, outside of loops, with a look at shared state right after.
    pub fn sleeps_before_looking(&self) -> Vec<SleepFirst> {
        let mut res = Vec::new();
        for code in self.codes() {
            let body = &self.bodies.codes[code.idx()].body;
            for sleep in self.sleeps(code) {
                let is_once = body.blocks[sleep.pos.block.idx()].in_loop.is_none();
                if is_once && self.is_constant_sleep(code, &sleep) {
                    res.extend(self.look_after(code, &sleep));
                }
            }
        }
        res
    }

    pub(super) fn sleeps(&self, code: CodeId) -> Vec<Sleep> {
        let events = self.solution.flows[code.idx()].events.iter();
        let sleeps = events.filter_map(|it| match it.kind {
            EventKind::Block { kind: BlockKind::Sleep, awaits, .. } => {
                Some(Sleep { pos: it.pos, range: it.range, awaits })
            }
            _ => None,
        });
        sleeps.collect()
    }

    fn look_after(&self, code: CodeId, sleep: &Sleep) -> Option<SleepFirst> {
        let body = &self.bodies.codes[code.idx()];
        let mut ops: Vec<_> = body.ops().collect();
        ops.sort_by_key(|(pos, op)| (op.range.start, *pos));
        let before = ops.iter().filter(|(_, op)| op.range.end <= sleep.range.start);
        let mut spawn =
            before.filter(|(pos, op)| matches!(self.meaning(code, *pos, op), Meaning::Spawn));
        let spawn = spawn.next_back().map(|(_, op)| op.range);
        let after = ops.iter().filter(|(_, op)| op.range.start >= sleep.range.end);
        let found = |look, looks| {
            let (sleep, awaits) = (sleep.range, sleep.awaits);
            Some(SleepFirst { code, sleep, awaits, spawn, look, looks })
        };
        let mut works = false;
        for (pos, op) in after {
            let asks = || body.in_test.then(|| self.probe_at(code, *pos, op)).flatten();
            let looks = match self.meaning(code, *pos, op) {
                Meaning::Assert => Look::Assert,
                Meaning::Check(check) => Look::Check(check),
                Meaning::Join => Look::Join,
                Meaning::Neutral | Meaning::Time => continue,
                Meaning::Work if body.in_test => match asks() {
                    Some(check) => Look::Check(check),
                    None => {
                        works = true;
                        continue;
                    }
                },
                Meaning::Work | Meaning::Sleep | Meaning::Spawn | Meaning::Signal => return None,
            };
            return found(op.range, looks);
        }
        // `let worker = spawn(..); sleep(..); worker`
        let handed = self.handed_over(code, spawn?).filter(|_| !works);
        handed.filter(|it| it.start >= sleep.range.end).and_then(|it| found(it, Look::HandOver))
    }

    /// A question to something of which nothing tells when the answer changes: a process.
    fn probe_at(&self, code: CodeId, pos: OpPos, op: &Op) -> Option<Check> {
        let known = self.known_call_at(code, pos).filter(|it| it.effects.probe)?;
        let on = self.receiver(&known);
        Some(Check { code, range: op.range, kind: CheckKind::Probe, on })
    }

    /// Where the body gives its caller what the start at `spawn` made.
    fn handed_over(&self, code: CodeId, spawn: TextRange) -> Option<TextRange> {
        let body = &self.bodies.codes[code.idx()];
        let mut starts = body.ops().filter_map(|(_, op)| match &op.kind {
            OpKind::Call { dest, .. } if op.range == spawn => Some(*dest),
            _ => None,
        });
        let led = self.values(code).derived(starts.next()?);
        let gives = |op: &OpKind| written(op) == Some(body.body.result);
        let is_led = |op: &OpKind| {
            let mut found = false;
            op.for_each_place(&mut |place| {
                found |= matches!(place.base, PlaceBase::Local(it) if led.contains(&it));
            });
            found
        };
        body.ops().find(|(_, op)| gives(&op.kind) && is_led(&op.kind)).map(|it| it.1.range)
    }

    /// The length of the sleep is made of literals and constants alone.
    pub(super) fn is_constant_sleep(&self, code: CodeId, sleep: &Sleep) -> bool {
        let body = &self.bodies.codes[code.idx()];
        let call = match &body.op(sleep.pos).kind {
            OpKind::Call { call, .. } => Some(call),
            OpKind::Await { future, .. } => self.maker(code, future),
            _ => None,
        };
        call.is_some_and(|it| it.args.iter().all(|it| self.is_constant(code, it, 4)))
    }

    fn is_constant(&self, code: CodeId, operand: &Operand, depth: u32) -> bool {
        let Operand::Place(place) = operand else { return true };
        match place.base {
            PlaceBase::Path(path) => {
                matches!(self.bodies.typed[code.idx()].paths.get(&path), Some(PathValue::Const(_)))
            }
            PlaceBase::Local(_) if depth > 0 => self
                .maker(code, operand)
                .is_some_and(|it| it.inputs().all(|it| self.is_constant(code, it, depth - 1))),
            _ => false,
        }
    }

    /// The call whose result is in the local that `operand` is.
    pub(super) fn maker(&self, code: CodeId, operand: &Operand) -> Option<&Call> {
        let local = local_of(operand)?;
        self.bodies.codes[code.idx()].ops().find_map(|(_, op)| match &op.kind {
            OpKind::Call { dest, call } if *dest == local => Some(call),
            _ => None,
        })
    }
}

fn local_of(operand: &Operand) -> Option<LocalId> {
    match operand.place()?.base {
        PlaceBase::Local(local) => Some(local),
        _ => None,
    }
}

/// One round of a loop: what its blocks do.
pub(super) struct Round<'m> {
    body: &'m Body,
    header: BlockId,
    pub(super) members: FxHashSet<BlockId>,
    /// Blocks in which something happens besides looking and sleeping.
    busy: FxHashSet<BlockId>,
    /// Locals whose values come from looks at shared state.
    looked: FxHashMap<LocalId, Check>,
    /// A variable is changed by a little in each round.
    counts: bool,
    tells_time: bool,
}

impl<'m> Round<'m> {
    pub(super) fn new(model: &'m Model, code: CodeId, id: LoopId) -> Round<'m> {
        let body = &model.bodies.codes[code.idx()].body;
        let is_member = |block: usize| loops_around(body, block).any(|it| it == id);
        let members = (0..body.blocks.len()).filter(|it| is_member(*it));
        let mut round = Round {
            body,
            header: body.loops[id.idx()].header,
            members: members.map(|it| BlockId(it as u32)).collect(),
            busy: FxHashSet::default(),
            looked: FxHashMap::default(),
            counts: false,
            tells_time: false,
        };
        for (pos, op) in model.bodies.codes[code.idx()].ops() {
            if round.members.contains(&pos.block) {
                round.note(model.meaning(code, pos, op), pos, &op.kind);
            }
        }
        round.spread();
        round
    }

    fn note(&mut self, meaning: Meaning, pos: OpPos, op: &OpKind) {
        match meaning {
            Meaning::Check(check) => {
                if let OpKind::Call { dest, .. } | OpKind::Await { dest, .. } = op {
                    self.looked.insert(*dest, check);
                }
            }
            Meaning::Time => self.tells_time = true,
            Meaning::Neutral | Meaning::Sleep | Meaning::Assert => {}
            Meaning::Join | Meaning::Spawn | Meaning::Signal | Meaning::Work => {
                self.busy.insert(pos.block);
            }
        }
        if let OpKind::AssignOp { dest, .. } = op {
            self.counts |= dest.projections.is_empty();
        }
    }

    /// What is computed from a look is a look as well.
    fn spread(&mut self) {
        if self.looked.is_empty() {
            return;
        }
        loop {
            let before = self.looked.len();
            for block in 0..self.body.blocks.len() {
                for op in &self.body.blocks[block].ops {
                    if let Some(dest) = dest_of(&op.kind) {
                        self.spread_to(dest, &op.kind);
                    }
                }
            }
            if self.looked.len() == before {
                return;
            }
        }
    }

    fn spread_to(&mut self, dest: LocalId, op: &OpKind) {
        let mut found = None;
        op.for_each_place(&mut |place| {
            if let PlaceBase::Local(local) = place.base {
                found = found.take().or_else(|| self.looked.get(&local).cloned());
            }
        });
        if let Some(check) = found {
            self.looked.entry(dest).or_insert(check);
        }
    }

    /// The loop gives up after some time or a number of rounds, or sleeps longer each time.
    pub(super) fn is_bounded(&self) -> bool {
        self.tells_time || self.counts
    }

    /// The look that decides whether the loop sleeps again, if nothing else happens in between.
    pub(super) fn poll(&self, sleep: &Sleep) -> Option<Check> {
        let asleep = sleep.pos.block;
        if self.busy.contains(&asleep) || self.is_periodic(asleep) {
            return None;
        }
        let mut switches: Vec<BlockId> = self.idle_from(asleep).into_iter().collect();
        switches.sort();
        switches.into_iter().find_map(|block| {
            let terminator = &self.body.blocks[block.idx()].terminator;
            let Terminator::Switch { on, targets } = terminator else { return None };
            let check = self.looked.get(&local_of(on)?)?;
            let sleeps = |target: BlockId| {
                target == asleep && !self.busy.contains(&target)
                    || self.idle_from_start(target).contains(&asleep)
            };
            let again = targets.iter().any(|it| sleeps(it.1));
            let stops = targets.iter().any(|it| !sleeps(it.1));
            (again && stops).then(|| check.clone())
        })
    }

    /// Something is done in some rounds, and each round sleeps: `loop { if due() { renew() } sleep() }`.
    /// In `loop { match queue.pop() { Some(job) => run(job), None => sleep() } }` it does not.
    fn is_periodic(&self, asleep: BlockId) -> bool {
        let goes_on = |from: BlockId, awake: bool| {
            self.reached(from, |it| awake && it == asleep).contains(&self.header)
        };
        let awake = self.reached(self.header, |it| it == asleep);
        let is_met_awake = |it: BlockId| it == self.header || awake.contains(&it);
        let mut busy = self.busy.iter().filter(|it| goes_on(**it, false)).peekable();
        busy.peek().is_some() && !busy.any(|it| is_met_awake(*it) && goes_on(*it, true))
    }

    /// Something is done besides looking and sleeping.
    pub(super) fn works(&self) -> bool {
        !self.busy.is_empty()
    }

    /// No round goes on to the next without passing the block.
    pub(super) fn always_passes(&self, block: BlockId) -> bool {
        block == self.header || !self.reached(self.header, |it| it == block).contains(&self.header)
    }

    /// Nothing but looks at shared state, other than at channels, and failures end the loop; and
    /// looks decide of nothing else.
    pub(super) fn is_led_by_looks(&self) -> bool {
        let stays = |it: BlockId| {
            it == self.header
                || self.members.contains(&it) && self.reached(it, |_| false).contains(&self.header)
        };
        let is_receive = |it: &Check| it.kind == CheckKind::Receive;
        let drains = self.looked.values().any(is_receive);
        !drains
            && self.members.iter().all(|block| {
                let terminator = &self.body.blocks[block.idx()].terminator;
                let Terminator::Switch { on, targets } = terminator else { return true };
                let is_look = local_of(on).is_some_and(|it| self.looked.contains_key(&it));
                let mut leaving = targets.iter().filter(|it| !stays(it.1)).peekable();
                match leaving.peek() {
                    Some(_) => is_look || leaving.all(|it| it.0 == Test::Break),
                    None => !is_look,
                }
            })
    }

    /// The blocks of the loop that control may reach after `from` without passing where `stops` holds.
    fn reached(&self, from: BlockId, stops: impl Fn(BlockId) -> bool) -> FxHashSet<BlockId> {
        let mut seen = FxHashSet::default();
        let mut work = vec![from];
        while let Some(block) = work.pop() {
            for next in self.body.blocks[block.idx()].terminator.successors() {
                let is_on_way = self.members.contains(&next) && !stops(next);
                if is_on_way && seen.insert(next) {
                    work.push(next);
                }
            }
        }
        seen
    }

    /// The blocks that control may reach after `from` without anything happening.
    fn idle_from(&self, from: BlockId) -> FxHashSet<BlockId> {
        let mut seen = self.reached(from, |it| self.busy.contains(&it));
        // A loop of a single block is its own way round.
        seen.insert(from);
        seen
    }

    fn idle_from_start(&self, start: BlockId) -> FxHashSet<BlockId> {
        match self.members.contains(&start) && !self.busy.contains(&start) {
            true => self.idle_from(start),
            false => FxHashSet::default(),
        }
    }
}

fn loops_around(body: &Body, block: usize) -> impl Iterator<Item = LoopId> + '_ {
    let first = body.blocks[block].in_loop;
    std::iter::successors(first, |it| body.loops[it.idx()].parent)
}

fn dest_of(op: &OpKind) -> Option<LocalId> {
    match op {
        OpKind::Init { dest, .. }
        | OpKind::Bind { dest, .. }
        | OpKind::Call { dest, .. }
        | OpKind::Await { dest, .. } => Some(*dest),
        OpKind::Assign { dest, .. } if dest.projections.is_empty() => match dest.base {
            PlaceBase::Local(local) => Some(local),
            _ => None,
        },
        _ => None,
    }
}
