//! Questions about what runs of the program have seen.

use crate::{Edge, Model, Seen};

impl Model {
    /// Whether there are runs to ask.
    pub fn has_runs(&self) -> bool {
        let seen = &self.solution.seen;
        !seen.orders.is_empty() || seen.unmatched > 0
    }

    /// What runs have seen of the order of `edge`.
    pub fn seen(&self, edge: &Edge) -> Option<&Seen> {
        self.solution.seen.orders.get(&(edge.from.class, edge.to.class))
    }
}
