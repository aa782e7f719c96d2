//! The traces of a finding: which thread goes which way, step by step.

use diag::{Diagnostic, Label};

/// The way of one thread.
#[derive(Debug)]
pub(crate) struct Trace<'d> {
    pub(crate) thread: u32,
    pub(crate) steps: Vec<&'d Label>,
}

/// The labels of `diagnostic` in reading order: the primary one is the last step of its thread,
/// for that is where things go wrong; without a thread it comes first.
pub(crate) fn labels(diagnostic: &Diagnostic) -> Vec<&Label> {
    let primary = &diagnostic.primary;
    let mut res: Vec<&Label> = diagnostic.labels.iter().collect();
    let last = res.iter().rposition(|it| it.thread.is_some() && it.thread == primary.thread);
    res.insert(last.map_or(0, |it| it + 1), primary);
    res
}

/// The traces of `diagnostic`, by thread.
pub(crate) fn traces(diagnostic: &Diagnostic) -> Vec<Trace<'_>> {
    let mut res: Vec<Trace<'_>> = Vec::new();
    for label in labels(diagnostic) {
        let Some(thread) = label.thread else { continue };
        match res.iter_mut().find(|it| it.thread == thread) {
            Some(trace) => trace.steps.push(label),
            None => res.push(Trace { thread, steps: vec![label] }),
        }
    }
    res.sort_by_key(|it| it.thread);
    res
}
