//! What may be held where, and what follows from it.

mod alone;
mod awaits;
mod branches;
mod call_path;
mod calls;
mod cases;
mod compose;
mod cycles;
mod drops;
mod flow;
mod graph;
mod invocations;
mod moves;
mod seen;
mod summary;

use std::sync::OnceLock;

use diag::{FileId, Span, TextRange};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

pub use self::{
    call_path::CallPath,
    cases::{Case, Given},
    cycles::{Cycle, Edge, EdgeEnd},
    seen::{Seen, SeenOrders},
    summary::{Blocking, ForeignCall, Summary, Taking},
};
use self::{
    compose::{Findings, Input, Solved},
    drops::Drops,
};
use crate::{
    body::{CodeId, OpPos},
    effects::{BlockKind, GuardKind, How, Lock, Mode, SpawnKind, Wait},
    facts::{BlockId, ExitCause, LocalId},
    input::SeenOrder,
    link::{AdtId, FuncId, Program},
    load::Bodies,
    origin::Origins,
    place::Object,
    ty::Ty,
};

/// What solving found out.
#[derive(Debug, Default)]
pub struct Solution {
    /// Index by `CodeId`.
    pub flows: Vec<Flow>,
    /// Index by `CodeId`.
    pub summaries: Vec<Summary>,
    /// Locks that are taken while the same lock may be held.
    pub conflicts: Vec<Conflict>,
    /// Calls that may wait while something is held.
    pub blocked: Vec<Blocked>,
    /// Calls of code that is not known while something is held.
    pub called_back: Vec<CalledBack>,
    /// Locks of different classes taken one within the other.
    pub edges: Vec<Edge>,
    /// Locks of one class, different ones or not known to be the same, one within the other.
    pub siblings: Vec<Conflict>,
    /// Ways in which threads can wait for each other in a circle.
    pub cycles: Vec<Cycle>,
    /// What runs of the program have seen.
    pub seen: SeenOrders,
}

/// What happens in one body.
#[derive(Debug, Default)]
pub struct Flow {
    pub acquisitions: Vec<Acquisition>,
    /// In the order of the blocks.
    pub events: Vec<Event>,
    /// What is held from an op on, up to the next entry of its block; before the first entry of a
    /// block, nothing. In the order of the blocks.
    held: Vec<(OpPos, Vec<HeldGuard>)>,
    /// By acquisition: the entries of `held` that have its guard. Made when somebody asks.
    entries: OnceLock<Vec<Vec<u32>>>,
    /// What runs in one case only.
    cases: FxHashMap<BlockId, Case>,
}

impl Flow {
    /// What is held right before the op at `pos` runs.
    pub fn held_at(&self, pos: OpPos) -> &[HeldGuard] {
        let after = self.held.partition_point(|it| it.0 <= pos);
        let last = self.held[..after].last().filter(|it| it.0.block == pos.block);
        last.map_or(&[], |it| &it.1)
    }

    /// Where the guard of an acquisition may be held: from an op up to another one of its block, or to
    /// the block's end.
    pub(crate) fn stretches(
        &self,
        idx: AcquisitionIdx,
    ) -> impl Iterator<Item = (OpPos, Option<OpPos>)> {
        let entries = self.entries.get_or_init(|| {
            let mut res = vec![Vec::new(); self.acquisitions.len()];
            for ((_, held), entry) in self.held.iter().zip(0..) {
                for guard in held {
                    let entries: &mut Vec<u32> = &mut res[guard.acquisition.0 as usize];
                    if entries.last() != Some(&entry) {
                        entries.push(entry);
                    }
                }
            }
            res
        });
        entries[idx.0 as usize].iter().map(|&entry| {
            let start = self.held[entry as usize].0;
            let next = self.held.get(entry as usize + 1).map(|it| it.0);
            (start, next.filter(|it| it.block == start.block))
        })
    }
}

/// An acquisition: its index in `Flow::acquisitions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AcquisitionIdx(pub u32);

/// The taking of a lock by a body: by itself, or by a function that gives it the guard.
#[derive(Clone, Debug)]
pub struct Acquisition {
    pub pos: OpPos,
    /// The call, the receiver included.
    pub range: TextRange,
    pub name_range: TextRange,
    pub object: Object,
    /// The type of the lock, and what it does.
    pub lock_type: Option<AdtId>,
    pub lock: Option<Lock>,
    pub guard: Option<GuardKind>,
    pub mode: Mode,
    pub how: How,
    /// Without a guard value.
    pub raw: bool,
    /// Only inside of the call.
    pub temporary: bool,
    /// Cannot deadlock with shared acquisitions of the same thread.
    pub recursive: bool,
    pub source: Source,
    /// The local that the guard is in first, and those it moves to.
    pub holders: Vec<LocalId>,
    pub releases: Vec<Release>,
}

/// Who takes the lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    Direct,
    /// A function that returns the guard; the places on the way to the acquisition.
    Returned {
        func: FuncId,
        path: Vec<Span>,
    },
    /// The caller: the guard is a parameter.
    Param(u32),
}

/// The end of an acquisition on some path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Release {
    pub cause: Cause,
    pub range: TextRange,
}

/// Why a guard ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    ScopeEnd,
    StatementEnd,
    Drop,
    Move,
    Overwrite,
    Wait,
    Forget,
}

impl Cause {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Cause::ScopeEnd => "scope_end",
            Cause::StatementEnd => "statement_end",
            Cause::Drop => "drop",
            Cause::Move => "move",
            Cause::Overwrite => "overwrite",
            Cause::Wait => "wait",
            Cause::Forget => "forget",
        }
    }
}

/// A guard that is held at some point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeldGuard {
    pub acquisition: AcquisitionIdx,
    /// The local that it is in; none if it is held without a value.
    pub holder: Option<LocalId>,
    /// On every path to the point.
    pub must: bool,
    /// As it is at the point: a guard may have been downgraded or upgraded.
    pub mode: Mode,
}

/// Something that happens in a body, with what is held right before.
#[derive(Clone, Debug)]
pub struct Event {
    pub pos: OpPos,
    pub range: TextRange,
    pub held: Vec<HeldGuard>,
    pub kind: EventKind,
}

/// What happens.
#[derive(Clone, Debug)]
pub enum EventKind {
    Acquire(AcquisitionIdx),
    /// Code of the workspace runs: a function, a closure, an awaited `async fn`.
    Call(Invocation),
    /// A value ends, and code of the workspace runs for that.
    Drop(Invocation),
    /// A call that may wait; `on` is what it is called on.
    Block {
        kind: BlockKind,
        timed: bool,
        awaits: bool,
        on: Option<Object>,
    },
    Await {
        ty: Ty,
    },
    /// A wait that gives up `guard` meanwhile.
    Wait {
        wait: Wait,
        guard: Option<AcquisitionIdx>,
        /// What the guard protects.
        on: Option<Object>,
    },
    Notify {
        all: bool,
        on: Option<Object>,
    },
    Spawn {
        kind: SpawnKind,
        code: Option<CodeId>,
    },
    /// Code that is not known is called.
    Callback {
        of: Foreign,
        /// The closure, or what the method is called on.
        on: Option<Object>,
        /// What is handed to it.
        inputs: Vec<Option<Object>>,
    },
    /// A lock is released without a guard; `forced` if nothing here took it.
    ReleaseRaw {
        on: Object,
        lock_type: Option<AdtId>,
    },
    /// A guard is forgotten.
    Forget(AcquisitionIdx),
    /// The body is left while it holds a lock without a guard.
    Leave {
        early: Option<ExitCause>,
    },
}

/// Code that nobody here knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A closure or function in a parameter, a field or a collection.
    Closure,
    /// A method of a trait object that has no impl in the workspace.
    Trait(FuncId),
    /// What a library was given before, and calls here: `Waker::wake`.
    Library(FuncId),
}

/// Code of the workspace that a call may run.
#[derive(Clone, Debug)]
pub struct Invocation {
    /// What is called by name, for messages.
    pub func: Option<FuncId>,
    pub codes: Vec<CodeId>,
    /// Which impl is meant is not known, or whether it runs here at all.
    pub is_weak: bool,
    /// What the parameters are, for each that is known.
    pub inputs: Vec<Option<Object>>,
    /// The closures among the arguments, with the parameter that each is.
    pub closures: Vec<(u32, CodeId)>,
    /// Guards that are handed over, with the parameter that each becomes.
    pub moved_in: Vec<(u32, HeldGuard)>,
    /// A closure that may block, as `block_in_place` runs it.
    pub in_place: bool,
    /// What parameters are given, where that is written at the call.
    pub given: Vec<Option<Given>>,
}

/// A lock that is taken while a lock is held that is, or may be, the same.
#[derive(Clone, Debug)]
pub struct Conflict {
    pub code: CodeId,
    /// What is held, if the guard is one of `code`'s flow.
    pub held: Option<HeldGuard>,
    pub first: Taking,
    /// Where in `code` the second acquisition begins: itself, or the call that leads to it.
    pub pos: OpPos,
    pub range: TextRange,
    pub second: Taking,
    /// The first one may be over, or whether it is the same code that runs is not known.
    pub is_weak: bool,
}

/// A step of the way to something: a call, or at last the thing itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathStep {
    pub span: Span,
    /// The body that the span stands in.
    pub code: CodeId,
}

/// A call that may wait while a guard is held.
#[derive(Clone, Debug)]
pub struct Blocked {
    pub code: CodeId,
    pub held: HeldGuard,
    pub pos: OpPos,
    pub range: TextRange,
    pub path: CallPath,
    pub kind: BlockKind,
    pub timed: bool,
    pub awaits: bool,
    pub on: Option<Object>,
    /// What it waits for is what the guard protects, or a part of that.
    pub on_guarded: bool,
    pub is_weak: bool,
}

/// A call of code that is not known while a guard is held.
#[derive(Clone, Debug)]
pub struct CalledBack {
    pub code: CodeId,
    pub held: HeldGuard,
    pub pos: OpPos,
    pub range: TextRange,
    pub path: CallPath,
    pub of: Foreign,
    pub on: Option<Object>,
    /// It is handed what the guard protects: to work on that is what it is called for.
    pub on_guarded: bool,
    pub is_weak: bool,
}

/// Solves the program, of which runs have seen `seen`.
pub fn solve(
    program: &Program,
    bodies: &Bodies,
    origins: &Origins,
    seen: &[SeenOrder],
) -> Solution {
    let mut solution = Solution::default();
    solution.flows.resize_with(bodies.codes.len(), Flow::default);
    solution.summaries.resize_with(bodies.codes.len(), Summary::default);
    let drops = Drops::new(program, bodies);
    let order = graph::bottom_up(program, bodies, &drops);
    solve_in(&order, Input { program, bodies, origins, drops: &drops }, &mut solution);
    seen::join(program, bodies, seen, &mut solution);
    cycles::find(program, bodies, &mut solution);
    solution
}

/// Solves the bodies `ids` anew, all those of `file` among them, by what is known of all others.
/// Those that call them are not looked at again.
pub(crate) fn solve_again(
    program: &Program,
    bodies: &Bodies,
    origins: &Origins,
    solution: &mut Solution,
    ids: &[CodeId],
    file: FileId,
) {
    let len = bodies.codes.len();
    solution.flows.resize_with(len, Flow::default);
    solution.summaries.resize_with(len, Summary::default);
    let is_old = |code: CodeId| bodies.codes[code.idx()].file == file;
    for idx in (0..len).filter(|it| is_old(CodeId(*it as u32))) {
        solution.flows[idx] = Flow::default();
        solution.summaries[idx] = Summary::default();
    }
    let had_edges = solution.edges.iter().any(|it| is_old(it.code));
    solution.conflicts.retain(|it| !is_old(it.code));
    solution.siblings.retain(|it| !is_old(it.code));
    solution.blocked.retain(|it| !is_old(it.code));
    solution.called_back.retain(|it| !is_old(it.code));
    solution.edges.retain(|it| !is_old(it.code));
    let drops = Drops::new(program, bodies);
    let order = graph::bottom_up_among(program, bodies, &drops, ids);
    solve_in(&order, Input { program, bodies, origins, drops: &drops }, solution);
    if had_edges || solution.edges.iter().any(|it| ids.binary_search(&it.code).is_ok()) {
        cycles::find(program, bodies, solution);
    }
}

fn solve_in(order: &graph::Order, input: Input<'_>, solution: &mut Solution) {
    let mut found: Vec<Findings> = Vec::new();
    found.resize_with(order.groups.len(), Findings::default);
    for level in &order.levels {
        solve_level(input, solution, &order.groups, level, &mut found);
    }
    // In the order of the groups, whatever the levels were.
    for findings in found {
        findings.add_to(solution);
    }
}

/// Solves groups that do not call one another. Most are a single body, and those run at once.
fn solve_level(
    input: Input<'_>,
    solution: &mut Solution,
    groups: &[Vec<CodeId>],
    level: &[usize],
    found: &mut [Findings],
) {
    let summaries = &solution.summaries;
    let solved = level.par_iter().map(|&idx| match groups[idx][..] {
        [id] => compose::solve_alone(input, summaries, id),
        _ => None,
    });
    let solved: Vec<Option<Solved>> = solved.collect();
    let mut recursive = Vec::new();
    for (&idx, solved) in level.iter().zip(solved) {
        let Some(Solved { flow, summary, findings }) = solved else {
            recursive.push(idx);
            continue;
        };
        let id = groups[idx][0].idx();
        solution.flows[id] = flow;
        solution.summaries[id] = summary;
        found[idx] = findings;
    }
    for idx in recursive {
        found[idx] = compose::solve_group(input, solution, &groups[idx]);
    }
}
