//! Which findings are new: those that the baseline lacks, and those where something has changed.

use std::path::Path;

use crate::{
    git::{ChangedLines, Hunk},
    paths,
    run::Report,
    settle::Settled,
};

/// Whether the place of `settled`, or one that its labels point at, has changed.
///
/// A deadlock is as new as any of its witnesses. Where lines are only gone, what stands around them
/// has changed: taking out `drop(guard)` makes a finding of the lines before and after.
pub(crate) fn is_new(
    base: &Path,
    report: &Report,
    settled: &Settled,
    changed: &ChangedLines,
) -> bool {
    let diagnostic = &settled.finding.diagnostic;
    let labels = diagnostic.labels.iter().chain([&diagnostic.primary]);
    let lines: Vec<_> = labels
        .map(|it| {
            let line = |offset| report.map.position(it.span.file, offset).line;
            (it.span.file, line(it.span.start), line(it.span.end))
        })
        .collect();
    lines.iter().any(|(file, first, last)| {
        let path = paths::absolute(base, Path::new(&report.map.file(*file).path));
        let Some(hunks) = changed.by_file.get(&path) else { return false };
        let same_file = || lines.iter().filter(|it| it.0 == *file);
        let top = same_file().map(|it| it.1).min().unwrap_or(*first);
        let bottom = same_file().map(|it| it.2).max().unwrap_or(*last);
        hunks.iter().any(|hunk| match is_gap(hunk) {
            true => top <= hunk.first + 1 && hunk.first <= bottom,
            false => *first < hunk.end && hunk.first <= *last,
        })
    })
}

fn is_gap(hunk: &Hunk) -> bool {
    hunk.first == hunk.end
}
