//! Orders of locks that a run of the program has seen, joined with the locks of the code.

use std::collections::{BTreeMap, BTreeSet};

use diag::Span;
use rustc_hash::FxHashMap;

use crate::{
    body::CodeId,
    effects::Mode,
    input::{SeenLock, SeenOrder},
    link::Program,
    load::Bodies,
    place::LockClass,
    solve::{Acquisition, CallPath, Edge, EdgeEnd, PathStep, Solution, Source, Taking},
};

/// How often a run has seen that one lock was taken while another was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub count: u64,
    /// The first thread that did so.
    pub thread: String,
}

/// What the runs have seen, by the lock that was held and the one that was taken.
#[derive(Debug, Default)]
pub struct SeenOrders {
    pub orders: BTreeMap<(LockClass, LockClass), Seen>,
    /// How many of the orders are of locks that were not found in the code.
    pub unmatched: usize,
}

/// An acquisition in the code at a place where a run has seen one.
#[derive(Clone, Copy)]
struct Met<'s> {
    code: CodeId,
    acquisition: &'s Acquisition,
    class: LockClass,
}

/// An order whose locks are both known.
struct Joined<'s> {
    order: &'s SeenOrder,
    held: Met<'s>,
    acquired: Met<'s>,
}

/// Joins `orders` with the code, and adds edges that only the runs have seen.
pub(super) fn join(
    program: &Program,
    bodies: &Bodies,
    orders: &[SeenOrder],
    solution: &mut Solution,
) {
    let mut seen = SeenOrders::default();
    let sites = sites(bodies, solution);
    let mut joined = Vec::new();
    for order in orders {
        let held = met(program, bodies, &sites, &order.held);
        let acquired = met(program, bodies, &sites, &order.acquired);
        match (held, acquired) {
            (Some(held), Some(acquired)) => joined.push(Joined { order, held, acquired }),
            _ => seen.unmatched += 1,
        }
    }
    let sure: BTreeSet<(LockClass, LockClass)> = solution
        .edges
        .iter()
        .filter(|it| !it.is_weak)
        .map(|it| (it.from.class, it.to.class))
        .collect();
    let mut edges: Vec<Edge> = Vec::new();
    for it in joined.iter().filter(|it| it.held.class != it.acquired.class) {
        let pair = (it.held.class, it.acquired.class);
        seen.orders
            .entry(pair)
            .and_modify(|known| known.count += it.order.count)
            .or_insert_with(|| Seen { count: it.order.count, thread: it.order.thread.clone() });
        if !sure.contains(&pair) {
            edges.push(edge(it, gates(it, &joined)));
        }
    }
    let mut known = BTreeSet::new();
    edges.retain(|it| known.insert((it.from.class, it.to.class, it.code, it.range)));
    solution.edges.append(&mut edges);
    solution.seen = seen;
}

/// The acquisitions of the code by the place of the method's name.
fn sites<'s>(
    bodies: &Bodies,
    solution: &'s Solution,
) -> FxHashMap<Span, (CodeId, &'s Acquisition)> {
    let mut res = FxHashMap::default();
    for (idx, flow) in solution.flows.iter().enumerate() {
        let code = &bodies.codes[idx];
        for acquisition in flow.acquisitions.iter().filter(|it| it.source == Source::Direct) {
            let at = code.span(acquisition.name_range);
            let start = Span { end: at.start, ..at };
            res.entry(start).or_insert((CodeId(idx as u32), acquisition));
        }
    }
    res
}

/// The acquisition and the class of a lock that was seen. What the code says of the place goes
/// before the name: names are given by hand, and types of two crates may share one.
fn met<'s>(
    program: &Program,
    bodies: &Bodies,
    sites: &FxHashMap<Span, (CodeId, &'s Acquisition)>,
    lock: &SeenLock,
) -> Option<Met<'s>> {
    let (code, acquisition) = *sites.get(&lock.at?)?;
    let named = || match program.classes_named(&lock.class)[..] {
        [class] => Some(class),
        _ => None,
    };
    let class = acquisition.object.class(program, bodies).or_else(named)?;
    Some(Met { code, acquisition, class })
}

/// Locks that the thread held exclusively around both: those that were held at both places, as
/// often as the order itself was seen.
fn gates(edge: &Joined<'_>, all: &[Joined<'_>]) -> Vec<LockClass> {
    let (held, acquired) = (edge.order.held.at, edge.order.acquired.at);
    let mut around_held: BTreeSet<LockClass> = BTreeSet::new();
    let mut around_acquired: BTreeMap<LockClass, u64> = BTreeMap::new();
    for it in all.iter().filter(|it| it.order.thread == edge.order.thread) {
        if it.order.held.mode != Mode::Exclusive {
            continue;
        }
        if it.order.acquired.at == held {
            around_held.insert(it.held.class);
        }
        if it.order.acquired.at == acquired {
            *around_acquired.entry(it.held.class).or_default() += it.order.count;
        }
    }
    around_held.retain(|it| {
        let is_third = *it != edge.held.class && *it != edge.acquired.class;
        is_third && around_acquired.get(it).is_some_and(|count| *count >= edge.order.count)
    });
    around_held.into_iter().collect()
}

fn edge(joined: &Joined<'_>, gates: Vec<LockClass>) -> Edge {
    let Joined { order, held, acquired } = joined;
    Edge {
        from: EdgeEnd { class: held.class, taking: taking(held, &order.held) },
        to: EdgeEnd {
            class: acquired.class,
            taking: taking(acquired, &order.acquired),
        },
        code: acquired.code,
        range: acquired.acquisition.range,
        gates,
        is_weak: false,
    }
}

fn taking(met: &Met<'_>, lock: &SeenLock) -> Taking {
    let Acquisition { object, lock: kind, lock_type, how, recursive, .. } = met.acquisition;
    let span = lock.at.map(|it| met.acquisition.range.in_file(it.file));
    Taking {
        object: object.clone(),
        lock: *kind,
        lock_type: *lock_type,
        mode: lock.mode,
        how: *how,
        recursive: *recursive,
        path: span.map_or(CallPath::EMPTY, |span| {
            CallPath::EMPTY.after(PathStep { span, code: met.code })
        }),
        with_params: Vec::new(),
        only_if: None,
        is_weak: false,
    }
}
