//! Where the locks are drawn: in layers from left to right, as far as the order of locks allows.
//!
//! Parts of the graph that have nothing to do with one another stand below each other. Within a
//! part a lock stands right of those that are held when it is taken; the edges that close a circle
//! go back. Locks of a layer are ordered so that few edges cross: each goes to the mean of its
//! neighbours, a few times in both directions.

/// A place on the sheet: the column counted from the left, the row from the top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) column: usize,
    pub(super) row: usize,
}

/// How often the layers are ordered anew.
const SWEEPS: usize = 8;

/// Places `n` locks; `edges` are pairs of them.
pub(super) fn place(n: usize, edges: &[(usize, usize)]) -> Vec<Spot> {
    let forward = without_circles(n, edges);
    let column = columns(n, &forward);
    let mut res = vec![Spot::default(); n];
    let mut top = 0;
    for part in parts(n, edges) {
        let layers = ordered(&part, &column, edges);
        for layer in &layers {
            // Short layers stand in the middle of long ones.
            let height = layers.iter().map(Vec::len).max().unwrap_or(0);
            let first = top + (height - layer.len()) / 2;
            for (idx, node) in layer.iter().enumerate() {
                res[*node] = Spot { column: column[*node], row: first + idx };
            }
        }
        top += layers.iter().map(Vec::len).max().unwrap_or(0);
    }
    res
}

/// The edges with those turned around that go back to a lock on the way to them.
fn without_circles(n: usize, edges: &[(usize, usize)]) -> Vec<(usize, usize)> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        OnTheWay,
        Done,
    }
    let mut successors = vec![Vec::new(); n];
    for (idx, edge) in edges.iter().enumerate() {
        successors[edge.0].push(idx);
    }
    let mut incoming = vec![0; n];
    edges.iter().for_each(|it| incoming[it.1] += 1);
    // From locks that nothing precedes, so that as few edges as possible go back.
    let mut starts: Vec<usize> = (0..n).collect();
    starts.sort_by_key(|it| (incoming[*it], *it));
    let mut state = vec![State::New; n];
    let mut res = edges.to_vec();
    for start in starts {
        // Nodes on the way, and how many of their edges were followed; the graph may be deep.
        let mut way = vec![(start, 0)];
        while let Some((node, followed)) = way.pop() {
            if followed == 0 && state[node] != State::New {
                continue;
            }
            state[node] = State::OnTheWay;
            let Some(edge) = successors[node].get(followed) else {
                state[node] = State::Done;
                continue;
            };
            way.push((node, followed + 1));
            let next = edges[*edge].1;
            match state[next] {
                State::New => way.push((next, 0)),
                State::OnTheWay => res[*edge] = (next, node),
                State::Done => {}
            }
        }
    }
    res.retain(|it| it.0 != it.1);
    res
}

/// The longest way to each node of a graph without circles.
fn columns(n: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut res = vec![0; n];
    let mut missing = vec![0; n];
    edges.iter().for_each(|it| missing[it.1] += 1);
    let mut ready: Vec<usize> = (0..n).filter(|it| missing[*it] == 0).collect();
    let mut successors = vec![Vec::new(); n];
    edges.iter().for_each(|it| successors[it.0].push(it.1));
    while let Some(node) = ready.pop() {
        for &next in &successors[node] {
            res[next] = res[next].max(res[node] + 1);
            missing[next] -= 1;
            if missing[next] == 0 {
                ready.push(next);
            }
        }
    }
    res
}

/// The connected parts, the largest first.
fn parts(n: usize, edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut neighbours = vec![Vec::new(); n];
    for &(from, to) in edges {
        neighbours[from].push(to);
        neighbours[to].push(from);
    }
    let mut is_met = vec![false; n];
    let mut res = Vec::new();
    for start in 0..n {
        let mut part = Vec::new();
        let mut waiting = vec![start];
        while let Some(node) = waiting.pop() {
            if !std::mem::replace(&mut is_met[node], true) {
                part.push(node);
                waiting.extend(&neighbours[node]);
            }
        }
        if !part.is_empty() {
            part.sort_unstable();
            res.push(part);
        }
    }
    res.sort_by_key(|it: &Vec<usize>| (std::cmp::Reverse(it.len()), it[0]));
    res
}

/// The nodes of `part` by layer, each layer in the order in which it is drawn.
fn ordered(part: &[usize], column: &[usize], edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let width = part.iter().map(|it| column[*it] + 1).max().unwrap_or(0);
    let mut layers = vec![Vec::new(); width];
    part.iter().for_each(|it| layers[column[*it]].push(*it));
    let mut row = vec![0.0f64; column.len()];
    let mut neighbours = vec![Vec::new(); column.len()];
    for &(from, to) in edges {
        neighbours[from].push(to);
        neighbours[to].push(from);
    }
    for sweep in 0..SWEEPS {
        for layer in &layers {
            let middle = (layer.len() as f64 - 1.0) / 2.0;
            layer.iter().enumerate().for_each(|(idx, it)| row[*it] = idx as f64 - middle);
        }
        let order: Vec<usize> = match sweep % 2 {
            0 => (0..width).collect(),
            _ => (0..width).rev().collect(),
        };
        for at in order {
            let mean = |node: usize| {
                let others = neighbours[node].iter().filter(|it| column[**it] != at);
                let (sum, count) = others.fold((0.0, 0), |it, n| (it.0 + row[*n], it.1 + 1));
                if count == 0 { row[node] } else { sum / f64::from(count) }
            };
            let mut keyed: Vec<(f64, usize)> =
                layers[at].iter().map(|it| (mean(*it), *it)).collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            layers[at] = keyed.into_iter().map(|it| it.1).collect();
            let middle = (layers[at].len() as f64 - 1.0) / 2.0;
            layers[at].iter().enumerate().for_each(|(idx, it)| row[*it] = idx as f64 - middle);
        }
    }
    layers
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::place;

    #[test]
    fn edges_go_right_and_nothing_overlaps() {
        let check = |n: usize, edges: &[(usize, usize)], back: usize| {
            let spots = place(n, edges);
            let places: BTreeSet<_> = spots.iter().map(|it| (it.column, it.row)).collect();
            assert_eq!(places.len(), n, "{spots:?}");
            let backwards = edges.iter().filter(|it| spots[it.0].column >= spots[it.1].column);
            assert_eq!(backwards.count(), back, "{spots:?}");
        };
        check(0, &[], 0);
        check(1, &[], 0);
        check(3, &[(0, 1), (1, 2), (0, 2)], 0);
        check(4, &[(0, 1), (2, 3)], 0);
        check(2, &[(0, 1), (1, 0)], 1);
        check(4, &[(3, 0), (0, 1), (1, 2), (2, 0)], 1);
    }

    #[test]
    fn a_long_way_is_no_deep_recursion() {
        let edges: Vec<(usize, usize)> = (0..20_000).map(|it| (it, it + 1)).collect();
        assert_eq!(place(20_001, &edges)[20_000].column, 20_000);
    }

    #[test]
    fn edges_do_not_cross_without_need() {
        let spots = place(7, &[(0, 1), (0, 2), (0, 3), (1, 6), (2, 5), (3, 4)]);
        for (a, b) in [(1, 6), (2, 5), (3, 4)] {
            assert_eq!(spots[a].row, spots[b].row, "{spots:?}");
        }
    }
}
