//! The graph for programs, version 1: fields may come, none may go or change.

use std::io::{self, Write};

use diag::Span;
use serde_json::{Value, json};

use super::{LockEdge, LockGraph, Witness};
use crate::{report::JsonSpan, source_map::SourceMap};

pub(super) fn write(graph: &LockGraph, map: &SourceMap, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &value(graph, map))?;
    writeln!(out)
}

fn value(graph: &LockGraph, map: &SourceMap) -> Value {
    let place =
        |span: Span| json!({ "file": map.file(span.file).path, "span": JsonSpan::new(map, span) });
    let locks = graph.locks.iter();
    let locks: Vec<Value> =
        locks.map(|it| json!({ "name": it.name, "declared": it.declared.map(place) })).collect();
    let edges: Vec<Value> = graph.edges.iter().map(|it| edge(it, map)).collect();
    let circles = graph.circles.iter();
    let circles: Vec<Value> =
        circles.map(|it| json!({ "edges": it.edges, "certain": !it.is_weak })).collect();
    json!({ "version": 1, "locks": locks, "edges": edges, "circles": circles })
}

fn edge(edge: &LockEdge, map: &SourceMap) -> Value {
    let witnesses: Vec<Value> = edge.witnesses.iter().map(|it| witness(it, map)).collect();
    json!({
        "from": edge.from,
        "to": edge.to,
        "places": edge.places,
        "in_circle": edge.in_circle,
        "witnesses": witnesses,
    })
}

fn witness(witness: &Witness, map: &SourceMap) -> Value {
    let steps = witness.steps.iter().map(|it| {
        json!({
            "file": map.file(it.span.file).path,
            "span": JsonSpan::new(map, it.span),
            "text": it.text,
        })
    });
    json!({
        "function": witness.function,
        "certain": !witness.is_weak,
        "in_test": witness.in_test,
        "under": witness.gates,
        "steps": steps.collect::<Vec<_>>(),
    })
}
