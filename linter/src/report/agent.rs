//! One line for each finding with everything that is needed to mend it, for programs that read
//! text and pay by the word.

use std::io::{self, Write};

use super::{Style, place::Place, plain, summary, visible};
use crate::{run::Report, settle::Settled};

pub(super) fn write(report: &Report, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for settled in &report.findings {
        writeln!(out, "{}", line(report, settled))?;
    }
    summary::write(report, style, out)
}

/// `src/a.rs:3:5 warn lock_double (high): message | src/a.rs:2:5: label | help: advice`
fn line(report: &Report, settled: &Settled) -> String {
    let diagnostic = &settled.finding.diagnostic;
    let head = format!(
        "{} {} {} ({}): {}",
        Place::new(&report.map, diagnostic.primary.span).short(),
        settled.level.as_str(),
        settled.finding.rule.name,
        diagnostic.confidence.as_str(),
        diagnostic.message,
    );
    let mut parts = vec![head];
    parts.extend(plain::details(report, diagnostic));
    // A name may hold a line feed, and a line is a finding.
    visible(&parts.join(" | ")).replace('\n', "␊")
}
