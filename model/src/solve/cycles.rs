//! The order graph, and the circles in it.

use std::collections::{BTreeMap, BTreeSet};

use diag::TextRange;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    Limit,
    body::CodeId,
    effects::Mode,
    link::Program,
    load::Bodies,
    place::{LockClass, Root},
    solve::{Solution, Taking, alone::Alone, graph::components},
};

/// A lock is taken while another one, of another class, may be held.
#[derive(Clone, Debug)]
pub struct Edge {
    pub from: EdgeEnd,
    pub to: EdgeEnd,
    /// Where both come together.
    pub code: CodeId,
    pub range: TextRange,
    /// Classes that are held exclusively around both.
    pub gates: Vec<LockClass>,
    pub is_weak: bool,
}

/// One of the two locks of an edge.
#[derive(Clone, Debug)]
pub struct EdgeEnd {
    pub class: LockClass,
    pub taking: Taking,
}

/// Threads that can wait for each other in a circle: each holds its edge's `from` and waits for its
/// `to`, which is the next one's `from`.
#[derive(Clone, Debug)]
pub struct Cycle {
    pub edges: Vec<Edge>,
    /// All locks of each edge are reached from the same object.
    pub same_owner: bool,
    /// Readers on both sides: it takes a writer in the queue as well.
    pub needs_writer: bool,
    pub is_weak: bool,
}

/// Longer circles are not looked for: the ways to try grow with each edge as often as locks have others
/// under them, and threads that meet in so long a circle were never seen.
const MAX_LENGTH: usize = 4;
/// No more circles than this are told of: nobody reads as many, and where there are more, few locks are in
/// most of them.
const MAX_CYCLES: usize = 400;
/// Witnesses that are kept of one edge, the best ones.
const MAX_WITNESSES: usize = 24;
/// Combinations of witnesses that are tried for one circle.
const MAX_TRIES: usize = 4096;
/// Edges that are followed in all: where thousands of locks are taken under one another in every order,
/// there are more ways of four edges than anybody can wait for.
const MAX_EDGES: usize = 4_000_000;

/// Finds the circles among the edges of `solution`.
pub(super) fn find(program: &Program, bodies: &Bodies, solution: &mut Solution) {
    let mut finder = Finder::new(program, bodies, solution);
    finder.find();
    if finder.is_cut_off {
        program.cuts.note(Limit::Circles, 0);
    }
    if finder.has_long() {
        program.cuts.note(Limit::LongCircles, 0);
    }
    for class in &finder.untried {
        program.cuts.note(Limit::Ways, *class);
    }
    solution.cycles = finder.cycles;
}

struct Finder {
    edges: Vec<Edge>,
    /// Witnesses by their two classes.
    between: BTreeMap<(u32, u32), Vec<usize>>,
    successors: Vec<Vec<u32>>,
    /// By class: the group of classes that lead to one another. Circles are inside of one.
    group_of: Vec<u32>,
    /// Edges that were followed.
    n_followed: usize,
    /// Classes that are taken exclusively somewhere.
    written: FxHashSet<LockClass>,
    cycles: Vec<Cycle>,
    /// The classes of the circles that were found.
    known: FxHashSet<Vec<u32>>,
    /// Classes that make a circle of two.
    met: FxHashSet<(u32, u32)>,
    is_cut_off: bool,
    /// Classes in circles of which not all was tried.
    untried: BTreeSet<u32>,
}

/// What circles are looked for.
#[derive(Clone, Copy)]
struct Wanted {
    max_length: usize,
    /// Of sure edges only.
    sure: bool,
}

impl Finder {
    fn new(program: &Program, bodies: &Bodies, solution: &Solution) -> Finder {
        let mut classes: Vec<LockClass> = Vec::new();
        for edge in &solution.edges {
            classes.push(edge.from.class);
            classes.push(edge.to.class);
        }
        classes.sort();
        classes.dedup();
        classes.sort_by_cached_key(|it| it.sort_key(program, bodies));
        let number: FxHashMap<LockClass, u32> =
            classes.iter().enumerate().map(|(idx, it)| (*it, idx as u32)).collect();
        let mut edges = shared(program, bodies, solution);
        edges.sort_by_key(|it| (it.is_weak, in_test(bodies, it), length(it), it.code, it.range));
        let mut between: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
        for (idx, edge) in edges.iter().enumerate() {
            let key = (number[&edge.from.class], number[&edge.to.class]);
            let witnesses = between.entry(key).or_default();
            if witnesses.len() < MAX_WITNESSES {
                witnesses.push(idx);
            }
        }
        let mut successors = vec![Vec::new(); classes.len()];
        for &(from, to) in between.keys() {
            successors[from as usize].push(to);
        }
        let mut group_of = vec![0; classes.len()];
        for (group, number) in components(&successors).iter().zip(0..) {
            group.iter().for_each(|it| group_of[*it as usize] = number);
        }
        let mut written = FxHashSet::default();
        for flow in &solution.flows {
            for acquisition in flow.acquisitions.iter().filter(|it| it.mode != Mode::Shared) {
                written.extend(acquisition.object.class(program, bodies));
            }
        }
        Finder {
            edges,
            between,
            successors,
            group_of,
            n_followed: 0,
            written,
            cycles: Vec::new(),
            known: FxHashSet::default(),
            met: FxHashSet::default(),
            is_cut_off: false,
            untried: BTreeSet::new(),
        }
    }

    /// Looks for short circles before long ones, and for sure ones before others, so that what is
    /// cut off in the end is what says least.
    fn find(&mut self) {
        for max_length in [2, MAX_LENGTH] {
            for sure in [true, false] {
                for start in 0..self.successors.len() as u32 {
                    self.search(start, &mut vec![start], Wanted { max_length, sure });
                }
            }
        }
    }

    /// Whether classes lead to one another, in too long a circle to be found.
    fn has_long(&self) -> bool {
        let told: FxHashSet<u32> =
            self.known.iter().map(|it| self.group_of[it[0] as usize]).collect();
        let mut sizes: FxHashMap<u32, usize> = FxHashMap::default();
        self.group_of.iter().for_each(|it| *sizes.entry(*it).or_default() += 1);
        let is_long = |group: &u32| sizes[group] > MAX_LENGTH && !told.contains(group);
        self.group_of.iter().any(is_long)
    }

    /// Follows edges from the last of `way`; only circles whose least class is the first are kept,
    /// so that each is found once. A circle around a shorter one says nothing new.
    fn search(&mut self, start: u32, way: &mut Vec<u32>, wanted: Wanted) {
        let last = way[way.len() - 1];
        for idx in 0..self.successors[last as usize].len() {
            let next = self.successors[last as usize][idx];
            if self.group_of[next as usize] != self.group_of[start as usize] {
                continue;
            }
            if self.cycles.len() >= MAX_CYCLES || self.n_followed >= MAX_EDGES {
                self.is_cut_off = true;
                return;
            }
            self.n_followed += 1;
            if wanted.sure && !self.is_sure(last, next) {
                continue;
            }
            if next == start && way.len() >= 2 {
                self.found(way, wanted);
            } else if next > start && !way.contains(&next) && way.len() < wanted.max_length {
                way.push(next);
                self.search(start, way, wanted);
                way.pop();
            }
        }
    }

    fn found(&mut self, way: &[u32], wanted: Wanted) {
        let is_around = way.len() > 2 && contains_any(way, &self.met);
        if is_around || self.known.contains(way) {
            return;
        }
        let Some(cycle) = self.close(way) else {
            if self.has_more(way) {
                self.untried.insert(way[0]);
            }
            return;
        };
        if wanted.sure && cycle.is_weak {
            return;
        }
        if way.len() == 2 {
            self.met.insert((way[0].min(way[1]), way[0].max(way[1])));
        }
        self.known.insert(way.to_vec());
        self.cycles.push(cycle);
    }

    /// Whether an edge has a witness that is sure. The best come first.
    fn is_sure(&self, from: u32, to: u32) -> bool {
        let best = self.between[&(from, to)].first();
        best.is_some_and(|it| !self.edges[*it].is_weak)
    }

    /// Whether there are more witnesses for a circle of classes, or combinations of them, than are tried.
    fn has_more(&self, way: &[u32]) -> bool {
        let ends = way.iter().zip(way.iter().cycle().skip(1));
        let counts = ends.map(|(from, to)| self.between[&(*from, *to)].len());
        counts.clone().any(|it| it == MAX_WITNESSES) || counts.product::<usize>() > MAX_TRIES
    }

    /// The best witnesses for a circle of classes, if there are such that can run in parallel.
    fn close(&self, way: &[u32]) -> Option<Cycle> {
        let choices: Vec<&Vec<usize>> = (0..way.len())
            .map(|idx| &self.between[&(way[idx], way[(idx + 1) % way.len()])])
            .collect();
        let mut chosen = vec![0usize; way.len()];
        let mut best: Option<Cycle> = None;
        for _ in 0..MAX_TRIES {
            let edges: Vec<&Edge> =
                chosen.iter().zip(&choices).map(|(idx, it)| &self.edges[it[*idx]]).collect();
            if let Some(cycle) = self.cycle(&edges) {
                if best.as_ref().is_none_or(|it| rank(&cycle) < rank(it)) {
                    best = Some(cycle);
                }
                if best.as_ref().is_some_and(|it| rank(it) == (false, false, false)) {
                    break;
                }
            }
            // Counts through all combinations, the best witnesses first.
            let mut idx = 0;
            while idx < chosen.len() {
                chosen[idx] += 1;
                if chosen[idx] < choices[idx].len() {
                    break;
                }
                chosen[idx] = 0;
                idx += 1;
            }
            if idx == chosen.len() {
                break;
            }
        }
        best
    }

    fn cycle(&self, edges: &[&Edge]) -> Option<Cycle> {
        let mut needs_writer = false;
        for (idx, edge) in edges.iter().enumerate() {
            let next = edges[(idx + 1) % edges.len()];
            // This one waits for what the next one holds.
            let (wants, has) = (edge.to.taking.mode, next.from.taking.mode);
            if !wants.excludes(has) {
                if !self.written.contains(&edge.to.class) {
                    return None;
                }
                needs_writer = true;
            }
            for other in &edges[idx + 1..] {
                if edge.shuts_out(other) || other.shuts_out(edge) {
                    return None;
                }
                // Locals of a function meet only in other closures of it.
                let is_local = edge.from.class.is_local();
                if is_local && edge.code == other.code {
                    return None;
                }
            }
        }
        let same_owner = edges.iter().all(|it| same_root(&it.from.taking, &it.to.taking));
        let is_weak = edges.iter().any(|it| it.is_weak);
        let edges = edges.iter().map(|it| (*it).clone()).collect();
        Some(Cycle { edges, same_owner, needs_writer, is_weak })
    }
}

/// The edges that other threads can meet; those that they hardly can are weak.
fn shared(program: &Program, bodies: &Bodies, solution: &Solution) -> Vec<Edge> {
    if solution.edges.is_empty() {
        return Vec::new();
    }
    let mut alone = Alone::new(program, bodies, &solution.flows);
    let mut edges = Vec::new();
    for edge in &solution.edges {
        if !alone.is_alone(edge) {
            let is_weak = edge.is_weak || alone.is_made_there(edge);
            edges.push(Edge { is_weak, ..edge.clone() });
        }
    }
    edges
}

/// Whether two of the classes of `way` are a circle of their own.
fn contains_any(way: &[u32], met: &FxHashSet<(u32, u32)>) -> bool {
    way.iter()
        .enumerate()
        .any(|(idx, a)| way.iter().skip(idx + 1).any(|b| met.contains(&(*a.min(b), *a.max(b)))))
}

impl Edge {
    /// Whether its thread holds a lock exclusively that the thread of `other` holds as well: then
    /// they are never both where they wait.
    fn shuts_out(&self, other: &Edge) -> bool {
        let holds = |it: &LockClass| other.gates.contains(it) || other.from.class == *it;
        self.gates.iter().any(holds)
    }
}

/// Lower is better.
fn rank(cycle: &Cycle) -> (bool, bool, bool) {
    (cycle.is_weak, !cycle.same_owner, cycle.needs_writer)
}

fn length(edge: &Edge) -> usize {
    edge.from.taking.path.len() + edge.to.taking.path.len()
}

fn in_test(bodies: &Bodies, edge: &Edge) -> bool {
    bodies.codes[edge.code.idx()].in_test
}

/// Whether both locks are reached from one object: then they are of the same instance in every
/// call.
fn same_root(a: &Taking, b: &Taking) -> bool {
    let (a, b) = (&a.object, &b.object);
    let fixed = |it: &crate::place::Object| matches!(it.root, Root::Static(_)) && !it.is_family();
    if fixed(a) || fixed(b) {
        return true;
    }
    a.root == b.root && a.root != Root::Unknown && !a.is_family() && !b.is_family()
}
