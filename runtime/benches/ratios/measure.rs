//! Measuring two things side by side.

use std::time::Instant;

pub(crate) struct Table {
    quick: bool,
    only: Option<String>,
}

impl Table {
    pub(crate) fn new(quick: bool, only: Option<String>) -> Self {
        Self { quick, only }
    }

    /// The number of operations of one run.
    pub(crate) fn n(&self, n_operations: usize) -> usize {
        if self.quick { n_operations / 1000 + 8 } else { n_operations }
    }

    /// Runs both in turn, five times each, and prints the best of each and their ratio. Each returns
    /// the nanoseconds of one operation.
    #[expect(clippy::print_stdout, reason = "a benchmark prints")]
    pub(crate) fn row(
        &self,
        name: &str,
        target: f64,
        mut ours: impl FnMut() -> f64,
        mut peer: impl FnMut() -> f64,
    ) {
        if self.only.as_ref().is_some_and(|it| !name.contains(it.as_str())) {
            return;
        }
        let n_runs = if self.quick { 1 } else { 5 };
        let runs: Vec<_> = (0..n_runs).map(|_| (ours(), peer())).collect();
        let ours = runs.iter().map(|it| it.0).fold(f64::INFINITY, f64::min);
        let peer = runs.iter().map(|it| it.1).fold(f64::INFINITY, f64::min);
        let ratio = ours / peer;
        let verdict = if ratio <= target { "" } else { "  missed" };
        println!("{name:<58} {ours:>7.1}ns {peer:>7.1}ns {ratio:>7.2} {target:>7.2}{verdict}");
    }
}

/// Nanoseconds of one of `n` operations that `f` does.
pub(crate) fn time(n: usize, f: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    f();
    begun.elapsed().as_nanos() as f64 / n as f64
}

/// Nanoseconds of one call of `f`.
pub(crate) fn time_each(n: usize, mut f: impl FnMut()) -> f64 {
    time(n, || (0..n).for_each(|_| f()))
}
