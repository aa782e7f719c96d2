//! Decides which findings are reported, at which level and in which order.

mod extent;
mod fingerprint;
mod levels;
mod scan;
mod suppress;

use diag::FileId;
use rules::{Finding, Level};

pub use self::levels::{Levels, Selector};
use self::{fingerprint::Fingerprints, suppress::Suppressions};
pub(crate) use self::{
    fingerprint::content_hash,
    scan::{Kind, pieces},
};
use crate::program::Program;

/// A finding that is to be reported.
#[derive(Clone, Debug)]
pub struct Settled {
    pub finding: Finding,
    pub level: Level,
    /// Names the finding in later versions of the code.
    pub fingerprint: String,
}

/// Where findings are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// In all files that the run reports.
    All,
    File(FileId),
}

/// The outcome of a run.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// Sorted by file, start and rule.
    pub(crate) findings: Vec<Settled>,
    /// How many findings comments and attributes have suppressed.
    pub(crate) suppressed: usize,
}

/// Puts levels on `findings`, drops what is not asked for, and sorts.
///
/// Suppressions that end before the day `today` do not count.
pub(crate) fn settle(
    program: &Program,
    scope: Scope,
    mut findings: Vec<Finding>,
    levels: &Levels,
    today: String,
) -> Verdict {
    let is_asked_for =
        |it: FileId| program.is_reported(it) && (scope == Scope::All || scope == Scope::File(it));
    let files = program.source_files().filter(|it| is_asked_for(*it));
    let mut suppressions = Suppressions::new(&program.map, files, today);
    findings.retain(|it| is_asked_for(it.diagnostic.primary.span.file));
    // Suppressions come first: that a finding would not be shown does not make them idle.
    let (suppressed, mut open): (Vec<Finding>, Vec<Finding>) =
        findings.into_iter().partition(|it| suppressions.covers(it));
    open.extend(suppressions.findings(program, levels));
    open.sort_by(|a, b| order(a).cmp(&order(b)));
    open.dedup_by(|a, b| order(a) == order(b));
    let mut fingerprints = Fingerprints::default();
    let shown = open.into_iter().filter_map(|finding| {
        let fingerprint = fingerprints.next(&program.map, &finding);
        let level = levels.shown(&finding, program.settings_of(&finding))?;
        Some(Settled { finding, level, fingerprint })
    });
    let findings = shown.collect();
    let is_shown = |it: &&Finding| levels.shown(it, program.settings_of(it)).is_some();
    let suppressed = suppressed.iter().filter(is_shown).count();
    Verdict { findings, suppressed }
}

fn order(finding: &Finding) -> (u32, u32, &str, u32, &str) {
    let span = finding.diagnostic.primary.span;
    (span.file.0, span.start, finding.rule.name, span.end, &finding.diagnostic.message)
}
