//! The graph in the language of Graphviz.

use std::io::{self, Write};

use super::LockGraph;
use crate::{
    report::{Place, visible},
    source_map::SourceMap,
};

pub(super) fn write(graph: &LockGraph, map: &SourceMap, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph lock_order {{")?;
    writeln!(out, "    rankdir=LR;")?;
    writeln!(out, "    node [shape=box, fontname=monospace];")?;
    for (idx, lock) in graph.locks.iter().enumerate() {
        writeln!(out, "    n{idx} [label={}];", quoted(&lock.name))?;
    }
    for edge in &graph.edges {
        let place = edge.witnesses.first().and_then(|it| it.steps.last());
        let place = place.map(|it| Place::new(map, it.span).short()).unwrap_or_default();
        let color = if edge.in_circle { ", color=red, penwidth=2" } else { "" };
        let is_weak = edge.witnesses.iter().all(|it| it.is_weak);
        let style = if is_weak { ", style=dashed" } else { "" };
        writeln!(
            out,
            "    n{} -> n{} [tooltip={}{color}{style}];",
            edge.from,
            edge.to,
            quoted(&place),
        )?;
    }
    writeln!(out, "}}")
}

/// A string of the language: only quotes and backslashes mean something in it.
fn quoted(text: &str) -> String {
    let text = visible(text).replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "␊");
    format!("\"{text}\"")
}
