//! The lock order graph around the lock under the cursor.

use diag::{FileId, Span};
use serde_json::{Value, json};

use super::{documents::Documents, encoding::Encoding, guards, snapshot::Snapshot};
use crate::graph::{LockEdge, LockGraph, Witness};

/// What there is of the graph around the lock that is taken or declared at `offset`, or whose guard is
/// there: the locks that are taken together with it, and the circles that it is on. None if there is
/// no lock.
pub(super) fn lock_order(
    snapshot: &Snapshot,
    documents: &Documents,
    encoding: Encoding,
    file: FileId,
    offset: u32,
) -> Option<Value> {
    let analysis = &snapshot.analysis;
    let graph = LockGraph::new(analysis.model.as_ref()?, &analysis.program);
    let is_here = |it: &Span| it.file == file && it.start <= offset && offset <= it.end;
    let declared = graph.locks.iter().find(|it| it.declared.as_ref().is_some_and(is_here));
    let taken = || guards::at(snapshot, file, offset).map(|it| it.lock);
    let lock = declared.map(|it| it.name.clone()).or_else(taken).filter(|it| !it.is_empty())?;
    let mut edges = around(&graph, &lock);
    edges.sort();
    edges.dedup();
    let mut locks: Vec<usize> =
        edges.iter().flat_map(|it| [graph.edges[*it].from, graph.edges[*it].to]).collect();
    locks.sort();
    locks.dedup();
    let cx = Shown { snapshot, documents, encoding };
    let node = |it: &usize| {
        let lock = &graph.locks[*it];
        json!({ "name": lock.name, "declared": lock.declared.and_then(|it| cx.location(it)) })
    };
    let nodes: Vec<Value> = locks.iter().map(node).collect();
    let edges = edges.iter().map(|it| cx.edge(&graph.edges[*it], &locks));
    Some(json!({ "lock": lock, "nodes": nodes, "edges": edges.collect::<Vec<_>>() }))
}

/// The edges that begin or end at the lock, and those of circles through it.
fn around(graph: &LockGraph, lock: &str) -> Vec<usize> {
    let touches = |it: &LockEdge| [it.from, it.to].iter().any(|it| graph.locks[*it].name == lock);
    let own = (0..graph.edges.len()).filter(|it| touches(&graph.edges[*it]));
    let circles = graph.circles.iter();
    let circles = circles.filter(|it| it.edges.iter().any(|it| touches(&graph.edges[*it])));
    own.chain(circles.flat_map(|it| it.edges.iter().copied())).collect()
}

struct Shown<'s> {
    snapshot: &'s Snapshot,
    documents: &'s Documents,
    encoding: Encoding,
}

impl Shown<'_> {
    /// `locks` are the nodes in order.
    fn edge(&self, edge: &LockEdge, locks: &[usize]) -> Value {
        let node = |lock: usize| locks.binary_search(&lock).ok();
        json!({
            "from": node(edge.from),
            "to": node(edge.to),
            "inCircle": edge.in_circle,
            "witnesses": edge.witnesses.iter().map(|it| self.witness(it)).collect::<Vec<_>>(),
        })
    }

    fn witness(&self, witness: &Witness) -> Value {
        let steps = witness
            .steps
            .iter()
            .filter_map(|it| Some(json!({ "location": self.location(it.span)?, "text": it.text })));
        json!({
            "function": witness.function,
            "certain": !witness.is_weak,
            "steps": steps.collect::<Vec<_>>(),
        })
    }

    fn location(&self, span: Span) -> Option<Value> {
        let uri = self.documents.uri(self.snapshot.path(span.file))?;
        let range = self.encoding.range(self.snapshot.source(span.file), span.range());
        Some(json!({ "uri": uri, "range": range }))
    }
}
