//! The lock order graph for people and programs: which locks are taken while which others are held,
//! where, and which of these orders close a circle.

mod dot;
mod html;
mod json;
mod layout;
mod mermaid;
mod text;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};

use diag::Span;
use model::{CallPath, Edge, LockClass, Model, PathStep, Taking};

use crate::{program::Program, source_map::SourceMap};

/// The form in which the graph is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum GraphFormat {
    /// Each edge with the way that leads to it
    Text,
    /// For Graphviz
    Dot,
    /// For Markdown
    Mermaid,
    /// For programs
    Json,
    /// One page that draws it and needs no network
    Html,
}

/// The graph. Locks are sorted by name, edges by the locks.
#[derive(Debug, Default)]
pub(crate) struct LockGraph {
    pub(crate) locks: Vec<LockNode>,
    pub(crate) edges: Vec<LockEdge>,
    /// Each is a list of edges; the end of one is the start of the next.
    pub(crate) circles: Vec<Circle>,
}

/// All locks that are declared at one place.
#[derive(Debug)]
pub(crate) struct LockNode {
    pub(crate) name: String,
    pub(crate) declared: Option<Span>,
}

/// `to` is taken while `from` is held.
#[derive(Debug)]
pub(crate) struct LockEdge {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// In how many places.
    pub(crate) places: usize,
    pub(crate) in_circle: bool,
    /// The shortest ways first.
    pub(crate) witnesses: Vec<Witness>,
}

/// A way on which both locks are taken.
#[derive(Debug)]
pub(crate) struct Witness {
    pub(crate) function: String,
    /// Rests on a call whose target is not certain.
    pub(crate) is_weak: bool,
    pub(crate) in_test: bool,
    /// Locks that are always held around both.
    pub(crate) gates: Vec<String>,
    pub(crate) steps: Vec<Step>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) span: Span,
    pub(crate) text: String,
}

/// Threads that can wait for one another.
#[derive(Debug)]
pub(crate) struct Circle {
    pub(crate) edges: Vec<usize>,
    /// Something on it is not certain.
    pub(crate) is_weak: bool,
}

/// More ways than these say nothing new.
const MAX_WITNESSES: usize = 8;

/// Writes `graph` to `out`.
pub(crate) fn write(
    graph: &LockGraph,
    map: &SourceMap,
    format: GraphFormat,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        GraphFormat::Text => text::write(graph, map, out),
        GraphFormat::Dot => dot::write(graph, map, out),
        GraphFormat::Mermaid => mermaid::write(graph, out),
        GraphFormat::Json => json::write(graph, map, out),
        GraphFormat::Html => html::write(graph, map, out),
    }
}

impl LockGraph {
    /// The graph of what was asked for: edges with a way that begins in a reported file.
    pub(crate) fn new(model: &Model, program: &Program) -> LockGraph {
        let reported = |it: &&Edge| program.is_reported(model.span(it.code, it.range).file);
        let mut found: BTreeMap<(LockClass, LockClass), Vec<&Edge>> = BTreeMap::new();
        for edge in model.solution.edges.iter().filter(reported) {
            found.entry((edge.from.class, edge.to.class)).or_default().push(edge);
        }
        let mut classes: Vec<LockClass> = found.keys().flat_map(|it| [it.0, it.1]).collect();
        let key = |it: &LockClass| {
            let name = it.name(&model.program, &model.bodies);
            (name, it.declared_at(&model.program, &model.bodies))
        };
        classes.sort();
        classes.dedup();
        classes.sort_by_cached_key(key);
        let number: BTreeMap<LockClass, usize> =
            classes.iter().enumerate().map(|(idx, it)| (*it, idx)).collect();
        let locks = classes.iter().map(key);
        let locks = locks.map(|(name, declared)| LockNode { name, declared }).collect();
        let mut edges: Vec<LockEdge> = found
            .into_iter()
            .map(|((from, to), edges)| lock_edge(model, number[&from], number[&to], edges))
            .collect();
        edges.sort_by_key(|it| (it.from, it.to));
        let mut graph = LockGraph { locks, edges, circles: Vec::new() };
        graph.add_circles(model, &number);
        graph
    }

    fn add_circles(&mut self, model: &Model, number: &BTreeMap<LockClass, usize>) {
        let index: BTreeMap<(usize, usize), usize> =
            self.edges.iter().enumerate().map(|(idx, it)| ((it.from, it.to), idx)).collect();
        for cycle in &model.solution.cycles {
            let edge = |it: &Edge| {
                let ends = (*number.get(&it.from.class)?, *number.get(&it.to.class)?);
                index.get(&ends).copied()
            };
            // A circle that leaves what was asked for is not shown in part.
            let Some(edges) = cycle.edges.iter().map(edge).collect::<Option<Vec<_>>>() else {
                continue;
            };
            edges.iter().for_each(|it| self.edges[*it].in_circle = true);
            let is_weak = cycle.is_weak || !cycle.same_owner || cycle.needs_writer;
            self.circles.push(Circle { edges, is_weak });
        }
        self.circles.sort_by(|a, b| (a.is_weak, &a.edges).cmp(&(b.is_weak, &b.edges)));
    }

    /// The locks of a circle, the first one again at its end.
    pub(crate) fn circle_names(&self, circle: &Circle) -> Vec<&str> {
        let name = |idx: usize| self.locks[idx].name.as_str();
        let mut res: Vec<&str> = circle.edges.iter().map(|it| name(self.edges[*it].from)).collect();
        res.extend(circle.edges.first().map(|it| name(self.edges[*it].from)));
        res
    }
}

fn lock_edge(model: &Model, from: usize, to: usize, mut edges: Vec<&Edge>) -> LockEdge {
    let length = |it: &Edge| it.from.taking.path.len() + it.to.taking.path.len();
    edges.sort_by_key(|it| {
        let span = model.span(it.code, it.range);
        (it.is_weak, model.in_test(it.code), length(it), span)
    });
    let places: BTreeSet<Span> = edges.iter().map(|it| model.span(it.code, it.range)).collect();
    let mut witnesses: Vec<Witness> = Vec::new();
    for edge in edges {
        let witness = witness(model, edge);
        if witnesses.iter().all(|it| it.steps != witness.steps) {
            witnesses.push(witness);
        }
        if witnesses.len() == MAX_WITNESSES {
            break;
        }
    }
    LockEdge { from, to, places: places.len(), in_circle: false, witnesses }
}

fn witness(model: &Model, edge: &Edge) -> Witness {
    let (from, to) = (&edge.from.taking, &edge.to.taking);
    let name = |class: LockClass| class.name(&model.program, &model.bodies);
    let mut steps = calls(model, &from.path);
    steps.extend(takes(model, from, &name(edge.from.class)));
    // Where both are taken further down, they have the calls on the way there in common.
    let shared = from.path.iter().zip(to.path.iter()).take_while(|(a, b)| a == b).count();
    steps.extend(calls(model, &to.path).into_iter().skip(shared));
    steps.extend(takes(model, to, &name(edge.to.class)));
    let mut gates: Vec<String> = edge.gates.iter().map(|it| name(*it)).collect();
    gates.sort();
    Witness {
        function: model.function_path(edge.code),
        is_weak: edge.is_weak,
        in_test: model.in_test(edge.code),
        gates,
        steps,
    }
}

/// The calls of a path: all but its last step, which is the acquisition.
fn calls(model: &Model, path: &CallPath) -> Vec<Step> {
    let callees = path.iter().skip(1);
    let step = |(call, callee): (&PathStep, &PathStep)| {
        let text = format!("calls `{}`", model.function_name(callee.code));
        Step { span: call.span, text }
    };
    path.iter().zip(callees).map(step).collect()
}

fn takes(model: &Model, taking: &Taking, name: &str) -> Option<Step> {
    let last = taking.path.last()?;
    let function = model.function_name(last.code);
    let text = format!("locks `{name}` ({}) in `{function}`", taking.mode.as_str());
    Some(Step { span: last.span, text })
}
