//! Questions about orders of locks that the code or the configuration declares.

use std::collections::{BTreeMap, BTreeSet};

use crate::{DeclaredLock, LockClass, Model, link::LockOrder};

/// All declared orders together.
#[derive(Debug)]
pub struct Orders<'m> {
    orders: Vec<LockOrder>,
    /// For each class the classes that come right after it, and the order that says so.
    after: BTreeMap<LockClass, Vec<(LockClass, usize)>>,
    /// Names in the configuration that no lock has.
    pub unknown: Vec<&'m DeclaredLock>,
}

impl Model {
    /// The declared orders.
    pub fn orders(&self) -> Orders<'_> {
        let mut orders = self.program.promises.orders.clone();
        let mut unknown = Vec::new();
        for declared in &self.declared_orders {
            let mut locks = Vec::new();
            for lock in &declared.locks {
                let classes = self.program.classes_named(&lock.name);
                match classes.is_empty() {
                    true => unknown.push(lock),
                    // The others keep their order all the same.
                    false => locks.push(classes),
                }
            }
            if let Some(first) = declared.locks.first() {
                orders.push(LockOrder { locks, span: first.span });
            }
        }
        let mut after: BTreeMap<LockClass, Vec<(LockClass, usize)>> = BTreeMap::new();
        for (idx, order) in orders.iter().enumerate() {
            for pair in order.locks.windows(2) {
                for first in &pair[0] {
                    let next = pair[1].iter().map(|it| (*it, idx));
                    after.entry(*first).or_default().extend(next);
                }
            }
        }
        Orders { orders, after, unknown }
    }
}

impl Orders<'_> {
    /// An order by which `first` comes before `second`, the first one on the way from there.
    pub fn between(&self, first: LockClass, second: LockClass) -> Option<&LockOrder> {
        self.between_idx(first, second).map(|it| &self.orders[it])
    }

    fn between_idx(&self, first: LockClass, second: LockClass) -> Option<usize> {
        let mut seen = BTreeSet::from([first]);
        let mut work = vec![(first, None)];
        while let Some((at, order)) = work.pop() {
            for (next, idx) in self.after.get(&at).into_iter().flatten() {
                let order = order.unwrap_or(*idx);
                if *next == second {
                    return Some(order);
                }
                if seen.insert(*next) {
                    work.push((*next, Some(order)));
                }
            }
        }
        None
    }

    /// Orders that cannot both be followed, each pair once, the one that is declared first first.
    pub fn contradictions(&self) -> Vec<(&LockOrder, &LockOrder)> {
        let mut seen = BTreeSet::new();
        for (class, next) in &self.after {
            for (after, idx) in next {
                if let Some(back) = self.between_idx(*after, *class) {
                    seen.insert((*idx.min(&back), *idx.max(&back)));
                }
            }
        }
        seen.into_iter().map(|it| (&self.orders[it.0], &self.orders[it.1])).collect()
    }
}
