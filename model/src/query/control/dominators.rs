//! Which blocks of a body control has come through when it comes to another one.

use crate::{
    body::Code,
    facts::{BlockId, Body},
};

/// The tree of immediate dominators, as intervals: that of a block has those of all it dominates inside.
#[derive(Debug)]
pub(super) struct Dominators {
    /// By block: its interval. None where nothing leads to.
    intervals: Vec<Option<(u32, u32)>>,
}

impl Dominators {
    pub(super) fn new(code: &Code) -> Dominators {
        let order = code.order();
        let above = immediate(&code.body, &order);
        Dominators { intervals: intervals(&order, &above) }
    }

    /// Whether control has come through `first` whenever it comes to `then`; where it never comes, it
    /// has come through everything.
    pub(super) fn dominates(&self, first: BlockId, then: BlockId) -> bool {
        match (self.intervals[first.idx()], self.intervals[then.idx()]) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(outer), Some(inner)) => outer.0 <= inner.0 && inner.1 <= outer.1,
        }
    }
}

/// By block: the last one that control must come through before it, as places in `order`; that of the
/// first block is itself.
fn immediate(body: &Body, order: &[BlockId]) -> Vec<Option<usize>> {
    let mut place = vec![0; order.len()];
    for (idx, block) in order.iter().enumerate() {
        place[block.idx()] = idx;
    }
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); order.len()];
    for (idx, block) in order.iter().enumerate() {
        for next in body.blocks[block.idx()].terminator.successors() {
            before[place[next.idx()]].push(idx);
        }
    }
    let mut above: Vec<Option<usize>> = vec![None; order.len()];
    if let Some(first) = above.first_mut() {
        *first = Some(0);
    }
    // Blocks stand behind those that lead to them, so that only loops ask for another round.
    let mut is_changed = true;
    while is_changed {
        is_changed = false;
        for idx in 1..order.len() {
            let known = before[idx].iter().copied().filter(|it| above[*it].is_some());
            let new = known.reduce(|a, b| common(&above, a, b));
            if new != above[idx] {
                above[idx] = new;
                is_changed = true;
            }
        }
    }
    above
}

/// The last block that is on the way to both.
fn common(above: &[Option<usize>], mut a: usize, mut b: usize) -> usize {
    while a != b {
        let later = if a > b { &mut a } else { &mut b };
        *later = above[*later].unwrap_or(0);
    }
    a
}

fn intervals(order: &[BlockId], above: &[Option<usize>]) -> Vec<Option<(u32, u32)>> {
    let mut sizes = vec![1_u32; order.len()];
    for idx in (1..order.len()).rev() {
        if let Some(above) = above[idx] {
            sizes[above] += sizes[idx];
        }
    }
    let mut res = vec![None; order.len()];
    // Where the next block below each one begins.
    let mut free = vec![0_u32; order.len()];
    for idx in 0..order.len() {
        let Some(above) = above[idx] else { continue };
        let start = free[above];
        free[above] += sizes[idx];
        free[idx] = start + 1;
        res[order[idx].idx()] = Some((start, start + sizes[idx]));
    }
    res
}
