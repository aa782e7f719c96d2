//! One line for each finding, as compilers and `grep` write them.

use std::io::{self, Write};

use super::{Style, summary, visible};
use crate::run::Report;

pub(super) fn write(report: &Report, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for settled in &report.findings {
        let diagnostic = &settled.finding.diagnostic;
        let span = diagnostic.primary.span;
        let position = report.map.position(span.file, span.start);
        let line = format!(
            "{}:{}:{}: {}[{}]: {}",
            report.map.file(span.file).path,
            position.line,
            position.column,
            settled.level.as_str(),
            settled.finding.rule.name,
            diagnostic.message,
        );
        // A name may hold a line feed, and a line is a finding.
        writeln!(out, "{}", visible(&line).replace('\n', "␊"))?;
    }
    summary::write(report, style, out)
}
