//! What limits kept from being looked at.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, PoisonError},
};

/// A limit that ends the analysis of something before all is seen, so that time grows no faster than
/// the code. Limits that are a part of a question (through how many copies a value is followed) are
/// not among these: what is further away is not what is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// Functions that do more than a summary holds.
    Summaries,
    /// Groups of functions that call one another, and have more to say each time they are looked at.
    Rounds,
    /// Functions from which calls lead further than ways are followed.
    Paths,
    /// Methods of traits with more impls than calls of them may mean.
    Impls,
    /// Functions that hold more guards at once than are kept track of.
    Guards,
    /// Functions that take a lock against more guards that conflict with it than are told of.
    Conflicts,
    /// Files with macros that make more, or call one another deeper, than is expanded.
    Macros,
    /// Functions whose states do not settle.
    States,
    /// Functions with more critical sections of a lock than are compared.
    Sections,
    /// Functions that are so long, and have so many sections, that not all are looked at.
    Looks,
    /// Functions whose types take too many searches.
    Types,
    /// Names of blocking functions that too many bodies have for their callers to be looked for.
    Callers,
    /// Whether what all callers of functions hold was not settled in time.
    OnEntry,
    /// Locks in whose circles more ways come together than are tried.
    Ways,
    /// Whether imports lead on after the last round of resolving them.
    Imports,
    /// Whether there are more circles of locks than are told of.
    Circles,
    /// Whether there are circles of more locks than are looked for.
    LongCircles,
}

/// What limits kept from being looked at, and how much that was.
#[derive(Debug, Default)]
pub struct Cuts(Mutex<BTreeSet<(Limit, u32)>>);

impl Cuts {
    /// Notes that a limit ended the work on `what`, the number of what the limit counts: however often
    /// it is said, that is once.
    pub(crate) fn note(&self, limit: Limit, what: u32) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert((limit, what));
    }

    /// Of how many each limit cut something off.
    pub fn counts(&self) -> BTreeMap<Limit, usize> {
        let mut res = BTreeMap::new();
        for (limit, _) in self.0.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            *res.entry(*limit).or_default() += 1;
        }
        res
    }
}

#[cfg(test)]
mod tests {
    use super::{Cuts, Limit};

    #[test]
    fn each_counts_once() {
        let cuts = Cuts::default();
        for what in [3, 5, 3] {
            cuts.note(Limit::Looks, what);
        }
        cuts.note(Limit::Circles, 0);
        let counts: Vec<_> = cuts.counts().into_iter().collect();
        assert_eq!(counts, [(Limit::Looks, 2), (Limit::Circles, 1)]);
    }
}
