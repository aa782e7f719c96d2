//! The graph as text: each edge with its shortest way, then the circles.

use std::io::{self, Write};

use super::{LockEdge, LockGraph};
use crate::{
    report::{Place, visible},
    source_map::SourceMap,
};

pub(super) fn write(graph: &LockGraph, map: &SourceMap, out: &mut dyn Write) -> io::Result<()> {
    for edge in &graph.edges {
        write_edge(graph, edge, map, out)?;
    }
    for circle in &graph.circles {
        let what = if circle.is_weak { "possible circle" } else { "circle" };
        line(&format!("{what}: {}", graph.circle_names(circle).join(" -> ")), out)?;
    }
    let counted = |count: usize, noun: &str| match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    };
    let (locks, edges) = (counted(graph.locks.len(), "lock"), counted(graph.edges.len(), "edge"));
    writeln!(out, "{locks}, {edges}, {}", counted(graph.circles.len(), "circle"))
}

fn write_edge(
    graph: &LockGraph,
    edge: &LockEdge,
    map: &SourceMap,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (from, to) = (&graph.locks[edge.from].name, &graph.locks[edge.to].name);
    let places = if edge.places == 1 { "place" } else { "places" };
    let circle = if edge.in_circle { ", in a circle" } else { "" };
    line(&format!("{from} -> {to}  ({} {places}{circle})", edge.places), out)?;
    let Some(witness) = edge.witnesses.first() else { return Ok(()) };
    for step in &witness.steps {
        let place = Place::new(map, step.span).short();
        line(&format!("    {place}: {}", step.text), out)?;
    }
    if !witness.gates.is_empty() {
        line(&format!("    always under {}", witness.gates.join(", ")), out)?;
    }
    if witness.is_weak {
        line("    not certain: a call on the way may go elsewhere", out)?;
    }
    Ok(())
}

/// A name may hold a line feed.
fn line(text: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", visible(text).replace('\n', "␊"))
}
