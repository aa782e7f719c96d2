//! The order graph: which class was acquired while which other was held, over the whole run.

use std::collections::{BTreeMap, VecDeque};

use parking_lot::Mutex;

use crate::{
    ordered::{
        class::ClassId,
        report::{Acquisition, Edge},
        site::Site,
    },
    threads::thread_name,
};

/// Invariant: the edges form no cycle; one that would close a cycle is refused and reported instead.
struct Graph {
    next: BTreeMap<ClassId, Vec<ClassId>>,
    witnesses: BTreeMap<(ClassId, ClassId), Witness>,
}

/// Who went from one class to the next first.
struct Witness {
    held_at: Site,
    acquired_at: Site,
    thread: String,
}

// Made at compile time, and parking_lot's: the prebuilt std hides its own locks from ThreadSanitizer.
static GRAPH: Mutex<Graph> =
    Mutex::new(Graph { next: BTreeMap::new(), witnesses: BTreeMap::new() });

/// Records that `acquired` is taken while `held` is held; if the opposite order is known already, the
/// edges that lead from `acquired` back to `held`.
pub(crate) fn add_edge(held: (ClassId, Site), acquired: (ClassId, Site)) -> Result<(), Vec<Edge>> {
    let mut graph = GRAPH.lock();
    if graph.witnesses.contains_key(&(held.0, acquired.0)) {
        return Ok(());
    }
    if let Some(path) = graph.path(acquired.0, held.0) {
        return Err(path.windows(2).map(|it| graph.edge(it[0], it[1])).collect());
    }
    let witness = Witness {
        held_at: held.1,
        acquired_at: acquired.1,
        thread: thread_name(),
    };
    graph.witnesses.insert((held.0, acquired.0), witness);
    graph.next.entry(held.0).or_default().push(acquired.0);
    Ok(())
}

impl Graph {
    /// A shortest path.
    fn path(&self, from: ClassId, to: ClassId) -> Option<Vec<ClassId>> {
        let mut came_from = BTreeMap::from([(from, from)]);
        let mut queue = VecDeque::from([from]);
        while let Some(class) = queue.pop_front() {
            if class == to {
                return Some(walk_back(&came_from, from, to));
            }
            for &next in self.next.get(&class).into_iter().flatten() {
                came_from.entry(next).or_insert_with(|| {
                    queue.push_back(next);
                    class
                });
            }
        }
        None
    }

    fn edge(&self, from: ClassId, to: ClassId) -> Edge {
        let witness = &self.witnesses[&(from, to)];
        Edge {
            held: Acquisition { lock: from.label(), at: witness.held_at },
            acquired: Acquisition { lock: to.label(), at: witness.acquired_at },
            thread: witness.thread.clone(),
        }
    }
}

fn walk_back(came_from: &BTreeMap<ClassId, ClassId>, from: ClassId, to: ClassId) -> Vec<ClassId> {
    let mut path = vec![to];
    let mut class = to;
    while class != from {
        class = came_from[&class];
        path.push(class);
    }
    path.reverse();
    path
}
