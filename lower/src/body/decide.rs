//! Which arm of a `match` is taken.
//!
//! Arms are tried in order. Where neighbouring arms ask for variants of the same place, one switch
//! decides between them, and what was learnt there is not forgotten:
//!
//! ```ignore
//! match lock { Ok(Some(x)) => a, Ok(None) => b, Err(_) => c }
//! // switch lock { Ok -> switch lock.0 { Some -> a, _ -> b }, Err -> c }
//! ```

use diag::TextRange;
use model::facts::{BlockId, Operand, PathId, Place, Test};
use rustc_hash::FxHashMap;

use super::{
    builder::Builder,
    matches::Arm,
    pattern::{Pattern, PatternKind},
    refute::{otherwise, outer_test},
};

/// One way into an arm: the pattern, or one case of it.
struct Candidate<'p> {
    pattern: &'p Pattern,
    arm: usize,
    kind: CandidateKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CandidateKind {
    /// The outermost test is for a variant or literal.
    Keyed,
    /// Matches everything.
    Wild,
    /// Is decided on its own.
    Alone,
}

/// Where the ways of a `match` lead.
pub(super) struct Ways {
    /// The start of each arm.
    pub(super) arms: Vec<BlockId>,
    /// Where each arm goes if its guard does not hold.
    pub(super) fails: Vec<Option<BlockId>>,
}

impl Builder<'_, '_> {
    pub(super) fn decide(
        &mut self,
        place: &Place,
        arms: &[Arm<'_>],
        ways: &mut Ways,
        range: TextRange,
    ) {
        let candidates: Vec<Candidate<'_>> =
            arms.iter().enumerate().flat_map(|(idx, it)| candidates(idx, it)).collect();
        let mut rest = &candidates[..];
        while !rest.is_empty() {
            let n_run = run_len(rest, arms);
            let (run, after) = rest.split_at(n_run);
            rest = after;
            let next = (!rest.is_empty()).then(|| self.new_block());
            self.decide_run(place, run, arms, next, ways, range);
            if let Some(next) = next {
                self.start(next);
            }
        }
    }

    /// Candidates that one switch decides between.
    fn decide_run(
        &mut self,
        place: &Place,
        run: &[Candidate<'_>],
        arms: &[Arm<'_>],
        next: Option<BlockId>,
        ways: &mut Ways,
        range: TextRange,
    ) {
        for candidate in run {
            if arms[candidate.arm].guard.is_some() && ways.fails[candidate.arm].is_none() {
                let fail = next.unwrap_or_else(|| self.new_block());
                ways.fails[candidate.arm] = Some(fail);
            }
        }
        let wild = run.last().filter(|it| it.kind == CandidateKind::Wild);
        let leftover = wild.map(|it| ways.arms[it.arm]).or(next);
        if run[0].kind != CandidateKind::Keyed {
            self.test(run[0].pattern, place, next);
            self.goto(ways.arms[run[0].arm], run[0].pattern.range);
            return;
        }

        let groups = self.groups(run);
        let mut targets = Vec::with_capacity(groups.len() + 1);
        let mut starts = Vec::with_capacity(groups.len());
        for group in &groups {
            let start = self.new_block();
            targets.push((outer_test(group[0].pattern), start));
            starts.push(start);
        }
        targets.extend(leftover.map(otherwise));
        self.switch(Operand::Place(place.clone()), targets, range);
        for (group, start) in groups.iter().zip(starts) {
            self.start(start);
            self.decide_group(place, group, arms, leftover, ways);
        }
    }

    /// Candidates with the same outermost test, which holds.
    fn decide_group(
        &mut self,
        place: &Place,
        group: &[&Candidate<'_>],
        arms: &[Arm<'_>],
        leftover: Option<BlockId>,
        ways: &mut Ways,
    ) {
        for (idx, candidate) in group.iter().enumerate() {
            let is_last = idx + 1 == group.len();
            let next = if is_last { leftover } else { Some(self.new_block()) };
            self.test_inside(candidate.pattern, place, next);
            self.goto(ways.arms[candidate.arm], candidate.pattern.range);
            let has_one_way = !matches!(arms[candidate.arm].pattern.kind, PatternKind::Or(_));
            if has_one_way && arms[candidate.arm].guard.is_some() {
                ways.fails[candidate.arm] = next.or(ways.fails[candidate.arm]);
            }
            if let Some(next) = next.filter(|_| !is_last) {
                self.start(next);
            }
        }
    }

    /// Candidates by their outermost test, in the order of first appearance.
    fn groups<'p, 'q>(&self, run: &'q [Candidate<'p>]) -> Vec<Vec<&'q Candidate<'p>>> {
        let mut groups: Vec<Vec<&Candidate<'_>>> = Vec::new();
        let mut idx_of = FxHashMap::default();
        for candidate in run.iter().filter(|it| it.kind == CandidateKind::Keyed) {
            let key = self.key(candidate.pattern);
            let idx = *idx_of.entry(key).or_insert(groups.len());
            if idx == groups.len() {
                groups.push(Vec::new());
            }
            groups[idx].push(candidate);
        }
        groups
    }

    /// What tells a pattern's outermost test from another.
    fn key(&self, pattern: &Pattern) -> String {
        match outer_test(pattern) {
            Test::Variant(path) => self.path_text(path),
            test => format!("{test:?}"),
        }
    }

    fn path_text(&self, path: PathId) -> String {
        let path = &self.frame.body.paths[path.idx()];
        let names: Vec<&str> = path.segments.iter().map(|it| it.name.as_str()).collect();
        names.join("::")
    }
}

fn candidates<'p>(arm_idx: usize, arm: &'p Arm<'_>) -> Vec<Candidate<'p>> {
    let candidate = |pattern: &'p Pattern| Candidate {
        pattern,
        arm: arm_idx,
        kind: candidate_kind(pattern, arm),
    };
    match &arm.pattern.kind {
        PatternKind::Or(cases) => cases.iter().map(candidate).collect(),
        _ => vec![candidate(&arm.pattern)],
    }
}

fn candidate_kind(pattern: &Pattern, arm: &Arm<'_>) -> CandidateKind {
    if pattern.is_irrefutable() {
        let is_sure = arm.guard.is_none();
        return if is_sure { CandidateKind::Wild } else { CandidateKind::Alone };
    }
    match &pattern.kind {
        PatternKind::Variant { .. } | PatternKind::Literal(_) => CandidateKind::Keyed,
        PatternKind::Binding { sub: Some(sub), .. } => candidate_kind(sub, arm),
        _ => CandidateKind::Alone,
    }
}

/// How many of the candidates the next switch decides between.
fn run_len(candidates: &[Candidate<'_>], arms: &[Arm<'_>]) -> usize {
    if candidates[0].kind != CandidateKind::Keyed {
        return 1;
    }
    for (idx, candidate) in candidates.iter().enumerate() {
        match candidate.kind {
            CandidateKind::Keyed => {}
            CandidateKind::Wild => return idx + 1,
            CandidateKind::Alone => return idx,
        }
        // An arm of several cases with a guard has one way to fail: after all of them.
        let arm = &arms[candidate.arm];
        let is_last_case = candidates.get(idx + 1).is_none_or(|it| it.arm != candidate.arm);
        let has_cases = matches!(arm.pattern.kind, PatternKind::Or(_));
        if has_cases && arm.guard.is_some() && is_last_case {
            return idx + 1;
        }
    }
    candidates.len()
}
