//! The XML that test runners write: a suite for each file with findings, a failed test for each
//! finding.

use std::io::{self, Write};

use rules::Level;

use super::{place::Place, plain, xml::escaped};
use crate::{run::Report, settle::Settled};

const TOOL: &str = env!("CARGO_PKG_NAME");

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    let all = Counts::new(&report.findings);
    let (tests, failures) = (all.tests.max(1), all.failures);
    writeln!(
        out,
        "<testsuites name=\"{TOOL}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">"
    )?;
    // Readers take a report without a test for a run that went wrong.
    if report.findings.is_empty() {
        writeln!(
            out,
            "  <testsuite name=\"{TOOL}\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">"
        )?;
        writeln!(out, "    <testcase name=\"no findings\" classname=\"{TOOL}\"/>")?;
        writeln!(out, "  </testsuite>")?;
    }
    let same_file = |a: &Settled, b: &Settled| {
        a.finding.diagnostic.primary.span.file == b.finding.diagnostic.primary.span.file
    };
    for findings in report.findings.chunk_by(same_file) {
        write_suite(report, findings, out)?;
    }
    writeln!(out, "</testsuites>")
}

/// How many tests a suite has, and how they ended.
struct Counts {
    tests: usize,
    failures: usize,
}

impl Counts {
    fn new(findings: &[Settled]) -> Counts {
        let failures = findings.iter().filter(|it| it.level >= Level::Warn).count();
        Counts { tests: findings.len(), failures }
    }
}

fn write_suite(report: &Report, findings: &[Settled], out: &mut dyn Write) -> io::Result<()> {
    let file = findings[0].finding.diagnostic.primary.span.file;
    let path = escaped(&report.map.file(file).path);
    let Counts { tests, failures } = Counts::new(findings);
    let skipped = tests - failures;
    writeln!(
        out,
        "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" \
         skipped=\"{skipped}\" file=\"{path}\">"
    )?;
    for settled in findings {
        write_case(report, settled, &path, out)?;
    }
    writeln!(out, "  </testsuite>")
}

fn write_case(
    report: &Report,
    settled: &Settled,
    path: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let diagnostic = &settled.finding.diagnostic;
    let place = Place::new(&report.map, diagnostic.primary.span);
    let rule = settled.finding.rule.name;
    let (line, column) = (place.start.line, place.start.column);
    writeln!(out, "    <testcase name=\"{rule}:{line}:{column}\" classname=\"{path}\">")?;
    // A hint is no failure, and yet is to be seen.
    let element = if settled.level >= Level::Warn { "failure" } else { "skipped" };
    let mut lines = vec![place.short()];
    lines.extend(plain::details(report, diagnostic));
    writeln!(
        out,
        "      <{element} type=\"{}\" message=\"{}\">{}</{element}>",
        settled.level.as_str(),
        escaped(&diagnostic.message),
        escaped(&lines.join("\n")),
    )?;
    writeln!(out, "    </testcase>")
}
