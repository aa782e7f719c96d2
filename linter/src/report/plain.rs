//! Findings as plain text, for formats that have one field for all that is to be said.

use diag::Diagnostic;

use super::{
    place::Place,
    steps::{labels, traces},
};
use crate::{run::Report, settle::Settled};

/// Labels, steps and advice, one a line; empty if the message says all.
pub(super) fn details(report: &Report, diagnostic: &Diagnostic) -> Vec<String> {
    let place = |label: &diag::Label| Place::new(&report.map, label.span).short();
    let traces = traces(diagnostic);
    let mut res = Vec::new();
    for label in labels(diagnostic) {
        if label.thread.is_none() && !label.text.is_empty() {
            res.push(format!("{}: {}", place(label), label.text));
        }
    }
    for trace in &traces {
        let one = traces.len() == 1;
        for label in &trace.steps {
            let who = if one { String::new() } else { format!("thread {}: ", trace.thread) };
            res.push(format!("{}: {who}{}", place(label), label.text));
        }
    }
    res.extend(diagnostic.help.iter().map(|it| format!("help: {it}")));
    res.extend(diagnostic.suggestions.iter().map(|it| format!("help: {}", it.title)));
    res
}

/// The message, and below it the details.
pub(super) fn told(report: &Report, settled: &Settled) -> String {
    let diagnostic = &settled.finding.diagnostic;
    let mut res = diagnostic.message.clone();
    for line in details(report, diagnostic) {
        res.push('\n');
        res.push_str(&line);
    }
    res
}
