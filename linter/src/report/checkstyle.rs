//! The XML that Checkstyle writes, and that Jenkins and many others read.

use std::io::{self, Write};

use rules::Level;

use super::{place::Place, xml::escaped};
use crate::{run::Report, settle::Settled};

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<checkstyle version=\"4.3\">")?;
    // Findings are sorted by file.
    let same_file = |a: &Settled, b: &Settled| {
        a.finding.diagnostic.primary.span.file == b.finding.diagnostic.primary.span.file
    };
    for findings in report.findings.chunk_by(same_file) {
        let file = findings[0].finding.diagnostic.primary.span.file;
        writeln!(out, "  <file name=\"{}\">", escaped(&report.map.file(file).path))?;
        for settled in findings {
            write_error(report, settled, out)?;
        }
        writeln!(out, "  </file>")?;
    }
    writeln!(out, "</checkstyle>")
}

fn write_error(report: &Report, settled: &Settled, out: &mut dyn Write) -> io::Result<()> {
    let diagnostic = &settled.finding.diagnostic;
    let start = Place::new(&report.map, diagnostic.primary.span).start;
    let severity = match settled.level {
        Level::Deny => "error",
        Level::Warn => "warning",
        Level::Hint | Level::Allow => "info",
    };
    writeln!(
        out,
        "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" \
         source=\"threadlint.{}\"/>",
        start.line,
        start.column,
        escaped(&diagnostic.message),
        settled.finding.rule.name,
    )
}
