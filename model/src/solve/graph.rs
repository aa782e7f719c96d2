//! The call graph, and the order in which summaries are made.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::{
    body::CodeId,
    infer::Target,
    link::{FuncId, Program},
    load::Bodies,
    solve::drops::Drops,
    ty::TyKind,
};

/// In which order bodies are solved.
pub(super) struct Order {
    /// Bodies that call one another, those that are called first.
    pub(super) groups: Vec<Vec<CodeId>>,
    /// Indexes of groups that call only groups of the levels before.
    pub(super) levels: Vec<Vec<usize>>,
}

/// The order in which those that are called come first.
pub(super) fn bottom_up(program: &Program, bodies: &Bodies, drops: &Drops) -> Order {
    let ids = (0..bodies.codes.len()).into_par_iter();
    let successors: Vec<Vec<u32>> =
        ids.map(|it| callees(program, bodies, drops, CodeId(it as u32))).collect();
    order(&successors, |_| true)
}

/// The same for `ids`, as far as they call one another.
pub(super) fn bottom_up_among(
    program: &Program,
    bodies: &Bodies,
    drops: &Drops,
    ids: &[CodeId],
) -> Order {
    let mut successors = vec![Vec::new(); bodies.codes.len()];
    for id in ids {
        successors[id.idx()] = callees(program, bodies, drops, *id);
    }
    // All others are alone, since nothing is said of what they call.
    order(&successors, |it| ids.binary_search(&it[0]).is_ok())
}

fn order(successors: &[Vec<u32>], is_wanted: impl Fn(&[CodeId]) -> bool) -> Order {
    let groups = components(successors).into_iter();
    let groups = groups.map(|it| it.into_iter().map(CodeId).collect::<Vec<_>>());
    let groups: Vec<Vec<CodeId>> = groups.filter(|it| is_wanted(it)).collect();
    let levels = levels(successors, &groups);
    Order { groups, levels }
}

fn levels(successors: &[Vec<u32>], groups: &[Vec<CodeId>]) -> Vec<Vec<usize>> {
    let mut level_of = vec![0; successors.len()];
    let mut res: Vec<Vec<usize>> = Vec::new();
    for (idx, group) in groups.iter().enumerate() {
        // Members are not numbered yet, so that they count as level 0 here.
        let called = group.iter().flat_map(|it| &successors[it.idx()]);
        let called = called.map(|it| level_of[*it as usize]);
        let level = called.max().unwrap_or(0);
        group.iter().for_each(|it| level_of[it.idx()] = level + 1);
        if res.len() == level {
            res.push(Vec::new());
        }
        res[level].push(idx);
    }
    res
}

/// The numbers of the bodies that `id` may run: functions that it calls, closures that stand in it, and
/// what its values run when they end.
#[expect(clippy::iter_over_hash_type, reason = "collected into a set, and sorted after")]
fn callees(program: &Program, bodies: &Bodies, drops: &Drops, id: CodeId) -> Vec<u32> {
    let mut res: FxHashSet<u32> = bodies.codes[id.idx()].nested.iter().map(|it| it.0).collect();
    let mut add = |func: FuncId| res.extend(bodies.of_func.get(&func).map(|it| it.0));
    let typed = &bodies.typed[id.idx()];
    for target in typed.calls.values() {
        if let Target::Func(target) = target {
            program.callees(target).into_iter().for_each(&mut add);
        }
    }
    for ty in &typed.locals {
        match ty.kind() {
            TyKind::FnDef { func, .. } | TyKind::AsyncFn { func, .. } => add(*func),
            _ => {}
        }
    }
    res.extend(drops.codes(program, typed).map(|it| it.0));
    let mut res: Vec<u32> = res.into_iter().collect();
    res.sort();
    res
}

/// Tarjan's strongly connected components, without recursion: call graphs are deep.
pub(super) fn components(successors: &[Vec<u32>]) -> Vec<Vec<u32>> {
    const NONE: u32 = u32::MAX;
    let len = successors.len();
    let (mut index, mut low) = (vec![NONE; len], vec![0u32; len]);
    let mut on_stack = vec![false; len];
    let (mut stack, mut res, mut next) = (Vec::new(), Vec::new(), 0u32);
    for start in 0..len {
        if index[start] != NONE {
            continue;
        }
        let mut work: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some(&mut (node, ref mut edge)) = work.last_mut() {
            if *edge == 0 {
                index[node] = next;
                low[node] = next;
                next += 1;
                stack.push(node);
                on_stack[node] = true;
            }
            let mut descend = None;
            while let Some(&target) = successors[node].get(*edge) {
                *edge += 1;
                let target = target as usize;
                if index[target] == NONE {
                    descend = Some(target);
                    break;
                }
                if on_stack[target] {
                    low[node] = low[node].min(index[target]);
                }
            }
            if let Some(target) = descend {
                work.push((target, 0));
                continue;
            }
            // A node without successors must not look new when it is met again.
            *edge = (*edge).max(1);
            work.pop();
            if let Some(&(parent, _)) = work.last() {
                low[parent] = low[parent].min(low[node]);
            }
            if low[node] == index[node] {
                let mut group = Vec::new();
                while let Some(member) = stack.pop() {
                    on_stack[member] = false;
                    group.push(member as u32);
                    if member == node {
                        break;
                    }
                }
                group.sort();
                res.push(group);
            }
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::components;

    fn check(edges: &[&[u32]], expected: &[&[u32]]) {
        let successors: Vec<Vec<u32>> = edges.iter().map(|it| it.to_vec()).collect();
        assert_eq!(components(&successors), expected);
    }

    #[test]
    fn callees_come_first() {
        check(&[&[1], &[2], &[]], &[&[2], &[1], &[0]]);
        check(&[&[1], &[0, 2], &[]], &[&[2], &[0, 1]]);
        check(&[&[], &[0, 1], &[3], &[2, 1]], &[&[0], &[1], &[2, 3]]);
    }
}
