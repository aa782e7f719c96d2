//! The graph as a page: drawn, with the circles marked; a click on an edge shows its ways with the
//! code.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use diag::Span;
use serde_json::{Value, json};

use super::{LockEdge, LockGraph, Step, Witness, layout};
use crate::{
    page::{self, CodeLine, code_lines},
    report::{Place, visible},
    source_map::SourceMap,
};

/// Ways of each edge that the page has the code of.
const MAX_SHOWN: usize = 3;

pub(super) fn write(graph: &LockGraph, map: &SourceMap, out: &mut dyn Write) -> io::Result<()> {
    let body = format!("{BODY}{}", page::data(&value(graph, map)));
    out.write_all(page::page("threadlint: lock order", &body, page::GRAPH_SCRIPT).as_bytes())
}

const BODY: &str = "\
<div id=\"graph\">
<aside>
<h1>Lock order</h1>
<p id=\"summary\"></p>
<p class=\"hint\">An arrow goes from a lock that is held to one that is taken then. Red arrows close a circle: \
threads can wait for one another. A click on an arrow shows where; on a lock, what belongs to it. \
Drag to move, turn the wheel to zoom.</p>
<label>Find <input id=\"find\" type=\"search\" placeholder=\"part of a lock's name\"></label>
<label><input id=\"circles-only\" type=\"checkbox\"> only locks in circles</label>
<label><input id=\"certain-only\" type=\"checkbox\"> only certain edges (not dashed)</label>
<button id=\"whole\">show the whole graph</button>
<h2>Circles</h2>
<ol id=\"circles\"></ol>
<h2>Edges</h2>
<ul id=\"edges\"></ul>
</aside>
<main><svg id=\"drawing\" role=\"img\" aria-label=\"the lock order graph\"></svg></main>
<section id=\"witness\" hidden></section>
</div>
<noscript>This page needs JavaScript to draw the graph; <code>threadlint graph</code> prints it as text.</noscript>
";

/// Places with their code. Ways have many steps in common, and each place is written once.
struct Places<'m> {
    map: &'m SourceMap,
    written: Vec<Value>,
    numbers: BTreeMap<Span, usize>,
}

impl Places<'_> {
    /// The number of the place `span`.
    fn number(&mut self, span: Span) -> usize {
        let Places { map, written, numbers } = self;
        *numbers.entry(span).or_insert_with(|| {
            let line = |it: CodeLine<'_>| json!([it.number, it.before, it.marked, it.after]);
            written.push(json!({
                "place": visible(&Place::new(map, span).short()),
                "code": code_lines(map, span, 1).into_iter().map(line).collect::<Vec<_>>(),
            }));
            written.len() - 1
        })
    }
}

fn value(graph: &LockGraph, map: &SourceMap) -> Value {
    let pairs: Vec<(usize, usize)> = graph.edges.iter().map(|it| (it.from, it.to)).collect();
    let spots = layout::place(graph.locks.len(), &pairs);
    let locks: Vec<Value> = graph
        .locks
        .iter()
        .zip(spots)
        .map(|(lock, spot)| {
            let declared = lock.declared.map(|it| Place::new(map, it).short()).unwrap_or_default();
            json!({
                "name": visible(&lock.name),
                "declared": visible(&declared),
                "column": spot.column,
                "row": spot.row,
            })
        })
        .collect();
    let mut places = Places { map, written: Vec::new(), numbers: BTreeMap::new() };
    let edges: Vec<Value> = graph.edges.iter().map(|it| edge(it, &mut places)).collect();
    let circles = graph.circles.iter();
    let circles: Vec<Value> =
        circles.map(|it| json!({ "edges": it.edges, "certain": !it.is_weak })).collect();
    json!({ "locks": locks, "edges": edges, "circles": circles, "places": places.written })
}

fn edge(edge: &LockEdge, places: &mut Places<'_>) -> Value {
    let shown = edge.witnesses.iter().take(MAX_SHOWN);
    json!({
        "from": edge.from,
        "to": edge.to,
        "places": edge.places,
        "circle": edge.in_circle,
        "certain": edge.witnesses.iter().any(|it| !it.is_weak),
        "witnesses": shown.map(|it| witness(it, places)).collect::<Vec<_>>(),
    })
}

fn witness(witness: &Witness, places: &mut Places<'_>) -> Value {
    let gates: Vec<_> = witness.gates.iter().map(|it| visible(it)).collect();
    json!({
        "function": visible(&witness.function),
        "certain": !witness.is_weak,
        "test": witness.in_test,
        "under": gates,
        "steps": witness.steps.iter().map(|it| step(it, places)).collect::<Vec<_>>(),
    })
}

fn step(step: &Step, places: &mut Places<'_>) -> Value {
    json!({ "text": visible(&step.text), "at": places.number(step.span) })
}
